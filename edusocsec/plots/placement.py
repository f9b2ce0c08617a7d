"""Names beside points, placed so that they do not cover each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from edusocsec.plots.colours import QUIET
from edusocsec.plots.lettering import as_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import BboxBase

SIZES = (11.0, 9.5, 8.0)
"""Sizes of type, tried until all names find a place."""

# Where a name may stand around its point: the directions, and the distances in points of type.
ANGLES = np.deg2rad(np.arange(0, 360, 30))
DISTANCES = (5.0, 12.0, 20.0, 30.0, 42.0, 56.0, 72.0)
TIED_FROM = 11.0
"""Beyond this distance, in points, a thin line ties the name to its point."""
MARKER = 4.5
"""Half the size of a marker, in points."""


def write_names(axes: Axes, plane: pd.DataFrame, outwards: bool) -> None:
    """Write the name of each point near it, and leave out those that would cover others.

    The axes must have their final place, because covering is measured in pixels.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where the points have been drawn.
    plane : DataFrame of shape (n, 2)
        The points, with their names as index.
    outwards : bool
        Arrows lead from zero to the points: keep off them, and prefer to write beyond their tips.
    """
    from matplotlib.lines import Line2D
    from matplotlib.patheffects import withStroke

    pixels = axes.figure.dpi / 72
    points = axes.transData.transform(plane.to_numpy())
    origin = axes.transData.transform((0, 0))
    texts = [
        axes.annotate(
            as_label(name),
            tuple(plane.loc[name]),
            xytext=(0, 0),
            textcoords="offset points",
            size=SIZES[0],
            ha="center",
            va="center",
            zorder=4,
            in_layout=False,
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
        )
        for name in plane.index
    ]
    extents = [text.get_window_extent() for text in texts]
    halves = np.array([[extent.width, extent.height] for extent in extents]) / 2
    markers = np.hstack([points - MARKER * pixels, points + MARKER * pixels])
    lines = np.empty((0, 4))
    towards = np.zeros(len(points))  # to the right, as one writes
    if outwards:
        lines = np.vstack([_along(origin, point) for point in points])
        towards = np.arctan2(*(points - origin).T[::-1])
    for size in SIZES:
        shrunk = halves * size / SIZES[0]
        offsets = _offsets(points, shrunk, towards, markers, lines, pixels, axes.bbox)
        if not np.isnan(offsets).any():
            break
    for text, point, half, offset in zip(texts, points, shrunk, offsets, strict=True):
        if np.isnan(offset).any():
            text.remove()
            continue
        text.set(position=tuple(offset / pixels), size=size)
        nearest = np.clip(point, point + offset - half, point + offset + half)
        if np.linalg.norm(nearest - point) > TIED_FROM * pixels:
            ends = axes.transData.inverted().transform([point, nearest])
            axes.add_line(Line2D(*ends.T, color=QUIET, linewidth=0.6, zorder=2))


def _offsets(
    points: np.ndarray,
    halves: np.ndarray,
    towards: np.ndarray,
    markers: np.ndarray,
    lines: np.ndarray,
    pixels: float,
    frame: BboxBase,
) -> np.ndarray:
    """Return the offset of each name from its point in pixels, NaN where no place is free.

    No name covers a marker or another name. If possible, none covers a line, and no tie of a name
    to its point passes under another name.
    """
    names = np.empty((0, 4))
    chosen = np.full(points.shape, np.nan)
    for index, (point, half) in enumerate(zip(points, halves, strict=True)):
        angles = ANGLES[np.argsort(-np.cos(ANGLES - towards[index]), kind="stable")]
        directions = np.column_stack([np.cos(angles), np.sin(angles)])
        offsets = np.vstack([directions * (half + away * pixels) for away in DISTANCES])
        low, high = point + offsets - half, point + offsets + half
        free = ((low >= frame.min) & (high <= frame.max)).all(axis=1)
        free &= ~_cover(low, high, np.vstack([markers, names]))
        if free.any():
            places = np.flatnonzero(free)
            ties = [_along(point, point + offsets[place]) for place in places]
            crossing = [_cover(tie[:, :2], tie[:, 2:], names).any() for tie in ties]
            faults = 2 * np.array(crossing) + _cover(low[places], high[places], lines)
            best = int(np.argmin(faults))
            chosen[index] = offsets[places[best]]
            names = np.vstack([names, [*low[places[best]], *high[places[best]]]])
            lines = np.vstack([lines, ties[best]])
    return chosen


def _cover(low: np.ndarray, high: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Tell for each rectangle whether it covers any part of any box."""
    shared = (low[:, None] < boxes[:, 2:]) & (high[:, None] > boxes[:, :2])
    return np.asarray(np.any(np.all(shared, axis=2), axis=1))


def _along(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Cover a line with small boxes."""
    middles = start + np.linspace(0, 1, 30)[:, None] * (end - start)
    return np.hstack([middles - 1, middles + 1])
