"""A finished tree of merges: its order, its clusters, and where a cut goes through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Tie:
    """A stage at which another pair of clusters was as near as the one that was merged.

    Attributes
    ----------
    stage : int
        Counted from 1.
    other : (int, int)
        The other pair, in scipy's numbering of clusters. There may be more of them.
    """

    stage: int
    other: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Merges:
    """A tree of merges, and the stages at which ties were met.

    Clusters bear scipy's numbers: the rows come first, then what the merges made.

    Attributes
    ----------
    linkage : array, shape (n - 1, 4)
        scipy's linkage matrix: the two clusters merged, their distance, the size.
    ties : tuple of Tie
    """

    linkage: np.ndarray
    ties: tuple[Tie, ...] = ()

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """The two clusters merged at each stage, the one with the lowest row first."""
        lowest = list(range(len(self.linkage) + 1))
        ordered = []
        for pair in self.linkage[:, :2].astype(int).tolist():
            first, second = sorted(pair, key=lowest.__getitem__)
            ordered.append((first, second))
            lowest.append(lowest[first])
        return ordered

    @cached_property
    def _leaves(self) -> tuple[np.ndarray, list[slice]]:
        """Rows in an order in which every cluster is a piece, and the piece of every cluster."""
        n = len(self.linkage) + 1
        sizes = [1] * n + self.linkage[:, 3].astype(int).tolist()
        starts = [0] * (2 * n - 1)
        for cluster, (first, second) in reversed(list(enumerate(self.pairs, start=n))):
            starts[first] = starts[cluster]
            starts[second] = starts[cluster] + sizes[first]
        order = np.empty(n, dtype=int)
        order[starts[:n]] = np.arange(n)
        pieces = [slice(start, start + size) for start, size in zip(starts, sizes, strict=True)]
        return order, pieces

    def rows_of(self, cluster: int) -> np.ndarray:
        """Rows in a cluster, by their positions.

        Examples
        --------
        >>> merges = Merges(np.array([[1, 2, 1.0, 2], [0, 3, 2.0, 3]]))
        >>> merges.rows_of(3).tolist(), merges.rows_of(4).tolist()
        ([1, 2], [0, 1, 2])
        """
        order, pieces = self._leaves
        return order[pieces[cluster]]

    def stage_of(self, row: int, other: int) -> int:
        """Stage at which two different rows are first in one cluster.

        Examples
        --------
        >>> Merges(np.array([[1, 2, 1.0, 2], [0, 3, 2.0, 3]])).stage_of(0, 2)
        2
        """
        into = self._merged_into
        while row != other:  # A cluster comes after the two that it was made of.
            row, other = into[min(row, other)], max(row, other)
        return row - len(self.linkage)

    @cached_property
    def _merged_into(self) -> list[int]:
        n = len(self.linkage) + 1
        into = [0] * (2 * n - 1)
        for cluster, pair in enumerate(self.pairs, start=n):
            for part in pair:
                into[part] = cluster
        return into

    def schedule(self) -> pd.DataFrame:
        """Agglomeration schedule as SPSS prints it; see :attr:`.ClusterTree.schedule`."""
        n = len(self.linkage) + 1
        lowest = list(range(1, n + 1))
        next_stage = [0] * (n - 1)
        rows = []
        for stage, pair in enumerate(self.pairs, start=1):
            made_at = [max(0, cluster - n + 1) for cluster in pair]
            for earlier in filter(None, made_at):
                next_stage[earlier - 1] = stage
            rows.append([*(lowest[cluster] for cluster in pair), *made_at])
            lowest.append(lowest[pair[0]])
        frame = pd.DataFrame(
            rows,
            index=pd.RangeIndex(1, n, name="stage"),
            columns=["cluster_1", "cluster_2", "first_appears_1", "first_appears_2"],
        )
        frame.insert(2, "coefficient", self.linkage[:, 2])
        return frame.assign(next_stage=next_stage)

    def clusters_after(self, made: int) -> np.ndarray:
        """Cluster of every row after so many merges, counted from 1 as the rows show them.

        The merges are those of the tree, one after the other; heights, which may be equal, are
        not asked.

        Examples
        --------
        >>> Merges(np.array([[1, 2, 1.0, 2], [0, 3, 2.0, 3]])).clusters_after(1).tolist()
        [1, 2, 2]
        """
        n = len(self.linkage) + 1
        into = np.arange(n + made)
        for cluster, pair in enumerate(self.linkage[:made, :2].astype(int), start=n):
            into[pair] = cluster
        for cluster in range(n + made - 1, -1, -1):
            into[cluster] = into[into[cluster]]
        _clusters, first, numbers = np.unique(into[:n], return_index=True, return_inverse=True)
        counted: np.ndarray = np.argsort(np.argsort(first))[numbers] + 1
        return counted
