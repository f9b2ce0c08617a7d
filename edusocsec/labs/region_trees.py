"""The trees of the region lab: each linkage on each distance, and numbers that regions keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypedDict

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import pdist

from edusocsec.stats.cluster_tree import ClusterTree, Metric
from edusocsec.stats.clustering import merged_by
from edusocsec.stats.merging import Linkage


class Choice(TypedDict):
    """What is chosen in the lab: which tree, and into how many regions it is cut."""

    linkage: Linkage
    metric: Metric
    count: int


@dataclass(frozen=True, eq=False)
class NumberedTree:
    """A tree each of whose clusters has a number that it keeps wherever the tree is cut.

    Parameters
    ----------
    tree : ClusterTree
        Only its merges, heights and cuts are meant: its story is that of average linkage.
    count : int
        Cut into so many regions, they are numbered as in `start`.
    start : array of int, length n
        Number of the region of each row.
    """

    tree: ClusterTree
    count: int
    start: np.ndarray

    @cached_property
    def rows(self) -> list[list[int]]:
        """Rows in every cluster, in scipy's numbering."""
        rows = [[row] for row in range(len(self.tree.labels))]
        for first, second in self.tree.merges:
            rows.append(rows[first] + rows[second])
        return rows

    @cached_property
    def numbers(self) -> list[int]:
        """Number of every cluster, in scipy's numbering.

        Of two clusters that merge, the larger one keeps its number, so that one step of the cut
        renumbers only one region.
        """
        n = len(self.tree.labels)
        numbers = [int(self.start[rows[0]]) for rows in self.rows]
        merges = list(enumerate(self.tree.merges, start=n))
        made_by_cut, made_later = merges[: n - self.count], merges[n - self.count :]
        for cluster, (first, second) in reversed(made_by_cut):
            larger, smaller = self._by_size(first, second)
            numbers[larger] = numbers[cluster]
            # Before this merge there was one region more: it has the next number.
            numbers[smaller] = 2 * n - cluster
        for cluster, pair in made_later:
            numbers[cluster] = numbers[self._by_size(*pair)[0]]
        return numbers

    def regions(self, count: int) -> pd.Series:
        """Number of the region of every row, when the tree is cut into so many."""
        n = len(self.tree.labels)
        regions = np.zeros(n, dtype=int)
        # A cluster comes after the two that it was made of.
        for rows, number in zip(self.rows[: 2 * n - count], self.numbers, strict=False):
            regions[rows] = number
        return pd.Series(regions, self.tree.labels)

    def _by_size(self, first: int, second: int) -> tuple[int, int]:
        return (
            (second, first) if len(self.rows[second]) > len(self.rows[first]) else (first, second)
        )


@dataclass(frozen=True, eq=False)
class Trees:
    """A tree, and what other linkages and another distance make of the same rows.

    Parameters
    ----------
    first : ClusterTree
    count : int
        Number of regions to begin with.
    """

    first: ClusterTree
    count: int

    @property
    def start(self) -> Choice:
        """The tree that was given, and its cut."""
        return Choice(linkage="average", metric=self.first.metric, count=self.count)

    @cached_property
    def distances(self) -> dict[Metric, np.ndarray]:
        """Distances of all pairs, condensed, by the kind of distance."""
        if self.first.data is None:
            return {self.first.metric: self.first.distances}
        values = self.first.data.to_numpy()
        return {
            "euclidean": pdist(values, "euclidean"),
            "sqeuclidean": pdist(values, "sqeuclidean"),
        }

    @property
    def linkages(self) -> list[Linkage]:
        """The linkages that these rows allow: Ward's needs means, which distances alone lack."""
        linkages: list[Linkage] = ["average", "single", "complete"]
        return linkages if self.first.data is None else [*linkages, "ward"]

    @cached_property
    def all(self) -> dict[Linkage, dict[Metric, NumberedTree]]:
        """Every tree, by linkage and distance.

        Cut into as many regions as the given tree, each has the numbers with which most rows keep
        theirs.
        """
        start = self.first.cut(self.count)
        trees: dict[Linkage, dict[Metric, NumberedTree]] = {}
        for linkage in self.linkages:
            trees[linkage] = {}
            for metric in self.distances:
                tree = self._tree(linkage, metric)
                numbers = _matched(tree.cut(self.count), start)
                trees[linkage][metric] = NumberedTree(tree, self.count, numbers)
        return trees

    def regions(self, choice: Choice) -> pd.Series:
        """Number of the region of every row."""
        return self.all[choice["linkage"]][choice["metric"]].regions(choice["count"])

    def for_browser(self) -> dict[str, Any]:
        """All of it as plain JSON."""
        data = self.first.data
        return {
            "values": None if data is None else data.to_numpy().tolist(),
            "distances": {metric: values.tolist() for metric, values in self.distances.items()},
            "trees": {
                linkage: {
                    metric: {
                        "merges": numbered.tree.merges,
                        "heights": numbered.tree.heights.tolist(),
                        "numbers": numbered.numbers,
                        "ties": {str(tie.stage): tie.other for tie in numbered.tree.ties},
                    }
                    for metric, numbered in trees.items()
                }
                for linkage, trees in self.all.items()
            },
        }

    def _tree(self, linkage: Linkage, metric: Metric) -> ClusterTree:
        if linkage == "average" and metric == self.first.metric:
            return self.first
        rows = replace(self.first, distances=self.distances[metric], metric=metric)
        return merged_by(rows, linkage)


def _matched(regions: pd.Series, start: pd.Series) -> np.ndarray:
    """Number the regions so that as many rows as possible have the number that they start with."""
    shared = pd.crosstab(regions.to_numpy(), start.to_numpy()).to_numpy()
    _region, number = linear_sum_assignment(shared, maximize=True)
    matched: np.ndarray = 1 + number[regions.to_numpy() - 1]
    return matched
