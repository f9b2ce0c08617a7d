"""The gap between China and the OECD mean, on the printed and on the official figures."""

import pandas as pd
import pytest

from edusocsec.errors import ArgumentError, DataError, MissingValuesError, TooFewRowsError
from edusocsec.explain import Outcome
from edusocsec.papers import common_prosperity as paper
from edusocsec.papers.common_prosperity.levels import CHINA, MEAN
from edusocsec.provenance import Badge


@pytest.fixture
def printed():
    return paper.table_1()


@pytest.fixture
def gap(printed):
    return paper.gap(printed[CHINA], printed[MEAN])


@pytest.fixture
def official_gap():
    table = paper.official_table_1()
    return paper.gap(table[CHINA], table[MEAN])


# The gap to the mean


def test_the_gap_by_hand(gap):
    assert gap.points[2010] == pytest.approx(20.57 - 5.90)
    assert gap.ratio[2019] == pytest.approx(100 * 10.57 / 20.03)
    assert gap.change[2016] == pytest.approx((20.21 - 9.20) - (20.23 - 8.40))
    assert gap.change_per_year[2015] == pytest.approx(((20.23 - 8.40) - (20.57 - 5.90)) / 5)


def test_as_printed_china_is_below_every_year_and_comes_nearer_each_time(gap):
    assert gap.below_every_year
    assert gap.narrower_every_time
    assert gap.change.round(2).to_list() == [-2.84, -0.82, -0.87, -0.63, -0.05]


def test_the_last_step_is_larger_than_what_rounding_could_make(gap):
    # Four printed numbers enter a change, each rounded by at most 0.005.
    assert gap.change.abs().min() > 4 * 0.005


def test_with_the_official_mean_the_gap_widens_in_2019(official_gap):
    assert official_gap.below_every_year
    assert not official_gap.narrower_every_time
    assert list(official_gap.change.index[official_gap.change > 0]) == [2019]
    assert official_gap.change[2019] == pytest.approx(0.15, abs=0.005)
    assert "It is not narrower in 2019." in official_gap.verdict


def test_the_gap_carries_the_badge_of_the_table(gap):
    assert gap.badge is Badge.PUBLISHED


def test_changes_add_up_to_the_whole_change(official_gap):
    points = official_gap.points
    assert official_gap.change.sum() == pytest.approx(points[2019] - points[2010], abs=1e-12)


def test_years_that_only_one_has_are_left_out():
    own = pd.Series([1.0, 2.0, 3.0], [2000, 2001, 2002], name="own")
    other = pd.Series([4.0, 4.0], [2001, 2002], name="other")
    assert paper.gap(own, other).points.to_dict() == {2001: 2.0, 2002: 1.0}


def test_above_the_reference_is_said():
    own = pd.Series([1.0, 5.0], [2000, 2001], name="own")
    other = pd.Series([4.0, 4.0], [2000, 2001], name="other")
    result = paper.gap(own, other)
    assert not result.below_every_year
    assert result.verdict.startswith("own is not below in 2001.")


def test_one_common_year_is_too_few(printed):
    with pytest.raises(TooFewRowsError, match="years in common: 1"):
        paper.gap(printed[CHINA], printed[MEAN].loc[[2010]])


def test_a_missing_value_is_named(printed):
    with pytest.raises(MissingValuesError, match="2010"):
        paper.gap(printed[CHINA], printed["Costa Rica"])


def test_a_reference_of_zero_and_two_columns_of_one_name_are_refused(printed):
    china = printed[CHINA]
    with pytest.raises(DataError, match=r"none is not above zero in .2010."):
        paper.gap(china, (0 * china).rename("none"))
    with pytest.raises(ArgumentError, match="Both columns are called China"):
        paper.gap(china, china)


def test_the_gap_to_the_official_mean_narrows_up_to_2018(official_gap):
    assert (official_gap.change.loc[2015:2018] < 0).all()


def test_the_gap_is_far_larger_than_any_revision_and_its_last_step_smaller(gap):
    revisions = paper.against_official()["difference"].abs()
    assert gap.points.min() > 10 * revisions.max()
    assert abs(gap.change[2019]) < revisions[MEAN].min()


# Its steps


def test_the_steps_hold_the_values_of_the_result(gap):
    assert list(gap.steps) == ["points", "ratio", "change", "change_per_year"]
    for name, step in gap.steps.items():
        assert step.value is getattr(gap, name)


def test_the_worked_formula_of_any_year(gap):
    assert gap.steps["points"].worked_at(2018) == "19.81 - 10.30 = 9.51"
    assert gap.steps["change"].worked_at(2016) == "11.01 - 11.83 = -0.82"
    assert gap.steps["change_per_year"].worked == r"\frac{-2.84}{2015 - 2010} = -0.57"


@pytest.mark.parametrize(
    ("step", "year", "typed", "advice"),
    [
        ("ratio", 2016, "219.67", "Turn the fraction round"),
        ("change", 2016, "0.80", "The reference moved too"),
        ("change_per_year", 2015, "-2.84", "Divide it by the number of years"),
        ("points", 2018, "48.01", "Only subtract"),
    ],
)
def test_known_mistakes_are_named(gap, step, year, typed, advice):
    feedback = gap.exercise(step, year).check(typed)
    assert feedback.outcome is Outcome.MISTAKE
    assert advice in feedback.text


def test_the_picture_has_both_lines(gap):
    assert len(gap.plot().axes[0].lines) == 2
