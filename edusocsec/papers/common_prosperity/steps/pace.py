"""How an average growth is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.symbols import number
from edusocsec.papers.common_prosperity.pace import Pace
from edusocsec.translation import _


def tell(result: Pace) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    earlier, later = (float(amount) for amount in result.amounts)
    yield Step(
        name="multiple",
        title=_("Later value as a multiple of the earlier one"),
        why=_("Above 1 it grew, below 1 it shrank."),
        formula=r"m = \frac{x_t}{x_s}",
        value=result.multiple,
        work=lambda: rf"\frac{{{number(later, 2)}}}{{{number(earlier, 2)}}}",
        mistakes=(
            Mistake(
                "inverted", 1 / result.multiple, _("Divide the later value by the earlier one.")
            ),
            Mistake(
                "increase",
                result.multiple - 1,
                _("This is the increase. The multiple is the increase plus 1."),
            ),
        ),
    )
    yield Step(
        name="rate",
        title=_("Average growth, per cent a year"),
        why=_(
            "Growth builds on growth: the same rate in each year, multiplied, must give the "
            "multiple. So take the root, do not divide."
        ),
        formula=r"100 \left( m^{1 / (t - s)} - 1 \right)",
        value=result.rate,
        work=lambda: rf"100 \left( {number(result.multiple, 4)}^{{1 / {result.years}}} - 1 \right)",
        needs=("multiple",),
        places=2,
        mistakes=(
            Mistake(
                "divided",
                100 * (result.multiple - 1) / result.years,
                _("You divided the whole growth by the years. Take the root instead."),
            ),
            Mistake(
                "fence_posts",
                100 * (result.multiple ** (1 / (result.years + 1)) - 1),
                _("You counted both ends. Growth happens between years: one step fewer."),
            ),
            given_as_proportion(result.rate),
        ),
    )
