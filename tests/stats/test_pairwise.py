"""Pairwise deletion through the factor chain, as SPSS has it."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, IndefiniteMatrixError, MissingValuesError
from tests.reference import case


@pytest.fixture(scope="module")
def gaps():
    return case("w02").data.drop(columns="w")


@pytest.fixture(scope="module")
def weights():
    return case("w02").data["w"]


def smallest_pair(table):
    there = table.notna().astype(int)
    return (there.T @ there).min(axis=None)


def test_bartlett_takes_the_n_of_the_smallest_pair(gaps):
    n, p = smallest_pair(gaps), 8
    expected = -(n - 1 - (2 * p + 5) / 6) * np.linalg.slogdet(gaps.corr())[1]
    matrix = ess.correlation_matrix(gaps, missing="pairwise")
    for given in ({"data": gaps, "missing": "pairwise"}, {"correlation": matrix}):
        result = ess.bartlett_sphericity(**given)
        assert result.n_observations == n
        assert result.statistic == pytest.approx(expected, rel=1e-12)
        assert "takes the smallest" in result.verdict


def test_another_n_can_be_had_by_passing_the_bare_matrix(gaps):
    matrix = ess.correlation_matrix(gaps, missing="pairwise")
    with pytest.raises(ArgumentError, match="n_observations=60, but"):
        ess.bartlett_sphericity(correlation=matrix, n_observations=60)
    bare = ess.bartlett_sphericity(correlation=matrix.matrix, n_observations=60)
    expected = case("f19").results["bartlett"]
    of_r = ess.bartlett_sphericity(
        correlation=ess.correlation_matrix(case("f18").data, missing="pairwise").matrix,
        n_observations=153,
    )
    assert bare.n_observations == 60
    assert of_r.statistic == pytest.approx(expected["chisq"], rel=1e-10)


def test_weighted_pairs_have_the_kmo_and_eigenvalues_of_pspp(gaps, weights):
    pspp = case("w02").results["pairwise"]
    given = {"data": gaps, "weights": weights, "missing": "pairwise"}
    matrix = ess.correlation_matrix(**given)
    np.testing.assert_allclose(matrix.matrix, pspp["correlation_3_decimals"], atol=5.01e-4)
    own = np.diag(matrix.pair_observations)
    np.testing.assert_allclose(own, pspp["analysis_n"], rtol=1e-12)
    assert ess.kmo(**given).overall == pytest.approx(pspp["kmo"], abs=1e-12)
    components = ess.principal_components(**given)
    np.testing.assert_allclose(components.eigenvalues, pspp["eigenvalues"], atol=1e-12)


def test_each_pair_is_correlated_over_its_own_rows(gaps, weights):
    matrix = ess.correlation_matrix(gaps, missing="pairwise", weights=weights).matrix
    for first in gaps:
        for second in gaps.columns.drop(first):
            pair = gaps[[first, second]].dropna()
            covariance = np.cov(pair.T, aweights=weights[pair.index])
            expected = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])
            assert matrix.at[first, second] == pytest.approx(expected, abs=1e-12)


class TestScores:
    @pytest.fixture(scope="class")
    @staticmethod
    def components(gaps):
        return ess.principal_components(gaps, 2, missing="pairwise")

    @pytest.mark.parametrize("missing", ["listwise", "pairwise"])
    def test_are_of_complete_rows_by_the_means_of_all_values(self, gaps, components, missing):
        rotation = ess.varimax(components)
        result = ess.factor_scores(gaps, rotation, missing=missing)
        W = components.loadings.to_numpy() / components.eigenvalues.to_numpy()[:2]
        Z = (gaps - gaps.mean()) / gaps.std(ddof=1)
        expected = Z.dropna().to_numpy() @ W @ rotation.rotation_matrix.to_numpy()
        np.testing.assert_allclose(result.scores, expected, atol=1e-12)
        assert list(result.scores.index) == list(gaps.dropna().index)
        assert "Scored are the" in result.verdict
        assert len(result.steps["scores"].value) == len(expected)
        worked = result.steps["scores"].worked_at(result.scores.index[0], "RC1")
        assert worked.count(r"\cdot") == 8

    def test_are_of_components_from_a_matrix_result(self, gaps, components):
        matrix = ess.correlation_matrix(gaps, missing="pairwise")
        other = ess.principal_components(correlation=matrix, n_components=2)
        expected = ess.factor_scores(gaps, components, missing="listwise").scores
        found = ess.factor_scores(gaps, other, missing="listwise").scores
        pd.testing.assert_frame_equal(found, expected)

    def test_are_refused_where_gaps_are_and_the_hint_helps(self, gaps, components):
        with pytest.raises(MissingValuesError, match="missing='listwise'"):
            ess.factor_scores(gaps, components)

    def test_of_weighted_pairs(self, gaps, weights):
        components = ess.principal_components(gaps, 2, missing="pairwise", weights=weights)
        result = ess.factor_scores(gaps, components, missing="listwise")
        counted = gaps[weights > 0]
        Z = pd.DataFrame(index=counted.index)
        for name, column in counted.items():
            own, w = column.dropna(), weights[column.dropna().index]
            mean = np.average(own, weights=w)
            Z[name] = (column - mean) / np.sqrt((w * (own - mean) ** 2).sum() / (w.sum() - 1))
        W = components.loadings.to_numpy() / components.eigenvalues.to_numpy()[:2]
        np.testing.assert_allclose(result.scores, Z.dropna().to_numpy() @ W, atol=1e-12)


def test_without_gaps_pairs_are_rows(attitude):
    by_pairs = ess.correlation_matrix(attitude, missing="pairwise")
    by_rows = ess.correlation_matrix(attitude)
    np.testing.assert_allclose(by_pairs.matrix, by_rows.matrix, atol=1e-13)
    assert by_pairs.n_observations == by_rows.n_observations == 30
    assert (by_pairs.pair_observations == 30).all(axis=None)


@pytest.mark.parametrize("method", [ess.kmo, ess.bartlett_sphericity, ess.principal_components])
def test_pairs_that_no_complete_data_can_have_are_refused(method):
    up, down = np.arange(10.0), -np.arange(10.0)
    empty = np.full(10, np.nan)
    data = pd.DataFrame(
        {
            "a": np.concatenate([up, up, empty]),
            "b": np.concatenate([up, empty, up]),
            "c": np.concatenate([empty, up, down]),
        }
    )
    with pytest.raises(
        IndefiniteMatrixError, match=r"negative eigenvalue(.|\n)*leave out a column"
    ):
        method(data, missing="pairwise")


@pytest.mark.parametrize("rows", [2, 5])
def test_pairs_with_too_few_rows_or_no_variation_are_named(rows):
    values = np.random.default_rng(1).normal(size=(12, 3))
    data = pd.DataFrame(values, columns=list("abc"))
    data.loc[: 11 - rows, "c"] = np.nan
    data.loc[12 - rows :, "b"] = np.nan if rows == 2 else 1.0
    with pytest.raises(MissingValuesError, match="'b', 'c'"):
        ess.correlation_matrix(data, missing="pairwise")


def test_large_means_cost_no_digits(gaps):
    far = ess.correlation_matrix(gaps + 1e6, missing="pairwise").matrix
    near = ess.correlation_matrix((gaps + 1e6) - 1e6, missing="pairwise").matrix
    np.testing.assert_allclose(far, near, atol=1e-9)


def test_every_step_of_the_chain_can_be_told(gaps, weights):
    for options in ({}, {"weights": weights}):
        components = ess.principal_components(gaps, 2, missing="pairwise", **options)
        results = [
            ess.correlation_matrix(gaps, missing="pairwise", **options),
            ess.kmo(gaps, missing="pairwise", **options),
            ess.bartlett_sphericity(gaps, missing="pairwise", **options),
            ess.factor_scores(gaps, ess.varimax(components), missing="listwise"),
        ]
        for result in results:
            assert result.cross_check()["difference"].max() < 1e-9
            assert " nan" not in result.explain().to_text()
