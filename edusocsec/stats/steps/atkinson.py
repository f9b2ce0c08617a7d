"""How Atkinson's index is told."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.symbols import number, total
from edusocsec.stats.atkinson import Atkinson
from edusocsec.stats.steps.theil import tell_shares
from edusocsec.translation import _


def tell(result: Atkinson) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    given, epsilon = result.distribution, result.epsilon
    people, relative = given.population_shares, given.relative
    equivalent = result.equivalent / given.mean

    def work() -> str:
        if math.isinf(epsilon):
            return rf"e = \min_i r_i = {number(float(relative.min()), 4)}"
        if abs(epsilon - 1) < 1e-12:
            terms = [
                rf"{number(p, 4)} \ln {number(r, 4)}" for p, r in zip(people, relative, strict=True)
            ]
            return rf"e = \exp({total(terms)})"
        power = number(1 - epsilon, 2)
        terms = [
            rf"{number(p, 4)} \cdot {number(r, 4)}^{{{power}}}"
            for p, r in zip(people, relative, strict=True)
        ]
        return rf"e = ({total(terms)})^{{1 / ({power})}}"

    yield from tell_shares(given)
    yield Step(
        name="equivalent",
        title=_("Equally distributed equivalent"),
        why=_(
            "The part of the mean that, given to everybody, would do as much good as what is. The "
            "larger epsilon is, the more the poorest decide about it."
        ),
        formula=r"e = \left(\sum_i p_i \, r_i^{1 - \varepsilon}\right)^{1 / (1 - \varepsilon)}",
        value=equivalent,
        work=work,
        needs=("population_shares", "relative_values"),
        places=4,
        mistakes=(
            *_not_turned_back(people, relative, epsilon),
            Mistake(
                "in_its_unit",
                result.equivalent,
                _("This is in the unit of the data. Divide it by the mean."),
            ),
            Mistake(
                "index",
                result.value,
                _("This is what is missing to 1. It comes in the next step."),
            ),
        ),
    )
    yield Step(
        name="index",
        title=result.title,
        why=_("What is missing to 1 is what inequality wastes."),
        formula=r"A = 1 - e",
        value=result.value,
        work=lambda: rf"A = 1 - {number(equivalent, 4)}",
        needs=("equivalent",),
        places=4,
        mistakes=(
            Mistake("equivalent", equivalent, _("This is the equivalent. Take it from 1.")),
            Mistake(
                "of_the_equivalent",
                1 / max(equivalent, 1e-300) - 1,
                _(
                    "You divided what is missing by the equivalent. It is counted in units of "
                    "the mean."
                ),
            ),
            given_in_per_cent(result.value),
        ),
    )


def _not_turned_back(people: pd.Series, relative: pd.Series, epsilon: float) -> Iterator[Mistake]:
    """Leave the mean as it is after the values were bent, instead of bending it back."""
    if math.isinf(epsilon):
        return
    positive = relative.clip(lower=1e-300)
    if abs(epsilon - 1) < 1e-12:
        advice = _("This is the mean of the logarithms. Take its exponential.")
        yield Mistake("no_exponential", float((people * np.log(positive)).sum()), advice)
    else:
        advice = _("You left out the root 1/(1 - epsilon).")
        yield Mistake("no_root", float((people * positive ** (1 - epsilon)).sum()), advice)
