"""How the replacement rate of the whole country is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import name, number, significant
from edusocsec.papers.pension_subsidy.all_residents import NationalRate
from edusocsec.translation import _


def tell(result: NationalRate) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    pension, spending = result.basic_pension, result.spending

    yield Step(
        name="spending",
        title=_("Food and clothing, yuan per person and year"),
        why=_(
            "What was spent on both in 2013, with what people grew or made themselves: the paper "
            "counts cash alone."
        ),
        formula=r"e = \mathrm{food} + \mathrm{clothing}",
        value=spending,
        work=lambda who: (
            rf"e({name(who)}) = {number(at(result.food, who), 0)} "
            rf"+ {number(at(result.clothing, who), 0)}"
        ),
        cell=("all",),
        headings=result.headings,
        places=0,
        mistakes=(
            Mistake("food_alone", result.food, _("This is food alone. Add clothing.")),
            Mistake("clothing_alone", result.clothing, _("This is clothing alone. Add food.")),
        ),
    )
    yield Step(
        name="rate",
        title=_("Replacement rate, per cent"),
        why=_("How much of that spending the basic pension pays for."),
        formula=rf"100 \cdot \frac{{{pension:g}}}{{e}}",
        value=result.rate,
        work=lambda who: (
            rf"100 \cdot \frac{{{significant(pension, 6)}}}{{{number(at(spending, who), 0)}}}"
        ),
        cell=("all",),
        headings=result.headings,
        needs=("spending",),
        places=2,
        mistakes=(
            Mistake(
                "monthly",
                result.rate / 12,
                _("You divided a month's pension by a year's spending. Take both for a year."),
            ),
            Mistake(
                "food_alone",
                100 * pension / result.food,
                _("You divided by food alone. Clothing belongs into the spending too."),
            ),
            given_as_proportion(result.rate),
        ),
    )
