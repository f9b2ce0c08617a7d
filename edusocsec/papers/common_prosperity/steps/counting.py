"""How an implied GDP is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number
from edusocsec.papers.common_prosperity.counting import ImpliedGDP, spending
from edusocsec.translation import _


def tell(result: ImpliedGDP) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    parts = ["funds", "budget"] if result.counted == "both" else [result.counted]
    everything = spending()[["funds", "budget"]]
    amounts = everything[parts]
    year = result.share.index[0]
    yield Step(
        name="amount",
        title=_("Spending that is counted, 100 million yuan"),
        why=_("What the funds and the budget spent is published; which of it to count is a guess."),
        formula=" + ".join({"funds": r"F_t", "budget": r"B_t"}[part] for part in parts),
        value=result.amount,
        work=lambda year: " + ".join(number(at(amounts[part], year), 1) for part in parts),
        cell=(year,),
        places=1,
        mistakes=tuple(
            Mistake(name, value, advice)
            for name, value, advice in (
                (
                    "funds_alone",
                    everything["funds"],
                    _("These are the funds. See what is counted."),
                ),
                (
                    "budget_alone",
                    everything["budget"],
                    _("This is the budget. See what is counted."),
                ),
                ("both", everything.sum(axis="columns"), _("You added both. See what is counted.")),
            )
            if name not in (f"{result.counted}_alone", result.counted)
        ),
    )
    yield Step(
        name="gdp",
        title=_("Implied GDP, 100 million yuan"),
        why=_("A share is an amount divided by GDP. So GDP is the amount divided by the share."),
        formula=r"Y_t = 100 \cdot \frac{A_t}{x_t}",
        value=result.gdp,
        work=lambda year: (
            rf"100 \cdot \frac{{{number(at(result.amount, year), 1)}}}"
            rf"{{{number(at(result.share, year), 2)}}}"
        ),
        cell=(year,),
        needs=("amount",),
        places=0,
        mistakes=(
            Mistake(
                "multiplied",
                result.amount * result.share / 100,
                _("You took the share of the amount. Divide the amount by the share."),
            ),
            Mistake(
                "forgot_per_cent",
                result.amount / result.share,
                _("The share is in per cent. Multiply by 100."),
            ),
        ),
    )
    yield Step(
        name="of_published",
        title=_("Implied GDP in per cent of the published one"),
        why=_("Near 100 the spending may be what is counted; far from 100 it cannot be."),
        formula=r"100 \cdot \frac{Y_t}{Y^{\mathrm{published}}_t}",
        value=result.of_published,
        work=lambda year: (
            rf"100 \cdot \frac{{{number(at(result.gdp, year), 0)}}}"
            rf"{{{number(at(result.published, year), 0)}}}"
        ),
        cell=(year,),
        needs=("gdp",),
        places=1,
        mistakes=(
            Mistake(
                "inverted",
                100 * result.published / result.gdp,
                _("You divided the published GDP by the implied one. Turn the fraction round."),
            ),
            Mistake(
                "difference",
                100 * (result.gdp - result.published) / result.published,
                _("This is how much more it is. Give the implied GDP itself in per cent."),
            ),
            given_as_proportion(result.of_published),
        ),
    )
