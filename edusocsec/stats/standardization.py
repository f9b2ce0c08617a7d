"""Z-scores: every value as its distance from the mean, in standard deviations."""

from __future__ import annotations

import numpy as np
import pandas as pd


def standardize(table: pd.DataFrame, weights: pd.Series | None = None) -> pd.DataFrame:
    """Z-scores of every column, with the divisor n - 1; missing values stay missing."""
    scaled = _near_zero(table.to_numpy())
    if weights is None and not np.isnan(scaled).any():
        centred = scaled - scaled.mean(axis=0)
        return pd.DataFrame(centred / centred.std(axis=0, ddof=1), table.index, table.columns)
    ones = np.ones((len(table), 1)) if weights is None else weights.to_numpy()[:, None]
    counts = np.where(np.isnan(scaled), 0.0, ones)
    total = counts.sum(axis=0)
    centred = scaled - np.nansum(counts * scaled, axis=0) / total
    variances = np.nansum(counts * centred**2, axis=0) / (total - 1)
    return pd.DataFrame(centred / np.sqrt(variances), table.index, table.columns)


def _near_zero(values: np.ndarray) -> np.ndarray:
    """Shift and scale every column to between 0 and 1, without losing a digit of its differences.

    The squares of very large and very small numbers then exist, and numbers that differ little
    beside their size, such as 0 to 4 on a base of 1e15, keep what tells them apart.
    """
    exponents = np.frexp(np.nanmax(np.abs(values), axis=0))[1]
    scaled = np.ldexp(values, -exponents)  # a power of two: exact, and no difference overflows
    shifted = scaled - np.nanmin(scaled, axis=0)
    near: np.ndarray = shifted / np.nanmax(shifted, axis=0)
    return near
