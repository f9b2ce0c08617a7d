"""Habits of print become notes, not accusations."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.stats.audit.finding import Kind


def notes(data, check):
    audit = ess.audit_table(pd.DataFrame(data))
    assert {one.kind for one in audit.found if one.check == check} <= {Kind.NOTE}
    return [one for one in audit.found if one.check == check]


def test_text_with_fewer_decimals_is_noted():
    (one,) = notes({"x": ["1.25", "2.5", "3.75"]}, "coarser")
    assert one.rows == [1]


def test_one_zero_less_in_a_long_series_needs_no_reason():
    (one,) = notes({"x": ["1.25"] * 11 + ["2.5"]}, "coarser")
    assert "chance alone would do it" in one.step.why


def test_float_with_one_zero_less_is_no_surprise():
    assert notes({"x": [1.25, 2.5, 3.75]}, "coarser") == []


def test_many_zeros_at_the_end_are():
    values = ["5.90", "8.40", "9.20", "9.80", "10.57"]
    for column in (values, [float(value) for value in values]):
        (one,) = notes({"x": column}, "coarser")
        assert one.rows == [0, 1, 2, 3]
        # 4 zeros; 5 ways to choose 4 of 5 cells.
        assert one.step.value == pytest.approx(4 - np.log10(5))


def test_computed_floats_say_nothing_about_print():
    assert notes({"x": [1 / 3, 200 / 3, 0.5, 0.25, 0.75]}, "coarser") == []


def test_several_series_are_one_note():
    (one,) = notes({"x": ["1.25", "2.5"], "y": ["1.256", "2"], "z": ["1.2", "2.3"]}, "coarser")
    assert one.columns == ["y"]
    assert "1 more series mixes decimals." in one.found


def test_whole_numbers_rounded_to_hundreds():
    (one,) = notes({"x": [1200, 300, 700], "y": [1, 2, 3]}, "tens")
    assert one.columns == ["x"]
    assert "100" in one.found


def test_one_sign_against_all_others():
    (one,) = notes({"x": [3, 4, -5, 6], "y": [1, -1, 1, -1], "z": [0, 0, 1, -1]}, "sign")
    assert (one.rows, one.columns) == ([2], ["x"])


def test_missing_cells_are_one_note_that_names_them():
    (one,) = notes({"x": [1, np.nan], "y": ["…", "2"]}, "missing")
    assert one.found == "2 of 4 cells are empty: (0; y), (1; x)."
    assert one.step.worked == "4 - 2 = 2"


def test_full_table_of_even_decimals_has_no_note():
    audit = ess.audit_table(pd.DataFrame({"x": ["1.25", "2.50"], "y": ["17", "23"]}))
    assert audit.found == []
