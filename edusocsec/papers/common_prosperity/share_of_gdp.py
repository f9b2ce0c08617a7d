"""China's spending as a share of GDP, by which spending is counted and which GDP is taken.

The article prints shares of GDP and says neither what it counts nor which GDP it takes. Both are
arguments here, so that each answer can be held beside the printed share.

How exact a printed share is, its decimals do not say alone: all of China's shares but one end in a
zero, as they would if their source had one decimal. So agreement is asked to one decimal.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import ClassVar, Literal

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.common_prosperity.counting import Counted, spending
from edusocsec.papers.common_prosperity.levels import CHINA, table_1
from edusocsec.papers.printed import PrintedNumber
from edusocsec.provenance import Badge
from edusocsec.stats.arguments import one_of
from edusocsec.translation import _, enumerated, sentences

Base = Literal["gdp", "gross_national_income", "sum_of_provinces"]

FIRST_GDP_OF_2019 = 990_865.0
"""GDP of 2019 as first published, in 100 million yuan: the communiqué of 28 February 2020 of the
National Bureau of Statistics, transcribed from two pages that re-publish it
(finance.qingdaonews.com of that day, and a report by Xinhua): for a spot check, not for a verdict.
"""


def bases() -> pd.DataFrame:
    """What spending may be divided by, in 100 million yuan, years in rows.

    Returns
    -------
    DataFrame
        ``gdp`` and ``gross_national_income`` of the nation, and ``sum_of_provinces``: the GDP of
        the 31 provinces, of another vintage and computed by themselves, up to 2017.

    Examples
    --------
    >>> bases().loc[2017].round(0).to_list()
    [832036.0, 830946.0, 847140.0]
    """
    national = load_dataset("national_accounts")[["gdp", "gross_national_income"]]
    provinces = load_dataset("province_panel")["gdp"].groupby(level="year").sum()
    return pd.DataFrame({**national, "sum_of_provinces": provinces.reindex(national.index)})


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ShareOfGDP(Result):
    """China's spending in per cent of GDP, beside the printed shares.

    Attributes
    ----------
    counted : {"funds", "budget", "both"}
    base : {"gdp", "gross_national_income", "sum_of_provinces"}
    amount, divisor : Series
        Spending, and what it is divided by, in 100 million yuan, by year of Table 1.
    share : Series
        Per cent.
    printed : Series
        The printed share of the same year.
    difference : Series
        Ours minus printed, in percentage points.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.share_of_gdp:tell"

    counted: Counted
    base: Base
    amount: pd.Series
    divisor: pd.Series
    share: pd.Series
    printed: pd.Series
    difference: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return {
            "funds": _("China's social insurance funds, per cent of GDP"),
            "budget": _("China's budget line for social security, per cent of GDP"),
            "both": _("China's insurance funds and budget line, per cent of GDP"),
        }[self.counted]

    @property
    def agrees(self) -> pd.Series:
        """Whether ours and the printed share are the same to one decimal, by year."""
        same = [
            PrintedNumber("", "", "", "", f"{printed:.1f}").rounds_from(ours)
            for printed, ours in zip(self.printed, self.share, strict=True)
        ]
        return pd.Series(same, index=self.share.index)

    def table(self) -> pd.DataFrame:
        """Return amount, GDP, share, printed share and difference, by year."""
        return pd.DataFrame(
            {
                "amount": self.amount,
                "divisor": self.divisor,
                "share": self.share,
                "printed": self.printed,
                "difference": self.difference,
            }
        )

    @property
    def headings(self) -> Headings:
        """What the keys of the table are called."""
        return Headings(
            columns={
                "amount": _("counted, 100 million yuan"),
                "divisor": _("divided by, 100 million yuan"),
                "share": _("share, per cent"),
                "printed": _("printed share, per cent"),
                "difference": _("ours minus printed, points"),
            }
        )

    def _table_block(self) -> Table:
        whole: dict[Hashable, Callable[[float], str]]
        whole = dict.fromkeys(["amount", "divisor"], "{:,.0f}".format)
        return Table(self.table(), places=2, formats=whole, headings=self.headings)

    @property
    def verdict(self) -> str:
        """In which years ours is the printed share, to one decimal, and how far it is from it."""
        agree, years = self.agrees, self.share.index
        if agree.all():
            said = _("To one decimal it is the printed share in every year.")
        elif agree.any():
            said = _("To one decimal it is the printed share in {years} only.").format(
                years=enumerated(years[agree])
            )
        else:
            said = _("In no year is it the printed share, not even to one decimal.")
        far = _("The differences go from {least:+.2f} to {most:+.2f} percentage points.").format(
            least=self.difference.min(), most=self.difference.max()
        )
        return sentences([said, far])


def share_of_gdp(counted: Counted = "both", base: Base = "gdp") -> ShareOfGDP:
    r"""Divide China's spending on social security by GDP, for the years of Table 1.

    .. math:: x_t = 100 \, \frac{A_t}{Y_t}

    Parameters
    ----------
    counted : {"funds", "budget", "both"}
        All social insurance funds, the budget line social security and employment, or their sum.
    base : {"gdp", "gross_national_income", "sum_of_provinces"}
        What it is divided by; the sum of the provinces ends in 2017.

    Returns
    -------
    ShareOfGDP

    Raises
    ------
    UnknownNameError
        If there is no such spending, or nothing of that name to divide by.

    Examples
    --------
    >>> share_of_gdp().share.round(2).to_dict()
    {2010: 5.86, 2015: 8.42, 2016: 9.17, 2017: 9.83, 2018: 10.31, 2019: 10.62}
    >>> print(share_of_gdp().verdict)
    To one decimal it is the printed share in every year. The differences go from -0.04 to +0.05
    percentage points.
    """
    amounts, divisors = spending()[["funds", "budget", "both"]], bases()
    one_of(counted, "counted", list(amounts))
    one_of(base, "base", list(divisors))
    divisor = divisors[base].reindex(table_1().index).dropna()
    printed = table_1()[CHINA].loc[divisor.index]
    amount = amounts[counted].loc[divisor.index]
    share = 100 * amount / divisor
    return ShareOfGDP(
        counted=counted,
        base=base,
        amount=amount.rename(None),
        divisor=divisor.rename(None),
        share=share.rename(None),
        printed=printed.rename(None),
        difference=(share - printed).rename(None),
        badge=Badge.DERIVED,
    )
