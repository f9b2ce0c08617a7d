"""Between terms by hand, the largest between part by trying every cut, and groups by lot."""

import math
from itertools import permutations, product

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.stats.between import between_terms


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        ("T", [0.25 * math.log(0.25 / 0.5), 0.75 * math.log(0.75 / 0.5)]),
        ("L", [0.5 * math.log(0.5 / 0.25), 0.5 * math.log(0.5 / 0.75)]),
    ],
)
def test_terms_by_hand(kind, terms):
    found = between_terms(np.array([0.5, 0.5]), np.array([0.25, 0.75]), kind)
    assert found.tolist() == pytest.approx(terms, rel=1e-15)


def split(frame, kind="T"):
    weight = "people" if "people" in frame else None
    return ess.theil_decomposition(frame, value="x", weight=weight, groups="g", kind=kind)


def largest_of_all_assignments(frame, kind):
    """Every way to put the rows into groups of the same numbers of rows."""
    found = {tuple(order) for order in permutations(frame["g"])}
    return max(split(frame.assign(g=list(order)), kind).between for order in found)


@pytest.mark.parametrize("kind", ["T", "L"])
def test_without_weights_it_is_the_largest_of_all_assignments(kind):
    random = np.random.default_rng(1)
    for _table in range(6):
        frame = pd.DataFrame({"x": random.lognormal(size=6), "g": random.choice(list("aaabbc"), 6)})
        expected = largest_of_all_assignments(frame, kind)
        assert split(frame, kind).maximum_between == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("kind", ["T", "L"])
def test_people_of_a_row_may_be_divided(kind):
    """A row of three persons is three rows of one person, and the index knows no difference."""
    random = np.random.default_rng(2)
    for _table in range(20):
        frame = pd.DataFrame(
            {
                "x": random.lognormal(size=8),
                "people": random.integers(1, 9, 8).astype(float),
                "g": random.choice(list("abc"), 8),
            }
        )
        persons = frame.loc[frame.index.repeat(frame["people"])].assign(people=1.0)
        persons = persons.reset_index(drop=True)
        expected = split(persons, kind).maximum_between
        assert split(frame, kind).maximum_between == pytest.approx(expected, rel=1e-9)


def test_never_below_the_part_that_the_groups_have():
    random = np.random.default_rng(3)
    for table, kind in product(range(200), "TL"):
        rows, groups = random.integers(3, 20), random.integers(2, 16)
        frame = pd.DataFrame(
            {
                "x": random.lognormal(0, 1.5, rows),
                "people": random.lognormal(0, 2, rows) if table % 4 else 1.0,
                "g": random.integers(0, groups, rows),
            }
        )
        result = split(frame, kind)
        assert 0 <= result.between <= result.maximum_between * (1 + 1e-12)
        assert result.maximum_between <= result.total * (1 + 1e-9)


def test_a_row_with_few_people_and_much_money():
    """Blocks of whole rows in a line would give these groups less than they have."""
    frame = pd.DataFrame({"x": [1.0, 2.0, 9.0], "people": [1.0, 50.0, 4.0], "g": list("aab")})
    result = split(frame)
    assert result.between == pytest.approx(result.maximum_between)
    other = split(frame.assign(g=list("baa")))
    assert other.between < other.maximum_between


def test_permutation_finds_groups_that_matter_and_groups_that_do_not():
    x = np.arange(1.0, 25.0)
    meant = split(pd.DataFrame({"x": x, "g": np.repeat(["a", "b", "c"], 8)}))
    by_lot = split(pd.DataFrame({"x": x, "g": np.tile(["a", "b", "c"], 8)}))
    assert meant.permutation_p_value() == 0.001
    assert by_lot.permutation_p_value() > 0.5


def test_permutation_agrees_with_all_assignments():
    frame = pd.DataFrame({"x": [1.0, 2.0, 3.0, 5.0, 8.0, 13.0], "g": list("aabbab")})
    result = split(frame)
    among = [split(frame.assign(g=list(g))).between for g in set(permutations(frame["g"]))]
    exact = np.mean(np.array(among) >= result.between - 1e-12)
    assert result.permutation_p_value(draws=9_999) == pytest.approx(exact, abs=0.02)


def test_draws_and_seed_are_arguments():
    frame = pd.DataFrame({"x": np.arange(1.0, 21) ** 2, "g": list("ababbaabab") * 2})
    result = split(frame)
    few = {result.permutation_p_value(draws=19, seed=seed) for seed in range(5)}
    assert len(few) > 1
    assert all(round(20 * p) == pytest.approx(20 * p) for p in few)
    with pytest.raises(ArgumentError, match="draws=0"):
        result.permutation_p_value(draws=0)
