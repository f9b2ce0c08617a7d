"""Tests of effects and inflated variances against plm, printed values and numpy."""

import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import ArgumentError, DataError
from edusocsec.stats.panel.regression import panel_regression
from tests.reference import case
from tests.stats.panel.test_regression import CASES, regression


@pytest.mark.parametrize("name", CASES)
def test_f_test_is_that_of_plm(name):
    test, plm = regression(name).f_test, case(name).results
    assert test.statistic == pytest.approx(plm["F_fixed_effects"], rel=1e-12)
    assert list(test.df) == plm["F_fixed_effects_df"]
    assert test.p == pytest.approx(plm["F_fixed_effects_p"], rel=1e-11)


def test_f_test_is_the_same_from_every_one_way_model():
    assert regression("p01", "none").f_test == regression("p01", "random").f_test
    assert regression("p01", "none").f_test == regression("p01").f_test


def test_hausman_test_is_that_of_plm():
    # As plm's `phtest` prints it: chisq = 2.3304, df = 2, p-value = 0.3119.
    test = regression("p01").hausman
    assert test.statistic == pytest.approx(2.3304, abs=5e-5)
    assert (test.df, test.common_variance) == (2, False)
    assert test.p == pytest.approx(0.3119, abs=5e-5)


def test_hausman_test_takes_one_variance_where_the_plain_difference_is_not_definite():
    test = regression("p03").hausman
    fixed, random = regression("p03"), regression("p03", "random")
    names = list(fixed.coefficients.index)
    plain = fixed.fit.covariance - random.fit.covariance.loc[names, names]
    difference = fixed.coefficients - random.coefficients[names]
    spread = np.sqrt(np.diag(plain))
    assert np.linalg.eigvalsh(plain / np.outer(spread, spread))[0] < 0
    scale = fixed.residual_variance / random.residual_variance
    common = fixed.fit.covariance - scale * random.fit.covariance.loc[names, names]
    expected = difference @ np.linalg.solve(common, difference)
    assert test.common_variance
    assert test.statistic == pytest.approx(expected, rel=1e-9)
    assert "residual variance of the fixed effects for both" in fixed.verdict


def test_hausman_test_of_two_way_effects_is_refused():
    with pytest.raises(ArgumentError, match="entity effects only"):
        _ = regression("p02").hausman


def test_tests_need_a_regressor_that_varies_within_entities():
    frame = case("p01").data.assign(size=lambda rows: rows["firm"] ** 2)
    options = {"outcome": "inv", "regressors": ["size"], "entity": "firm", "time": "year"}
    result = panel_regression(frame, **options, effects="random")
    for test in ("f_test", "hausman"):
        with pytest.raises(DataError, match="No regressor varies within entities"):
            getattr(result, test)
    assert result.coefficients["size"] < 0


@pytest.mark.parametrize("effects", ["entity", "two_way", "none"])
def test_vif_is_that_of_auxiliary_regressions(effects):
    result = regression("p03", effects)
    design = result.panel.data.copy() if effects == "none" else result.fit.transformed
    for name in result.panel.regressors:
        others = [other for other in result.panel.regressors if other != name]
        X = np.column_stack([np.ones(len(design)), design[others]])
        y = design[name].to_numpy()
        left = y - X @ np.linalg.lstsq(X, y, rcond=None)[0]
        expected = np.square(y - y.mean()).sum() / (left @ left)
        assert result.vif[name] == pytest.approx(expected, rel=1e-9)


def test_vif_of_raw_columns_is_that_of_statsmodels():
    from statsmodels.stats.outliers_influence import variance_inflation_factor

    result = regression("p01", "none")
    X = np.column_stack([np.ones(200), result.panel.data[["value", "capital"]]])
    expected = [variance_inflation_factor(X, column) for column in (1, 2)]
    np.testing.assert_allclose(result.vif, expected, rtol=1e-10)


def test_vif_of_a_single_regressor_is_one():
    options = {"outcome": "inv", "regressors": ["value"], "entity": "firm", "time": "year"}
    result = panel_regression(case("p01").data, **options)
    pd.testing.assert_series_equal(result.vif, pd.Series({"value": 1.0}, name="vif"))
