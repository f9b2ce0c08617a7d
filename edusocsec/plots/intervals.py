"""Estimates with their intervals, one below the other, and a line at zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, DataError, MissingValuesError, instance_of, listed
from edusocsec.plots.colours import ACCENT, CATEGORIES
from edusocsec.plots.inputs import numeric, unique
from edusocsec.plots.lettering import as_label, wrap
from edusocsec.plots.style import finish, house_style, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLUMNS = ["estimate", "lower", "upper"]


def intervals(
    estimates: pd.DataFrame,
    *,
    axis: str | None = None,
    title: str | None = None,
    caption: str | None = None,
    width: float = 7.5,
) -> Figure:
    """Draw each estimate as a point with its interval; hollow where the interval holds zero.

    Parameters
    ----------
    estimates : DataFrame of shape (n, 3)
        Columns ``estimate``, ``lower`` and ``upper``, one labelled row for each estimate.
    axis : str, optional
        What the estimates are, written below the horizontal axis.
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
        If a column is missing, or there is no row.
    DataError
        If a number is missing, or an interval does not hold its estimate.

    Examples
    --------
    >>> figure = intervals(pd.DataFrame(
    ...     {"estimate": [0.5, -0.1], "lower": [0.3, -0.4], "upper": [0.7, 0.2]},
    ...     index=["urbanization", "unemployment"],
    ... ))
    >>> [label.get_text() for label in figure.axes[0].get_yticklabels()]
    ['urbanization', 'unemployment']
    """
    instance_of(estimates, pd.DataFrame, "estimates")
    absent = [column for column in COLUMNS if column not in estimates.columns]
    if absent or estimates.empty:
        raise ArgumentError(
            _("Intervals need the columns {columns} and at least one row.").format(
                columns=listed(COLUMNS)
            ),
            _("Give one row for each estimate."),
        )
    unique(estimates.index)
    values = estimates[COLUMNS].apply(numeric)
    _refuse_impossible(values)
    middle, low, high = values.to_numpy().T
    places = np.arange(len(values))
    holds_zero = (low <= 0) & (high >= 0)
    with house_style():
        figure, axes = new_figure(width, 1.2 + 0.45 * len(values))
        axes.axvline(0, color=ACCENT, linewidth=1.4, linestyle=(0, (5, 3)))
        for hollow in (False, True):
            chosen = holds_zero == hollow
            if chosen.any():
                axes.errorbar(
                    middle[chosen],
                    places[chosen],
                    xerr=[(middle - low)[chosen], (high - middle)[chosen]],
                    fmt="o",
                    color=CATEGORIES[0],
                    markerfacecolor="white" if hollow else CATEGORIES[0],
                    markersize=7,
                    capsize=4,
                    linewidth=1.6,
                )
        axes.set_yticks(places, labels=[as_label(name) for name in values.index])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(len(values) - 0.4, -0.6)
        below = _("{axis} (hollow: the interval holds zero)").format(axis=axis or _("Estimate"))
        wrap(axes.xaxis.label, below, 0.7 * figure.bbox.width)
        finish(figure, title, caption)
    return figure


def _refuse_impossible(values: pd.DataFrame) -> None:
    incomplete = values.index[values.isna().any(axis=1)]
    if len(incomplete):
        raise MissingValuesError(
            _("A number is missing for {labels}.").format(labels=listed(incomplete)),
            _("Give estimate, lower and upper end of every row."),
        )
    outside = (values["estimate"] < values["lower"]) | (values["estimate"] > values["upper"])
    if outside.any():
        raise DataError(
            _("The estimate lies outside its interval for {labels}.").format(
                labels=listed(values.index[outside])
            ),
            _("Give the ends of the interval themselves, not their distance from the estimate."),
        )
