"""Levels of section 4.1, on the printed and on the official figures."""

import pytest

from edusocsec.errors import UnknownNameError
from edusocsec.papers import common_prosperity as paper
from edusocsec.papers.common_prosperity.levels import CHINA, MEAN
from edusocsec.provenance import Badge, weakest_badge

YEARS = [2010, 2015, 2016, 2017, 2018, 2019]


@pytest.fixture
def printed():
    return paper.table_1()


# The two tables


def test_both_tables_have_the_same_rows_and_columns(printed):
    official = paper.official_table_1()
    assert list(printed.index) == YEARS
    assert list(printed.columns) == [CHINA, MEAN, *paper.COUNTRIES]
    assert official.index.equals(printed.index)
    assert official.columns.equals(printed.columns)
    assert official[CHINA].equals(printed[CHINA])
    assert weakest_badge(printed) is weakest_badge(official) is Badge.PUBLISHED


def test_the_official_figures_lack_one_cell_and_the_printed_ones_three(printed):
    official = paper.official_table_1()
    assert printed.isna().sum().sum() == 3
    assert list(official.index[official["Costa Rica"].isna()]) == [2010]
    assert official.isna().sum().sum() == 1


# The five countries


def test_every_country_is_above_china_wherever_there_is_a_figure(printed):
    for table, cells in [(printed, 27), (paper.official_table_1(), 29)]:
        lead = paper.lead_over_china(table)
        assert lead.notna().sum().sum() == cells
        assert (lead.stack().dropna() > 0).all()


def test_turkey_comes_nearest(printed):
    lead = paper.lead_over_china(printed)
    assert lead.min().idxmin() == "Turkey"
    assert lead.loc[2019, "Turkey"] == pytest.approx(11.99 - 10.57)


def test_in_the_last_year_turkey_is_nearer_than_any_other_ever_is(printed):
    lead = paper.lead_over_china(printed)
    assert lead.loc[2019, "Turkey"] < lead.drop(columns="Turkey").min(axis=None)


def test_china_rises_latvia_falls_at_first_and_the_others_move_little(printed):
    assert printed[CHINA].is_monotonic_increasing
    assert (printed.idxmin(axis="columns") == CHINA).all()
    assert printed["Latvia"].diff()[2015] < -3
    others = printed.drop(columns=[CHINA, "Latvia"])
    assert (others.max() - others.min() < 1.3).all()


def test_a_table_without_a_country_is_refused(printed):
    with pytest.raises(UnknownNameError, match="no column 'Latvia'"):
        paper.lead_over_china(printed.drop(columns="Latvia"))


# Another choice of countries


def test_beside_mexico_china_would_not_be_lower_from_2015_on(printed):
    table = paper.with_other_members()
    assert list(table.index) == YEARS
    lower = table.drop(columns=CHINA).gt(table[CHINA], axis="index")
    assert lower["Mexico"].to_list() == [True] + [False] * 5
    assert lower[["South Korea", "Chile"]].all(axis=None)
    assert table.notna().all(axis=None)


def test_the_other_members_are_smaller_than_the_five_of_the_article(printed):
    """The smallest of the three is below every country of the article in each year."""
    others = paper.with_other_members().drop(columns=CHINA)
    assert (others.min(axis=1) < paper.official_table_1()[paper.COUNTRIES].min(axis=1)).all()


# Printed against official


def test_one_printed_cell_of_33_is_the_official_figure_of_today():
    cells = paper.against_official()
    assert len(cells) == 33
    assert list(cells.index[cells["same"]]) == [("Colombia", 2010)]


def test_the_differences_are_revisions_of_less_than_one_point():
    cells = paper.against_official()["difference"]
    assert cells.abs().median() == pytest.approx(0.13, abs=0.005)
    assert cells.abs().idxmax() == ("Colombia", 2017)
    assert cells.abs().max() == pytest.approx(0.79, abs=0.005)
    # The mean was revised downwards up to 2018 and upwards in 2019.
    assert (cells["OECD mean"].loc[:2018] > 0.1).all()
    assert cells["OECD mean", 2019] < 0


# The claims


def test_verdicts_on_the_two_statements():
    verdicts = paper.level_verdicts()
    assert set(verdicts) == {"cp-03", "cp-04"}
    assert verdicts["cp-03"].count("China is below in every year.") == 2
    assert verdicts["cp-03"].endswith("It is not narrower in 2019.")
    assert "27 of 27" in verdicts["cp-04"]
