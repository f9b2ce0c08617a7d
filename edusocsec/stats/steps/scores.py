"""How factor scores are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.components import PrincipalComponents
from edusocsec.stats.rotation import Varimax
from edusocsec.stats.scores import FactorScores
from edusocsec.stats.steps.weighted import tell_standardization
from edusocsec.translation import _


def tell(result: FactorScores) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield from result.correlation.steps.values()
    if result.correlation.pair_observations is not None:
        yield from tell_standardization(result.correlation, result.standardized)
    yield from (
        step for key, step in result.rotation.steps.items() if key not in result.correlation.steps
    )
    yield _tell_coefficients(result)
    yield _tell_scores(result)


def _tell_coefficients(result: FactorScores) -> Step:
    W, L, rotation = result.coefficients, result.rotation.loadings, result.rotation
    components = rotation if isinstance(rotation, PrincipalComponents) else rotation.components
    turned = rotation.rotation_matrix if isinstance(rotation, Varimax) else None
    loadings = "loadings" if turned is None else "rotated_loadings"
    formula = r"W = R^{-1} \Lambda" + ("" if turned is None else "^*")
    if components is not None:
        known = "W" if components.eigenvalues.iloc[-1] == 0 else formula  # R has no inverse then
        formula = known + r" = \Lambda \, \mathrm{diag}(\lambda)^{-1}"
        formula += "" if turned is None else r" \, T"

    def weight(row: Any, component: Any) -> str:
        assert components is not None
        above = number(at(components.loadings, row, component))
        below = number(at(components.eigenvalues, component))
        return rf"\frac{{{above}}}{{{below}}}"

    def work(row: Any, column: Any) -> str:
        if components is None:
            inverse = np.linalg.inv(result.correlation.matrix.to_numpy())
            weights = pd.DataFrame(inverse, L.index, L.index)
            terms = [
                rf"{factor(at(weights, row, other))} \cdot {factor(at(L, other, column))}"
                for other in L.index
            ]
        elif turned is None:
            terms = [weight(row, column)]
        else:
            terms = [
                rf"{weight(row, component)} \cdot {factor(at(turned, component, column))}"
                for component in turned.index
            ]
        return rf"W({name(row)}, {name(column)}) = {total(terms)}"

    return Step(
        name="score_coefficients",
        title=_("Score coefficients"),
        why=_(
            "The weights of a regression of the factor on the standardized variables. They differ "
            "from the loadings: variables that say the same thing share the weight."
        ),
        formula=formula,
        value=W,
        work=work,
        cell=(W.index[0], W.columns[0]),
        needs=("correlations", loadings),
        inputs=lambda _row, column: {"correlations": [(..., ...)], loadings: [(..., column)]},
        scale="signed",
        mistakes=(
            Mistake(
                "loadings",
                L,
                _("This is the loading. Multiply by the inverse of the correlation matrix."),
            ),
            Mistake(
                "not_inverted",
                result.correlation.matrix @ L,
                _("You multiplied by the correlation matrix itself. Multiply by its inverse."),
            ),
        ),
    )


def _tell_scores(result: FactorScores) -> Step:
    F, W, Z = result.scores, result.coefficients, result.standardized
    n = result.correlation.n_observations
    assert n is not None

    def work(row: Any, column: Any) -> str:
        products = [
            rf"{factor(at(Z, row, variable))} \cdot {factor(at(W, variable, column))}"
            for variable in W.index
        ]
        return rf"F({name(row)}, {name(column)}) = {total(products, 8)}"

    return Step(
        name="scores",
        title=_("Factor scores"),
        why=_("Each row's z-scores, weighted by the coefficients and added up."),
        formula=r"F_{kj} = \sum_{i} z_{ki} \, W_{ij}",
        value=F,
        work=work,
        cell=(F.index[0], F.columns[0]),
        needs=("standardized", "score_coefficients"),
        scale="signed",
        mistakes=(
            Mistake(
                "loadings_as_weights",
                Z @ result.rotation.loadings,
                _("You weighted by the loadings. Weight by the score coefficients."),
            ),
            Mistake(
                "divided_by_n",
                F * np.sqrt(n / (n - 1)),
                _("Your z-scores have the divisor n. SPSS uses n - 1."),
            ),
            Mistake(
                "plain_sum",
                F * 0 + Z.sum(axis="columns").to_numpy()[:, None],
                _("This is the plain sum of the z-scores. Weight them by the coefficients."),
            ),
        ),
    )
