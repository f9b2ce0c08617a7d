"""The numbers of the pension paper, each recomputed; its sentences are in ``claims_in_words``.

Nearly everything rests on substitutes, which each claim names: our copy of the text lacks the
paper's Tables 1 to 8 and Figures 1 and 2, which by their captions hold its data.
"""

from __future__ import annotations

from edusocsec.papers.claim import Claim, Recomputed
from edusocsec.papers.computation import Computations
from edusocsec.papers.pension_subsidy.all_residents import national_rate
from edusocsec.papers.pension_subsidy.burden import burden
from edusocsec.papers.pension_subsidy.claims_in_words import IN_WORDS
from edusocsec.papers.pension_subsidy.comparison import subject_of
from edusocsec.papers.pension_subsidy.ratio import revenue_population_ratio
from edusocsec.papers.pension_subsidy.recomputed import (
    chain,
    of_burden,
    of_chain,
    of_population,
    of_spending,
    own_indicators,
)
from edusocsec.papers.pension_subsidy.replacement import replacement_rate
from edusocsec.papers.pension_subsidy.subsidy import HALF_EVERYWHERE
from edusocsec.papers.pension_subsidy.totals import TOTALS
from edusocsec.translation import _, sentences

COMPUTATIONS = Computations(IN_WORDS)


@COMPUTATIONS.of("ps-01", "ps-02", "ps-03", "ps-04", "ps-05", "ps-06")
def ratio(claim: Claim) -> Recomputed:
    """Revenue/population ratio of a province or a group."""
    result = revenue_population_ratio()
    return of_population(result, claim, value=float(result.ratio[subject_of(claim)]))


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
    return of_burden(result, claim, value=float(result.burden[row]), reason=reason)


@COMPUTATIONS.of("ps-21", "ps-49")
def halved_burden(claim: Claim) -> Recomputed:
    """The same if the centre paid one half everywhere."""
    row = subject_of(claim)
    older = burden(HALF_EVERYWHERE, pensioners="65_plus_2013").burden[row]
    result = burden(HALF_EVERYWHERE)
    said = _("With pensioners from 60 on; from 65 on it would be {older:.3f}.").format(older=older)
    same = _("The east pays one half under both policies, so its burden stays as it is.")
    return of_burden(
        result,
        claim,
        value=float(result.burden[row]),
        reason=sentences([same, said]) if row == "east" else said,
    )


@COMPUTATIONS.of(*(f"ps-{number}" for number in (*range(22, 29), 30, 31)))
def replacement(claim: Claim) -> Recomputed:
    """Basic pension in per cent of spending on food and clothing."""
    result = replacement_rate()
    row = subject_of(claim)
    lower = _(
        "Spending of all residents of a province in 2013 was not found; that of urban households "
        "is higher, so the rate is lower."
    )
    weighted = _("The paper does not say how its group means are weighted.")
    return of_spending(
        result,
        claim,
        value=float(result.rate[row]),
        reason=sentences([lower, weighted]) if row in TOTALS else lower,
    )


@COMPUTATIONS.of("ps-29")
def national_replacement(claim: Claim) -> Recomputed:
    """The same for the whole country, on the spending of all residents in 2013."""
    result = national_rate()
    return Recomputed(
        value=float(result.rate["all"]),
        reason=_(
            "The published spending of all residents counts what people grow and make themselves, "
            "the paper's cash alone: so the rate is lower."
        ),
        badge=result.badge,
        substitutes=(_("spending with consumption in kind"),),
        story=result,
        about="all",
    )


@COMPUTATIONS.of("ps-32")
def kmo(claim: Claim) -> Recomputed:
    """Overall measure of sampling adequacy."""
    return of_chain(value=chain().kmo.overall, story=chain().kmo)


@COMPUTATIONS.of("ps-33")
def bartlett(claim: Claim) -> Recomputed:
    """Bartlett's statistic."""
    return of_chain(value=chain().bartlett.statistic, story=chain().bartlett)


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
    components = chain().components
    value = float(components.explained["cumulative"].iloc[1])
    return of_chain(value=value, story=components)


@COMPUTATIONS.of("ps-40")
def iterations(claim: Claim) -> Recomputed:
    """Iterations until varimax converges, counted as SPSS does."""
    rotation = chain().rotation
    return of_chain(
        value=float(rotation.iterations),
        story=rotation,
        reason=_(
            "Counted as SPSS prints it: the start, and each sweep. With two factors one turn "
            "reaches the optimum, and the next sweep confirms it."
        ),
    )


@COMPUTATIONS.of("ps-41")
def number_of_regions(claim: Claim) -> Recomputed:
    """Where a dendrogram is cut is a choice, so there is no number to recompute."""
    return of_chain(
        value=None,
        story=chain().tree,
        reason=_(
            "The number of regions is where the author cut the dendrogram. Figure 2 and Table 8 "
            "would show the cut and who is in which region; our copy of the text lacks both."
        ),
    )


@COMPUTATIONS.of("ps-45")
def components_above_one(claim: Claim) -> Recomputed:
    """Components with an eigenvalue above 1."""
    components = chain().components
    return of_chain(value=float((components.eigenvalues > 1).sum()), story=components)


@COMPUTATIONS.of("ps-46")
def components_to_85_per_cent(claim: Claim) -> Recomputed:
    """Components until 85 per cent of the variance are explained."""
    components = chain().components
    cumulative = components.explained["cumulative"]
    return of_chain(
        value=float((cumulative < 85).sum() + 1),
        story=components,
        reason=sentences(
            [
                _("Two explain {two:.1f} per cent here.").format(two=float(cumulative.iloc[1])),
                own_indicators(),
            ]
        ),
    )


def _explained(claim: Claim, column: str) -> Recomputed:
    components = chain().components
    position = ["first component", "second component"].index(claim.subject)
    own = own_indicators()
    by_position = _(
        "Near by its position alone: before the rotation, our second component mixes money and "
        "people, and whether it is the paper's cannot be seen."
    )
    return of_chain(
        value=float(components.explained[column].iloc[position]),
        story=components,
        reason=sentences([by_position, own]) if position == 1 else own,
        about=f"PC{position + 1}",
    )
