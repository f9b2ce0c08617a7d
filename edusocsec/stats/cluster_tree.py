"""The tree of a clustering: its schedule, its cophenetic distances, its cuts."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import pandas as pd
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

from edusocsec.errors import DataError, UnknownNameError
from edusocsec.explain import Headings, Peer, Result
from edusocsec.explain.symbols import number
from edusocsec.stats.arguments import whole_number
from edusocsec.stats.extremes import ROUNDING, first_largest
from edusocsec.stats.merges import Merges, Tie
from edusocsec.stats.merging import Linkage, clusters_apart
from edusocsec.stats.ties import Decision, decided_by_order
from edusocsec.translation import _, ngettext, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Metric = Literal["euclidean", "sqeuclidean", "precomputed"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ClusterTree(Result):
    """Tree of an average-linkage clustering.

    Attributes
    ----------
    linkage : array, shape (n - 1, 4)
        scipy's linkage matrix: the two clusters merged, their distance, the size.
    ties : tuple of Tie
        The stages at which another pair was as near as the one that was merged.
    distances : array, length n(n - 1)/2
        Distances of all pairs, as scipy condenses them.
    labels : Index, length n
    metric : {"euclidean", "sqeuclidean", "precomputed"}
    method : {"average", "single", "complete", "ward"}
        The linkage; the story told is that of average linkage.
    data : DataFrame or None
        What was clustered; None for precomputed distances.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.clustering:tell"

    linkage: np.ndarray
    distances: np.ndarray
    labels: pd.Index
    metric: Metric
    data: pd.DataFrame | None = None
    ties: tuple[Tie, ...] = ()
    method: Linkage = "average"

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Average linkage between groups")

    @property
    def heights(self) -> np.ndarray:
        """Distance at which each merge took place."""
        return self.linkage[:, 2]

    @cached_property
    def _tree(self) -> Merges:
        return Merges(self.linkage, self.ties)

    @property
    def merges(self) -> list[tuple[int, int]]:
        """The two clusters merged at each stage, in scipy's numbering.

        The one with the lowest row comes first.
        """
        return self._tree.pairs

    def members_of(self, cluster: int) -> list[Hashable]:
        """Labels in a cluster, in scipy's numbering: rows come first, then merges."""
        return list(self.labels[self._tree.rows_of(cluster)])

    def name_of(self, cluster: int) -> str:
        """Name a cluster by its first member and the count of the others."""
        rows = self._tree.rows_of(cluster)
        first = self.labels[rows[0]]
        if len(rows) == 1:
            return str(first)
        return _("{name} and {count} more").format(name=first, count=len(rows) - 1)

    def stage_of(self, first: Hashable, second: Hashable) -> int:
        """Stage at which the tree first joins two different rows.

        Raises
        ------
        UnknownNameError
            If a row of that name was not clustered, or both are the same.
        """
        if first == second or not (first in self.labels and second in self.labels):
            raise UnknownNameError(
                _("The tree does not join '{first}' with '{second}'.").format(
                    first=first, second=second
                ),
                _("Name two different rows of the clustered table."),
            )
        one, other = (int(self.labels.get_loc(row)) for row in (first, second))  # type: ignore[arg-type]
        return self._tree.stage_of(one, other)

    @cached_property
    def schedule(self) -> pd.DataFrame:
        """Agglomeration schedule as SPSS prints it, one row a stage.

        Clusters carry the lowest row number among their members, counted from 1. "First
        appears" is the stage that made the cluster, 0 for a single row; "next stage" is the
        stage that merges the new cluster further, 0 for the last.
        """
        return self._tree.schedule()

    @cached_property
    def distance_matrix(self) -> pd.DataFrame:
        """Distances of all pairs as a labelled square."""
        return pd.DataFrame(squareform(self.distances), self.labels, self.labels)

    def distances_between(self, first: int, second: int) -> np.ndarray:
        """Distances of all rows of one cluster from all rows of another, in scipy's numbering."""
        rows, columns = (self._tree.rows_of(cluster) for cluster in (first, second))
        n = len(self.labels)
        low, high = np.minimum.outer(rows, columns), np.maximum.outer(rows, columns)
        between: np.ndarray = self.distances[n * low - low * (low + 1) // 2 + high - low - 1]
        return between

    @cached_property
    def cophenetic(self) -> pd.DataFrame:
        """Height at which the tree first joins each pair, as a labelled square."""
        return pd.DataFrame(squareform(self._cophenetic_distances), self.labels, self.labels)

    @property
    def cophenetic_correlation(self) -> float:
        """Correlation of the cophenetic distances with the distances themselves.

        Raises
        ------
        DataError
            If all distances, or all heights, are equal.
        """
        if not (_vary(self.distances) and _vary(self.heights)):
            raise DataError(
                _("All distances are equal, so they have no correlation with the tree."),
                _("Cluster rows that differ from each other by more than one amount."),
            )
        return float(np.corrcoef(self._cophenetic_distances, self.distances)[0, 1])

    @cached_property
    def _cophenetic_distances(self) -> np.ndarray:
        return np.asarray(hierarchy.cophenet(self.linkage))

    @property
    def tied(self) -> bool:
        """Whether at a merge another pair was as near, so that the order of the rows decided."""
        return bool(self.ties)

    def decided_by_order(self, n_clusters: int) -> Decision | None:
        """The tie by which the order of the rows decided a cut, or None if it did not.

        Raises
        ------
        ArgumentError
            If ``n_clusters`` is not between 1 and the number of rows.
        """
        made = len(self.labels) - self._count(n_clusters)
        if not any(tie.stage <= made for tie in self.ties):
            return None
        data = None if self.data is None else self.data.to_numpy()
        squared = self.metric == "sqeuclidean"
        apart = clusters_apart(self.distances, data, squared=squared, linkage=self.method)
        return decided_by_order(self._tree, apart, made)

    def cut(self, n_clusters: int) -> pd.Series:
        """Cluster number of every row when the tree is cut into so many clusters.

        The merges are those of the schedule, one after the other, until so many clusters are
        left. They are numbered from 1 in the order in which the rows show them first.

        Raises
        ------
        ArgumentError
            If ``n_clusters`` is not between 1 and the number of rows.
        """
        made = len(self.labels) - self._count(n_clusters)
        return pd.Series(self._tree.clusters_after(made), self.labels, name="cluster")

    def _count(self, n_clusters: int) -> int:
        return whole_number(n_clusters, "n_clusters", 1, len(self.labels))

    @property
    def largest_jump(self) -> int | None:
        """The stage after which the next merge is farthest beyond; None if none is farther."""
        jumps = np.diff(self.heights)
        if not len(jumps) or jumps.max() <= ROUNDING * self.heights[-1]:
            return None
        return first_largest(jumps) + 1

    def height_between(self, n_clusters: int) -> float:
        """Height at which a horizontal line cuts the tree into so many clusters."""
        return float(self._heights_around(n_clusters).mean())

    def _heights_around(self, n_clusters: int) -> np.ndarray:
        heights = np.concatenate([[0.0], self.heights, [1.1 * self.heights[-1]]])
        made = len(self.labels) - n_clusters
        return heights[made : made + 2]

    def table(self) -> pd.DataFrame:
        """Return the agglomeration schedule with the names of the merged clusters."""
        names = [self.name_of(cluster) for cluster in range(2 * len(self.labels) - 1)]
        return pd.DataFrame(
            {
                "cluster_1": [names[first] for first, _second in self.merges],
                "cluster_2": [names[second] for _first, second in self.merges],
                "coefficient": self.heights,
                "left": np.arange(len(self.heights), 0, -1),
            },
            index=self.schedule.index,
        )

    @property
    def headings(self) -> Headings:
        """What the columns of the schedule and of the table are called."""
        return Headings(
            columns={
                "cluster": _("cluster"),
                "cluster_1": _("Cluster 1"),
                "cluster_2": _("Cluster 2"),
                "coefficient": _("Coefficient"),
                "first_appears_1": _("Cluster 1 first appears"),
                "first_appears_2": _("Cluster 2 first appears"),
                "next_stage": _("Next stage"),
                "left": _("Left"),
            },
            names={"stage": _("Stage")},
        )

    @property
    def verdict(self) -> str:
        """Where the largest jump is, how true the tree is, and what the order of rows decided."""
        heights, said = self.heights, []
        if self.largest_jump is not None:
            low, high = heights[self.largest_jump - 1 : self.largest_jump + 1]
            places = max(3, 1 - math.floor(math.log10(high - low)))
            said.append(
                _(
                    "The largest jump, from {low} to {high}, comes when {count} clusters are left."
                ).format(
                    low=number(low, places),
                    high=number(high, places),
                    count=len(self.labels) - self.largest_jump,
                )
            )
        elif len(heights) > 1:
            said.append(_("All merges are at the same distance: nothing says where to cut."))
        if _vary(self.distances) and _vary(self.heights):
            said.append(
                _("The tree keeps the distances with a cophenetic correlation of {r:.3f}.").format(
                    r=self.cophenetic_correlation
                )
            )
        if self.tied:
            said.append(
                ngettext(
                    "{count} of {all} merges is tied, so that the order of the rows decided: {tie}",
                    "{count} of {all} merges are tied, so that the order of the rows decided: "
                    "{tie}",
                    len(self.ties),
                ).format(count=len(self.ties), all=len(heights), tie=self.tell_tie(self.ties[0]))
            )
        return sentences(said or [_("Two rows make one merge.")])

    def tell_tie(self, tie: Tie) -> str:
        """Say which clusters were merged, and which others were as near."""
        names = [self.name_of(cluster) for cluster in (*self.merges[tie.stage - 1], *tie.other)]
        return _(
            "at stage {stage} {first} and {second} were merged; {third} and {fourth} were as near."
        ).format(stage=tie.stage, first=names[0], second=names[1], third=names[2], fourth=names[3])

    def plot(
        self, *, n_clusters: int | None = None, rescaled: bool = False, **options: Any
    ) -> Figure:
        """Dendrogram with named leaves.

        Parameters
        ----------
        n_clusters : int, optional
            Draw the cut into so many clusters, and mark them.
        rescaled : bool
            Axis from 0 to 25, as SPSS draws it, instead of the distances.
        **options
            ``title``, ``caption`` and others of :func:`edusocsec.plots.dendrogram`.
        """
        from edusocsec.plots import dendrogram

        if n_clusters is not None:
            options.setdefault("groups", self.cut(n_clusters))
            around = self._heights_around(n_clusters)
            # Between two merges at the same height there is no place for a line.
            if around[1] - around[0] > ROUNDING * self.heights[-1]:
                options.setdefault("cut", float(around.mean()))
        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return dendrogram(self.linkage, self.labels, rescaled=rescaled, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        from sklearn.cluster import AgglomerativeClustering

        peer = AgglomerativeClustering(
            linkage="average", metric="precomputed", compute_distances=True
        ).fit(self.distance_matrix.to_numpy())
        theirs = np.sort(peer.distances_)
        if not self.tied:
            yield Peer("scikit-learn", _("coefficients"), self.heights, theirs, scale=theirs.max())
        else:  # From there on, another program may merge another of the tied pairs.
            first = self.ties[0].stage
            told = _("coefficients up to the first tie")
            yield Peer(
                "scikit-learn", told, self.heights[:first], theirs[:first], scale=theirs.max()
            )


def _vary(values: np.ndarray) -> bool:
    """Whether values differ by more than rounding leaves."""
    return bool(np.ptp(values) > ROUNDING * np.abs(values).max())
