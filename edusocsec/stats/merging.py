"""Merge the two nearest clusters again and again, by a rule that no rounding decides."""

from __future__ import annotations

import math
from copy import deepcopy
from typing import Literal

import numpy as np
from scipy.spatial.distance import squareform

from edusocsec.stats.merges import Merges, Tie

Linkage = Literal["average", "single", "complete", "ward"]

RELATIVE = 1e-12
"""Distances that differ by no larger part are equal: that much their arithmetic may leave."""

Pair = tuple[int, int]
"""Two clusters, each named by the lowest row in it."""


def clusters_apart(
    distances: np.ndarray,
    data: np.ndarray | None = None,
    *,
    squared: bool = False,
    linkage: Linkage = "average",
) -> Clusters:
    """Rows of which none is merged with another.

    Parameters
    ----------
    distances : array, length n(n - 1)/2
        As scipy condenses them.
    data : array, shape (n, n_variables), optional
        What the distances were computed from: it says how far they may be off.
    squared : bool
        Whether the distances are squares.
    linkage : {"average", "single", "complete", "ward"}
    """
    noise = _rounding(distances, data)
    if linkage == "ward" and not squared:
        return Clusters(distances**2, linkage, noise, squared=True, rooted=True)
    return Clusters(distances, linkage, noise, squared=squared)


def merge(clusters: Clusters) -> Merges:
    """Merge until one cluster is left.

    Of pairs that are equally near, the one with the lowest row is merged, and of these the one
    whose other cluster has the lowest row.

    Examples
    --------
    >>> merges = merge(clusters_apart(np.array([1.0, 2.0, 1.0])))
    >>> merges.linkage.tolist()
    [[0.0, 1.0, 1.0, 2.0], [2.0, 3.0, 1.5, 3.0]]
    >>> merges.ties
    (Tie(stage=1, other=(1, 2)),)
    """
    n = len(clusters.sizes)
    ids, rows, ties = list(range(n)), [], []
    for stage in range(1, n):
        (first, second), other = clusters.nearest()
        if other is not None:
            ties.append(Tie(stage, (ids[other[0]], ids[other[1]])))
        height = clusters.merge(first, second)
        rows.append([*sorted((ids[first], ids[second])), height, clusters.sizes[first]])
        ids[first] = n + stage - 1
    made = np.array(rows, dtype=float)
    # Of pairs that are equal but for rounding, the farther one may have been merged first.
    made[:, 2] = np.maximum.accumulate(made[:, 2])
    return Merges(made, tuple(ties))


def _rounding(distances: np.ndarray, data: np.ndarray | None) -> np.ndarray:
    """How far rounding may move the distances of each row, before any square is taken."""
    unit = 4 * float(np.finfo(float).eps)
    if data is None:
        n = round((1 + np.sqrt(1 + 8 * len(distances))) / 2)
        return np.full(n, unit * float(np.median(distances)))
    lengths: np.ndarray = np.linalg.norm(data, axis=1)
    return unit * lengths


class Clusters:
    """Clusters as they are merged, each at the place of its lowest row.

    Parameters
    ----------
    distances : array, length n(n - 1)/2
    linkage : {"average", "single", "complete", "ward"}
        Ward's needs squared distances.
    noise : array, length n
        How far rounding may move the distances of each row, before any square is taken.
    squared : bool
        Whether the distances are squares.
    rooted : bool
        Whether a merge takes place at the root of such a distance.

    Attributes
    ----------
    sizes : array of int, length n
        0 where a cluster has been merged into another.
    """

    def __init__(
        self,
        distances: np.ndarray,
        linkage: Linkage,
        noise: np.ndarray,
        *,
        squared: bool,
        rooted: bool = False,
    ) -> None:
        self.linkage, self._squared, self._rooted = linkage, squared, rooted
        self._D = squareform(distances, checks=False).astype(float, copy=False)
        np.fill_diagonal(self._D, np.inf)
        self._noise = np.array(noise)
        self.sizes = np.ones(len(noise), dtype=int)
        self._nearest = self._D.argmin(axis=1)
        self._least = self._D[np.arange(len(noise)), self._nearest]

    def copy(self) -> Clusters:
        """The same clusters, to be merged in another way."""
        return deepcopy(self)

    def nearest(self) -> tuple[Pair, Pair | None]:
        """The pair to merge next, and another one that is as near, if there is any."""
        rows, within = self._near()
        first = int(rows[0])
        partners = np.flatnonzero(self._row(first) <= within[first])
        chosen = _sorted(first, int(partners[0]))
        if len(partners) > 1:
            return chosen, _sorted(first, int(partners[1]))
        others = [int(row) for row in rows[:3] if row not in chosen]
        if not others:
            return chosen, None
        partner = np.flatnonzero(self._row(others[0]) <= within[others[0]])[0]
        return chosen, _sorted(others[0], int(partner))

    def all_nearest(self) -> np.ndarray:
        """Every pair that is as near as the nearest, the one to merge next first; shape (m, 2)."""
        rows, within = self._near()
        near = self._D[np.ix_(rows, rows)] <= within[rows][:, None]
        return rows[np.argwhere(np.triu(near | near.T, k=1))]

    def merge(self, first: int, second: int) -> float:
        """Merge two clusters, the one with the lowest row first, and return their distance."""
        D, sizes = self._D, self.sizes
        height, new = float(D[first, second]), self._joined(first, second)
        weights = sizes[[first, second]]
        self._noise[first] = np.average(self._noise[[first, second]], weights=weights)
        sizes[first], sizes[second] = weights.sum(), 0
        new[first] = np.inf
        D[first] = D[:, first] = new
        self._least[second] = np.inf
        stale = np.flatnonzero((self._nearest == first) | (self._nearest == second))
        for row in {first, *stale[sizes[stale] > 0].tolist()}:
            distances = self._row(row)
            self._nearest[row] = distances.argmin()
            self._least[row] = distances[self._nearest[row]]
        return math.sqrt(height) if self._rooted else height

    def _row(self, row: int) -> np.ndarray:
        """Distances of one cluster; those of merged ones are left where they were, and ignored."""
        return np.where(self.sizes > 0, self._D[row], np.inf)

    def _near(self) -> tuple[np.ndarray, np.ndarray]:
        """Rows of which a pair is as near as the nearest, and how far that reaches in each row."""
        nearest = int(self._least.argmin())
        least = self._least[nearest]
        reach = 2 * (self._noise + self._noise[nearest])
        if self._squared:
            reach *= 2 * np.sqrt(least) + reach
        within = least * (1 + RELATIVE) + reach
        return np.flatnonzero(self._least <= within), within

    def _joined(self, first: int, second: int) -> np.ndarray:
        """Distances of the two clusters together from all others (Lance and Williams)."""
        one, other = self._D[first], self._D[second]
        a, b, c = self.sizes[first], self.sizes[second], self.sizes
        joined: np.ndarray
        match self.linkage:
            case "single":
                joined = np.minimum(one, other)
            case "complete":
                joined = np.maximum(one, other)
            case "average":
                joined = (a * one + b * other) / (a + b)
            case "ward":
                joined = ((a + c) * one + (b + c) * other - c * one[second]) / (a + b + c)
        return joined


def _sorted(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
