"""Average-linkage clustering of the rows of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.spatial.distance import pdist, squareform

from edusocsec.cost import announce, refuse_more
from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import one_of
from edusocsec.stats.cluster_tree import ClusterTree, Metric
from edusocsec.stats.given_distances import given_distances
from edusocsec.stats.merging import Linkage, clusters_apart, merge
from edusocsec.stats.observations import Missing, observations
from edusocsec.translation import _

MOST_ROWS = 10_000


def average_linkage(
    data: pd.DataFrame | ArrayLike,
    metric: Metric = "euclidean",
    *,
    missing: Missing = "error",
    most_rows: int = MOST_ROWS,
) -> ClusterTree:
    r"""Merge, again and again, the two clusters whose members are nearest on average.

    .. math:: d(A, B) = \frac{1}{|A| |B|} \sum_{a \in A} \sum_{b \in B} d(a, b)

    Parameters
    ----------
    data : DataFrame or array, shape (n, n_variables)
        Row labels must be unique. With ``metric="precomputed"``: distances, shape (n, n).
    metric : {"euclidean", "sqeuclidean", "precomputed"}
        The distance that is averaged.
    missing : {"error", "listwise"}
    most_rows : int
        More rows are refused: n rows take 12 n² bytes of memory.

    Returns
    -------
    ClusterTree

    Raises
    ------
    DuplicateLabelsError
        If two rows have the same name.
    ArgumentError
        If there are more than ``most_rows`` rows, or the metric is not known.
    DataError
        If the data cannot be used for another reason; the message names the column or row.

    Notes
    -----
    SPSS calls this "between-groups linkage" and takes *squared* Euclidean distances unless
    told otherwise; R's ``hclust(dist(x), "average")`` takes Euclidean ones. The two can give
    different clusters. R's ``dist`` also skips missing cells in silence; this function
    refuses them.

    Pairs of clusters are tied where no more than rounding tells which is nearer: at 0, 1, 2 the
    first two rows are as near as the last two. Of tied pairs the one with the lowest row is
    merged, and of these the one whose other cluster has the lowest row, so that the same table
    gives the same tree on every computer. Another order of the rows may then give other clusters:
    the verdicts of the tree and of its cuts say so. ``hclust`` of R 4.2.2 merged the same pairs
    wherever its distances were equal to the last bit; elsewhere it leaves the choice to rounding.

    References
    ----------
    Sokal, R. R., & Michener, C. D. (1958). A statistical method for evaluating systematic
    relationships. University of Kansas Science Bulletin 38, 1409-1438.

    Examples
    --------
    >>> tree = average_linkage(pd.DataFrame({"x": [0.0, 1.0, 5.0]}, index=["a", "b", "c"]))
    >>> tree.heights.tolist()
    [1.0, 4.5]
    >>> tree.cut(2).to_dict()
    {'a': 1, 'b': 1, 'c': 2}
    >>> print(tree.steps["stage_2"].worked)
    d(\{\mathrm{a}, \mathrm{b}\}, \{\mathrm{c}\}) = \frac{5.000 + 4.000}{2 \cdot 1} = 4.500
    """
    one_of(metric, "metric", get_args(Metric))
    clustered = None
    if metric == "precomputed":
        table = given_distances(data)
    else:
        table = clustered = observations(data, missing=missing, unique_rows=True)
    _refuse_size(len(table), most_rows)
    values = table.to_numpy()
    if metric == "precomputed":
        distances = squareform(values, checks=False)
    else:
        distances = pdist(values, metric)
    return ClusterTree(
        **_merged(distances, clustered, metric, "average"),
        distances=distances,
        labels=table.index,
        metric=metric,
        data=clustered,
        badge=weakest_badge(data),
    )


def merged_by(tree: ClusterTree, linkage: Linkage) -> ClusterTree:
    """Merge the rows of a tree by another linkage.

    Only its merges, heights and cuts are meant: its story is that of average linkage. Ward's
    heights are those of Euclidean distances, or, on squared ones, their squares.

    Examples
    --------
    >>> tree = average_linkage(pd.DataFrame({"x": [0.0, 1.0, 5.0]}, index=["a", "b", "c"]))
    >>> merged_by(tree, "single").heights.tolist()
    [1.0, 4.0]
    """
    return replace(tree, **_merged(tree.distances, tree.data, tree.metric, linkage))


def _merged(
    distances: np.ndarray, data: pd.DataFrame | None, metric: Metric, linkage: Linkage
) -> dict[str, Any]:
    values = None if data is None else data.to_numpy()
    squared = metric == "sqeuclidean"
    merges = merge(clusters_apart(distances, values, squared=squared, linkage=linkage))
    return {"linkage": merges.linkage, "ties": merges.ties, "method": linkage}


def _refuse_size(n: int, most_rows: int) -> None:
    seconds, size = 1e-7 * n**2, 12.0 * n**2
    cost = _("{count} rows would take about {size:.1f} GB of memory and {seconds:.0f} seconds.")
    refuse_more(
        n,
        most_rows,
        "most_rows",
        cost.format(count=n, size=size / 1e9, seconds=max(seconds, 1)),
        _("Cluster a sample of them, such as table.sample({count}).").format(count=most_rows),
    )
    announce(seconds, size, stacklevel=4)
