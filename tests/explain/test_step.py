from dataclasses import replace

import pandas as pd
import pytest

from edusocsec.errors import UnknownNameError
from edusocsec.explain import Step


def test_worked_ends_with_the_value_of_the_chosen_cell(step):
    assert step.worked == r"\frac{1.0 + 2.0}{2} = 1.50"


def test_any_cell_can_be_worked_out(step):
    assert step.worked_at("b") == r"\frac{2.0 + 6.0}{2} = 4.00"
    assert step.value_at("b") == 4.0


def test_another_row_is_worked_out_where_there_is_one(step):
    assert step.about("b").worked == step.worked_at("b")
    assert step.about("nobody") is step


def test_of_rows_with_two_labels_the_first_that_has_one_is_worked_out(step):
    years = pd.MultiIndex.from_product([["a", "b"], [2013, 2014]])
    panel = replace(step, value=pd.Series([1.0, 2.0, 3.0, 4.0], years), work=lambda row: str(row))
    assert panel.about("b").worked == "('b', 2013) = 3.00"
    with pytest.raises(UnknownNameError, match="no 'b'"):
        panel.value_at("b")


def test_unknown_cell_is_named_with_the_choice(step):
    with pytest.raises(UnknownNameError, match="no 'c'") as caught:
        step.worked_at("c")
    assert "'a', 'b'" in caught.value.hint


def test_wrong_number_of_labels(step):
    with pytest.raises(UnknownNameError, match="1 labels to a cell, not 2"):
        step.value_at("a", "food")


def test_scalar_and_table_values():
    scalar = Step(name="s", title="S", why="", formula="s", value=0.125, work=lambda: "s", places=2)
    assert (scalar.worked, scalar.value_at()) == ("s = 0.12", 0.125)
    frame = pd.DataFrame([[1.0, 2.0]], index=[2013], columns=["x", "y"])
    table = Step(
        name="t",
        title="T",
        why="",
        formula="t",
        value=frame,
        work=lambda r, c: "t",
        cell=(2013, "y"),
    )
    assert table.value_at(2013, "y") == 2.0


def test_shows_reason_formula_numbers_and_value(step):
    text = step.to_text()
    for part in ("Row means", "balance point", "x̅_i", "(1.0 + 2.0) / 2 = 1.50", "4.00"):
        assert part in text
