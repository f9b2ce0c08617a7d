"""How real growth is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step
from edusocsec.explain.symbols import number
from edusocsec.papers.common_prosperity.real_growth import RealGrowth
from edusocsec.translation import _


def tell(result: RealGrowth) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    nominal, inflation, years = result.nominal, result.inflation, result.nominal.years
    amounts, prices = list(result.amounts), list(result.prices)
    yield Step(
        name="nominal",
        title=_("Later amount as a multiple of the earlier one, in yuan of each year"),
        why=_("A yuan of the later year buys less: this holds the rise of prices, too."),
        formula=r"\frac{x_t}{x_s}",
        value=nominal.multiple,
        work=lambda: rf"\frac{{{number(amounts[1], 2)}}}{{{number(amounts[0], 2)}}}",
        places=4,
        mistakes=(
            Mistake(
                "inverted", 1 / nominal.multiple, _("Divide the later amount by the earlier one.")
            ),
            Mistake(
                "difference",
                nominal.multiple - 1,
                _("This is the increase. The multiple is the later amount over the earlier one."),
            ),
        ),
    )
    yield Step(
        name="prices",
        title=_("Later level of prices as a multiple of the earlier one"),
        why=_("What a basket of goods costs in the later year, if it cost 1 in the earlier one."),
        formula=r"\frac{p_t}{p_s}",
        value=inflation.multiple,
        work=lambda: rf"\frac{{{number(prices[1], 1)}}}{{{number(prices[0], 1)}}}",
        places=4,
        mistakes=(
            Mistake(
                "inverted", 1 / inflation.multiple, _("Divide the later level by the earlier one.")
            ),
            Mistake(
                "difference",
                inflation.multiple - 1,
                _("This is the rise. The multiple is the later level over the earlier one."),
            ),
        ),
    )
    yield Step(
        name="multiple",
        title=_("Real multiple: the prices taken out"),
        why=_("Divide by the rise of prices, and yuan of the same worth are compared."),
        formula=r"m = \frac{x_t / x_s}{p_t / p_s}",
        value=result.multiple,
        work=lambda: rf"\frac{{{number(nominal.multiple, 6)}}}{{{number(inflation.multiple, 6)}}}",
        needs=("nominal", "prices"),
        places=4,
        mistakes=(
            Mistake(
                "subtracted",
                nominal.multiple - (inflation.multiple - 1),
                _("You subtracted the rise of prices. Divide by its multiple."),
            ),
            Mistake(
                "multiplied",
                nominal.multiple * inflation.multiple,
                _("You multiplied by the rise of prices. Divide: it is to be taken out."),
            ),
        ),
    )
    yield Step(
        name="rate",
        title=_("Average real growth, per cent a year"),
        why=_("As for any growth: the rate that, taken in every year, gives the multiple."),
        formula=r"100 \left( m^{1 / (t - s)} - 1 \right)",
        value=result.rate,
        work=lambda: rf"100 \left( {number(result.multiple, 6)}^{{1 / {years}}} - 1 \right)",
        needs=("multiple",),
        places=2,
        mistakes=(
            Mistake(
                "subtracted_rates",
                nominal.rate - inflation.rate,
                _("You subtracted one rate from the other. That is only nearly right: divide."),
            ),
            Mistake(
                "divided",
                100 * (result.multiple - 1) / years,
                _("You divided the whole growth by the years. Take the root instead."),
            ),
            Mistake(
                "nominal", nominal.rate, _("This is the growth with prices. Take them out first.")
            ),
        ),
    )
