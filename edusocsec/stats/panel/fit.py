"""Fit a panel regression with linearmodels, and keep the values it was computed from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd

from edusocsec.errors import DataError
from edusocsec.stats.panel.data import Panel
from edusocsec.stats.panel.refusals import (
    Effects,
    absorbed,
    refuse_absorbed,
    refuse_collinear,
    refuse_islands,
    refuse_too_few_entities,
    refuse_too_few_rows,
)
from edusocsec.translation import _

StandardErrors = Literal["classical", "robust", "clustered"]
SmallSample = bool | Literal["plm", "stata"]

_DENSE = 2**30
"""Bytes of dummy variables above which linearmodels subtracts means in turns instead."""


@dataclass(frozen=True, eq=False)
class PanelFit:
    """Coefficients, their covariance, and the transformed variables behind them.

    ``correction`` says how many times the robust or clustered variances were enlarged, because the
    sample is small.
    """

    transformed: pd.DataFrame
    coefficients: pd.Series
    covariance: pd.DataFrame
    residuals: pd.Series
    df_residual: int
    r_squared: float
    theta: pd.Series | None
    variances: pd.Series | None
    correction: float

    @property
    def sum_of_squares(self) -> float:
        """Sum of the squared residuals."""
        e = self.residuals.to_numpy()
        return float(e @ e)

    @property
    def residual_variance(self) -> float:
        """Sum of the squared residuals, divided by their degrees of freedom."""
        return self.sum_of_squares / self.df_residual

    @cached_property
    def inverse(self) -> pd.DataFrame:
        """Inverse of the cross products of the transformed regressors."""
        X = self.transformed.iloc[:, 1:]
        lengths = np.linalg.norm(X, axis=0)
        scaled = X.to_numpy() / lengths
        inverse = np.linalg.inv(scaled.T @ scaled) / np.outer(lengths, lengths)
        return pd.DataFrame(inverse, X.columns, X.columns)


def fit(
    panel: Panel,
    effects: Effects,
    standard_errors: StandardErrors = "classical",
    small_sample: SmallSample = False,
) -> PanelFit:
    """Fit the regression, or say which regressors stand in the way.

    Raises
    ------
    TooFewRowsError, DataError, SingularMatrixError
        If the data do not determine the coefficients; the message names the regressors.
    """
    fixed = effects in ("entity", "two_way")
    df_residual = len(panel.data) - _count_parameters(panel, effects)
    if effects == "two_way":
        refuse_islands(panel)
    refuse_too_few_rows(panel, df_residual)
    coded, design = _coded(panel, with_intercept=not fixed)
    labels = [*([] if fixed else [panel.intercept]), *panel.regressors]
    if fixed:
        values = demean(coded, effects)
        refuse_absorbed(panel, values, effects)
    else:
        values = coded.to_numpy()
    refuse_collinear(values[:, 1:], labels, has_intercept=not fixed)
    if effects == "random":
        refuse_too_few_entities(panel)
    # What is asked of linearmodels varies by about 1 around 0: it would lose what varies little
    # around a large mean, or in small units. Means that were subtracted stay subtracted.
    centres = values.mean(axis=0) * (0 if fixed else 1)
    centres[values.std(axis=0) == 0] = 0
    units = _units(values)
    asked = pd.DataFrame((values - centres) / units, coded.index, coded.columns)
    results = _ask_linearmodels(asked, design, effects, standard_errors)
    theta = variances = None
    if effects == "random":
        theta = pd.Series(
            results.theta["theta"].to_numpy(), panel.entities.rename(None), name="theta"
        )
        means = coded.groupby(panel.entity_codes).transform("mean").to_numpy()
        values = values - theta.to_numpy()[panel.entity_codes, None] * means
        variances = pd.Series(
            results.variance_decomposition.iloc[:2].to_numpy() * units[0] ** 2,
            ["effects", "residual"],
        )
    back = np.diag(units[0] / units[1:])
    b = back @ results.params.to_numpy()
    if not fixed:
        b[0] += centres[0] - centres[1:] @ b
        back[0, 1:] -= centres[2:] * np.diag(back)[1:]
    coefficients = pd.Series(b, labels, name="coefficient")
    enlarged = correction(panel, effects, standard_errors, small_sample)
    residuals = values[:, 0] - values[:, 1:] @ b
    if residuals @ residuals < 1e-20 * (values[:, 0] @ values[:, 0]):
        raise DataError(
            _("The regressors reproduce '{outcome}' without any error.").format(
                outcome=panel.outcome
            ),
            _("Look whether a regressor was computed from the outcome: nothing is left to test."),
        )
    return PanelFit(
        transformed=pd.DataFrame(values, panel.index, [panel.outcome, *labels]),
        coefficients=coefficients,
        covariance=pd.DataFrame(
            enlarged * (back @ results.cov.to_numpy() @ back.T), labels, labels
        ),
        residuals=pd.Series(residuals, panel.index, name="residual"),
        df_residual=df_residual,
        r_squared=float(results.rsquared),
        theta=theta,
        variances=variances,
        correction=enlarged,
    )


def correction(
    panel: Panel, effects: Effects, standard_errors: StandardErrors, small_sample: SmallSample
) -> float:
    """How many times the robust or clustered variances of a small sample are enlarged."""
    if not small_sample or standard_errors == "classical":
        return 1.0
    n, g = len(panel.data), len(panel.entities)
    if standard_errors == "robust":
        return n / (n - _count_parameters(panel, effects))
    return g / (g - 1) * (n - 1) / (n - counted_parameters(panel, effects, small_sample))


def counted_parameters(panel: Panel, effects: Effects, small_sample: SmallSample) -> int:
    """How many parameters the correction of clustered errors counts.

    Those of the regressors, and the intercept of a regression that has one. Stata gives every
    regression one, and takes dummies of the periods for regressors.
    """
    intercept = effects in ("none", "random") or small_sample == "stata"
    periods = len(panel.periods) - 1 if effects == "two_way" and small_sample == "stata" else 0
    return len(panel.regressors) + intercept + periods


def demean(coded: pd.DataFrame, effects: Effects) -> np.ndarray:
    """Subtract what the entities, or entities and periods, explain of each column."""
    from linearmodels.panel.data import PanelData

    group: Literal["entity", "both"] = "both" if effects == "two_way" else "entity"
    demeaned = PanelData(coded).demean(group, low_memory=_needs_turns(coded))
    return np.asarray(demeaned.dataframe, dtype=float)


def varying(panel: Panel) -> list[Any]:
    """Regressors that vary within entities."""
    coded = _coded(panel, with_intercept=False)[0]
    empty = absorbed(panel, demean(coded, "entity"))
    return [name for name in panel.regressors if name not in empty]


def _coded(panel: Panel, with_intercept: bool) -> tuple[pd.DataFrame, list[str]]:
    """Return the columns under plain names and rows under numbers: linearmodels is choosy."""
    coded = panel.data.set_axis(["y", *(f"x{i}" for i in range(len(panel.regressors)))], axis=1)
    coded.index = pd.MultiIndex.from_arrays([panel.entity_codes, panel.time_codes])
    if with_intercept:
        coded.insert(1, "intercept", 1.0)
    return coded, list(coded.columns[1:])


def _units(values: np.ndarray) -> np.ndarray:
    """Units in which the columns vary by about 1: powers of two, so that nothing is rounded."""
    spread = values.std(axis=0)
    units: np.ndarray = np.exp2(np.round(np.log2(np.where(spread > 0, spread, 1.0))))
    return units


def _needs_turns(coded: pd.DataFrame) -> bool:
    index = coded.index
    assert isinstance(index, pd.MultiIndex)
    return 8 * len(coded) * sum(map(len, index.levels)) > _DENSE


def _ask_linearmodels(
    coded: pd.DataFrame,
    design: list[str],
    effects: Effects,
    standard_errors: StandardErrors,
) -> Any:
    from linearmodels.panel import PanelOLS, PooledOLS, RandomEffects

    clustered = standard_errors == "clustered"
    options: dict[str, Any] = {
        "cov_type": "unadjusted" if standard_errors == "classical" else standard_errors,
        "debiased": standard_errors == "classical",
    }
    if clustered:
        options |= {"cluster_entity": True, "group_debias": False}
    y, x = coded["y"], coded[design]
    if effects == "none":
        return PooledOLS(y, x).fit(**options)
    if effects == "random":
        return RandomEffects(y, x).fit(**options)
    # linearmodels counts the effects even where no correction is asked for, unless told not to.
    counted = standard_errors == "classical"
    model = PanelOLS(y, x, entity_effects=True, time_effects=effects == "two_way")
    return model.fit(
        **options, auto_df=False, count_effects=counted, low_memory=_needs_turns(coded)
    )


def _count_parameters(panel: Panel, effects: Effects) -> int:
    means = {
        "entity": len(panel.entities),
        "two_way": len(panel.entities) + len(panel.periods) - 1,
    }
    return len(panel.regressors) + means.get(effects, 1)
