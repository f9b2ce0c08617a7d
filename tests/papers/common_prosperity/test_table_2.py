"""Cells of Table 2 against their terms, and the terms against their source."""

import pytest

import edusocsec as ess
from edusocsec.papers.common_prosperity import table_2_beside, table_2_terms
from edusocsec.papers.common_prosperity.gaps import EMPLOYEES, RESIDENTS


@pytest.fixture(scope="module")
def beside():
    return table_2_beside()


def test_all_twelve_printed_quotients_round_from_their_terms(beside):
    assert len(beside) == 12
    assert (beside["verdict"] == "reproduced").all()


def test_printed_numbers_keep_their_zeros(beside):
    assert beside.at[(EMPLOYEES, 2013), "printed"] == "2124.40"


def test_rounded_terms_allow_an_interval(beside):
    """Worked out with plain arithmetic: half a unit up or down in both terms."""
    cell = beside.loc[(RESIDENTS, 2010)]
    assert cell["lowest"] == pytest.approx(266.5 / 19528.5 * 10_000)
    assert cell["highest"] == pytest.approx(267.5 / 19527.5 * 10_000)
    multiple = beside.loc[("multiple", 2010)]
    assert multiple["lowest"] == pytest.approx((3270.5 / 23735.5) / (267.5 / 19527.5))
    assert (beside["lowest"] < beside["ours"]).all()
    assert (beside["ours"] < beside["highest"]).all()


def test_interval_is_wider_than_the_printed_decimals(beside):
    """What the lesson tells: a hundredth of a yuan is more than whole numbers can give."""
    per_head = beside.drop("multiple")
    assert (per_head["highest"] - per_head["lowest"] > 0.01).all()
    first = beside.loc[("multiple", 2010)]
    assert first["highest"] - first["lowest"] > 0.04


def test_one_term_is_cut_off_where_the_others_are_rounded():
    terms = table_2_terms()
    cut_off = terms[terms["comparison"] != "rounded"]
    assert cut_off.index.to_list() == [("expenditure", EMPLOYEES, 2010)]
    assert cut_off["printed"].item() == 3271
    assert cut_off["official"].item() == 3271.6


def test_official_figures_give_another_first_multiple(beside):
    assert round(beside.at[("multiple", 2010), "official"], 2) == 10.10
    for year in (2013, 2019):
        cell = beside.loc[("multiple", year)]
        assert f"{cell['official']:.2f}" == cell["printed"]
    assert round(beside.at[("multiple", 2016), "official"], 2) == 5.07


def test_terms_come_from_the_two_datasets():
    terms = table_2_terms()
    table = ess.load_dataset("common_prosperity_table_2")
    assert terms.xs("participants")["printed"].to_list() == table["participants"].to_list()
