"""Cells of a value: how a single number of a scalar, a Series or a DataFrame is named."""

from __future__ import annotations

from collections.abc import Hashable
from types import EllipsisType
from typing import Any

import pandas as pd

from edusocsec.errors import DuplicateLabelsError, listed
from edusocsec.translation import _

Value = float | pd.Series | pd.DataFrame
Cell = tuple[Hashable, ...]


def at(value: Value, *cell: Any) -> float:
    """Return the number in a cell, which is named by nothing, a row, or a row and a column.

    Raises
    ------
    DuplicateLabelsError
        If several cells have that name.

    Examples
    --------
    >>> at(0.25), at(pd.Series({"food": 0.25}), "food")
    (0.25, 0.25)
    """
    if isinstance(value, pd.Series | pd.DataFrame):
        found: Any = value.at[cell if len(cell) > 1 else cell[0]]
        if isinstance(found, pd.Series | pd.DataFrame):
            raise DuplicateLabelsError(
                _("More than one {kind} is called {labels}.").format(
                    kind=_("row"), labels=listed(cell[:1])
                ),
                _("Give every row a name of its own, such as with reset_index(drop=True)."),
            )
        return float(found)
    return float(value)


def has_label(axis: pd.Index, label: Any) -> bool:
    """Whether a row or column has this label; a part of several is not one.

    Examples
    --------
    >>> years = pd.MultiIndex.from_product([["Hebei", "Gansu"], [2013]])
    >>> has_label(years, ("Gansu", 2013)), has_label(years, "Gansu")
    (True, False)
    """
    whole = axis.nlevels == 1 or (isinstance(label, tuple) and len(label) == axis.nlevels)
    return whole and label in axis


def first_with(axis: pd.Index, label: Hashable) -> Hashable | None:
    """Name the row or column with a label, or the first of which it is a part.

    Examples
    --------
    >>> years = pd.MultiIndex.from_product([["Hebei", "Gansu"], [2013, 2014]])
    >>> first_with(years, "Gansu"), first_with(years, "Tibet")
    (('Gansu', 2013), None)
    """
    if has_label(axis, label):
        return label
    if axis.nlevels == 1:
        return None
    return next((whole for whole in axis if label in whole), None)


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
