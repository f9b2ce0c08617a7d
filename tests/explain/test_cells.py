"""Cells that cannot be told apart, and rows with several labels."""

import pandas as pd
import pytest

from edusocsec.errors import DuplicateLabelsError
from edusocsec.explain.cells import at, first_with, has_label


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (pd.Series([1.0, 2.0, 3.0], ["a", "a", "b"]), ("a",)),
        (pd.DataFrame({"food": [1.0, 2.0, 3.0]}, ["a", "a", "b"]), ("a", "food")),
    ],
)
def test_a_cell_of_two_rows_with_one_name_is_refused(value, cell):
    with pytest.raises(DuplicateLabelsError, match="More than one row is called 'a'") as caught:
        at(value, *cell)
    assert "reset_index" in caught.value.hint
    assert at(value, "b", *cell[1:]) == 3.0


def test_a_part_of_a_label_is_not_the_label_but_finds_the_first_row():
    rows = pd.MultiIndex.from_product([["Hebei", "Gansu"], [2013, 2014]])
    assert not has_label(rows, "Gansu")
    assert first_with(rows, "Gansu") == ("Gansu", 2013)
    assert first_with(rows, 2014) == ("Hebei", 2014)
    assert first_with(rows, ("Gansu", 2014)) == ("Gansu", 2014)


def test_a_tuple_may_be_the_one_label_of_a_row():
    rows = pd.Index([("a", 1), ("a", 2)], tupleize_cols=False)
    assert has_label(rows, ("a", 2))
    assert first_with(rows, "a") is None
