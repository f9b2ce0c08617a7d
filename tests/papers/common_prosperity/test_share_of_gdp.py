"""China's share of GDP: which spending, which GDP, and how exact the printed share is."""

import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.explain import Outcome
from edusocsec.papers import common_prosperity as paper
from edusocsec.papers.printed import PrintedNumber
from edusocsec.provenance import Badge


@pytest.fixture(scope="module")
def share():
    return paper.share_of_gdp()


@pytest.mark.parametrize(
    ("year", "ours"),
    # Funds and budget line over GDP, by hand from the three tables
    [
        (2010, 100 * (15018.9409 + 9130.62) / 412119.2558),
        (2019, 100 * (75346.5678 + 29379.08) / 986515.2023),
    ],
)
def test_share_by_hand(share, year, ours):
    assert share.share[year] == pytest.approx(ours, rel=1e-8)


def test_all_six_shares(share):
    assert share.share.round(2).to_list() == [5.86, 8.42, 9.17, 9.83, 10.31, 10.62]


def test_they_agree_to_one_decimal_and_not_to_two(share):
    assert share.agrees.all()
    two = [
        PrintedNumber("", "", "", "", f"{printed:.2f}").rounds_from(ours)
        for printed, ours in zip(share.printed, share.share, strict=True)
    ]
    assert not any(two)
    assert share.difference.abs().max() < 0.05


def test_all_printed_shares_of_china_but_one_end_in_a_zero():
    """So their source seems to have had one decimal."""
    printed = paper.table_1()["China"]
    one_decimal = (printed - printed.round(1)).abs() < 1e-9
    assert printed.index[~one_decimal].to_list() == [2019]


@pytest.mark.parametrize("base", ["gdp", "gross_national_income", "sum_of_provinces"])
@pytest.mark.parametrize("counted", ["funds", "budget"])
def test_neither_part_alone_is_the_printed_share(counted, base):
    assert not paper.share_of_gdp(counted, base).agrees.any()


def test_another_gdp_is_another_share():
    """The provinces add up to more than the nation, so the same spending is a smaller share."""
    provinces = paper.share_of_gdp("both", "sum_of_provinces")
    assert not provinces.agrees.any()
    assert (provinces.difference < -0.1).all()
    assert provinces.share.index.max() == 2017
    income = paper.share_of_gdp("both", "gross_national_income")
    assert list(income.agrees.index[income.agrees]) == [2010, 2016, 2017, 2019]
    assert "in 2010, 2016, 2017, 2019 only" in income.verdict


def test_the_gdp_as_first_published_gives_the_printed_share_of_2019(share):
    first = 100 * share.amount[2019] / paper.FIRST_GDP_OF_2019
    assert f"{first:.2f}" == "10.57"
    assert ess.load_dataset("national_accounts").loc[2019, "gdp"] < paper.FIRST_GDP_OF_2019


@pytest.mark.parametrize("claim", ["cp-01", "cp-02", "cp-22", "cp-23", "cp-24", "cp-25"])
def test_the_claims_are_close_and_name_what_stands_in(claim):
    entry = ess.papers.reproduce("common_prosperity", only=claim)[claim]
    assert entry.verdict.value == "close"
    assert entry.reason.startswith("To one decimal it is the printed share.")
    assert "what is counted is not said" in entry.reason
    assert ("first published it would be 10.57" in entry.reason) == (claim == "cp-02")
    assert entry.recomputed.badge is Badge.DERIVED


def test_the_steps_hold_the_values_of_the_result(share):
    assert list(share.steps) == ["amount", "share", "difference"]
    for name, step in share.steps.items():
        assert step.value is getattr(share, name)
        assert len(step.mistakes) >= 2


@pytest.mark.parametrize("counted", ["funds", "budget", "both"])
def test_the_amount_is_the_sum_of_what_is_counted(counted):
    step = paper.share_of_gdp(counted).steps["amount"]
    assert step.formula.count("+") == step.worked.count("+") == (counted == "both")


@pytest.mark.parametrize(
    ("step", "year", "typed", "advice"),
    [
        ("amount", 2019, "75346.6", "insurance funds alone"),
        ("amount", 2019, "29379.1", "budget line alone"),
        ("share", 2019, "0.11", "multiply by 100"),
        ("share", 2010, "1706.53", "Turn the fraction round"),
        ("difference", 2019, "-0.046", "The sign"),
        ("difference", 2010, "-0.681", "per cent of the printed share"),
    ],
)
def test_wrong_ways_get_their_advice(share, step, year, typed, advice):
    feedback = share.exercise(step, year).check(typed)
    assert feedback.outcome is Outcome.MISTAKE
    assert advice in feedback.text


def test_unknown_names_are_refused():
    with pytest.raises(UnknownNameError, match="'taxes'"):
        paper.share_of_gdp("taxes")
    with pytest.raises(UnknownNameError, match="'gnp'"):
        paper.share_of_gdp("both", "gnp")


def test_text_fits_a_terminal(share):
    assert max(map(len, share.to_text().splitlines())) <= 80
