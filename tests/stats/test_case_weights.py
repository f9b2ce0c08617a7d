"""Case weights through the factor chain: against PSPP's WEIGHT BY, and against repeated rows."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DataError,
    MissingValuesError,
    NotNumericError,
    TooFewRowsError,
)
from edusocsec.provenance import Badge, with_badges
from tests.reference import case


@pytest.fixture(scope="module")
def weighted():
    table = case("w01").data
    return table.drop(columns="w"), table["w"]


@pytest.fixture
def pspp():
    return case("w01").results["listwise"]


def repeated(table, counts):
    rows = table.loc[table.index.repeat(counts)]
    return rows.set_axis(range(len(rows)))


class TestAgainstPspp:
    """60 rows whose weights add up to 127.51; one of them has the weight zero."""

    def test_correlations(self, weighted, pspp):
        covariances = np.array(pspp["covariance"])
        deviations = np.sqrt(np.diag(covariances))
        result = ess.correlation_matrix(weighted[0], weights=weighted[1])
        expected = covariances / np.outer(deviations, deviations)
        np.testing.assert_allclose(result.matrix, expected, atol=1e-12)
        assert result.n_observations == pytest.approx(pspp["analysis_n"][0], abs=1e-9)
        assert result.cross_check()["difference"].max() < 1e-12

    def test_kmo(self, weighted, pspp):
        result = ess.kmo(weighted[0], weights=weighted[1])
        assert result.overall == pytest.approx(pspp["kmo"], abs=1e-12)
        printed = result.table().to_numpy()[:, 1:]
        np.testing.assert_allclose(printed, pspp["anti_image_correlation"], atol=1e-12)

    def test_bartlett_takes_the_sum_of_the_weights_as_n(self, weighted, pspp):
        result = ess.bartlett_sphericity(weighted[0], weights=weighted[1])
        assert result.statistic == pytest.approx(pspp["bartlett_chi_square"], rel=1e-12)
        assert result.n_observations == pytest.approx(127.51)
        as_printed = ess.bartlett_sphericity(
            weighted[0], weights=weighted[1], n_observations=127.51
        )
        assert as_printed.statistic == result.statistic
        from_print = ess.bartlett_sphericity(
            correlation=result.correlation.matrix, n_observations=127.51
        )
        assert from_print.statistic == pytest.approx(pspp["bartlett_chi_square"], rel=1e-12)

    def test_components_and_rotation(self, weighted, pspp):
        components = ess.principal_components(weighted[0], 2, weights=weighted[1])
        np.testing.assert_allclose(components.eigenvalues, pspp["eigenvalues"], atol=1e-12)
        theirs = np.array(pspp["component_matrix"])
        np.testing.assert_allclose(
            components.loadings, theirs * np.where(theirs.sum(axis=0) < 0, -1, 1), atol=1e-12
        )
        rotated = np.array(pspp["rotated_component_matrix"])
        np.testing.assert_allclose(
            ess.varimax(components).loadings,
            rotated * np.where(rotated.sum(axis=0) < 0, -1, 1),
            atol=1e-6,
        )


class TestWholeWeightsAreRepeatedRows:
    @pytest.fixture
    def counts(self):
        return np.random.default_rng(3).integers(0, 4, size=30)

    @pytest.fixture
    def both(self, attitude, counts):
        return {"data": attitude, "weights": counts}, {"data": repeated(attitude, counts)}

    @pytest.mark.parametrize("method", [ess.kmo, ess.bartlett_sphericity, ess.principal_components])
    def test_in_every_number(self, both, method):
        by_weight, by_row = (method(**given) for given in both)
        for name, expected in vars(by_row).items():
            if isinstance(expected, float | int | pd.Series | pd.DataFrame):
                np.testing.assert_allclose(getattr(by_weight, name), expected, rtol=0, atol=1e-11)
        assert by_weight.correlation.n_observations == by_row.correlation.n_observations

    def test_in_scores(self, both, attitude, counts):
        def scored(given):
            return ess.factor_scores(
                given["data"], ess.varimax(ess.principal_components(**given, n_components=2))
            )

        by_weight, by_row = map(scored, both)
        present = attitude.index[counts > 0]
        assert list(by_weight.scores.index) == list(present)
        again = repeated(by_weight.scores, counts[counts > 0])
        np.testing.assert_allclose(again, by_row.scores, atol=1e-11)

    def test_where_values_are_missing(self, attitude, counts):
        gaps = attitude.astype(float).mask(np.random.default_rng(5).uniform(size=(30, 7)) < 0.05)
        for missing in ("listwise", "pairwise"):
            by_weight = ess.correlation_matrix(gaps, missing=missing, weights=counts)
            by_row = ess.correlation_matrix(repeated(gaps, counts), missing=missing)
            np.testing.assert_allclose(by_weight.matrix, by_row.matrix, atol=1e-12)
            assert by_weight.n_observations == by_row.n_observations

    def test_in_a_nearly_singular_matrix(self):
        data = case("f12_nearsing_1e-04").data
        counts = np.arange(len(data)) % 3 + 1
        by_weight = ess.kmo(data, weights=counts)
        by_row = ess.kmo(repeated(data, counts))
        assert by_weight.overall == pytest.approx(by_row.overall, abs=1e-8)


def test_weighted_scores_have_mean_0_and_standard_deviation_1(weighted):
    data, weights = weighted
    scores = ess.factor_scores(data, ess.principal_components(data, 3, weights=weights)).scores
    used = weights[scores.index]
    np.testing.assert_allclose(used @ scores, 0, atol=1e-10)
    products = (scores.mul(used, axis="index").T @ scores) / (used.sum() - 1)
    np.testing.assert_allclose(products, np.eye(3), atol=1e-12)


def test_components_remember_their_weights_and_others_are_refused(weighted):
    data, weights = weighted
    components = ess.principal_components(data, 2, weights=weights)
    remembered = ess.factor_scores(data, components)
    given = ess.factor_scores(data.iloc[::-1], components, weights=weights)
    np.testing.assert_allclose(given.scores.loc[remembered.scores.index], remembered.scores)
    with pytest.raises(ArgumentError, match=r"other data(.|\n)*the same missing= and weights="):
        ess.factor_scores(data, components, weights=weights**2)
    with pytest.raises(ArgumentError, match="weights of other rows: see '1'"):
        ess.factor_scores(data.drop(index=1), components)


def test_scale_matters_for_tests_only(weighted):
    data, weights = weighted
    expected, tenfold = ess.kmo(data, weights=weights), ess.kmo(data, weights=10 * weights)
    assert tenfold.overall == pytest.approx(expected.overall, abs=1e-12)
    small = ess.bartlett_sphericity(data, weights=weights)
    assert ess.bartlett_sphericity(data, weights=10 * weights).statistic > 9 * small.statistic


def test_weights_are_told(weighted):
    for method in (
        ess.correlation_matrix,
        ess.kmo,
        ess.bartlett_sphericity,
        ess.principal_components,
    ):
        verdict = method(weighted[0], weights=weighted[1]).verdict
        assert "the weights add up to 127.51 observations" in verdict
        assert "1 row is left out" in verdict
        assert "weights" not in method(weighted[0]).verdict


def test_weights_are_matched_by_their_labels(weighted):
    data, weights = weighted
    expected = ess.kmo(data, weights=weights.to_numpy()).overall
    assert ess.kmo(data, weights=weights[::-1]).overall == expected
    with pytest.raises(ArgumentError, match="do not have the same rows: see '1'"):
        ess.kmo(data, weights=weights.drop(index=1))
    with pytest.raises(ArgumentError, match="60 rows and 59 weights"):
        ess.kmo(data, weights=weights.to_numpy()[1:])


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({2: -1.0}, DataError, "negative in '2'"),
        ({2: np.nan}, MissingValuesError, "missing or infinite in '2'"),
        ({2: np.inf}, MissingValuesError, "missing or infinite in '2'"),
    ],
)
def test_weights_that_cannot_be_are_named(weighted, change, error, message):
    data, weights = weighted
    wrong = weights.copy()
    wrong[list(change)] = list(change.values())
    with pytest.raises(error, match=message):
        ess.kmo(data, weights=wrong)


def test_text_and_nothing_are_no_weights(weighted):
    data, weights = weighted
    with pytest.raises(NotNumericError, match="'weight' holds 'many' in row '1'"):
        ess.kmo(data, weights=["many"] * len(data))
    with pytest.raises(DataError, match="All weights are zero"):
        ess.kmo(data, weights=0 * weights)


def test_a_missing_weight_is_left_out_listwise(weighted):
    data, weights = weighted
    gap = weights.mask(weights.index == 2)
    expected = ess.kmo(data.drop(index=2), weights=weights.drop(index=2))
    found = ess.kmo(data, weights=gap, missing="listwise")
    assert found.overall == pytest.approx(expected.overall, abs=1e-12)


def test_a_gap_in_a_row_that_does_not_count_is_no_gap(weighted):
    data, weights = weighted
    nobody = weights.index[weights == 0][0]
    gap = data.copy()
    gap.loc[nobody, "v1"] = np.nan
    expected = ess.kmo(data, weights=weights).overall
    assert ess.kmo(gap, weights=weights).overall == pytest.approx(expected, abs=1e-14)


def test_weights_that_add_up_to_one_are_refused_and_the_hint_helps(weighted):
    data, weights = weighted
    shares = weights / weights.sum()
    with pytest.raises(TooFewRowsError, match=r"add up to 1(.|\n)*weights / weights.mean\(\)"):
        ess.bartlett_sphericity(data, weights=shares)
    with pytest.raises(TooFewRowsError, match=r"4 observations are too few .* 8 variables"):
        ess.bartlett_sphericity(data, weights=4 * shares)
    followed = ess.bartlett_sphericity(data, weights=shares / shares.mean())
    assert followed.n_observations == pytest.approx(len(data))


def test_correlations_cannot_be_weighted_any_more(weighted):
    with pytest.raises(ArgumentError, match="weights= belongs to observations"):
        ess.kmo(correlation=weighted[0].corr(), weights=weighted[1])


def test_the_badge_of_the_weights_counts(weighted):
    data, weights = weighted
    published = with_badges(data, dict.fromkeys(data, Badge.PUBLISHED))
    made_up = with_badges(weights.to_frame(), {"w": Badge.SYNTHETIC})["w"]
    assert ess.kmo(published).badge is Badge.PUBLISHED
    for method in (ess.kmo, ess.bartlett_sphericity, ess.principal_components):
        assert method(published, weights=made_up).badge is Badge.SYNTHETIC
        assert method(published, weights=weights.to_numpy()).badge is None
    components = ess.principal_components(published, weights=made_up)
    scores = ess.factor_scores(published, ess.varimax(components))
    assert scores.badge is Badge.SYNTHETIC
    assert ess.composite_scores(scores).badge is Badge.SYNTHETIC
