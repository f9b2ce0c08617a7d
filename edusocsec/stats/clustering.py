"""Average-linkage clustering of the rows of a table."""

from __future__ import annotations

from typing import get_args

import pandas as pd
from numpy.typing import ArrayLike
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist, squareform

from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import one_of
from edusocsec.stats.cluster_tree import ClusterTree, Metric
from edusocsec.stats.given_distances import given_distances
from edusocsec.stats.observations import Missing, observations


def average_linkage(
    data: pd.DataFrame | ArrayLike, metric: Metric = "euclidean", *, missing: Missing = "error"
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

    Returns
    -------
    ClusterTree

    Raises
    ------
    DuplicateLabelsError
        If two rows have the same name.
    DataError
        If the data cannot be used for another reason; the message names the column or row.

    Notes
    -----
    SPSS calls this "between-groups linkage" and takes *squared* Euclidean distances unless
    told otherwise; R's ``hclust(dist(x), "average")`` takes Euclidean ones. The two can give
    different clusters. R's ``dist`` also skips missing cells in silence; this function
    refuses them. Where distances are tied, the order of the rows may decide.

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
    if metric == "precomputed":
        table = given_distances(data)
        distances = squareform(table.to_numpy(), checks=False)
    else:
        table = observations(data, missing=missing, unique_rows=True)
        distances = pdist(table.to_numpy(), metric)
    return ClusterTree(
        linkage=hierarchy.linkage(distances, method="average"),
        distances=distances,
        labels=table.index,
        metric=metric,
        data=None if metric == "precomputed" else table,
        badge=weakest_badge(data),
    )
