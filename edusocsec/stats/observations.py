"""Turn what a user passes into a clean table of numbers, or say what is wrong with it."""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import (
    ArgumentError,
    ConstantColumnError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
    TooFewRowsError,
    listed,
)
from edusocsec.explain import Result
from edusocsec.stats.arguments import one_of
from edusocsec.stats.tables import as_array, plainly_named
from edusocsec.translation import _, ngettext

Missing = Literal["error", "listwise"]


def observations(
    data: pd.DataFrame | ArrayLike,
    *,
    missing: Missing = "error",
    unique_rows: bool = False,
    least: int = 2,
    hint: str | None = None,
) -> pd.DataFrame:
    """Check a table of observations and return it as floating-point numbers.

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables)
        Columns without names are called ``x1``, ``x2``, ...; the parts of a name that is a
        tuple, such as those of a MultiIndex, are joined by commas.
    missing : {"error", "listwise"}
        ``"listwise"`` leaves out every row that lacks a value, as SPSS does.
    unique_rows : bool
        Whether the rows must be told apart by their labels.
    least : int
        How many complete rows are needed.
    hint : str, optional
        What to do about gaps, where the caller has no ``missing``.

    Returns
    -------
    DataFrame of float, with the labels and badges of ``data``.

    Raises
    ------
    DuplicateLabelsError, NotNumericError, MissingValuesError, TooFewRowsError, ArgumentError
        Also if ``data`` is a result, or its rows are not equally long.

    Examples
    --------
    >>> observations(pd.DataFrame({"food": [1, 2], "cloth": ["3", "dear"]}, index=["a", "b"]))
    Traceback (most recent call last):
    edusocsec.errors.NotNumericError: The column 'cloth' holds '3' in row 'a', not a number.
    What to do: Leave the column out, or turn it into numbers with pandas.to_numeric.
    """
    one_of(missing, "missing", get_args(Missing))
    frame = labelled(data)
    if unique_rows:
        refuse_duplicates(frame.index, _("row"))
    numbers = numeric(frame)
    complete = np.isfinite(numbers.to_numpy())
    if not complete.all():
        if missing != "listwise":
            _refuse_missing(numbers, complete, hint)
        numbers = numbers[complete.all(axis=1)]
    if len(numbers) < least:
        raise TooFewRowsError(
            ngettext(
                "Only {count} complete row is left.",
                "Only {count} complete rows are left.",
                len(numbers),
            ).format(count=len(numbers)),
            _("Complete rows needed: {least}. Add rows, or fill the gaps of the columns.").format(
                least=least
            ),
        )
    numbers.attrs = frame.attrs
    return numbers


def refuse_constant(data: pd.DataFrame) -> None:
    """Raise a ConstantColumnError if a column does not vary.

    Differences at the level of rounding count as none.
    """
    values = data.to_numpy()
    spread = np.ptp(values, axis=0)
    rounding = 8 * np.finfo(float).eps * np.abs(values).max(axis=0)
    constant = data.columns[spread <= rounding]
    if len(constant):
        raise ConstantColumnError(
            _("These columns have the same value in every row: {columns}.").format(
                columns=listed(constant)
            ),
            _("Leave them out: what does not vary has no correlation with anything."),
        )


def refuse_duplicates(labels: pd.Index, kind: str) -> None:
    """Raise a DuplicateLabelsError if a label occurs twice."""
    if not labels.is_unique:
        raise DuplicateLabelsError(
            _("More than one {kind} is called {labels}.").format(
                kind=kind, labels=listed(labels[labels.duplicated()].unique())
            ),
            _("Give every {kind} a name of its own.").format(kind=kind),
        )


def labelled(data: pd.DataFrame | ArrayLike) -> pd.DataFrame:
    """Return a table whose columns have names of their own.

    Columns without names are called ``x1``, ``x2``, ...; names of several parts are joined.
    """
    if isinstance(data, Result):
        raise ArgumentError(
            _("A {type} is a result, not a table of observations.").format(
                type=type(data).__name__
            ),
            _("Pass the observations, or one of its tables; correlations belong in correlation=."),
        )
    if isinstance(data, pd.DataFrame):
        refuse_duplicates(data.columns, _("column"))
        frame = plainly_named(data)
        refuse_duplicates(frame.columns, _("column"))
        return frame
    array = as_array(data)
    if array.ndim != 2:
        raise NotNumericError(
            _("A table with rows and columns is needed; this has {count} dimensions.").format(
                count=array.ndim
            ),
            _("Pass a pandas DataFrame, or an array of shape (rows, columns)."),
        )
    return pd.DataFrame(array, columns=[f"x{i + 1}" for i in range(array.shape[1])])


def numeric(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table as floating-point numbers, or raise a NotNumericError."""
    read = frame.copy(deep=False)
    for column, dtype in frame.dtypes.items():
        if not _is_real(dtype):
            _refuse_text(frame[column])
            read[column] = pd.to_numeric(frame[column])
    return read.astype(float)


def _is_real(dtype: Any) -> bool:
    numeric = pd.api.types.is_numeric_dtype(dtype)
    return numeric and not pd.api.types.is_complex_dtype(dtype)


def _refuse_text(column: pd.Series) -> None:
    for row, value in column.items():
        if not isinstance(value, int | float | np.number) and not pd.isna(value):
            raise NotNumericError(
                _("The column '{column}' holds '{value}' in row '{row}', not a number.").format(
                    column=column.name, row=row, value=value
                ),
                _("Leave the column out, or turn it into numbers with pandas.to_numeric."),
            )


def _refuse_missing(numbers: pd.DataFrame, complete: np.ndarray, hint: str | None) -> None:
    rows, columns = np.nonzero(~complete)
    count = int((~complete.all(axis=1)).sum())
    raise MissingValuesError(
        _(
            "Values are missing or infinite in {count} of {total} rows, the first in row '{row}' "
            "of the column '{column}'."
        ).format(
            count=count,
            total=len(numbers),
            row=numbers.index[rows[0]],
            column=numbers.columns[columns[0]],
        ),
        hint or _("Fill them, or leave out these rows with missing='listwise'."),
    )
