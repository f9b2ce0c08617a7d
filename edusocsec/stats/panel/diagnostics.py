"""Which panel model? The F test of the fixed effects, the Hausman test, and inflated variances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from edusocsec.errors import DataError
from edusocsec.stats.panel.data import Panel
from edusocsec.stats.panel.fit import PanelFit, fit, varying
from edusocsec.stats.panel.refusals import Effects
from edusocsec.translation import _

SMALLEST = 1e-10
"""Least eigenvalue of a covariance, as a share of the variances, that is taken for positive."""


@dataclass(frozen=True)
class FTest:
    """F test of the fixed effects.

    Attributes
    ----------
    statistic : float
    df : tuple of int
        Degrees of freedom of the numerator and the denominator.
    p : float
    """

    statistic: float
    df: tuple[int, int]
    p: float


@dataclass(frozen=True)
class HausmanTest:
    """Hausman test of fixed against random effects.

    Attributes
    ----------
    statistic : float
        Distributed as chi-squared if the effects are unrelated to the regressors.
    df : int
        How many coefficients are compared.
    p : float
    common_variance : bool
        Whether both covariances had to be computed with the residual variance of the fixed
        effects, because their plain difference is not positive definite.
    """

    statistic: float
    df: int
    p: float
    common_variance: bool = False


def effects_test(panel: Panel, effects: Effects) -> FTest:
    r"""Test whether all effects are the same, so that pooling would do.

    .. math:: F = \frac{(S_p - S_f) / (d_p - d_f)}{S_f / d_f}

    with the sums of squared residuals and the residual degrees of freedom of the pooled and
    of the fixed-effects regression. Both entity and time effects are tested under
    ``"two_way"``, otherwise entity effects. The same as ``pFtest`` of R's plm.
    """
    pooled = fit(panel, "none")
    fixed = fit(_comparable(panel), "two_way" if effects == "two_way" else "entity")
    df = (pooled.df_residual - fixed.df_residual, fixed.df_residual)
    saved = (pooled.sum_of_squares - fixed.sum_of_squares) / df[0]
    statistic = saved / (fixed.sum_of_squares / df[1])
    return FTest(statistic, df, float(stats.f.sf(statistic, *df)))


def hausman_test(panel: Panel) -> HausmanTest:
    r"""Test whether fixed and random entity effects give the same coefficients.

    .. math:: H = (b_f - b_r)' (V_f - V_r)^{-1} (b_f - b_r)

    with the classical covariances, as ``phtest`` of R's plm. Where their difference is not
    positive definite, both are computed with the residual variance of the fixed effects: the
    statistic of the plain difference has no known distribution then, and can be negative.

    Raises
    ------
    DataError
        If no regressor varies within entities, or even this leaves nothing to compare with.
    """
    fixed = fit(_comparable(panel), "entity")
    random = fit(panel, "random")
    compared = fixed.coefficients.index
    scale = np.sqrt(np.diag(fixed.covariance))
    difference = (fixed.coefficients - random.coefficients[compared]).to_numpy() / scale
    V_fixed = fixed.covariance.to_numpy() / np.outer(scale, scale)
    V_random = random.covariance.loc[compared, compared].to_numpy() / np.outer(scale, scale)
    common = fixed.residual_variance / random.residual_variance
    for factor in (1.0, common):
        V = V_fixed - factor * V_random
        if np.linalg.eigvalsh(V)[0] > SMALLEST:
            statistic = float(difference @ np.linalg.solve(V, difference))
            p = float(stats.chi2.sf(statistic, len(compared)))
            return HausmanTest(statistic, len(compared), p, common_variance=factor != 1.0)
    raise DataError(
        _(
            "The Hausman test cannot be computed here: random effects are not more precise for "
            "every combination of the regressors."
        ),
        _("Decide between fixed and random effects by what you know about the entities."),
    )


def variance_inflation(panel: Panel, fit: PanelFit) -> pd.Series:
    r"""How many times the other regressors inflate the variance of each coefficient.

    .. math:: \mathrm{VIF}_j = \frac{1}{1 - R_j^2}

    where :math:`R_j^2` is that of a regression of regressor j on all others, as transformed.
    """
    X = fit.transformed[panel.regressors]
    values = X.to_numpy()
    if panel.intercept in fit.transformed:
        ones = fit.transformed[panel.intercept].to_numpy()
        values = values - np.outer(ones, ones @ values / (ones @ ones))
    values = values / np.linalg.norm(values, axis=0)
    factors = np.diag(np.linalg.inv(values.T @ values))
    return pd.Series(factors, X.columns, name="vif")


def _comparable(panel: Panel) -> Panel:
    """Return the panel without regressors that fixed effects cannot have."""
    regressors = varying(panel)
    if not regressors:
        raise DataError(
            _("No regressor varies within entities, so there are no fixed effects to compare."),
            _("Decide without the test, or add a regressor that changes over time."),
        )
    return panel.only(regressors)
