"""Correlations, and every way in which a table can be unfit."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    ConstantColumnError,
    CorrelationMatrixError,
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
    TooFewVariablesError,
    UnknownNameError,
)
from tests.reference import case


@pytest.mark.parametrize("name", ["f01", "f02", "f03", "f04", "f07", "f09", "f11", "f18"])
def test_correlations_are_those_of_r(name):
    result = ess.correlation_matrix(case(name).data, missing="listwise")
    np.testing.assert_allclose(result.matrix, case(name).array("cor"), atol=1e-12)
    assert result.n_observations == case(name).results["n"]


def test_pairwise_correlations_are_those_of_r():
    result = ess.correlation_matrix(case("f18").data, missing="pairwise")
    np.testing.assert_allclose(result.matrix, case("f19").data, atol=1e-12)
    there = case("f18").data.notna().astype(int)
    pairs = there.T @ there
    np.testing.assert_array_equal(result.pair_observations, pairs)
    assert result.n_observations == pairs.min(axis=None)
    assert result.cross_check()["difference"].max() < 1e-12


def test_arrays_get_names(attitude):
    result = ess.correlation_matrix(attitude.to_numpy())
    assert list(result.matrix) == [f"x{i}" for i in range(1, 8)]
    np.testing.assert_array_equal(np.asarray(result), result.matrix)


def test_tiny_differences_on_a_large_number_are_a_constant(attitude):
    noise = 1e9 + np.arange(30) * 1e-8
    with pytest.raises(ConstantColumnError, match="'year'"):
        ess.correlation_matrix(attitude.assign(year=noise))


def test_text_is_named(attitude):
    wrong = attitude.astype(object)
    wrong.loc[3, "raises"] = "n/a"
    with pytest.raises(NotNumericError, match="'raises' holds 'n/a' in row '3'"):
        ess.correlation_matrix(wrong)


@pytest.mark.parametrize("values", [pd.date_range("2013", periods=30), ["1.5"] * 30, [1j] * 30])
def test_other_things_that_are_not_numbers(attitude, values):
    with pytest.raises(NotNumericError, match="'raises' holds"):
        ess.correlation_matrix(attitude.assign(raises=values))


def test_nullable_and_object_columns_of_numbers_are_welcome(attitude):
    expected = attitude.corr()
    for dtype in ("Float64", "Int64", object):
        result = ess.correlation_matrix(attitude.astype(dtype))
        np.testing.assert_allclose(result.matrix, expected, atol=1e-12)


@pytest.mark.parametrize("scale", [1e200, 1e-200])
def test_very_large_and_small_units_change_nothing(attitude, scale):
    result = ess.correlation_matrix(attitude * scale)
    np.testing.assert_allclose(result.matrix, attitude.corr(), atol=1e-12)


def test_unknown_way_with_missing_values(attitude):
    for method in (ess.correlation_matrix, ess.kmo, ess.principal_components):
        with pytest.raises(UnknownNameError, match="'error', 'listwise', 'pairwise'"):
            method(attitude, missing="mean")


def test_missing_value_is_named(attitude):
    wrong = attitude.astype(float)
    wrong.loc[3, "raises"] = np.nan
    wrong.loc[5, "raises"] = np.inf
    with pytest.raises(MissingValuesError, match=r"2 of 30 rows, the first in row '3'.*'raises'"):
        ess.correlation_matrix(wrong)
    left = ess.correlation_matrix(wrong, missing="listwise")
    expected = attitude.drop(index=[3, 5]).corr()
    np.testing.assert_allclose(left.matrix, expected, atol=1e-12)


def test_columns_of_the_same_name(attitude):
    with pytest.raises(DuplicateLabelsError, match="column is called 'rating'"):
        ess.correlation_matrix(attitude.rename(columns={"raises": "rating"}))


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 0.5], [0.4, 1]], "not symmetric"),
        ([[2, 0.5], [0.5, 1]], "look like covariances"),
        ([[2, 1.6], [1.6, 1]], "diagonal is not 1 at 'x1'"),
        ([[0, 0.5, 2], [0.5, 0, 1], [2, 1, 0]], "look like distances"),
        ([[1, 1.5], [1.5, 1]], "between -1 and 1"),
        ([[1, 0.5, 0.1], [0.5, 1, 0.1]], "square"),
    ],
)
def test_what_is_not_a_correlation_matrix(matrix, message):
    with pytest.raises(CorrelationMatrixError, match=message):
        ess.kmo(correlation=matrix)


def test_names_of_a_correlation_matrix_in_another_order():
    R = pd.DataFrame([[1, 0.5], [0.5, 1]], ["a", "b"], ["b", "a"])
    with pytest.raises(DataError, match="different names"):
        ess.kmo(correlation=R)


def test_exercise_recognizes_the_wrong_divisor(attitude):
    result = ess.correlation_matrix(attitude)
    wrong = result.matrix.at["rating", "raises"] * 29 / 30
    exercise = result.exercise("correlations", "rating", "raises")
    assert "divided by n" in exercise.check(f"{wrong:.3f}").text


def test_cross_check_agrees_with_numpy(attitude):
    assert ess.correlation_matrix(attitude).cross_check()["difference"].max() < 1e-12


class TestCorrelationsInThePlaceOfObservations:
    @pytest.mark.parametrize(
        "method", [ess.correlation_matrix, ess.kmo, ess.principal_components, ess.average_linkage]
    )
    def test_a_result_is_no_table(self, method, attitude):
        with pytest.raises(ArgumentError, match="CorrelationMatrix is a result, not a table"):
            method(ess.correlation_matrix(attitude))

    @pytest.mark.parametrize("missing", ["error", "listwise", "pairwise"])
    def test_a_table_of_correlations(self, missing, attitude):
        for R in (attitude.corr(), attitude.corr().round(2), attitude.corr().set_axis(range(7))):
            named = R.set_axis(R.index, axis="columns")
            with pytest.raises(ArgumentError, match="looks like a correlation matrix"):
                ess.correlation_matrix(named, missing=missing)

    @pytest.mark.parametrize(
        "change",
        [lambda R: R + np.triu(R, 1), lambda R: 1 + 3 * (R - np.eye(7)), lambda R: R[::-1]],
    )
    def test_other_square_tables_are_observations(self, change, attitude):
        square = change(attitude.corr())
        expected = np.corrcoef(square, rowvar=False)
        np.testing.assert_allclose(ess.correlation_matrix(square), expected, atol=1e-12)


@pytest.mark.parametrize("missing", ["error", "pairwise"])
def test_one_variable_has_no_correlations(attitude, missing):
    with pytest.raises(TooFewVariablesError, match="only 1 variable"):
        ess.correlation_matrix(attitude[["raises"]], missing=missing)


def test_every_kind_of_gap_is_left_out_of_its_pairs():
    data = case("f18").data
    expected = ess.correlation_matrix(data, missing="pairwise").matrix
    objects = data.astype(object).where(data.notna(), pd.NA)
    for gaps in (objects, data.astype("Float64"), data.fillna(np.inf)):
        result = ess.correlation_matrix(gaps, missing="pairwise")
        np.testing.assert_allclose(result.matrix, expected, atol=1e-12)


@pytest.mark.parametrize("data", [np.ones((2, 2, 2)), {"a": [1, 2]}, iter([[1, 2], [3, 4]])])
@pytest.mark.parametrize("missing", ["error", "pairwise"])
def test_what_is_no_table(data, missing):
    with pytest.raises(NotNumericError, match="dimensions"):
        ess.correlation_matrix(data, missing=missing)


def test_pairwise_arrays_get_names(attitude):
    result = ess.correlation_matrix(attitude.to_numpy(), missing="pairwise")
    assert list(result.matrix) == [f"x{i}" for i in range(1, 8)]
