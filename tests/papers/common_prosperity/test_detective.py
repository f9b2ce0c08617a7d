"""What the lesson on reading published tables says, pinned."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.papers import common_prosperity as paper
from edusocsec.papers.common_prosperity.detective import (
    audits,
    false_alarms,
    findings_by_kind,
    notes,
    printed_table_3,
    spot_checks,
)
from edusocsec.papers.common_prosperity.repair import rows_of


def test_only_table_3_is_suspicious_and_nothing_contradicts_itself():
    counts = findings_by_kind()
    assert counts["contradiction"].sum() == 0
    assert counts["suspicious"].to_dict() == {
        "table_1": 0,
        "table_2": 0,
        "table_2_multiples": 0,
        "table_3": 2,
        "table_4": 0,
    }


def test_notes_of_the_controls_are_true():
    found = audits()
    one, two, four = (found[name].findings for name in ("table_1", "table_2", "table_4"))
    assert one["check"].to_list() == ["coarser", "missing"]
    assert one.loc[1, "rows"] == ["China"]
    assert two["check"].to_list() == ["ratio"]
    assert "136.47 to 136.99" in two.loc[1, "found"]
    assert four["check"].to_list() == ["missing"]
    assert four.loc[1, "rows"] == ["medical", "maternity"]


def test_notes_are_listed_by_table():
    assert (
        notes().index.get_level_values("table").value_counts().to_dict()
        == findings_by_kind()["note"].loc[lambda count: count > 0].to_dict()
    )


def test_zeros_at_the_end_are_china_s_habit_alone():
    table = ess.load_dataset("common_prosperity_table_1")["share_of_gdp"].dropna()
    ends_in_zero = table.map("{:.2f}".format).str.endswith("0")
    china = ends_in_zero.index.get_level_values("country") == "China"
    assert ends_in_zero[china].sum() == china.sum() - 1
    assert ends_in_zero[~china].mean() == pytest.approx(0.1, abs=0.03)


def test_value_that_two_rows_of_table_1_share_is_no_run():
    table = ess.load_dataset("common_prosperity_table_1")["share_of_gdp"].unstack("year")
    assert table.loc["Poland", 2015] == table.loc["OECD mean", 2015]
    assert "repeated_run" not in audits()["table_1"].findings["check"].to_list()


def test_three_clues_point_to_the_same_two_cells():
    audit = audits()["table_3"]
    assert audit.findings["check"].to_list() == ["repeated_run", "break", "coarser"]
    marked = audit.marked.loc["social welfare"]
    assert marked[2010] == "14818 [1,3]"
    assert marked[2013] == "27917 [1,2,3]"


def test_steps_that_the_learner_computes_by_hand():
    printed = printed_table_3()
    factors = audits()["table_3"].steps["factors"].value
    assert factors.loc["temporary relief", 2016] == pytest.approx(310.62 / 139.74)
    assert factors.loc["social welfare", 2016] == pytest.approx(27917 / 616.93)
    others = factors.stack().drop(("social welfare", 2016))
    assert others.max() < 2.5
    assert printed.shape == (5, 4)


def test_official_figures_of_the_oecd_have_one_break_in_the_year_of_the_pandemic():
    data = ess.load_dataset("oecd_social_expenditure")["value"]
    assert data.size > 1000
    found = ess.audit_table(data, along="year").findings.query("kind == 'suspicious'")
    assert found["check"].to_list() == ["break"]
    assert found.iloc[0]["rows"] == ["United States, active_labour_market_programmes"]
    assert found.iloc[0]["columns"] == [2019, 2020]


def test_thresholds_that_shout():
    flagged = [
        len(
            ess.audit_table(printed_table_3(), along="year", jump=jump).findings.query(
                "check == 'break'"
            )
        )
        for jump in (1.2, 10, 40)
    ]
    assert flagged[0] > 1
    assert flagged[1:] == [1, 0]


def test_random_digits_hold_no_run():
    assert false_alarms(200) == 0


def test_repaired_table_has_two_gaps_and_no_suspicion():
    audit = ess.audit_table(rows_of(paper.repaired_table_3()), along="year")
    assert audit.findings["check"].to_list() == ["missing"]
    assert audit.findings.loc[1, "rows"] == ["support for the extremely poor"]
    assert audit.findings.loc[1, "columns"] == [2010, 2013]


@pytest.fixture(scope="module")
def section_4_3():
    ids = [f"cp-{number}" for number in range(11, 17)]
    return ess.papers.reproduce("common_prosperity", only=ids)


def test_only_what_needs_no_repair_is_called_reproduced(section_4_3):
    assert set(section_4_3.table()["where"]) == {"section 4.3"}
    assert {entry.claim.id: entry.verdict_label for entry in section_4_3.entries} == {
        "cp-11": "reproduced",
        "cp-12": "reproduced",
        "cp-13": "reproduced",
        "cp-14": "close, with substitutes",
        "cp-15": "close, with substitutes",
        "cp-16": "close, with substitutes",
    }


def test_all_six_numbers_come_back_and_one_of_them_cut_off(section_4_3):
    """By the printed text alone: rounded to its decimals, and cut after them."""
    numbers = section_4_3.table().drop("cp-16")
    ours, printed = numbers["recomputed"].astype(float), numbers["printed"]
    places = printed.str.partition(".")[2].str.len()
    rounded = [f"{value:.{count}f}" for value, count in zip(ours, places, strict=True)]
    assert list(numbers.index[printed != rounded]) == ["cp-14"]
    assert str(ours["cp-14"]).startswith(printed["cp-14"])
    assert "cut off, not rounded" in numbers.at["cp-14", "reason"]
    assert section_4_3["cp-16"].recomputed.holds


def test_share_comes_back_for_one_total_only():
    shares = {
        total: round(float(paper.welfare_share(total).shares[2019]), 2)
        for total in ("as_the_text", "all_rows", "insurance", "official")
    }
    assert shares == {"as_the_text": 1.48, "all_rows": 1.47, "insurance": 1.55, "official": 1.08}


def test_official_figures_are_near_where_the_table_is_right_and_far_where_it_is_not():
    ratios = spot_checks()["ratio"]
    guarantee, poor = ratios["minimum living guarantee"], ratios["support for the extremely poor"]
    assert ((guarantee - 1).abs() < 0.05).all()
    assert abs(poor[2016] - 1) < 0.01
    assert (poor[[2010, 2013]] > 1.4).all()
    # Honest limits: temporary relief and social welfare do not agree either.
    assert ratios["temporary relief", 2016] > 1.5
    assert ratios["social welfare", 2013] > 100


def test_spot_checks_are_sums_of_the_dataset():
    official = ess.load_dataset("social_assistance_spending")
    expected = official.filter(like="minimum_living").sum(axis="columns").loc[[2010, 2013, 2016]]
    ours = spot_checks().loc["minimum living guarantee", "official"]
    pd.testing.assert_series_equal(ours, expected, check_names=False)


def test_moved_amount_is_still_not_the_official_one():
    moved = rows_of(paper.repaired_table_3()).loc["social welfare", 2013]
    official = spot_checks().loc[("social welfare", 2013), "official"]
    assert moved / official > 2


def test_audit_cannot_see_that_2019_leaves_medical_insurance_out():
    findings = audits()["table_3"].findings
    assert not any(2019 in columns for columns in findings["columns"])
    assert paper.which_funds(2019).index[0] == (
        "employee_pension, resident_pension, unemployment, work_injury"
    )
    official = ess.load_dataset("social_insurance_national").loc[2019, "all_funds_expenditure"]
    assert printed_table_3().loc["social insurance", 2019] < 0.75 * official
