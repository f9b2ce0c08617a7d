"""Regression on a panel: entities observed over time, with pooled, fixed or random effects."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import get_args

import pandas as pd

from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import one_of
from edusocsec.stats.observations import Missing
from edusocsec.stats.panel.data import read_panel
from edusocsec.stats.panel.fit import SmallSample, StandardErrors, fit
from edusocsec.stats.panel.refusals import Effects, refuse_correction, refuse_effects
from edusocsec.stats.panel.result import PanelRegression
from edusocsec.stats.tables import as_frame, one_or_more


def panel_regression(
    data: pd.DataFrame,
    outcome: Hashable,
    regressors: Hashable | Sequence[Hashable],
    entity: Hashable,
    time: Hashable,
    *,
    effects: Effects = "entity",
    standard_errors: StandardErrors = "classical",
    small_sample: SmallSample = False,
    missing: Missing = "error",
) -> PanelRegression:
    r"""Explain an outcome by regressors, where entities are observed over time.

    .. math:: y_{it} - \bar{y}_i = (x_{it} - \bar{x}_i)' b + e_{it}

    for entity effects; :math:`b = (X'X)^{-1} X'y` of the transformed variables.

    Parameters
    ----------
    data : DataFrame, shape (n_observations, n_columns)
        One row for each entity and period, in any order; entities may lack periods.
    outcome : label
        Column to explain.
    regressors : label or list of labels
        Columns that explain it, in any units: a coefficient is in units of the outcome for one
        unit of the regressor. A column that is marked as a category (pandas' ``category``) enters
        as a dummy variable for each of its categories that occurs, but the first, with which the
        coefficients then compare.
    entity, time : label
        Columns, or levels of the index, that tell the rows apart.
    effects : {"entity", "two_way", "none", "random"}
        An intercept for each entity; for each entity and each period; one for all (pooled); or
        entity intercepts drawn at random (Swamy and Arora).
    standard_errors : {"classical", "robust", "clustered"}
        Robust: White's. Clustered: by entity, for errors that persist over time.
    small_sample : {False, True, "plm", "stata"}
        True enlarges the variances of robust errors by N / df, and those of clustered ones as
        ``"plm"``. The names are for clustered errors only, and enlarge their variances by
        G / (G - 1) (N - 1) / (N - K), with G entities. ``"plm"``: K counts the regressors, and the
        intercept of pooled and random effects. ``"stata"``: K always counts an intercept, and a
        dummy for each period but one under ``"two_way"``. Classical errors always divide by the
        residual degrees of freedom.
    missing : {"error", "listwise"}

    Returns
    -------
    PanelRegression

    Raises
    ------
    UnknownNameError
        If there is no such column, or ``effects``, ``standard_errors`` or ``small_sample`` is not
        one of the above.
    ArgumentError
        If a column is named twice, the years are headers of the table, or the correction is not
        one for these errors.
    DataError
        If the data cannot be used; the message names the column, or the entity and period.

    Notes
    -----
    linearmodels 7.1 computes the coefficients and their covariance. R's plm (2.6.2) was run beside
    it on the data of the tests: it has the same coefficients, classical errors and ``r_squared``
    (its "within" one); clustered errors are those of its ``vcovHC`` with ``type="HC0"``, and with
    ``small_sample="plm"`` those with ``type="sss"``. Of Stata's ``xtreg, fe`` with clustered errors
    only printed results were seen: ``small_sample="stata"`` gives them, with and without dummies of
    the periods. p values and intervals always use Student's distribution with the residual degrees
    of freedom; other programs may use another one, or count the clusters. An entity with one row is
    a cluster like any other. Random effects of unbalanced panels differ between programs:
    linearmodels averages the lengths of the entities harmonically.

    The fixed effects under ``"two_way"`` are those in the first period, as plm's ``fixef``. The VIF
    is that of the transformed regressors; that of the raw ones comes with ``effects="none"``.

    References
    ----------
    Wooldridge, J. M. (2010). Econometric analysis of cross section and panel data, 2nd ed. MIT
    Press, chapter 10. Arellano, M. (1987). Computing robust standard errors for within-groups
    estimators. Oxford Bulletin of Economics and Statistics 49, 431-434. Hausman, J. A. (1978).
    Specification tests in econometrics. Econometrica 46, 1251-1271.

    Examples
    --------
    >>> rows = pd.DataFrame({
    ...     "province": ["A", "A", "A", "B", "B", "B"], "year": [2010, 2011, 2012] * 2,
    ...     "gdp": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], "spending": [3.0, 5.0, 6.0, 1.0, 2.0, 4.0],
    ... })
    >>> result = panel_regression(
    ...     rows, outcome="spending", regressors=["gdp"], entity="province", time="year"
    ... )
    >>> round(float(result.coefficients["gdp"]), 12), result.df_residual
    (1.5, 3)
    >>> print(result.steps["coefficients"].worked)
    b(\mathrm{gdp}) = \frac{6}{4} = 1.500
    """
    refuse_effects(effects)
    one_of(standard_errors, "standard_errors", get_args(StandardErrors))
    refuse_correction(small_sample, standard_errors, effects)
    data = as_frame(data)
    panel = read_panel(data, outcome, regressors, entity, time, missing)
    return PanelRegression(
        panel=panel,
        fit=fit(panel, effects, standard_errors, small_sample),
        effects=effects,
        error_kind=standard_errors,
        small_sample=small_sample,
        badge=weakest_badge(data[[outcome, *one_or_more(regressors, "regressors")]]),
    )
