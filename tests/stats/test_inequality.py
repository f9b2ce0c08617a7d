"""Indices of one distribution against R (ineq, dineq, IC2, laeken) and closed forms."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pmean

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
    UnknownNameError,
)
from edusocsec.stats.atkinson import equally_distributed
from edusocsec.stats.distribution import distribution
from tests.reference import case

WEIGHTED = ["t01", "t14", "t15", "t16"]
PLAIN = ["t10", "t11", "t12", "t13", "t16"]
CLOSE = {"rel": 1e-12, "abs": 1e-14}


def columns(name):
    data = case(name).data
    return data["x"].astype(float), data.get("w")


@pytest.mark.parametrize("name", sorted({*WEIGHTED, *PLAIN}))
def test_theil_is_that_of_ic2(name):
    x, w = columns(name)
    reference = case(name).results["IC2"]
    assert float(ess.theil(x, w)) == pytest.approx(reference["GE1"]["index"], **CLOSE)
    assert float(ess.theil(x, w, kind="L")) == pytest.approx(reference["GE0"]["index"], **CLOSE)


@pytest.mark.parametrize("name", sorted({*WEIGHTED, *PLAIN}))
def test_gini_is_that_of_laeken(name):
    x, w = columns(name)
    expected = case(name).results["laeken_gini_pct"] / 100
    assert float(ess.gini(x, w)) == pytest.approx(expected, rel=1e-11, abs=1e-14)


@pytest.mark.parametrize("name", ["t01", "t10", "t11", "t12", "t16"])
def test_unweighted_indices_are_those_of_ineq(name):
    x, _w = columns(name)
    reference = case(name).results["ineq_unweighted"]
    assert float(ess.theil(x)) == pytest.approx(reference["Theil_T"], **CLOSE)
    assert float(ess.theil(x, kind="L")) == pytest.approx(reference["Theil_L"], **CLOSE)
    assert float(ess.gini(x)) == pytest.approx(reference["Gini"], rel=1e-11, abs=1e-14)
    assert float(ess.atkinson(x, 0.5)) == pytest.approx(
        reference["Atkinson_0.5"], rel=1e-11, abs=1e-14
    )
    variation = float(ess.coefficient_of_variation(x))
    assert variation == pytest.approx(reference["CV_population_sd"], **CLOSE)
    sample = float(ess.coefficient_of_variation(x, ddof=1))
    assert sample == pytest.approx(case(name).results["CV_sample_sd"], **CLOSE)


@pytest.mark.parametrize("name", ["t01", "t14", "t15"])
def test_weighted_variation(name):
    x, w = columns(name)
    expected = case(name).results["CV_weighted_population"]
    assert float(ess.coefficient_of_variation(x, w)) == pytest.approx(expected, **CLOSE)


def test_lorenz_curve_is_that_of_ineq():
    x, w = columns("t01")
    points = ess.lorenz_curve(x, w).points.to_numpy()
    expected = case("t01").results["Lorenz_weighted"]
    np.testing.assert_allclose(points[:, 0], expected["p"], atol=1e-12)
    np.testing.assert_allclose(points[:, 1], expected["L"], atol=1e-12)


def test_whole_weights_equal_repeated_rows():
    x, w = columns("t15")
    repeated = np.repeat(x.to_numpy(), w.to_numpy().astype(int))
    for index in (ess.theil, ess.gini, ess.coefficient_of_variation):
        assert float(index(x, w)) == pytest.approx(float(index(repeated)), rel=1e-12)


@pytest.mark.parametrize("index", [ess.theil, ess.gini, ess.coefficient_of_variation])
def test_unit_and_order_do_not_matter(index):
    x, w = columns("t01")
    expected = float(index(x, w))
    assert float(index(1000 * x, 5 * w)) == pytest.approx(expected, rel=1e-12)
    assert float(index(x[::-1], w[::-1])) == pytest.approx(expected, rel=1e-12)


def test_zero_belongs_in_t_but_makes_l_infinite():
    x = pd.Series([0.0, 1.0], index=["Tibet", "Hebei"])
    assert float(ess.theil(x)) == pytest.approx(np.log(2), rel=1e-14)
    with pytest.raises(DataError, match=r"infinite: the value is zero in 'Tibet'"):
        ess.theil(x, kind="L")


class TestAtkinson:
    def test_the_sum_alone_sees_no_inequality(self):
        assert float(ess.atkinson([1, 5, 9], 0)) == pytest.approx(0, abs=1e-15)

    def test_one_is_the_geometric_mean(self):
        expected = 1 - np.exp(np.mean(np.log([1, 5, 9]))) / 5
        assert float(ess.atkinson([1, 5, 9], 1)) == pytest.approx(expected, rel=1e-14)
        assert float(ess.atkinson([1, 5, 9], 1 + 1e-9)) == pytest.approx(expected, rel=2e-9)

    def test_two_is_the_harmonic_mean(self):
        expected = 1 - 3 / (1 + 1 / 5 + 1 / 9) / 5
        assert float(ess.atkinson([1, 5, 9], 2)) == pytest.approx(expected, rel=1e-14)

    def test_infinity_is_rawls(self):
        assert float(ess.atkinson([1, 5, 9], float("inf"))) == pytest.approx(0.8, rel=1e-14)

    def test_a_large_epsilon_comes_close_to_rawls(self):
        # Of the mean of powers only the least value is left: (1/3)^(1 / (1 - epsilon)).
        expected = 1 - (1 / 3) ** (1 / (1 - 1e4)) / 5
        assert float(ess.atkinson([1, 5, 9], 1e4)) == pytest.approx(expected, rel=1e-14)

    def test_grows_with_epsilon(self):
        values = [float(ess.atkinson([1, 5, 9], e)) for e in (0, 0.5, 1, 2, 10, 50, np.inf)]
        assert (np.diff(values) > 0).all()

    def test_many_aversions_at_once_are_generalized_means(self):
        generator = np.random.default_rng(3)
        given = distribution(generator.lognormal(size=50), generator.uniform(1, 9, size=50))
        epsilons = np.array([0.0, 0.2, 0.999999, 1.0, 1.000001, 2.5, 20.0])
        theirs = [pmean(given.values, 1 - e, weights=given.weights) for e in epsilons]
        assert equally_distributed(given, epsilons) == pytest.approx(theirs, rel=1e-9)
        assert equally_distributed(given, np.array([np.inf])) == given.values.min()

    def test_zeros_leave_nothing_to_share_from_one_on(self):
        found = equally_distributed(distribution([0, 4]), np.array([0, 0.5, 0.999, 1, 1.5, np.inf]))
        assert found[:2] == pytest.approx([2, 1])
        assert (found[3:] == 0).all()

    @pytest.mark.parametrize("epsilon", [1, 2, np.inf])
    def test_zero_wastes_all_from_one_on(self, epsilon):
        assert float(ess.atkinson([0, 5], epsilon)) == 1

    @pytest.mark.parametrize("epsilon", [-1, float("nan"), "0.5", None, [1, 2]])
    def test_what_is_no_aversion(self, epsilon):
        with pytest.raises(ArgumentError, match="epsilon="):
            ess.atkinson([1, 2], epsilon)

    def test_weights_in_the_place_of_epsilon(self):
        with pytest.raises(ArgumentError, match=r"epsilon=Series .*\n.*weights="):
            ess.atkinson([1, 2], pd.Series([1.0, 1.0]))


@pytest.mark.parametrize("index", [ess.theil, ess.gini, ess.lorenz_curve])
class TestRefusals:
    def test_negative_value_is_named(self, index):
        with pytest.raises(DataError, match=r"value is negative in '1'"):
            index(case("t09").data["x"])

    def test_missing_value_is_named_and_can_be_left_out(self, index):
        x = case("t17").data["x"]
        with pytest.raises(MissingValuesError, match="listwise"):
            index(x)
        assert index(x, missing="listwise").distribution.values.notna().all()

    def test_negative_weight(self, index):
        with pytest.raises(DataError, match="weight is negative in '0'"):
            index([1, 2], [-1, 2])

    def test_no_weight_at_all(self, index):
        with pytest.raises(DataError, match="All weights are zero"):
            index([1, 2], [0, 0])

    def test_nothing_to_share(self, index):
        with pytest.raises(DataError, match="add up to zero"):
            index([0, 0])

    def test_rows_do_not_match(self, index):
        values = pd.Series([1.0, 2.0], index=["a", "b"])
        with pytest.raises(ArgumentError, match="'c'"):
            index(values, values.rename(index={"b": "c"}))
        with pytest.raises(ArgumentError, match="2 values and 3 weights"):
            index([1, 2], [1, 2, 3])


def test_weights_are_matched_by_name():
    x = pd.Series([1.0, 3.0], index=["a", "b"])
    w = pd.Series([1.0, 9.0], index=["b", "a"])
    assert float(ess.theil(x, w)) == float(ess.theil([1, 3], [9, 1]))


def test_unknown_kind():
    with pytest.raises(UnknownNameError, match="'T', 'L'"):
        ess.theil([1, 2], kind="M")


@pytest.mark.parametrize("ddof", [2, -1])
def test_impossible_ddof(ddof):
    with pytest.raises(ArgumentError, match=f"ddof={ddof}"):
        ess.coefficient_of_variation([1, 2], ddof=ddof)


@pytest.mark.parametrize(
    "result",
    [
        ess.theil([1, 2, 5], [1, 1, 2]),
        ess.theil([1, 2, 5], kind="L"),
        ess.gini([1, 2, 5], [1, 1, 2]),
        ess.lorenz_curve([1, 2, 5]),
        ess.atkinson([1, 2, 5], 0.5, [1, 1, 2]),
        ess.atkinson([1, 2, 5], 1),
        ess.atkinson([1, 2, 5], float("inf")),
        ess.coefficient_of_variation([1, 2, 5], ddof=1),
    ],
    ids=lambda result: result.title,
)
class TestStories:
    def test_the_steps_lead_to_the_result_in_every_language(self, result):
        explanation = result.explain()
        for step in explanation.steps.values():
            assert set(step.needs) <= set(explanation.steps)
            assert step.worked.endswith(f"{step.value_at(*step.cell):.{step.places}f}")
        if hasattr(result, "value"):
            assert explanation.steps["index"].value == result.value
        text = explanation.to_text()
        assert "\\" not in text
        assert max(map(len, text.splitlines())) <= 80
        assert explanation.to_html()
        assert explanation.to_latex()

    def test_other_programs_agree(self, result):
        if list(result._ask_peers()):
            assert result.cross_check()["difference"].max() < 1e-12

    def test_picture(self, result):
        assert result.plot().axes


def test_log_base_10_is_recognized():
    result = ess.theil([1, 2, 5])
    wrong = f"{result.value / np.log(10):.4f}"
    assert "base 10" in result.exercise("index").check(wrong).text


def test_weights_of_repeated_labels_count_by_position_only_in_the_same_order():
    x = pd.Series([1.0, 2.0, 10.0], index=list("aab"))
    w = pd.Series([3.0, 1.0, 2.0], index=list("aab"))
    assert float(ess.gini(x, w)) == float(ess.gini([1, 2, 10], [3, 1, 2]))
    for other in (w.iloc[::-1], w.iloc[1:]):
        with pytest.raises(DuplicateLabelsError, match="row is called 'a'"):
            ess.gini(x, other)


def test_values_that_cancel_out_have_no_mean():
    for values in ([0.1, 0.2, -0.3], [1e200, 2e200, -3e200]):
        with pytest.raises(DataError, match="add up to zero"):
            ess.coefficient_of_variation(values)
    nearly = [0.1, 0.2, -0.3 + 1e-9]
    expected = np.std(nearly) / np.mean(nearly)
    assert float(ess.coefficient_of_variation(nearly)) == pytest.approx(expected, rel=1e-6)


def test_weights_may_lift_the_mean_of_values_that_cancel_out():
    expected = np.std([-1, 1, 1, 1]) / 0.5
    assert float(ess.coefficient_of_variation([-1, 1], [1, 3])) == pytest.approx(expected)


@pytest.mark.parametrize("part", [40, -1, "0.4", float("nan"), None])
def test_share_of_a_part_that_is_no_share(part):
    with pytest.raises(ArgumentError, match=r"0\.4 for 40 per cent"):
        ess.lorenz_curve([1, 2, 3]).share_of_poorest(part)
    assert ess.lorenz_curve([1, 2, 3]).share_of_poorest(1) == 1


@pytest.mark.parametrize("values", [[[1, 2], [3, 4]], 5, "abc"])
def test_what_is_no_column(values):
    with pytest.raises(ArgumentError, match="One column of values is needed"):
        ess.gini(values)


@pytest.mark.parametrize("label", ["start", "0"])
def test_a_row_may_bear_the_name_of_the_first_point(label):
    values = pd.Series([3.0, 1.0, 2.0], index=["a", label, "start_"])
    curve = ess.lorenz_curve(values)
    assert curve.points.index.is_unique
    assert curve.steps["cumulative_shares"].value_at(label, "cumulative_value_share") == 1 / 6
    assert ess.gini(values).explain().to_text()


@pytest.mark.parametrize("method", [ess.theil, ess.gini, ess.lorenz_curve])
def test_a_whole_table_in_place_of_a_column(method):
    data = pd.DataFrame({"y": [1.0, 2, 5], "w": [3.0, 2, 1]})
    with pytest.raises(ArgumentError, match=r"whole table(.|\n)*value='y'; weight="):
        method(data, "y")


def test_names_of_columns_given_by_position():
    data = pd.DataFrame({"y": [1.0, 2, 5], "w": [3.0, 2, 1]})
    with pytest.raises(ArgumentError, match="one column is needed"):
        ess.theil(data, "y", "w")


class TestColumnsByName:
    TABLE = pd.DataFrame({"income": [1.0, 2, 5], "people": [3.0, 1, 2]}, index=list("abc"))
    METHODS = (
        ess.theil,
        ess.gini,
        ess.lorenz_curve,
        ess.coefficient_of_variation,
        lambda values, *weights, **names: ess.atkinson(values, 2, *weights, **names),
    )

    @pytest.mark.parametrize("method", METHODS)
    def test_they_are_the_same_as_the_columns_themselves(self, method):
        income, people = self.TABLE["income"], self.TABLE["people"]
        for given, names in (((income, people), ["income", "people"]), ((income,), ["income"])):
            options = dict(zip(("value", "weight"), names, strict=False))
            pd.testing.assert_frame_equal(
                method(self.TABLE, **options).table(), method(*given).table()
            )

    @pytest.mark.parametrize("method", METHODS)
    def test_what_was_meant_is_said(self, method):
        income = self.TABLE["income"]
        with pytest.raises(ArgumentError, match=r"value='income'; weight="):
            method(self.TABLE)
        with pytest.raises(ArgumentError, match=r"the weights themselves as weights="):
            method(income, weight=self.TABLE["people"])
        with pytest.raises(ArgumentError, match=r"which one holds the values"):
            method(self.TABLE, weight="people")
        with pytest.raises(ArgumentError, match=r"twice"):
            method(self.TABLE, self.TABLE["people"], value="income", weight="people")
        with pytest.raises(UnknownNameError, match="'wealth'"):
            method(self.TABLE, value="wealth")

    def test_names_by_position_are_recognized(self):
        with pytest.raises(ArgumentError, match=r"value='income'; weight="):
            ess.theil(self.TABLE, "income", "people")


def test_a_text_among_numbers_is_named():
    with pytest.raises(NotNumericError, match="holds '3' in row '2'"):
        ess.gini([1, 2, "3"])


@pytest.mark.parametrize("rows", [400, 10_001])
def test_gini_is_checked_at_any_length_and_in_little_memory(rows):
    random = np.random.default_rng(12)
    x, w = random.lognormal(size=rows), random.integers(0, 5, rows)
    x[: rows // 2] = x[0]
    result = ess.gini(x, w)
    tracemalloc.start()
    assert result.cross_check()["difference"].max() < 1e-12
    assert tracemalloc.get_traced_memory()[1] < 50e6
    tracemalloc.stop()


def test_the_column_that_a_hint_names_holds_numbers():
    table = pd.DataFrame({"province": ["a", "b"], "people": [2, 1], "income": [1.0, 2.0]})
    with pytest.raises(ArgumentError, match=r"value='people'"):
        ess.theil(table)
    with pytest.raises(ArgumentError, match=r"value='income'"):
        ess.theil(table, weight="people")
