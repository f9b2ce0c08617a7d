"""What a panel regression gives: coefficients, their errors and tests, as table and picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd
from scipy import stats

from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.explain.symbols import number
from edusocsec.stats.p_values import p_text
from edusocsec.stats.panel.data import Panel
from edusocsec.stats.panel.diagnostics import (
    FTest,
    HausmanTest,
    effects_test,
    hausman_test,
    variance_inflation,
)
from edusocsec.stats.panel.fit import PanelFit, SmallSample, StandardErrors
from edusocsec.stats.panel.refusals import Effects
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class PanelRegression(Result):
    """A regression on entities over time.

    Attributes
    ----------
    panel : Panel
        The rows that were used, in order.
    fit : PanelFit
        Transformed variables, residuals and covariance.
    effects : {"entity", "two_way", "none", "random"}
    error_kind : {"classical", "robust", "clustered"}
        Which standard errors these are.
    small_sample : bool, "plm" or "stata"
        Whether and how robust or clustered standard errors are corrected for a small sample.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.panel.story:tell"

    panel: Panel
    fit: PanelFit
    effects: Effects
    error_kind: StandardErrors
    small_sample: SmallSample

    @property
    def title(self) -> str:
        """What was computed."""
        titles = {
            "entity": _("Panel regression of {outcome} with entity effects"),
            "two_way": _("Panel regression of {outcome} with entity and time effects"),
            "none": _("Pooled regression of {outcome}"),
            "random": _("Panel regression of {outcome} with random effects"),
        }
        return titles[self.effects].format(outcome=self.panel.outcome)

    @property
    def coefficients(self) -> pd.Series:
        """Coefficient of each regressor; pooled and random effects also have an intercept."""
        return self.fit.coefficients

    @cached_property
    def standard_errors(self) -> pd.Series:
        """Standard error of each coefficient."""
        errors = np.sqrt(np.diag(self.fit.covariance))
        return pd.Series(errors, self.coefficients.index, name="standard_error")

    @cached_property
    def t_values(self) -> pd.Series:
        """Coefficients divided by their standard errors."""
        return (self.coefficients / self.standard_errors).rename("t_value")

    @cached_property
    def p_values(self) -> pd.Series:
        """Probability of a t value as far from zero, by Student's distribution."""
        tails = 2 * stats.t.sf(np.abs(self.t_values), self.df_residual)
        return pd.Series(tails, self.coefficients.index, name="p_value")

    @property
    def critical_t(self) -> float:
        """How many standard errors a 95 per cent interval reaches to each side."""
        return float(stats.t.ppf(0.975, self.df_residual))

    @cached_property
    def confidence_intervals(self) -> pd.DataFrame:
        """95 per cent intervals, columns ``lower`` and ``upper``."""
        reach = self.critical_t * self.standard_errors
        return pd.DataFrame(
            {"lower": self.coefficients - reach, "upper": self.coefficients + reach}
        )

    @property
    def r_squared(self) -> float:
        """Share of the variance explained, of the outcome as it was transformed."""
        return self.fit.r_squared

    @property
    def n_observations(self) -> int:
        """Number of rows."""
        return len(self.panel.data)

    @property
    def n_entities(self) -> int:
        """Number of entities."""
        return len(self.panel.entities)

    @property
    def n_single(self) -> int:
        """Number of entities with one row only."""
        return int((np.bincount(self.panel.entity_codes) == 1).sum())

    @property
    def n_periods(self) -> int:
        """Number of periods."""
        return len(self.panel.periods)

    @property
    def balanced(self) -> bool:
        """Whether every entity is observed in every period."""
        return self.panel.balanced

    @property
    def df_residual(self) -> int:
        """Observations less all parameters, the means of entities and periods included."""
        return self.fit.df_residual

    @property
    def residual_variance(self) -> float:
        """Sum of the squared residuals, divided by their degrees of freedom."""
        return self.fit.residual_variance

    @cached_property
    def fixed_effects(self) -> pd.Series | None:
        """Intercept of each entity (in the first period, under two-way effects)."""
        from edusocsec.stats.panel.effects import entity_intercepts

        return entity_intercepts(self.panel, self.fit, self.effects)

    @cached_property
    def f_test(self) -> FTest:
        """F test of pooled against fixed effects."""
        return effects_test(self.panel, self.effects)

    @cached_property
    def hausman(self) -> HausmanTest:
        """Hausman test of fixed against random entity effects."""
        if self.effects == "two_way":
            raise ArgumentError(
                _("The Hausman test compares entity effects only, not two-way effects."),
                _("Ask for it with effects='entity' or effects='random'."),
            )
        return hausman_test(self.panel)

    @cached_property
    def vif(self) -> pd.Series:
        """Variance inflation factors of the regressors, as they enter the regression."""
        return variance_inflation(self.panel, self.fit)

    @cached_property
    def standardized(self) -> pd.Series:
        """Coefficients of z-scores: mean 0 and standard deviation 1 (n - 1) over all rows."""
        spread = self.panel.data.std()
        slopes = self.coefficients[self.panel.regressors]
        scaled: pd.Series = slopes * spread[self.panel.regressors] / spread[self.panel.outcome]
        return scaled.rename("standardized_coefficient")

    @property
    def verdict(self) -> str:
        """Which coefficients differ from zero, what the tests advise, and what that means."""
        from edusocsec.stats.panel.verdict import verdict

        return verdict(self)

    def table(self) -> pd.DataFrame:
        """Return coefficient, standard error, t, p, 95 per cent interval and VIF."""
        return pd.DataFrame(
            {
                "coefficient": self.coefficients,
                "standard_error": self.standard_errors,
                "t_value": self.t_values,
                "p_value": self.p_values,
                "lower": self.confidence_intervals["lower"],
                "upper": self.confidence_intervals["upper"],
                "vif": self.vif.reindex(self.coefficients.index),
            }
        )

    @property
    def headings(self) -> Headings:
        """What the columns of the tables are called."""
        return Headings(
            columns={
                "coefficient": _("Coefficient"),
                "standard_error": _("Standard error"),
                "t_value": _("t"),
                "p_value": _("p"),
                "lower": _("Lower 95 per cent"),
                "upper": _("Upper 95 per cent"),
                "vif": _("VIF"),
                "standardized_coefficient": _("Standardized coefficient"),
                "residual": _("Residual"),
                "fixed_effect": _("Fixed effect"),
                "period_effect": _("Period effect"),
                "theta": _("theta"),
            }
        )

    def _table_block(self) -> Table:
        def places(value: float) -> str:
            return number(value, 3)

        return Table(
            self.table(),
            places=decimals(self.standard_errors),
            formats={"t_value": places, "vif": places, "p_value": p_text},
            headings=self.headings,
        )

    def plot(self, **options: Any) -> Figure:
        """Draw the coefficients of the regressors with their 95 per cent intervals."""
        from edusocsec.plots import intervals

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        options.setdefault("axis", _("Coefficient with its 95 per cent interval"))
        shown = self.confidence_intervals.loc[self.panel.regressors]
        shown.insert(0, "estimate", self.coefficients[self.panel.regressors])
        return intervals(shown, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        from edusocsec.stats.panel.peers import ask

        return ask(self)


def decimals(values: pd.Series | np.ndarray, digits: int = 3) -> int:
    """How many decimals show so many digits of the smallest value: between 3 and 12.

    Examples
    --------
    >>> decimals(np.array([0.00123, 12.5]))
    5
    """
    sizes = np.abs(np.asarray(values, dtype=float))
    smallest = sizes[sizes > 0].min(initial=np.inf)
    if not np.isfinite(smallest):
        return 3
    return int(np.clip(digits - 1 - np.floor(np.log10(smallest)), 3, 12))
