"""The factor chain against output of SPSS 29: pairs, weights, signs and counted iterations."""

import numpy as np
import pytest

import edusocsec as ess
from tests.reference import case

RESULTS = case("s01").results


@pytest.fixture(params=list(RESULTS))
def printed(request):
    return RESULTS[request.param]


@pytest.fixture
def correlation(printed):
    survey = case("s01").data
    if printed["region"]:
        survey = survey[survey["region"] == printed["region"]]
    weights = survey["weight"] if printed["weighted"] else None
    items = survey.drop(columns=["region", "weight"])
    return ess.correlation_matrix(items, missing="pairwise", weights=weights)


@pytest.fixture
def components(correlation, printed):
    return ess.principal_components(correlation=correlation, n_components=printed["n_components"])


def same_as_printed(values, printed, decimals):
    np.testing.assert_allclose(values, printed, atol=0.5 * 10**-decimals + 1e-9)


def test_means_and_standard_deviations_are_of_each_variable_s_own_values(correlation, printed):
    steps = ess.factor_scores(
        correlation.data, ess.principal_components(correlation=correlation), missing="listwise"
    ).steps
    same_as_printed(steps["means"].value, printed["means"], 2)
    same_as_printed(steps["standard_deviations"].value, printed["standard_deviations"], 3)
    own = np.diag(correlation.pair_observations)
    same_as_printed(own, printed["analysis_n"], 0)


def test_kmo(correlation, printed):
    same_as_printed(ess.kmo(correlation=correlation).overall, printed["kmo"], 3)


def test_bartlett_takes_the_n_of_the_smallest_pair_or_the_sum_of_its_weights(correlation, printed):
    result = ess.bartlett_sphericity(correlation=correlation)
    same_as_printed(result.statistic, printed["bartlett_chi_square"], 3)
    assert result.df == printed["bartlett_df"]


def test_total_variance_explained(components, printed):
    table = components.table().to_numpy()
    same_as_printed(table[:, :3], printed["initial"], 3)
    kept = printed["n_components"]
    same_as_printed(table[:kept, 3:], printed["extraction"], 3)
    same_as_printed(ess.varimax(components).variance_table(), printed["rotation"], 3)


def test_signs_and_order_are_those_of_the_component_transformation_matrix(components, printed):
    same_as_printed(ess.varimax(components).rotation_matrix, printed["transformation"], 3)


def test_iterations_are_counted_as_printed(components, printed):
    assert ess.varimax(components).iterations == printed["iterations"]
