"""What the pension paper says in words, held against our figures.

A sentence that draws a line through provinces is counted name by name. Words such as "slightly"
or "a little" draw no line: of such a sentence the direction is tested, and the degree counts as not
shown, so that it holds in part at best.
"""

from __future__ import annotations

from itertools import product

from edusocsec.papers.claim import CLOSE, Cases, Claim, Recomputed, cases_of_names
from edusocsec.papers.computation import Computations
from edusocsec.papers.pension_subsidy.burden import burden
from edusocsec.papers.pension_subsidy.chain import ECONOMY
from edusocsec.papers.pension_subsidy.policy import share_pension
from edusocsec.papers.pension_subsidy.ratio import revenue_population_ratio
from edusocsec.papers.pension_subsidy.recomputed import (
    chain,
    of_burden,
    of_chain,
    of_population,
    of_spending,
)
from edusocsec.papers.pension_subsidy.replacement import replacement_rate
from edusocsec.papers.pension_subsidy.rule import apply_rule
from edusocsec.papers.pension_subsidy.situation import situation_2013
from edusocsec.papers.pension_subsidy.totals import CENTRAL_WEST, EAST, NATIONAL
from edusocsec.papers.printed import printed_number
from edusocsec.translation import _, enumerated

IN_WORDS = Computations()

RICH = ["Beijing", "Shanghai", "Tianjin"]
"""The three municipalities of the east."""

PRINTED_BURDENS = {
    printed.subject: printed.value
    for printed in map(printed_number, ("ps-13", "ps-14", "ps-15", "ps-16"))
}
"""Of Inner Mongolia, Chongqing, Beijing and Shanghai."""

WESTERN = ["Inner Mongolia", "Chongqing"]
"""The two of the west that the paper finds no poorer than the east."""


@IN_WORDS.of("ps-07")
def eastern_below_one(claim: Claim) -> Recomputed:
    """Eastern provinces with a ratio below 1, and Hebei beside the average of the others."""
    result = revenue_population_ratio()
    below = result.eastern_below_one
    low = bool(result.ratio["Hebei"] < result.ratio[CENTRAL_WEST])
    return of_population(
        result,
        claim,
        value=_("{count} below 1: {names}").format(count=len(below), names=enumerated(below)),
        holds=set(below) == {"Hebei", "Shandong"} and low,
    )


@IN_WORDS.of("ps-08")
def western_above_one(claim: Claim) -> Recomputed:
    """Central and western provinces with a ratio above 1."""
    result = revenue_population_ratio()
    above = result.others_above_one
    return of_population(
        result,
        claim,
        value=_("{count} above 1: {names}").format(count=len(above), names=enumerated(above)),
        holds=set(above) == set(WESTERN),
    )


@IN_WORDS.of("ps-39")
def factors(claim: Claim) -> Recomputed:
    """Which indicators load on which factor after the rotation."""
    rotation = chain().rotation
    economy = rotation.main_factor[ECONOMY]
    population = rotation.main_factor.drop(ECONOMY)
    return of_chain(
        value=_("{economy} on the economy factor, {population} on the population factor").format(
            economy=len(economy), population=len(population)
        ),
        holds=economy.nunique() == population.nunique() == 1
        and economy.iloc[0] != population.iloc[0],
        story=rotation,
        reason=_("The same indicators gather, though the population factor comes first here."),
    )


@IN_WORDS.of("ps-42")
def eastern_above_national(claim: Claim) -> Recomputed:
    """Eastern provinces whose burden is above the national one."""
    result = burden()
    heavy = result.eastern_above_national
    from_65 = burden(pensioners="65_plus_2013").eastern_above_national
    census = burden(pensioners="65_plus_2010").eastern_above_national
    return of_burden(
        result,
        claim,
        value=_("{count} provinces: {names}").format(count=len(heavy), names=enumerated(heavy)),
        holds=cases_of_names(claim.subject.split(", "), heavy),
        reason=_(
            "Pensioners from 60 on, as the paper defines them. Counted from 65 on in the survey of "
            "2013 there are {survey}, from 65 on in the census of 2010 {census}; the paper's four "
            "are always among them."
        ).format(survey=len(from_65), census=len(census)),
    )


@IN_WORDS.of("ps-43")
def kmo_above_half(claim: Claim) -> Recomputed:
    """Whether the measure of sampling adequacy is above .5."""
    result = chain().kmo
    return of_chain(value=f"{result.overall:.3f}", holds=result.overall > 0.5, story=result)


@IN_WORDS.of("ps-44")
def bartlett_is_significant(claim: Claim) -> Recomputed:
    """Whether Bartlett's test rejects at .05."""
    result = chain().bartlett
    return of_chain(
        value=(
            _("p below {bound}").format(bound=0.001)
            if result.p_value < 0.001
            else f"{result.p_value:.3f}"
        ),
        holds=result.p_value < 0.05,
        story=result,
    )


@IN_WORDS.of("ps-47")
def western_above_the_rich(claim: Claim) -> Recomputed:
    """Whether Inner Mongolia and Chongqing carry more than Beijing and Shanghai."""
    result = burden()
    pairs = list(product(WESTERN, ["Beijing", "Shanghai"]))
    heavier = sum(result.burden[west] > result.burden[rich] for west, rich in pairs)
    times = [PRINTED_BURDENS[west] / PRINTED_BURDENS[rich] for west, rich in pairs]
    return of_burden(
        result,
        claim,
        value=_("above in {count} of {all} pairs").format(count=heavier, all=len(pairs)),
        holds=Cases(heavier, len(pairs), 2 * len(pairs)),
        reason=_(
            "Only the direction is tested. How little is a little the paper does not say, so that "
            "counts as not shown. By its printed burdens it is {least:.1f} to {most:.1f} times as "
            "much."
        ).format(least=min(times), most=max(times)),
    )


@IN_WORDS.of("ps-48")
def western_below_the_east(claim: Claim) -> Recomputed:
    """Whether Inner Mongolia and Chongqing carry less than the other eight of the east."""
    result = burden()
    east = result.by_province[result.region == EAST].drop(RICH)
    pairs = list(product(WESTERN, east.index))
    lighter = sum(result.burden[west] < east[other] for west, other in pairs)
    return of_burden(
        result,
        claim,
        value=_("lighter in {count} of {all} pairs").format(count=lighter, all=len(pairs)),
        holds=Cases(lighter, len(pairs), len(pairs)),
        reason=_(
            "Eight remain of the eastern eleven without Beijing, Shanghai and Tianjin. That "
            "Tianjin is left out too is our reading: its printed burden lies between those of "
            "Inner Mongolia and Chongqing."
        ),
    )


@IN_WORDS.of("ps-50")
def about_equal(claim: Claim) -> Recomputed:
    """Whether both groups carry about the same under the actual policy."""
    result, older = burden(), burden(pensioners="65_plus_2013")
    east, rest = (float(result.burden[group]) for group in (EAST, CENTRAL_WEST))
    return of_burden(
        result,
        claim,
        value=_("{east:.3f} against {rest:.3f}").format(east=east, rest=rest),
        holds=abs(east / rest - 1) <= CLOSE,
        reason=_(
            "We call about equal what differs by up to {close:.0f} per cent. With pensioners from "
            "60 on the east carries {more:.0f} per cent more, from 65 on {fewer:.0f} per cent."
        ).format(
            close=100 * CLOSE,
            more=100 * (east / rest - 1),
            fewer=100 * (older.burden[EAST] / older.burden[CENTRAL_WEST] - 1),
        ),
    )


@IN_WORDS.of("ps-51")
def poorer_half_above(claim: Claim) -> Recomputed:
    """Whether the pension replaces more in the central and western provinces."""
    result = replacement_rate()
    east, rest = (float(result.rate[group]) for group in (EAST, CENTRAL_WEST))
    return of_spending(
        result,
        claim,
        value=_("{rest:.2f} against {east:.2f}").format(rest=rest, east=east),
        holds=rest > east,
        reason=_("The order survives a substitute that spoils the numbers."),
    )


@IN_WORDS.of("ps-52", "ps-53")
def above_national(claim: Claim) -> Recomputed:
    """Which provinces of a group lie above the national replacement rate."""
    result = replacement_rate()
    rates, in_east = result.by_province, result.region == EAST
    if claim.id == "ps-52":
        rates, claimed = rates[in_east], {"Hebei", "Hainan"}
        said = _("The paper's two are among them.")
    else:
        rates = rates[~in_east]
        claimed = {str(name) for name in rates.index} - set(WESTERN)
        said = _(
            "Nearly all is taken as all but Inner Mongolia and Chongqing, which the paper finds "
            "slightly below."
        )
    found = [str(name) for name in rates.index[rates > result.rate[NATIONAL]]]
    count = _("{count} of {all}").format(count=len(found), all=len(rates))
    return of_spending(
        result,
        claim,
        value=count
        if claim.id == "ps-53"
        else _("{count}: {names}").format(count=count, names=enumerated(found)),
        holds=cases_of_names(claimed, found),
        reason=said,
    )


@IN_WORDS.of("ps-54")
def slightly_below(claim: Claim) -> Recomputed:
    """Whether Inner Mongolia and Chongqing lie below the national replacement rate."""
    result = replacement_rate()
    below = [name for name in WESTERN if result.rate[name] < result.rate[NATIONAL]]
    rates = {claim: printed_number(claim).value for claim in ("ps-27", "ps-28", "ps-29")}
    lacking = [100 * (1 - rates[claim] / rates["ps-29"]) for claim in ("ps-27", "ps-28")]
    return of_spending(
        result,
        claim,
        value=_("below in {count} of {all} cases").format(count=len(below), all=len(WESTERN)),
        holds=Cases(len(below), len(WESTERN), 2 * len(WESTERN)),
        reason=_(
            "Only the direction is tested. How little is slightly the paper does not say, so that "
            "counts as not shown. By its printed rates it is {least:.0f} to {most:.0f} per cent."
        ).format(least=min(lacking), most=max(lacking)),
    )


@IN_WORDS.of("ps-55")
def rule_balances(claim: Claim) -> Recomputed:
    """Whether the rule makes the burdens less unequal, for every whole X."""
    here = situation_2013()
    actual = share_pension(situation=here)
    tried = range(1, 101)
    lower = [x for x in tried if float(apply_rule(x, here).theil) < float(actual.theil)]
    return Recomputed(
        value=_("less unequal for {count} of {all} values of X").format(
            count=len(lower), all=len(tried)
        ),
        holds=Cases(len(lower), len(tried), len(tried)),
        reason=_(
            "The paper leaves X open, so every whole per cent is a case. By Theil's index the "
            "burdens are less unequal than today from X = {first} to X = {last}."
        ).format(first=lower[0], last=lower[-1]),
        badge=actual.badge,
        substitutes=(
            _("ages of the census of 2010"),
            _("residents outside the employees' pension"),
            _("cash spending of urban households in 2012"),
        ),
        story=apply_rule(10, here),
    )


@IN_WORDS.of("ps-56", "ps-57", "ps-58")
def named_by_the_literature(claim: Claim) -> Recomputed:
    """Whether the provinces that others name are those with the lowest or highest ratios."""
    result = revenue_population_ratio()
    in_east = result.region == EAST
    ratios = result.by_province[in_east if claim.id == "ps-56" else ~in_east]
    named = claim.subject.split(", ")
    ordered = ratios.sort_values(ascending=claim.id != "ps-57")
    found = [str(name) for name in ordered.index[: len(named)]]
    held = len(set(named) & set(found))
    said = (
        _("{count} of {all} among the highest: {names}")
        if claim.id == "ps-57"
        else _("{count} of {all} among the lowest: {names}")
    )
    return of_population(
        result,
        claim,
        value=said.format(count=held, all=len(named), names=enumerated(found)),
        holds=Cases(held, len(named), len(named)),
        reason=_(
            "What the literature measured is not on record here: it is held against the ratio."
        ),
    )


@IN_WORDS.of("ps-59", "ps-60")
def affordable(claim: Claim) -> Recomputed:
    """What others call affordable; what it is a part of is not on record here."""
    return Recomputed(
        reason=_(
            "The paper reports it from others; what it is a share of is not on record here, so "
            "nothing can be held against it."
        )
    )
