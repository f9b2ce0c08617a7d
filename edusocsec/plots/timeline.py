"""A timeline from top to bottom: periods, what happened, and for which years there are figures."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, MissingValuesError, instance_of, listed
from edusocsec.plots.colours import ACCENT, CATEGORIES, FAINT, NO_DATA_HATCH, QUIET
from edusocsec.plots.lettering import as_label, wrap
from edusocsec.plots.style import finish, house_style, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Places from left to right, as shares of the width of the axes.
PERIODS_END = 0.09
EVENTS_AT = 0.13
TEXTS_FROM = 0.18
SERIES_STEP = 0.065
BAR = 0.028
PADDING = 4.0
"""Least distance between two texts, in pixels at 100 dots to the inch."""


def timeline(
    events: pd.DataFrame,
    periods: pd.DataFrame,
    *,
    series: pd.DataFrame | None = None,
    title: str | None = None,
    caption: str | None = None,
    width: float = 6.0,
) -> Figure:
    """Draw events beside the periods they belong to, later years below earlier ones.

    All three tables have names as index and the columns ``first`` and ``last``, whole years that
    both count. Years between two periods that belong to none are hatched.

    Parameters
    ----------
    events : DataFrame
        What happened. An event of several years is a line, of one year a dot.
    periods : DataFrame
        Spans of years that do not overlap, in order.
    series : DataFrame, optional
        For which years there are figures: one bar for each row, its name above it.
    title, caption : str, optional
        Heading, and a sentence below the picture that says what to see.
    width : float
        Width in inches. The default stays legible on a telephone.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ArgumentError
        If a column is missing, something ends before it begins, periods overlap, or there are more
        events than fit.
    MissingValuesError
        If a year is missing.

    Examples
    --------
    >>> events = pd.DataFrame({"first": [1952], "last": [1952]}, index=["a law"])
    >>> periods = pd.DataFrame({"first": [1950], "last": [1960]}, index=["1950-1960"])
    >>> figure = timeline(events, periods)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['1950-1960', 'a law']
    """
    happened = sorted(_spans("events", events), key=lambda span: span.first)
    bands = _spans("periods", periods)
    bars = [] if series is None else _spans("series", series)
    if any(later.first <= earlier.last for earlier, later in pairwise(bands)):
        raise ArgumentError(
            _("The periods overlap or are not in order."),
            _("Sort them by `first`, and let each begin after the one before it has ended."),
        )
    every = [*happened, *bands, *bars]
    with house_style():
        figure, axes = new_figure(width, 1.25 * width)
        axes.set(xlim=(0, 1), xticks=[])
        axes.set_ylim(max(span.end for span in every), min(span.first for span in every))
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        _draw_periods(axes, bands)
        _draw_series(axes, bars)
        finish(figure, title, caption)
        _write_events(axes, happened, 1 - SERIES_STEP * len(bars))
    return figure


@dataclass(frozen=True)
class Span:
    """Whole years, of which the first and the last both count."""

    name: Hashable
    first: int
    last: int

    @property
    def end(self) -> int:
        """Where the last year ends."""
        return self.last + 1

    @property
    def middle(self) -> float:
        """Halfway between beginning and end."""
        return (self.first + self.end) / 2


def _spans(what: str, table: pd.DataFrame) -> list[Span]:
    """Read the rows of a table, or say what is wrong with it."""
    instance_of(table, pd.DataFrame, what)
    lacking = [column for column in ("first", "last") if column not in table]
    if lacking or table.empty:
        raise ArgumentError(
            _("The table `{name}` has no {columns}.").format(
                name=what, columns=listed(lacking or ["row"])
            ),
            _("Give it one row for each name, with the columns `first` and `last`."),
        )
    unknown = table.index[table[["first", "last"]].isna().any(axis="columns")]
    if len(unknown):
        raise MissingValuesError(
            _("A year of {names} is missing.").format(names=listed(unknown)),
            _("Give the first and the last year, the same for an event of one year."),
        )
    spans = [
        Span(name, int(first), int(last))
        for name, first, last in zip(table.index, table["first"], table["last"], strict=True)
    ]
    for span in spans:
        if span.last < span.first:
            raise ArgumentError(
                _("{name} ends before it begins.").format(name=listed([span.name])),
                _("Put the earlier year into `first`."),
            )
    return spans


def _draw_periods(axes: Axes, periods: list[Span]) -> None:
    """Bands at the left; what lies between two of them is hatched."""
    for earlier, later in pairwise(periods):
        if later.first > earlier.end:
            between = axes.axhspan(earlier.end, later.first, 0, PERIODS_END, facecolor="white")
            between.set(edgecolor=QUIET, hatch=NO_DATA_HATCH, linewidth=0)
    for period in periods:
        band = axes.axhspan(period.first, period.end, 0, PERIODS_END, facecolor=FAINT)
        band.set(edgecolor="white", linewidth=2)
        axes.text(
            PERIODS_END / 2,
            period.middle,
            as_label(period.name),
            rotation=90,
            ha="center",
            va="center",
            in_layout=False,
        )


def _draw_series(axes: Axes, series: list[Span]) -> None:
    """Bars at the right, each with its name upright above it, where there are no figures."""
    for place, span in enumerate(series):
        x = 1 - SERIES_STEP * (len(series) - place - 0.5)
        axes.axhspan(span.first, span.end, x - BAR / 2, x + BAR / 2, color=CATEGORIES[0])
        axes.annotate(
            as_label(span.name, most=40),
            (x, span.first),
            xytext=(0, 5),
            textcoords="offset points",
            rotation=90,
            ha="center",
            va="bottom",
            color=QUIET,
            in_layout=False,
        )


def _write_events(axes: Axes, events: list[Span], right: float) -> None:
    """Mark each event at its years and write its name beside it, moved where two would touch."""
    texts = [
        axes.text(TEXTS_FROM, event.middle, "", va="center", in_layout=False) for event in events
    ]
    for text, event in zip(texts, events, strict=True):
        wrap(text, str(event.name), (right - TEXTS_FROM - 0.01) * axes.bbox.width)
    heights = np.array([text.get_window_extent().height for text in texts])
    heights += PADDING * axes.figure.dpi / 100
    if heights.sum() > axes.bbox.height:
        raise ArgumentError(
            _("{count} events do not fit.").format(count=len(events)),
            _("Give fewer, with shorter names, or a larger `width`."),
        )
    pixels = [axes.transData.transform((0, event.middle))[1] for event in events]
    placed = _apart(axes.bbox.y1 - np.array(pixels), heights, axes.bbox.height)
    for text, event, down in zip(texts, events, placed, strict=True):
        level = float(axes.transData.inverted().transform((0, axes.bbox.y1 - down))[1])
        text.set_y(level)
        if event.last > event.first:
            axes.plot([EVENTS_AT] * 2, [event.first, event.end], color=ACCENT, linewidth=3)
        else:
            axes.plot([EVENTS_AT], [event.middle], color=ACCENT, marker="o", markersize=6)
        tie = [EVENTS_AT, TEXTS_FROM - 0.01], [event.middle, level]
        axes.plot(*tie, color=QUIET, linewidth=0.6, zorder=0)


def _apart(centres: np.ndarray, heights: np.ndarray, room: float) -> np.ndarray:
    """Move centres, in order from the top, so that none overlaps another or leaves the room."""
    placed = centres.copy()
    edge = 0.0
    for index, half in enumerate(heights / 2):
        placed[index] = max(placed[index], edge + half)
        edge = placed[index] + half
    edge = room
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], edge - heights[index] / 2)
        edge = placed[index] - heights[index] / 2
    return placed
