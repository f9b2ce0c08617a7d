"""Rows for the groups that the paper reports beside its provinces."""

from __future__ import annotations

import pandas as pd

from edusocsec.stats.extremes import descending

EAST, CENTRAL_WEST, NATIONAL = "east", "central and west", "national"
TOTALS = [EAST, CENTRAL_WEST, NATIONAL]
"""Labels of the rows below the 31 provinces."""


def named(values: pd.Series) -> list[str]:
    """Names of the rows, the largest value first."""
    return [str(name) for name in values.index[descending(values)]] if len(values) else []


def with_totals(amounts: pd.DataFrame, region: pd.Series) -> pd.DataFrame:
    """Add up the amounts of the east, of the rest, and of all provinces, in rows below them.

    Parameters
    ----------
    amounts : DataFrame
        Amounts that may be added, one row for each province.
    region : Series
        ``"east"`` or another region for each province.

    Returns
    -------
    DataFrame
        The provinces, then the rows :data:`TOTALS`.

    Examples
    --------
    >>> amounts = pd.DataFrame({"people": [1, 2, 4]}, index=["Hebei", "Henan", "Tibet"])
    >>> with_totals(amounts, pd.Series(["east", "central", "west"], amounts.index))["people"]
    Hebei               1
    Henan               2
    Tibet               4
    east                1
    central and west    6
    national            7
    Name: people, dtype: int64
    """
    in_the_east = region == "east"
    sums = [amounts[in_the_east].sum(), amounts[~in_the_east].sum(), amounts.sum()]
    return pd.concat([amounts, pd.DataFrame(sums, index=TOTALS)])


def means_of_provinces(values: pd.Series, region: pd.Series) -> pd.Series:
    """Take plain means of the provinces for the groups: a mistake where shares are compared.

    Parameters
    ----------
    values : Series
        One value for each province.
    region : Series

    Returns
    -------
    Series
        The provinces, then the rows :data:`TOTALS`.
    """
    sums = with_totals(pd.DataFrame({"value": values, "count": 1.0}), region)
    return sums["value"] / sums["count"]
