"""Repeated runs: reported where chance hardly makes them, and only there."""

import numpy as np
import pandas as pd
import pytest

from edusocsec.stats.audit.layout import read_cells
from edusocsec.stats.audit.runs import Coincidence, digit_runs, repeated_runs


def runs(rows, chance=0.001):
    data = pd.DataFrame(rows).T
    return list(repeated_runs(read_cells(data, None), chance))


@pytest.fixture
def numbers():
    """Five unrelated numbers of five digits in each of six rows."""
    rng = np.random.default_rng(7)
    return {f"row {i}": [str(x) for x in rng.integers(10_000, 99_999, 5)] for i in range(6)}


def test_unrelated_numbers_hold_no_run(numbers):
    assert runs(numbers) == []


def test_finds_two_cells_copied_to_the_same_places(numbers):
    numbers["row 4"][1:3] = numbers["row 1"][1:3]
    (found,) = runs(numbers)
    assert found.rows == ["row 1", "row 4"]
    assert found.columns == [1, 2]
    assert ", ".join(numbers["row 1"][1:3]) in found.found


def test_finds_a_run_that_slipped_by_one_place(numbers):
    numbers["row 4"][2:5] = numbers["row 1"][1:4]
    (found,) = runs(numbers)
    assert len(found.places) == 6


def test_finds_columns_that_repeat(numbers):
    data = pd.DataFrame(numbers).T
    data.iloc[:3, 4] = data.iloc[:3, 0]
    (found,) = repeated_runs(read_cells(data, None), 0.001)
    assert found.columns == [0, 4]


def test_three_equal_rows_are_one_finding(numbers):
    numbers["row 3"] = numbers["row 5"] = numbers["row 0"]
    (found,) = runs(numbers)
    assert found.rows == ["row 0", "row 3", "row 5"]


def test_one_equal_value_is_no_run(numbers):
    numbers["row 4"][1] = numbers["row 1"][1]
    assert runs(numbers) == []


def test_round_values_and_conventions_are_no_run():
    assert runs({"a": ["1500", "66", "2000"], "b": ["1500", "66", "2000"]}) == []
    constant = {f"row {i}": ["660.25", "55.125"] for i in range(12)}
    assert runs(constant) == []


def test_many_round_values_are_no_run_either():
    round_values = ["15", "270", "31", "4200", "58", "61"]
    assert runs({"a": round_values, "b": round_values}) == []


def test_same_values_in_another_order_are_no_run(numbers):
    numbers["row 4"][3], numbers["row 4"][1] = numbers["row 1"][0], numbers["row 1"][4]
    assert runs(numbers) == []


def test_values_must_differ_to_make_a_run():
    assert runs({"a": ["660.25"] * 4, "b": ["660.25"] * 4}) == []


def test_trailing_zeros_do_not_hide_a_run():
    assert len(runs({"a": ["41.830", "27.917"], "b": ["41.83", "27.917"]})) == 1


def test_short_numbers_need_a_longer_run():
    short = {"a": ["123", "456", "789"], "b": ["123", "456", "321"], "c": ["1", "2", "3"]}
    assert runs(short) == []
    longer = {"a": ["123", "456", "789", "147"], "b": ["123", "456", "789", "147"]}
    assert len(runs(longer)) == 1


def test_arithmetic_counts_digits_and_places():
    rows = {"a": ["14818", "27917"], "b": ["14818", "27917"]}
    (found,) = runs(rows)
    step = found.step
    # 4 + 4 digits after the first; 1 pair of rows, 3 shifts, both of 2 places.
    assert step.worked == r"8 - \log_{10} 3 = 7.5"
    assert step.value == pytest.approx(8 - np.log10(3))


def test_expectation_agrees_with_chance():
    """Of random tables with digits made for it, about as many hold the run as expected."""
    rng = np.random.default_rng(3)
    tables = rng.integers(0, 10, (100_000, 2, 2))
    hits = (tables[:, 0] == tables[:, 1]).all(axis=1).mean()
    assert hits == pytest.approx(10 ** -Coincidence(digits=2, ways=1).power, rel=0.1)


def test_same_digit_many_times():
    data = pd.DataFrame({"a": ["77777", "88777"], "b": ["33.33333", "100000"]})
    (found,) = digit_runs(read_cells(data, None), 0.01)
    assert (found.rows, found.columns) == ([0], ["a"])
    assert "5 times" in found.found


def test_long_agreement_does_not_overflow():
    many = [f"{x:.6f}" for x in np.random.default_rng(5).normal(size=200)]
    (found,) = runs({"a": many, "b": many})
    assert found.step.value > 400
    assert "10^" in found.step.why
