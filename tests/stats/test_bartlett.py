"""Bartlett's test against mpmath, R and PSPP."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from tests.reference import MPMATH, PSPP, R_ALONE, case, mpmath_results, pspp_results


@pytest.mark.parametrize("name", MPMATH)
def test_bartlett_has_the_value_of_mpmath(name):
    result, expected = ess.bartlett_sphericity(**case(name).source), mpmath_results(name)
    assert result.statistic == pytest.approx(float(expected["bartlett_chi2"]), rel=1e-10)
    assert result.p_value == pytest.approx(float(expected["bartlett_p"]), rel=1e-8, abs=1e-300)
    assert result.df == case(name).results["bartlett"]["df"]


@pytest.mark.parametrize("name", R_ALONE)
def test_bartlett_has_the_value_of_psych(name):
    result, expected = ess.bartlett_sphericity(**case(name).source), case(name).results["bartlett"]
    assert result.statistic == pytest.approx(expected["chisq"], rel=1e-10)
    assert result.df == expected["df"]


@pytest.mark.parametrize("name", PSPP)
def test_statistic_has_the_value_of_pspp(name):
    result, expected = ess.bartlett_sphericity(**case(name).source), pspp_results(name)
    assert result.statistic == pytest.approx(expected["bartlett_chi2"], rel=1e-10)


def test_bartlett_of_a_matrix_needs_the_number_of_observations(attitude):
    with pytest.raises(ArgumentError, match="n_observations="):
        ess.bartlett_sphericity(correlation=attitude.corr())


@pytest.mark.parametrize("count", ["31", 1, np.nan, True])
def test_number_of_observations_is_a_number(attitude, count):
    with pytest.raises(ArgumentError, match="n_observations="):
        ess.bartlett_sphericity(correlation=attitude.corr(), n_observations=count)


def test_bartlett_of_no_correlations_is_zero():
    result = ess.bartlett_sphericity(correlation=np.eye(3), n_observations=20)
    assert (result.statistic, result.p_value) == (0.0, 1.0)
    assert "chance" in result.verdict


def test_correlation_result_brings_its_number_of_observations(attitude):
    from_data = ess.bartlett_sphericity(attitude)
    from_matrix = ess.bartlett_sphericity(correlation=ess.correlation_matrix(attitude))
    assert from_matrix.statistic == from_data.statistic


def test_log_base_10_is_recognized(attitude):
    result = ess.bartlett_sphericity(attitude)
    wrong = f"{result.statistic / np.log(10):.3f}"
    assert "base 10" in result.exercise("statistic").check(wrong).text


def test_steps_lead_to_the_result(attitude):
    result = ess.bartlett_sphericity(attitude)
    assert result.steps["statistic"].value == result.statistic
    expected = np.log(np.linalg.det(attitude.corr()))
    assert result.steps["log_determinant"].value == pytest.approx(expected, abs=1e-12)


def test_cross_check_agrees_with_factor_analyzer(attitude):
    assert ess.bartlett_sphericity(attitude).cross_check()["difference"].max() < 1e-10
