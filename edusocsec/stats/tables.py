"""Read what a user passes as a table or a column, and tell its columns apart by plain names."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import ArgumentError, DataError
from edusocsec.explain import Result
from edusocsec.provenance import badges_of, with_badges
from edusocsec.stats.arguments import column_name
from edusocsec.translation import _


def plain_name(label: Any) -> Any:
    """Return the name of a column, and one text for a name of several parts.

    pandas reads a tuple as several things as often as one name.

    Examples
    --------
    >>> plain_name("urban"), plain_name(("urban", 2013))
    ('urban', 'urban, 2013')
    """
    return ", ".join(map(str, label)) if isinstance(label, tuple) else label


def one_column(values: ArrayLike) -> np.ndarray:
    """Return an array with one dimension.

    Raises
    ------
    ArgumentError
        If it has none, or more.

    Examples
    --------
    >>> one_column([3, 1]).tolist()
    [3, 1]
    """
    array = as_array(values)
    if array.ndim != 1:
        raise ArgumentError(
            _("One column of values is needed; this has {count} dimensions.").format(
                count=array.ndim
            ),
            _("Pass a Series, or an array with one dimension."),
        )
    return array


def one_or_more(names: Hashable | Iterable[Hashable], argument: str) -> list[Any]:
    """Return names of columns as a list, also a single one.

    A text is one name, not a list of letters; a tuple, which may be either, is taken as a list.

    Raises
    ------
    ArgumentError
        If it is a column itself, or a table.

    Examples
    --------
    >>> one_or_more("region", "groups"), one_or_more(("region", "city"), "groups")
    (['region'], ['region', 'city'])
    """
    if isinstance(names, pd.Series | pd.DataFrame):
        column_name(names, argument)
    if not isinstance(names, Iterable) or isinstance(names, str):
        names = [names]
    return [column_name(name, argument) for name in names]


def plainly_named(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table in which no name of a column has several parts, with the same badges."""
    if not any(isinstance(label, tuple) for label in frame.columns):
        return frame
    names = pd.Index([plain_name(label) for label in frame.columns])
    named = frame.set_axis(names, axis="columns")
    if list(frame.index) == list(frame.columns):
        named.index = names
    badges = {plain_name(label): badge for label, badge in badges_of(frame).items()}
    return with_badges(named, badges)


def as_frame(data: Any) -> Any:
    """Return a table of another library as a pandas DataFrame, and anything else as it is.

    Those of polars, pyarrow, narwhals, ibis, DuckDB and Dask know how to turn themselves into one,
    with the names of their columns.

    Raises
    ------
    ArgumentError
        If such a table cannot do so, as where pyarrow is not installed.
    """
    if isinstance(data, pd.DataFrame | pd.Series | np.ndarray | Result):
        return data
    for way in ("to_pandas", "df", "collect", "compute"):
        convert = getattr(data, way, None)
        if callable(convert):
            try:
                return as_frame(convert())
            except ImportError as error:
                raise ArgumentError(
                    _("A {type} cannot be turned into a pandas DataFrame: {reason}.").format(
                        type=type(data).__name__, reason=error
                    ),
                    _("Install what is missing, or pass a pandas DataFrame."),
                ) from error
    return data


def as_array(values: ArrayLike) -> np.ndarray:
    """Return an array; what a masked array hides is missing, and numbers among texts stay numbers.

    Raises
    ------
    DataError
        If its rows differ in length.

    Examples
    --------
    >>> as_array(np.ma.array([1, 2], mask=[False, True])).tolist()
    [1.0, nan]
    >>> as_array([1, "2"]).tolist()
    [1, '2']
    """
    if isinstance(values, list | tuple) and any(map(np.ma.isMaskedArray, values)):
        values = np.ma.array(values)
    if isinstance(values, np.ma.MaskedArray):
        if values.dtype.kind in "biuf":
            return np.ma.filled(values.astype(float), np.nan)
        shown = values.data.astype(object)
        shown[np.ma.getmaskarray(values)] = None
        return shown
    try:
        array = np.asarray(values)
    except ValueError:
        raise DataError(
            _("The rows of the table are not equally long."),
            _("Give every row one value for each column, NaN where there is none."),
        ) from None
    written = array.dtype.kind in "US" and not isinstance(values, np.ndarray)
    return np.asarray(values, dtype=object) if written else array
