"""How Atkinson's index is told."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from edusocsec.explain import Mistake, Step
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
            Mistake(
                "no_root",
                float(np.sum(people * relative.clip(lower=1e-300) ** (1 - min(epsilon, 50)))),
                _("You left out the root 1/(1 - epsilon)."),
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
        mistakes=(Mistake("equivalent", equivalent, _("This is the equivalent. Take it from 1.")),),
    )
