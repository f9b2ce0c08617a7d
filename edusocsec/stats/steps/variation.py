"""How the coefficient of variation is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number, total
from edusocsec.stats.steps.theil import tell_shares
from edusocsec.stats.variation import CoefficientOfVariation
from edusocsec.translation import _


def tell(result: CoefficientOfVariation) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    given, n = result.distribution, len(result.distribution.values)
    squared = result.terms["squared_deviation"]
    people = given.population_shares

    def work() -> str:
        products = [
            rf"{number(p, 4)} \cdot {number(d, 4)}" for p, d in zip(people, squared, strict=True)
        ]
        correction = rf"\frac{{{n}}}{{{n} - 1}} \cdot " if result.ddof else ""
        return rf"CV = \sqrt{{{correction}({total(products)})}}"

    yield from tell_shares(given)
    yield Step(
        name="squared_deviations",
        title=_("Squared deviations"),
        why=_("How far each relative value is from 1, squared, so that less counts like more."),
        formula=r"(r_i - 1)^2",
        value=squared,
        work=lambda row: rf"({number(at(given.relative, row), 4)} - 1)^2",
        cell=(squared.index[0],),
        needs=("relative_values",),
        places=4,
        mistakes=(
            Mistake("not_squared", given.relative - 1, _("This is the deviation. Square it.")),
            Mistake(
                "square_less_one",
                given.relative**2 - 1,
                _("You squared first. Take 1 away, and then square."),
            ),
            Mistake(
                "mean_not_taken",
                given.relative**2,
                _("This is the square of the relative value. Take 1 away first."),
            ),
        ),
    )
    yield Step(
        name="index",
        title=result.title,
        why=_("The typical distance from the mean, in units of the mean."),
        formula=r"CV = \sqrt{\sum_i p_i (r_i - 1)^2}",
        value=result.value,
        work=work,
        needs=("population_shares", "squared_deviations"),
        places=4,
        mistakes=(
            Mistake("no_root", result.value**2, _("This is the square. Take its root.")),
            Mistake(
                "other_divisor",
                result.value * (((n - 1) / n) if result.ddof else n / max(n - 1, 1)) ** 0.5,
                _("You used the other divisor: n or n - 1, see ddof."),
            ),
        ),
    )
