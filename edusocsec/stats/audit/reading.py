"""Read a table from a file, every cell as it is printed, or say which cell is wrong."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from os import PathLike
from typing import IO

import numpy as np
import pandas as pd

from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    UnknownNameError,
    choose_from,
    instance_of,
)
from edusocsec.stats.audit.layout import read_cell
from edusocsec.stats.audit.table import parts, written
from edusocsec.stats.observations import refuse_duplicates
from edusocsec.translation import _, sentences

_ATTRIBUTE = "edusocsec_units"

UNITS: dict[str, Fraction] = {
    "persons": Fraction(1),
    "10,000 persons": Fraction(10**4),
    "million persons": Fraction(10**6),
    "yuan": Fraction(1),
    "10,000 yuan": Fraction(10**4),
    "million yuan": Fraction(10**6),
    "100 million yuan": Fraction(10**8),
    "billion yuan": Fraction(10**9),
    "yuan per person": Fraction(1),
    "times": Fraction(1),
    "proportion": Fraction(1),
    "per cent": Fraction(1, 100),
}
"""The units that are known, and how large one is."""


def read_table(
    path: str | PathLike[str] | IO[str],
    *,
    key: Sequence[str] | str,
    columns: Mapping[str, str],
) -> pd.DataFrame:
    r"""Read a CSV file, every number as the text that is printed.

    Parameters
    ----------
    path : path or buffer
        A CSV file with a line of column names.
    key : str or list of str
        Columns whose labels tell the rows apart, such as ``["group", "year"]``.
    columns : mapping from column to unit
        The columns of numbers, each with a unit of :data:`UNITS`, such as ``"10,000 persons"``.

    Returns
    -------
    DataFrame
        Indexed by the key; the cells are texts, so that ``4.180`` keeps its zero, and missing
        where nothing or a dash is printed. ``table.astype(float)`` gives numbers.

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
        If there is no row, or the lines do not have the same fields.

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
    _refuse_unknown_units(columns)
    text = _read_texts(path)
    _refuse_columns(text.columns, [*keys, *columns])
    if text.empty:
        raise DataError(_("The file has column names, but no rows."), _("Add a line for each row."))
    labels = text[keys].apply(_labels)
    repeated = labels[labels.duplicated()]
    if len(repeated):
        raise DuplicateLabelsError(
            _("More than one row is called '{row}'.").format(row=written(tuple(repeated.iloc[0]))),
            _("Leave the repeated row out, or name one more column in `key`."),
        )
    index = pd.MultiIndex.from_frame(labels)
    table = text[list(columns)].set_axis(index if len(keys) > 1 else index.get_level_values(0))
    empty = [
        [read_cell(parts(row), (column,), text) is None for column, text in cells.items()]
        for row, cells in table.iterrows()
    ]
    table = table.mask(np.array(empty))
    table.attrs[_ATTRIBUTE] = dict(columns)
    return table


def unit_sizes(data: object) -> dict[Hashable, Fraction]:
    """Size of the unit of each column that :func:`read_table` gave one."""
    if not isinstance(data, pd.DataFrame):
        return {}
    return {column: UNITS[unit] for column, unit in data.attrs.get(_ATTRIBUTE, {}).items()}


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


def _refuse_unknown_units(columns: Mapping[str, str]) -> None:
    if not isinstance(columns, Mapping) or not columns:
        raise ArgumentError(
            _("The columns of numbers are not given with their units."),
            _("Write columns={'fund': '100 million yuan'}, each column with a unit."),
        )
    for column, unit in columns.items():
        if not isinstance(unit, str) or unit not in UNITS:
            raise UnknownNameError(
                _("The unit '{unit}' of the column '{column}' is not known.").format(
                    unit=unit, column=column
                ),
                choose_from(unit, UNITS),
            )


def _read_texts(path: str | PathLike[str] | IO[str]) -> pd.DataFrame:
    try:
        # Without a header: of two columns with one name pandas would rename the second.
        lines = pd.read_csv(
            path, header=None, dtype=str, keep_default_na=False, skipinitialspace=True
        )
    except OSError as error:
        raise ArgumentError(
            _("The file '{path}' cannot be read: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            _("Name a CSV file that exists and that you may read."),
        ) from error
    except pd.errors.EmptyDataError:
        raise DataError(
            _("The file is empty."), _("Begin it with a line of column names.")
        ) from None
    except UnicodeDecodeError:
        raise DataError(
            _("The file is not written in UTF-8."), _("Save it as CSV in UTF-8.")
        ) from None
    except pd.errors.ParserError as error:
        raise DataError(
            _("The lines of the file do not have the same fields: {reason}.").format(
                reason=str(error).strip()
            ),
            _("Give every line as many fields as the first, and no comma inside a number."),
        ) from None
    names = [str(name).strip() for name in lines.iloc[0]]
    return lines.iloc[1:].reset_index(drop=True).set_axis(names, axis="columns")


def _refuse_columns(names: pd.Index, wanted: Sequence[str]) -> None:
    for column in wanted:
        if column not in names:
            known = [choose_from(column, names)]
            if len(names) == 1:
                known.append(_("Separate the fields by commas."))
            raise UnknownNameError(
                _("The file has no column '{name}'.").format(name=column), sentences(known)
            )
    refuse_duplicates(names[names.isin(wanted)], _("column"))


def _labels(column: pd.Series) -> pd.Series:
    """Years and other whole numbers as such, codes such as 007 and anything else as text."""
    stripped = column.str.strip()
    return stripped.astype(int) if stripped.str.fullmatch(r"[1-9]\d{0,8}").all() else stripped
