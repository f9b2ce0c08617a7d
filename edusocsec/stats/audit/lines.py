"""Split a text into fields, line by line, or name the line that does not fit."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

import pandas as pd

from edusocsec.errors import ArgumentError, DataError, UnknownNameError, choose_from
from edusocsec.stats.audit.numerals import DECIMAL_COMMA
from edusocsec.stats.observations import refuse_duplicates
from edusocsec.translation import _, ngettext

_SEPARATORS = {",": "','", ";": "';'", "\t": r"'\t'"}


def read_lines(text: str, separator: str, title_lines: int, wanted: Sequence[str]) -> pd.DataFrame:
    """Return the fields below the names of the columns, as texts.

    Raises
    ------
    UnknownNameError
        If a wanted name is missing; the message says where it is, or how the fields are separated.
    DataError
        If there is no row, or a line does not have as many fields as the names.
    DuplicateLabelsError
        If two wanted columns have one name.
    ArgumentError
        If the separator is not one character.
    """
    if not isinstance(separator, str) or len(separator) != 1:
        raise ArgumentError(
            _("separator={separator!r} is not one character.").format(separator=separator),
            _("Give one such as ',' or ';'."),
        )
    lines = _fields(text, separator)[title_lines:]
    if not lines:
        raise DataError(_("The file is empty."), _("Begin it with a line of column names."))
    names = pd.Index([name.strip() for name in lines[0][1]])
    absent = [name for name in wanted if name not in names]
    if absent:
        raise _absent(text, separator, title_lines, lines, wanted, absent[0])
    refuse_duplicates(names[names.isin(wanted)], _("column"))
    for number, fields in lines[1:]:
        if len(fields) != len(names):
            raise _uneven(number, fields, lines[0], separator)
    rows = [fields for _number, fields in lines[1:]]
    if not rows:
        raise DataError(_("The file has column names, but no rows."), _("Add a line for each row."))
    return pd.DataFrame(rows, columns=names, dtype=str)


def _fields(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Number and fields of each line that is not blank."""
    reader = csv.reader(StringIO(text), delimiter=separator, skipinitialspace=True)
    found = []
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                found.append((reader.line_num, fields))
    except csv.Error as error:
        raise DataError(
            _("Line {number} of the file cannot be split into fields: {reason}.").format(
                number=reader.line_num, reason=error
            ),
            _("Look for a quotation mark that is not closed."),
        ) from None
    return found


def _uneven(
    number: int, fields: list[str], header: tuple[int, list[str]], separator: str
) -> DataError:
    first, names = header
    problem = ngettext(
        "Line {number} of the file has {count} field, line {first} with the names of the columns "
        "has {names}: {start}.",
        "Line {number} of the file has {count} fields, line {first} with the names of the columns "
        "has {names}: {start}.",
        len(fields),
    ).format(
        number=number,
        count=len(fields),
        first=first,
        names=len(names),
        start=repr(separator.join(fields)[:40]),
    )
    if len(fields) > len(names):
        return DataError(
            problem,
            _("Put a number with a comma inside into quotation marks, or take the comma out."),
        )
    return DataError(
        problem,
        _(
            "If it is a row, give it a separator for each empty field; if it is a title or a "
            "source, take it out."
        ),
    )


def _absent(
    text: str,
    separator: str,
    title_lines: int,
    lines: list[tuple[int, list[str]]],
    wanted: Sequence[str],
    name: str,
) -> UnknownNameError:
    """Say which name is missing, and where the names are instead."""
    number, names = lines[0]
    problem = _("The file has no column '{name}' in line {number}.").format(
        name=name, number=number
    )
    for above, (other, fields) in enumerate(lines):
        if above and set(wanted) <= {field.strip() for field in fields}:
            advice = _(
                "The names of the columns are in line {number}. Leave out what stands above: "
                "title_lines={count}."
            ).format(number=other, count=title_lines + above)
            return UnknownNameError(problem, advice)
    for sign, written in _SEPARATORS.items():
        if sign == separator:
            continue
        for above, (_number, fields) in enumerate(_fields(text, sign)[title_lines:]):
            if set(wanted) <= {field.strip() for field in fields}:
                return UnknownNameError(
                    problem, _other_separator(text, sign, written, title_lines + above)
                )
    return UnknownNameError(problem, choose_from(name, [label.strip() for label in names]))


def _other_separator(text: str, sign: str, written: str, above: int) -> str:
    cells = [field for _number, fields in _fields(text, sign)[above + 1 :] for field in fields]
    options = [f"separator={written}"]
    if any(DECIMAL_COMMA.fullmatch(cell.strip()) for cell in cells):
        options.append("decimal=','")
    if above:
        options.append(f"title_lines={above}")
    return _("The fields are separated otherwise: read it with {options}.").format(
        options=", ".join(options)
    )
