"""Social assistance of section 4.3: its totals and its growth, as the text counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, choose_from, listed
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.common_prosperity.repair import ASSISTANCE, COUNTED, year_of
from edusocsec.provenance import weakest_badge
from edusocsec.translation import _, enumerated, sentences


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class AssistanceTotal(Result):
    """Social assistance of one year, in billion yuan.

    Attributes
    ----------
    value : float
        Billion yuan.
    terms : Series
        What was added, in 100 million yuan.
    amounts : Series
        All rows of social assistance that the table has for the year, in 100 million yuan.
    year : int
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.assistance:tell_total"

    value: float
    terms: pd.Series
    amounts: pd.Series
    year: int

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Social assistance in {year}").format(year=self.year)

    def table(self) -> pd.DataFrame:
        """Return the rows, and whether each was counted."""
        counted = self.amounts.index.isin(self.terms.index)
        return pd.DataFrame({"amount": self.amounts, "counted": counted})

    @property
    def headings(self) -> Headings:
        """What the columns of the table are called."""
        return Headings(columns={"amount": _("100 million yuan"), "counted": _("counted")})

    def _table_block(self) -> Table:
        shown = self.table().replace({"counted": {True: _("yes"), False: _("no")}})
        return Table(shown, places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """The total, and what it holds."""
        return _("Counted: {rows}. Together they are {value:.3f} billion yuan.").format(
            rows=enumerated(self.terms.index), value=self.value
        )


def assistance_total(
    year: int, rows: list[str] | None = None, table: pd.DataFrame | None = None
) -> AssistanceTotal:
    """Add up social assistance of one year.

    Parameters
    ----------
    year : {2010, 2013, 2016, 2019}
    rows : list of str, optional
        What to count; without it, the two rows of :data:`COUNTED`, as the text does.
    table : DataFrame, optional
        In the form of the dataset; without it, Table 3 as printed.

    Returns
    -------
    AssistanceTotal

    Raises
    ------
    UnknownNameError
        If Table 3 has no such year or row.

    Examples
    --------
    >>> print(assistance_total(2019).verdict)
    Counted: minimum living guarantee, temporary relief. Together they are 162.111 billion yuan.
    """
    given = load_dataset("common_prosperity_table_3") if table is None else table
    amounts = year_of(given, year)[ASSISTANCE].dropna()
    chosen = COUNTED if rows is None else rows
    unknown = [row for row in chosen if row not in amounts.index]
    if unknown:
        raise UnknownNameError(
            _("Social assistance of {year} has no row {rows}.").format(
                year=year, rows=listed(unknown)
            ),
            choose_from(unknown[0], amounts.index),
        )
    terms = amounts[chosen]
    return AssistanceTotal(
        value=float(terms.sum()) / 10,
        terms=terms,
        amounts=amounts,
        year=year,
        badge=weakest_badge(given[["expenditure"]]),
    )


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Growth(Result):
    """An amount of one year as a multiple of the same amount of an earlier year.

    Attributes
    ----------
    multiple : float
        Later divided by earlier.
    amounts : Series
        The two amounts by year, in 100 million yuan.
    subject : str
        What grew.
    notes : tuple of str
        What to know about the amounts.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.assistance:tell_growth"

    multiple: float
    amounts: pd.Series
    subject: str
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What was computed."""
        first, last = self.amounts.index
        return _("Growth of {subject}, {first} to {last}").format(
            subject=self.subject, first=first, last=last
        )

    @property
    def increase(self) -> float:
        """What was added, in per cent of the earlier amount."""
        return 100 * (self.multiple - 1)

    def table(self) -> pd.DataFrame:
        """Return the two amounts."""
        return self.amounts.to_frame("amount")

    @property
    def headings(self) -> Headings:
        """What the column of the table is called."""
        return Headings(columns={"amount": _("100 million yuan")})

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """The multiple and the increase, which are not the same."""
        said = _(
            "The later amount is {multiple:.2f} times the earlier one, which is "
            "{increase:.1f} per cent more."
        ).format(multiple=self.multiple, increase=self.increase)
        return sentences([said, *self.notes])


def assistance_growth() -> Growth:
    """Compare the text's social assistance of 2019 with that of 2010.

    Examples
    --------
    >>> round(assistance_growth().multiple, 4)
    1.3665
    """
    first, last = assistance_total(2010), assistance_total(2019)
    amounts = pd.Series({each.year: float(each.terms.sum()) for each in (first, last)})
    return Growth(
        multiple=last.value / first.value,
        amounts=amounts,
        subject=_("social assistance"),
        badge=first.badge,
    )
