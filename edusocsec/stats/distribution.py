"""A distribution of something over people: values, weights, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import ArgumentError, DataError, listed
from edusocsec.explain import Headings
from edusocsec.provenance import Badge, joined, weakest_badge
from edusocsec.stats.arguments import column_name
from edusocsec.stats.group_sums import refuse_unknown
from edusocsec.stats.observations import Missing, complete_rows, refuse_duplicates
from edusocsec.stats.tables import as_frame, one_column
from edusocsec.translation import _

Values = pd.DataFrame | pd.Series | ArrayLike


@dataclass(frozen=True, eq=False)
class Distribution:
    """Values per head, and how many heads each of them stands for.

    Attributes
    ----------
    values : Series, length n
        Per head, not negative.
    weights : Series, length n
        Population of each row; rows of weight zero are left out.
    badge : Badge or None
    """

    values: pd.Series
    weights: pd.Series
    badge: Badge | None = None

    @cached_property
    def population_shares(self) -> pd.Series:
        """Each row's share of the weights."""
        return (self.weights / self.weights.sum()).rename("population_share")

    @cached_property
    def mean(self) -> float:
        """Weighted mean."""
        return float((self.population_shares * self.values).sum())

    @cached_property
    def relative(self) -> pd.Series:
        """Values in units of the mean."""
        return (self.values / self.mean).rename("relative_value")

    @cached_property
    def value_shares(self) -> pd.Series:
        """Each row's share of the total."""
        return (self.population_shares * self.relative).rename("value_share")

    @property
    def is_weighted(self) -> bool:
        """Whether the rows count differently."""
        return bool(np.ptp(self.weights.to_numpy()) > 0)


def share_headings() -> Headings:
    """What the columns are called that every index of inequality begins with."""
    return Headings(
        columns={
            "population_share": _("population share"),
            "value_share": _("value share"),
            "relative_value": _("relative value"),
        }
    )


def distribution(
    values: Values,
    weights: Values | None = None,
    *,
    missing: Missing = "error",
    negative: bool = False,
    hint: str | None = None,
    value: Hashable | None = None,
    weight: Hashable | None = None,
) -> Distribution:
    """Check values and weights.

    Parameters
    ----------
    values : Series or array, length n
        Per head.
    weights : Series or array, length n, optional
        Population; 1 for each row without it. A Series is matched to a Series by its labels.
    missing : {"error", "listwise"}
    negative : bool
        Whether negative values have a meaning.
    hint : str, optional
        What to do about gaps, where the caller has no ``missing``.
    value, weight : label, optional
        If ``values`` is a table: its columns of the values and of the population.

    Raises
    ------
    DataError
        If a value or a weight is negative, or all are zero; the message names the row.
    MissingValuesError
        If a value or a weight is missing and ``missing`` is ``"error"``.
    DuplicateLabelsError
        If labels that occur twice keep weights from being matched to values.
    ArgumentError
        If values and weights do not have the same rows, or have more than one dimension.

    Examples
    --------
    >>> distribution([1.0, 3.0], [3.0, 1.0]).mean
    1.5
    """
    values, weights = as_frame(values), as_frame(weights)
    if value is not None or weight is not None:
        if weights is not None:
            raise ArgumentError(
                _("The weights are passed twice."),
                _("Leave out weights=: weight= names a column of the table."),
            )
        values, weights = _columns(values, value, weight)
    table = complete_rows(
        _beside(values, weights),
        missing=missing,
        least=1,
        hint=hint,
        sources=[_source(values, "values"), _source(weights, "weights")],
    )
    kept = table[table["weight"] != 0]
    _refuse_negative(table["weight"], _("weight"))
    if kept.empty:
        raise DataError(_("All weights are zero."), _("Give a population to at least one row."))
    if not negative:
        _refuse_negative(kept["value"], _("value"))
    badge = joined(*(_badge(given) for given in (values, weights) if given is not None))
    given = Distribution(kept["value"], kept["weight"], badge)
    size = float((given.population_shares * given.values.abs()).sum())
    # Where positive and negative values cancel out, rounding errors may be all that is left.
    if abs(given.mean) <= 8 * np.finfo(float).eps * size:
        raise DataError(
            _("The values add up to zero, so there are no shares to compare."),
            _("Check the unit, or leave this variable out."),
        )
    return given


def refuse_zeros(distribution: Distribution, index: str) -> None:
    """Raise a DataError if a value is zero, because the logarithm of zero is infinite."""
    zero = distribution.values.index[distribution.values == 0]
    if len(zero):
        raise DataError(
            _("{index} is infinite: the value is zero in {rows}.").format(
                index=index, rows=listed(zero)
            ),
            _("Use Theil's T, to which zeros belong, or leave these rows out."),
        )


def _columns(
    data: object, value: Hashable | None, weight: Hashable | None
) -> tuple[pd.Series, pd.Series | None]:
    """Columns of the values and of the people, by their names."""
    if not isinstance(data, pd.DataFrame):
        raise ArgumentError(
            _("value= and weight= name columns of a table, and there is no table."),
            _("Pass the table first, or the weights themselves as weights=."),
        )
    if value is None:
        raise ArgumentError(
            _("weight= names the column of the people, but which one holds the values?"),
            _("Name it, too: value={name!r}.").format(
                name=_first_of_numbers(data.drop(columns=weight, errors="ignore"), "income")
            ),
        )
    names: list[Any] = [column_name(value, "value")]
    if weight is not None:
        names.append(column_name(weight, "weight"))
    refuse_unknown(data, names)
    return data[names[0]], None if weight is None else data[names[1]]


def _badge(given: Values) -> Badge | None:
    return weakest_badge(given.to_frame() if isinstance(given, pd.Series) else None)


def _beside(values: Values, weights: Values | None) -> pd.DataFrame:
    if isinstance(values, pd.DataFrame):
        column = weights if isinstance(weights, str) else _first_of_numbers(values, "income")
        raise ArgumentError(
            _("A whole table stands where one column is needed."),
            _("Name its column, value={name!r}; weight= names that of the people.").format(
                name=column
            ),
        )
    series = _as_series(values)
    if weights is None:
        return pd.DataFrame({"value": series, "weight": 1.0})
    beside = _as_series(weights)
    if isinstance(values, pd.Series) and isinstance(weights, pd.Series):
        unmatched = series.index.symmetric_difference(beside.index)
        if len(unmatched):
            raise ArgumentError(
                _("Values and weights do not have the same rows: see {rows}.").format(
                    rows=listed(unmatched)
                ),
                _("Give both the same row labels."),
            )
        if not series.index.equals(beside.index):
            refuse_duplicates(series.index, _("row"))
            refuse_duplicates(beside.index, _("row"))
            beside = beside.loc[series.index]
    elif len(series) != len(beside):
        raise ArgumentError(
            _("There are {values} values and {weights} weights.").format(
                values=len(series), weights=len(beside)
            ),
            _("Give one weight for each value."),
        )
    return pd.DataFrame({"value": series, "weight": beside.set_axis(series.index)})


def _first_of_numbers(data: pd.DataFrame, otherwise: str) -> Hashable:
    """Name of a column to advise: rather one of numbers than one of names."""
    numbers = data.select_dtypes("number").columns
    return next(iter([*numbers, *data.columns]), otherwise)


def _as_series(values: Values) -> pd.Series:
    if isinstance(values, pd.DataFrame):
        raise ArgumentError(
            _("A whole table stands where one column is needed."),
            _("Pass one column of it, such as data[{name!r}].").format(
                name=_first_of_numbers(values, "people")
            ),
        )
    return values if isinstance(values, pd.Series) else pd.Series(one_column(values))


def _source(values: object, name: str) -> str:
    """What the user writes to get the values as a Series."""
    return name if isinstance(values, pd.Series) else f"pandas.Series({name})"


def _refuse_negative(values: pd.Series, what: str) -> None:
    negative = values.index[values < 0]
    if len(negative):
        raise DataError(
            _("The {what} is negative in {rows}.").format(what=what, rows=listed(negative)),
            _("Correct or leave out these rows: a negative share of a total has no meaning."),
        )
