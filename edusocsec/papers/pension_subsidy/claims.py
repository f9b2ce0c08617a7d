"""The claims of the pension paper, each recomputed.

Nearly everything rests on substitutes, which each claim names: the paper prints no data.
"""

from __future__ import annotations

from functools import cache

from edusocsec.explain import Result
from edusocsec.papers.claim import Claim, Recomputed
from edusocsec.papers.computation import Computations
from edusocsec.papers.pension_subsidy.burden import Burden, burden
from edusocsec.papers.pension_subsidy.chain import ECONOMY, FactorsAndRegions, factors_and_regions
from edusocsec.papers.pension_subsidy.comparison import subject_of
from edusocsec.papers.pension_subsidy.ratio import RevenuePopulationRatio, revenue_population_ratio
from edusocsec.papers.pension_subsidy.replacement import ReplacementRate, replacement_rate
from edusocsec.papers.pension_subsidy.subsidy import HALF_EVERYWHERE
from edusocsec.papers.pension_subsidy.totals import CENTRAL_WEST
from edusocsec.translation import _, enumerated

COMPUTATIONS = Computations()

chain = cache(factors_and_regions)


@COMPUTATIONS.of("ps-01", "ps-02", "ps-03", "ps-04", "ps-05", "ps-06")
def ratio(claim: Claim) -> Recomputed:
    """Revenue/population ratio of a province or a group."""
    result = revenue_population_ratio()
    return _of_population(result, claim, value=float(result.ratio[subject_of(claim)]))


@COMPUTATIONS.of("ps-07")
def eastern_below_one(claim: Claim) -> Recomputed:
    """Eastern provinces with a ratio below 1, and Hebei beside the average of the others."""
    result = revenue_population_ratio()
    below = result.eastern_below_one
    low = bool(result.ratio["Hebei"] < result.ratio[CENTRAL_WEST])
    return _of_population(
        result,
        claim,
        value=_("{count} below 1: {names}").format(count=len(below), names=enumerated(below)),
        holds=set(below) == {"Hebei", "Shandong"} and low,
    )


@COMPUTATIONS.of("ps-08")
def western_above_one(claim: Claim) -> Recomputed:
    """Central and western provinces with a ratio above 1."""
    result = revenue_population_ratio()
    above = result.others_above_one
    return _of_population(
        result,
        claim,
        value=_("{count} above 1: {names}").format(count=len(above), names=enumerated(above)),
        holds=set(above) == {"Inner Mongolia", "Chongqing"},
    )


@COMPUTATIONS.of(*(f"ps-{number:02d}" for number in range(9, 21)))
def local_burden(claim: Claim) -> Recomputed:
    """Local subsidy in per cent of local revenue, under the actual policy."""
    row = subject_of(claim)
    older = burden(pensioners="65_plus_2013").burden[row]
    result = burden()
    if result.terms.at[row, "basic_pension"] == 0:
        reason = _(
            "The centre pays the whole basic pension there, so only the contribution subsidy "
            "counts, and the premium of the disabled, for whom no count was found."
        )
    else:
        reason = _(
            "Pensioners as the paper defines them, from 60 on, are too many; counted from 65 on "
            "it would be {older:.3f}."
        ).format(older=older)
    return _of_burden(result, claim, value=float(result.burden[row]), reason=reason)


@COMPUTATIONS.of("ps-21")
def halved_burden(claim: Claim) -> Recomputed:
    """The same if the centre paid one half everywhere."""
    row = subject_of(claim)
    older = burden(HALF_EVERYWHERE, pensioners="65_plus_2013").burden[row]
    result = burden(HALF_EVERYWHERE)
    return _of_burden(
        result,
        claim,
        value=float(result.burden[row]),
        reason=_("With pensioners from 60 on; from 65 on it would be {older:.3f}.").format(
            older=older
        ),
    )


@COMPUTATIONS.of(*(f"ps-{number}" for number in range(22, 32)))
def replacement(claim: Claim) -> Recomputed:
    """Basic pension in per cent of spending on food and clothing."""
    result: ReplacementRate = replacement_rate()
    return Recomputed(
        value=float(result.rate[subject_of(claim)]),
        reason=_(
            "Spending of all residents in 2013 was not found; that of urban households is higher, "
            "so the rate is lower."
        ),
        badge=result.badge,
        substitutes=(_("cash spending of urban households in 2012"),),
        story=result,
        about=subject_of(claim),
    )


@COMPUTATIONS.of("ps-32")
def kmo(claim: Claim) -> Recomputed:
    """Overall measure of sampling adequacy."""
    study = chain()
    return _of_chain(study, value=study.kmo.overall, story=study.kmo)


@COMPUTATIONS.of("ps-33")
def bartlett(claim: Claim) -> Recomputed:
    """Bartlett's statistic."""
    study = chain()
    return _of_chain(study, value=study.bartlett.statistic, story=study.bartlett)


@COMPUTATIONS.of("ps-34", "ps-36")
def eigenvalue(claim: Claim) -> Recomputed:
    """Eigenvalue of the first or the second component."""
    return _explained(claim, "eigenvalue")


@COMPUTATIONS.of("ps-35", "ps-37")
def explained_variance(claim: Claim) -> Recomputed:
    """Variance that the first or the second component explains."""
    return _explained(claim, "percent")


@COMPUTATIONS.of("ps-38")
def cumulative_variance(claim: Claim) -> Recomputed:
    """Variance that both components explain."""
    study = chain()
    value = float(study.components.explained["cumulative"].iloc[1])
    return _of_chain(study, value=value, story=study.components)


@COMPUTATIONS.of("ps-39")
def factors(claim: Claim) -> Recomputed:
    """Which indicators load on which factor after the rotation."""
    study = chain()
    economy = study.rotation.main_factor[ECONOMY]
    population = study.rotation.main_factor.drop(ECONOMY)
    return _of_chain(
        study,
        value=_("{economy} on the economy factor, {population} on the population factor").format(
            economy=len(economy), population=len(population)
        ),
        holds=economy.nunique() == population.nunique() == 1
        and economy.iloc[0] != population.iloc[0],
        story=study.rotation,
        reason=_("The same indicators gather, though the population factor comes first here."),
    )


@COMPUTATIONS.of("ps-40")
def iterations(claim: Claim) -> Recomputed:
    """Iterations until varimax converges, counted as SPSS does."""
    study = chain()
    return _of_chain(
        study,
        value=float(study.rotation.iterations),
        story=study.rotation,
        reason=_("With two factors one turn reaches the optimum, and later ones confirm it."),
    )


@COMPUTATIONS.of("ps-41")
def number_of_regions(claim: Claim) -> Recomputed:
    """Where a dendrogram is cut is a choice, so there is no number to recompute."""
    study = chain()
    return Recomputed(
        reason=_(
            "The number of regions is where the author cut the dendrogram; the coefficients that "
            "would support the cut are not printed."
        ),
        badge=study.kmo.badge,
        substitutes=_indicators_replaced(),
        story=study.tree,
    )


@COMPUTATIONS.of("ps-42")
def eastern_above_national(claim: Claim) -> Recomputed:
    """Eastern provinces whose burden is above the national one."""
    result = burden()
    heavy = result.eastern_above_national
    return _of_burden(
        result,
        claim,
        value=_("{count} provinces: {names}").format(count=len(heavy), names=enumerated(heavy)),
        holds=set(heavy) == set(claim.subject.split(", ")),
        reason=_("Burdens of eastern provinces are held against the national one."),
    )


def _of_population(
    result: RevenuePopulationRatio,
    claim: Claim,
    *,
    value: float | str,
    holds: bool | None = None,
) -> Recomputed:
    return Recomputed(
        value=value,
        holds=holds,
        reason=_("The paper does not say who its urban and rural residents are."),
        badge=result.badge,
        substitutes=(_("residents outside the employees' pension"),),
        story=result,
        about=subject_of(claim),
    )


def _of_burden(
    result: Burden, claim: Claim, *, value: float | str, reason: str, holds: bool | None = None
) -> Recomputed:
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
        about=subject_of(claim),
    )


def _explained(claim: Claim, column: str) -> Recomputed:
    study = chain()
    position = ["first component", "second component"].index(claim.subject)
    value = float(study.components.explained[column].iloc[position])
    return _of_chain(study, value=value, story=study.components, about=f"PC{position + 1}")


def _of_chain(
    study: FactorsAndRegions,
    *,
    value: float | str,
    story: Result,
    holds: bool | None = None,
    reason: str = "",
    about: str | None = None,
) -> Recomputed:
    return Recomputed(
        value=value,
        holds=holds,
        reason=reason or _("Four of the seven indicators are not the paper's."),
        badge=study.kmo.badge,
        substitutes=_indicators_replaced(),
        story=story,
        about=about,
    )


def _indicators_replaced() -> tuple[str, ...]:
    return (
        _("ages and disability of the census of 2010"),
        _("food and clothing of urban households in 2012"),
    )
