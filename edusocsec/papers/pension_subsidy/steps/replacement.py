"""How the replacement rate of the basic pension is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import name, number, significant
from edusocsec.papers.pension_subsidy.replacement import ReplacementRate
from edusocsec.papers.pension_subsidy.totals import means_of_provinces
from edusocsec.translation import _


def tell(result: ReplacementRate) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    first = result.by_province.index[0]
    pension, spending = result.basic_pension, result.spending

    yield Step(
        name="spending",
        title=_("Food and clothing, yuan per person and year"),
        why=_(
            "What people cannot do without, as the paper sees it. Here it is the cash spending of "
            "urban households in 2012; for a group, the weighted mean of its provinces."
        ),
        formula=r"e = \mathrm{food} + \mathrm{clothing}",
        value=spending,
        work=lambda place: (
            rf"e({name(place)}) = {number(at(result.food, place), 2)} "
            rf"+ {number(at(result.clothing, place), 2)}"
        ),
        cell=(first,),
        places=2,
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
        work=lambda place: (
            rf"100 \cdot \frac{{{significant(pension, 6)}}}{{{number(at(spending, place), 2)}}}"
        ),
        cell=(first,),
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
            Mistake(
                "mean_of_rates",
                means_of_provinces(result.by_province, result.region),
                _(
                    "This is the mean of the provinces' rates. Divide the pension by the group's "
                    "spending instead."
                ),
            ),
            Mistake("inverted", 100 * spending / pension, _("Divide the pension by the spending.")),
            given_as_proportion(result.rate),
        ),
    )
    yield Step(
        name="equal_standard",
        title=_("Pension of equal buying power, yuan a year"),
        why=_(
            "What the pension would have to be in each place to pay for the same part of food and "
            "clothing as the national amount pays for on the national mean."
        ),
        formula=rf"{pension:g} \cdot \frac{{e}}{{e_{{\mathrm{{national}}}}}}",
        value=result.equal_standard,
        work=lambda place: (
            rf"{significant(pension, 6)} \cdot \frac{{{number(at(spending, place), 2)}}}"
            rf"{{{number(at(spending, 'national'), 2)}}}"
        ),
        cell=(first,),
        needs=("spending",),
        inputs=lambda place: {"spending": [(place,), ("national",)]},
        places=0,
        mistakes=(
            Mistake(
                "inverted",
                pension**2 / result.equal_standard,
                _("Where food and clothing cost more, the pension must be higher, not lower."),
            ),
            Mistake(
                "food_alone_above",
                at(result.rate, "national") / 100 * result.food,
                _("You took food alone. Clothing belongs into the spending too."),
            ),
        ),
    )
