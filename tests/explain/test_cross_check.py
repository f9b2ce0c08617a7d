"""Nothing that is shown of two programs may be decided by their rounding."""

import math

import numpy as np
import pandas as pd
import pytest

from edusocsec.explain.cross_check import Peer, compare


def row(ours, theirs, **options):
    return compare([Peer("another", "numbers", ours, theirs, **options)]).iloc[0]


def test_rounding_does_not_choose_the_cell_that_is_shown():
    ours = np.array([0.5, 0.25, 0.125])
    for place in range(3):
        theirs = ours.copy()
        theirs[place] += 1e-16 * (place + 1)
        shown = row(ours, theirs)
        assert (shown["ours"], shown["difference"]) == (0.5, 0.0)
        assert shown["agreement"] == "9 digits or more"


def test_rounding_does_not_choose_between_cells_that_differ_equally():
    ours = np.array([[1.0, 0.5], [0.5, 1.0]])
    for noise in (0, 1e-16, -1e-16):
        theirs = np.array([[1.0, 0.375], [0.375 + noise, 1.0]])
        assert row(ours, theirs)["theirs"] == 0.375


@pytest.mark.parametrize(
    ("theirs", "agreement"),
    [
        (0.75, "0 digits"),
        (1.01, "2 digits"),
        (1 + 5e-9, "8 digits"),
        (1 + 5e-10, "9 digits or more"),
    ],
)
def test_agreement_is_said_in_digits(theirs, agreement):
    assert row(1.0, theirs)["agreement"] == agreement


def test_an_index_near_0_is_no_exacter_than_one_near_1():
    assert row(0.0, 1e-17)["agreement"] == "9 digits or more"


def test_amounts_are_compared_in_any_unit():
    for unit in (1e-12, 1.0, 1e8):
        ours = np.array([2.0, 3.0]) * unit
        assert row(ours, ours * [1, 1.01], scale=0.0)["agreement"] == "2 digits"
        assert row(ours, ours * [1, 1 + 1e-13], scale=0.0)["difference"] == 0


def test_both_0_agree_whatever_the_scale():
    assert row(0.0, 0.0, scale=0.0)["agreement"] == "9 digits or more"


@pytest.mark.parametrize("broken", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_told(broken):
    ours = pd.Series([0.5, 0.25, 0.125])
    for pair in ((ours, [0.75, broken, 0.125]), ([0.75, broken, 0.125], ours)):
        shown = row(*pair)
        assert shown["agreement"] == "no number in 1 cell"
        assert math.isnan(shown["difference"])
        assert {0.25, broken} >= {shown["ours"], shown["theirs"]} or math.isnan(broken)


def test_two_that_are_no_numbers_do_not_agree():
    assert row([math.nan, math.nan], [math.nan, math.nan])["agreement"] == "no number in 2 cells"
