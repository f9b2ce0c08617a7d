"""Gap of section 4.2: what medical insurance spends per head in two schemes.

Table 2 prints the expenditure of a fund in 100 million yuan and its participants in 10,000
persons. The residents' scheme covers urban residents until 2016, and urban and rural residents
from 2017 on, when the rural cooperative scheme was merged into it: a comparison across that year
compares two groups of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import DataError, listed
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.given import table_with
from edusocsec.provenance import Badge, weakest_badge, with_badges
from edusocsec.translation import _, sentences

EMPLOYEES, RESIDENTS = "urban employees", "urban and rural residents"
MERGED = 2017
"""First year in which the residents' scheme includes rural residents."""

YUAN, PERSONS = 10**8, 10**4
"""Units of Table 2: 100 million yuan, and 10,000 persons."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class FundGap(Result):
    """Fund expenditure per participant in two schemes, and the one as a multiple of the other.

    Attributes
    ----------
    expenditure : DataFrame
        100 million yuan; schemes in rows, years in columns.
    participants : DataFrame
        10,000 persons; laid out alike.
    per_head : DataFrame
        Yuan for each participant; laid out alike.
    multiple : Series
        Employees' yuan per head for one of the residents', by year.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.gaps:tell_fund_gap"

    expenditure: pd.DataFrame
    participants: pd.DataFrame
    per_head: pd.DataFrame
    multiple: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Medical insurance per head: employees and residents")

    def table(self) -> pd.DataFrame:
        """Return yuan per head in both schemes and the multiple, years in rows."""
        return self.per_head.T.assign(multiple=self.multiple).rename_axis("year")

    @property
    def headings(self) -> Headings:
        """What the columns of the table are called."""
        groups = {
            group: _("{group}, yuan").format(group=group) for group in map(str, self.per_head.index)
        }
        return Headings(columns={**groups, "multiple": _("multiple")}, names={"year": _("year")})

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """The multiple of the first and of the last year, and who is compared."""
        first, last = self.multiple.index[0], self.multiple.index[-1]
        said = _(
            "For each yuan per resident the employees' fund spent {before:.2f} yuan per employee "
            "in {first}, and {after:.2f} yuan in {last}."
        ).format(before=self.multiple[first], first=first, after=self.multiple[last], last=last)
        scope = _(
            "From {year} on the residents include the rural ones, so the years before and after "
            "compare different people."
        ).format(year=MERGED)
        return sentences([said, scope]) if first < MERGED <= last else said


def fund_gap(table: pd.DataFrame | None = None) -> FundGap:
    """Divide the expenditure of two funds by their participants, and compare.

    Parameters
    ----------
    table : DataFrame, optional
        In the form of the dataset ``common_prosperity_table_2``: columns ``fund_expenditure``
        (100 million yuan) and ``participants`` (10,000 persons), labelled by group and year.
        Without it, Table 2 as printed.

    Returns
    -------
    FundGap

    Raises
    ------
    UnknownNameError
        If a column or a label is missing.
    DataError
        If a fund has no participants, or a group or a cell is missing.

    Examples
    --------
    >>> fund_gap().multiple.round(2).to_dict()
    {2010: 10.08, 2013: 6.48, 2016: 5.08, 2019: 4.81}
    """
    given = load_dataset("common_prosperity_table_2") if table is None else table
    columns = ["fund_expenditure", "participants"]
    table = table_with(given, columns, ["group", "year"])
    expenditure, participants = (
        table[column].unstack("year").reindex([EMPLOYEES, RESIDENTS]) for column in columns
    )
    usable = (expenditure.notna() & (participants > 0)).T
    unusable = [f"{group} {year}" for group in usable for year in usable.index[~usable[group]]]
    if unusable:
        raise DataError(
            _("There is no expenditure or no participant in {cells}.").format(
                cells=listed(unusable)
            ),
            _("Give both numbers for the groups {groups}, in each year.").format(
                groups=listed([EMPLOYEES, RESIDENTS])
            ),
        )
    per_head = expenditure * YUAN / (participants * PERSONS)
    by_year = per_head.T
    return FundGap(
        expenditure=expenditure,
        participants=participants,
        per_head=per_head,
        multiple=by_year[EMPLOYEES] / by_year[RESIDENTS],
        badge=weakest_badge(table[columns]),
    )


def official_table_2() -> pd.DataFrame:
    """Return official figures in the form of Table 2, for each year from 2010 to 2019.

    Returns
    -------
    DataFrame
        Columns ``fund_expenditure`` (100 million yuan) and ``participants`` (10,000 persons),
        labelled by group and year. The residents' expenditure of 2010 was not published: it is
        the total of medical insurance minus the employees' part.

    Examples
    --------
    >>> fund_gap(official_table_2()).multiple.loc[2016:2018].round(2).to_dict()
    {2016: 5.07, 2017: 5.5, 2018: 4.88}
    """
    official = load_dataset("social_insurance_national")
    not_employees = official["medical_expenditure"] - official["employee_medical_expenditure"]
    schemes = {
        EMPLOYEES: ("employee_medical_expenditure", "employee_medical_participants"),
        RESIDENTS: ("resident_medical_expenditure", "resident_medical_participants"),
    }
    table = pd.concat(
        {
            group: official[list(columns)].set_axis(["fund_expenditure", "participants"], axis=1)
            for group, columns in schemes.items()
        },
        names=["group"],
    )
    blank = (RESIDENTS, 2010)
    table.loc[blank, "fund_expenditure"] = not_employees[2010]
    return with_badges(table, {"fund_expenditure": Badge.DERIVED, "participants": Badge.PUBLISHED})
