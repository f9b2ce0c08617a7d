"""Factor scores against R, and composite scores."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DuplicateLabelsError,
    MissingValuesError,
    SingularMatrixError,
    UnknownNameError,
)
from tests.reference import case

CHAIN = ["f01", "f02", "f03", "f04", "f07", "f09", "f11", "f12_nearsing_1e-04", "f18"]


def chain(name, **options):
    reference = case(name)
    components = ess.principal_components(
        n_components=reference.results["nfactors"], **reference.source
    )
    return ess.varimax(components, **options)


@pytest.mark.parametrize("name", [*CHAIN, "f08"])
def test_unrotated_scores_and_coefficients_are_those_of_psych(name):
    reference = case(name)
    components = ess.principal_components(
        n_components=reference.results["nfactors"], **reference.source
    )
    result = ess.factor_scores(reference.data, components, missing="listwise")
    if name != "f12_nearsing_1e-04":  # R inverts the matrix there, and loses digits
        weights = reference.array("principal_none", "weights").reshape(result.coefficients.shape)
        signs = np.sign((weights * result.coefficients).sum().to_numpy())
        np.testing.assert_allclose(result.coefficients, weights * signs, atol=1e-10)
    L, eigenvalues = components.loadings, components.eigenvalues
    np.testing.assert_allclose(
        result.coefficients, L / eigenvalues[: components.n_components].to_numpy(), atol=1e-12
    )


@pytest.mark.parametrize("name", CHAIN)
def test_rotated_scores_are_near_those_of_r(name):
    """R's rotation stops up to 7e-8 before the maximum, and its scores with it."""
    reference = case(name)
    result = ess.factor_scores(
        reference.data, chain(name, convention="converged"), missing="listwise"
    )
    np.testing.assert_allclose(
        result.coefficients, reference.array("spss_style_rotated", "score_coefficients"), atol=1e-7
    )
    np.testing.assert_allclose(
        result.scores, reference.array("spss_style_rotated", "scores"), atol=1e-7
    )


@pytest.mark.parametrize("name", ["f02", "f09", "f15"])
def test_scores_of_components_are_uncorrelated_with_standard_deviation_1(name):
    scores = ess.factor_scores(case(name).data, chain(name), missing="listwise").scores
    np.testing.assert_allclose(scores.cov(), np.eye(scores.shape[1]), atol=1e-11)
    np.testing.assert_allclose(scores.mean(), 0, atol=1e-12)


def test_bare_loadings_are_scored_by_regression(attitude):
    loadings = chain("f02").loadings
    from_loadings = ess.factor_scores(attitude, ess.varimax(loadings, convention="converged"))
    from_components = ess.factor_scores(attitude, chain("f02", convention="converged"))
    np.testing.assert_allclose(from_loadings.scores, from_components.scores, atol=1e-10)


def test_columns_may_come_in_any_order(attitude):
    rotation = chain("f02")
    expected = ess.factor_scores(attitude, rotation).scores
    shuffled = attitude[attitude.columns[::-1]].assign(other=1.0)
    pd.testing.assert_frame_equal(ess.factor_scores(shuffled, rotation).scores, expected)


def test_missing_column_is_named(attitude):
    with pytest.raises(UnknownNameError, match="'raises'"):
        ess.factor_scores(attitude.drop(columns="raises"), chain("f02"))


def test_rows_of_the_same_name(attitude):
    with pytest.raises(DuplicateLabelsError, match="row is called '1'"):
        ess.factor_scores(attitude.rename(index={2: 1}), chain("f02"))


def test_gaps_are_refused_unless_left_out():
    data = case("f18").data
    with pytest.raises(MissingValuesError, match="listwise"):
        ess.factor_scores(data, chain("f18"))
    assert len(ess.factor_scores(data, chain("f18"), missing="listwise").scores) == 111


def test_components_without_variance_have_no_scores():
    data = case("f15").data
    with pytest.raises(SingularMatrixError, match="'PC8'"):
        ess.factor_scores(data, ess.principal_components(data, n_components=8))


def test_unknown_method(attitude):
    with pytest.raises(UnknownNameError, match="regression"):
        ess.factor_scores(attitude, chain("f02"), method="bartlett")


class TestComposite:
    @pytest.fixture
    def scores(self, attitude):
        return ess.factor_scores(attitude, chain("f02"))

    def test_explained_weights_are_shares_of_the_eigenvalues(self, scores):
        result = ess.composite_scores(scores, weights="explained")
        eigenvalues = case("f02").array("eigenvalues")[:2]
        np.testing.assert_allclose(result.weights, eigenvalues / eigenvalues.sum(), atol=1e-12)
        np.testing.assert_allclose(result.scores, scores.scores @ result.weights, atol=1e-12)

    def test_rotated_scores_are_weighted_by_what_the_rotated_factors_explain(self, scores):
        result = ess.composite_scores(scores)
        assert result.weights.equals(ess.composite_scores(scores, "rotated").weights)
        np.testing.assert_allclose(
            result.explained, (scores.rotation.loadings**2).sum(), atol=1e-12
        )
        assert "before rotation" not in result.verdict
        other = ess.composite_scores(scores, "explained")
        assert "not of the factors that were scored" in other.verdict

    def test_unrotated_scores_are_weighted_by_their_eigenvalues(self, attitude):
        components = ess.principal_components(attitude, 2)
        result = ess.composite_scores(ess.factor_scores(attitude, components))
        assert result.explained.tolist() == components.eigenvalues.iloc[:2].tolist()
        assert "not of the factors" not in result.verdict

    def test_eigenvalues_on_rotated_scores_are_a_known_mistake(self, scores):
        result = ess.composite_scores(scores)
        eigenvalues = case("f02").array("eigenvalues")[:2]
        share = eigenvalues / eigenvalues.sum()
        weight = result.exercise("weights", "RC1").check(f"{share[0]:.3f}")
        row = result.ranking.index[0]
        score = result.exercise("composite", row).check(f"{scores.scores.loc[row] @ share:.3f}")
        for feedback in (weight, score):
            assert "take what each rotated factor explains" in feedback.text

    def test_rows_that_are_alike_share_their_rank(self, attitude):
        twice = pd.concat([attitude, attitude.set_axis(range(101, 131))])
        scores = ess.factor_scores(twice, ess.varimax(ess.principal_components(twice)))
        ranking = ess.composite_scores(scores).ranking
        assert ranking.value_counts().eq(2).all()
        np.testing.assert_array_equal(ranking.loc[101:130], ranking.loc[1:30])

    def test_rotated_weights_are_shares_of_the_rotated_sums_of_squares(self, scores):
        result = ess.composite_scores(scores, weights="rotated")
        sums = case("f02").array("spss_style_rotated", "ss_loadings")
        np.testing.assert_allclose(result.weights, sums / sums.sum(), atol=1e-6)

    def test_ranking_starts_with_the_highest_score(self, scores):
        result = ess.composite_scores(scores)
        assert result.ranking.iloc[0] == 1
        assert result.ranking.index[0] == result.scores.idxmax()
        assert (np.diff(result.scores[result.ranking.index]) <= 0).all()

    def test_weights_that_are_not_known(self, attitude, scores):
        bare = ess.factor_scores(attitude, ess.varimax(chain("f02").loadings))
        unrotated = ess.factor_scores(attitude, ess.principal_components(attitude))
        for given, weights in ((bare, "explained"), (unrotated, "rotated")):
            with pytest.raises(ArgumentError):
                ess.composite_scores(given, weights=weights)
        with pytest.raises(UnknownNameError, match="weights='equal'"):
            ess.composite_scores(scores, weights="equal")


def test_cross_checks_agree(attitude):
    scores = ess.factor_scores(attitude, chain("f02"))
    assert scores.cross_check()["difference"].max() < 1e-10
    assert ess.composite_scores(scores).cross_check()["difference"].max() < 1e-12


class TestOtherData:
    def test_are_refused_by_the_pair_that_differs_most(self, attitude):
        components = ess.principal_components(attitude)
        other = attitude.head(15) + 100
        apart = (attitude.corr() - other.corr()).abs()
        first, second = apart.stack().idxmax()
        for rotation in (components, ess.varimax(components)):
            with pytest.raises(ArgumentError, match=f"there {first} and {second} correlate at"):
                ess.factor_scores(other, rotation)

    def test_other_units_and_another_order_are_the_same_data(self, attitude):
        components = ess.principal_components(attitude)
        expected = ess.factor_scores(attitude, components).scores
        changed = (1000 * attitude + 7).sample(frac=1, random_state=1)
        scores = ess.factor_scores(changed, components).scores
        pd.testing.assert_frame_equal(scores.loc[expected.index], expected, atol=1e-10)

    def test_printed_correlations_may_be_rounded(self, attitude):
        printed = ess.principal_components(correlation=attitude.corr().round(2), n_components=2)
        scores = ess.factor_scores(attitude, printed).scores
        exact = ess.factor_scores(attitude, ess.principal_components(attitude, 2)).scores
        assert (scores - exact).abs().max(axis=None) < 0.05
        with pytest.raises(ArgumentError, match="other data"):
            ess.factor_scores(attitude.head(20), printed)


def test_other_results_in_the_place_of_the_rotation_or_the_scores(attitude):
    for wrong in (ess.kmo(attitude), attitude):
        with pytest.raises(ArgumentError, match=r"result of principal_components\(\)"):
            ess.factor_scores(attitude, wrong)
        with pytest.raises(ArgumentError, match=r"result of factor_scores\(\)"):
            ess.composite_scores(wrong)
