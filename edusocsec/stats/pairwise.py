"""Correlations of pairs of columns, each from the rows that have both values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from edusocsec.errors import MissingValuesError, listed
from edusocsec.translation import _

FEWEST_ROWS = 3


@dataclass(frozen=True, eq=False)
class Pairs:
    """Correlation and number of observations of each pair of columns."""

    correlations: np.ndarray
    observations: np.ndarray


def pairwise_correlations(standardized: pd.DataFrame, weights: np.ndarray) -> Pairs:
    """Correlate each pair of columns over the rows that have both.

    Parameters
    ----------
    standardized : DataFrame, shape (n_observations, n_variables)
        Each column by its own mean and standard deviation; missing values are NaN.
    weights : array, length n_observations

    Raises
    ------
    MissingValuesError
        If a pair has fewer than three rows, or a column does not vary in the rows of a pair.
    """
    Z = standardized.to_numpy()
    there = np.isfinite(Z)
    values, weighted = np.where(there, Z, 0.0), there * weights[:, None]
    observations = weighted.T @ there
    # Row i, column j: of the variable i, over the rows in which j is there too.
    sums = (values * weights[:, None]).T @ there
    squares = (values**2 * weights[:, None]).T @ there
    rows = there.T.astype(float) @ there
    with np.errstate(divide="ignore", invalid="ignore"):
        means = sums / observations
        variances = squares / observations - means**2
        covariances = (values * weights[:, None]).T @ values / observations - means * means.T
        R = covariances / np.sqrt(variances * variances.T)
    undefined = (rows < FEWEST_ROWS) | ~(np.minimum(variances, variances.T) > 1e-12)
    columns = standardized.columns[undefined.any(axis=0)]
    if len(columns):
        raise MissingValuesError(
            _("Too few rows have values in both columns of a pair: see {columns}.").format(
                columns=listed(columns)
            ),
            _("Leave out the columns with the most gaps."),
        )
    R = np.clip((R + R.T) / 2, -1.0, 1.0)
    np.fill_diagonal(R, 1.0)
    return Pairs(R, observations)
