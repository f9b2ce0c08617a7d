"""One idea of a number for all that users pass, and advice on a column that holds anything else."""

from __future__ import annotations

import re
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.errors import NotNumericError, listed, plain
from edusocsec.translation import _, sentences

_DIGITS = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*")
_THOUSANDS = re.compile(r"\s*[+-]?\d{1,3}(,\d{3})+(\.\d*)?\s*")
_DECIMAL_COMMA = re.compile(r"\s*[+-]?\d+,\d+\s*")


def floats(column: pd.Series, source: str | None = None) -> pd.Series:
    """Return a column as floating-point numbers, with NaN where a value is missing.

    Numbers are the whole, floating-point and decimal ones of Python, numpy, pandas and Arrow. True
    and False are 1 and 0, so that dummies may stay as they are. What is marked as categories is
    none, also if the categories are numbers; nor are complex numbers, dates and texts.

    Parameters
    ----------
    column : Series
    source : str, optional
        What the user writes to get the column; unless given, ``data[...]`` with its name.

    Raises
    ------
    NotNumericError
        The hint is code that turns such a column into numbers.

    Examples
    --------
    >>> floats(pd.Series([Decimal("0.5"), None, 2])).tolist()
    [0.5, nan, 2.0]
    >>> floats(pd.Series(["803.7", "1"], ["a", "b"], name="income"))
    Traceback (most recent call last):
    edusocsec.errors.NotNumericError: The column 'income' holds '803.7' in row 'a' as text.
    What to do: Turn it into numbers: pandas.to_numeric(data['income']).
    """
    code = f"data[{column.name!r}]" if source is None else source
    dtype = column.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        raise _categories(column, code)
    if pd.api.types.is_complex_dtype(dtype):
        raise _complex(column, column.iloc[0] if len(column) else 0j, code)
    if pd.api.types.is_numeric_dtype(dtype):
        values = column.to_numpy(dtype=float, na_value=np.nan)
    else:
        values = np.array([_float(value) for value in column], dtype=object)
        refused = [value is None for value in values]
        if any(refused):
            raise _refusal(column, np.flatnonzero(refused), code)
    return pd.Series(values.astype(float, copy=False), column.index, name=column.name, copy=False)


def _float(value: Any) -> float | None:
    """Return a number as a float, a missing one as NaN, and None for anything else."""
    if isinstance(value, Real | Decimal | np.bool_):
        try:
            return float(value)
        except OverflowError:
            return float("inf")
    missing = value is None or (pd.api.types.is_scalar(value) and pd.isna(value))
    return float("nan") if missing else None


def _categories(column: pd.Series, code: str) -> NotNumericError:
    labels = column.cat.categories
    advice = []
    if all(isinstance(_float(label), float) for label in labels):
        advice.append(_("If these are amounts: {code}.astype(float).").format(code=code))
    else:
        advice.append(
            _(
                "An SPSS or Stata file has numbers behind the labels: read it with "
                "convert_categoricals=False."
            )
        )
        if column.cat.ordered:
            advice.append(
                _(
                    "If the order {labels} is right, and its steps are equal: "
                    "{code}.cat.codes.where({code}.notna())."
                ).format(labels=listed(labels, most=12), code=code)
            )
    table = f"data.dropna(subset=[{column.name!r}])" if column.isna().any() else "data"
    advice.append(
        _(
            "If they only name groups, leave the column out, or make a column of 0 and 1 of each: "
            "pandas.get_dummies({table}, columns=[{column!r}], drop_first=True, dtype=float)."
        ).format(table=table, column=column.name)
    )
    problem = _("The column '{column}' is marked as categories: {labels}.").format(
        column=column.name, labels=listed(labels)
    )
    return NotNumericError(problem, sentences(advice))


def _complex(column: pd.Series, value: object, code: str) -> NotNumericError:
    return NotNumericError(
        _("The column '{column}' holds the complex number {value}.").format(
            column=column.name, value=value
        ),
        _("Pass the part that you mean, such as numpy.real({code}.astype(complex)).").format(
            code=code
        ),
    )


def _refusal(column: pd.Series, refused: np.ndarray, code: str) -> NotNumericError:
    """Say what the refused cells hold, and what turns the column into numbers."""
    cells = list(zip(column.index[refused], column.iloc[refused], strict=True))
    row, value = cells[0]
    if isinstance(value, complex | np.complexfloating):
        return _complex(column, value, code)
    if hasattr(value, "year") or hasattr(value, "total_seconds"):
        return _holds(column, cells[0], _advice_on_time(column, value, code))
    texts = [value for _place, value in cells if isinstance(value, str) and _reads(value)]
    words = [cell for cell in cells if not (isinstance(cell[1], str) and _reads(cell[1]))]
    if not words:
        problem = _("The column '{column}' holds '{value}' in row '{row}' as text.").format(
            column=column.name, value=value, row=plain(row)
        )
        return NotNumericError(problem, _advice_on_writing(texts, code))
    if 2 * len(words) < len(column) and all(map(_DIGITS.fullmatch, texts)):
        hint = _(
            "Correct it, or make a gap of all that is no number: "
            "pandas.to_numeric({code}, errors='coerce')."
        ).format(code=code)
    elif code.startswith("data["):
        hint = _(
            "Leave the column out: data.drop(columns={column!r}). If it names the rows: "
            "data.set_index({column!r})."
        ).format(column=column.name)
    else:
        hint = _("Pass numbers only.")
    return _holds(column, words[0], hint)


def _holds(column: pd.Series, cell: tuple[Any, Any], hint: str) -> NotNumericError:
    row, value = cell
    return NotNumericError(
        _("The column '{column}' holds '{value}' in row '{row}', not a number.").format(
            column=column.name, row=plain(row), value=value
        ),
        hint,
    )


def _reads(text: str) -> bool:
    """Whether a text is a number as people write it; an empty one is a gap."""
    patterns = (_DIGITS, _THOUSANDS, _DECIMAL_COMMA)
    return text == "" or any(pattern.fullmatch(text) for pattern in patterns)


def _advice_on_writing(texts: list[str], code: str) -> str:
    without = f"pandas.to_numeric({code}.replace(',', '', regex=True))"
    with_point = f"pandas.to_numeric({code}.replace(',', '.', regex=True))"
    with_comma = [text for text in texts if "," in text]
    if not with_comma:
        return _("Turn it into numbers: {code}.").format(code=f"pandas.to_numeric({code})")
    if not all(map(_THOUSANDS.fullmatch, with_comma)):
        return _("Turn the decimal commas into points: {code}.").format(code=with_point)
    if not all(map(_DECIMAL_COMMA.fullmatch, with_comma)):
        return _("Take the commas out: {code}.").format(code=without)
    return _(
        "If the commas separate thousands, take them out: {without}. If they are decimal commas, "
        "turn them into points: {with_point}."
    ).format(without=without, with_point=with_point)


def _advice_on_time(column: pd.Series, value: Any, code: str) -> str:
    if hasattr(value, "total_seconds"):
        spans = code if column.dtype.kind == "m" else f"pandas.to_timedelta({code})"
        return _("Turn the spans of time into numbers: {code}.").format(
            code=f"{spans}.dt.total_seconds()"
        )
    dates = code if hasattr(column, "dt") else f"pandas.to_datetime({code})"
    return _("Leave the column out, or take a number of each date: {code}.").format(
        code=f"{dates}.dt.year"
    )
