"""Tables of one's own are refused by name of what they lack, before anything is computed."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, DuplicateLabelsError, UnknownNameError
from edusocsec.papers.given import rows_with, table_with


@pytest.fixture
def table():
    return pd.DataFrame(
        {"group": ["staff", "all"], "year": [2013, 2013], "fund": [1.0, 2.0]}
    ).set_index(["group", "year"])


def test_a_table_that_has_everything_comes_back_as_it_is(table):
    assert table_with(table, ["fund"], ["year", "group"]) is table


def test_a_missing_column_is_named_beside_those_there_are(table):
    with pytest.raises(UnknownNameError, match="no column 'people'") as caught:
        table_with(table, ["fund", "people"])
    assert "'fund', 'people'" in caught.value.hint
    assert "Its columns are 'fund'" in caught.value.hint


def test_labels_that_are_still_columns_are_named(table):
    with pytest.raises(UnknownNameError, match=r"labelled by 'year'(.|\n)*set_index"):
        table_with(table.reset_index("year"), levels=["group", "year"])


def test_two_rows_with_the_same_labels_are_refused(table):
    with pytest.raises(DuplicateLabelsError, match="'staff, 2013'"):
        table_with(pd.concat([table, table.iloc[:1]]), levels=["group", "year"])


def test_anything_but_a_table_is_refused(table):
    with pytest.raises(ArgumentError, match=r"A Series cannot stand(.|\n)*load_dataset"):
        table_with(table["fund"])


def test_a_missing_row_is_named(table):
    by_group = table.droplevel("year")
    assert rows_with(by_group, ["all"])["fund"].to_list() == [2.0]
    with pytest.raises(UnknownNameError, match="no row 'farmers'"):
        rows_with(by_group, ["all", "farmers"])


TABLES = {
    "fund_gap": "common_prosperity_table_2",
    "coverage": "common_prosperity_table_4",
    "welfare_growth": "common_prosperity_table_3",
}


@pytest.mark.parametrize(("function", "dataset"), TABLES.items())
def test_each_paper_function_names_what_its_table_lacks(function, dataset):
    compute, table = getattr(ess.papers.common_prosperity, function), ess.load_dataset(dataset)
    with pytest.raises(UnknownNameError, match="no column"):
        compute(table.rename(columns=lambda name: name.upper()))
    with pytest.raises(UnknownNameError, match="labelled by"):
        compute(table.reset_index())
