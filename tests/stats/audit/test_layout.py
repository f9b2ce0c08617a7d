"""Tables of any shape become rows and columns; bad ones are refused, the cell named."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    NotNumericError,
    UnknownNameError,
)
from edusocsec.stats.audit.layout import read_cells


@pytest.fixture
def tidy():
    return pd.DataFrame(
        {
            "group": ["staff", "staff", "all", "all"],
            "year": [2013, 2010, 2010, 2013],
            "fund": ["2.0", "1.0", "3.0", "4.0"],
        }
    ).set_index(["group", "year"])


def test_tidy_table_turns_the_periods_into_columns_in_order(tidy):
    table = read_cells(tidy, "year")
    assert table.rows == [("staff",), ("all",)]
    assert table.columns == [(2010,), (2013,)]
    assert table.frame().loc["staff"].to_list() == [1.0, 2.0]


def test_wide_table_gives_the_same(tidy):
    wide = tidy["fund"].unstack("year").loc[["staff", "all"]]
    pd.testing.assert_frame_equal(
        read_cells(wide, "year").frame(), read_cells(tidy, "year").frame()
    )


def test_several_measures_are_named_first(tidy):
    tidy["people"] = 1
    assert read_cells(tidy, "year").rows[:2] == [("fund", "staff"), ("people", "staff")]
    in_columns = read_cells(tidy.unstack("year"), "year")
    assert set(in_columns.rows) == set(read_cells(tidy, "year").rows)


def test_years_alone_in_the_index_make_a_row_of_each_measure():
    data = pd.DataFrame({"x": [1, 2]}, index=pd.Index([2010, 2013], name="year"))
    assert read_cells(data, "year").rows == [("x",)]
    assert read_cells(data["x"], "year").rows == [("x",)]


def test_level_without_label_says_nothing():
    index = pd.MultiIndex.from_tuples([("insurance", None), ("relief", "temporary")])
    table = read_cells(pd.DataFrame({2010: [1, 2]}, index=index), None)
    assert table.rows == [("insurance",), ("relief", "temporary")]


@pytest.mark.parametrize(
    ("numbers", "habit"),
    [
        ([1200, 300, 700, 100, 5000], 100),
        ([120, 30, 70, 50, 10], 10),
        ([1200, 301, 700, 100, 5000], 1),
        # Too few to tell: every number of a short table is taken as it is printed.
        ([1200], 1),
        ([1200, 300], 1),
        ([100000, 200000], 1),
        ([1200, 300, 700, 1000], 1),
    ],
)
def test_zeros_at_the_ends_of_a_series_are_a_habit_of_rounding(numbers, habit):
    table = read_cells(pd.DataFrame({"a": numbers, "b": range(1, len(numbers) + 1)}), None)
    of_a = [cell.number for cell in table.cells.values() if cell.column == ("a",)]
    assert {int(number.habit) for number in of_a} == {habit}
    assert {int(number.unit) for number in of_a} == {1}


@pytest.mark.parametrize("unit", ["persons", "人"])
def test_persons_are_counts_without_play(unit):
    data = pd.DataFrame({"a": [1200, 300, 700], "b": ["1.5", "2.5", "3.5"]})
    cells = read_cells(data, None, {"a": unit, "b": unit}).cells.values()
    for cell in cells:
        width = cell.number.interval.width
        assert width == (0 if cell.column == ("a",) else Fraction(1, 10))
        if cell.column == ("a",):
            assert cell.number.wide_interval == cell.number.loose_interval
            assert cell.number.loose_interval == cell.number.interval


def test_missing_cells_are_counted():
    table = read_cells(pd.DataFrame({"a": [1, np.nan], "b": ["-", "2"]}), None)
    assert table.missing == [((0,), ("b",)), ((1,), ("a",))]


@pytest.mark.parametrize("text", ["14,818", "<img onerror>", "12 %", float("inf"), True])
def test_refuses_text_in_a_number_and_names_the_cell(text):
    data = pd.DataFrame({"a": [1, text]}, index=["x", "y"], dtype=object)
    with pytest.raises(NotNumericError, match="Row 'y', column 'a' holds"):
        read_cells(data, None)


def test_refuses_a_repeated_row(tidy):
    with pytest.raises(DuplicateLabelsError, match="row 'staff', column '2013'"):
        read_cells(pd.concat([tidy, tidy.head(1)]), "year")


def test_refuses_a_repeated_column():
    with pytest.raises(DuplicateLabelsError, match="row '0', column 'a'"):
        read_cells(pd.DataFrame([[1, 2]], columns=["a", "a"]), None)


def test_refuses_an_unknown_level(tidy):
    with pytest.raises(UnknownNameError, match=r"'month'(.|\n)*'group', 'year'"):
        read_cells(tidy, "month")
    with pytest.raises(UnknownNameError, match="rename_axis"):
        read_cells(pd.DataFrame({2010: [1]}), "year")


def test_refuses_a_period_without_label():
    index = pd.MultiIndex.from_tuples([("a", 2010.0), ("b", np.nan)], names=["group", "year"])
    with pytest.raises(DataError, match="row 'b' has no label for 'year'"):
        read_cells(pd.DataFrame({"x": [1, 2]}, index=index), "year")


@pytest.mark.parametrize(
    "data", [pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame({"a": [np.nan]})]
)
def test_refuses_a_table_without_numbers(data):
    with pytest.raises(DataError, match=r"empty|No cell"):
        read_cells(data, None)


def test_refuses_what_is_no_table():
    with pytest.raises(ArgumentError, match="labelled rows and columns"):
        read_cells([[1, 2]], None)
