"""Read any table, tidy or wide, into rows and columns of printed numbers."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    NotNumericError,
    UnknownNameError,
    listed,
)
from edusocsec.stats.audit.printed import PrintedNumber, read_number, shared_zeros
from edusocsec.stats.audit.table import Cell, Column, PrintedTable, Row, parts, written
from edusocsec.stats.audit.units import COUNTS
from edusocsec.translation import _

_FEWEST = 5
"""So many whole numbers that all end in zeros are rounded: chance would hardly do it."""


def read_cells(
    data: pd.DataFrame | pd.Series,
    along: Hashable | None,
    units: Mapping[Hashable, str] | None = None,
) -> PrintedTable:
    """Check a table and read its numbers.

    Parameters
    ----------
    data : DataFrame or Series
        Labels in the index and in the columns, numbers or printed texts in the cells.
    along : label, optional
        Level of the index or of the columns that runs along the page.
    units : mapping from the name of a column or row to a unit, optional
        What is in persons is a count.

    Raises
    ------
    ArgumentError, DataError, DuplicateLabelsError, NotNumericError, UnknownNameError
        The message names the cell, the row or the level.
    """
    if isinstance(data, pd.Series):
        data = data.to_frame()
    if not isinstance(data, pd.DataFrame):
        raise ArgumentError(
            _("An audit needs labelled rows and columns."), _("Pass a pandas DataFrame.")
        )
    if data.empty:
        raise DataError(
            _("The table is empty: {rows} rows and {columns} columns.").format(
                rows=data.shape[0], columns=data.shape[1]
            ),
            _("Pass at least one row and one column of numbers."),
        )
    places = _places(data) if along is None else _places_along(data, along)
    # Column by column: numbers of 32 bits would lose their type in one array with others.
    texts = [
        text
        for row in zip(*(column.array for _name, column in data.items()), strict=True)
        for text in row
    ]
    rows = list(dict.fromkeys(row for row, _column in places))
    columns = list(dict.fromkeys(column for _row, column in places))
    if along is not None:
        columns = _in_order(columns)
    _refuse_repeated(places)
    cells: dict[tuple[Row, Column], Cell] = {}
    measures = [column for _row in data.index for column in data.columns]
    for (row, column), measure, text in zip(places, measures, texts, strict=True):
        number = read_cell(row, column, text)
        if number is not None:
            unit = _unit((measure, *row, *column), units or {})
            counted = unit in COUNTS and number.exact_decimals == 0
            cells[row, column] = Cell(row, column, replace(number, counted=counted))
    if not cells:
        raise DataError(
            _("No cell of the table holds a number."),
            _("Pass at least one row and one column of numbers."),
        )
    return _rounded_to_tens(PrintedTable(rows, columns, cells, along))


def read_cell(row: Row, column: Column, text: object) -> PrintedNumber | None:
    """Read the number in a cell; None if it is empty.

    Raises
    ------
    NotNumericError
        If it holds anything else; the message names row, column and text.
    """
    try:
        return read_number(text)
    except ValueError:
        raise NotNumericError(
            _("Row '{row}', column '{column}' holds '{text}', not a number.").format(
                row=written(row), column=written(column), text=text
            ),
            _(
                "Write digits and a point, such as 1234.5, without a unit or a thousands "
                "separator; put labels into the index, and leave columns of words out."
            ),
        ) from None


def _unit(labels: tuple[Hashable, ...], units: Mapping[Hashable, str]) -> str | None:
    """Unit of the first of the labels that has one."""
    return next((units[label] for label in labels if label in units), None)


def _places(data: pd.DataFrame) -> list[tuple[Row, Column]]:
    """Labels of each cell's row and column, cell by cell, as the table is."""
    return [(_present(row), _present(column)) for row in data.index for column in data.columns]


def _places_along(data: pd.DataFrame, along: Hashable) -> list[tuple[Row, Column]]:
    """Return the same with one level, of the index or of the columns, running along the page."""
    in_index = along in data.index.names
    if not in_index and along not in data.columns.names:
        known = [name for name in [*data.index.names, *data.columns.names] if name is not None]
        raise UnknownNameError(
            _("No level of the index or of the columns is called '{name}'.").format(name=along),
            _(
                "Put the labels into the index, data.set_index([...]), or name what the columns "
                "are, data.rename_axis(columns='{name}'). Levels here: {known}."
            ).format(name=along, known=listed(known) if known else _("none")),
        )
    position = (data.index if in_index else data.columns).names.index(along)
    one_measure = data.shape[1] == 1
    places: list[tuple[Row, Column]] = []
    for row in data.index:
        for column in data.columns:
            keys, measure = list(parts(row)), list(parts(column))
            moment = (keys if in_index else measure).pop(position)
            labels = _present((*([] if in_index and one_measure else measure), *keys))
            if _is_missing(moment):
                raise DataError(
                    _("The row '{row}' has no label for '{name}'.").format(
                        row=written(labels), name=along
                    ),
                    _("Fill it in, or leave the row out."),
                )
            places.append((labels or parts(column), (moment,)))
    return places


def _present(label: Hashable) -> tuple[Hashable, ...]:
    """Return the labels that are there: a level without a label says nothing."""
    return tuple(part for part in parts(label) if not _is_missing(part))


def _is_missing(label: Any) -> bool:
    return bool(pd.isna(label))


def _in_order(columns: list[Column]) -> list[Column]:
    """Sort the periods, unless their labels cannot be compared."""
    try:
        return sorted(columns)
    except TypeError:
        return columns


def _refuse_repeated(places: list[tuple[Row, Column]]) -> None:
    seen: set[tuple[Row, Column]] = set()
    for row, column in places:
        if (row, column) in seen:
            raise DuplicateLabelsError(
                _("More than one cell stands in row '{row}', column '{column}'.").format(
                    row=written(row), column=written(column)
                ),
                _("Give every row a label of its own, or leave the repeated one out."),
            )
        seen.add((row, column))


def _rounded_to_tens(table: PrintedTable) -> PrintedTable:
    """Note where a series of whole numbers ends in more zeros than chance would leave."""
    cells = dict(table.cells)
    for _label, series in table.series:
        zeros = shared_zeros([cell.number for cell in series], _FEWEST)
        for cell in series if zeros else []:
            rounded = replace(cell.number, habit=Decimal(10) ** zeros)
            cells[cell.row, cell.column] = replace(cell, number=rounded)
    return replace(table, cells=cells)
