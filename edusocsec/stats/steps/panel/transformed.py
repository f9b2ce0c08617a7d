"""How a panel regression is told: what is left without the means."""

from __future__ import annotations

from typing import Any

import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import Cell, at
from edusocsec.explain.symbols import factor, name, number
from edusocsec.stats.panel.result import PanelRegression
from edusocsec.stats.steps.panel.means import spread_places
from edusocsec.stats.steps.panel.residuals import (
    first_row,
)
from edusocsec.translation import _


def tell_transformed(result: PanelRegression) -> Step:
    """Tell what is left of the variables without the means, or a share of them."""
    panel, fit, places = result.panel, result.fit, spread_places(result)
    raw = panel.data.copy()
    if panel.intercept in fit.transformed:
        raw.insert(1, panel.intercept, 1.0)
    of_entity = raw.groupby(panel.entity_codes).transform("mean")
    of_time = raw.groupby(panel.time_codes).transform("mean")
    overall = raw.mean()

    def work(row: Any, variable: Any) -> str:
        label = name(f"{row[0]} {row[1]}")
        x, own = at(raw, row, variable), factor(at(of_entity, row, variable), places)
        left = rf"\tilde{{x}}({label}) = {number(x, places)} - "
        if result.effects == "random":
            assert fit.theta is not None
            return rf"{left}{number(fit.theta[row[0]], 4)} \cdot {own}"
        if result.effects == "entity":
            return left + own
        if result.balanced:
            period = factor(at(of_time, row, variable), places)
            return f"{left}{own} - {period} + {factor(float(overall[variable]), places)}"
        return left + factor(x - at(fit.transformed, row, variable), places)

    names, why, formula = {
        "entity": (
            "within_transformed",
            _(
                "Subtract each entity's own mean. What never changes about an entity, measured or "
                "not, is gone; what is left is how it moves over time."
            ),
            r"\tilde{x}_{it} = x_{it} - \bar{x}_i",
        ),
        "two_way": (
            "within_transformed",
            _(
                "Subtract the entity's mean and the period's mean, and add the mean of all rows, "
                "which was subtracted twice."
            )
            if result.balanced
            else _(
                "Some entities lack periods, so the means cannot simply be subtracted one after "
                "the other: linearmodels subtracts what a regression on all entities and periods "
                "explains. That is the number shown."
            ),
            r"\tilde{x}_{it} = x_{it} - \bar{x}_i - \bar{x}_t + \bar{x}"
            if result.balanced
            else r"\tilde{x}_{it} = x_{it} - \hat{x}_{it}",
        ),
        "random": (
            "quasi_demeaned",
            _("Subtract a share of the entity's mean, also of the intercept's column of ones."),
            r"\tilde{x}_{it} = x_{it} - \theta_i \, \bar{x}_i",
        ),
    }[result.effects]
    needs = {
        "entity": ("entity_means",),
        "two_way": ("entity_means", "time_means"),
        "random": ("entity_means", "theta"),
    }[result.effects]

    def inputs(row: Any, variable: Any) -> dict[str, list[Cell]]:
        used: dict[str, list[Cell]] = {
            # The mean of a column of ones is told by nobody.
            "entity_means": [] if variable == panel.intercept else [(row[0], variable)],
            "time_means": [(row[1], variable)],
            "theta": [(row[0],)],
        }
        return {need: used[need] for need in needs}

    return Step(
        name=names,
        title=_("What is left without the means")
        if result.effects != "random"
        else _("What is left without a share of the means"),
        why=why,
        formula=formula,
        value=fit.transformed,
        work=work,
        cell=(first_row(result), panel.outcome),
        needs=needs,
        inputs=inputs,
        places=places,
        mistakes=_transform_mistakes(result, raw, of_entity, of_time),
    )


def _transform_mistakes(
    result: PanelRegression, raw: pd.DataFrame, of_entity: pd.DataFrame, of_time: pd.DataFrame
) -> tuple[Mistake, ...]:
    overall = Mistake(
        "grand_mean",
        raw - raw.mean(),
        _("You subtracted the mean of all rows. Subtract the mean of the row's own entity."),
    )
    within = raw - of_entity
    if result.effects == "two_way":
        return (
            Mistake(
                "entity_means_only",
                within,
                _("You left the mean of the period in. Two-way effects subtract it too."),
            ),
            Mistake(
                "grand_mean_not_added",
                within - of_time,
                _("The mean of all rows is now subtracted twice. Add it once."),
            ),
            overall,
        )
    if result.effects == "random":
        return (
            Mistake(
                "whole_mean",
                within,
                _("You subtracted the whole mean, as fixed effects do. Subtract its share only."),
            ),
            overall,
        )
    return (
        overall,
        Mistake(
            "between",
            of_entity - raw.mean(),
            _("This is how the entity differs from others. Look at how it moves around its mean."),
        ),
        Mistake(
            "time_mean",
            raw - of_time,
            _("You subtracted the mean of the period. Subtract the mean of the entity."),
        ),
    )
