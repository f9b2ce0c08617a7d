"""KMO against mpmath, R and PSPP."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import DataError, UnknownNameError
from edusocsec.stats.kmo import kaiser_word
from tests.reference import MPMATH, PSPP, R_ALONE, case, mpmath_results, pspp_results


@pytest.mark.parametrize("name", MPMATH)
def test_kmo_has_the_value_of_mpmath(name):
    result, expected = ess.kmo(**case(name).source), mpmath_results(name)
    assert result.overall == pytest.approx(float(expected["kmo"]), abs=1e-10)
    np.testing.assert_allclose(result.per_variable, expected["kmo_per_variable"], atol=1e-10)


@pytest.mark.parametrize("name", R_ALONE)
def test_kmo_has_the_value_of_psych(name):
    result, reference = ess.kmo(**case(name).source), case(name)
    assert result.overall == pytest.approx(reference.results["kmo"]["overall"], abs=1e-10)
    np.testing.assert_allclose(
        result.per_variable, reference.array("kmo", "per_variable"), atol=1e-10
    )


@pytest.mark.parametrize("name", PSPP)
def test_kmo_has_the_value_of_pspp(name):
    result, expected = ess.kmo(**case(name).source), pspp_results(name)
    assert result.overall == pytest.approx(expected["kmo"], abs=1e-10)


@pytest.mark.parametrize("name", [*MPMATH, *R_ALONE])
def test_anti_image_correlations_are_those_of_psych(name):
    anti_image = ess.kmo(**case(name).source).anti_image
    np.testing.assert_allclose(anti_image, case(name).array("kmo", "anti_image_cor"), atol=1e-10)


def test_matrix_of_no_correlations_has_no_kmo():
    with pytest.raises(DataError, match=r"'x1', 'x2', 'x3'.*\n.*0/0"):
        ess.kmo(correlation=np.eye(3))


@pytest.mark.parametrize(
    ("measure", "word"),
    [
        (0.9, "marvelous"),
        (0.8, "meritorious"),
        (0.789, "middling"),
        (0.6, "mediocre"),
        (0.5, "miserable"),
        (0.4999, "unacceptable"),
    ],
)
def test_words_are_kaisers(measure, word):
    assert kaiser_word(measure) == word


def test_labels_are_those_of_the_columns(attitude):
    result = ess.kmo(attitude)
    assert list(result.per_variable.index) == list(attitude)
    assert list(result.steps["partial_correlations"].value) == list(attitude)


def test_table_has_each_variables_measure_on_the_diagonal(attitude):
    result = ess.kmo(attitude)
    printed = result.table().drop(columns="msa")
    np.testing.assert_array_equal(np.diag(printed), result.per_variable)


def test_partial_correlation_is_the_correlation_of_regression_residuals(attitude):
    others = np.column_stack([np.ones(30), attitude.drop(columns=["rating", "raises"])])

    def residuals(column):
        coefficients = np.linalg.lstsq(others, attitude[column], rcond=None)[0]
        return attitude[column] - others @ coefficients

    expected = np.corrcoef(residuals("rating"), residuals("raises"))[0, 1]
    step = ess.kmo(attitude).steps["partial_correlations"]
    assert step.value_at("rating", "raises") == pytest.approx(expected, abs=1e-12)


def test_steps_lead_to_the_result(attitude):
    result = ess.kmo(attitude)
    assert result.steps["overall"].value == result.overall
    assert result.steps["per_variable"].value is result.per_variable


def test_cell_of_the_inverse_is_worked_out_by_cramers_rule(attitude):
    step = ess.kmo(attitude).steps["inverse"]
    expected = np.linalg.inv(attitude.corr())
    np.testing.assert_allclose(step.value, expected, atol=1e-10)
    assert step.worked_at("rating", "raises").endswith(f"= {expected[0, 4]:.3f}")


def test_cross_check_agrees_with_factor_analyzer(attitude):
    checked = ess.kmo(attitude).cross_check()
    assert "factor_analyzer" in checked.index.get_level_values("program")
    assert checked["difference"].max() < 1e-10


def test_badge_is_that_of_the_weakest_column():
    provinces = ess.load_dataset("provinces_2013")
    columns = ["gdp_per_capita", "local_revenue", "resident_population"]
    assert ess.kmo(provinces[columns]).badge == "published"
    assert ess.kmo(provinces[[*columns, "population_65_plus_2013"]]).badge == "reconstructed"
    assert ess.kmo(pd.DataFrame(provinces[columns].to_numpy())).badge is None


def test_variable_may_bear_the_name_of_our_column():
    data = case("f02").data.rename(columns={"rating": "msa", "advance": "MSA"})
    result = ess.kmo(data)
    table = result.table()
    assert list(table.columns[:2]) == ["msa", "msa"]
    np.testing.assert_array_equal(table.iloc[:, 0], result.per_variable)
    assert list(result.headings.shown(table).columns[:2]) == ["MSA", "msa"]
    assert result.plot().axes
    assert result.explain().to_text()


@pytest.mark.parametrize("r", [0.1, 0.3, 0.55, -0.7, 0.9])
def test_of_two_variables_the_measure_is_a_half_and_rounding_does_not_name_it(r):
    result = ess.kmo(correlation=[[1, r], [r, 1]])
    assert result.overall == pytest.approx(0.5, abs=1e-14)
    assert result.word == "miserable"
    assert "x1 fits least" in result.verdict


def test_a_row_that_no_step_has_is_refused_with_those_that_are_near(attitude):
    result = ess.kmo(attitude)
    assert result.explain("raises").to_text() != result.explain().to_text()
    with pytest.raises(UnknownNameError, match=r"'ratings'(.|\n)*Did you mean 'rating'"):
        result.explain("ratings")
    with pytest.raises(UnknownNameError, match="No step has"):
        result.explain(["rating"])
