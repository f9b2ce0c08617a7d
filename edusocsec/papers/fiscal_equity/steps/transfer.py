"""How a transfer is told."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, number, total
from edusocsec.papers.fiscal_equity.steps.allocation import tell_claims, tell_money
from edusocsec.papers.fiscal_equity.transferred import MILLIONTHS, Transfer
from edusocsec.stats.extremes import largest_at, smallest_at
from edusocsec.stats.steps.theil import tell_shares
from edusocsec.stats.theil import Theil
from edusocsec.translation import _


def tell(result: Transfer) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield from tell_shares(result.before.distribution)
    yield from _tell_margins(result)
    yield from tell_claims(result)
    yield from tell_money(result)
    yield from _tell_effect(result)


def _tell_margins(result: Transfer) -> Iterator[Step]:
    relative, index = result.before.distribution.relative, result.before.value
    scale = MILLIONTHS / result.total
    poorest, richest = smallest_at(relative), largest_at(relative)

    def whole() -> str:
        return number(result.total, 0)

    def log(row: Any) -> str:
        return rf"\ln {number(at(relative, row), 4)}"

    yield Step(
        name="index_before",
        title=_("Theil's T before"),
        why=_("What is to fall."),
        formula=r"T = \sum_i s_i \ln r_i",
        value=index,
        work=lambda: rf"T = {_sum(result.before)}",
        needs=("value_shares", "relative_values"),
        places=4,
        mistakes=_of_an_index(result.before),
    )
    yield Step(
        name="marginal",
        title=_("Effect of new money, in millionths of T per 100 million yuan"),
        why=_(
            "New money raises a province's share and lowers all others'. So T falls wherever the "
            "logarithm is below T: below the mean, and even a little above it."
        ),
        formula=r"\frac{\partial T}{\partial X_i} = \frac{\ln r_i - T}{X} \cdot 10^6",
        value=result.marginal,
        work=lambda row: rf"\frac{{{log(row)} - {number(index, 4)}}}{{{whole()}}} \cdot 10^6",
        cell=(poorest,),
        needs=("relative_values", "index_before"),
        places=1,
        mistakes=(
            Mistake(
                "log_base_10",
                scale * (np.log10(relative) - index),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
            Mistake(
                "without_index",
                scale * np.log(relative),
                _("You left T out. New money also lowers the share of all others."),
            ),
        ),
    )
    yield Step(
        name="exchange",
        title=_("Effect of moved money, in millionths of T per 100 million yuan"),
        why=_("The receiver's effect minus the giver's: T itself drops out."),
        formula=r"\frac{\partial T}{\partial X_i} - \frac{\partial T}{\partial X_j} "
        r"= \frac{\ln r_i - \ln r_j}{X} \cdot 10^6",
        value=result.exchange,
        work=lambda to, giver: rf"\frac{{{log(to)} - {log(giver)}}}{{{whole()}}} \cdot 10^6",
        cell=(poorest, richest),
        needs=("marginal",),
        inputs=lambda to, giver: {"marginal": [(to,), (giver,)]},
        places=1,
        mistakes=(
            Mistake(
                "log_base_10",
                result.exchange / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
            Mistake(
                "added",
                result.exchange + 2 * result.marginal,
                _("You added the two effects. What is taken away counts with a minus."),
            ),
        ),
    )


def _tell_effect(result: Transfer) -> Iterator[Step]:
    before, after, provinces = result.before, result.after, result.provinces
    residents = provinces["residents"]
    per_head = before.distribution.values
    net = provinces["received"] - provinces["paid"]

    yield Step(
        name="after",
        title=_("Expenditure per head after the transfer, in yuan"),
        why=_("Money is counted per head: the same amount is little among many."),
        formula=r"x_i' = x_i + 10^4 \, \frac{t_i - a_i}{n_i}",
        value=after.distribution.values.rename(None),
        work=lambda row: (
            rf"{number(at(per_head, row), 2)} + 10^4 \cdot "
            rf"\frac{{{factor(at(net, row), 3)}}}{{{number(at(residents, row), 0)}}}"
        ),
        cell=(largest_at(provinces["received"]),),
        needs=("received", "paid") if result.paid_by == "provinces" else ("received",),
        places=1,
        mistakes=(
            Mistake(
                "not_per_head",
                per_head + net,
                _("You added an amount to an amount per head. Divide it by the residents first."),
            ),
            Mistake(
                "unit",
                per_head + net / residents,
                _("The money is in 100 million yuan, the residents in 10,000: multiply by 10,000."),
            ),
        ),
    )
    yield Step(
        name="index_after",
        title=_("Theil's T after"),
        why=_("Computed anew from the expenditure per head after the transfer."),
        formula=r"T' = \sum_i s_i' \ln r_i'",
        value=after.value,
        work=lambda: rf"T' = {_sum(after)}",
        needs=("after",),
        places=4,
        mistakes=_of_an_index(after),
    )
    fall = result.fall
    yield Step(
        name="fall",
        title=_("Fall of T, in millionths per 100 million yuan"),
        why=_("What the money brought, per 100 million yuan of it."),
        formula=r"\frac{T - T'}{B} \cdot 10^6",
        value=fall,
        work=lambda: (
            rf"\frac{{{number(before.value, 7)} - {number(after.value, 7)}}}"
            rf"{{{number(result.budget, 0)}}} \cdot 10^6"
        ),
        needs=("index_before", "index_after"),
        places=1,
        mistakes=(
            Mistake(
                "not_per_money",
                fall * result.budget,
                _("This is the whole fall, in millionths. Divide it by the budget."),
            ),
            Mistake(
                "per_province",
                fall * result.budget / len(residents),
                _("You divided by the number of provinces. Divide by the budget."),
            ),
            Mistake(
                "log_base_10",
                fall / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
        ),
    )


def _sum(index: Theil) -> str:
    terms = index.distribution.value_shares * np.log(index.distribution.relative)
    return total([factor(term, 4) for term in terms], 5)


def _of_an_index(index: Theil) -> tuple[Mistake, ...]:
    given = index.distribution
    return (
        Mistake(
            "log_base_10",
            index.value / math.log(10),
            _("You took the logarithm to base 10. The formula has the natural logarithm."),
        ),
        Mistake(
            "other_share",
            float((given.population_shares * np.log(given.relative)).sum()),
            _("You weighted by the people's share. T weights by the share of the money."),
        ),
    )
