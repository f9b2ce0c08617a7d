"""Correlations by another program, for cross-checks."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from edusocsec.stats.correlation import CorrelationMatrix


class Elsewhere(NamedTuple):
    """A correlation matrix, and the program that computed it."""

    program: str
    matrix: np.ndarray


def correlations_elsewhere(correlation: CorrelationMatrix) -> Elsewhere | None:
    """Correlations of the same observations by pandas or numpy; None if only they are known.

    Examples
    --------
    >>> from edusocsec.stats.correlation import correlation_matrix
    >>> result = correlation_matrix([[1.0, 2.0], [2.0, 1.0], [3.0, 6.0]], weights=[2, 1, 1])
    >>> correlations_elsewhere(result).program
    'numpy.cov'
    """
    if correlation.data is None:
        return None
    if correlation.is_plain:
        return Elsewhere("numpy.corrcoef", np.corrcoef(correlation.data.to_numpy(), rowvar=False))
    if correlation.weights is None:
        return Elsewhere("pandas.DataFrame.corr", correlation.data.corr().to_numpy())
    return Elsewhere("numpy.cov", _weighted(correlation.data, correlation.weights))


def _weighted(data: pd.DataFrame, weights: pd.Series) -> np.ndarray:
    values, R = data.to_numpy(), np.eye(data.shape[1])
    for first, second in combinations(range(data.shape[1]), 2):
        pair = values[:, [first, second]]
        known = np.isfinite(pair).all(axis=1)
        cov = np.cov(pair[known], rowvar=False, aweights=weights.to_numpy()[known])
        R[first, second] = R[second, first] = cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1])
    return R
