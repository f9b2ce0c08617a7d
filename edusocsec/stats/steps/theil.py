"""How Theil's index is told: every logarithm."""

from __future__ import annotations

import math
from collections.abc import Iterator

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number, significant, total
from edusocsec.stats.distribution import Distribution
from edusocsec.stats.theil import Theil
from edusocsec.translation import _


def tell_shares(given: Distribution) -> Iterator[Step]:
    """Give the steps that all indices share: shares, mean and relative values."""
    people, weights, values = given.population_shares, given.weights, given.values
    first, n = values.index[0], len(values)

    def work_mean() -> str:
        products = [
            rf"{number(share, 4)} \cdot {number(value, 2)}"
            for share, value in zip(people, values, strict=True)
        ]
        return rf"\mu = {total(products)}"

    yield Step(
        name="population_shares",
        title=_("Population shares"),
        why=_("A large province counts for more people than a small one."),
        formula=r"p_i = \frac{n_i}{\sum_j n_j}",
        value=people,
        work=lambda row: (
            rf"p({name(row)}) = \frac{{{significant(at(weights, row), 6)}}}"
            rf"{{{significant(float(weights.sum()), 6)}}}"
        ),
        cell=(first,),
        places=4,
        mistakes=(
            Mistake(
                "value_share",
                given.value_shares,
                _("This is the share of the money. The share of the people belongs here."),
            ),
            Mistake(
                "each_as_one",
                people * 0 + 1 / n,
                _("You counted each row as one. Divide its people by all people."),
            ),
            given_in_per_cent(people),
        ),
    )
    yield Step(
        name="mean",
        title=_("Mean"),
        why=_("What everybody would have if all had the same."),
        formula=r"\mu = \sum_i p_i \, x_i",
        value=given.mean,
        work=work_mean,
        needs=("population_shares",),
        places=2,
        mistakes=(
            Mistake(
                "unweighted",
                float(values.mean()),
                _("You took the plain mean of the rows. Weight them by their people."),
            ),
            Mistake(
                "median", float(values.median()), _("This is the median of the rows, not the mean.")
            ),
            Mistake(
                "sum",
                float(values.sum()),
                _("This is the sum of the rows. Multiply each by its share first."),
            ),
        ),
    )
    yield Step(
        name="relative_values",
        title=_("Relative values"),
        why=_("Each value in units of the mean: above 1 is more than an equal part."),
        formula=r"r_i = \frac{x_i}{\mu}",
        value=given.relative,
        work=lambda row: (
            rf"r({name(row)}) = \frac{{{number(at(values, row), 2)}}}{{{number(given.mean, 2)}}}"
        ),
        cell=(first,),
        needs=("mean",),
        places=4,
        mistakes=(
            Mistake("inverted", 1 / given.relative, _("Divide the value by the mean.")),
            Mistake(
                "difference",
                values - given.mean,
                _("This is the difference from the mean. Divide by the mean."),
            ),
            Mistake(
                "of_the_plain_mean",
                values / float(values.mean()),
                _("You divided by the plain mean of the rows. Weight them by their people."),
            ),
        ),
    )
    yield Step(
        name="value_shares",
        title=_("Value shares"),
        why=_("The part of the total that a row has: its people times its relative value."),
        formula=r"s_i = p_i \, r_i",
        value=given.value_shares,
        work=lambda row: (
            rf"s({name(row)}) = {number(at(people, row), 4)} \cdot "
            rf"{number(at(given.relative, row), 4)}"
        ),
        cell=(first,),
        needs=("population_shares", "relative_values"),
        places=4,
        mistakes=(
            Mistake(
                "population_share",
                people,
                _("This is the share of the people. Multiply by the relative value."),
            ),
            Mistake(
                "relative_value",
                given.relative,
                _("This is the relative value. Multiply by the share of the people."),
            ),
            given_in_per_cent(given.value_shares),
        ),
    )


def tell(result: Theil) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    given, terms = result.distribution, result.terms
    is_t = result.kind == "T"
    log, contribution = terms["logarithm"], terms["contribution"]
    shares = given.value_shares if is_t else given.population_shares
    others = given.population_shares if is_t else given.value_shares
    first = terms.index[0]
    yield from tell_shares(given)
    yield Step(
        name="logarithms",
        title=_("Logarithms"),
        why=_(
            "The logarithm is 0 for an equal part, above 0 for more and below 0 for less. Of a "
            "zero it would be infinite, but T multiplies it by a share of zero, and counts 0."
        )
        if is_t
        else _("The logarithm of how far each row is below the mean: 0 for an equal part."),
        formula=r"\ln r_i" if is_t else r"-\ln r_i",
        value=log,
        work=lambda row: rf"{'' if is_t else '-'}\ln {number(at(given.relative, row), 4)}",
        cell=(first,),
        needs=("relative_values",),
        places=4,
        mistakes=(
            Mistake(
                "log_base_10",
                log / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
            Mistake(
                "no_logarithm",
                given.relative,
                _("This is the relative value. Take its logarithm."),
            ),
        ),
    )
    yield Step(
        name="contributions",
        title=_("Contributions"),
        why=_(
            "Each logarithm, weighted by the part of the money that it concerns. Rows above the "
            "mean add, rows below it take away, but less, because they hold less money."
        )
        if is_t
        else _("Each logarithm, weighted by the part of the people whom it concerns."),
        formula=r"s_i \ln r_i" if is_t else r"-p_i \ln r_i",
        value=contribution,
        work=lambda row: rf"{number(at(shares, row), 4)} \cdot {factor(at(log, row), 4)}",
        cell=(first,),
        needs=("value_shares" if is_t else "population_shares", "logarithms"),
        places=4,
        mistakes=(
            Mistake(
                "other_share",
                others * log,
                _("You weighted by the people's share. T weights by the share of the money.")
                if is_t
                else _("You weighted by the share of the money. L weights by the people's."),
            ),
            Mistake(
                "log_base_10",
                contribution / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
        ),
    )
    yield Step(
        name="index",
        title=result.title,
        why=_("The sum of all contributions: 0 if all have the same."),
        formula=r"T = \sum_i s_i \ln r_i" if is_t else r"L = -\sum_i p_i \ln r_i",
        value=result.value,
        work=lambda: f"{result.kind} = {total([factor(value, 4) for value in contribution], 6)}",
        needs=("contributions",),
        places=4,
        mistakes=(
            Mistake(
                "unweighted",
                float((others * log).sum()),
                _("You weighted by the other share: T takes the money's, L the people's."),
            ),
            Mistake(
                "log_base_10",
                result.value / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
        ),
    )
