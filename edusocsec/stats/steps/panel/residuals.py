"""How a panel regression is told: fixed effects, residuals and their variance."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number
from edusocsec.stats.panel.effects import entity_unexplained, mean_period_effects
from edusocsec.stats.panel.result import PanelRegression, decimals
from edusocsec.stats.steps.panel.coefficients import bracketed, transformed_step
from edusocsec.translation import _


def plain(label: Any) -> Any:
    """Return a label as a plain Python object, which is written without its type."""
    return label.item() if isinstance(label, np.generic) else label


def first_row(result: PanelRegression) -> tuple[Any, ...]:
    """Entity and period of the first row."""
    return tuple(plain(part) for part in result.panel.index[0])


def tell_fixed_effects(result: PanelRegression, value: pd.Series) -> Step:
    """Tell the intercepts of the entities."""
    panel, b, means = result.panel, result.coefficients, result.panel.entity_means
    places = decimals(panel.data.std())
    two_way = result.effects == "two_way"
    shift = mean_period_effects(panel, result.fit) if two_way else value * 0

    def work(entity: Any) -> str:
        explained = "".join(
            rf" - {bracketed(float(b[x]))} \cdot {factor(at(means, entity, x), places)}"
            for x in panel.regressors
        )
        start = number(at(means, entity, panel.outcome), places)
        period = f" - {factor(float(shift[entity]), places)}" if two_way else ""
        return f"a({name(entity)}) = {start}{explained}{period}"

    mistakes = [
        Mistake(
            "mean_outcome",
            means[panel.outcome],
            _("This is the mean outcome. Subtract what the regressors explain of it."),
        ),
        Mistake(
            "explained",
            means[panel.regressors] @ b[panel.regressors],
            _("This is what the regressors explain. Subtract it from the mean outcome."),
        ),
    ]
    if two_way:
        mistakes.append(
            Mistake(
                "period_effects_left",
                entity_unexplained(panel, result.fit),
                _("Subtract the mean effect of the entity's periods as well."),
            )
        )
    return Step(
        name="fixed_effects",
        title=_("Fixed effects"),
        why=_(
            "The intercept of each entity in the first period. The last number is how far its "
            "periods lie, on average, above the first."
        )
        if two_way
        else _("The intercept of each entity: its mean outcome, less what the regressors explain."),
        formula=r"a_i = \bar{y}_i - \bar{x}_i' b" + (r" - \bar{c}_i" if two_way else ""),
        value=value,
        work=work,
        cell=(plain(value.index[0]),),
        needs=("entity_means", "coefficients"),
        places=places,
        mistakes=tuple(mistakes),
    )


def tell_residuals(result: PanelRegression) -> Step:
    """Tell what the regressors leave unexplained."""
    panel, transformed, b = result.panel, result.fit.transformed, result.coefficients
    places = decimals(panel.data.std())

    def work(row: Any) -> str:
        explained = "".join(
            rf" - {bracketed(float(b[x]))} \cdot {factor(at(transformed, row, x), places)}"
            for x in b.index
        )
        start = number(at(transformed, row, panel.outcome), places)
        return rf"e({name(f'{row[0]} {row[1]}')}) = {start}{explained}"

    outcome = transformed[panel.outcome]
    mistakes = [
        Mistake(
            "explained",
            outcome - result.fit.residuals,
            _("This is what the regressors explain. Subtract it from the outcome."),
        ),
        Mistake(
            "outcome",
            outcome,
            _("This is the outcome. Subtract what the regressors explain."),
        ),
    ]
    if result.effects != "none":
        slopes = b[panel.regressors]
        whole = panel.data[panel.outcome] - panel.data[panel.regressors] @ slopes
        mistakes.append(
            Mistake(
                "means_left_in",
                whole,
                _("The means are still in it. Start from what is left without them."),
            )
        )
    return Step(
        name="residuals",
        title=_("Residuals"),
        why=_("What the regressors leave unexplained of each row."),
        formula=r"e_{it} = \tilde{y}_{it} - \tilde{x}_{it}' b",
        value=result.fit.residuals,
        work=work,
        cell=(first_row(result),),
        needs=(*transformed_step(result), "coefficients"),
        places=places,
        mistakes=tuple(mistakes),
    )


def tell_residual_variance(result: PanelRegression) -> Step:
    """Tell the variance of the residuals and its degrees of freedom."""
    squares, df = result.fit.sum_of_squares, result.df_residual
    n, k, g, t = (
        result.n_observations,
        len(result.coefficients),
        result.n_entities,
        result.n_periods,
    )
    value = result.residual_variance
    below, symbols = {
        "entity": (f"{n} - {g} - {k}", "N - n - K"),
        "two_way": (f"{n} - {g} - ({t} - 1) - {k}", "N - n - (T - 1) - K"),
    }.get(result.effects, (f"{n} - {k}", "N - K"))

    def work() -> str:
        return rf"s^2 = \frac{{{number(squares, decimals(np.array([squares]), 7))}}}{{{below}}}"

    mistakes = [
        Mistake(
            "divided_by_n",
            squares / n,
            _("You divided by the number of rows. Divide by the degrees of freedom."),
        ),
        Mistake(
            "minus_one",
            squares / (n - 1),
            _("Every coefficient costs a degree of freedom, not only one in all."),
        ),
        Mistake(
            "standard_error",
            float(np.sqrt(value)),
            _("This is the square root. The variance is asked for."),
        ),
    ]
    if result.effects in ("entity", "two_way"):
        advice = _(
            "You forgot the means: each entity's mean was computed from the data and costs a "
            "degree of freedom."
        )
        mistakes[1:1] = [
            Mistake("means_not_counted", squares / (n - k), advice),
            Mistake("means_not_counted", squares / (n - k - 1), advice),
        ]
    if result.effects == "two_way":
        mistakes.append(
            Mistake(
                "periods_not_counted",
                squares / (n - g - k),
                _("The means of the periods cost degrees of freedom too, one less than periods."),
            )
        )
    return Step(
        name="residual_variance",
        title=_("Residual variance"),
        why=_(
            "The sum of the squared residuals, divided by the degrees of freedom: rows, less the "
            "means that were subtracted, less coefficients. Here that is {df}."
        ).format(df=df),
        formula=rf"s^2 = \frac{{\sum e_{{it}}^2}}{{{symbols}}}",
        value=value,
        work=work,
        needs=("residuals",),
        places=decimals(np.array([value])),
        mistakes=tuple(mistakes),
    )
