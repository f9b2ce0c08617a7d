"""The claims of the thesis on fiscal equity, each recomputed."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from edusocsec.papers.claim import Cases, Claim, Recomputed
from edusocsec.papers.computation import Computations
from edusocsec.papers.fiscal_equity.decomposition import INDICATORS, LAST_YEAR
from edusocsec.papers.fiscal_equity.factors import explain
from edusocsec.papers.fiscal_equity.fairness import judge, per_head
from edusocsec.papers.fiscal_equity.pooling import pool
from edusocsec.papers.fiscal_equity.reproduction import Reproduction, reproduce
from edusocsec.papers.fiscal_equity.transfer import equalize
from edusocsec.translation import _

COMPUTATIONS = Computations()


CLAIMED_YEARS = 11
"""2007 to 2017; for the first three there is no comparable provincial expenditure."""


@COMPUTATIONS.of("fe-01")
def most_unequal_region(claim: Claim) -> Recomputed:
    """Whether the east is the most unequal inside, for each indicator, year and weighting."""
    return _by_both_weightings(
        _("east: {own}; {plain}"), lambda study: study.most_unequal_region == "east", about="east"
    )


@COMPUTATIONS.of("fe-02")
def within_part(claim: Claim) -> Recomputed:
    """Whether the within part is above one half, for each indicator, year and weighting."""
    return _by_both_weightings(_("within: {own}; {plain}"), lambda study: study.within_rate > 50)


@COMPUTATIONS.of("fe-03")
def four_factors(claim: Claim) -> Recomputed:
    """Regress expenditure per head on the four factors."""
    regression = explain(INDICATORS[0])
    return Recomputed(
        reason=_(
            "The abstract names the four factors and prints no coefficient; they are used as "
            "regressors here too, but there is nothing to compare."
        ),
        badge=regression.badge,
        story=regression,
    )


@COMPUTATIONS.of("fe-04")
def fair_is_not_equalized(claim: Claim) -> Recomputed:
    """What is fair is a judgement; figures show where judgements part."""
    regions = judge({region: per_head(LAST_YEAR, region) for region in ("east", "central")})
    return Recomputed(
        reason=_(
            "What is fair is a judgement, and no figure decides it. The steps show where two "
            "judgements part on the same figures."
        ),
        badge=regions.badge,
        story=regions,
    )


@COMPUTATIONS.of("fe-05")
def higher_pooling(claim: Claim) -> Recomputed:
    """Advice has no number; the steps tell what following it would move."""
    pooled = pool()
    return Recomputed(
        reason=_(
            "Advice, and no number of the thesis. Counted in pensions, pooling the employees' "
            "pension nationally would move {moved:.1f} per cent of them in {year}."
        ).format(moved=pooled.moved, year=pooled.year),
        badge=pooled.badge,
        story=pooled,
    )


@COMPUTATIONS.of("fe-06")
def standardized_formula(claim: Claim) -> Recomputed:
    """Advice has no number; the steps tell one such formula with weights of ours."""
    formula = equalize(LAST_YEAR, 500, rule="formula", migrants=1, development=1)
    return Recomputed(
        reason=_(
            "Advice, and no number of the thesis: the abstract names migrants and development, and "
            "no weight for them. The steps try a formula with weights of ours."
        ),
        badge=formula.badge,
        story=formula,
    )


@COMPUTATIONS.of("fe-07")
def three_countries(claim: Claim) -> Recomputed:
    """A comparison of how funds are used and managed, for which no figure was found."""
    return Recomputed(
        reason=_(
            "No figure was found on how social security funds are used and managed in the three "
            "countries, and none by level of government. What the money is spent on is shown in "
            "the lesson on fairness."
        )
    )


def _by_both_weightings(
    said: str, holding: Callable[[Reproduction], pd.DataFrame], about: str | None = None
) -> Recomputed:
    """Count the cases under our weights and under none: the abstract does not say which it used."""
    study = reproduce(weighting="natural")
    own, plain = holding(study), holding(reproduce(weighting="provinces"))
    held = [int(table.to_numpy().sum()) for table in (own, plain)]
    tested = own.size + plain.size
    return Recomputed(
        value=said.format(
            own=_("{count} of {all} with our weights").format(count=held[0], all=own.size),
            plain=_("{count} of {all} with every province as one").format(
                count=held[1], all=plain.size
            ),
        ),
        holds=Cases(sum(held), tested, 2 * CLAIMED_YEARS * len(INDICATORS)),
        reason=_(
            "The abstract does not say by what the provinces are weighted, so both ways are cases: "
            "three indicators in the years {first} to {last}. For the years before them no "
            "comparable provincial expenditure was found."
        ).format(first=own.index[0], last=own.index[-1]),
        badge=study.badge,
        substitutes=(_("weights of our choice"),),
        story=study.decompositions[INDICATORS[0], LAST_YEAR],
        about=about,
    )
