"""How it is told who receives a transfer, and who pays it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number
from edusocsec.papers.fiscal_equity.steps.need import tell_need
from edusocsec.papers.fiscal_equity.transferred import Transfer
from edusocsec.stats.extremes import largest_at, smallest_at
from edusocsec.translation import _


def tell_claims(result: Transfer) -> Iterator[Step]:
    """Give the line, if there is one, and the claims."""
    if result.line is None:
        if result.migrants or result.development:
            yield from tell_need(result)
        yield _need_minus_capacity(result)
    else:
        yield _line(result, result.line)
        yield _missing_to(result, result.line)


def _need_minus_capacity(result: Transfer) -> Step:
    counted = result.provinces["counted"]
    people = counted / counted.sum()
    claim, revenue = result.provinces["claim"], result.provinces["revenue"]
    shares = revenue / revenue.sum()
    return Step(
        name="claims",
        title=_("Claims, in 100 million yuan"),
        why=_(
            "Need: the share of the persons counted, of all expenditure. Capacity: what the "
            "province's share of all revenue pays at the national average. What it spends plays "
            "no part."
        ),
        formula=r"c_i = \max(0, \; X (p_i - q_i))",
        value=claim.rename(None),
        work=lambda row: (
            rf"\max(0, \; {number(result.total, 1)} \cdot "
            rf"({number(at(people, row), 5)} - {number(at(shares, row), 5)}))"
        ),
        cell=(largest_at(claim),),
        needs=("counted",) if result.migrants or result.development else (),
        places=1,
        mistakes=(
            Mistake(
                "need_alone",
                result.total * people,
                _("This is the need alone. Take off what the own revenue can pay."),
            ),
            Mistake(
                "capacity_alone",
                result.total * shares,
                _("This is the capacity alone. Take it off the need."),
            ),
        ),
    )


def _line(result: Transfer, line: float) -> Step:
    if result.rule == "proportional":
        return Step(
            name="line",
            title=_("Line, in yuan per head"),
            why=_("Everybody's claim reaches to the national mean."),
            formula=r"\ell = \mu",
            value=line,
            work=lambda: rf"\ell = \mu = {number(line, 1)}",
            needs=("mean",),
            places=1,
            mistakes=(
                Mistake(
                    "plain_mean",
                    float(result.before.distribution.values.mean()),
                    _("This is the plain mean of the provinces. Weight them by their residents."),
                ),
                Mistake(
                    "median",
                    float(result.before.distribution.values.median()),
                    _("This is the median of the provinces, not the mean of all residents."),
                ),
            ),
        )
    given = result.before.distribution
    reached = given.values < line
    plain_mean = float(given.values[reached].to_numpy().mean())
    people = float(given.weights[reached].to_numpy().sum())
    money = float((given.weights * given.values)[reached].to_numpy().sum())
    budget = 1e4 * result.budget
    return Step(
        name="line",
        title=_("Line, in yuan per head"),
        why=_(
            "The poorest provinces pool what they have and the budget, and share it per head: so "
            "many of them that nobody else is below the line."
        ),
        formula=r"\ell = \frac{10^4 B + \sum_{x_i < \ell} n_i x_i}{\sum_{x_i < \ell} n_i}",
        value=line,
        work=lambda: (
            rf"\ell = \frac{{10^4 \cdot {number(result.budget, 0)} + {number(money, 0)}}}"
            rf"{{{number(people, 0)}}}"
        ),
        needs=("mean",),
        places=1,
        mistakes=(
            Mistake(
                "budget_left_out",
                money / people,
                _("This is what they have now. Add the budget."),
            ),
            Mistake(
                "mean_of_provinces",
                plain_mean + budget / people,
                _("You took the plain mean of the provinces. Weight them by their residents."),
            ),
        ),
    )


def _missing_to(result: Transfer, line: float) -> Step:
    given = result.before.distribution
    per_head, residents = given.values, given.weights
    return Step(
        name="claims",
        title=_("Claims, in 100 million yuan"),
        why=_("What is missing to the line per head, times the residents; nothing above the line."),
        formula=r"c_i = \max(0, \; n_i (\ell - x_i) / 10^4)",
        value=result.provinces["claim"].rename(None),
        work=lambda row: (
            rf"\max(0, \; {number(at(residents, row), 0)} \cdot ({number(line, 2)} - "
            rf"{number(at(per_head, row), 2)}) / 10^4)"
        ),
        cell=(smallest_at(per_head),),
        needs=("line",),
        places=1,
        mistakes=(
            Mistake(
                "per_head",
                (line - per_head).clip(lower=0),
                _("This is the claim per head, in yuan. Multiply by the residents."),
            ),
            Mistake(
                "unit",
                1e4 * result.provinces["claim"],
                _("This is in 10,000 yuan. Divide by 10,000."),
            ),
        ),
    )


def tell_money(result: Transfer) -> Iterator[Step]:
    """Give what each province receives, and pays."""
    provinces = result.provinces
    claim, received = provinces["claim"], provinces["received"].rename(None)
    receivers = received > 0

    def part(amounts: pd.Series, row: Any) -> str:
        above, below = number(at(amounts, row), 2), number(float(amounts.sum()), 2)
        return rf"{number(result.budget, 0)} \cdot \frac{{{above}}}{{{below}}}"

    yield Step(
        name="received",
        title=_("Received, in 100 million yuan"),
        why=_("The budget is shared in proportion to the claims."),
        formula=r"t_i = B \, \frac{c_i}{\sum_j c_j}",
        value=received,
        work=lambda row: part(claim, row),
        cell=(largest_at(received),),
        needs=("claims",),
        inputs=lambda _row: {"claims": [(...,)]},
        places=1,
        mistakes=(
            Mistake(
                "per_province",
                receivers * result.budget / receivers.sum(),
                _("You gave every receiving province the same. Share by the claims."),
            ),
            Mistake(
                "all_provinces",
                0 * received + result.budget / len(received),
                _("You divided by the number of provinces. Share by the claims."),
            ),
        ),
    )
    if result.paid_by == "provinces":
        above = provinces["above"]
        yield Step(
            name="paid",
            title=_("Paid, in 100 million yuan"),
            why=_("Each province above the mean pays the same part of what it spends above it."),
            formula=(
                r"a_i = B \, \frac{u_i}{\sum_j u_j}, \quad "
                r"u_i = \max(0, \; n_i (x_i - \mu) / 10^4)"
            ),
            value=provinces["paid"].rename(None),
            work=lambda row: part(above, row),
            cell=(largest_at(provinces["paid"]),),
            needs=("mean",),
            places=1,
            mistakes=(
                Mistake(
                    "per_province",
                    (above > 0) * result.budget / (above > 0).sum(),
                    _("You let every paying province pay the same. Share by what is above."),
                ),
                Mistake(
                    "all_above",
                    above,
                    _("This is all that lies above the mean. Only a part of it is paid."),
                ),
            ),
        )
