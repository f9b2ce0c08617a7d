"""How composite scores are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.cells import Cell, at, axes_of
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.composite import CompositeScores
from edusocsec.stats.rotation import Varimax
from edusocsec.translation import _


def tell(result: CompositeScores) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield from result.factor_scores.steps.values()
    yield from _tell_composite(result)


def _tell_composite(result: CompositeScores) -> Iterator[Step]:
    explained, share = result.explained, result.weights
    F, composite = result.factor_scores.scores, result.scores

    rotation = result.factor_scores.rotation
    rotated = isinstance(rotation, Varimax) and not result.weighs_others
    told = "explained_variance" if rotated else "eigenvalues"
    parts: list[Cell] = [
        (label,) for label in axes_of(result.factor_scores.steps[told].value)[0][: len(explained)]
    ]

    def work_weight(label: Any) -> str:
        values = [number(value) for value in explained]
        return rf"w({name(label)}) = \frac{{{number(explained[label])}}}{{{total(values)}}}"

    def work_score(row: Any) -> str:
        products = [
            rf"{number(share[label])} \cdot {factor(at(F, row, label))}" for label in share.index
        ]
        return rf"F({name(row)}) = {total(products)}"

    yield Step(
        name="weights",
        title=_("Weights of the factors"),
        why=_("A factor counts by its part of the variance that all factors kept explain."),
        formula=r"w_j = \frac{v_j}{\sum_k v_k}",
        value=share,
        work=work_weight,
        cell=(share.index[0],),
        needs=(told,),
        inputs=lambda _label: {told: parts},
        mistakes=(
            Mistake(
                "share_of_all",
                explained / len(result.factor_scores.coefficients),
                _("You divided by the number of variables. Divide by what the factors explain."),
            ),
            *_mistaken_for_components(result),
            Mistake(
                "equal",
                share * 0 + 1 / len(share),
                _("You weighted all factors alike. Weight each by the variance it explains."),
            ),
            given_in_per_cent(share),
        ),
    )
    yield Step(
        name="composite",
        title=_("Composite scores"),
        why=_("The weighted mean of a row's factor scores."),
        formula=r"F_k = \sum_j w_j F_{kj}",
        value=composite,
        work=work_score,
        cell=(F.index[0],),
        needs=("weights", "scores"),
        mistakes=(
            Mistake(
                "unweighted_mean",
                F.mean(axis="columns"),
                _("This is the plain mean of the factor scores. Weight them."),
            ),
            Mistake(
                "unweighted_sum",
                F.sum(axis="columns"),
                _("This is the plain sum of the factor scores. Weight them."),
            ),
            *_mistaken_for_components(result, F),
        ),
    )


def _mistaken_for_components(
    result: CompositeScores, scores: pd.DataFrame | None = None
) -> Iterator[Mistake]:
    """Shares of the eigenvalues, or scores weighted by them, where rotated factors are meant."""
    rotation = result.factor_scores.rotation
    if result.weighs_others or not isinstance(rotation, Varimax) or rotation.components is None:
        return
    kept = rotation.components.eigenvalues.iloc[: rotation.components.n_components]
    share = (kept / kept.sum()).set_axis(result.weights.index)
    yield Mistake(
        "eigenvalues_on_rotated_scores",
        share if scores is None else scores @ share,
        _(
            "You weighted the rotated factors by the eigenvalues of the components. Rotation moved "
            "the variance: take what each rotated factor explains."
        ),
    )
