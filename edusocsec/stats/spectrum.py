"""Eigenvalues and eigenvectors of a correlation matrix, the same ones on every processor."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import linalg

from edusocsec.cost import announce
from edusocsec.stats.correlation import CorrelationMatrix
from edusocsec.stats.extremes import ROUNDING, first_largest, positive_sum
from edusocsec.stats.inverse import refuse_indefinite
from edusocsec.translation import _

SECONDS, MATRICES = 2.5e-10, 6
"""Of one variable to the third power, and of the size of the correlation matrix: what it costs."""


def spectrum(correlation: CorrelationMatrix) -> tuple[np.ndarray, np.ndarray]:
    """Eigenvalues from the largest to the smallest, and eigenvectors in columns.

    Eigenvalues that are zero but for rounding are zero; of printed correlations the smallest may
    be as negative as their decimals explain. Where eigenvalues are equal, axes of
    their space are chosen by the order of the variables; the sum of each vector is positive.

    Raises
    ------
    IndefiniteMatrixError
        If an eigenvalue is negative, and more than the printed decimals explain.
    """
    size = correlation.n_variables
    announce(SECONDS * size**3, MATRICES * 8.0 * size**2, stacklevel=4)
    values, vectors = linalg.eigh(correlation.matrix.to_numpy())
    refuse_indefinite(values, vectors, correlation)
    values, vectors = values[::-1].copy(), vectors[:, ::-1].copy()
    values[np.abs(values) < 4 * len(values) * np.finfo(float).eps * values[0]] = 0.0
    for run in equal_runs(values):
        if values[run.start] > 0:
            vectors[:, run] = _canonical(vectors[:, run])
    return values, vectors * positive_sum(vectors)


def equal_runs(eigenvalues: np.ndarray) -> list[slice]:
    """Places of eigenvalues that are equal but for rounding.

    Examples
    --------
    >>> equal_runs(np.array([2.0, 1.0, 1.0, 0.5]))
    [slice(1, 3, None)]
    """
    apart = np.flatnonzero(-np.diff(eigenvalues) > ROUNDING * eigenvalues[0]) + 1
    starts, stops = [0, *apart.tolist()], [*apart.tolist(), len(eigenvalues)]
    return [slice(a, b) for a, b in zip(starts, stops, strict=True) if b - a > 1]


def said_of_equal(eigenvalues: pd.Series, kept: int) -> list[str]:
    """Which of the components kept have equal eigenvalues, and what follows, in sentences."""
    values, said = eigenvalues.to_numpy(), []
    for run in equal_runs(values):
        if run.start >= kept or values[run.start] == 0:
            continue
        first, last = eigenvalues.index[run.start], eigenvalues.index[run.stop - 1]
        said.append(
            _(
                "The eigenvalues from {first} to {last} are equal: only the space that these "
                "components span together is determined, and the order of the columns decides "
                "which axes in it are printed."
            ).format(first=first, last=last)
        )
        if run.stop > kept:
            said.append(
                _(
                    "Keep all from {first} to {last} or none of them: a part of them is another "
                    "part in another order of the columns."
                ).format(first=first, last=last)
            )
    return said


def said_of_negative(eigenvalues: pd.Series) -> list[str]:
    """Which eigenvalues are negative, and why, in a sentence."""
    negative = eigenvalues[eigenvalues < 0]
    if negative.empty:
        return []
    return [
        _(
            "The smallest eigenvalue, {value:.4f}, is negative: the correlations are rounded as "
            "printed, and no component can have a negative variance."
        ).format(value=negative.iloc[-1])
    ]


def _canonical(basis: np.ndarray) -> np.ndarray:
    """Axes of the space that a basis spans: each as near as it can be to one more variable."""
    rest, axes = basis.copy(), []
    for _axis in range(basis.shape[1]):
        lengths = np.linalg.norm(rest, axis=1)
        nearest = first_largest(lengths)
        axes.append(rest[nearest] / lengths[nearest])
        rest -= np.outer(rest @ axes[-1], axes[-1])
    chosen: np.ndarray = basis @ np.array(axes).T
    return chosen
