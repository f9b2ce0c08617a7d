"""Largest, smallest and order, where rounding decides nothing.

Values that differ by less than one part in a billion of the scale count as equal, and of equal ones
the first comes first: what is shown is then the same on every processor.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

ROUNDING = 1e-9


def first_largest(values: ArrayLike) -> int:
    """Position of the largest value, and of equal ones the first.

    Examples
    --------
    >>> first_largest([0.5, 0.7, 0.7 + 1e-16])
    1
    """
    given = np.asarray(values, dtype=float)
    return int(np.argmax(given >= np.nanmax(given) - _slack(given)))


def first_smallest(values: ArrayLike) -> int:
    """Position of the smallest value, and of equal ones the first."""
    return first_largest(-np.asarray(values, dtype=float))


def largest_at(values: pd.Series) -> Any:
    """Label of the largest value, and of equal ones the first.

    Examples
    --------
    >>> largest_at(pd.Series({"Hebei": 0.7, "Gansu": 0.7 + 1e-16, "Tibet": 0.5}))
    'Hebei'
    """
    return values.index[first_largest(values)]


def smallest_at(values: pd.Series) -> Any:
    """Label of the smallest value, and of equal ones the first."""
    return values.index[first_smallest(values)]


def descending(values: ArrayLike) -> np.ndarray:
    """Positions from the largest to the smallest value; equal ones stay in their order.

    Examples
    --------
    >>> descending([1.0, 2.0, 2.0 + 1e-16, 3.0]).tolist()
    [3, 1, 2, 0]
    """
    order, run = _runs(values)
    positions: np.ndarray = order[np.lexsort((order, run))]
    return positions


def ranks(values: ArrayLike) -> np.ndarray:
    """Rank of each value, 1 for the largest; equal values share the better rank.

    Examples
    --------
    >>> ranks([1.0, 2.0, 2.0 + 1e-16, 3.0]).tolist()
    [4, 2, 2, 1]
    """
    order, run = _runs(values)
    found = np.empty(len(order), dtype=int)
    found[order] = np.searchsorted(run, run) + 1
    return found


def _runs(values: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Positions from the largest to the smallest, and for each how many larger values there are."""
    given = np.asarray(values, dtype=float)
    order = np.argsort(-given, kind="stable")
    larger = np.cumsum(-np.diff(given[order]) > _slack(given))
    return order, np.concatenate([[0], larger])


def positive_sum(columns: np.ndarray) -> np.ndarray:
    """Signs, 1 or -1, that make the sum of each column positive.

    Where a sum is zero but for rounding, the first cell that is not zero is made positive.

    Examples
    --------
    >>> positive_sum(np.array([[-0.7, -0.6, 0.0], [0.7 + 1e-16, 0.1, 2.0]])).tolist()
    [-1.0, -1.0, 1.0]
    """
    sums, sizes = columns.sum(axis=0), np.abs(columns)
    slack = ROUNDING * np.maximum(sizes.sum(axis=0), np.finfo(float).tiny)
    first = np.argmax(sizes > slack, axis=0)
    decisive = np.where(np.abs(sums) > slack, sums, columns[first, np.arange(columns.shape[1])])
    return np.where(decisive < 0, -1.0, 1.0)


def _slack(values: np.ndarray) -> float:
    return ROUNDING * float(np.nanmax(np.abs(values), initial=0.0))
