"""How a panel regression is told: the means, and the share of them that is subtracted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.panel.result import PanelRegression, decimals
from edusocsec.stats.steps.panel.residuals import (
    plain,
)
from edusocsec.translation import _


def spread_places(result: PanelRegression) -> int:
    """How many decimals show the spread of every variable."""
    return decimals(result.panel.data.std())


def tell_entity_means(result: PanelRegression) -> Step:
    """Tell the means of the entities."""
    panel, means, places = result.panel, result.panel.entity_means, spread_places(result)

    def work(entity: Any, variable: Any) -> str:
        own = panel.data[variable].to_numpy()[panel.rows_of(entity)]
        terms = [factor(value, places) for value in own]
        return rf"\bar{{x}}({name(entity)}) = \frac{{{total(terms)}}}{{{len(own)}}}"

    counts = panel.data.groupby(panel.entity_codes).count().set_axis(means.index)
    return Step(
        name="entity_means",
        title=_("Means of the entities"),
        why=_(
            "What an entity is like on average over its periods. This part is about differences "
            "between entities, which may have many reasons that nobody has measured."
        ),
        formula=r"\bar{x}_i = \frac{1}{T_i} \sum_t x_{it}",
        value=means,
        work=work,
        cell=(plain(means.index[0]), panel.outcome),
        places=places,
        mistakes=(
            Mistake(
                "grand_mean",
                means * 0 + panel.data.mean(),
                _("This is the mean of all rows. Take those of the one entity."),
            ),
            Mistake("sum", means * counts, _("This is the sum. Divide it by the periods.")),
            Mistake(
                "all_periods",
                means * counts / result.n_periods,
                _("Divide by the periods in which this entity was observed, not by all."),
            ),
        ),
    )


def tell_time_means(result: PanelRegression) -> Step:
    """Tell the means of the periods."""
    panel, means, places = result.panel, result.panel.time_means, spread_places(result)

    def work(period: Any, variable: Any) -> str:
        code = list(means.index).index(period)
        own = panel.data[variable].to_numpy()[panel.time_codes == code]
        terms = [factor(value, places) for value in own]
        return rf"\bar{{x}}({name(period)}) = \frac{{{total(terms)}}}{{{len(own)}}}"

    return Step(
        name="time_means",
        title=_("Means of the periods"),
        why=_(
            "What a period was like on average over the entities: what happened to all of them at "
            "the same time."
        ),
        formula=r"\bar{x}_t = \frac{1}{N_t} \sum_i x_{it}",
        value=means,
        work=work,
        cell=(plain(means.index[0]), panel.outcome),
        places=places,
        mistakes=(
            Mistake(
                "grand_mean",
                means * 0 + panel.data.mean(),
                _("This is the mean of all rows. Take those of the one period."),
            ),
            Mistake(
                "sum",
                panel.data.groupby(panel.time_codes).sum().set_axis(means.index),
                _("This is the sum. Divide it by the entities."),
            ),
        ),
    )


def tell_theta(result: PanelRegression) -> Step:
    """Tell which share of the means random effects subtract."""
    theta, variances = result.fit.theta, result.fit.variances
    assert theta is not None
    assert variances is not None
    between, within = map(float, variances)
    counts = np.bincount(result.panel.entity_codes)
    periods = pd.Series(counts, theta.index)
    places = decimals(np.sqrt(variances))

    def work(entity: Any) -> str:
        own = number(within, places)
        return (
            rf"\theta({name(entity)}) = 1 - \sqrt{{\frac{{{own}}}"
            rf"{{{own} + {periods[entity]} \cdot {number(between, places)}}}}}"
        )

    return Step(
        name="theta",
        title=_("How much of its mean each entity loses"),
        why=_(
            "Random effects stand between pooling, which subtracts nothing, and fixed effects, "
            "which subtract the whole mean: the more the entities differ, the nearer to 1."
        ),
        formula=(r"\theta_i = 1 - \sqrt{\frac{\sigma_e^2}{\sigma_e^2 + T_i \, \sigma_u^2}}"),
        value=theta,
        work=work,
        cell=(plain(theta.index[0]),),
        mistakes=(
            Mistake(
                "no_root",
                1 - within / (within + periods * between),
                _("Take the square root of the ratio before you subtract it from 1."),
            ),
            Mistake(
                "one_period",
                theta * 0 + 1 - np.sqrt(within / (within + between)),
                _("Multiply the variance of the effects by the number of periods."),
            ),
        ),
    )
