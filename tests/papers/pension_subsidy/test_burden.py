"""The local burden, against plain pandas, earlier measurements and the printed numbers."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.papers.pension_subsidy import (
    HALF_EVERYWHERE,
    SubsidyRules,
    beneficiaries,
    burden,
    burdens_beside_the_paper,
)


@pytest.fixture(scope="module")
def provinces():
    return ess.load_dataset("provinces_2013")


@pytest.fixture(scope="module")
def result():
    return burden()


@pytest.fixture(scope="module")
def sixty_five():
    return burden(pensioners="65_plus_2013")


def test_formula_in_plain_pandas(provinces, result):
    persons = beneficiaries()
    local = np.where(provinces["region"] == "east", 330, 0)
    subsidy = (persons["aged_16_59"] * 30 + persons["pensioners"] * local) * 1e4
    revenue = provinces["local_revenue"] * 1e8
    np.testing.assert_allclose(result.by_province, 100 * subsidy / revenue, rtol=1e-12)
    east = provinces["region"] == "east"
    assert result.burden["east"] == pytest.approx(100 * subsidy[east].sum() / revenue[east].sum())
    assert result.burden["national"] == pytest.approx(100 * subsidy.sum() / revenue.sum())


@pytest.mark.parametrize(
    ("province", "subsidy"),
    # 100 million yuan, without the disabled, measured apart from this code
    [
        ("Hebei", 31.29),
        ("Shandong", 42.45),
        ("Fujian", 14.36),
        ("Hainan", 3.12),
        ("Chongqing", 4.22),
    ],
)
def test_subsidies_with_pensioners_from_65_on(sixty_five, province, subsidy):
    assert sixty_five.subsidy[province] == pytest.approx(subsidy, abs=0.005)


@pytest.mark.parametrize(
    ("province", "subsidy"), [("Hebei", 39.06), ("Shandong", 51.74), ("Beijing", 5.21)]
)
def test_subsidies_with_pensioners_from_60_on(result, province, subsidy):
    assert result.subsidy[province] == pytest.approx(subsidy, abs=0.005)


def test_counterfactual_leaves_the_east_alone(result):
    halved = burden(HALF_EVERYWHERE)
    assert halved.burden["east"] == result.burden["east"]
    extra = halved.subsidy["central and west"] - result.subsidy["central and west"]
    pensioners = result.persons.at["central and west", "pensioners"]
    assert extra == pytest.approx(pensioners * 330 / 1e4)


def test_one_province_may_have_a_share_of_its_own(result):
    helped = burden({"east": 0.5, "central": 1, "west": 1, "Hebei": 1})
    changed = helped.by_province[helped.by_province != result.by_province]
    assert list(changed.index) == ["Hebei"]
    assert changed["Hebei"] == pytest.approx(
        100 * result.terms.at["Hebei", "contribution"] / result.revenue["Hebei"]
    )


def test_a_higher_pension_costs_the_east_alone(result):
    later = burden(rules=SubsidyRules(basic_pension=840))
    rise = later.burden - result.burden
    assert rise["central and west"] == pytest.approx(0, abs=1e-12)
    assert rise["east"] == pytest.approx(
        100 * result.terms.at["east", "basic_pension"] * (840 / 660 - 1) / result.revenue["east"]
    )


def test_disabled_enter_when_a_proxy_is_asked_for(result):
    with_them = burden(disabled="unable_to_work_2010")
    assert list(with_them.terms.columns) == ["contribution", "disability", "basic_pension"]
    assert (with_them.burden > result.burden).all()
    assert "disability" in with_them.steps
    assert "disability" not in result.steps
    assert "left out" in result.verdict
    assert "left out" not in with_them.verdict


def test_mistakes_are_named(provinces, result):
    """Wrong values, taken by plain pandas."""
    everybody, persons = provinces["urban_rural_residents"], beneficiaries()
    in_the_east = provinces["region"] == "east"
    wrong = [
        ("aged_16_59", "Hebei", everybody["Hebei"], "all ages"),
        ("contribution", "Hebei", everybody["Hebei"] * 30 / 1e4, "not paid for all residents"),
        ("contribution", "Hebei", persons.at["Hebei", "aged_16_59"] * 30, "Divide by 10,000"),
        ("burden", "Hebei", result.burden["Hebei"] / 100, "in per cent"),
        ("burden", "east", result.by_province[in_the_east].mean(), "mean of the provinces"),
    ]
    for province in ("Hebei", "Chongqing"):
        whole = persons.at[province, "pensioners"] * 660 / 1e4
        wrong.append(("basic_pension", province, whole, "whole basic pension"))
    for step, place, value, advice in wrong:
        exercise = result.exercise(step, place)
        assert advice in exercise.check(f"{value:.{exercise.places}f}").text


def test_centres_part_is_told_from_the_provinces(sixty_five):
    sevenths = burden(0.7).exercise("basic_pension", "Hebei")
    whole = 798.1 * 660 / 1e4
    assert "centre's part" in sevenths.check(f"{0.7 * whole:.2f}").text
    assert sevenths.answer == pytest.approx(0.3 * whole, abs=0.005)


def test_every_step_works_out_provinces_and_groups(result):
    for step in result.steps.values():
        for place in ("Hebei", "Chongqing", "east", "national"):
            assert "=" in step.worked_at(place)


def test_nothing_is_called_reproduced():
    for count in ("60_plus_2010", "65_plus_2010", "65_plus_2013"):
        beside = burdens_beside_the_paper(count)
        assert list(beside.index) == [f"ps-{number:02d}" for number in range(9, 22)]
        assert set(beside["verdict"]) <= {
            "close, with substitutes",
            "not reproduced, with substitutes",
        }
    assert burden().badge == "reconstructed"


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_from_60_on_every_eastern_burden_overshoots_by_an_eighth_or_more(self):
        beside = burdens_beside_the_paper().set_index("subject")
        east = ["Hebei", "Shandong", "Fujian", "Hainan", "Beijing", "Shanghai", "Tianjin"]
        assert beside.loc[east, "difference_percent"].between(14, 37).all()

    def test_from_65_on_four_of_the_seven_come_within_two_per_cent_and_all_within_ten(self):
        beside = burdens_beside_the_paper("65_plus_2013").set_index("subject")
        close = beside.loc[["Hebei", "Shandong", "Fujian", "Hainan"], "difference_percent"]
        assert close.abs().max() < 2
        all_of_them = beside["difference_percent"].iloc[:12]
        assert all_of_them.abs().max() < 10

    def test_from_65_on_some_still_miss(self):
        beside = burdens_beside_the_paper("65_plus_2013")
        assert (beside["verdict"] == "close, with substitutes").sum() == 8
        missed = beside[beside["verdict"] != "close, with substitutes"]
        assert missed.set_index("subject")["difference_percent"].round().to_dict() == {
            "Chongqing": -9,
            "Beijing": 9,
            "Shanghai": 6,
            "Tianjin": 6,
            "central and west": -6,
        }
        assert round(beside.at["ps-21", "ours"], 2) == float(beside.at["ps-21", "printed"])

    def test_hebei_carries_a_western_burden_when_the_centre_pays_half_everywhere(self, result):
        halved = burden(HALF_EVERYWHERE).burden
        assert halved["Hebei"] > halved["central and west"]
        assert result.burden["Hebei"] / result.burden["Chongqing"] == pytest.approx(6.8, abs=0.05)

    def test_the_counterfactual_more_than_doubles_the_burden_of_the_poorer_half(self):
        for count in ("60_plus_2010", "65_plus_2010", "65_plus_2013"):
            actual = burden(pensioners=count).burden["central and west"]
            halved = burden(HALF_EVERYWHERE, pensioners=count).burden["central and west"]
            assert halved > 2 * actual

    def test_four_eastern_provinces_are_above_the_national_burden_under_every_count(self):
        """ps-42: the paper's four are always there; others join with more pensioners."""
        four = {"Hebei", "Shandong", "Fujian", "Hainan"}
        assert set(burden(pensioners="65_plus_2010").eastern_above_national) == four
        assert set(burden(pensioners="65_plus_2013").eastern_above_national) == four | {"Jiangsu"}
        assert set(burden().eastern_above_national) == four | {"Jiangsu", "Liaoning", "Zhejiang"}

    def test_hebei_is_the_heaviest_under_every_count(self):
        for count in ("60_plus_2010", "65_plus_2010", "65_plus_2013"):
            assert burden(pensioners=count).by_province.idxmax() == "Hebei"

    def test_recipients_of_2013_are_as_many_as_residents_from_60_on(self):
        recipients = ess.load_dataset("social_insurance_national").at[
            2013, "resident_pension_recipients"
        ]
        from_60, from_65 = (
            burden(pensioners=count).persons.at["national", "pensioners"]
            for count in ("60_plus_2010", "65_plus_2013")
        )
        assert from_60 / recipients == pytest.approx(0.973, abs=0.001)
        assert from_65 / recipients == pytest.approx(0.708, abs=0.001)
