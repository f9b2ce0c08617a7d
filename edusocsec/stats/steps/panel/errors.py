"""How a panel regression is told: the standard errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, total
from edusocsec.stats.panel.fit import counted_parameters
from edusocsec.stats.panel.result import PanelRegression, decimals
from edusocsec.stats.steps.panel.coefficients import bracketed
from edusocsec.stats.steps.panel.residuals import first_row, plain
from edusocsec.translation import _, sentences


def tell_errors(result: PanelRegression) -> Iterator[Step]:
    """Give the steps to the standard errors."""
    if result.error_kind == "classical":
        yield _tell_classical(result)
    else:
        shares = contributions(result)
        yield _tell_contributions(result, shares)
        yield _tell_sandwich(result, shares)


def contributions(result: PanelRegression) -> pd.DataFrame:
    """What the residuals of each row, or of each entity together, add to the coefficients."""
    X = result.fit.transformed.iloc[:, 1:]
    shares = (X @ result.fit.inverse).mul(result.fit.residuals, axis=0)
    if result.error_kind == "clustered":
        shares = shares.groupby(result.panel.entity_codes).sum()
        shares = shares.set_axis(result.panel.entities.rename(None))
    return shares


def _tell_classical(result: PanelRegression) -> Step:
    inverse, n = result.fit.inverse, result.n_observations
    diagonal = pd.Series(np.diag(inverse), inverse.index)
    squares, k = result.fit.sum_of_squares, len(diagonal)

    def work(regressor: Any) -> str:
        variance, cell = bracketed(result.residual_variance), bracketed(float(diagonal[regressor]))
        return rf"s({name(regressor)}) = \sqrt{{{variance} \cdot {cell}}}"

    mistakes = [
        Mistake(
            "variance",
            result.standard_errors**2,
            _("This is the variance. Take its square root."),
        ),
        Mistake(
            "divided_by_n",
            np.sqrt(diagonal * squares / n),
            _("The residual variance was divided by the number of rows. Use the last step's."),
        ),
    ]
    if result.effects in ("entity", "two_way"):
        mistakes.append(
            Mistake(
                "means_not_counted",
                np.sqrt(diagonal * squares / (n - k)),
                _("The degrees of freedom forget the means that were subtracted."),
            )
        )
    return Step(
        name="standard_errors",
        title=_("Standard errors"),
        why=_(
            "How far the coefficient would typically lie from its true value, if the errors of all "
            "rows were independent and alike."
        ),
        formula=r"s(b_j) = \sqrt{s^2 \, [(X'X)^{-1}]_{jj}}",
        value=result.standard_errors,
        work=work,
        cell=(result.panel.regressors[0],),
        needs=("residual_variance", "cross_products"),
        inputs=lambda _regressor: {"cross_products": [(..., other) for other in diagonal.index]},
        places=decimals(result.standard_errors),
        mistakes=tuple(mistakes),
    )


def _tell_contributions(result: PanelRegression, shares: pd.DataFrame) -> Step:
    X, e = result.fit.transformed.iloc[:, 1:], result.fit.residuals
    weights = X @ result.fit.inverse
    clustered = result.error_kind == "clustered"

    def work(row: Any, regressor: Any) -> str:
        if not clustered:
            weight, residual = at(weights, row, regressor), at(e, row)
            return rf"{bracketed(weight)} \cdot {bracketed(residual)}"
        rows = result.panel.rows_of(row)
        pairs = zip(weights[regressor].to_numpy()[rows], e.to_numpy()[rows], strict=True)
        return total([rf"{bracketed(a, 4)} \cdot {bracketed(b, 4)}" for a, b in pairs])

    first = plain(shares.index[0]) if clustered else first_row(result)
    counts = shares * 0 + np.bincount(result.panel.entity_codes)[:, None] if clustered else shares
    return Step(
        name="contributions",
        title=_("What each entity's errors add")
        if clustered
        else _("What the error of each row adds"),
        why=_(
            "A coefficient is a weighted sum over the rows, with the weights w, a row of the "
            "inverse of X'X times X'. The errors of an entity are added up before they are "
            "squared, because those of neighbouring years go together."
        )
        if clustered
        else _(
            "A coefficient is a weighted sum over the rows, with the weights w, a row of the "
            "inverse of X'X times X'. So the error of each row adds weight times residual."
        ),
        formula=r"u_i = \sum_t w_{it} \, e_{it}, \quad w = (X'X)^{-1} X'"
        if clustered
        else r"u_{it} = w_{it} \, e_{it}, \quad w = (X'X)^{-1} X'",
        value=shares,
        work=work,
        cell=(first, result.panel.regressors[0]),
        needs=("residuals", "cross_products"),
        inputs=lambda row, _regressor: {
            "residuals": [(label,) for label in e.index[result.panel.rows_of(row)]]
            if clustered
            else [(row,)],
            "cross_products": [(..., other) for other in shares.columns],
        },
        places=decimals(result.standard_errors, digits=5),
        mistakes=(
            Mistake("mean", shares / counts, _("This is the mean of its rows. Add them."))
            if clustered
            else Mistake(
                "weight_alone",
                weights,
                _("This is the weight alone. Multiply it by the residual."),
            ),
            Mistake("squared", shares**2, _("This is the square. It comes in the next step.")),
        ),
    )


def _tell_sandwich(result: PanelRegression, shares: pd.DataFrame) -> Step:
    enlarged, places = result.fit.correction, decimals(result.standard_errors, digits=5)
    classical = np.sqrt(result.residual_variance * np.diag(result.fit.inverse))
    inside = (shares**2).sum()

    def work(regressor: Any) -> str:
        squares = total([f"{factor(value, places)}^2" for value in shares[regressor]])
        times = rf"{_correction_worked(result)} \cdot " if result.small_sample else ""
        return rf"s({name(regressor)}) = \sqrt{{{times}({squares})}}"

    mistakes = [
        Mistake(
            "classical",
            pd.Series(classical, shares.columns),
            _("This is the classical standard error, as if all errors were independent and alike."),
        ),
        Mistake("variance", inside * enlarged, _("This is the variance. Take its square root.")),
    ]
    if result.small_sample:
        advice = _("The correction for a small sample is missing.")
        mistakes.append(Mistake("not_corrected", np.sqrt(inside), advice))
    return Step(
        name="standard_errors",
        title=_("Standard errors"),
        why=_why_sandwich(result),
        formula=rf"s(b_j) = \sqrt{{{_correction_formula(result)}\sum u^2}}",
        value=result.standard_errors,
        work=work,
        cell=(result.panel.regressors[0],),
        needs=("contributions",),
        places=decimals(result.standard_errors),
        mistakes=tuple(mistakes),
    )


def _why_sandwich(result: PanelRegression) -> str:
    if result.error_kind == "robust":
        said = [_("Errors may be larger for some rows than for others, so each counts as it is.")]
        counted = _("The p parameters include the means that were subtracted.")
    else:
        said = [
            _(
                "Errors of the same entity may go together, so its contribution counts as one. "
                "With few entities these standard errors tend to be too small."
            )
        ]
        counted = (
            _("As Stata does, K counts an intercept, and dummies of the periods if there are any.")
            if result.small_sample == "stata"
            else _("As plm does, K counts the regressors, and an intercept if there is one.")
        )
    return sentences([*said, counted] if result.small_sample else said)


def _correction_formula(result: PanelRegression) -> str:
    if not result.small_sample:
        return ""
    if result.error_kind == "robust":
        return r"\frac{N}{N - p} "
    return r"\frac{G}{G - 1} \cdot \frac{N - 1}{N - K} "


def _correction_worked(result: PanelRegression) -> str:
    n, g = result.n_observations, result.n_entities
    if result.error_kind == "robust":
        return rf"\frac{{{n}}}{{{n} - {n - result.df_residual}}}"
    counted = counted_parameters(result.panel, result.effects, result.small_sample)
    return rf"\frac{{{g}}}{{{g} - 1}} \cdot \frac{{{n} - 1}}{{{n} - {counted}}}"
