"""Scree plot: the eigenvalues in order, and which of them are kept."""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, MissingValuesError, instance_of, listed
from edusocsec.plots.colours import ACCENT, CATEGORIES, INK
from edusocsec.plots.inputs import numeric, unique
from edusocsec.plots.lettering import as_label, number, shrink_to_fit, wrap
from edusocsec.plots.style import finish, house_style, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BAR = CATEGORIES[0]
ROOM = 0.31
"""Inches that a bar needs for its value to be printed legibly."""


def scree(
    eigenvalues: pd.Series,
    *,
    kept: int,
    reference: pd.Series | None = None,
    cumulative: pd.Series | None = None,
    title: str | None = None,
    caption: str | None = None,
    width: float = 7.5,
) -> Figure:
    """Draw the eigenvalues as bars, the kept ones filled, with Kaiser's line at 1.

    Parameters
    ----------
    eigenvalues : Series of shape (p,)
        Eigenvalues of the correlation matrix, greatest first, labelled by component.
    kept : int
        How many of them are kept, from 0 to p.
    reference : Series of shape (p,), optional
        Eigenvalues of random data of the same size (parallel analysis), drawn as a line.
    cumulative : Series of shape (p,), optional
        Cumulative share of the variance, in per cent, written below each component.
    title, caption : str, optional
        Heading, and a sentence below the picture that says what to see.
    width : float
        Width in inches.

    Returns
    -------
    matplotlib.figure.Figure
        Values and shares are written where they fit: for up to 20 components at the default width.

    Raises
    ------
    ArgumentError
        If `kept` lies outside 0 to p.
    MissingValuesError
        If an eigenvalue is missing, or `reference` or `cumulative` lacks a component.

    Examples
    --------
    >>> eigenvalues = pd.Series([2.1, 0.7, 0.2], index=["1", "2", "3"])
    >>> figure = scree(eigenvalues, kept=1)
    >>> [float(bar.get_height()) for bar in figure.axes[0].patches]
    [2.1, 0.7, 0.2]
    """
    instance_of(eigenvalues, pd.Series, "eigenvalues")
    count = len(eigenvalues)
    if not 0 <= instance_of(kept, Integral, "kept") <= count or count == 0:
        raise ArgumentError(
            _("{kept} of {count} components cannot be kept.").format(kept=kept, count=count),
            _("Keep between 0 and as many components as there are eigenvalues."),
        )
    heights = _of_each_component(eigenvalues, eigenvalues, "eigenvalues")
    # Where a number on top of a bar would lie on the reference line, it goes above that.
    tops, band = np.maximum(heights, 0), 0.09 * max(heights.max(), 1)
    if reference is not None:
        chance = _of_each_component(reference, eigenvalues, "reference")
        tops = np.where((chance > tops - band / 4) & (chance < tops + band), chance, tops)
    places = np.arange(count)
    printed = count * ROOM <= width - 1.2
    names = [as_label(name, most=12) for name in eigenvalues.index]
    below = _("Component (filled: kept)")
    if cumulative is not None and printed:
        shares = _of_each_component(cumulative, eigenvalues, "cumulative")
        names = [f"{name}\n{number(share, 1)}" for name, share in zip(names, shares, strict=True)]
        below = _("Component (filled: kept), cumulative share of the variance (%)")

    with house_style():
        figure, axes = new_figure(width, 4.2)
        bars = axes.bar(places, heights, width=0.68, color=BAR, edgecolor=BAR, linewidth=1.4)
        for bar in bars[kept:]:
            bar.set_facecolor("white")
        axes.axhline(1, color=ACCENT, linewidth=1.4, linestyle=(0, (5, 3)), zorder=3)
        ends = [(1.0, _("Kaiser: 1"), ACCENT)]
        if reference is not None:
            axes.plot(places, chance, color=INK, marker="o", markersize=4.5, linewidth=1.2)
            ends.append((chance[-1], _("random data"), INK))
        if printed:
            for place, height, top in zip(places, heights, tops, strict=True):
                axes.annotate(
                    number(height, 2),
                    (place, top),
                    xytext=(0, 5),
                    textcoords="offset points",
                    ha="center",
                    zorder=4,
                    # White ground, so that no line runs through the digits.
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
                )
        axes.set_xlim(-0.6, count - 0.4)
        axes.set_ylim(min(heights.min(), 0), 1.12 * max(tops.max(), 1))
        step = 1 if printed else 5
        axes.set_xticks(places[::step], labels=names[::step])
        axes.tick_params(axis="x", length=0)
        wrap(axes.xaxis.label, below, 0.7 * figure.bbox.width)
        axes.set_ylabel(_("Eigenvalue"))
        values = list(axes.texts)
        _label_ends(axes, ends)
        finish(figure, title, caption)
        room = 0.88 * axes.bbox.width / len(axes.get_xticks())
        shrink_to_fit(values, room)
        shrink_to_fit(axes.get_xticklabels(), room)
    return figure


def _of_each_component(given: pd.Series, eigenvalues: pd.Series, argument: str) -> np.ndarray:
    unique(instance_of(given, pd.Series, argument).index)
    values = numeric(given).reindex(eigenvalues.index)
    absent = values.index[values.isna()]
    if len(absent):
        raise MissingValuesError(
            _("`{argument}` has no value for {components}.").format(
                argument=argument, components=listed(absent)
            ),
            _("Give one number for each component, with the same index as `eigenvalues`."),
        )
    return values.to_numpy()


def _label_ends(axes: Axes, ends: list[tuple[float, str, str]]) -> None:
    """Write at the right end of each line what it is, the upper label above the lower one."""
    close = len(ends) > 1 and abs(ends[0][0] - ends[1][0]) < 0.08 * np.ptp(axes.get_ylim())
    highest = max(height for height, _name, _colour in ends)
    for height, name, colour in ends:
        axes.annotate(
            name,
            (1, height),
            xycoords=axes.get_yaxis_transform(),
            xytext=(6, 0),
            textcoords="offset points",
            va=("bottom" if height == highest else "top") if close else "center",
            color=colour,
        )
