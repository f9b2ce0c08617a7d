"""Claims that are cells of the article's tables, dates of its history, or counted in its text."""

import pytest

import edusocsec as ess
from edusocsec.papers import common_prosperity as paper


@pytest.fixture(scope="module")
def ledger():
    claims = [f"cp-{number}" for number in range(18, 36)]
    return ess.papers.reproduce("common_prosperity", only=claims)


def test_persons_of_table_2_are_participants_and_called_recipients(ledger):
    """The official number of the insured at the end of the year, rounded, in all eight cells."""
    printed = ess.load_dataset("common_prosperity_table_2")["participants"]
    official = ess.load_dataset("social_insurance_national")
    groups = {
        "urban employees": "employee_medical_participants",
        "urban and rural residents": "resident_medical_participants",
    }
    for (group, year), persons in printed.items():
        assert persons == round(official.loc[year, groups[group]])
    assert ledger["cp-27"].claim.printed == "recipients"
    assert ledger["cp-27"].ours == "participants in 8 of 8 cells"
    assert ledger["cp-27"].verdict.value == "not reproduced"


def test_one_term_of_table_2_is_cut_off(ledger):
    assert ledger["cp-28"].verdict.value == "close"
    assert ledger["cp-28"].ours == "rounded from the official figure in 15 of 16 cells"
    official = ess.load_dataset("social_insurance_national")
    assert official.loc[2010, "employee_medical_expenditure"] == 3271.6
    printed = ess.load_dataset("common_prosperity_table_2")["fund_expenditure"]
    assert printed["urban employees", 2010] == 3271


@pytest.mark.parametrize(
    ("claim", "verdict"),
    # Official: 15018.94, 27916.26, 46888.43 and 75346.57
    [("cp-29", "close"), ("cp-30", "close"), ("cp-31", "reproduced"), ("cp-32", "not reproduced")],
)
def test_social_insurance_of_table_3_beside_all_funds(ledger, claim, verdict):
    assert ledger[claim].verdict.value == verdict


def test_the_funds_that_are_left_out_are_named(ledger):
    assert "medical" not in ledger["cp-32"].reason
    assert "medical" in ledger["cp-31"].reason


def test_35984_is_the_employees_and_10277_others(ledger):
    employees = ess.load_dataset("social_insurance_national").loc[
        2010, "employee_pension_participants"
    ]
    assert 35984 - round(employees) == 10277
    assert "25,707" in ledger["cp-33"].reason
    assert "10,277" in ledger["cp-33"].reason
    assert "not looked up here" in ledger["cp-33"].reason
    assert ledger["cp-33"].verdict.value == "not checkable"


def test_all_other_cells_of_table_4_are_official(ledger):
    assert ledger["cp-34"].ours == "rounded from the official figure in 17 of 17 cells"
    assert ledger["cp-34"].verdict.value == "reproduced"


def test_one_cell_of_33_of_table_1_is_still_official(ledger):
    cells = paper.against_official()
    off = (cells["official"] / cells["printed"] - 1).abs() > 0.05
    assert list(cells.index[off]) == [("Colombia", 2017)]
    assert ledger["cp-26"].ours == "the same in 1 of 33 cells, close in 31"
    assert ledger["cp-26"].verdict.value == "in part"


@pytest.mark.parametrize("claim", ["cp-18", "cp-19"])
def test_doubted_dates_say_that_the_doubt_is_ours(ledger, claim):
    assert ledger[claim].verdict.value == "not checkable"
    assert "Our doubt, from domain knowledge, not looked up here." in ledger[claim].reason


def test_the_stage_of_development_is_not_checkable_and_decides_cp_04(ledger):
    assert ledger["cp-21"].verdict.value == "not checkable"
    assert "beside Mexico, China would be the higher one in 5 of 6 years" in ledger["cp-21"].reason
