"""Weights of the transfer formula: migrants, and where little is produced."""

from dataclasses import replace

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.papers.fiscal_equity.need import count_need, net_migration
from edusocsec.papers.fiscal_equity.transfer import equalize


@pytest.fixture(scope="module")
def year():
    return ess.load_dataset("province_panel").xs(2017, level="year")


@pytest.fixture(scope="module")
def weighted():
    return equalize(2017, 500, rule="formula", migrants=1, development=1)


def test_without_weights_residents_are_counted(year):
    np.testing.assert_allclose(count_need(year)["counted"], year["resident_population"])


def test_at_minus_one_the_registered_are_counted(year):
    provinces = ess.load_dataset("provinces_2013")
    registered = provinces["registered_population_2010"] / provinces["population_2010"]
    expected = year["resident_population"] * registered
    np.testing.assert_allclose(count_need(year, migrants=-1)["counted"], expected)


def test_half_the_gdp_counts_twice(year):
    table = year[["resident_population", "gdp"]].copy()
    table["gdp"] = table["resident_population"] * 1.0
    poor = table.copy()
    poor.loc["Gansu", "gdp"] /= 2
    relative = count_need(poor, development=1)
    gansu, others = relative.loc["Gansu"], relative.drop("Gansu")
    per_head = relative["counted"] / table["resident_population"]
    assert gansu["gdp_per_head"] == pytest.approx(others["gdp_per_head"].iloc[0] / 2)
    assert per_head["Gansu"] == pytest.approx(2 * per_head["Hebei"])


def test_claims_are_counted_shares_minus_revenue_shares(weighted, year):
    """numpy by hand."""
    residents, gdp = year["resident_population"], year["gdp"]
    relative = (gdp / residents) / (gdp.sum() / residents.sum())
    counted = residents * (1 + net_migration().loc[residents.index]) / relative
    need = counted / counted.sum() - year["budget_revenue"] / year["budget_revenue"].sum()
    expected = need.clip(lower=0) * year["social_security_expenditure"].sum()
    np.testing.assert_allclose(weighted.provinces["claim"], expected, rtol=1e-12)
    assert weighted.provinces["received"].sum() == pytest.approx(500)


def test_the_persons_counted_are_told(weighted):
    assert "counted" in weighted.steps
    assert "counted" not in equalize(2017, 500, rule="formula").steps
    step = weighted.steps["counted"]
    right = step.value_at(*step.cell)
    assert len(step.mistakes) >= 2
    for mistake in step.mistakes:
        wrong = replace(step, value=mistake.value).value_at(*step.cell)
        assert round(wrong, step.places) != round(right, step.places)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"migrants": -1.5}, "-1.5 for migrants"),
        ({"migrants": 3}, "3 for migrants"),
        ({"development": -0.1}, "-0.1 for development"),
        ({"development": "1"}, "development='1' is not a number"),
    ],
)
def test_weights_out_of_bounds_are_refused(weights, message):
    with pytest.raises(ArgumentError, match=message):
        equalize(2017, 500, rule="formula", **weights)


def test_other_rules_have_no_weights():
    with pytest.raises(ArgumentError, match="'from_below' has no weights"):
        equalize(2017, 500, migrants=1)


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_those_who_take_in_most_migrants_receive_nothing_either_way(self):
        most = net_migration().nlargest(5).index
        for migrants in (0, 1):
            received = equalize(2017, 500, rule="formula", migrants=migrants).provinces["received"]
            assert (received[most] == 0).all()

    def test_the_weight_takes_from_those_whom_people_leave(self):
        without, given = (
            equalize(2017, 500, rule="formula", migrants=migrants).provinces["received"]
            for migrants in (0, 1)
        )
        leaving = ["Guizhou", "Anhui", "Sichuan", "Hubei"]
        assert (given[leaving] < without[leaving]).all()
        assert given["Guizhou"] < without["Guizhou"] / 2
        assert given["Hebei"] > without["Hebei"]

    def test_development_gives_to_yunnan_gansu_and_guizhou(self):
        without, given = (
            equalize(2017, 500, rule="formula", development=d).provinces["received"] for d in (0, 1)
        )
        gained = (given - without).nlargest(3)
        assert set(gained.index) == {"Yunnan", "Gansu", "Guizhou"}

    def test_neither_weight_makes_the_index_fall_further(self):
        plain = equalize(2017, 500, rule="formula").fall
        for weights in ({"migrants": 1}, {"development": 1}, {"migrants": 1, "development": 1}):
            assert equalize(2017, 500, rule="formula", **weights).fall < plain
