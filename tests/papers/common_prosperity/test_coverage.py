"""Coverage of the five social insurances (cp-17)."""

import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.common_prosperity import coverage, official_table_4, table_4_beside
from edusocsec.papers.common_prosperity.coverage import THREE, TWO


@pytest.fixture(scope="module")
def printed():
    return coverage()


def test_three_have_fewer_participants_in_every_cell_that_is_printed(printed):
    """Each of the three against each of the two, one pair at a time."""
    assert printed.holds
    table = ess.load_dataset("common_prosperity_table_4")["participants"].unstack("insurance")
    for few in THREE:
        for many in TWO:
            pairs = table[[few, many]].dropna()
            assert (pairs[few] < pairs[many]).all()
            assert len(pairs) >= 3


def test_two_cells_are_missing_and_said_to_be(printed):
    assert printed.participants.isna().to_numpy().sum() == 2
    assert "Missing: medical (2019), maternity (2019)." in printed.verdict


def test_share_by_hand(printed):
    assert printed.share[2010] == pytest.approx(100 * 16161 / 35984)
    assert printed.steps["share"].worked_at(2010) == r"100 \cdot \frac{16161}{35984} = 44.9"


def test_claim_that_does_not_hold_is_told():
    table = ess.load_dataset("common_prosperity_table_4").copy()
    table.loc[("maternity", 2010), "participants"] = 40_000
    assert not coverage(table).holds
    assert coverage(table).verdict.startswith("Not in every year")


def test_mistake_of_the_easier_test(printed):
    feedback = printed.exercise("share", 2013).check(f"{100 * 19917 / 81968:.1f}")
    assert "harder test" in feedback.text


def test_every_printed_cell_with_an_official_figure_is_that_figure_rounded():
    beside = table_4_beside()
    assert beside["comparison"].value_counts().to_dict() == {
        "rounded": 17,
        "not printed": 2,
        "no official figure here": 1,
    }
    assert beside.at[("pension", 2010), "comparison"] == "no official figure here"


class TestWhatTheLessonTells:
    """Findings that lesson 2 puts into words."""

    def test_gap_widens_in_the_printed_years(self, printed):
        assert printed.share.is_monotonic_decreasing

    def test_claim_holds_in_the_official_series_too(self):
        official = coverage(official_table_4())
        assert official.holds
        assert official.badge.value == "derived"

    def test_medical_insurance_overtakes_pension_in_the_year_of_the_merger(self):
        people = coverage(official_table_4()).participants
        ahead = people.loc["medical"] > people.loc["pension"]
        assert ahead.index[ahead].tolist() == [2017, 2018, 2019]

    def test_pension_of_2010_holds_more_than_the_employees(self):
        printed = ess.load_dataset("common_prosperity_table_4").at[
            ("pension", 2010), "participants"
        ]
        official = ess.load_dataset("social_insurance_national")
        assert official.at[2010, "employee_pension_participants"] < 0.75 * printed

    def test_about_half_of_the_employees_are_insured_against_unemployment_and_fewer_each_time(self):
        national = ess.load_dataset("social_insurance_national").loc[[2010, 2013, 2016, 2019]]
        rate = national["unemployment_participants"] / national["employee_pension_participants"]
        assert rate.is_monotonic_decreasing
        assert ((rate > 0.45) & (rate < 0.55)).all()


def test_an_insurance_that_is_not_there_is_named():
    table = ess.load_dataset("common_prosperity_table_4").drop("maternity", level="insurance")
    with pytest.raises(UnknownNameError, match="no row 'maternity'"):
        coverage(table)
