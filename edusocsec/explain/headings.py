"""What our own labels are called for the eye: the keys of public tables are the same everywhere."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, overload

import pandas as pd

Words = Mapping[Any, str]


@dataclass(frozen=True)
class Headings:
    """Words for the keys of a table, axis by axis; every other label is the user's and stays.

    Parameters
    ----------
    columns : mapping from key to words
        Of columns, and of a Series, which is shown as a column.
    rows : mapping from key to words
    names : mapping from key to words
        Of the axes themselves.
    leading : bool
        Where one of the user's labels reads like a key of ours, the last of the two is ours, or,
        with ``leading``, the first.

    Examples
    --------
    >>> headings = Headings(columns={"value_share": "value share"}, rows={"all": "all regions"})
    >>> headings.shown(pd.DataFrame({"value_share": [0.4, 1.0]}, index=["all", "all"]))
                 value share
    all                  0.4
    all regions          1.0
    """

    columns: Words = field(default_factory=dict)
    rows: Words = field(default_factory=dict)
    names: Words = field(default_factory=dict)
    leading: bool = False

    def __bool__(self) -> bool:
        return bool(self.columns or self.rows or self.names)

    def __or__(self, other: Headings) -> Headings:
        """Both; what the other says goes first."""
        return Headings(
            {**self.columns, **other.columns},
            {**self.rows, **other.rows},
            {**self.names, **other.names},
            self.leading or other.leading,
        )

    @overload
    def shown(self, table: pd.DataFrame) -> pd.DataFrame: ...

    @overload
    def shown(self, table: pd.Series) -> pd.Series: ...

    def shown(self, table: pd.DataFrame | pd.Series) -> pd.DataFrame | pd.Series:
        """The same numbers under the words; what was passed stays as it is."""
        if not self:
            return table
        if isinstance(table, pd.Series):
            shown: pd.Series = table.set_axis(self.axis(table.index, "rows"))
            shown.name = self.columns.get(table.name, table.name)
            return shown
        return table.set_axis(self.axis(table.index, "rows")).set_axis(
            self.axis(table.columns, "columns"), axis="columns"
        )

    def axis(self, labels: pd.Index, axis: Literal["rows", "columns"]) -> pd.Index:
        """Labels of an axis under the words."""
        words = self.rows if axis == "rows" else self.columns
        names = [self.names.get(name, name) for name in labels.names]
        if isinstance(labels, pd.MultiIndex):
            parts = [tuple(words.get(part, part) for part in label) for label in labels]
            return (
                pd.MultiIndex.from_tuples(parts, names=names) if words else labels.set_names(names)
            )
        if not any(key in labels for key in words):
            return labels.rename(names[0])
        written: list[Hashable] = list(labels)
        order = range(len(written))
        where = {written[at]: at for at in (reversed(order) if self.leading else order)}
        for key, word in words.items():
            if key in where:
                written[where[key]] = word
        return pd.Index(written, name=names[0], dtype=object)

    def cell(self, cell: tuple[Any, ...]) -> tuple[Any, ...]:
        """Labels of a cell under the words: its row, and for a table its column."""
        written = []
        for label, words in zip(cell, (self.rows, self.columns), strict=False):
            part = (
                tuple(words.get(one, one) for one in label) if isinstance(label, tuple) else label
            )
            written.append(words.get(part, part))
        return tuple(written)
