"""Two distributions from the sum alone to Rawls: expected values by scipy and closed forms."""

import math

import numpy as np
import pytest
from scipy.stats import pmean

from edusocsec.errors import ArgumentError
from edusocsec.papers.fiscal_equity.fairness import per_head, per_older_resident
from edusocsec.papers.fiscal_equity.judgement import equivalents, judge
from edusocsec.stats.distribution import distribution


def of_regions(year, *regions):
    return {region: per_head(year, region) for region in regions}


@pytest.mark.parametrize("epsilon", [0.5, 1, 2, 10, 50])
def test_equivalents_are_generalized_means(epsilon):
    given = per_head(2017)
    theirs = pmean(given.values.to_numpy(), 1 - epsilon, weights=given.weights.to_numpy())
    ours = equivalents({"2017": given}, [epsilon]).loc[epsilon, "2017"]
    assert ours == pytest.approx(theirs, rel=1e-12)


def test_the_ends_are_the_mean_and_the_least():
    judged = judge(of_regions(2013, "east", "west"))
    for region, given in judged.distributions.items():
        mean = np.average(given.values, weights=given.weights)
        assert judged.equivalents.loc[0, region] == pytest.approx(mean, rel=1e-14)
        assert judged.equivalents.loc[math.inf, region] == pytest.approx(given.values.min())
    assert (judged.indices.loc[0] == 0).all()


def test_a_turn_is_where_both_are_equal():
    judged = judge(of_regions(2017, "east", "central"))
    (turn,) = judged.turns_of_equivalent
    east, central = (
        pmean(given.values.to_numpy(), 1 - turn, weights=given.weights.to_numpy())
        for given in judged.distributions.values()
    )
    assert east == pytest.approx(central, rel=1e-9)


def test_a_turn_known_in_closed_form():
    """(1, 4) has the geometric mean 2, and so turns against an equal 2 at epsilon = 1."""
    judged = judge({"unequal": distribution([1.0, 4.0]), "equal": distribution([2.0, 2.0])})
    assert judged.turns_of_equivalent == pytest.approx([1.0])
    assert judged.turns_of_index == []
    assert (judged.more_equal, judged.better_off) == ("equal", "unequal")


def test_at_a_turn_of_the_index_both_waste_the_same():
    two = {str(year): per_head(year) for year in (2014, 2017)}
    turns = judge(two).turns_of_index
    assert turns
    for turn in turns:
        first, second = (
            pmean(given.values.to_numpy(), 1 - turn, weights=given.weights.to_numpy()) / given.mean
            for given in two.values()
        )
        assert first == pytest.approx(second, rel=1e-9)


def test_page_names_the_theories_and_the_badge():
    text = judge({"all": per_head(2013), "65+": per_older_resident()}).to_text()
    for part in ("the sum alone", "Rawls", "Partly estimated"):
        assert part in text
    assert max(map(len, text.splitlines())) <= 80


def test_two_are_judged_no_fewer():
    with pytest.raises(ArgumentError, match="1 distributions"):
        judge({"one": per_head(2013)})


def test_the_same_distribution_never_turns():
    judged = judge({"once": distribution([1.0, 2.0, 7.0]), "again": distribution([2.0, 4.0, 14.0])})
    assert judged.turns_of_index == []
    assert judged.turns_of_equivalent == []
    assert judged.better_off == "again"
