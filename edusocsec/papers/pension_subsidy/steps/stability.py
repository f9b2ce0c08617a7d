"""How the stability of the regions is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.cells import Cell, at
from edusocsec.explain.symbols import number, total
from edusocsec.papers.pension_subsidy.stability import Stability
from edusocsec.translation import _


def tell(result: Stability) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    together, same = result.together, result.same_region
    first = together.index[0]
    mates_of_first = [name for name in together.index if same.at[first, name] and name != first]
    partner = mates_of_first[0] if mates_of_first else together.index[1]

    def counts(one: Any, other: Any) -> str:
        above = at(result.draws_together, one, other)
        return (
            rf"\frac{{{number(above, 0)}}}{{{number(at(result.draws_with_both, one, other), 0)}}}"
        )

    def with_mates(name: Any) -> list[Cell]:
        return [(name, mate) for mate in same.index[same[name]] if mate != name]

    def mean_of_mates(name: Any) -> str:
        shares = [at(together, *cell) for cell in with_mates(name)]
        if not shares:
            return "1"
        return rf"\frac{{{total([number(share) for share in shares])}}}{{{len(shares)}}}"

    def mean_of_overlaps(name: Any) -> str:
        shares = result.overlaps[name].dropna()
        return rf"\frac{{{total([number(share) for share in shares])}}}{{{len(shares)}}}"

    yield Step(
        name="together",
        title=_("How often two provinces are together"),
        why=_("Of the draws in which both are present, count those that put them in one region."),
        formula=r"t_{ij} = \frac{\mathrm{draws\ with\ } i \mathrm{\ and\ } j "
        r"\mathrm{\ together}}{\mathrm{draws\ with\ both}}",
        value=together,
        work=counts,
        cell=(first, partner),
        scale="ordered",
        mistakes=(
            Mistake(
                "all_draws",
                result.draws_together / len(result.agreements),
                _("You divided by all draws. Take only those in which both are present."),
            ),
            Mistake(
                "not_divided",
                result.draws_together.astype(float),
                _("This is the count. Divide it by the draws in which both are present."),
            ),
            given_in_per_cent(together),
        ),
    )
    yield Step(
        name="mates",
        title=_("Whether a province stays with its mates"),
        why=_("The mean over all other provinces of its region."),
        formula=r"m_i = \frac{1}{n_g - 1} \sum_{j \in g,\ j \neq i} t_{ij}",
        value=result.mates,
        work=mean_of_mates,
        cell=(first,),
        needs=("together",),
        inputs=lambda name: {"together": with_mates(name)},
        mistakes=(
            Mistake(
                "itself_included",
                together.where(same).mean(axis="columns"),
                _("You counted the province as its own mate. Leave it out."),
            ),
            Mistake(
                "not_divided",
                result.mates * (same.sum() - 1),
                _("This is the sum. Divide it by the number of its mates."),
            ),
            given_in_per_cent(result.mates),
        ),
    )
    yield Step(
        name="overlap",
        title=_("How far its regions overlap"),
        why=_(
            "Mates may also stay together because one region swallows all. So strangers count too: "
            "of all who share its region before or after, take the share who do so both times."
        ),
        formula=r"o_i = \frac{1}{D} \sum_d \frac{|A_i \cap B_{id}|}{|A_i \cup B_{id}|}",
        value=result.overlap,
        work=mean_of_overlaps,
        cell=(first,),
        mistakes=(
            Mistake(
                "not_divided",
                result.overlaps.sum(),
                _("This is the sum. Divide it by the draws in which the province is present."),
            ),
            Mistake(
                "all_draws",
                result.overlaps.sum() / len(result.overlaps),
                _("You divided by all draws. Take only those in which the province is present."),
            ),
            given_in_per_cent(result.overlap),
        ),
    )
    yield Step(
        name="agreement",
        title=_("How far the maps agree"),
        why=_("The adjusted Rand index of each draw with the map drawn first, and their mean."),
        formula=r"\bar{A} = \frac{1}{D} \sum_d A_d",
        value=float(result.agreements.mean()),
        work=lambda: (
            rf"\frac{{{total([number(index) for index in result.agreements])}}}"
            rf"{{{len(result.agreements)}}}"
        ),
        mistakes=(
            Mistake(
                "median",
                float(result.agreements.median()),
                _("This is the median. Take the mean."),
            ),
            Mistake(
                "not_divided",
                float(result.agreements.sum()),
                _("This is the sum. Divide it by the number of draws."),
            ),
        ),
    )
