"""Social welfare of section 4.3: its growth and its share of all social security.

The row "social welfare" as printed gives neither the growth nor the shares of the text; the
repaired table does. What the share is a share of, the text does not say: :func:`welfare_share`
takes the total as an argument.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Result, Table
from edusocsec.explain.cells import at
from edusocsec.papers.common_prosperity.assistance import Growth
from edusocsec.papers.common_prosperity.repair import (
    ASSISTANCE,
    COUNTED,
    INSURANCE,
    WELFARE,
    repair_note,
    repaired_table_3,
    rows_of,
)
from edusocsec.papers.given import rows_with
from edusocsec.provenance import Badge, weakest_badge, with_badges
from edusocsec.stats.arguments import one_of
from edusocsec.stats.extremes import largest_at, smallest_at
from edusocsec.translation import _, enumerated, sentences

Total = Literal["as_the_text", "all_rows", "insurance", "official"]

TOTALS: dict[str, list[str]] = {
    "as_the_text": [INSURANCE, *COUNTED, WELFARE],
    "all_rows": [INSURANCE, *ASSISTANCE, WELFARE],
    "insurance": [INSURANCE],
    "official": [INSURANCE, *COUNTED, WELFARE],
}
"""Rows in each total. In ``"official"`` the official sum of all funds is social insurance."""


def welfare_growth(table: pd.DataFrame | None = None) -> Growth:
    """Compare social welfare of 2019 with that of 2010.

    Parameters
    ----------
    table : DataFrame, optional
        In the form of the dataset; without it, the repaired Table 3.

    Raises
    ------
    UnknownNameError
        If the table lacks its column, its labels, a row or one of the two years.

    Examples
    --------
    >>> round(welfare_growth().multiple, 4)
    5.7164
    >>> round(welfare_growth(load_dataset("common_prosperity_table_3")).multiple, 4)
    0.0569
    """
    given = repaired_table_3() if table is None else table
    amounts = rows_with(rows_of(given).T, [2010, 2019])[WELFARE]
    return Growth(
        multiple=at(amounts, 2019) / at(amounts, 2010),
        amounts=amounts,
        subject=_("social welfare"),
        notes=_notes(given),
        badge=weakest_badge(given[["expenditure"]]),
    )


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class WelfareShare(Result):
    """Social welfare in per cent of all social security, by year.

    Attributes
    ----------
    shares : Series
        Per cent, by year.
    amounts : DataFrame
        Rows that make up the total, years in columns, in 100 million yuan.
    welfare, totals : Series
        By year, in 100 million yuan.
    notes : tuple of str
        What to know about the amounts.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.welfare:tell"

    shares: pd.Series
    amounts: pd.DataFrame
    welfare: pd.Series
    totals: pd.Series
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Social welfare as a share of social security")

    def table(self) -> pd.DataFrame:
        """Return welfare and total in 100 million yuan, and the share in per cent."""
        columns = {"welfare": self.welfare, "total": self.totals, "share": self.shares}
        return pd.DataFrame(columns).rename_axis("year")

    @property
    def headings(self) -> Headings:
        """What the columns of the table are called."""
        return Headings(
            columns={
                "welfare": _("social welfare"),
                "total": _("total"),
                "share": _("share, per cent"),
            },
            names={"year": _("year")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """The highest and the lowest year."""
        said = _(
            "The share is highest in {highest}, with {most:.2f} per cent, and lowest in {lowest}, "
            "with {least:.2f} per cent."
        ).format(
            highest=largest_at(self.shares),
            most=self.shares.max(),
            lowest=smallest_at(self.shares),
            least=self.shares.min(),
        )
        return sentences([said, *self.notes])


def welfare_share(total: Total = "as_the_text", table: pd.DataFrame | None = None) -> WelfareShare:
    """Divide social welfare by all social security, year by year.

    Parameters
    ----------
    total : {"as_the_text", "all_rows", "insurance", "official"}
        What the share is a share of: social insurance, welfare and the rows of assistance that
        the text counts; every row; social insurance alone; or as the text, with the official
        expenditure of all insurance funds for social insurance.
    table : DataFrame, optional
        In the form of the dataset; without it, the repaired Table 3.

    Returns
    -------
    WelfareShare

    Raises
    ------
    UnknownNameError
        If there is no such total, or the table lacks its column, its labels or a row.

    Examples
    --------
    >>> welfare_share().shares.round(2).to_dict()
    {2010: 0.91, 2013: 1.12, 2016: 1.25, 2019: 1.48}
    """
    one_of(total, "total", TOTALS)
    given = repaired_table_3() if table is None else table
    rows = rows_of(given)
    amounts = rows.loc[TOTALS[total]]
    if total == "official":
        official = load_dataset("social_insurance_national")
        amounts.loc[INSURANCE] = official["all_funds_expenditure"]
    totals, welfare = amounts.sum(), rows.T[WELFARE]
    return WelfareShare(
        shares=100 * welfare / totals,
        amounts=amounts,
        welfare=welfare,
        totals=totals,
        notes=(*_notes(given), *_missing(amounts)),
        badge=weakest_badge(given[["expenditure"]]),
    )


def composition(total: Total = "as_the_text", table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Divide social insurance, assistance and welfare by all social security, year by year.

    Parameters
    ----------
    total, table
        As in :func:`welfare_share`.

    Returns
    -------
    DataFrame
        Per cent: columns ``social_insurance``, ``social_assistance`` and ``social_welfare``, years
        in rows. They add up to 100, but for ``"insurance"``, whose total is insurance alone.

    Raises
    ------
    UnknownNameError
        If there is no such total, or the table lacks its column, its labels or a row.

    Examples
    --------
    >>> composition().loc[2019].round(2).to_list()
    [95.67, 2.85, 1.48]
    """
    share = welfare_share(total, table)
    counted = share.amounts.index.intersection(ASSISTANCE)
    parts = {
        "social_insurance": share.amounts.T[INSURANCE],
        "social_assistance": share.amounts.loc[counted].sum(),
        "social_welfare": share.welfare,
    }
    shares = 100 * pd.DataFrame(parts).div(share.totals, axis="index")
    return with_badges(shares, dict.fromkeys(parts, share.badge or Badge.RECONSTRUCTED))


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    return (repair_note(),) if "note" in table else ()


def _missing(amounts: pd.DataFrame) -> Iterator[str]:
    years = amounts.columns[amounts.isna().any()]
    if len(years):
        yield _("In {years} the total lacks a row, because its amount is not known.").format(
            years=enumerated(years)
        )
