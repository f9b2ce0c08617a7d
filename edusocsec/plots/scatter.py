"""A scatter plot whose points have names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from edusocsec.errors import ArgumentError, MissingValuesError, instance_of, listed
from edusocsec.plots.colours import CATEGORIES, INK, MARKERS, QUIET, GroupLook, group_looks
from edusocsec.plots.inputs import groups_of, numeric, unique
from edusocsec.plots.lettering import as_label
from edusocsec.plots.placement import write_names
from edusocsec.plots.style import finish, house_style, legend_above, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_NAMED = 200
"""Among more points than this hardly a name finds a place, and looking for one takes seconds."""


def scatter(
    points: pd.DataFrame,
    *,
    groups: pd.Series | None = None,
    labels: bool = True,
    arrows: bool = False,
    unit_circle: bool = False,
    title: str | None = None,
    caption: str | None = None,
    width: float = 7.5,
) -> Figure:
    """Draw named points in the plane of the first two columns, with lines through zero.

    Parameters
    ----------
    points : DataFrame of shape (n, 2 or more)
        The first column goes to the right, the second upwards; the index names the points.
    groups : Series, optional
        The group of each point, shown by colour and by shape.
    labels : bool
        Write the name at each point. Where points are so dense that a name would cover others,
        it is left out; of more than 200 points none is named.
    arrows : bool
        Draw an arrow from zero to each point, as for the loadings of variables.
    unit_circle : bool
        Draw the circle of radius 1, which no loading can leave; both axes then have one scale.
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
        If there are fewer than two columns, or no rows.
    DuplicateLabelsError
        If two points have the same name.
    MissingValuesError
        If a point lacks a coordinate or a group.
    NotNumericError
        If a coordinate is not a number.

    Examples
    --------
    >>> scores = pd.DataFrame({"F1": [1.2, -0.4], "F2": [0.3, -0.9]}, index=["Beijing", "Gansu"])
    >>> figure = scatter(scores)
    >>> figure.axes[0].get_xlabel(), [text.get_text() for text in figure.axes[0].texts]
    ('F1', ['Beijing', 'Gansu'])
    """
    instance_of(points, pd.DataFrame, "points")
    if points.shape[1] < 2 or points.empty:
        raise ArgumentError(
            _(
                "A plane needs two columns and at least one row; there are {columns} and {rows}."
            ).format(columns=points.shape[1], rows=points.shape[0]),
            _("Give a table whose first two columns are the coordinates."),
        )
    unique(points.index)
    plane = points.iloc[:, :2].apply(numeric)
    absent = plane.index[plane.isna().any(axis=1)]
    if len(absent):
        raise MissingValuesError(
            _("{names} have no place: a coordinate is missing.").format(names=listed(absent)),
            _("Leave these rows out with `dropna`, or fill in the value."),
        )
    with house_style():
        figure, axes = new_figure(width, max(0.7 * width, 4.0))
        axes.axhline(0, color=QUIET, linewidth=0.8, zorder=1)
        axes.axvline(0, color=QUIET, linewidth=0.8, zorder=1)
        axes.set_xlabel(as_label(plane.columns[0], most=40))
        axes.set_ylabel(as_label(plane.columns[1], most=40))
        axes.margins(0.1)
        if unit_circle:
            _draw_circle(axes)
        if arrows:
            _draw_arrows(axes, plane)
        if groups is None:
            _draw_points(axes, plane, GroupLook(CATEGORIES[0], MARKERS[0], ""))
        else:
            members = groups_of(plane.index, groups)
            looks = {g: look for g, look in group_looks(groups).items() if (members == g).any()}
            drawn = [_draw_points(axes, plane[members == g], looks[g]) for g in looks]
            # The numbers and the title left of the axes take up to a fifth of the width.
            legend_above(axes, drawn, [as_label(group) for group in looks], share=0.8)
        finish(figure, title, caption)
        if labels and len(plane) <= MOST_NAMED:
            write_names(axes, plane, outwards=arrows)
    return figure


def _draw_points(axes: Axes, plane: pd.DataFrame, look: GroupLook) -> Artist:
    return axes.scatter(
        plane.iloc[:, 0],
        plane.iloc[:, 1],
        s=46,
        marker=look.marker,
        facecolor=look.colour,
        edgecolor=INK,
        linewidth=0.6,
        zorder=3,
    )


def _draw_arrows(axes: Axes, plane: pd.DataFrame) -> None:
    from matplotlib.patches import FancyArrowPatch

    for x, y in plane.to_numpy():
        axes.add_patch(
            FancyArrowPatch(
                (0, 0),
                (x, y),
                arrowstyle="-|>",
                mutation_scale=11,
                color=QUIET,
                shrinkA=0,
                shrinkB=4,
            )
        )


def _draw_circle(axes: Axes) -> None:
    from matplotlib.patches import Circle

    axes.add_patch(Circle((0, 0), 1, fill=False, edgecolor=QUIET, linewidth=0.8, zorder=1))
    axes.set_aspect("equal", adjustable="datalim")
