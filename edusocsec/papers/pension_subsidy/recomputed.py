"""What went into a claim of the pension paper: substitutes, badge and story, by its source."""

from __future__ import annotations

from functools import cache

from edusocsec.explain import Result
from edusocsec.papers.claim import Cases, Claim, Recomputed
from edusocsec.papers.pension_subsidy.burden import Burden
from edusocsec.papers.pension_subsidy.chain import factors_and_regions
from edusocsec.papers.pension_subsidy.comparison import subject_of
from edusocsec.papers.pension_subsidy.ratio import RevenuePopulationRatio
from edusocsec.papers.pension_subsidy.replacement import ReplacementRate
from edusocsec.papers.pension_subsidy.totals import TOTALS
from edusocsec.provenance import Badge
from edusocsec.translation import _, sentences

chain = cache(factors_and_regions)


def of_population(
    result: RevenuePopulationRatio,
    claim: Claim,
    *,
    value: float | str,
    holds: bool | Cases | None = None,
    reason: str = "",
) -> Recomputed:
    """What is computed from revenue and our count of the urban and rural residents."""
    undefined = _("The paper does not say who its urban and rural residents are.")
    return Recomputed(
        value=value,
        holds=holds,
        reason=sentences([reason, undefined]) if reason else undefined,
        badge=result.badge,
        substitutes=(_("residents outside the employees' pension"),),
        story=result,
        about=about(claim, list(result.ratio.index)),
    )


def of_burden(
    result: Burden,
    claim: Claim,
    *,
    value: float | str,
    reason: str,
    holds: bool | Cases | None = None,
) -> Recomputed:
    """What is computed from our estimate of the beneficiaries."""
    return Recomputed(
        value=value,
        holds=holds,
        reason=reason,
        badge=result.badge,
        substitutes=(
            _("ages of the census of 2010"),
            _("residents outside the employees' pension"),
            _("no severely disabled"),
        ),
        story=result,
        about=about(claim, list(result.burden.index)),
    )


def of_spending(
    result: ReplacementRate,
    claim: Claim,
    *,
    value: float | str,
    reason: str,
    holds: bool | Cases | None = None,
) -> Recomputed:
    """What is computed from the spending of urban households; a group's is a mean of ours."""
    is_weighted = subject_of(claim) in TOTALS or subject_of(claim) not in result.rate.index
    weighted = (_("means weighted by residents"),) if is_weighted else ()
    return Recomputed(
        value=value,
        holds=holds,
        reason=reason,
        badge=Badge.DERIVED if is_weighted else result.badge,
        substitutes=(_("cash spending of urban households in 2012"), *weighted),
        story=result,
        about=about(claim, list(result.rate.index)),
    )


def of_chain(
    *,
    value: float | str | None,
    story: Result,
    holds: bool | Cases | None = None,
    reason: str = "",
    about: str | None = None,
) -> Recomputed:
    """What is computed from the seven indicators, of which two are the paper's for certain."""
    return Recomputed(
        value=value,
        holds=holds,
        reason=reason or own_indicators(),
        badge=chain().kmo.badge,
        substitutes=(
            _("ages and disability of the census of 2010"),
            _("food and clothing of urban households in 2012"),
            _("residents outside the employees' pension"),
        ),
        story=story,
        about=about,
    )


def own_indicators() -> str:
    """Say how many of the indicators are not the paper's."""
    return _("Four of the seven indicators are not the paper's, and a fifth it does not define.")


def about(claim: Claim, rows: list[str]) -> str | None:
    """Return the row that the claim is about, of two provinces the first; None if there is none."""
    row = subject_of(claim)
    return next((name for name in (row, row.split(" and ")[0]) if name in rows), None)
