"""The rule of X per cent."""

from dataclasses import replace

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.papers.pension_subsidy import (
    apply_rule,
    compare_policies,
    percent_of_equal_cost,
    percent_of_pension,
    share_pension,
    side_by_side,
    situation_2013,
)


@pytest.fixture(scope="module")
def here():
    return situation_2013()


@pytest.fixture(scope="module")
def actual(here):
    return share_pension(situation=here)


@pytest.fixture(scope="module")
def equal_cost(actual, here):
    return apply_rule(percent_of_equal_cost(actual), here)


def test_two_provinces_by_plain_pandas():
    """Without any function of the library: from the file to the burden, at X = 10."""
    data = pd.DataFrame(ess.load_dataset("provinces_2013"))
    base = data["urban_food_2012"] + data["urban_clothing_2012"]
    national = (base * data["resident_population"]).sum() / data["resident_population"].sum()
    share_of_60_plus = data["population_60_plus_2010"] / data["population_2010"]
    share_16_59 = data["population_16_59_2010"] / data["population_2010"]
    residents = data["resident_population"] - data["employee_pension_participants"]
    result = apply_rule(10)
    for province, pays in (("Shanghai", True), ("Gansu", False)):
        extra = 0.1 * (base[province] - national) if pays else 0.0
        bill = residents[province] * (share_of_60_plus[province] * extra) / 1e4
        contribution = residents[province] * share_16_59[province] * 30 / 1e4
        burden = 100 * (bill + contribution) / data.loc[province, "local_revenue"]
        assert result.pension[province] == pytest.approx(0.1 * national + extra, rel=1e-12)
        assert result.payments.loc[province, "province"] == pytest.approx(bill, rel=1e-12)
        assert result.burden[province] == pytest.approx(burden, rel=1e-12)


@pytest.mark.parametrize("percent", [0.001, 7, 50, 100])
def test_money_is_conserved(percent, here):
    result = apply_rule(percent, here)
    received = (result.pension * here.pensioners).sum() / 1e4
    assert result.payments.to_numpy().sum() == pytest.approx(received, rel=1e-12)


@pytest.mark.parametrize("percent", [0.001, 7, 50, 100])
def test_everybody_gets_x_per_cent_of_the_higher_base(percent, here):
    result = apply_rule(percent, here)
    higher = here.base.clip(lower=here.national_base)
    assert (result.pension - percent / 100 * higher).abs().max() < 1e-9
    assert result.paying == list(here.base.index[here.base > here.national_base])


def test_nobody_pays_where_no_base_exceeds_the_national_one(here):
    alike = replace(here.spending, spending=here.spending.spending * 0 + 5000)
    result = apply_rule(30, replace(here, spending=alike))
    assert result.paying == []
    assert (result.pension == 1500).all()


def test_payments_are_homogeneous_in_x(here):
    once, thrice = apply_rule(8, here), apply_rule(24, here)
    ratio = thrice.payments / once.payments
    assert ratio["centre"].to_list() == pytest.approx([3] * 31)
    assert ratio["province"].dropna().to_list() == pytest.approx([3] * len(once.paying))


def test_equal_cost_is_verified_by_plugging_in(here):
    for policy in (share_pension(situation=here), share_pension(0.5, here)):
        rule = apply_rule(percent_of_equal_cost(policy), here)
        assert rule.central_budget == pytest.approx(policy.central_budget, rel=1e-12)


def test_percent_of_a_pension_is_verified_by_plugging_in(here):
    assert apply_rule(percent_of_pension(660, here), here).pension.min() == pytest.approx(660)


@pytest.mark.parametrize("percent", [0, -1, 100.1])
def test_impossible_per_cents_are_refused(percent):
    with pytest.raises(ArgumentError, match="per cent of the base"):
        apply_rule(percent)


@pytest.mark.parametrize("percent", [float("nan"), "10", None])
def test_a_per_cent_is_a_number(percent):
    with pytest.raises(ArgumentError, match=r"percent=.* is not a number"):
        apply_rule(percent)


@pytest.mark.parametrize("amount", [-1, float("nan"), float("inf"), "660"])
def test_the_per_cent_of_an_impossible_pension_is_refused(here, amount):
    with pytest.raises(ArgumentError, match="amount"):
        percent_of_pension(amount, here)


def test_known_mistakes_are_recognized(here):
    result = apply_rule(10, here)
    gap = 0.1 * (here.base["Gansu"] - here.national_base)
    assert "nothing back" in result.exercise("from_province", "Gansu").check(f"{gap:.2f}").text
    plain = here.base.mean()
    assert "Tibet" in result.exercise("national_base").check(f"{plain:.2f}").text
    own = 0.1 * here.base["Gansu"]
    assert "national one" in result.exercise("pension", "Gansu").check(f"{own:.2f}").text


def test_every_step_can_be_worked_out(here):
    result = apply_rule(10, here)
    for step in result.steps.values():
        exercise = result.exercise(step.name)
        assert exercise.check(f"{exercise.answer:.{exercise.places}f}").outcome == "right"


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_who_spends_most_gains_and_as_many_pay_as_today(self, actual, equal_cost, here):
        change = compare_policies(actual, equal_cost).change["pension"]
        assert set(here.base.nlargest(4).index) == set(change.index[change > 0])
        assert len(actual.paying) == len(equal_cost.paying)
        assert (here.region[actual.paying] == "east").all()

    def test_eleven_provinces_would_pay_and_three_of_them_are_western(self, equal_cost, here):
        paying = here.region[equal_cost.paying]
        assert (paying == "east").sum() == 8
        assert list(paying.index[paying == "west"]) == ["Inner Mongolia", "Chongqing", "Sichuan"]
        free = [name for name in here.region.index[here.region == "east"] if name not in paying]
        assert free == ["Hebei", "Shandong", "Hainan"]

    def test_those_close_to_the_line_pay_little(self, equal_cost, here):
        distance = 100 * (here.base / here.national_base - 1)
        close = distance.index[distance.abs() < 3]
        assert set(close) == {"Liaoning", "Sichuan", "Hubei", "Hainan"}
        assert (equal_cost.from_province[close] < 0.03 * equal_cost.from_centre[close]).all()

    def test_at_equal_cost_four_rich_provinces_gain_and_27_lose(self, actual, equal_cost):
        change = compare_policies(actual, equal_cost).change["pension"]
        assert set(change.index[change > 0]) == {"Beijing", "Shanghai", "Zhejiang", "Guangdong"}
        assert (change < 0).sum() == 27
        assert change.min() < -100
        free = change.drop(equal_cost.paying)
        assert free.to_list() == pytest.approx([change.min()] * 20)
        lost = -change * actual.situation.pensioners
        assert 0.8 < lost[free.index].sum() / lost[lost > 0].sum() < 0.9

    def test_at_equal_cost_no_eastern_burden_grows_and_three_western_ones_do(
        self, actual, equal_cost, here
    ):
        change = compare_policies(actual, equal_cost).change["burden"]
        assert (change[here.region == "east"] < 0).all()
        assert list(change.index[change > 0]) == ["Inner Mongolia", "Chongqing", "Sichuan"]
        assert change.idxmin() == "Hebei"

    def test_provinces_save_more_than_the_pensioners_of_the_four_gain(self, actual, equal_cost):
        """With the centre's money the same, all pensions together fall by what provinces save."""
        saved = actual.payments["province"].sum() - equal_cost.payments["province"].sum()
        lost = actual.payments.to_numpy().sum() - equal_cost.payments.to_numpy().sum()
        assert saved == pytest.approx(lost)
        assert saved > 100

    def test_theil_of_the_burden_falls_by_more_than_a_third(self, actual, equal_cost):
        assert float(equal_cost.theil) < 2 / 3 * float(actual.theil)

    def test_keeping_660_costs_the_centre_a_fifth_more(self, actual, here):
        rule = apply_rule(percent_of_pension(660, here), here)
        assert 1.2 < rule.central_budget / actual.central_budget < 1.25
        change = compare_policies(actual, rule).change
        assert (change["pension"] > 0).sum() == len(rule.paying)
        assert (change["pension"] >= 0).all()
        heavier = list(change.index[change["payment"] > 0])
        assert heavier == ["Inner Mongolia", "Shanghai", "Chongqing", "Sichuan"]
        assert rule.central_budget == pytest.approx(actual.payments.to_numpy().sum())

    def test_heaviest_burden_moves_from_hebei_to_gansu(self, actual, equal_cost):
        assert (actual.burden.idxmax(), equal_cost.burden.idxmax()) == ("Hebei", "Gansu")
        assert equal_cost.payments.loc["Gansu", "province"] == 0

    def test_theil_of_the_pension_payments_alone_is_that_of_today_whatever_x(self, actual, here):
        def pension_alone(policy):
            share = policy.payments["province"] / here.revenue
            return float(ess.theil(share, here.revenue))

        small, large = pension_alone(apply_rule(5, here)), pension_alone(apply_rule(80, here))
        assert small == pytest.approx(large, rel=1e-10)
        assert small == pytest.approx(pension_alone(actual), rel=0.01)

    def test_hebei_shandong_and_hainan_pay_more_contribution_subsidy_than_most_in_the_east(
        self, here
    ):
        east = (here.other_subsidy / here.revenue)[here.region == "east"]
        assert (east[["Hebei", "Shandong", "Hainan"]] > east.median()).all()

    def test_heavy_burdens_of_the_paper_fall(self, actual, equal_cost):
        heavy = ess.load_dataset("printed_claims").loc["ps-42", "subject"].split(", ")
        assert (equal_cost.burden[heavy] < 0.6 * actual.burden[heavy]).all()

    def test_theil_of_the_burden_falls_first_and_rises_later(self, here):
        index = [float(apply_rule(x, here).theil) for x in (5, 10, 20, 40, 60, 100)]
        lowest = index.index(min(index))
        assert lowest == 2
        assert index[:3] == sorted(index[:3], reverse=True)
        assert index[2:] == sorted(index[2:])
        assert index[-1] > float(share_pension(situation=here).theil)

    def test_under_the_rule_nobody_is_replaced_less_than_x_and_payers_exactly_x(self, here):
        rule = apply_rule(9, here)
        assert rule.replacement[rule.paying].to_list() == pytest.approx([9] * 11)
        assert (rule.replacement.drop(rule.paying) > 9).all()

    def test_findings_hold_with_65_and_over(self):
        older = situation_2013(pensioners="65_plus_2013")
        actual = share_pension(situation=older)
        rule = apply_rule(percent_of_equal_cost(actual), older)
        change = compare_policies(actual, rule).change
        assert ((change["pension"] > 0).sum(), (change["burden"] > 0).sum()) == (4, 3)
        younger = share_pension()
        before = compare_policies(younger, apply_rule(percent_of_equal_cost(younger))).change
        for column in ("pension", "burden"):
            assert (change[column] > 1e-9).equals(before[column] > 1e-9)
            assert (change[column] < -1e-9).equals(before[column] < -1e-9)
        assert float(rule.theil) < float(actual.theil)
        assert actual.central_budget < 0.75 * younger.central_budget
        assert rule.paying == apply_rule(1).paying

    def test_half_everywhere_spares_the_centre_and_burdens_the_poor(self, actual, here):
        table = side_by_side({"actual": actual, "half": share_pension(0.5, here)})
        assert table.loc["half", "centre_pays"] < table.loc["actual", "centre_pays"]
        assert table.loc["half", "heaviest_burden"] > table.loc["actual", "heaviest_burden"]
        assert table.loc["half", "theil_of_burden"] > table.loc["actual", "theil_of_burden"]
