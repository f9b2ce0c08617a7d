"""Numbers as they are printed, and what their decimals say."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from edusocsec.stats.audit.printed import Interval, read_number


@pytest.mark.parametrize(
    ("cell", "text", "decimals"),
    [
        ("4.180", "4.180", 3),
        (4.180, "4.18", 2),
        ("14818", "14818", 0),
        (14818.0, "14818", 0),
        (np.float32(0.5), "0.5", 1),
        (np.float32(0.1), "0.1", 1),
        (np.float32(14818.23), "14818.23", 2),
        (np.float32(0.4) + np.float32(0.3), "0.7", 1),
        (np.float16(0.1), "0.1", 1),
        (1234567890123, "1234567890123", 0),
        (np.int64(-3), "-3", 0),
        ("−3.5", "-3.5", 1),
        (" 7 ", "7", 0),
        (0.1 + 0.2, "0.3", 1),
        (1e15, "1000000000000000", 0),
        ("١٢", "12", 0),
    ],
)
def test_reads_numbers_and_texts(cell, text, decimals):
    number = read_number(cell)
    assert (str(number), number.decimals) == (text, decimals)


@pytest.mark.parametrize("cell", ["", " - ", "–", "…", None, np.nan, pd.NA, pd.NaT])
def test_empty_cells(cell):
    assert read_number(cell) is None


@pytest.mark.parametrize(
    "cell", ["14,818", "12.99%", "nan", "1e5", "1.2.3", "many", np.inf, -np.inf, True, 1j, [1]]
)
def test_refuses_what_is_no_plain_number(cell):
    with pytest.raises(ValueError, match=r".*"):
        read_number(cell)


def test_interval_has_the_values_that_round_to_the_number():
    interval = read_number("4.180").interval
    assert (interval.low, interval.high) == (Fraction("4.1795"), Fraction("4.1805"))


@pytest.mark.parametrize(("text", "low", "high"), [("5.71", "5.705", "5.72"), ("-5", "-6", "-4.5")])
def test_loose_interval_allows_for_digits_cut_off(text, low, high):
    loose = read_number(text).loose_interval
    assert (loose.low, loose.high) == (Fraction(low), Fraction(high))


def test_interval_arithmetic_holds_every_combination():
    rng = np.random.default_rng(1)
    for _ in range(50):
        ends = rng.integers(-20, 20, 4)
        one, two = (
            Interval(*map(Fraction, sorted(map(int, pair)))) for pair in (ends[:2], ends[2:])
        )
        x, y = (rng.choice([a.low, a.high]) for a in (one, two))
        assert x + y in one + two
        assert x * y in one * two
        if 0 not in two:
            assert x / y in one / two


def test_intervals_that_touch_meet():
    one, two = Interval.around(Decimal(1), Decimal(1)), Interval.around(Decimal(2), Decimal(1))
    assert one.meets(two)
    assert two.meets(one)
    assert not one.meets(Interval.point(2))
