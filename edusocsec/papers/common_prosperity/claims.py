"""The claims of the article on common prosperity, each recomputed; those on cells in table_claims.

Most are arithmetic on the article's own tables, so what is reproduced is the arithmetic. Whether
the tables' cells are the official figures is another question, which the reasons answer.
"""

from __future__ import annotations

from edusocsec.papers.claim import Claim, Recomputed, Verdict
from edusocsec.papers.common_prosperity.assistance import assistance_growth, assistance_total
from edusocsec.papers.common_prosperity.coverage import coverage
from edusocsec.papers.common_prosperity.gaps import MERGED, fund_gap
from edusocsec.papers.common_prosperity.levels import (
    CHINA,
    MEAN,
    lead_over_china,
    level_verdicts,
    table_1,
)
from edusocsec.papers.common_prosperity.reference_gap import gap
from edusocsec.papers.common_prosperity.standards import payment_gap
from edusocsec.papers.common_prosperity.table_2 import table_2_beside
from edusocsec.papers.common_prosperity.table_claims import COMPUTATIONS as OF_TABLES
from edusocsec.papers.common_prosperity.welfare import welfare_growth, welfare_share
from edusocsec.papers.computation import Computations
from edusocsec.provenance import Badge
from edusocsec.stats.extremes import smallest_at
from edusocsec.translation import _, enumerated

COMPUTATIONS = Computations(OF_TABLES)


@COMPUTATIONS.of("cp-03")
def below_the_mean(claim: Claim) -> Recomputed:
    """Whether China is below the OECD mean in every year, and the gap narrows."""
    table = table_1()
    result = gap(table[CHINA], table[MEAN])
    holds = result.below_every_year and result.narrower_every_time
    return Recomputed(
        value=_("below in {count} of {all} years, gap {first:.2f} to {last:.2f} points").format(
            count=int((result.points > 0).sum()),
            all=len(result.points),
            first=result.points.iloc[0],
            last=result.points.iloc[-1],
        ),
        holds=holds,
        reason=level_verdicts()["cp-03"],
        badge=result.badge,
        story=result,
    )


@COMPUTATIONS.of("cp-04")
def below_five_countries(claim: Claim) -> Recomputed:
    """Whether China is lower than each of the five countries in each printed year."""
    table = table_1()
    leads = lead_over_china(table).stack().dropna()
    nearest = str(smallest_at(leads.unstack("country").min()))
    pair = table[[CHINA, nearest]].dropna()
    return Recomputed(
        value=_("lower in {count} of {all} cells").format(
            count=int((leads > 0).to_numpy().sum()), all=len(leads)
        ),
        holds=bool((leads > 0).to_numpy().all()),
        reason=level_verdicts()["cp-04"],
        badge=Badge.PUBLISHED,
        story=gap(pair[CHINA], pair[nearest]),
    )


@COMPUTATIONS.of("cp-05")
def payment_standards(claim: Claim) -> Recomputed:
    """The one ratio of two ranges that rounds to the printed number, if there is just one."""
    result = payment_gap()
    return Recomputed(
        value=float(result.ratios.iloc[2]),
        reason=_("Only this way gives it: {ways}. The ends give {least:.2f} to {most:.2f}.").format(
            ways=enumerated(result.headings.rows[way] for way in result.agreeing),
            least=result.ratios.min(),
            most=result.ratios.max(),
        ),
        badge=result.badge,
        story=result,
    )


@COMPUTATIONS.of("cp-06", "cp-07", "cp-08", "cp-09")
def multiple(claim: Claim) -> Recomputed:
    """Fund expenditure per employee as a multiple of that per resident."""
    result = fund_gap()
    return Recomputed(
        value=float(result.multiple[int(claim.year)]),
        reason=_(
            "From the article's Table 2, whose terms are official figures; from {merged} on the "
            "residents include the rural ones."
        ).format(merged=MERGED),
        badge=result.badge,
        story=result,
        about=int(claim.year),
    )


@COMPUTATIONS.of("cp-10")
def per_head(claim: Claim) -> Recomputed:
    """The eight amounts per head of Table 2, from its own terms."""
    result = fund_gap()
    cells = table_2_beside().drop("multiple")
    agree = (cells["verdict"] == Verdict.REPRODUCED.label).sum()
    return Recomputed(
        value=_("{count} of {all} cells").format(count=int(agree), all=len(cells)),
        holds=bool(agree == len(cells)),
        reason=_("Each printed cell is its printed expenditure over its printed participants."),
        badge=result.badge,
        story=result,
    )


@COMPUTATIONS.of("cp-11", "cp-12")
def assistance(claim: Claim) -> Recomputed:
    """Social assistance of a year, from the rows of Table 3 that the text counts."""
    result = assistance_total(int(claim.year))
    return Recomputed(
        value=result.value,
        reason=_("The text adds {rows} and leaves the extremely poor out.").format(
            rows=enumerated(result.terms.index)
        ),
        badge=result.badge,
        story=result,
    )


@COMPUTATIONS.of("cp-13")
def growth_of_assistance(claim: Claim) -> Recomputed:
    """How many times social assistance of the first year that of the last is."""
    result = assistance_growth()
    return Recomputed(
        value=result.multiple,
        reason=_("Of the two totals of the text: a ratio, although the text calls it growth."),
        badge=result.badge,
        story=result,
    )


@COMPUTATIONS.of("cp-14")
def growth_of_welfare(claim: Claim) -> Recomputed:
    """How many times social welfare of the first year that of the last is, after the repair."""
    result = welfare_growth()
    return Recomputed(
        value=result.multiple,
        reason=_("It comes back only if misprinted cells are moved, and is cut off, not rounded."),
        badge=result.badge,
        substitutes=_repaired(),
        story=result,
    )


@COMPUTATIONS.of("cp-15")
def highest_share_of_welfare(claim: Claim) -> Recomputed:
    """Highest share of social welfare in all social security."""
    result = welfare_share()
    return Recomputed(
        value=float(result.shares.max()),
        reason=_(
            "It comes back only if the total leaves the extremely poor out; with every row it is "
            "{all:.2f}."
        ).format(all=welfare_share("all_rows").shares[2019]),
        badge=result.badge,
        substitutes=_repaired(),
        story=result,
    )


@COMPUTATIONS.of("cp-16")
def lowest_share_of_welfare(claim: Claim) -> Recomputed:
    """Lowest share of social welfare in all social security."""
    result = welfare_share()
    lowest = float(result.shares.min())
    return Recomputed(
        value=_("{share:.2f} per cent in {year}").format(
            share=lowest, year=smallest_at(result.shares)
        ),
        holds=lowest < 1,
        reason=_("With the row as printed the share would be nearly one half."),
        badge=result.badge,
        substitutes=_repaired(),
        story=result,
    )


@COMPUTATIONS.of("cp-17")
def participants(claim: Claim) -> Recomputed:
    """Whether three insurances have fewer participants than the two large ones."""
    result = coverage()
    return Recomputed(
        value=_("fewer in {count} of {all} years").format(
            count=int((result.largest_of_three < result.smaller_of_two).sum()),
            all=len(result.share),
        ),
        holds=result.holds,
        reason=result.verdict,
        badge=result.badge,
        story=result,
    )


def _repaired() -> tuple[str, ...]:
    return (_("Table 3 repaired, two cells moved to the row where they belong"),)
