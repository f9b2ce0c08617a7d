"""Periods, milestones, the series found, and the five paths."""

import pytest

import edusocsec as ess
from edusocsec.explain import Outcome
from edusocsec.papers import common_prosperity as paper
from edusocsec.papers.common_prosperity.timeline import headings


@pytest.fixture
def found():
    return paper.years_found()


def test_the_periods_leave_2007_to_2009_out():
    periods = paper.periods()
    assert periods.to_numpy().tolist() == [[1952, 1988], [1989, 2006], [2010, 2021]]


def test_every_milestone_begins_in_a_period_and_names_its_year():
    periods = paper.periods()
    milestones = headings().shown(paper.milestones())
    assert len(milestones) == 9
    assert milestones["first"].is_monotonic_increasing
    for name, row in milestones.iterrows():
        assert name.startswith(str(row["first"]))
        inside = (periods["first"] <= row["first"]) & (row["first"] <= periods["last"])
        assert inside.sum() == 1


@pytest.mark.parametrize(
    ("dataset", "column", "name"),
    [
        ("national_fiscal", "national_social_security_expenditure", "national_budget"),
        ("province_panel", "social_security_expenditure", "provinces_budgets"),
        ("social_insurance_national", "all_funds_expenditure", "social_insurance"),
        (
            "social_assistance_national",
            "rural_minimum_living_guarantee_recipients",
            "social_assistance",
        ),
        ("national_accounts", "gdp", "national_accounts"),
        ("oecd_social_expenditure", "value", "oecd"),
    ],
)
def test_a_series_has_every_year_from_its_first_to_its_last(dataset, column, name):
    figures = ess.load_dataset(dataset)[column].dropna()
    years = figures.index.get_level_values("year").unique().sort_values()
    first, last = paper.series_found().loc[name]
    assert list(years) == list(range(first, last + 1))


def test_the_years_that_the_article_leaves_out_are_the_first_with_figures():
    first = paper.series_found()["first"]
    assert first.min() == 2007
    assert (first == 2007).sum() == 3
    assert first.max() == 2010


def test_two_listed_claims_are_about_the_first_two_periods_and_neither_can_be_checked():
    claims = ess.load_dataset("printed_claims").query("paper == 'common_prosperity'")
    years = claims["year"].str.extract(r"(\d{4})")[0].dropna().astype(int)
    early = years.index[years < 2010].to_list()
    assert years[early].to_dict() == {"cp-18": 1952, "cp-19": 1989}
    ledger = ess.papers.reproduce("common_prosperity", only=early)
    assert ledger.counts["not checkable"] == 2


def test_doubts_give_what_is_printed_a_reason_and_where_they_come_from():
    doubts = paper.doubted_dates()
    assert list(doubts.index) == ["labour_insurance", "labour_contracts", "employees_pension"]
    assert (
        doubts["doubt"].str.endswith("Our doubt, from domain knowledge, not looked up here.").all()
    )
    names = headings().axis(paper.milestones().index, "rows")
    assert "1952: labour insurance regulations" in names
    assert "1951" in doubts.loc["labour_insurance", "doubt"]
    assert "1989: contract system and shared pension" in names
    assert "1986" in doubts.loc["labour_contracts", "doubt"]


def test_participants_of_the_employees_pension_jump_after_civil_servants_joined():
    people = ess.load_dataset("social_insurance_national")["employee_pension_participants"]
    assert people.loc[[2015, 2016]].round().to_list() == [35361, 37930]
    growth = 100 * people.pct_change()
    assert growth[2016] > growth.loc[[2013, 2014, 2015, 2017, 2018, 2019]].max()
    assert f"{growth[2016]:.1f} per cent" in paper.doubted_dates().loc["employees_pension", "doubt"]


def test_years_are_counted_one_by_one(found):
    for name, (first, last) in found.spans.iterrows():
        for period, (begin, end) in found.bounds.iterrows():
            years = set(range(first, last + 1)) & set(range(begin, end + 1))
            assert found.count.loc[name, period] == len(years)


def test_the_first_two_periods_have_no_figures(found):
    assert (found.count.iloc[:, :2] == 0).all(axis=None)
    assert found.verdict == "For 1952-1988, 1989-2006 no series was found."
    assert (found.count["2010-today"] >= 8).all()


def test_the_steps_hold_the_values_of_the_result(found):
    assert list(found.steps) == ["length", "count", "share"]
    for name, step in found.steps.items():
        assert step.value is getattr(found, name)
    assert found.steps["length"].worked == "2021 - 2010 + 1 = 12"


@pytest.mark.parametrize(
    ("step", "cell", "typed"),
    [
        ("length", ["1989-2006"], "17"),
        ("count", ["provinces_budgets", "2010-today"], "7"),
        ("share", ["social_insurance", "2010-today"], "90.9"),
    ],
)
def test_a_missing_fence_post_is_a_known_mistake(found, step, cell, typed):
    feedback = found.exercise(step, *cell).check(typed)
    assert feedback.outcome is Outcome.MISTAKE
    assert "both count" in feedback.text


def test_the_picture_has_all_names(found):
    written = " ".join(text.get_text() for text in found.plot().axes[0].texts)
    for names in (paper.periods(), paper.series_found()):
        assert all(name in written for name in headings().axis(names.index, "rows"))
    assert "five guarantees" in written


# What the lesson says of the third period


def test_rural_recipients_fall_from_2013_on_and_rise_again_in_2020():
    assistance = ess.load_dataset("social_assistance_national")
    rural = assistance["rural_minimum_living_guarantee_recipients"]
    urban = assistance["urban_minimum_living_guarantee_recipients"].loc[2010:]
    change = rural.diff()
    assert (change.loc[2011:2013] > 0).all()
    assert list(change.index[change > 0]) == [2008, 2009, 2010, 2011, 2012, 2013, 2020]
    assert urban.is_monotonic_decreasing
    assert urban[2022] < urban[2010] / 3


def test_the_employees_pension_is_the_largest_fund():
    year = ess.load_dataset("social_insurance_national").loc[2019]
    funds = year[year.index.str.endswith("_expenditure")].drop("all_funds_expenditure")
    assert funds.idxmax() == "employee_pension_expenditure"


def test_the_employees_pension_spends_faster_than_its_members_grow():
    insurance = ess.load_dataset("social_insurance_national")
    spent = paper.average_growth(insurance["employee_pension_expenditure"], 2010, 2019)
    members = paper.average_growth(insurance["employee_pension_participants"], 2010, 2019)
    assert spent.rate > 3 * members.rate


def test_the_merger_of_2017_makes_the_largest_step_of_residents_in_medical_insurance():
    insurance = ess.load_dataset("social_insurance_national")
    assert insurance["resident_medical_participants"].pct_change().idxmax() == 2017
