"""Which rows of Table 3 the text counts, and the repair of two misplaced cells."""

import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.common_prosperity import repaired_table_3, which_funds, which_rows
from edusocsec.papers.common_prosperity.repair import INSURANCE, LEFT_OUT, WELFARE, rows_of
from edusocsec.papers.printed import printed_number


@pytest.mark.parametrize(("claim", "year"), [("cp-11", 2010), ("cp-12", 2019)])
def test_exactly_one_sum_of_rows_is_the_texts_assistance(claim, year):
    tried = which_rows(10 * printed_number(claim).value, year)
    assert len(tried) == 2**5 - 1
    matching = tried.index[tried["difference"].abs() < 0.005]
    assert matching.to_list() == ["minimum living guarantee, temporary relief"]


def test_nearest_sum_comes_first():
    distances = which_rows(1000, 2016)["difference"].abs().round(6)
    assert distances.is_monotonic_increasing


def test_repair_moves_two_cells_and_nothing_else():
    printed = ess.load_dataset("common_prosperity_table_3")
    repaired = repaired_table_3()
    before, after = rows_of(printed), rows_of(repaired)
    for year in (2010, 2013):
        assert after.at[WELFARE, year] == before.at[LEFT_OUT, year]
        assert after.loc[[LEFT_OUT], year].isna().all()
    rest = before.index.difference([WELFARE, LEFT_OUT])
    assert after.loc[rest].equals(before.loc[rest])
    assert after[[2016, 2019]].equals(before[[2016, 2019]])


def test_repair_says_what_it_moved_and_where():
    notes = repaired_table_3()["note"]
    assert (notes != "").sum() == 4
    assert notes[WELFARE, "all", 2013] == "moved here from 'support for the extremely poor'"


def test_repaired_cells_printed_social_insurance_a_second_time():
    rows = rows_of(ess.load_dataset("common_prosperity_table_3"))
    same = rows.loc[INSURANCE] == rows.loc[WELFARE]
    assert same.index[same].to_list() == [2010, 2013]


def test_social_insurance_of_2019_leaves_medical_insurance_out():
    """Official total 75346.57; the printed 54492 is what is left without 20854.24."""
    tried = which_funds(2019)
    assert tried.index[0] == "employee_pension, resident_pension, unemployment, work_injury"
    assert tried["sum"].iloc[0] == pytest.approx(75346.567697 - 20854.236997, abs=1e-3)
    assert abs(tried["difference"].iloc[0]) < 0.5
    assert abs(tried["difference"].iloc[1]) > 800


@pytest.mark.parametrize("year", [2010, 2013, 2016])
def test_social_insurance_of_the_other_years_holds_medical_and_maternity(year):
    nearest = which_funds(year).index[0]
    assert "medical" in nearest
    assert "maternity" in nearest


def test_unknown_year():
    with pytest.raises(UnknownNameError, match="2011"):
        which_rows(1, 2011)
