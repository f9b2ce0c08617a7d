"""Counts, numbers and earlier results that users pass."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
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
    @pytest.mark.parametrize(
        "value", [0, 1, 0.5, np.float32(0.5), np.int8(1), Fraction(1, 2), Decimal(1)]
    )
    def test_is_a_float_and_bounds_belong_to_it(self, value):
        found = real_number(value, "part", 0, 1)
        assert type(found) is float
        assert found == value

    @pytest.mark.parametrize("value", [math.nan, "1", None, True, 1j, [1]])
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


class TestUnknownOptions:
    """One slip, one type of error, whatever the function; and a name that is near is offered."""

    FRAME = pd.DataFrame({"a": [1.0, 2, 3, 5], "b": [2.0, 1, 4, 4], "c": [5.0, 1, 3, 2]})
    ROWS = pd.DataFrame({"unit": list("aabb"), "year": [1, 2] * 2, "y": [1, 2, 4, 3.0]})

    @pytest.mark.parametrize(
        ("call", "wrong", "near"),
        [
            (lambda: ess.theil([1, 2], kind="t"), "kind='t'", "'T'"),
            (lambda: ess.gini([1, 2], missing="list"), "missing='list'", "'listwise'"),
            (lambda: ess.average_linkage([[1], [2]], "euclid"), "metric='euclid'", "'euclidean'"),
            (
                lambda: ess.varimax([[1, 0], [0, 1]], convention="SPSS"),
                "convention='SPSS'",
                "'spss'",
            ),
            (
                lambda: ess.theil_decomposition(
                    TestUnknownOptions.ROWS, value="y", groups="unit", value_is="perhead"
                ),
                "value_is='perhead'",
                "'per_head'",
            ),
            (
                lambda: ess.panel_regression(
                    TestUnknownOptions.ROWS,
                    outcome="y",
                    regressors="y",
                    entity="unit",
                    time="year",
                    effects="entities",
                ),
                "effects='entities'",
                "'entity'",
            ),
            (
                lambda: ess.papers.pension_subsidy.regions_by(linkage="wards"),
                "linkage='wards'",
                "'ward'",
            ),
            (
                lambda: ess.plots.matrix(TestUnknownOptions.FRAME, scale="sign"),
                "scale='sign'",
                "'s",
            ),
            (lambda: ess.labs.conventions(begin="factor"), "begin='factor'", "'factors'"),
        ],
    )
    def test_is_named_with_those_that_are_near(self, call, wrong, near):
        with pytest.raises(UnknownNameError, match=wrong) as caught:
            call()
        assert caught.value.hint.startswith(f"Did you mean {near}")

    @pytest.mark.parametrize("junk", [None, 3, [], ["T"], {"T": 1}, pd.Series(["T"]), np.ones(3)])
    def test_what_is_no_name_at_all(self, junk):
        with pytest.raises(UnknownNameError, match="kind="):
            ess.theil([1, 2], kind=junk)
