"""Medical insurance per head in two schemes, from printed and from official figures."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import DataError, UnknownNameError
from edusocsec.papers.common_prosperity import fund_gap, multiples, official_table_2
from edusocsec.papers.common_prosperity.gaps import EMPLOYEES, MERGED, RESIDENTS
from edusocsec.papers.printed import printed_number


@pytest.fixture(scope="module")
def gap():
    return fund_gap()


def test_yuan_per_head_of_2010_by_hand(gap):
    """3271 × 100 million yuan for 23735 times ten thousand persons."""
    assert gap.per_head.at[EMPLOYEES, 2010] == pytest.approx(327_100_000_000 / 237_350_000)


@pytest.mark.parametrize(
    ("claim", "year"), [("cp-06", 2010), ("cp-07", 2013), ("cp-08", 2016), ("cp-09", 2019)]
)
def test_multiples_round_to_the_printed_ones(gap, claim, year):
    assert printed_number(claim).rounds_from(gap.multiple[year])
    printed = ess.load_dataset("common_prosperity_multiples").at[year, "multiple"]
    assert printed == printed_number(claim).value


def test_every_step_has_its_worked_number(gap):
    assert gap.steps["per_head"].worked_at(RESIDENTS, 2019) == (
        r"\frac{8191 \cdot 10^8}{102483 \cdot 10^4} = 799.25"
    )
    assert gap.steps["multiple"].worked_at(2019) == r"\frac{3846.01}{799.25} = 4.81"


@pytest.mark.parametrize(
    ("step", "cell", "typed", "advice"),
    [
        ("per_head", (RESIDENTS, 2013), "0.03", "multiply by that"),
        ("per_head", (EMPLOYEES, 2010), "7.26", "money by people"),
        ("multiple", (2010,), "12.25", "by its own participants"),
        ("multiple", (2010,), "0.10", "Turn it round"),
        ("multiple", (2010,), "9.08", "larger by 1"),
        ("multiple", (2010,), "10.06", "Round at the end"),
    ],
)
def test_mistakes_are_told_apart(gap, step, cell, typed, advice):
    feedback = gap.exercise(step, *cell).check(typed)
    assert feedback.outcome.value == "mistake"
    assert advice in feedback.text


def test_unpublished_expenditure_of_2010_is_what_the_employees_leave():
    official = ess.load_dataset("social_insurance_national")
    assert pd.isna(official.at[2010, "resident_medical_expenditure"])
    assert official_table_2().at[(RESIDENTS, 2010), "fund_expenditure"] == pytest.approx(266.5018)
    assert fund_gap(official_table_2()).badge.value == "derived"


def test_verdict_warns_only_across_the_merger(gap):
    assert "different people" in gap.verdict
    table = ess.load_dataset("common_prosperity_table_2")
    before = table[table.index.get_level_values("year") < MERGED]
    assert "different people" not in fund_gap(before).verdict


def test_missing_cells_and_empty_funds_are_refused():
    table = ess.load_dataset("common_prosperity_table_2").astype(float)
    for nothing in (0.0, float("nan")):
        broken = table.copy()
        broken.loc[(EMPLOYEES, 2013), "participants"] = nothing
        with pytest.raises(DataError, match="2013"):
            fund_gap(broken)
    with pytest.raises(DataError, match="'urban employees 2010'"):
        fund_gap(table.drop(EMPLOYEES, level="group"))
    with pytest.raises(UnknownNameError, match="'participants'"):
        fund_gap(table[["fund_expenditure"]])


class TestWhatTheLessonTells:
    """Findings that lesson 2 puts into words."""

    @pytest.fixture
    def official(self):
        return fund_gap(official_table_2())

    def test_multiple_rises_when_rural_residents_come_in(self, official):
        assert official.multiple[2017] > official.multiple[2016]
        participants = official.participants.loc[RESIDENTS]
        assert 1.9 < participants[2017] / participants[2016] < 2

    def test_it_falls_among_urban_residents_and_again_after_the_merger(self, official):
        assert official.multiple[2016] < official.multiple[2010] / 1.9
        assert official.multiple.loc[2017:2019].is_monotonic_decreasing

    def test_two_rises_lie_between_the_printed_years(self, official):
        rises = official.multiple.diff()
        assert rises.index[rises > 0].tolist() == [2015, 2017]

    def test_residents_per_head_hardly_grow_in_the_year_of_the_merger(self, official):
        growth = official.per_head.loc[RESIDENTS].pct_change()
        assert growth.idxmin() == 2017
        assert growth[2017] < 0.03
        assert official.per_head.loc[EMPLOYEES].pct_change()[2017] > 0.10

    def test_multiples_set_printed_beside_official(self):
        beside = multiples()
        assert list(beside.index) == list(range(2010, 2020))
        assert beside["printed"].dropna().to_list() == [10.08, 6.48, 5.08, 4.81]
