"""The replacement rate on the spending of townspeople, and the printed rates among themselves."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers.pension_subsidy import (
    burden,
    implied_spending,
    rates_beside_the_paper,
    replacement_rate,
    totals_that_can_hold,
)
from edusocsec.papers.pension_subsidy.comparison import RATES


@pytest.fixture(scope="module")
def provinces():
    return ess.load_dataset("provinces_2013")


@pytest.fixture(scope="module")
def result():
    return replacement_rate()


def test_rate_of_hebei_by_hand(result):
    assert result.rate["Hebei"] == pytest.approx(66_000 / (4211.16 + 1541.99), rel=1e-12)


@pytest.mark.parametrize("weighting", ["residents", "provinces"])
def test_groups_are_weighted_harmonic_means_of_their_provinces(provinces, weighting):
    rates = replacement_rate(weighting=weighting)
    east = provinces["region"] == "east"
    weights = provinces["resident_population"].astype(float)
    weights = weights if weighting == "residents" else weights * 0 + 1
    for group, members in {
        "east": east,
        "central and west": ~east,
        "national": east | ~east,
    }.items():
        harmonic = weights[members].sum() / (weights / rates.by_province)[members].sum()
        assert rates.rate[group] == pytest.approx(harmonic, rel=1e-12)


def test_whole_lies_between_its_parts(result):
    assert result.rate["east"] < result.rate["national"] < result.rate["central and west"]


def test_pension_of_equal_buying_power_replaces_the_same_everywhere(result):
    rates = 100 * result.equal_standard / result.spending
    np.testing.assert_allclose(rates, result.rate["national"], rtol=1e-12)
    assert result.equal_standard["national"] == pytest.approx(660)


def test_rate_grows_with_the_pension(result):
    np.testing.assert_allclose(replacement_rate(840).rate / result.rate, 840 / 660)


@pytest.mark.parametrize(
    ("step", "typed", "advice"),
    [
        ("spending", "4211.16", "food alone"),
        ("rate", "15.67", "food alone"),  # 66000 / 4211.16
        ("rate", "0.96", "a month's pension"),  # 5500 / 5753.15
        ("rate", "0.115", "in per cent"),
        ("equal_standard", "877", "must be higher"),  # 660 * 7641.28 / 5753.15
    ],
)
def test_mistakes_are_named(result, step, typed, advice):
    assert advice in result.exercise(step, "Hebei").check(typed).text


def test_every_step_works_out_provinces_and_groups(result):
    for step in result.steps.values():
        for place in ("Hebei", "east", "national"):
            assert "=" in step.worked_at(place)


def test_refusals():
    with pytest.raises(ArgumentError, match="0 yuan"):
        replacement_rate(0)
    for amount in (-660, float("inf"), float("nan"), "660"):
        with pytest.raises(ArgumentError, match="basic_pension"):
            replacement_rate(amount)
    with pytest.raises(UnknownNameError, match="'people'"):
        replacement_rate(weighting="people")


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_every_rate_is_below_the_printed_one(self):
        beside = rates_beside_the_paper()
        assert list(beside.index) == RATES
        assert (beside["difference_percent"] < -10).all()
        assert (beside["verdict"] == "not reproduced, with substitutes").all()

    def test_the_three_cities_miss_least(self):
        beside = rates_beside_the_paper().set_index("subject").drop("national")
        missed = beside["difference_percent"].abs()
        assert set(missed.nsmallest(3).index) == {"Beijing", "Tianjin", "Shanghai"}
        assert missed[["Beijing", "Tianjin", "Shanghai"]].max() < 15
        assert missed.drop(["Beijing", "Tianjin", "Shanghai"]).min() > 30

    def test_mean_of_the_eastern_rates_is_near_the_rate_of_the_east(self, provinces, result):
        mean = result.by_province[provinces["region"] == "east"].mean()
        assert mean - result.rate["east"] == pytest.approx(0.02, abs=0.005)

    def test_hebei_pays_most_for_a_good_rate_and_two_cities_least_for_a_bad_one(self, result):
        burdens = burden().by_province
        assert burdens.idxmax() == "Hebei"
        assert result.rate["Hebei"] > result.rate["national"]
        assert set(burdens.nsmallest(2).index) == {"Beijing", "Shanghai"}
        assert set(result.by_province.nsmallest(2).index) == {"Beijing", "Shanghai"}

    def test_shanxi_and_shanghai_are_the_ends(self, result):
        assert result.by_province.idxmax() == "Shanxi"
        assert result.by_province.idxmin() == "Shanghai"
        assert result.by_province.max() > 2 * result.by_province.min()

    def test_printed_order_of_the_provinces_is_kept_but_for_neighbours(self):
        beside = rates_beside_the_paper().iloc[:7]
        printed, ours = beside["printed"].astype(float), beside["ours"]
        assert printed.rank().corr(ours.rank()) > 0.9
        assert printed.idxmax() == ours.idxmax()
        assert printed.idxmin() == ours.idxmin()

    def test_printed_national_rate_lies_outside_the_printed_parts(self):
        whole = totals_that_can_hold()
        assert whole["possible"].to_dict() == {"burden": True, "replacement rate": False}
        spending = implied_spending().set_index("subject")
        assert (
            spending.at["national", "high"]
            < spending.loc[["east", "central and west"], "low"].min()
        )
