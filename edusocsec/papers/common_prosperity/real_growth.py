"""Real growth beside nominal: what is left of a growth in yuan when prices are taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.common_prosperity.pace import Pace, average_growth
from edusocsec.provenance import joined
from edusocsec.translation import _


def price_level() -> pd.Series:
    """Consumer prices of all residents, 1978 = 100, by year.

    Examples
    --------
    >>> price_level().loc[[2010, 2019]].to_list()
    [536.1, 669.8]
    """
    return load_dataset("national_accounts")["all_price_level"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class RealGrowth(Result):
    """Growth of an amount in yuan between two years, with and without the rise of prices.

    Attributes
    ----------
    amounts : Series
        The two amounts in yuan of their own year, by year.
    prices : Series
        Level of prices in the two years.
    nominal, inflation : Pace
        Growth of the amounts and of the prices.
    multiple : float
        Later amount in prices of the earlier year, as a multiple of the earlier amount.
    rate : float
        Average real growth in per cent a year.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.real_growth:tell"

    amounts: pd.Series
    prices: pd.Series
    nominal: Pace
    inflation: Pace
    multiple: float
    rate: float

    @property
    def title(self) -> str:
        """What was computed."""
        first, last = self.amounts.index
        return _("Real growth {first}-{last}").format(first=first, last=last)

    def table(self) -> pd.DataFrame:
        """Return the multiple and the growth a year: nominal, of prices, and real."""
        return pd.DataFrame(
            {
                "multiple": [self.nominal.multiple, self.inflation.multiple, self.multiple],
                "per_cent_a_year": [self.nominal.rate, self.inflation.rate, self.rate],
            },
            index=["nominal", "prices", "real"],
        )

    @property
    def headings(self) -> Headings:
        """What the keys of the table are called."""
        return Headings(
            columns={"multiple": _("multiple"), "per_cent_a_year": _("per cent a year")},
            rows={"nominal": _("in yuan of each year"), "prices": _("prices"), "real": _("real")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=3, headings=self.headings)

    @property
    def verdict(self) -> str:
        """How fast in yuan, and how fast when the rise of prices is taken out."""
        return _(
            "In yuan of each year it grows by {nominal:.2f} per cent a year. Prices grow by "
            "{inflation:.2f}, so the real growth is {real:.2f} per cent a year."
        ).format(nominal=self.nominal.rate, inflation=self.inflation.rate, real=self.rate)


def real_growth(
    series: pd.Series, first: int, last: int, prices: pd.Series | None = None
) -> RealGrowth:
    r"""Average growth a year of an amount in yuan, the rise of prices taken out.

    .. math:: m = \frac{x_t / x_s}{p_t / p_s}, \qquad 100 \left( m^{1 / (t - s)} - 1 \right)

    Parameters
    ----------
    series : Series
        Positive amounts in yuan of each year, with years as index.
    first, last : int
        Two of its years.
    prices : Series, optional
        Level of prices on a fixed base, with years as index (not an index on the year before, in
        which every value is near 100); without it, consumer prices of all residents of China.

    Returns
    -------
    RealGrowth

    Raises
    ------
    UnknownNameError
        If the amounts or the prices have no value of a year.
    ArgumentError
        If the later year is not after the earlier one.
    DataError
        If a value is not positive.

    Examples
    --------
    >>> spent = pd.Series({2010: 100.0, 2012: 132.0})
    >>> print(real_growth(spent, 2010, 2012, pd.Series({2010: 100.0, 2012: 110.0})).verdict)
    In yuan of each year it grows by 14.89 per cent a year. Prices grow by 4.88, so the real growth
    is 9.54 per cent a year.
    """
    level = price_level() if prices is None else prices
    nominal = average_growth(series, first, last)
    inflation = average_growth(level, first, last)
    multiple = nominal.multiple / inflation.multiple
    return RealGrowth(
        amounts=nominal.amounts,
        prices=inflation.amounts,
        nominal=nominal,
        inflation=inflation,
        multiple=multiple,
        rate=100 * (multiple ** (1 / nominal.years) - 1),
        badge=joined(nominal.badge, inflation.badge),
    )
