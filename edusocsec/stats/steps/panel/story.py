"""How a panel regression is told: from the means to the coefficients."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Step
from edusocsec.stats.panel.result import PanelRegression
from edusocsec.stats.steps.panel.coefficients import tell_coefficients, tell_cross_products
from edusocsec.stats.steps.panel.errors import tell_errors
from edusocsec.stats.steps.panel.inference import tell_intervals, tell_t
from edusocsec.stats.steps.panel.means import tell_entity_means, tell_theta, tell_time_means
from edusocsec.stats.steps.panel.residuals import (
    tell_fixed_effects,
    tell_residual_variance,
    tell_residuals,
)
from edusocsec.stats.steps.panel.transformed import tell_transformed


def tell(result: PanelRegression) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    if result.effects != "none":
        yield tell_entity_means(result)
    if result.effects == "two_way":
        yield tell_time_means(result)
    if result.effects == "random":
        yield tell_theta(result)
    if result.effects != "none":
        yield tell_transformed(result)
    yield tell_cross_products(result)
    yield tell_coefficients(result)
    if result.fixed_effects is not None:
        yield tell_fixed_effects(result, result.fixed_effects)
    yield tell_residuals(result)
    yield tell_residual_variance(result)
    yield from tell_errors(result)
    yield tell_t(result)
    yield tell_intervals(result)
