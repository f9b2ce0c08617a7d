"""Cells of a value: how a single number of a scalar, a Series or a DataFrame is named."""

from __future__ import annotations

from collections.abc import Hashable
from types import EllipsisType
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


def axes_of(value: Value) -> list[pd.Index]:
    """Rows of a Series, rows and columns of a DataFrame, nothing of a number."""
    return list(value.axes) if isinstance(value, pd.Series | pd.DataFrame) else []


def labels_of(value: Value, cell: Cell) -> list[Cell]:
    """Name one by one the cells that a cell with ``...`` stands for.

    Examples
    --------
    >>> labels_of(pd.DataFrame({"gdp": [1.0, 2.0]}, index=["Hebei", "Gansu"]), (..., "gdp"))
    [('Hebei', 'gdp'), ('Gansu', 'gdp')]
    """
    cells: list[Cell] = [()]
    for label, axis in zip(cell, axes_of(value), strict=True):
        along = list(axis) if isinstance(label, EllipsisType) else [label]
        cells = [(*begun, one) for begun in cells for one in along]
    return cells
