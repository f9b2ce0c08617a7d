"""Order that does not depend on rounding."""

import numpy as np
import pandas as pd
import pytest

from edusocsec.stats.extremes import (
    descending,
    first_largest,
    first_smallest,
    largest_at,
    positive_sum,
    ranks,
    smallest_at,
)


@pytest.mark.parametrize("scale", [1e-12, 1.0, 1e12])
def test_values_that_differ_by_rounding_are_equal(scale):
    values = scale * np.array([0.3, 0.1 + 0.2, 0.5, 0.5 * (1 + 1e-15), 0.3])
    assert first_largest(values) == 2
    assert first_smallest(values) == 0
    assert descending(values).tolist() == [2, 3, 0, 1, 4]
    assert ranks(values).tolist() == [3, 3, 1, 1, 3]


def test_without_ties_it_is_the_usual_order():
    values = np.random.default_rng(1).normal(size=100)
    order = np.argsort(-values)
    assert first_largest(values) == order[0] == values.argmax()
    assert first_smallest(values) == order[-1]
    np.testing.assert_array_equal(descending(values), order)
    np.testing.assert_array_equal(ranks(values)[order], np.arange(1, 101))


def test_one_value_and_zeros():
    assert descending([5.0]).tolist() == [0]
    assert ranks([0.0, 0.0]).tolist() == [1, 1]
    assert first_largest([0.0, 0.0]) == 0


def test_signs_make_sums_positive_and_rounding_decides_none():
    columns = np.array([[-1.0, 0.5, 0.0, 0.0], [0.2, -0.5 + 1e-16, -0.1, 0.0]])
    assert positive_sum(columns).tolist() == [-1.0, 1.0, -1.0, 1.0]
    assert positive_sum(-columns[:, 1:2]).tolist() == [-1.0]


def test_a_label_is_that_of_the_first_of_equal_values_and_gaps_are_passed_over():
    values = pd.Series({"a": np.nan, "b": 1.0, "c": 1.0 + 1e-12, "d": 0.5, "e": 0.5 - 1e-12})
    assert (largest_at(values), smallest_at(values)) == ("b", "d")
