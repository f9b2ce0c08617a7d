"""A matrix as a heat map with its numbers in the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from edusocsec.errors import ArgumentError, instance_of
from edusocsec.plots.colours import FAINT, NO_DATA, NO_DATA_HATCH, QUIET, colour_scale, text_colour
from edusocsec.plots.inputs import numeric, unique
from edusocsec.plots.lettering import as_label, number, shrink_to_fit
from edusocsec.plots.style import finish, house_style, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ANNOTATED = 25
"""Numbers in more rows or columns than this could not be read."""
MOST_NAMED = 150
"""Up to as many rows the picture grows, so that each can be named."""


def matrix(
    frame: pd.DataFrame,
    *,
    scale: Literal["signed", "ordered"] = "signed",
    limits: tuple[float, float] | None = None,
    decimals: int = 2,
    title: str | None = None,
    caption: str | None = None,
    emphasis: float | None = None,
    width: float = 7.5,
) -> Figure:
    """Draw a table of numbers as coloured cells, with the numbers in them.

    Parameters
    ----------
    frame : DataFrame of shape (r, c)
        Numbers with their row and column names, such as correlations or loadings. Cells without a
        value are hatched.
    scale : {"signed", "ordered"}
        Blue to red with white at zero, or cividis.
    limits : (low, high), optional
        Numbers at the ends of the colour scale, such as (-1, 1) for correlations; by default those
        of the data. The signed scale is symmetric about zero in any case.
    decimals : int
        Decimals of the numbers in the cells.
    title, caption : str, optional
        Heading, and a sentence below the picture that says what to see.
    emphasis : float, optional
        Cells whose absolute value reaches this are printed bold.
    width : float
        Greatest width in inches; a small table is narrower.

    Returns
    -------
    matplotlib.figure.Figure
        Without the numbers if there are more than 25 rows or columns.

    Raises
    ------
    UnknownNameError
        If there is no such `scale`.
    ArgumentError
        If the frame is empty, or `limits` are in the wrong order.
    DuplicateLabelsError
        If two rows or two columns have the same name.
    NotNumericError
        If a column does not hold numbers.

    Examples
    --------
    >>> loadings = pd.DataFrame(
    ...     {"F1": [0.912, -0.1], "F2": [0.05, 0.866]}, index=["income", "ageing"]
    ... )
    >>> figure = matrix(loadings, limits=(-1, 1), emphasis=0.5)
    >>> [(text.get_text(), text.get_weight()) for text in figure.axes[0].texts]
    [('0.91', 'bold'), ('0.05', 'normal'), ('−0.10', 'normal'), ('0.87', 'bold')]
    """
    instance_of(frame, pd.DataFrame, "frame")
    if frame.empty:
        raise ArgumentError(
            _("The table has no cells to draw."), _("Give at least one row and one column.")
        )
    unique(frame.index)
    unique(frame.columns)
    table = frame.apply(numeric)
    values = table.to_numpy()
    rows, columns = table.shape
    annotated = max(rows, columns) <= MOST_ANNOTATED
    letters = min(28, int(4 * width))
    table = table.set_axis([as_label(name, letters) for name in table.index], axis=0)
    table = table.set_axis([as_label(name, letters) for name in table.columns], axis=1)
    colours = colour_scale(scale, values, limits)

    with house_style():
        import seaborn as sns
        from matplotlib.ticker import MaxNLocator

        across = 0.09 * max(map(len, table.index)) + 1.0 * columns + 1.0
        down = rows * 0.4 if annotated else min(rows, MOST_NAMED) * 0.19
        figure, axes = new_figure(min(width, across), down)
        sns.heatmap(
            table,
            ax=axes,
            cmap=colours.cmap,
            norm=colours.norm,
            annot=table.map(lambda value: number(value, decimals)) if annotated else False,
            fmt="",
            annot_kws={"size": 11, "in_layout": False},
            linewidths=0.6 if annotated else 0,
            linecolor=FAINT,
            cbar_kws={
                **{"location": "bottom", "shrink": 0.9, "aspect": 40, "pad": 0.02},
                "ticks": MaxNLocator(min(4, columns + 1), steps=[1, 2, 5, 10]),
            },
            yticklabels=True if rows <= MOST_NAMED else "auto",
            xticklabels=True if columns <= MOST_ANNOTATED else "auto",
        )
        # What lies behind the cells shows where a value is missing.
        axes.patch.set(facecolor=NO_DATA, hatch=NO_DATA_HATCH, edgecolor=QUIET, linewidth=0)
        axes.tick_params(length=0)
        axes.set(xlabel="", ylabel="")
        axes.xaxis.tick_top()
        _turn_column_names(axes, 0.7 * figure.bbox.width / columns)
        above = max(name.get_window_extent().height for name in axes.get_xticklabels())
        figure.set_figheight(down + above / figure.dpi + 1.0)
        for text in axes.texts:
            column, row = (int(side) for side in text.get_position())
            text.set_color(text_colour(colours.colour(values[row, column])))
            if emphasis is not None and abs(values[row, column]) >= emphasis:
                text.set_fontweight("bold")
        finish(figure, title, caption)
        shrink_to_fit(axes.texts, 0.86 * axes.bbox.width / columns)
    return figure


def _turn_column_names(axes: Axes, room: float) -> None:
    """Slant the column names if the longest is wider than ``room`` pixels, or set them upright."""
    names = axes.get_xticklabels()
    if max(name.get_window_extent().width for name in names) > room:
        slanted = room > 0.5 * axes.figure.dpi
        for name in names:
            name.set(rotation=45 if slanted else 90, rotation_mode="anchor")
            name.set(ha="left", va="baseline" if slanted else "center")
