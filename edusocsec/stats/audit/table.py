"""Rows and columns of printed numbers."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from edusocsec.stats.audit.printed import PrintedNumber
from edusocsec.translation import _, enumerated

Row = tuple[Hashable, ...]
Column = tuple[Hashable, ...]


@dataclass(frozen=True)
class Cell:
    """A printed number and where it stands."""

    row: Row
    column: Column
    number: PrintedNumber

    @property
    def value(self) -> float:
        """The number itself."""
        return float(self.number.value)

    @property
    def exact(self) -> Fraction:
        """The number itself, exactly as printed."""
        return Fraction(self.number.value)

    def __str__(self) -> str:
        return _("{number} ({row}; {column})").format(
            number=self.number, row=written(self.row), column=written(self.column)
        )


@dataclass(frozen=True, eq=False)
class PrintedTable:
    """Rows and columns of printed numbers.

    Attributes
    ----------
    rows, columns : list of tuples of labels
        In the order of the page.
    cells : dict
        The cells that hold a number, by row and column.
    along : label, optional
        What runs along the columns, such as the year. Then each row is a series of one quantity;
        otherwise each column holds one.
    """

    rows: list[Row]
    columns: list[Column]
    cells: dict[tuple[Row, Column], Cell]
    along: Hashable | None

    @property
    def series(self) -> Iterator[tuple[tuple[Hashable, ...], list[Cell]]]:
        """The cells of each quantity, which share a unit, with its label."""
        lines = self.rows if self.along is not None else self.columns
        for line in lines:
            yield line, self.line(line)

    def line(self, label: tuple[Hashable, ...]) -> list[Cell]:
        """The cells of one series, in the order of the page."""
        if self.along is not None:
            places = [(label, column) for column in self.columns]
        else:
            places = [(row, label) for row in self.rows]
        return [self.cells[place] for place in places if place in self.cells]

    @property
    def missing(self) -> list[tuple[Row, Column]]:
        """The places without a number."""
        return [
            (row, column)
            for row in self.rows
            for column in self.columns
            if (row, column) not in self.cells
        ]

    @property
    def names(self) -> set[Hashable]:
        """Every label of a row or a column."""
        return {label for line in [*self.rows, *self.columns] for label in line}

    def instead(self, cell: Cell, name: Hashable, other: Hashable) -> Cell | None:
        """The cell that stands where ``other`` replaces ``name`` in a cell's labels."""
        row, column = (
            tuple(other if label == name else label for label in line)
            for line in (cell.row, cell.column)
        )
        return self.cells.get((row, column))

    def frame(self) -> pd.DataFrame:
        """Return the values, labelled by rows and columns as they are written."""
        return pd.DataFrame(
            [
                [
                    self.cells[row, column].value if (row, column) in self.cells else float("nan")
                    for column in self.columns
                ]
                for row in self.rows
            ],
            index=[label(row) for row in self.rows],
            columns=[label(column) for column in self.columns],
            dtype=float,
        )


def written(labels: tuple[Hashable, ...]) -> str:
    """Write the labels of a row or column as one text.

    Examples
    --------
    >>> written(("social assistance", "temporary relief"))
    'social assistance, temporary relief'
    """
    return enumerated(labels)


def label(labels: tuple[Hashable, ...]) -> Hashable:
    """Label of a row or column in a table of results: itself, or several as one text.

    Examples
    --------
    >>> label((2013,)), label(("pension", 2013))
    (2013, 'pension, 2013')
    """
    return labels[0] if len(labels) == 1 else written(labels)


def parts(label: Hashable) -> tuple[Hashable, ...]:
    """Labels of a row or column, one for each level."""
    return label if isinstance(label, tuple) else (label,)
