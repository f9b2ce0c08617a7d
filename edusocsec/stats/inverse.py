"""The inverse of a correlation matrix, or a refusal: never digits that cannot be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import linalg

from edusocsec.errors import IndefiniteMatrixError, SingularMatrixError, listed
from edusocsec.stats.correlation import CorrelationMatrix
from edusocsec.translation import _

TRUSTED_ERROR = 1e-8
"""Largest relative error that is accepted: eight digits are then right."""


@dataclass(frozen=True, eq=False)
class Inverse:
    """Inverse of a correlation matrix, and the logarithm of its determinant."""

    matrix: np.ndarray
    log_determinant: float


def trusted_inverse(correlation: CorrelationMatrix, needed_for: str) -> Inverse:
    """Invert a correlation matrix if at least eight digits of the inverse are right.

    A well-conditioned matrix is inverted by its eigenvalues. Of an ill-conditioned one, the
    rounding of its cells alone spoils the inverse; then the standardized observations are
    decomposed instead, whose condition number is only the square root of the matrix'.

    Raises
    ------
    IndefiniteMatrixError
        If an eigenvalue is negative; where rounding to the printed decimals explains it, the hint
        says how many are needed.
    SingularMatrixError
        If variables are linearly dependent, exactly or so nearly that digits would be lost.
    """
    R = correlation.matrix.to_numpy()
    rounding = len(R) * np.finfo(float).eps
    eigenvalues, vectors = linalg.eigh(R)
    if is_indefinite(eigenvalues):
        raise _indefinite(eigenvalues[0], vectors[:, 0], correlation)
    if eigenvalues[0] > 0 and rounding * eigenvalues[-1] / eigenvalues[0] < 1e-3 * TRUSTED_ERROR:
        return _from_spectrum(eigenvalues, vectors)
    rows = correlation.data if correlation.pair_observations is None else None
    if rows is not None and len(rows) > len(R):
        eigenvalues, vectors, error = _spectrum_from_data(correlation)
    else:
        error = rounding * eigenvalues[-1] / max(eigenvalues[0], np.finfo(float).tiny)
    if error < TRUSTED_ERROR:
        return _from_spectrum(eigenvalues, vectors)
    dependent = np.abs(vectors[:, 0]) > 0.01 * np.abs(vectors[:, 0]).max()
    raise SingularMatrixError(
        _(
            "{method} does not exist or cannot be computed: the columns {columns} are linearly "
            "dependent, exactly or almost, so the correlation matrix has no inverse to trust."
        ).format(method=needed_for, columns=listed(correlation.matrix.columns[dependent], most=12)),
        _("Leave out one of these columns. The principal components exist all the same."),
    )


def is_indefinite(eigenvalues: np.ndarray) -> bool:
    """Whether an eigenvalue is negative beyond the rounding of the arithmetic."""
    return bool(eigenvalues.min() < -1e-10 * len(eigenvalues))


def refuse_indefinite(
    eigenvalues: np.ndarray, vectors: np.ndarray, correlation: CorrelationMatrix
) -> None:
    """Raise an IndefiniteMatrixError if an eigenvalue is more negative than printing explains."""
    smallest = int(np.argmin(eigenvalues))
    explained = print_rounding(correlation) >= -eigenvalues[smallest]
    if is_indefinite(eigenvalues) and not explained:
        raise _indefinite(eigenvalues[smallest], vectors[:, smallest], correlation)


def print_rounding(correlation: CorrelationMatrix) -> float:
    """How far rounding to the printed decimals can move an eigenvalue; 0 of unrounded ones.

    By Weyl's inequality no further than the largest eigenvalue of the errors, which are at most
    half a unit of the last decimal in each of the p - 1 other cells of a row.

    Examples
    --------
    >>> import pandas as pd
    >>> R = pd.DataFrame([[1, 0.61, 0.5], [0.61, 1, 0.42], [0.5, 0.42, 1]])
    >>> print_rounding(CorrelationMatrix(matrix=R))
    0.01
    """
    decimals = _decimals(correlation)
    return 0.0 if decimals is None else (correlation.n_variables - 1) * 0.5 * 10.0**-decimals


def _decimals(correlation: CorrelationMatrix) -> int | None:
    """Decimals to which a given matrix was rounded; None if it shows no rounding."""
    if correlation.data is not None:
        return None
    R = correlation.matrix.to_numpy()
    return next((d for d in range(1, 5) if np.abs(R - R.round(d)).max() < 1e-12), None)


def _indefinite(
    smallest: float, vector: np.ndarray, correlation: CorrelationMatrix
) -> IndefiniteMatrixError:
    columns = correlation.matrix.columns
    bound = print_rounding(correlation)
    if bound < -smallest:
        return IndefiniteMatrixError(
            _(
                "The correlation matrix of {columns} has the negative eigenvalue {value:.4f}: no "
                "complete data can have these correlations. Pairwise deletion can produce them."
            ).format(columns=listed(columns), value=smallest),
            _("Use the same rows for every pair (missing='listwise'), or leave out a column."),
        )
    first, second = columns[np.argsort(-np.abs(vector).round(6), kind="stable")[:2]]
    decimals = _decimals(correlation)
    assert decimals is not None
    needed = max(decimals + 1, int(np.ceil(np.log10(0.5 * (len(columns) - 1) / -smallest))))
    return IndefiniteMatrixError(
        _(
            "The correlation matrix has the negative eigenvalue {value:.4f}, which its rounding to "
            "{decimals} decimals explains; so it has no inverse to trust."
        ).format(value=smallest, decimals=decimals),
        _(
            "Give the correlations with {needed} decimals or more, above all those of {first} and "
            "{second}, or leave out one of these two. The principal components exist all the same."
        ).format(needed=needed, first=listed([first]), second=listed([second])),
    )


def _spectrum_from_data(
    correlation: CorrelationMatrix,
) -> tuple[np.ndarray, np.ndarray, float]:
    data, Z = correlation.data, correlation.standardized
    assert data is not None
    assert Z is not None
    rows = Z.to_numpy()
    if correlation.weights is not None:
        rows = rows * np.sqrt(correlation.weights.to_numpy())[:, None]
    lengths, transposed = linalg.svd(rows, full_matrices=False)[1:]
    offset = np.abs(data.mean()) / data.std()
    rounding = len(lengths) * np.finfo(float).eps * (1 + float(offset.max()))
    error = rounding * lengths[0] / max(lengths[-1], np.finfo(float).tiny)
    assert correlation.n_observations is not None
    return lengths[::-1] ** 2 / (correlation.n_observations - 1), transposed[::-1].T, float(error)


def _from_spectrum(eigenvalues: np.ndarray, vectors: np.ndarray) -> Inverse:
    return Inverse((vectors / eigenvalues) @ vectors.T, float(np.log(eigenvalues).sum()))
