"""Counts, numbers and earlier results that users pass."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.explain import Result
from edusocsec.stats.arguments import one_of, real_number, result_of, whole_number
from edusocsec.stats.gini import Gini


class TestWholeNumber:
    @pytest.mark.parametrize("value", [3, np.int64(3), np.uint8(3)])
    def test_is_an_int_within_its_bounds(self, value):
        found = whole_number(value, "n_clusters", 3, 3)
        assert type(found) is int
        assert found == 3

    @pytest.mark.parametrize("value", [2, 6, 4.0, "4", None, math.nan, [4]])
    def test_anything_else_is_refused_with_the_bounds(self, value):
        with pytest.raises(ArgumentError, match=r"n_clusters=.*whole number between 3 and 5\."):
            whole_number(value, "n_clusters", 3, 5)

    def test_without_an_upper_bound(self):
        assert whole_number(10**30, "n_draws", 1) == 10**30
        with pytest.raises(ArgumentError, match="n_draws=0 is not a whole number of at least 1"):
            whole_number(0, "n_draws", 1)


class TestRealNumber:
    @pytest.mark.parametrize("value", [0, 1, 0.5, np.float32(0.5), np.int8(1), Fraction(1, 2)])
    def test_is_a_float_and_bounds_belong_to_it(self, value):
        found = real_number(value, "part", 0, 1)
        assert type(found) is float
        assert found == value

    @pytest.mark.parametrize("value", [math.nan, "1", None, True, 1j, [1], Decimal(1)])
    def test_what_is_no_number(self, value):
        with pytest.raises(ArgumentError, match=r"epsilon=.* is not a number\."):
            real_number(value, "epsilon")

    @pytest.mark.parametrize(
        ("bounds", "words"),
        [
            ((0,), "a number of at least 0"),
            ((-math.inf, 2.5), "a number of at most 2.5"),
            ((0, 1), "a number from 0 to 1"),
        ],
    )
    def test_the_message_and_the_hint_give_the_bounds(self, bounds, words):
        with pytest.raises(ArgumentError) as caught:
            real_number(-7 if bounds[0] == 0 else 7, "part", *bounds)
        assert words in caught.value.problem
        assert words in caught.value.hint

    def test_infinity_belongs_to_open_bounds(self):
        assert real_number(math.inf, "epsilon", 0) == math.inf

    def test_own_hint(self):
        with pytest.raises(ArgumentError, match="What to do: Say it in shares"):
            real_number(40, "part", 0, 1, hint="Say it in shares.")


def test_one_of_several_names():
    assert one_of("ward", "linkage", ["average", "ward"]) == "ward"
    with pytest.raises(UnknownNameError, match=r"'wards'(.|\n)*'average'"):
        one_of("wards", "linkage", ["average", "ward"])


class TestResultOf:
    def test_a_result_comes_back_as_it_is(self):
        result = ess.gini([1, 2])
        assert result_of(result, Gini, "gini") is result
        assert result_of(result, Result, "gini") is result

    def test_anything_else_is_named_by_its_type(self):
        with pytest.raises(ArgumentError, match=r"A Theil .* result of gini\(\)"):
            result_of(ess.theil([1, 2]), Gini, "gini")
