"""Transfers: nothing is lost, nobody overtakes, and the closed forms are right."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DuplicateLabelsError,
    MissingValuesError,
    UnknownNameError,
)
from edusocsec.papers.fiscal_equity.fairness import per_head
from edusocsec.papers.fiscal_equity.transfer import equalize, try_rules, water_level
from edusocsec.papers.fiscal_equity.transferred import Payer, Rule

RULES, PAYERS = get_args(Rule), get_args(Payer)


@pytest.fixture(params=[(rule, payer) for rule in RULES for payer in PAYERS], scope="module")
def result(request):
    rule, payer = request.param
    return equalize(2017, 500, rule=rule, paid_by=payer)


@pytest.fixture(scope="module")
def tried():
    return try_rules(2017, 500)


def amounts(distribution):
    return distribution.values * distribution.weights / 1e4


def test_money_is_conserved(result):
    provinces = result.provinces
    assert provinces["received"].sum() == pytest.approx(500, rel=1e-12)
    assert provinces["paid"].sum() == pytest.approx(
        500 if result.paid_by == "provinces" else 0, rel=1e-12
    )
    gain = amounts(result.after.distribution).sum() - amounts(result.before.distribution).sum()
    assert gain == pytest.approx(500 - provinces["paid"].sum(), abs=1e-8)
    assert (provinces[["claim", "received", "paid"]] >= 0).all(axis=None)


def test_nobody_receives_and_pays_unless_the_formula_says_so(result):
    both = (result.provinces["received"] > 0) & (result.provinces["paid"] > 0)
    assert both.any() == (result.rule == "formula" and result.paid_by == "provinces")


@pytest.mark.parametrize("year", [2010, 2013, 2017])
@pytest.mark.parametrize("rule", ["from_below", "proportional"])
@pytest.mark.parametrize("payer", PAYERS)
def test_two_rules_never_reverse_an_order_whatever_the_budget(year, rule, payer):
    most = equalize(year, 1).provinces["above"].sum()
    for part in (0.01, 0.3, 0.9, 1):
        moved = equalize(year, part * most, rule=rule, paid_by=payer)
        order = moved.before.distribution.values.sort_values().index
        after = moved.after.distribution.values.loc[order].to_numpy()
        assert (np.diff(after) > -1e-8).all()
        assert moved.reversals == 0


@pytest.mark.parametrize("rule", ["from_below", "proportional"])
def test_all_that_is_missing_moved_makes_all_equal(rule):
    most = equalize(2013, 1).provinces["above"].sum()
    moved = equalize(2013, most, rule=rule, paid_by="provinces")
    assert moved.after.value == pytest.approx(0, abs=1e-14)


def test_levelled_provinces_meet_at_the_line_and_all_others_are_above():
    result = equalize(2017, 500)
    after = result.after.distribution.values
    receives = result.provinces["received"] > 0
    np.testing.assert_allclose(after[receives], result.line, rtol=1e-12)
    assert (after[~receives] >= result.line).all()
    assert result.cross_check()["difference"].max() < 1e-9


@pytest.mark.parametrize("budget", [1, 15, 60, 300])
def test_water_level_by_pouring_drop_by_drop(budget):
    """Give each drop to the poorest: 20,000 drops, so the level is right to a drop."""
    values, people = np.array([10.0, 20.0, 40.0, 80.0]), np.array([1.0, 2.0, 1.0, 3.0])
    level = water_level(pd.Series(values), pd.Series(people), budget / 1e4)
    drop = budget / 20_000
    for _ in range(20_000):
        poorest = values.argmin()
        values[poorest] += drop / people[poorest]
    assert level == pytest.approx(values.min(), abs=drop)


@pytest.mark.parametrize("epsilon", [0.5, 1, 2, 10])
def test_with_new_money_levelling_is_best_by_every_index(epsilon):
    levelled = equalize(2017, 500)
    for rule in ("proportional", "formula"):
        other = equalize(2017, 500, rule=rule)
        for index in (lambda d: ess.atkinson(d.values, epsilon, d.weights), gini_of, theil_of):
            assert float(index(levelled.after.distribution)) < float(
                index(other.after.distribution)
            )


def gini_of(given):
    return ess.gini(given.values, given.weights)


def theil_of(given):
    return ess.theil(given.values, given.weights)


def numerical_effect(change):
    """Change of T per 100 million yuan, in millionths, by a central difference."""
    given, step = per_head(2017), 1e-2
    there, back = (
        float(ess.theil(given.values + sign * step * 1e4 * change / given.weights, given.weights))
        for sign in (1, -1)
    )
    return 1e6 * (there - back) / (2 * step)


def test_marginal_effects_are_the_derivative():
    result = equalize(2017, 500)
    for province in result.marginal.index:
        change = pd.Series(0.0, result.marginal.index)
        change[province] = 1
        assert result.marginal[province] == pytest.approx(numerical_effect(change), abs=1e-4)


def test_exchange_is_the_derivative_of_moving_money():
    result = equalize(2017, 500)
    change = pd.Series(0.0, result.marginal.index)
    change[["Henan", "Shanghai"]] = [1, -1]
    computed = result.exchange.loc["Henan", "Shanghai"]
    assert computed == pytest.approx(numerical_effect(change), abs=1e-4)
    np.testing.assert_allclose(result.exchange, -result.exchange.T, atol=1e-12)


def test_the_fall_of_a_tiny_budget_is_the_mean_marginal_effect(result):
    tiny = equalize(2017, 1e-3, rule=result.rule, paid_by=result.paid_by)
    net = (tiny.provinces["received"] - tiny.provinces["paid"]) / tiny.budget
    assert tiny.fall == pytest.approx(-(net * tiny.marginal).sum(), abs=1e-3)


def test_formula_is_share_of_people_minus_share_of_revenue():
    result = equalize(2013, 100, rule="formula")
    year = ess.load_dataset("province_panel").xs(2013, level="year")
    people = year["resident_population"] / year["resident_population"].sum()
    revenue = year["budget_revenue"] / year["budget_revenue"].sum()
    expected = (people - revenue).clip(lower=0) * year["social_security_expenditure"].sum()
    np.testing.assert_allclose(result.provinces["claim"], expected, rtol=1e-12)
    assert result.line is None


def test_every_step_is_told_and_every_mistake_is_another_number(result):
    steps = result.steps
    assert ("paid" in steps) == (result.paid_by == "provinces")
    assert ("line" in steps) == (result.rule != "formula")
    for step in steps.values():
        assert set(step.needs) <= set(steps)
        assert "=" in step.worked
        right = step.value_at(*step.cell)
        for mistake in step.mistakes:
            wrong = replace(step, value=mistake.value).value_at(*step.cell)
            assert round(wrong, step.places) != round(right, step.places)
    assert max(map(len, result.to_text().splitlines())) <= 80


def test_plot_shows_what_each_receives_per_head(result):
    texts = [text.get_text() for text in result.plot().axes[0].texts]
    assert len(texts) == 62


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"budget": 0}, "budget of 0"),
        ({"budget": -5}, "budget of -5"),
        ({"budget": float("nan")}, "budget=nan is not a number"),
        ({"budget": "100"}, "budget='100' is not a number"),
        ({"budget": 1e6}, "at most 3366"),
    ],
)
def test_refusals(arguments, message):
    with pytest.raises(ArgumentError, match=message):
        equalize(2017, **arguments)


@pytest.mark.parametrize("unknown", [{"rule": "flat"}, {"paid_by": "nobody"}])
def test_unknown_rules_and_payers(unknown):
    ((name, value),) = unknown.items()
    with pytest.raises(UnknownNameError, match=f"{name}='{value}' is not known"):
        equalize(2017, budget=500, **unknown)


def test_no_row_is_left_out_of_the_water_level_in_silence():
    per_head, residents = pd.Series([10.0, np.nan], ["A", "B"]), pd.Series([1.0, 1.0], ["A", "B"])
    with pytest.raises(MissingValuesError, match="missing in 'B'"):
        water_level(per_head, residents, 1)
    with pytest.raises(MissingValuesError, match="missing in 'B', 'C'"):
        water_level(per_head.fillna(20), residents.rename({"B": "C"}), 1)
    with pytest.raises(DuplicateLabelsError, match="'A'"):
        water_level(per_head.fillna(20).rename({"B": "A"}), residents, 1)


def test_a_year_without_figures_is_refused():
    with pytest.raises(UnknownNameError, match="2007"):
        equalize(2007, 500)


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_the_budget_is_two_per_cent(self):
        assert 500 / equalize(2017, 500).total == pytest.approx(0.02, abs=0.002)

    def test_the_same_for_every_province_raises_the_index(self):
        given = per_head(2017)
        extra = 1e4 * 500 / 31 / given.weights
        assert float(ess.theil(given.values + extra, given.weights)) > float(theil_of(given))

    def test_t_falls_even_a_little_above_the_mean(self):
        result = equalize(2017, 500)
        relative = result.before.distribution.relative
        falls = result.marginal < 0
        assert set(relative[falls & (relative > 1)].index) == {"Shanxi", "Gansu", "Sichuan"}

    def test_moved_money_does_more_than_twice_as_much(self, tried):
        fall = tried["fall_of_t"].unstack()
        assert (fall["provinces"] > 2 * fall["centre"]).all()

    def test_levelling_falls_most_and_the_formula_hardly_beats_equal_amounts(self, tried):
        fall = tried["fall_of_t"].unstack()["centre"]
        assert fall["proportional"] > 0.85 * fall["from_below"]
        assert fall["formula"] == pytest.approx(fall["from_below"] / 3, rel=0.05)
        given = per_head(2017)
        after = ess.theil(given.values + 1e4 * 500 / given.weights.sum(), given.weights)
        flat = 1e6 * (float(theil_of(given)) - float(after)) / 500
        assert 1 < fall["formula"] / flat < 1.1

    def test_only_the_formula_reverses(self, tried):
        reversed_pairs = tried["pairs_reversed"].unstack()
        assert (reversed_pairs.loc[["from_below", "proportional"]] == 0).all(axis=None)
        assert (reversed_pairs.loc["formula"] > 0).all()

    def test_fujian_and_guangdong_spend_little_and_receive_nothing_by_formula(self):
        result = equalize(2017, 500, rule="formula", paid_by="provinces")
        spent = result.before.distribution.values
        assert spent.idxmin() == "Fujian"
        assert {"Fujian", "Guangdong"} <= set(spent.nsmallest(4).index)
        assert (result.provinces.loc[["Fujian", "Guangdong"], "received"] == 0).all()

    def test_the_exercise_of_2010_lifts_five(self):
        result = equalize(2010, 100)
        assert (result.provinces["received"] > 0).sum() == 5

    def test_fujian_and_guangdong_have_revenue_of_their_own(self):
        provinces = equalize(2017, 500, rule="formula").provinces
        per_head = provinces["revenue"] / provinces["residents"]
        assert (per_head.rank(ascending=False)[["Fujian", "Guangdong"]] < 10).all()
