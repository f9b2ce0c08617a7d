"""How totals and growth are told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number, total
from edusocsec.papers.common_prosperity.assistance import AssistanceTotal, Growth
from edusocsec.translation import _


def tell_total(result: AssistanceTotal) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    added = float(result.terms.sum())
    everything = float(result.amounts.sum())
    advice = _("You added every row of social assistance. The text counts only some of them.")
    yield Step(
        name="sum",
        title=_("Sum of the rows, 100 million yuan"),
        why=_("Only the rows that are counted are added."),
        formula=r"S = \sum_{i \in \mathrm{counted}} x_i",
        value=added,
        work=lambda: f"S = {total([number(amount, 2) for amount in result.terms])}",
        places=2,
        mistakes=(
            Mistake("all_rows", everything, advice),
            Mistake(
                "mean",
                added / len(result.terms),
                _("This is the mean of the rows. Only add them."),
            ),
            Mistake("billions", result.value, _("This is in billion yuan, which come next.")),
        ),
    )
    yield Step(
        name="billions",
        title=_("The same in billion yuan"),
        why=_(
            "The table counts in 100 million, the text in billions, and ten times 100 million is "
            "a billion."
        ),
        formula=r"\frac{S}{10}",
        value=result.value,
        work=lambda: rf"\frac{{{number(added, 2)}}}{{10}}",
        needs=("sum",),
        places=3,
        mistakes=(
            Mistake("not_converted", added, _("This is in units of 100 million. Divide by 10.")),
            Mistake("multiplied", 10 * added, _("You multiplied by 10. Divide by it.")),
            Mistake("all_rows", everything / 10, advice),
        ),
    )


def tell_growth(result: Growth) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    first, last = (at(result.amounts, year) for year in result.amounts.index)
    quotient = rf"\frac{{{number(last, 2)}}}{{{number(first, 2)}}}"
    yield Step(
        name="multiple",
        title=_("Later amount as a multiple of the earlier one"),
        why=_("A multiple of 1 means no growth."),
        formula=r"m = \frac{x_{\mathrm{later}}}{x_{\mathrm{earlier}}}",
        value=result.multiple,
        work=lambda: f"m = {quotient}",
        mistakes=(
            Mistake(
                "increase",
                result.multiple - 1,
                _("This is the increase. The multiple is the increase plus 1."),
            ),
            Mistake("inverted", 1 / result.multiple, _("Divide the later by the earlier amount.")),
        ),
    )
    yield Step(
        name="increase",
        title=_("Increase, per cent of the earlier amount"),
        why=_("What was added. An amount that is 1.5 times the earlier one grew by 50 per cent."),
        formula=r"100 \, (m - 1)",
        value=result.increase,
        work=lambda: rf"100 \cdot ({number(result.multiple, 3)} - 1)",
        needs=("multiple",),
        places=1,
        mistakes=(
            Mistake(
                "multiple",
                100 * result.multiple,
                _("This is the multiple in per cent. Take away the 100 per cent of the beginning."),
            ),
            given_as_proportion(result.increase),
        ),
    )
