"""How the share of social welfare is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number, total
from edusocsec.papers.common_prosperity.welfare import WelfareShare
from edusocsec.translation import _


def tell(result: WelfareShare) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    amounts, welfare, totals = result.amounts, result.welfare, result.totals
    last = totals.index[-1]

    def work_total(year: Any) -> str:
        rows = amounts.index[amounts[year].notna()]
        return f"T = {total([number(at(amounts, row, year), 2) for row in rows], 6)}"

    yield Step(
        name="totals",
        title=_("Total, 100 million yuan"),
        why=_("What a share is a share of: another total is another share."),
        formula=r"T = \sum_i x_i",
        value=totals,
        work=work_total,
        cell=(last,),
        places=2,
        mistakes=(
            Mistake(
                "welfare_left_out",
                totals - welfare,
                _("You left social welfare out. It belongs to the total."),
            ),
            Mistake(
                "mean",
                totals / amounts.notna().sum(),
                _("This is the mean of the rows. Only add them."),
            ),
        ),
    )
    yield Step(
        name="shares",
        title=_("Share of social welfare, per cent"),
        why=_("How much of a hundred yuan goes to social welfare."),
        formula=r"100 \cdot \frac{w}{T}",
        value=result.shares,
        work=lambda year: (
            rf"100 \cdot \frac{{{number(at(welfare, year), 2)}}}{{{number(at(totals, year), 2)}}}"
        ),
        cell=(last,),
        needs=("totals",),
        places=2,
        mistakes=(
            Mistake(
                "of_the_rest",
                100 * welfare / (totals - welfare),
                _("You divided by the rest. Welfare itself belongs to the total."),
            ),
            given_as_proportion(result.shares),
        ),
    )
