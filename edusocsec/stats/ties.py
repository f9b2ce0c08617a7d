"""Whether the order of the rows decided a cut: what other choices among tied pairs lead to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from edusocsec.stats.merges import Merges, Tie
from edusocsec.stats.merging import Clusters

MOST_ROWS = 300
MOST_MERGES = 3000
"""Other choices are tried for tables of so many rows, until so many merges were made."""

_Path = tuple[Any, np.ndarray] | None
"""Pairs merged one after the other: those before, and the last."""


@dataclass(frozen=True)
class Decision:
    """A tie by which the order of the rows decided a cut, or may have.

    Attributes
    ----------
    tie : Tie
    certain : bool
        Whether another choice is known to lead to other clusters; if not, there were too many to
        try them all.
    tried : int
        How many other ways to merge led to the same clusters.
    """

    tie: Tie
    certain: bool
    tried: int


def decided_by_order(merges: Merges, clusters: Clusters, made: int) -> Decision | None:
    """Find out whether another choice among tied pairs would lead to other clusters.

    Where tied pairs are all merged in the end, whichever comes first, as in a group of rows that
    are all equally far from each other, the choice matters to no later cut. Other choices are
    tried one after the other.

    Parameters
    ----------
    merges : Merges
    clusters : Clusters
        The same rows, with nothing merged.
    made : int
        Merges made before the cut.

    Returns
    -------
    Decision or None
        None if the clusters are the same whatever is chosen.
    """
    ties = [tie for tie in merges.ties if tie.stage <= made]
    if not ties:
        return None
    if ties[-1].stage == made:  # The last pair, or the other: two partitions.
        return Decision(ties[-1], certain=True, tried=0)
    n, ours = len(merges.linkage) + 1, merges.clusters_after(made)
    if n > MOST_ROWS:
        return Decision(ties[0], certain=False, tried=0)
    walk, tried = _Walk(clusters.copy(), None), 0
    waiting: deque[tuple[_Path, np.ndarray]] = deque()
    seen: set[bytes] = set()
    while True:
        # Late choices first, and those that depart once before those that depart twice.
        waiting += reversed(walk.finish(made, seen))
        if walk.is_open or (walk.made == made and (walk.clusters != ours).any()):
            return Decision(_parting(merges, _pairs(walk.path)) or ties[-1], True, tried)
        if not waiting:
            return None
        tried += 1
        if tried * made > MOST_MERGES:
            return Decision(ties[0], certain=False, tried=tried - 1)
        path, others = waiting.popleft()
        if len(others) > 1:
            waiting.append((path, others[1:]))
        walk = _Walk(clusters.copy(), (path, others[0]))


class _Walk:
    """One way to merge, which begins with a path."""

    def __init__(self, clusters: Clusters, path: _Path) -> None:
        self._clusters = clusters
        self._settled = 0
        self._labels = np.arange(len(clusters.sizes))
        self.made, self.is_open = 0, False
        self.path: _Path = None
        for pair in _pairs(path):
            self._merge(pair)

    @property
    def clusters(self) -> np.ndarray:
        """Cluster of every row, counted from 1 as the rows show them."""
        # Each bears the number of its lowest row.
        numbers: np.ndarray = np.unique(self._labels, return_inverse=True)[1] + 1
        return numbers

    def finish(self, made: int, seen: set[bytes]) -> list[tuple[_Path, np.ndarray]]:
        """Merge until the cut, or to where another way has been, and give the other choices."""
        waiting = []
        while self.made < made and self._labels.tobytes() not in seen:
            seen.add(self._labels.tobytes())
            chosen, others = self._choices(made)
            if len(others):
                waiting.append((self.path, others))
            self._merge(chosen)
        return waiting

    def _choices(self, made: int) -> tuple[np.ndarray, np.ndarray]:
        """The pair to merge next, and the others that could lead elsewhere."""
        none = np.empty((0, 2), dtype=int)
        if self._settled > 0:
            self._settled -= 1
            return np.array(self._clusters.nearest()[0]), none
        pairs = self._clusters.all_nearest()
        left = made - self.made
        if left == 1:
            self.is_open = len(pairs) > 1
            return pairs[0], none
        group, rows = _groups(pairs)
        undecided = self._undecided(np.bincount(group), rows)
        if undecided.any():
            others = pairs[undecided[group]]
            return pairs[0], others[(others != pairs[0]).any(axis=1)]
        to_come = int((rows - 1).sum())
        self.is_open = to_come > left
        self._settled = to_come - 1
        return pairs[0], none

    def _undecided(self, pairs: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Which groups of tied pairs might not all be one before anything farther is merged."""
        linkage = self._clusters.linkage
        if linkage == "single":
            return np.zeros(len(pairs), dtype=bool)
        undecided: np.ndarray = (pairs != rows * (rows - 1) // 2) | (
            (linkage == "ward") & (pairs > 1)
        )
        return undecided

    def _merge(self, pair: np.ndarray) -> None:
        first, second = map(int, pair)
        self._clusters.merge(first, second)
        self._labels[self._labels == second] = first
        self.made, self.path = self.made + 1, (self.path, pair)


def _pairs(path: _Path) -> list[np.ndarray]:
    pairs = []
    while path is not None:
        path, pair = path
        pairs.append(pair)
    return pairs[::-1]


def _groups(pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Group of each pair, linked by clusters that they share, and clusters in each group."""
    rows, at = np.unique(pairs, return_inverse=True)
    first, second = at.reshape(pairs.shape).T
    linked = coo_array((np.ones(len(pairs)), (first, second)), shape=(len(rows), len(rows)))
    group = connected_components(linked, directed=False)[1]
    return group[first], np.bincount(group)


def _parting(merges: Merges, path: list[np.ndarray]) -> Tie | None:
    """Where a path leaves that of the tree, and by which pair."""
    n = len(merges.linkage) + 1
    lowest, ids = list(range(n)), list(range(n))
    for stage, ((one, two), other) in enumerate(zip(merges.pairs, path, strict=False), start=1):
        if (lowest[one], lowest[two]) != tuple(other):
            return Tie(stage, (ids[other[0]], ids[other[1]]))
        lowest.append(lowest[one])
        ids[lowest[one]] = n + stage - 1
    return None
