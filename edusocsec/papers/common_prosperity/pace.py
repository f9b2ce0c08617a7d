"""The pace of a period: average growth a year between two years of a series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError, DataError, UnknownNameError
from edusocsec.explain import Headings, Result, Table
from edusocsec.explain.cells import at
from edusocsec.provenance import weakest_badge
from edusocsec.translation import _


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Pace(Result):
    """Growth between two years, and what it is for each year.

    Attributes
    ----------
    amounts : Series
        The two values, by year.
    multiple : float
        Later value divided by the earlier one.
    years : int
        Steps from year to year between the two.
    rate : float
        Average growth in per cent a year: the same in each year gives the multiple.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.pace:tell"

    amounts: pd.Series
    multiple: float
    years: int
    rate: float

    @property
    def title(self) -> str:
        """What was computed."""
        first, last = self.amounts.index
        return _("Average growth {first}-{last}").format(first=first, last=last)

    def table(self) -> pd.DataFrame:
        """Return the two values, the multiple and the rate."""
        first, last = self.amounts.index
        values = [self.amounts[first], self.amounts[last], self.multiple, self.rate]
        return pd.DataFrame({"value": values}, [str(first), str(last), "multiple", "rate"])

    @property
    def headings(self) -> Headings:
        """What the column and the rows of the table are called."""
        return Headings(
            columns={"value": _("value")},
            rows={"multiple": _("multiple"), "rate": _("per cent a year")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """How fast, on average."""
        return _(
            "{rate:+.2f} per cent a year for {years} years make {multiple:.2f} times the first."
        ).format(rate=self.rate, years=self.years, multiple=self.multiple)


def average_growth(series: pd.Series, first: int, last: int) -> Pace:
    r"""Average growth a year, in per cent.

    .. math:: 100 \left( \left( \frac{x_t}{x_s} \right)^{1 / (t - s)} - 1 \right)

    Parameters
    ----------
    series : Series
        Positive values with years as index.
    first, last : int
        Two of its years.

    Returns
    -------
    Pace

    Raises
    ------
    UnknownNameError
        If the series has no value of a year.
    ArgumentError
        If the later year is not after the earlier one.
    DataError
        If one of the two values is not positive.

    Examples
    --------
    >>> print(average_growth(pd.Series({2010: 100.0, 2012: 121.0}), 2010, 2012).verdict)
    +10.00 per cent a year for 2 years make 1.21 times the first.
    """
    known = series.dropna()
    for year in (first, last):
        if year not in known.index:
            raise UnknownNameError(
                _("The series has no value of {year}.").format(year=year),
                _("Choose a year from {first} to {last}.").format(
                    first=known.index.min(), last=known.index.max()
                ),
            )
    if last <= first:
        raise ArgumentError(
            _("{last} is not after {first}.").format(first=first, last=last),
            _("Give the earlier year first."),
        )
    amounts = known.loc[[first, last]].astype(float)
    if (amounts <= 0).any():
        raise DataError(
            _("A value is not positive, and an average growth has no meaning."),
            _("Give amounts, not differences."),
        )
    multiple = at(amounts, last) / at(amounts, first)
    return Pace(
        amounts=amounts,
        multiple=multiple,
        years=last - first,
        rate=100 * (multiple ** (1 / (last - first)) - 1),
        badge=weakest_badge(series.to_frame()),
    )
