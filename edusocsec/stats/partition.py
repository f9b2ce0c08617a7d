"""Clusters of rows: their members, their profiles and their typical members."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, UnknownNameError, listed
from edusocsec.explain import Headings, Peer, Result
from edusocsec.stats.arguments import result_of
from edusocsec.stats.cluster_tree import ClusterTree
from edusocsec.stats.extremes import ROUNDING
from edusocsec.stats.observations import observations
from edusocsec.stats.ties import Decision
from edusocsec.translation import _, enumerated, ngettext, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Partition(Result):
    """Rows in clusters.

    Attributes
    ----------
    labels : Series of int
        Cluster number of every row, counted from 1 in the order in which the rows show them.
    tree : ClusterTree
    """

    story: ClassVar[str] = "edusocsec.stats.steps.partition:tell"

    labels: pd.Series
    tree: ClusterTree

    @property
    def n_clusters(self) -> int:
        """Number of clusters."""
        return int(self.labels.max())

    @property
    def title(self) -> str:
        """What was computed."""
        return _("{count} clusters").format(count=self.n_clusters)

    @cached_property
    def sizes(self) -> pd.Series:
        """Number of rows in every cluster."""
        return self.labels.value_counts().sort_index().rename("size")

    @cached_property
    def members(self) -> dict[int, list[Hashable]]:
        """Names of the rows in every cluster."""
        return {
            cluster: list(self.labels.index[self.labels == cluster])
            for cluster in range(1, self.n_clusters + 1)
        }

    @cached_property
    def mean_distances(self) -> pd.Series:
        """Mean distance of every row to the members of its own cluster, itself included."""
        D = self.tree.distance_matrix
        same = np.equal.outer(self.labels.to_numpy(), self.labels.to_numpy())
        means = (D.to_numpy() * same).sum(axis=1) / same.sum(axis=1)
        return pd.Series(means, D.index, name="mean_distance")

    @cached_property
    def typical_members(self) -> pd.Series:
        """The medoid of every cluster: the row with the smallest mean distance to the others."""
        means = self.mean_distances
        least = means.groupby(self.labels).transform("min")
        # Of rows that are equally typical but for rounding, the first.
        medoids = means.index[means <= least + ROUNDING * self.tree.heights[-1]].to_series()
        first: pd.Series = medoids.groupby(self.labels).first().rename("typical_member")
        return first

    def profiles(self, data: pd.DataFrame | None = None) -> pd.DataFrame:
        """Mean of every variable in every cluster.

        Parameters
        ----------
        data : DataFrame, optional
            Variables to average, with the same row labels; without it, what was clustered.

        Raises
        ------
        ArgumentError
            If there are no data, because distances were clustered.
        UnknownNameError
            If ``data`` lacks rows that were clustered.
        DataError
            If ``data`` cannot be used for another reason; the message names the column or row.
        """
        hint = _("Fill them: the mean of a cluster is that of all its rows.")
        source = self.tree.data if data is None else observations(data, hint=hint)
        if source is None:
            raise ArgumentError(
                _("Distances were clustered, so there are no variables to average."),
                _("Pass a table as data=, with one row for each item."),
            )
        absent = self.labels.index.difference(source.index, sort=False)
        if len(absent):
            raise UnknownNameError(
                _("The data have no row {rows}.").format(rows=listed(absent)),
                _("Pass a table that is labelled like the clustered rows."),
            )
        return source.loc[self.labels.index].groupby(self.labels).mean()

    def table(self) -> pd.DataFrame:
        """Return size, typical member and members of every cluster."""
        return pd.DataFrame(
            {
                "size": self.sizes,
                "typical_member": self.typical_members.astype(str),
                "members": [enumerated(rows) for rows in self.members.values()],
            }
        )

    @cached_property
    def decided_by_order(self) -> Decision | None:
        """The tie by which the order of the rows decided who is in which cluster, if it did."""
        return self.tree.decided_by_order(self.n_clusters)

    @property
    def headings(self) -> Headings:
        """What the columns of the table, and the mean distances, are called."""
        return Headings(
            columns={
                "cluster": _("cluster"),
                "size": _("size"),
                "typical_member": _("typical member"),
                "members": _("members"),
                "mean_distance": _("mean distance"),
            },
            names={"cluster": _("cluster")},
        )

    @property
    def verdict(self) -> str:
        """Sizes of the clusters, the rows that stand alone, and what the order of rows decided."""
        sizes = enumerated(self.sizes)
        alone = [str(rows[0]) for rows in self.members.values() if len(rows) == 1]
        told = _("Sizes: {sizes}.").format(sizes=sizes)
        if alone:
            told = _("Sizes: {sizes}. Alone in a cluster: {names}.").format(
                sizes=sizes, names=enumerated(alone)
            )
        tie = self.decided_by_order
        return told if tie is None else sentences([told, self._tell_decision(tie)])

    def _tell_decision(self, decision: Decision) -> str:
        tie = self.tree.tell_tie(decision.tie)
        if decision.certain:
            return _(
                "Merges are tied, and the order of the rows decided who is in which cluster: {tie}"
            ).format(tie=tie)
        if decision.tried == 0:
            return _(
                "Merges are tied, and the order of the rows may have decided who is in which "
                "cluster: {tie}"
            ).format(tie=tie)
        return ngettext(
            "Merges are tied: {tie} Of the many other ways to merge, {count} was tried; it gave "
            "the same clusters.",
            "Merges are tied: {tie} Of the many other ways to merge, {count} were tried; they gave "
            "the same clusters.",
            decision.tried,
        ).format(tie=tie, count=decision.tried)

    def plot(self, **options: Any) -> Figure:
        """Dendrogram with the cut."""
        return self.tree.plot(n_clusters=self.n_clusters, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        if self.decided_by_order is not None:
            raise ArgumentError(
                _("Merges are tied, and another program may merge another of the tied pairs."),
                _("Compare the tree, up to its first tie: partition.tree.cross_check()."),
            )
        from sklearn.cluster import AgglomerativeClustering

        peer = AgglomerativeClustering(
            self.n_clusters, linkage="average", metric="precomputed"
        ).fit_predict(self.tree.distance_matrix.to_numpy())
        yield Peer("scikit-learn", _("clusters"), self.labels, pd.factorize(peer)[0] + 1)


def cut_tree(tree: ClusterTree, n_clusters: int) -> Partition:
    """Cut a cluster tree into a number of clusters.

    Parameters
    ----------
    tree : ClusterTree
    n_clusters : int

    Returns
    -------
    Partition

    Raises
    ------
    ArgumentError
        If ``tree`` is no cluster tree, or ``n_clusters`` is not between 1 and the number of rows.

    Notes
    -----
    The merges of the tree are made one after the other until so many clusters are left, as
    ``cutree`` of R does. scipy's ``cut_tree`` goes by height, and where merges are tied may
    undo another one than the last; its ``fcluster`` with ``maxclust`` may return fewer clusters
    than asked for. The verdict says where a tie, and so the order of the rows, decided.

    Examples
    --------
    >>> from edusocsec.stats.clustering import average_linkage
    >>> table = pd.DataFrame({"x": [0.0, 1.0, 5.0]}, index=["a", "b", "c"])
    >>> partition = cut_tree(average_linkage(table), 2)
    >>> partition.sizes.to_dict(), partition.profiles()["x"].to_dict()
    ({1: 2, 2: 1}, {1: 0.5, 2: 5.0})
    """
    tree = result_of(tree, ClusterTree, "average_linkage")
    return Partition(labels=tree.cut(n_clusters), tree=tree, badge=tree.badge)
