"""Square tables of correlations, covariances or distances, told from observations by their shape.

As they are printed, one half may be blank, the diagonal too, and the names may stand in the first
column or on one side only.
"""

from __future__ import annotations

import re
from typing import Any, Literal

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, DataError, NotNumericError, listed
from edusocsec.numeric import floats
from edusocsec.translation import _, sentences

Kind = Literal["correlations", "covariances", "distances"]

SAME = 1e-9
"""Cells that differ by no more than this part of the largest are the same."""

_BLANK = re.compile(r"\s*[-\u2013\u2014.]*\s*")
_NUMBERING = re.compile(r"x?\d+")


def refuse_relations(frame: pd.DataFrame) -> None:
    """Raise an ArgumentError if a table that should hold observations holds relations.

    Examples
    --------
    >>> refuse_relations(pd.DataFrame([[0.0, 2, 5], [2, 0, 4], [5, 4, 0]]))
    Traceback (most recent call last):
    edusocsec.errors.ArgumentError: This looks like a table of distances: it is symmetric, with 0 on
    the diagonal.
    What to do: Pass it as average_linkage(data, metric='precomputed'). If these are observations,
    give the rows in another order.
    """
    kind = kind_of(frame)
    if kind is None:
        return
    if kind == "correlations":
        problem = _(
            "This looks like a correlation matrix: it is symmetric, with 1 on the diagonal."
        )
        hint = _(
            "Pass it by name, as correlation=data, to kmo(), principal_components() or, with "
            "n_observations=, bartlett_sphericity()."
        )
    elif kind == "covariances":
        problem = _(
            "This looks like a covariance matrix: it is symmetric, with variances on the diagonal."
        )
        hint = as_correlations(frame)
    else:
        problem = _(
            "This looks like a table of distances: it is symmetric, with 0 on the diagonal."
        )
        hint = _("Pass it as average_linkage(data, metric='precomputed').")
    order = _("If these are observations, give the rows in another order.")
    raise ArgumentError(problem, sentences([hint, order]))


def as_correlations(frame: pd.DataFrame) -> str:
    """Advise how covariances become correlations."""
    table = f"data.set_index({frame.columns[0]!r})" if _has_name_column(frame) else "data"
    return _(
        "Divide by the standard deviations, C = {table}; s = numpy.sqrt(numpy.diag(C)), and pass "
        "correlation=C / numpy.outer(s, s)."
    ).format(table=table)


def kind_of(frame: pd.DataFrame) -> Kind | None:
    """Say what relations a table holds by its shape; None for observations.

    Examples
    --------
    >>> kind_of(pd.DataFrame([[1, 0.5, 0.2], [0.5, 1, 0.1], [0.2, 0.1, 1]]))
    'correlations'
    >>> kind_of(pd.DataFrame([[4, None, None], [1, 9, None], [2, -1, 1]]))
    'covariances'
    >>> kind_of(pd.DataFrame([[4, 3, 2], [1, 9, 3], [2, -1, 1]])) is None
    True
    """
    if len(frame) < 2 or not 0 <= frame.shape[1] - len(frame) <= 1:
        return None
    try:
        values = _completed(_without_names(frame))
    except NotNumericError:
        return None
    if values.shape[0] != values.shape[1]:
        return None
    return _kind(values, named=_same_names(frame))


def _kind(values: np.ndarray, *, named: bool) -> Kind | None:
    beside = values[~np.eye(len(values), dtype=bool)]
    if not np.isfinite(beside).all() or not is_symmetric(values) or np.ptp(values) == 0:
        return None
    diagonal = np.diag(values)
    if np.isnan(diagonal).all():
        return "correlations" if np.abs(beside).max() <= 1 else "distances"
    if not np.isfinite(diagonal).all():
        return None
    # Of two rows any table with two equal cells is symmetric: something more must speak for it.
    several = named or len(values) > 2
    if np.abs(diagonal - 1).max() <= SAME and np.abs(beside).max() <= 1 + SAME:
        return "correlations" if several or beside.any() else None
    rounding = SAME * np.abs(beside).max()
    if np.abs(diagonal).max() <= rounding and beside.min() >= -rounding:
        return "distances" if several else None
    largest = np.sqrt(np.outer(diagonal, diagonal)) if diagonal.min() > 0 else None
    if largest is not None and (np.abs(values) <= 1.005 * largest).all():
        return "covariances" if several or beside.any() else None
    return None


def is_symmetric(values: np.ndarray) -> bool:
    """Whether a square table is symmetric but for rounding, in its own unit."""
    apart = np.abs(values - values.T)[~np.isnan(values)]
    return bool(apart.max() <= SAME * np.nanmax(np.abs(values)))


def read_square(frame: pd.DataFrame, diagonal: float = np.nan) -> pd.DataFrame:
    """Read a square table as it is printed: complete its halves and its names.

    Parameters
    ----------
    frame : DataFrame
    diagonal : float
        What a blank diagonal stands for.

    Returns
    -------
    DataFrame of float, with the same labels on both sides; a table that is not square as it is.

    Raises
    ------
    NotNumericError
        If a cell is neither a number nor blank.
    DataError
        If rows and columns have different names.

    Examples
    --------
    >>> printed = pd.DataFrame({"": ["pay", "tax"], "pay": ["1.00", ".53"], "tax": ["", "1.00"]})
    >>> printed = printed.replace({"1.00": 1.0, ".53": 0.53})
    >>> read_square(printed).to_numpy().tolist()
    [[1.0, 0.53], [0.53, 1.0]]
    """
    frame = _without_names(frame)
    values = _completed(frame)
    if values.shape[0] != values.shape[1]:
        return pd.DataFrame(values, frame.index, frame.columns)
    if np.isnan(np.diag(values)).all():
        np.fill_diagonal(values, diagonal)
    names = _names(frame)
    return pd.DataFrame(values, names, names)


def grown(data: Any) -> Any:
    """Fill up the rows of a triangle that is written as a list of rows of growing length.

    Examples
    --------
    >>> grown([[1], [0.5, 1]])
    [[1, None], [0.5, 1]]
    """
    if not isinstance(data, list | tuple):
        return data
    lengths = [len(row) if isinstance(row, list | tuple | np.ndarray) else -1 for row in data]
    if len(data) < 2 or lengths != list(range(lengths[0], lengths[0] + len(data))):
        return data
    return [[*row, *[None] * (lengths[-1] - len(row))] for row in data]


def _completed(frame: pd.DataFrame) -> np.ndarray:
    """Numbers of a table; those of a square one also where only one half is printed."""
    if not all(map(pd.api.types.is_numeric_dtype, frame.dtypes)):
        frame = frame.astype(object).mask(frame.map(_is_blank), None)
    values = frame.apply(floats).to_numpy(float).copy()
    if values.shape[0] != values.shape[1]:
        return values
    above = np.triu_indices(len(values), k=1)
    for half in (values, values.T):
        here, there = half[above], half.T[above]
        zeros = len(values) > 2 and not here.any() and there.any()
        if np.isfinite(there).all() and (np.isnan(here).all() or zeros):
            half[above] = there
    return values


def _is_blank(cell: object) -> bool:
    return isinstance(cell, str) and _BLANK.fullmatch(cell) is not None


def _without_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Take the names of the rows out of the first column, if they stand there."""
    return frame.set_index(frame.columns[0]) if _has_name_column(frame) else frame


def _has_name_column(frame: pd.DataFrame) -> bool:
    first = frame.iloc[:, 0] if frame.shape[1] == len(frame) + 1 and len(frame) else None
    return first is not None and first.is_unique and all(isinstance(cell, str) for cell in first)


def _same_names(frame: pd.DataFrame) -> bool:
    return list(frame.index) == list(frame.columns) and not isinstance(frame.index, pd.RangeIndex)


def _names(frame: pd.DataFrame) -> pd.Index:
    """Names of the rows and columns, which one of the two sides may lack."""
    rows = [str(label).strip() for label in frame.index]
    columns = [str(label).strip() for label in frame.columns]
    if rows == columns or isinstance(frame.index, pd.RangeIndex):
        return frame.columns
    if all(map(_NUMBERING.fullmatch, columns)):
        return frame.index.rename(None)
    if sorted(rows) == sorted(columns):
        hint = _("Put the rows in the order of the columns: data.loc[data.columns].")
    else:
        hint = _(
            "If both are in the same order, name the rows by the columns: "
            "data.set_axis(data.columns)."
        )
    raise DataError(
        _("The rows {rows} and the columns {columns} have different names.").format(
            rows=listed(frame.index), columns=listed(frame.columns)
        ),
        hint,
    )
