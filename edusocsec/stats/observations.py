"""Turn what a user passes into a clean table of numbers, or say what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

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
    TooFewVariablesError,
    listed,
)
from edusocsec.explain import Result
from edusocsec.numeric import floats
from edusocsec.stats.arguments import one_of
from edusocsec.stats.relations import refuse_relations
from edusocsec.stats.tables import as_array, as_frame, plainly_named
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
        ArgumentError also if ``data`` is a result, or correlations, covariances or distances.

    Examples
    --------
    >>> observations(pd.DataFrame({"food": [1, 2], "cloth": ["3", "4"]}, index=["a", "b"]))
    Traceback (most recent call last):
    edusocsec.errors.NotNumericError: The column 'cloth' holds '3' in row 'a' as text.
    What to do: Turn it into numbers: pandas.to_numeric(data['cloth']).
    """
    one_of(missing, "missing", get_args(Missing))
    data = as_frame(data)
    frame = labelled(data)
    if unique_rows:
        refuse_duplicates(frame.index, _("row"))
    refuse_relations(frame)
    return complete_rows(
        frame, missing=missing, least=least, hint=hint, sources=sources_of(data, frame.shape[1])
    )


def complete_rows(
    frame: pd.DataFrame,
    *,
    missing: Missing = "error",
    least: int = 2,
    hint: str | None = None,
    sources: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Return any labelled table as floating-point numbers without gaps, with its badges.

    Parameters
    ----------
    frame : DataFrame
    missing, least, hint
        As of :func:`observations`.
    sources : list of str, optional
        What the user writes to get each column, where it is not ``data[...]``.

    Raises
    ------
    TooFewVariablesError, NotNumericError, MissingValuesError, TooFewRowsError, UnknownNameError
    """
    one_of(missing, "missing", get_args(Missing))
    if not frame.shape[1]:
        raise TooFewVariablesError(
            _("The table has no columns."), _("Give it at least one column of numbers.")
        )
    numbers = numeric(frame, sources)
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

    Differences at the level of rounding are no variation to compute with.
    """
    values = data.to_numpy()
    spread = np.ptp(values, axis=0)
    rounding = 8 * np.finfo(float).eps * np.abs(values).max(axis=0)
    rounded = data.columns[(spread > 0) & (spread <= rounding)]
    if len(rounded):
        raise ConstantColumnError(
            _("The values of {columns} are so large that rounding hides how they differ.").format(
                columns=listed(rounded)
            ),
            _(
                "Subtract one number from all of them while they are still whole numbers or text, "
                "and pass the differences."
            ),
        )
    constant = data.columns[spread == 0]
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
    Tables of other libraries keep their names.
    """
    if isinstance(data, Result):
        raise ArgumentError(
            _("A {type} is a result, not a table of observations.").format(
                type=type(data).__name__
            ),
            _("Pass the observations, or one of its tables; correlations belong in correlation=."),
        )
    data = as_frame(data)
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


def numeric(frame: pd.DataFrame, sources: Sequence[str] | None = None) -> pd.DataFrame:
    """Return a table as floating-point numbers, or raise a NotNumericError.

    ``sources`` are what the user writes to get each column, where it is not ``data[...]``.
    """
    codes = [None] * frame.shape[1] if sources is None else sources
    read = frame.copy(deep=False)
    for (name, column), code in zip(frame.items(), codes, strict=True):
        if column.dtype != float:
            read[name] = floats(column, code)
    # A result owns its numbers and its labels: the caller may change theirs.
    return read.astype(float).copy()


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


def sources_of(data: object, count: int) -> list[str] | None:
    """What the user writes to get each column of a table that has no names for them."""
    if isinstance(data, pd.DataFrame):
        return None
    return [f"pandas.DataFrame(data)[{position}]" for position in range(count)]
