"""What the article prints in its history, in cells of its tables and in its conclusion, recomputed.

The claims that the text makes of these tables are in :mod:`.claims`; here are the cells themselves,
held against the official figures, and the statements for which there is little to compute.
"""

from __future__ import annotations

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain.cells import at
from edusocsec.papers.claim import CLOSE, Cases, Claim, Recomputed
from edusocsec.papers.common_prosperity.coverage import coverage, table_4_beside
from edusocsec.papers.common_prosperity.gaps import fund_gap, official_table_2
from edusocsec.papers.common_prosperity.levels import CHINA, against_official, with_other_members
from edusocsec.papers.common_prosperity.proposals import problems
from edusocsec.papers.common_prosperity.repair import sum_headings, which_funds
from edusocsec.papers.common_prosperity.share_of_gdp import FIRST_GDP_OF_2019, share_of_gdp
from edusocsec.papers.common_prosperity.table_2 import table_2_terms
from edusocsec.papers.common_prosperity.timeline import doubted_dates
from edusocsec.papers.computation import Computations
from edusocsec.provenance import Badge
from edusocsec.translation import _, sentences

COMPUTATIONS = Computations()


@COMPUTATIONS.of("cp-01", "cp-02", "cp-22", "cp-23", "cp-24", "cp-25")
def china_of_gdp(claim: Claim) -> Recomputed:
    """China's share of GDP, if insurance funds and budget line are what is counted."""
    result, year = share_of_gdp(), int(claim.year)
    said = [
        _("To one decimal it is the printed share.")
        if at(result.agrees, year)
        else _("Not even to one decimal is it the printed share.")
    ]
    if year == 2019:
        first = 100 * at(result.amount, year) / FIRST_GDP_OF_2019
        said.append(
            _("With the GDP as it was first published it would be {share:.2f}.").format(share=first)
        )
    return Recomputed(
        value=float(at(result.share, year)),
        reason=sentences(said),
        badge=result.badge,
        substitutes=(
            _("insurance funds and budget line, because what is counted is not said"),
            _("GDP of a later vintage"),
        ),
        story=result,
        about=year,
    )


@COMPUTATIONS.of("cp-18", "cp-19")
def doubted_date(claim: Claim) -> Recomputed:
    """A date of the history that we doubt, and cannot check."""
    subject = {"cp-18": "labour_insurance", "cp-19": "labour_contracts"}[claim.id]
    return Recomputed(reason=str(doubted_dates().loc[subject, "doubt"]))


@COMPUTATIONS.of("cp-20")
def end_of_poverty(claim: Claim) -> Recomputed:
    """The end of absolute poverty, which recipients of assistance do not show."""
    return Recomputed(
        reason=_(
            "No count of the poor is among the data; recipients of the minimum living guarantee "
            "are those to whom support is granted."
        )
    )


@COMPUTATIONS.of("cp-21")
def stage_of_development(claim: Claim) -> Recomputed:
    """Whether five countries are where China is, which depends on how one measures."""
    others = with_other_members()
    mexico = others.index[others[CHINA] > others["Mexico"]]
    return Recomputed(
        reason=sentences(
            [
                _(
                    "How the stage is measured is not said, and no GDP per head of the five is "
                    "among the data."
                ),
                _(
                    "The choice decides cp-04: beside Mexico, China would be the higher one in "
                    "{count} of {all} years."
                ).format(count=len(mexico), all=len(others)),
            ]
        )
    )


@COMPUTATIONS.of("cp-26")
def cells_of_table_1(claim: Claim) -> Recomputed:
    """The cells of Table 1 that are not China's, beside the OECD's figures of a later vintage."""
    cells = against_official()
    same, close = _same_and_close(cells, cells["same"])
    return Recomputed(
        value=_("the same in {count} of {all} cells, close in {close}").format(
            count=same, all=len(cells), close=close
        ),
        holds=Cases(same, len(cells), len(cells), close),
        reason=_(
            "The OECD revised its figures; none differs by more than {most:.2f} points."
        ).format(most=cells["difference"].abs().max()),
        badge=Badge.PUBLISHED,
        substitutes=(_("OECD figures of early 2025"),),
    )


@COMPUTATIONS.of("cp-27")
def recipients(claim: Claim) -> Recomputed:
    """Whether the persons of Table 2 are recipients, as it calls them, or participants."""
    persons = load_dataset("common_prosperity_table_2")["participants"]
    official = official_table_2()["participants"].loc[persons.index]
    count = int((persons == official.round()).sum())
    return Recomputed(
        value=_("participants in {count} of {all} cells").format(count=count, all=len(persons)),
        holds=count < len(persons),
        reason=_(
            "Each cell is the official number of the insured at the end of the year, whether they "
            "received anything or not: the column bears the wrong name."
        ),
        badge=Badge.PUBLISHED,
        story=fund_gap(),
    )


@COMPUTATIONS.of("cp-28")
def terms_of_table_2(claim: Claim) -> Recomputed:
    """The sixteen terms of Table 2 beside the official figures."""
    terms = table_2_terms()
    rounded, close = _same_and_close(terms, terms["printed"] == terms["official"].round())
    return Recomputed(
        value=_("rounded from the official figure in {count} of {all} cells").format(
            count=rounded, all=len(terms)
        ),
        holds=Cases(rounded, len(terms), len(terms), close),
        reason=_("The employees' expenditure of 2010 is cut off, not rounded."),
        badge=Badge.DERIVED,
        story=fund_gap(),
    )


@COMPUTATIONS.of("cp-29", "cp-30", "cp-31", "cp-32")
def social_insurance(claim: Claim) -> Recomputed:
    """Social insurance of Table 3 beside the official expenditure of all insurance funds."""
    year = int(claim.year)
    return Recomputed(
        value=float(at(load_dataset("social_insurance_national"), year, "all_funds_expenditure")),
        reason=_(
            "Of all sums of official funds the nearest to the printed one is: {funds}."
        ).format(funds=next(iter(sum_headings(which_funds(year).head(1)).rows.values()))),
        badge=Badge.PUBLISHED,
    )


@COMPUTATIONS.of("cp-33")
def pension_of_2010(claim: Claim) -> Recomputed:
    """Pension participants of 2010, of which the data have the employees' part alone."""
    employees = at(load_dataset("social_insurance_national"), 2010, "employee_pension_participants")
    return Recomputed(
        reason=_(
            "The employees' scheme alone has {employees:,.0f}; whose the other {rest:,.0f} are the "
            "article does not say. They may be those of the new rural pension (our reading, from "
            "domain knowledge, not looked up here)."
        ).format(employees=employees, rest=float(claim.printed) - round(float(employees))),
        story=coverage(),
        about=2010,
    )


@COMPUTATIONS.of("cp-34")
def cells_of_table_4(claim: Claim) -> Recomputed:
    """The other cells of Table 4 beside the official figures."""
    checked = table_4_beside()[["printed", "official"]].dropna()
    rounded = int((checked["printed"] == checked["official"].round()).sum())
    return Recomputed(
        value=_("rounded from the official figure in {count} of {all} cells").format(
            count=rounded, all=len(checked)
        ),
        holds=Cases(rounded, len(checked), len(checked)),
        reason=_("Pension is the sum of the employees' and the residents' scheme."),
        badge=Badge.DERIVED,
        story=coverage(),
    )


@COMPUTATIONS.of("cp-35")
def number_of_problems(claim: Claim) -> Recomputed:
    """How many problems there are, of those that are announced."""
    listed = len(problems())
    return Recomputed(
        value=_("{count} are listed").format(count=listed),
        holds=False,
        reason=_(
            "The conclusion announces five and lists four, as many as the sections from 4.1 to 4.4."
        ),
        badge=Badge.PUBLISHED,
    )


def _same_and_close(cells: pd.DataFrame, same: pd.Series) -> tuple[int, int]:
    """Count the cells that are the official figure, and the others that are close to it."""
    near = (cells["official"] - cells["printed"]).abs() <= CLOSE * cells["printed"].abs()
    return int(same.sum()), int((near & ~same).sum())
