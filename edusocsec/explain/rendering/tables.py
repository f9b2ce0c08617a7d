"""What all table renderers share: which cells to show, and how to write a number."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass

import pandas as pd

from edusocsec.explain.document import Table
from edusocsec.explain.symbols import number
from edusocsec.translation import _

ELLIPSIS = "⋯"


@dataclass(frozen=True)
class Shown:
    """The part of a table that is shown; None in ``rows`` and ``columns`` marks the gap.

    ``worded`` has the labels as they are written.
    """

    table: Table
    rows: list[int | None]
    columns: list[int | None]
    worded: pd.DataFrame

    @classmethod
    def of(cls, table: Table, most_rows: int, most_columns: int) -> Shown:
        """Shorten a table in its middle to so many rows and columns."""
        rows, columns = table.frame.shape
        return cls(
            table,
            positions(rows, most_rows),
            positions(columns, most_columns),
            table.headings.shown(table.frame),
        )

    @property
    def note(self) -> str:
        """What was left out."""
        rows, columns = self.table.frame.shape
        if None in self.rows and None in self.columns:
            return _("{rows} rows and {columns} columns in all.").format(rows=rows, columns=columns)
        if None in self.rows:
            return _("{rows} rows in all.").format(rows=rows)
        if None in self.columns:
            return _("{columns} columns in all.").format(columns=columns)
        return ""

    def row_labels(self) -> list[tuple[str, ...]]:
        """Labels of the rows, one text for each level of the index."""
        return [_label(self.worded.index, row) for row in self.rows]

    def column_labels(self) -> list[tuple[str, ...]]:
        """Labels of the columns, one text for each level of the header."""
        return [_label(self.worded.columns, column) for column in self.columns]

    def row_names(self) -> list[str]:
        """Name of each level of the index, empty where it has none."""
        return ["" if name is None else str(name) for name in self.worded.index.names]

    def value(self, row: int | None, column: int | None) -> object:
        """Value of a cell; None in the gap."""
        return None if row is None or column is None else self.table.frame.iat[row, column]

    def text(self, row: int | None, column: int | None) -> str:
        """One cell as it is written."""
        if row is None or column is None:
            return ELLIPSIS
        return write(self.table, self.table.frame.columns[column], self.value(row, column))

    def is_text(self, column: int | None) -> bool:
        """Whether a column holds words, and so is set flush left."""
        return any(isinstance(self.value(row, column), str) for row in self.rows)

    def widest(self, column: int | None, otherwise: int) -> int:
        """Characters after which the words of a column are wrapped."""
        if column is None:
            return otherwise
        return self.table.widths.get(self.table.frame.columns[column], otherwise)

    def frame(self) -> pd.DataFrame:
        """Return the shown cells as a table of texts.

        Examples
        --------
        >>> long = Table(pd.DataFrame({"x": [0.0, 0.5, 1.0, 1.5, 2.0]}), places=1)
        >>> list(Shown.of(long, most_rows=3, most_columns=3).frame()["x"])
        ['0.0', '0.5', '⋯', '2.0']
        """
        return pd.DataFrame(
            [[self.text(row, column) for column in self.columns] for row in self.rows],
            index=_index(self.row_labels(), self.worded.index),
            columns=_index(self.column_labels(), self.worded.columns),
            dtype=object,
        )


def positions(length: int, most: int) -> list[int | None]:
    """Which rows or columns to show, None standing for the gap.

    Examples
    --------
    >>> positions(10, 4)
    [0, 1, None, 8, 9]
    """
    if length <= most:
        return list(range(length))
    tail = most // 2
    return [*range(most - tail), None, *range(length - tail, length)]


def write(table: Table, column: Hashable, value: object) -> str:
    """Write one value of a table.

    Examples
    --------
    >>> write(Table(pd.DataFrame(), places=2), "x", 0.125)
    '0.12'
    """
    if value is None or value is pd.NA:
        return ""
    if not isinstance(value, float):
        return str(value)
    if math.isnan(value):
        return ""
    return table.formats[column](value) if column in table.formats else number(value, table.places)


def _label(index: pd.Index, position: int | None) -> tuple[str, ...]:
    if position is None:
        return (ELLIPSIS,) * index.nlevels
    label = index[position]
    return tuple(str(part) for part in label) if index.nlevels > 1 else (str(label),)


def _index(labels: list[tuple[str, ...]], original: pd.Index) -> pd.Index:
    if original.nlevels > 1:
        return pd.MultiIndex.from_tuples(labels, names=original.names)
    return pd.Index([label for (label,) in labels], name=original.name, dtype=object)
