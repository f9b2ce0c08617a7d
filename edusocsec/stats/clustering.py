"""Average-linkage clustering of the rows of a table."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist, squareform

from edusocsec.errors import DataError, listed
from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import one_of
from edusocsec.stats.cluster_tree import ClusterTree, Metric
from edusocsec.stats.observations import Missing, observations
from edusocsec.translation import _


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
    table = observations(data, missing=missing, unique_rows=True)
    if metric == "precomputed":
        distances = _given_distances(table, data)
    else:
        distances = pdist(table.to_numpy(), metric)
    return ClusterTree(
        linkage=hierarchy.linkage(distances, method="average"),
        distances=distances,
        labels=table.index,
        metric=metric,
        data=None if metric == "precomputed" else table,
        badge=weakest_badge(data),
    )


def _given_distances(table: pd.DataFrame, data: object) -> np.ndarray:
    if isinstance(data, pd.DataFrame) and not isinstance(data.columns, pd.RangeIndex):
        _refuse_other_columns(table)
    values = table.to_numpy()
    if values.shape[0] != values.shape[1] or not np.allclose(values, values.T):
        raise DataError(
            _("Distances must be square and symmetric; this table is {rows} by {columns}.").format(
                rows=values.shape[0], columns=values.shape[1]
            ),
            _("Give one row and one column for each item, in the same order."),
        )
    wrong = table.index[(np.diag(values) != 0) | (values < 0).any(axis=1)]
    if len(wrong):
        raise DataError(
            _("Distances are negative, or not zero on the diagonal, at {rows}.").format(
                rows=listed(wrong)
            ),
            _("Pass distances, not similarities."),
        )
    return squareform(values, checks=False)


def _refuse_other_columns(table: pd.DataFrame) -> None:
    """Raise a DataError unless the columns have the names of the rows."""
    if list(table.index) != list(table.columns):
        raise DataError(
            _("The rows {rows} and the columns {columns} have different names.").format(
                rows=listed(table.index), columns=listed(table.columns)
            ),
            _("Give one row and one column for each item, in the same order."),
        )
