"""The audit as a whole: the tables of the article, hostile labels, every display."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError

HOSTILE = ["<img src=x onerror=alert(1)>", "שלום عالم", "x" * 200, "👩‍👧 $\\frac{1}{2}$"]


@pytest.fixture
def table_3():
    return ess.load_dataset("common_prosperity_table_3")[["expenditure"]]


@pytest.fixture
def audit(table_3):
    return ess.audit_table(table_3, along="year")


def test_table_3_repeats_social_insurance_under_social_welfare(audit):
    repeated = audit.findings.query("check == 'repeated_run'")
    assert len(repeated) == 1
    assert repeated.iloc[0]["rows"] == ["social insurance, all", "social welfare, all"]
    assert repeated.iloc[0]["columns"] == [2010, 2013]
    assert "14818, 27917" in repeated.iloc[0]["found"]


def test_table_3_breaks_between_2013_and_2016(audit):
    broken = audit.findings.query("check == 'break'")
    assert broken["rows"].to_list() == [["social welfare, all"]]
    assert broken["columns"].to_list() == [[2013, 2016]]
    assert audit.steps["break"].value == pytest.approx(27917 / 616.93)


def test_table_3_has_nothing_else_that_is_suspicious(audit):
    assert audit.findings["kind"].to_list() == ["suspicious", "suspicious", "note"]


@pytest.mark.parametrize("table", ["table_1", "table_2", "table_4", "multiples"])
def test_other_tables_have_nothing_suspicious(table):
    data = ess.load_dataset(f"common_prosperity_{table}")
    assert set(ess.audit_table(data, along="year").findings["kind"]) <= {"note"}


def test_table_2_agrees_with_its_terms_but_shows_digits_they_do_not_carry():
    data = ess.load_dataset("common_prosperity_table_2")
    ratios = {"per_capita": ("fund_expenditure", "participants", 10_000)}
    (found,) = ess.audit_table(data, along="year", ratios=ratios).found
    assert (found.kind, found.columns) == ("note", [2010])


def test_multiples_follow_from_table_2():
    heads = ess.load_dataset("common_prosperity_table_2")["per_capita"].unstack("group")
    data = heads.join(ess.load_dataset("common_prosperity_multiples"))
    ratios = {"multiple": ("urban employees", "urban and rural residents")}
    assert ess.audit_table(data, ratios=ratios).found == []


def test_order_of_rows_does_not_matter(table_3, audit):
    shuffled = ess.audit_table(table_3.sample(frac=1, random_state=2), along="year")
    assert shuffled.findings["check"].to_list() == audit.findings["check"].to_list()


def test_printed_table_is_marked_with_the_numbers_of_the_findings(audit):
    assert audit.marked.loc["social welfare, all", 2013] == "27917 [1,2,3]"
    assert audit.marked.loc["social insurance, all", 2019] == "54492"


def test_verdict_says_what_was_not_checked(audit):
    assert audit.verdict.startswith("2 suspicious findings. 1 note.")
    assert "Not checked: totals against parts" in audit.verdict
    without_order = ess.audit_table(pd.DataFrame({"a": [17, 23]}))
    assert "prove the table right" in without_order.verdict
    assert "breaks in size" in without_order.verdict


def test_story_and_exercises(audit):
    assert list(audit.steps) == ["cells", "factors", "repeated_run", "break", "coarser"]
    for step in audit.steps.values():
        assert step.worked.endswith(f"{step.value_at(*step.cell):.{step.places}f}")
    exercise = audit.exercise("break")
    assert exercise.check("45.25").outcome == "right"
    assert "larger by the smaller" in exercise.check("0.02").text
    assert audit.exercise("factors", "social insurance, all", 2019).check("1.16").outcome == "right"


def test_each_finding_explains_itself(audit):
    for finding in audit.found:
        text = finding.explain().to_text()
        assert finding.step.title in text
        assert max(map(len, text.splitlines())) <= 80
        assert finding.to_html() == finding.explain().to_html()


def test_findings_of_one_check_keep_their_steps():
    data = pd.DataFrame({"x": [11, 12], "n": [23, 23], "r": ["0.7", "0.9"]})
    assert list(ess.audit_table(data, ratios={"r": ("x", "n")}).steps) == [
        "cells",
        "ratio_1",
        "ratio_2",
    ]


def test_every_display_of_a_table_without_findings():
    audit = ess.audit_table(pd.DataFrame({"a": [17, 23]}))
    assert audit.table().empty
    assert audit.findings.empty
    for shown in (audit.to_text(), audit.to_html(), audit.to_markdown(), audit.to_latex()):
        assert "prove the table right" in shown
    assert audit.explain().to_text()


def test_weakest_badge_is_known(audit):
    assert audit.badge == "published"
    assert ess.audit_table(pd.DataFrame({"a": [1]})).badge is None


def test_hostile_labels_are_shown_as_they_are():
    data = pd.DataFrame(
        [["14818", "27917", "5", "-"]] * 4, index=HOSTILE, columns=[*HOSTILE[:3], "<b>"]
    )
    data.iloc[2:] = [["1", "2", "3", "-4"], ["500", "", "7", "8"]]
    audit = ess.audit_table(data.rename_axis(columns="<year>"), along="<year>")
    page = audit.to_html() + audit.explain().to_html()
    assert "<img" not in page
    assert "<b>" not in page
    assert "&lt;img src=x" in page
    assert "שלום" in audit.to_text()
    assert audit.to_latex()


def test_mixed_types_of_cells_and_labels():
    data = pd.DataFrame({2010: [1, "2.50", None], "total": [np.float64(3), "-", 7]}, dtype=object)
    audit = ess.audit_table(data)
    assert audit.steps["cells"].value == 4


@pytest.mark.parametrize("dtype", ["float16", "float32", "Float32"])
def test_numbers_of_few_bits_do_not_contradict_themselves(dtype):
    table = pd.DataFrame({"a": [0.1], "b": [0.2], "t": [0.3]}).astype(dtype).assign(words="0.30")
    totals = {"t": ["a", "b"], "words": ["a", "b"]}
    assert "contradiction" not in [
        str(one.kind) for one in ess.audit_table(table, totals=totals).found
    ]


@pytest.mark.parametrize(
    "options",
    [
        {"jump": 1},
        {"jump": np.nan},
        {"jump": "10"},
        {"chance": 0},
        {"chance": 1},
        {"chance": None},
    ],
)
def test_thresholds_have_bounds(options):
    with pytest.raises(ArgumentError, match=next(iter(options))):
        ess.audit_table(pd.DataFrame({"a": [1]}), **options)
