"""Lorenz curves beside the line of equality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from edusocsec.errors import ArgumentError, instance_of
from edusocsec.plots.colours import INK, group_looks
from edusocsec.plots.inputs import numeric
from edusocsec.plots.lettering import as_label
from edusocsec.plots.style import finish, house_style, legend_above, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def lorenz(
    curves: Mapping[str, pd.DataFrame],
    *,
    title: str | None = None,
    caption: str | None = None,
    width: float = 7.5,
) -> Figure:
    """Draw one or more Lorenz curves.

    Parameters
    ----------
    curves : mapping from name to DataFrame
        Cumulative share of the people and of the total in the first two columns, from (0, 0) to
        (1, 1).
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
        If there is no curve.

    Examples
    --------
    >>> points = pd.DataFrame({"people": [0, 0.5, 1], "money": [0, 0.25, 1]})
    >>> figure = lorenz({"2013": points})
    >>> figure.axes[0].lines[1].get_ydata().tolist()
    [0.0, 0.25, 1.0]
    """
    instance_of(curves, Mapping, "curves")
    if not curves:
        raise ArgumentError(_("There is no curve to draw."), _("Give at least one curve."))
    with house_style():
        figure, axes = new_figure(width, 0.85 * width)
        axes.plot([0, 1], [0, 1], color=INK, linewidth=1, linestyle=(0, (5, 3)))
        axes.annotate(
            _("equality"), (0.32, 0.32), xytext=(-6, 6), textcoords="offset points", ha="right"
        )
        looks = group_looks(pd.Series(list(curves)))
        handles = []
        for name, points in curves.items():
            look = looks[name]
            people, total = _shares(points)
            handles += axes.plot(
                people,
                total,
                color=look.colour,
                marker=look.marker,
                markevery=max(len(points) // 12, 1),
                markersize=5,
                linewidth=1.8,
            )
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.set_aspect("equal")
        axes.set_xlabel(_("Share of the people, the poorest first"))
        axes.set_ylabel(_("Share of the total"))
        if len(curves) > 1:
            legend_above(axes, handles, [as_label(name) for name in curves], 0.98)
        finish(figure, title, caption)
    return figure


def _shares(points: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Cumulative shares of the people and of the total."""
    if instance_of(points, pd.DataFrame, "curves").shape[1] < 2 or points.empty:
        raise ArgumentError(
            _("A curve needs two columns and at least one row."),
            _("Give the cumulative shares of the people and of the total."),
        )
    return numeric(points.iloc[:, 0]), numeric(points.iloc[:, 1])
