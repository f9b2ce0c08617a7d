"""Read a table from a file, every cell as it is printed, or say which cell is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import IO, Any

import pandas as pd

from edusocsec.errors import ArgumentError, DuplicateLabelsError, NotNumericError, instance_of
from edusocsec.stats.arguments import one_of, whole_number
from edusocsec.stats.audit.files import read_text
from edusocsec.stats.audit.layout import read_cell
from edusocsec.stats.audit.lines import read_lines
from edusocsec.stats.audit.numerals import DECIMAL_COMMA, plain
from edusocsec.stats.audit.table import Row, parts, written
from edusocsec.stats.audit.units import refuse_unknown_units, with_units
from edusocsec.translation import _


def read_table(
    path: str | PathLike[str] | IO[Any],
    *,
    key: Sequence[str] | str,
    columns: Mapping[str, str],
    encoding: str | None = None,
    separator: str = ",",
    decimal: str = ".",
    title_lines: int = 0,
) -> pd.DataFrame:
    r"""Read a CSV file, every number with the digits that are printed.

    Parameters
    ----------
    path : path or buffer
        A CSV file with a line of column names.
    key : str or list of str
        Columns whose labels tell the rows apart, such as ``["group", "year"]``.
    columns : mapping from column to unit
        The columns of numbers, each with a unit of :data:`edusocsec.stats.audit.units.UNITS`, such
        as ``"10,000 persons"``. What is in ``"persons"`` is a count, and not rounded.
    encoding : str, optional
        Such as ``"gb18030"``, in which Chinese offices write; UTF-8 without it.
    separator : str
        What stands between fields, such as ``";"``.
    decimal : {".", ","}
        What stands before decimals.
    title_lines : int
        How many lines stand above the names of the columns.

    Returns
    -------
    DataFrame
        Indexed by the key; the cells are texts, so that ``4.180`` keeps its zero, and missing
        where nothing or a dash is printed. Separators of thousands are left out, and a minus sign
        is a hyphen, so that ``table.astype(float)`` gives numbers.

    Raises
    ------
    ArgumentError
        If the file cannot be opened, the key names no column or one twice, or the columns have
        no units.
    UnknownNameError
        If a column is missing or a unit is unknown.
    NotNumericError
        If a cell does not hold a number; the message names row, column and text.
    DuplicateLabelsError
        If two rows have the same key, or two columns one name.
    DataError
        If there is no row, a line has more or fewer fields than the names, or the file is no text
        in this encoding; the message says what it is, and the hint what to do.

    Examples
    --------
    >>> from io import StringIO
    >>> file = StringIO("group,year,fund,people,mean\nstaff,2010,3271,23735,1378.10\n")
    >>> units = {"fund": "100 million yuan", "people": "10,000 persons", "mean": "yuan per person"}
    >>> table = read_table(file, key=["group", "year"], columns=units)
    >>> table["mean"].to_list()
    ['1378.10']

    The units are enough to check a ratio:

    >>> from edusocsec.stats.audit.audit import audit_table
    >>> audit_table(table, ratios={"mean": ("fund", "people")}).findings["kind"].to_list()
    ['note']
    """
    keys = _names_of_key(key)
    _refuse_no_units(columns)
    refuse_unknown_units(columns)
    one_of(decimal, "decimal", [".", ","])
    whole_number(title_lines, "title_lines", 0)
    wanted = [*keys, *columns]
    lines = read_lines(read_text(path, encoding, wanted), separator, title_lines, wanted)
    labels = lines[keys].apply(_labels)
    repeated = labels[labels.duplicated()]
    if len(repeated):
        raise DuplicateLabelsError(
            _("More than one row is called '{row}'.").format(row=written(tuple(repeated.iloc[0]))),
            _("Leave the repeated row out, or name one more column in `key`."),
        )
    by_level = pd.MultiIndex.from_frame(labels)
    index = by_level if len(keys) > 1 else by_level.get_level_values(0)
    numbers = {}
    for column in columns:
        numbers[column] = [
            _number(parts(row), column, text, decimal)
            for row, text in zip(index, lines[column], strict=True)
        ]
    return with_units(pd.DataFrame(numbers, index, dtype="str"), columns)


def _names_of_key(key: Sequence[str] | str) -> list[str]:
    names = [key] if isinstance(key, str) else list(instance_of(key, Iterable, "key"))
    for name in names:
        instance_of(name, str, "key")
    if not names or len(set(names)) < len(names):
        raise ArgumentError(
            _("The key names no column, or one column twice: {columns}.").format(columns=names),
            _("Name the columns whose labels tell the rows apart, each once."),
        )
    return names


def _refuse_no_units(columns: Mapping[str, str]) -> None:
    if not isinstance(columns, Mapping) or not columns:
        raise ArgumentError(
            _("The columns of numbers are not given with their units."),
            _("Write columns={'fund': '100 million yuan'}, each column with a unit."),
        )


def _number(row: Row, column: str, text: str, decimal: str) -> str | None:
    """A cell as plain digits; None if it is empty."""
    if decimal == "." and DECIMAL_COMMA.fullmatch(text.strip()):
        raise NotNumericError(
            _(
                "Row '{row}', column '{column}' holds '{text}': this comma stands for a point."
            ).format(row=written(row), column=column, text=text),
            _("Read the file with decimal=','."),
        )
    number = plain(text, decimal)
    return None if read_cell(row, (column,), number) is None else number


def _labels(column: pd.Series) -> pd.Series:
    """Years and other whole numbers as such, codes such as 007 and anything else as text."""
    stripped = column.str.strip()
    return stripped.astype(int) if stripped.str.fullmatch(r"[1-9]\d{0,8}").all() else stripped
