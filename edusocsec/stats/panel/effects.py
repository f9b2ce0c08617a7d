"""The intercepts that a regression with fixed effects gives its entities."""

from __future__ import annotations

import numpy as np
import pandas as pd

from edusocsec.stats.panel.data import Panel
from edusocsec.stats.panel.fit import PanelFit
from edusocsec.stats.panel.refusals import Effects


def entity_intercepts(panel: Panel, fit: PanelFit, effects: Effects) -> pd.Series | None:
    r"""Intercept of each entity: mean outcome less what the regressors explain of it.

    .. math:: a_i = \bar{y}_i - \bar{x}_i' b - \bar{c}_i

    where :math:`\bar{c}_i` is the mean of the period effects over the entity's periods; they are
    zero in the first period, and everywhere without time effects. None without fixed effects.
    """
    if effects not in ("entity", "two_way"):
        return None
    unexplained = entity_unexplained(panel, fit)
    if effects == "two_way":
        unexplained = unexplained - mean_period_effects(panel, fit)
    return unexplained.rename("fixed_effect")


def entity_unexplained(panel: Panel, fit: PanelFit) -> pd.Series:
    """Mean outcome of each entity, less what the regressors explain of it."""
    means = panel.entity_means
    slopes = fit.coefficients[panel.regressors].to_numpy()
    explained = means[panel.regressors].to_numpy() @ slopes
    return pd.Series(means[panel.outcome].to_numpy() - explained, means.index)


def mean_period_effects(panel: Panel, fit: PanelFit) -> pd.Series:
    """Mean of the period effects over the periods of each entity."""
    of_row = pd.Series(period_effects(panel, fit).to_numpy()[panel.time_codes])
    return of_row.groupby(panel.entity_codes).mean().set_axis(panel.entities.rename(None))


def period_effects(panel: Panel, fit: PanelFit) -> pd.Series:
    """How far each period lies above the first, entities and regressors held fixed.

    The effects of rows are sums of an entity's and a period's, so they are told apart by going
    from the first period to the entities seen in it, to their other periods, and so on.
    """
    b = fit.coefficients[panel.regressors].to_numpy()
    data = panel.data
    rows = data[panel.outcome].to_numpy() - data[panel.regressors].to_numpy() @ b
    rows = pd.Series(rows - fit.residuals.to_numpy())
    of_period = np.full(len(panel.periods), np.nan)
    of_period[0] = 0.0
    while True:
        of_entity = (rows - of_period[panel.time_codes]).groupby(panel.entity_codes).mean()
        known = (rows - of_entity.to_numpy()[panel.entity_codes]).groupby(panel.time_codes).mean()
        of_period = np.where(np.isnan(of_period), known.to_numpy(), of_period)
        if not np.isnan(of_period).any():
            return pd.Series(of_period, panel.periods.rename(None), name="period_effect")
