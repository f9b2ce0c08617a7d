"""Read the text of a file, or say what kind of file it is and how it becomes one of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Any

from edusocsec.errors import ArgumentError, DataError
from edusocsec.translation import _

_EXCEL = "pandas.read_excel({path!r}, header=None, dtype=str)"
_CONVERTED = ".to_csv({csv!r}, header=False, index=False)"
_NUMBERS = ".to_csv({csv!r}, index=False, float_format='%.15g')"
"""Whole numbers, which these files hold as 3271.0, are written 3271: a decimal says something."""

_KINDS: tuple[tuple[re.Pattern[bytes], str, str, str], ...] = (
    (re.compile(rb"PK\x03\x04.*xl/", re.DOTALL), "xlsx", _EXCEL + _CONVERTED, "openpyxl"),
    (re.compile(rb"PK\x03\x04.*opendocument", re.DOTALL), "ods", _EXCEL + _CONVERTED, "odfpy"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "xls", _EXCEL + _CONVERTED, "xlrd"),
    (
        re.compile(rb"\$FL[23]"),
        "sav",
        "pandas.read_spss({path!r}, convert_categoricals=False)" + _NUMBERS,
        "pyreadstat",
    ),
    (
        re.compile(rb"<stata_dta>|[\x69-\x73][\x01\x02]\x01\x00"),
        "dta",
        "pandas.read_stata({path!r}, convert_categoricals=False)" + _NUMBERS,
        "",
    ),
    (re.compile(rb"PAR1"), "parquet", "pandas.read_parquet({path!r})" + _NUMBERS, "pyarrow"),
)
"""What a file begins with, its kind, code that makes a CSV file of it, and what that needs."""

_OTHERS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"%PDF"), "pdf"),
    (re.compile(rb"\s*<(!doctype html|html|table|\?xml)", re.IGNORECASE), "html"),
    (re.compile(rb"PK\x03\x04|\x1f\x8b|Rar!|7z\xbc\xaf"), "zip"),
)

_ENCODINGS = ("gb18030", "big5", "cp1252")
"""What files are written in that are not UTF-8, the most frequent here first."""


def read_text(
    path: str | PathLike[str] | IO[Any], encoding: str | None, wanted: Sequence[str]
) -> str:
    """Return the text of a file.

    Parameters
    ----------
    path : path or buffer
    encoding : str, optional
        UTF-8 without it.
    wanted : sequence of str
        Names that should occur in it: they tell one encoding from another.

    Raises
    ------
    ArgumentError
        If the file cannot be opened, or there is no such encoding.
    DataError
        If it is no text, or one in another encoding; the hint says what to do.
    """
    content = _content(path)
    if isinstance(content, str):
        return content
    _refuse_other_kinds(content, path)
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if encoding is None and utf16:
        raise _wrong_encoding("UTF-8", "utf-16")
    try:
        text = content.decode(encoding or "utf-8-sig")
    except LookupError:
        raise ArgumentError(
            _("There is no encoding '{encoding}'.").format(encoding=encoding),
            _("Name one such as 'utf-8' or 'gb18030'."),
        ) from None
    except UnicodeDecodeError:
        raise _wrong_encoding(encoding or "UTF-8", _likely(content, wanted)) from None
    if "\0" in text:
        raise DataError(
            _("The file is no text: it holds zero bytes."), _("Save the table as CSV in UTF-8.")
        )
    return text.removeprefix("\ufeff")


def _content(path: str | PathLike[str] | IO[Any]) -> str | bytes:
    if hasattr(path, "read"):
        content: str | bytes = path.read()
        return content
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ArgumentError(
            _("The file '{path}' cannot be read: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            _("Name a CSV file that exists and that you may read."),
        ) from error


def _refuse_other_kinds(content: bytes, path: Any) -> None:
    named = fspath(path) if isinstance(path, str | PathLike) else ""
    for begins, kind, code, package in _KINDS:
        if begins.match(content):
            source = named or f"table.{kind}"
            advice = _("Turn it into a CSV file and read that: {code}").format(
                code=code.format(path=source, csv=str(Path(source).with_suffix(".csv")))
            )
            if package:
                advice = _("{advice} (pandas needs the package {package} for it).").format(
                    advice=advice, package=package
                )
            raise DataError(_kind(kind), advice)
    for begins, kind in _OTHERS:
        if begins.match(content):
            raise DataError(_kind(kind), _("Open it, and save the table as CSV in UTF-8."))


def _kind(kind: str) -> str:
    return {
        "xlsx": _("The file is an Excel workbook (.xlsx), not a text."),
        "ods": _("The file is an OpenDocument spreadsheet (.ods), not a text."),
        "xls": _("The file is an old Excel workbook (.xls), not a text."),
        "sav": _("The file is an SPSS data file (.sav), not a text."),
        "dta": _("The file is a Stata data file (.dta), not a text."),
        "parquet": _("The file is a Parquet file, not a text."),
        "pdf": _("The file is a PDF, not a table in text."),
        "html": _("The file is a web page, not a table in text, whatever its name says."),
        "zip": _("The file is a compressed archive, not a text."),
    }[kind]


def _likely(content: bytes, wanted: Sequence[str]) -> str | None:
    """The encoding in which the wanted names occur, or else the first that is possible."""
    texts = {}
    for encoding in _ENCODINGS:
        try:
            texts[encoding] = content.decode(encoding)
        except UnicodeDecodeError:
            continue
    for encoding, text in texts.items():
        if all(name in text for name in wanted):
            return encoding
    return next(iter(texts), None)


def _wrong_encoding(tried: str, likely: str | None) -> DataError:
    problem = _("The file is not written in {encoding}.").format(encoding=tried)
    if likely is None:
        return DataError(problem, _("Save it as CSV in UTF-8."))
    return DataError(
        problem,
        _("Read it with encoding='{encoding}', or save it as CSV in UTF-8.").format(
            encoding=likely
        ),
    )
