"""Breaks in size: only where the rest of the table moves otherwise."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.stats.audit.breaks import breaks, change_factors
from edusocsec.stats.audit.layout import read_cells


def table(rows):
    years = range(2010, 2010 + len(next(iter(rows.values()))))
    return read_cells(pd.DataFrame(rows, index=pd.Index(years, name="year")), "year")


CALM = {"a": [10, 11, 12, 14], "b": [3.1, 2.9, 3.5, 3.3]}


def found(rows, jump=10):
    return list(breaks(table(rows), jump))


def test_calm_table_has_none():
    assert found(CALM) == []


def test_finds_the_step_and_names_both_cells():
    (one,) = found(CALM | {"c": [500, 520, 12, 13]})
    assert (one.rows, one.columns) == (["c"], [2011, 2012])
    assert one.step.worked == r"\frac{520}{12} = 43.33"
    assert "Usual in this table is a factor of 1.1" in one.found


def test_cell_with_a_slipped_point_breaks_on_both_sides():
    columns = [one.columns for one in found(CALM | {"c": [5.0, 520, 5.3, 5.4]})]
    assert columns == [[2010, 2011], [2011, 2012]]


def test_threshold_is_a_multiple_of_the_usual_step():
    growing = {"a": [1, 12, 140, 1600], "b": [2, 25, 230, 2900]}
    assert found(growing) == []
    assert len(found(growing, jump=1.01)) > 0


def test_a_step_is_compared_with_the_others_and_not_with_itself():
    # Factors 1, 1.2, 11 and 12.5: the median of the first three is 1.2, of all four 6.1.
    (one,) = found({"a": [10, 10, 12, 132, 1650]})
    assert one.columns == [2013, 2014]


def test_threshold_can_be_set():
    rows = CALM | {"c": [5, 5, 20, 20]}
    assert found(rows) == []
    assert len(found(rows, jump=3)) == 1


def test_empty_cells_are_skipped_and_zeros_and_signs_take_no_step():
    (one,) = found(CALM | {"c": [500, np.nan, 12, 13]})
    assert one.columns == [2010, 2012]
    assert found(CALM | {"c": [500, 0, 12, 13]}) == []
    assert found(CALM | {"c": [-500, 12, 13, 13]}) == []


def test_negative_numbers_break_too():
    (one,) = found(CALM | {"c": [-500, -520, -12, -13]})
    assert one.step.value == pytest.approx(520 / 12)


def test_few_steps_say_nothing_about_what_is_usual():
    assert found({"a": [1, 100, 101]}) == []


def test_factors_equal_an_independent_computation():
    given = pd.DataFrame(CALM, index=pd.Index(range(4), name="year")).T.astype(float)
    ratio = given / given.shift(axis="columns")
    expected = np.exp(np.log(ratio.iloc[:, 1:]).abs())
    pd.testing.assert_frame_equal(
        change_factors(table(CALM)).set_axis(expected.columns, axis="columns"), expected
    )


def test_step_of_the_audit_tells_any_cell_and_refuses_an_empty_one():
    data = pd.DataFrame(CALM | {"c": [5, np.nan, 7, 8]}, index=pd.Index(range(4), name="year"))
    step = ess.audit_table(data, along="year").steps["factors"]
    assert step.worked_at("a", 1) == r"\frac{11}{10} = 1.10"
    with pytest.raises(UnknownNameError, match="'c', '1'"):
        step.worked_at("c", 1)
