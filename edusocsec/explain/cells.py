"""Cells of a value: how a single number of a scalar, a Series or a DataFrame is named."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

Value = float | pd.Series | pd.DataFrame
Cell = tuple[Hashable, ...]


def at(value: Value, *cell: Any) -> float:
    """Return the number in a cell, which is named by nothing, a row, or a row and a column.

    Examples
    --------
    >>> at(0.25), at(pd.Series({"food": 0.25}), "food")
    (0.25, 0.25)
    """
    if isinstance(value, pd.Series | pd.DataFrame):
        found: Any = value.at[cell if len(cell) > 1 else cell[0]]
        return float(found)
    return float(value)
