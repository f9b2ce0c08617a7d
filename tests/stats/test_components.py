"""Principal components against R, and what the rules advise."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.cost import CostWarning
from edusocsec.errors import ArgumentError, ConstantColumnError, IndefiniteMatrixError
from edusocsec.stats.retention import parallel_reference
from tests.reference import case, pspp_results

CASES = [
    "f01", "f02", "f03", "f04", "f05", "f07", "f08", "f09", "f10", "f11",
    "f12_nearsing_1e-04", "f12_nearsing_1e-10", "f12_nearsing_1e-12", "f15", "f18", "f19",
]  # fmt: skip


def components_of(name):
    reference = case(name)
    return ess.principal_components(n_components=reference.results["nfactors"], **reference.source)


@pytest.mark.parametrize("name", CASES)
def test_eigenvalues_and_loadings_are_those_of_r(name):
    result, reference = components_of(name), case(name)
    np.testing.assert_allclose(result.eigenvalues, reference.array("eigenvalues"), atol=1e-10)
    np.testing.assert_allclose(
        result.loadings, reference.array("unrotated_loadings_colsum_positive"), atol=1e-10
    )
    np.testing.assert_allclose(
        result.communalities, reference.array("principal_none", "communality"), atol=1e-10
    )


@pytest.mark.parametrize("name", ["f02", "f03", "f04", "f09"])
def test_communalities_are_those_of_pspp(name):
    np.testing.assert_allclose(
        components_of(name).communalities, pspp_results(name)["communalities"], atol=1e-10
    )


@pytest.mark.parametrize("name", ["f02", "f05", "f09"])
def test_table_is_spss_total_variance_explained(name):
    table = components_of(name).table()
    expected = case(name).results["spss_style_rotated"]["total_variance_explained"]
    for block, key in (("initial_eigenvalues", "initial"), ("extraction", "extraction")):
        printed = expected[key]
        total = printed["total"] if isinstance(printed, dict) else np.array(printed)[:, 0]
        np.testing.assert_allclose(table[block]["total"].dropna(), total, atol=1e-10)
    assert table["initial_eigenvalues"]["cumulative_percent"].iloc[-1] == pytest.approx(100)


def test_loadings_are_correlations_with_the_component_scores(attitude):
    components = ess.principal_components(attitude)
    scores = ess.factor_scores(attitude, components).scores
    expected = [[np.corrcoef(attitude[v], scores[c])[0, 1] for c in scores] for v in attitude]
    np.testing.assert_allclose(components.loadings, expected, atol=1e-12)


def test_all_components_restore_the_correlations(attitude):
    L = ess.principal_components(attitude, n_components=7).loadings.to_numpy()
    np.testing.assert_allclose(L @ L.T, attitude.corr(), atol=1e-12)


def test_kaisers_rule_is_the_default(attitude):
    result = ess.principal_components(attitude)
    assert result.n_components == (np.linalg.eigvalsh(attitude.corr()) > 1).sum() == 2


def test_rules_disagree_on_the_provinces_and_the_verdict_says_so():
    indicators = ess.papers.pension_subsidy.INDICATORS
    provinces = ess.load_dataset("provinces_2013")[indicators]
    result = ess.principal_components(provinces).with_parallel_analysis()
    explained = np.cumsum(result.eigenvalues) / 7
    assert explained.iloc[1] < 0.85 < explained.iloc[2]
    assert result.advice.to_dict() == {
        "kaiser_rule": 2,
        "variance_rule": 3,
        "parallel_analysis": 2,
    }
    assert "disagree" in result.verdict


def test_parallel_reference_is_that_of_simulated_data():
    generator = np.random.default_rng(1)
    drawn = [
        np.linalg.eigvalsh(np.corrcoef(generator.standard_normal((31, 7)), rowvar=False))[::-1]
        for _draw in range(4000)
    ]
    expected = np.quantile(drawn, 0.95, axis=0)
    np.testing.assert_allclose(parallel_reference(31, 7), expected, atol=0.03)


def test_without_the_number_of_observations_there_is_no_parallel_analysis(attitude):
    result = ess.principal_components(correlation=attitude.corr())
    with pytest.raises(ArgumentError, match="n_observations="):
        result.with_parallel_analysis()
    assert result.random_eigenvalues is None
    assert list(result.advice.index) == ["kaiser_rule", "variance_rule"]


@pytest.mark.parametrize("count", [0, 8, -1, 2.5, "2"])
def test_impossible_number_of_components(attitude, count):
    with pytest.raises(ArgumentError, match="between 1 and 7"):
        ess.principal_components(attitude, n_components=count)


def test_uncorrelated_variables_have_no_component_by_kaisers_rule():
    with pytest.raises(ArgumentError, match="No eigenvalue is above 1"):
        ess.principal_components(correlation=np.eye(3))


def test_indefinite_matrix_is_refused():
    with pytest.raises(IndefiniteMatrixError, match="missing='listwise'"):
        ess.principal_components(correlation=case("f20").data)


def test_constant_column_is_named():
    with pytest.raises(ConstantColumnError, match="'const'"):
        ess.principal_components(case("f16").data)


def test_cross_check_agrees_with_scikit_learn(attitude):
    checked = ess.principal_components(attitude).cross_check()
    assert len(checked) == 2
    assert checked["difference"].max() < 1e-12


def test_exercise_recognizes_the_eigenvector_for_the_loading(attitude):
    result = ess.principal_components(attitude)
    exercise = result.exercise("loadings", "rating", "PC1")
    wrong = result.eigenvectors.at["rating", "PC1"]
    assert "eigenvector" in exercise.check(f"{wrong:.3f}").text
    assert exercise.check(f"{result.loadings.at['rating', 'PC1']:.3f}").outcome == "right"


@pytest.mark.parametrize("name", CASES)
def test_columns_of_loadings_add_up_to_more_than_zero(name):
    assert (components_of(name).loadings.sum() > 0).all()


class TestParallelAnalysis:
    def test_is_made_only_when_asked_for(self, monkeypatch):
        def refuse(*_given):
            raise AssertionError("nobody asked for random data")

        monkeypatch.setattr("edusocsec.stats.components.parallel_reference", refuse)
        result = ess.principal_components(correlation=np.eye(300) / 2 + 0.5, n_observations=1000)
        assert result.random_eigenvalues is None
        assert repr(result)
        assert result.verdict
        assert list(result.advice.index) == ["kaiser_rule", "variance_rule"]
        with pytest.raises(AssertionError), pytest.warns(CostWarning):
            result.with_parallel_analysis()

    def test_does_not_depend_on_how_many_are_drawn_at_once(self, monkeypatch):
        """Other draws, but of the same distribution."""
        expected = parallel_reference(31, 7)
        monkeypatch.setattr("edusocsec.stats.retention.CELLS_AT_ONCE", 49 * 100)
        np.testing.assert_allclose(parallel_reference(31, 7), expected, atol=0.05)

    def test_tells_how_far_it_is(self, monkeypatch, capsys):
        monkeypatch.setattr("edusocsec.stats.retention.CELLS_AT_ONCE", 49 * 250)
        monkeypatch.setattr("edusocsec.explain.progress.PATIENCE", 0.0)
        parallel_reference(31, 7)
        told = capsys.readouterr().err.replace("\r", "\n").split("\n")
        assert [line for line in told if line] == [
            f"Parallel analysis: {percent} per cent" for percent in (25, 50, 75, 100)
        ]

    def test_knows_its_bounds(self, attitude):
        result = ess.principal_components(attitude)
        with pytest.raises(ArgumentError, match="draws=10 is not a whole number of at least 100"):
            result.with_parallel_analysis(draws=10)
        few = ess.principal_components(attitude.head(7))
        with pytest.raises(ArgumentError, match="more observations than variables"):
            few.with_parallel_analysis()

    def test_says_first_what_it_costs(self, monkeypatch):
        monkeypatch.setattr(
            "edusocsec.stats.components.parallel_reference", lambda *_: np.ones(300)
        )
        result = ess.principal_components(correlation=np.eye(300) / 2 + 0.5, n_observations=1000)
        with pytest.warns(CostWarning, match="about 14 seconds"):
            result.with_parallel_analysis()


def test_thousands_of_variables_are_announced(monkeypatch):
    monkeypatch.setattr("edusocsec.stats.spectrum.SECONDS", 1.0)
    with pytest.warns(CostWarning, match="about 27 seconds"):
        ess.principal_components(correlation=np.eye(3) / 2 + 0.5)
