"""How a panel regression is told: the cross products and the coefficients."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, significant, total
from edusocsec.stats.panel.data import Panel
from edusocsec.stats.panel.result import PanelRegression, decimals
from edusocsec.translation import _


def bracketed(value: float, digits: int = 6) -> str:
    """Write a number that stands in a product with so many digits.

    Examples
    --------
    >>> bracketed(-0.25), bracketed(1234.5678)
    ('(-0.25)', '1234.57')
    """
    written = significant(value, digits)
    return f"({written})" if value < 0 or "times" in written else written


def transformed_step(result: PanelRegression) -> tuple[str, ...]:
    """Name of the step that transformed the variables, if there is one."""
    named = {"none": (), "random": ("quasi_demeaned",)}
    return named.get(result.effects, ("within_transformed",))


def cross_products(variables: pd.DataFrame) -> pd.DataFrame:
    """Sums of the products of every regressor with the regressors and the outcome."""
    values = variables.to_numpy()
    order = [*variables.columns[1:], variables.columns[0]]
    sums = pd.DataFrame(values.T @ values, variables.columns, variables.columns)
    return sums.loc[order[:-1], order]


def tell_cross_products(result: PanelRegression) -> Step:
    """Tell the sums of which the normal equations are made."""
    transformed = result.fit.transformed
    value, totals = cross_products(transformed), transformed.sum()
    spread = decimals(result.panel.data.std())

    def work(row: Any, column: Any) -> str:
        pairs = zip(transformed[row], transformed[column], strict=True)
        terms = [rf"{factor(a, spread)} \cdot {factor(b, spread)}" for a, b in pairs]
        return rf"\sum {name(row)} \cdot {name(column)} = {total(terms)}"

    n = result.n_observations
    raw = result.panel.data.copy()
    if result.panel.intercept in transformed:
        raw.insert(1, result.panel.intercept, 1.0)
    mistakes = [
        Mistake("mean", value / n, _("This is the mean of the products. The sum is asked for.")),
        Mistake(
            "product_of_sums",
            pd.DataFrame(
                np.outer(totals[value.index], totals[value.columns]), value.index, value.columns
            ),
            _("You multiplied the sums. Multiply row by row, and then add."),
        ),
    ]
    if result.effects != "none":
        mistakes.append(
            Mistake(
                "not_transformed",
                cross_products(raw),
                _("You multiplied the variables as they were. Take what is left without means."),
            )
        )
    return Step(
        name="cross_products",
        title=_("Sums of products"),
        why=_(
            "How each regressor moves with the others, and in the last column with the outcome. "
            "The coefficients need to know no more of the data than this."
        ),
        formula=r"X'X, \quad X'y: \quad \sum_i \sum_t \tilde{x}_{it} \, \tilde{y}_{it}",
        value=value,
        work=work,
        cell=(result.panel.regressors[0], result.panel.outcome),
        needs=transformed_step(result),
        inputs=lambda row, column: {
            need: [(..., row), (..., column)] for need in transformed_step(result)
        },
        places=decimals(value.to_numpy()),
        mistakes=tuple(mistakes),
    )


def tell_coefficients(result: PanelRegression) -> Step:
    """Tell how the normal equations are solved."""
    b, inverse = result.coefficients, result.fit.inverse
    sums = cross_products(result.fit.transformed)
    Xy = sums[result.panel.outcome]
    alone = len(b) == 1

    def work(regressor: Any) -> str:
        left = f"b({name(regressor)}) = "
        if alone:
            below = significant(at(sums, regressor, regressor), 6)
            return rf"{left}\frac{{{significant(float(Xy[regressor]), 6)}}}{{{below}}}"
        row = inverse.loc[regressor]
        terms = [
            rf"{bracketed(float(row[other]))} \cdot {bracketed(float(Xy[other]))}"
            for other in b.index
        ]
        return left + total(terms, most=6)

    return Step(
        name="coefficients",
        title=_("Coefficients"),
        why=_(
            "By how much the outcome moves, on average, when the regressor moves by one unit: the "
            "shared movement, divided by the regressor's own."
        )
        if alone
        else _(
            "The normal equations say that no regressor may be left with a share in the "
            "residuals. Their solution is a row of the inverse of X'X times X'y: by how much "
            "the outcome moves with one unit of a regressor while the others are held fixed."
        ),
        formula=r"b = \frac{\sum \tilde{x} \tilde{y}}{\sum \tilde{x}^2}"
        if alone
        else r"X'X \, b = X'y, \quad b = (X'X)^{-1} X'y",
        value=b,
        work=work,
        cell=(result.panel.regressors[0],),
        needs=("cross_products",),
        inputs=lambda _regressor: {"cross_products": [(..., ...)]},
        places=decimals(b),
        mistakes=tuple(_coefficient_mistakes(result)),
    )


def _coefficient_mistakes(result: PanelRegression) -> list[Mistake]:
    panel, labels = result.panel, list(result.coefficients.index)
    found = []
    pooled = _with_intercept(panel, panel.data, labels)
    if result.effects != "none" and pooled is not None:
        advice = _("This is the pooled coefficient: the means of the entities are still in it.")
        found.append(Mistake("pooled", pooled, advice))
    if panel.intercept in labels:
        transformed = result.fit.transformed
        through_zero = _least_squares(transformed[panel.outcome], transformed[panel.regressors])
        if through_zero is not None:
            advice = _("You forced the line through zero. The intercept is a coefficient too.")
            value = through_zero.reindex(labels, fill_value=0.0)
            found.append(Mistake("no_intercept", value, advice))
    between = _with_intercept(panel, panel.entity_means, labels)
    if between is not None:
        advice = _(
            "This compares the means of the entities (between). Compare each entity with itself."
        )
        if result.effects == "none":
            advice = _("This compares the means of the entities. Take all rows.")
        found.append(Mistake("between", between, advice))
    if len(labels) > 1 and panel.intercept not in labels:
        y, *columns = result.fit.transformed.to_numpy().T
        alone = pd.Series([x @ y / (x @ x) for x in columns], labels)
        advice = _("You looked at this regressor alone. Hold the others fixed.")
        found.append(Mistake("one_at_a_time", alone, advice))
    return found


def _with_intercept(panel: Panel, data: pd.DataFrame, labels: list[Any]) -> pd.Series | None:
    design = data[panel.regressors].assign(**{panel.intercept: 1.0})
    b = _least_squares(data[panel.outcome], design)
    return None if b is None else b[labels]


def _least_squares(y: pd.Series, design: pd.DataFrame) -> pd.Series | None:
    """Coefficients by ordinary least squares, or None where the rows do not determine them."""
    X = design.to_numpy()
    scale = np.linalg.norm(X, axis=0)
    if len(X) <= X.shape[1] or not scale.all():
        return None
    b, _squares, rank, _lengths = np.linalg.lstsq(X / scale, y.to_numpy(), rcond=None)
    return pd.Series(b / scale, design.columns) if rank == X.shape[1] else None
