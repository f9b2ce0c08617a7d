"""Lines over the years, each named at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, instance_of
from edusocsec.plots.colours import FAINT, QUIET, group_looks
from edusocsec.plots.inputs import numeric
from edusocsec.plots.lettering import as_label
from edusocsec.plots.style import finish, house_style, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LINES, MOST_TICKS = 12, 10


def lines(
    frame: pd.DataFrame,
    *,
    axis_title: str | None = None,
    reference: float | None = None,
    title: str | None = None,
    caption: str | None = None,
    width: float = 7.5,
) -> Figure:
    """Draw one line for each column, with the index on the horizontal axis.

    Parameters
    ----------
    frame : DataFrame
        Years in rows, at most twelve lines in columns. A missing value leaves a gap.
    axis_title : str, optional
        What is measured, with its unit.
    reference : float, optional
        Draw a dashed line at this height.
    title, caption : str, optional
        Heading, and a sentence below the picture that says what to see.
    width : float
        Width in inches.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ArgumentError
        If there are no lines, or more than can be told apart.

    Examples
    --------
    >>> frame = pd.DataFrame({"east": [1.0, 2.0], "west": [2.0, 1.5]}, index=[2010, 2011])
    >>> figure = lines(frame)
    >>> [line.get_ydata().tolist() for line in figure.axes[0].lines]
    [[1.0, 2.0], [2.0, 1.5]]
    """
    instance_of(frame, pd.DataFrame, "frame")
    if not 1 <= frame.shape[1] <= MOST_LINES:
        raise ArgumentError(
            _("{count} lines cannot be told apart.").format(count=frame.shape[1]),
            _("Give between 1 and {most} columns.").format(most=MOST_LINES),
        )
    with house_style():
        figure, axes = new_figure(width, 0.55 * width)
        axes.grid(axis="y", color=FAINT)
        if reference is not None:
            axes.axhline(reference, color=QUIET, linewidth=1, linestyle=(0, (5, 3)))
        for name, look in group_looks(pd.Series(list(frame.columns))).items():
            axes.plot(
                frame.index,
                numeric(frame[name]),
                color=look.colour,
                marker=look.marker,
                markersize=5,
                linewidth=1.8,
            )
        every = -(-len(frame) // MOST_TICKS)
        axes.set_xticks(frame.index[::-1][::every])
        if axis_title is not None:
            axes.set_ylabel(axis_title)
        _name_ends(axes, frame)
        finish(figure, title, caption)
    return figure


def _name_ends(axes: Axes, frame: pd.DataFrame) -> None:
    """Write each line's name at its right end, moved apart where two would overlap."""
    ends = frame.ffill().iloc[-1].sort_values(kind="stable")
    gap = 0.055 * float(np.ptp(axes.get_ylim()))
    height = -np.inf
    for name, end in ends.items():
        height = max(float(end), height + gap)
        axes.annotate(
            as_label(name),
            (frame.index[-1], height),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
        )
