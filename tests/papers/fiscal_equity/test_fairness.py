"""Theories of fairness on the figures: expected values by plain pandas."""

import math

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers.fiscal_equity.fairness import per_head, per_older_resident
from edusocsec.papers.fiscal_equity.judgement import SEARCHED, equivalents, indices, judge
from edusocsec.provenance import Badge

YEARS = range(2010, 2018)


@pytest.fixture(scope="module")
def by_year():
    return {str(year): per_head(year) for year in YEARS}


def of_regions(year, *regions):
    return {region: per_head(year, region) for region in regions}


def test_older_residents_are_reconstructed_and_amounts_add_up():
    given = per_older_resident()
    assert given.badge is Badge.RECONSTRUCTED
    spent = ess.load_dataset("province_panel").xs(2013, level="year")["social_security_expenditure"]
    assert (given.values * given.weights).sum() / 1e4 == pytest.approx(spent.sum())


def test_refusals():
    with pytest.raises(UnknownNameError, match="no comparable figures of 2009"):
        per_head(2009)
    with pytest.raises(UnknownNameError, match=r"no comparable figures of 2013\.5"):
        per_head(2013.5)
    with pytest.raises(ArgumentError, match="year='2013' is not a number"):
        per_head("2013")
    with pytest.raises(UnknownNameError, match="no region 'north'"):
        per_head(2013, "north")


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_2017_is_more_equal_than_2010_by_every_aversion(self, by_year):
        judged = judge({"2010": by_year["2010"], "2017": by_year["2017"]})
        assert judged.more_equal == judged.better_off == "2017"
        assert judged.turns_of_index == judged.turns_of_equivalent == []

    def test_2013_and_2017_cross_twice(self, by_year):
        two = {name: by_year[name] for name in ("2013", "2017")}
        assert judge(two).turns_of_index == pytest.approx([0.16, 11.88], abs=0.005)
        shown = indices({name: by_year[name] for name in ("2010", *two)}, range(1, 21))
        assert (shown["2010"] > shown[["2013", "2017"]].max(axis=1)).all()
        assert (shown["2017"] < shown["2013"]).loc[1:11].all()
        assert (shown["2017"] > shown["2013"]).loc[12:].all()

    def test_by_the_equivalent_every_later_year_is_better(self, by_year):
        table = equivalents(by_year, [0, *SEARCHED, math.inf])
        assert (table.diff(axis=1).iloc[:, 1:] > 0).all(axis=None)

    def test_east_is_ahead_for_the_sum_and_central_for_a_small_aversion(self):
        judged = judge(of_regions(2017, "east", "central"))
        assert judged.better_off == "east"
        assert judged.turns_of_equivalent == pytest.approx([0.50], abs=0.005)
        assert judged.more_equal == "central"
        assert judged.turns_of_index == []
        least = {name: given.values.min() for name, given in judged.distributions.items()}
        assert least["east"] < least["central"]

    def test_east_is_most_unequal_for_ordinary_aversions_and_west_for_rawls(self):
        """The claim fe-01, by Atkinson: only in 2017 does it hold to the end."""
        for year in YEARS:
            table = indices(of_regions(year, "east", "central", "west"), [0.5, 1, 2, 5, math.inf])
            assert (table.loc[:5].idxmax(axis=1) == "east").all()
            assert table.loc[math.inf].idxmax() == ("east" if year == 2017 else "west")
            turns = judge(of_regions(year, "east", "west")).turns_of_index
            assert len(turns) == (0 if year == 2017 else 1)
            assert all(6 < turn < 10.5 for turn in turns)

    def test_per_older_resident_the_provinces_are_more_unequal(self):
        judged = judge({"resident": per_head(2013), "older": per_older_resident()})
        assert judged.more_equal == "resident"
        assert judged.turns_of_index == []

    def test_the_money_does_not_follow_age(self):
        given = per_head(2013)
        older = per_older_resident().weights / given.weights
        together = np.cov(older, given.values, aweights=given.weights)
        assert abs(together[0, 1] / np.sqrt(together[0, 0] * together[1, 1])) < 0.05
        assert older.corr(given.values) < 0

    def test_young_provinces_climb_and_old_ones_fall(self):
        climb = per_head(2013).values.rank() - per_older_resident().values.rank()
        assert (climb[["Xinjiang", "Guangdong"]] < 0).all()
        assert (climb[["Sichuan", "Chongqing"]] > 0).all()
        older = per_older_resident().weights / per_head(2013).weights
        for young, old in [("Xinjiang", "Sichuan"), ("Guangdong", "Chongqing")]:
            assert older[young] < older.median() < older[old]
