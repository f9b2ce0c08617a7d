"""The tree of a clustering: its schedule, its cophenetic distances, its cuts."""

from __future__ import annotations

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
from edusocsec.stats.arguments import whole_number
from edusocsec.translation import _, sentences

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
    distances : array, length n(n - 1)/2
        Distances of all pairs, as scipy condenses them.
    labels : Index, length n
    metric : {"euclidean", "sqeuclidean", "precomputed"}
    data : DataFrame or None
        What was clustered; None for precomputed distances.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.clustering:tell"

    linkage: np.ndarray
    distances: np.ndarray
    labels: pd.Index
    metric: Metric
    data: pd.DataFrame | None = None

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Average linkage between groups")

    @property
    def heights(self) -> np.ndarray:
        """Distance at which each merge took place."""
        return self.linkage[:, 2]

    @cached_property
    def merges(self) -> list[tuple[int, int]]:
        """The two clusters merged at each stage, in scipy's numbering.

        The one with the lowest row comes first.
        """
        lowest = list(range(len(self.labels)))
        ordered = []
        for pair in self.linkage[:, :2].astype(int).tolist():
            first, second = sorted(pair, key=lowest.__getitem__)
            ordered.append((first, second))
            lowest.append(lowest[first])
        return ordered

    @cached_property
    def members(self) -> list[list[Hashable]]:
        """Labels in every cluster, in scipy's numbering: first the single rows, then the merges."""
        members: list[list[Hashable]] = [[label] for label in self.labels]
        for first, second in self.merges:
            members.append(members[first] + members[second])
        return members

    def stage_of(self, first: Hashable, second: Hashable) -> int:
        """Stage at which the tree first joins two different rows.

        Raises
        ------
        UnknownNameError
            If a row of that name was not clustered, or both are the same.
        """
        for stage, pair in enumerate(self.merges, start=1):
            sides = [self.members[cluster] for cluster in pair]
            if any(first in side for side in sides) and any(second in side for side in sides):
                return stage
        raise UnknownNameError(
            _("The tree does not join '{first}' with '{second}'.").format(
                first=first, second=second
            ),
            _("Name two different rows of the clustered table."),
        )

    @cached_property
    def schedule(self) -> pd.DataFrame:
        """Agglomeration schedule as SPSS prints it, one row a stage.

        Clusters carry the lowest row number among their members, counted from 1. "First
        appears" is the stage that made the cluster, 0 for a single row; "next stage" is the
        stage that merges the new cluster further, 0 for the last.
        """
        n = len(self.labels)
        lowest = list(range(1, n + 1))
        next_stage = [0] * (n - 1)
        rows = []
        for stage, pair in enumerate(self.merges, start=1):
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
        frame.insert(2, "coefficient", self.heights)
        return frame.assign(next_stage=next_stage)

    @cached_property
    def distance_matrix(self) -> pd.DataFrame:
        """Distances of all pairs as a labelled square."""
        return pd.DataFrame(squareform(self.distances), self.labels, self.labels)

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
        if np.ptp(self.distances) == 0 or np.ptp(self._cophenetic_distances) == 0:
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
        """Whether two merges were equally near, so that the order of the rows may decide."""
        gaps = np.diff(self.heights)
        return bool((gaps <= 1e-12 * max(self.heights[-1], np.finfo(float).tiny)).any())

    def cut(self, n_clusters: int) -> pd.Series:
        """Cluster number of every row when the tree is cut into so many clusters.

        Clusters are numbered from 1 in the order in which the rows show them first.

        Raises
        ------
        ArgumentError
            If ``n_clusters`` is not between 1 and the number of rows.
        """
        count = whole_number(n_clusters, "n_clusters", 1, len(self.labels))
        raw = hierarchy.cut_tree(self.linkage, n_clusters=[count]).ravel()
        return pd.Series(pd.factorize(raw)[0] + 1, self.labels, name="cluster")

    def height_between(self, n_clusters: int) -> float:
        """Height at which a horizontal line cuts the tree into so many clusters."""
        heights = np.concatenate([[0.0], self.heights, [1.1 * self.heights[-1]]])
        position = len(self.labels) - n_clusters
        return float(heights[position : position + 2].mean())

    def table(self) -> pd.DataFrame:
        """Return the agglomeration schedule with the names of the merged clusters."""
        names = [shortened(cluster) for cluster in self.members]
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
        """Where the largest jump is, how true the tree is, and whether there were ties."""
        n = len(self.labels)
        jumps = np.diff(self.heights)
        said = []
        if len(jumps):
            largest = int(np.argmax(jumps))
            said.append(
                _(
                    "The largest jump, from {low:.3f} to {high:.3f}, comes when {count} clusters "
                    "are left."
                ).format(
                    low=self.heights[largest],
                    high=self.heights[largest + 1],
                    count=n - 1 - largest,
                )
            )
        if np.ptp(self.distances) > 0 and np.ptp(self.heights) > 0:
            said.append(
                _("The tree keeps the distances with a cophenetic correlation of {r:.3f}.").format(
                    r=self.cophenetic_correlation
                )
            )
        if self.tied:
            said.append(
                _("Some merges are tied: another order of the rows could give another tree.")
            )
        return sentences(said or [_("Two rows make one merge.")])

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
            options.setdefault("cut", self.height_between(n_clusters))
        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return dendrogram(self.linkage, self.labels, rescaled=rescaled, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        from sklearn.cluster import AgglomerativeClustering

        peer = AgglomerativeClustering(
            linkage="average", metric="precomputed", compute_distances=True
        ).fit(self.distance_matrix.to_numpy())
        theirs = np.sort(peer.distances_)
        yield Peer("scikit-learn", _("coefficients"), self.heights, theirs, scale=theirs.max())


def shortened(labels: list[Hashable]) -> str:
    """Name a cluster by its first member and the count of the others."""
    first, *others = labels
    if not others:
        return str(first)
    return _("{name} and {count} more").format(name=first, count=len(others))
