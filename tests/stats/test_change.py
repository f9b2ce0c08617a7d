"""The change of Theil's index between two times."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.papers.fiscal_equity import decompose


@pytest.fixture(params=["T", "L"])
def pair(request):
    return [decompose("expenditure_per_capita", year, kind=request.param) for year in (2010, 2017)]


def test_parts_add_up(pair):
    first, second = pair
    change = ess.theil_change(first, second)
    assert change.total == pytest.approx(second.total - first.total, abs=1e-15)
    assert change.between + change.within == pytest.approx(change.total, abs=1e-14)
    assert change.check == pytest.approx(0, abs=1e-14)
    inside = change.groups[["share_effect", "index_effect"]].sum(axis="columns")
    expected = second.groups["within"] - first.groups["within"]
    np.testing.assert_allclose(inside, expected, atol=1e-15)


def test_there_and_back_is_nothing(pair):
    there, back = ess.theil_change(*pair), ess.theil_change(*pair[::-1])
    np.testing.assert_allclose(there.groups, -back.groups, atol=1e-15)


def test_growing_region_without_change_inside_has_a_share_effect_alone():
    panel = ess.load_dataset("province_panel").xs(2013, level="year")
    grown = panel.copy()
    west = grown["region"] == "west"
    grown["resident_population"] = grown["resident_population"] * np.where(west, 2, 1)
    first, second = (
        ess.theil_decomposition(
            table, value="expenditure_per_capita", weight="resident_population", groups="region"
        )
        for table in (panel, grown)
    )
    change = ess.theil_change(first, second)
    np.testing.assert_allclose(change.groups["index_effect"], 0, atol=1e-15)
    assert change.groups.at["west", "share_effect"] > 0


def test_kinds_and_groups_must_match():
    t, other = (
        decompose("expenditure_per_capita", 2013),
        decompose("expenditure_per_capita", 2013, kind="L"),
    )
    with pytest.raises(ArgumentError, match="same kind"):
        ess.theil_change(t, other)
    panel = ess.load_dataset("province_panel").xs(2013, level="year")
    two = ess.theil_decomposition(
        panel[panel["region"] != "west"],
        value="expenditure_per_capita",
        weight="resident_population",
        groups="region",
    )
    with pytest.raises(ArgumentError, match="'west'"):
        ess.theil_change(t, two)


def test_story(pair):
    change = ess.theil_change(*pair)
    explanation = change.explain()
    for step in explanation.steps.values():
        assert step.worked.endswith(f"{step.value_at(*step.cell):.{step.places}f}")
    assert explanation.steps["total"].value == change.total
    assert max(map(len, explanation.to_text().splitlines())) <= 80
    assert change.cross_check()["difference"].max() < 1e-14
    assert change.plot().axes


def test_only_decompositions_can_be_compared(pair):
    for wrong in ([pair[0], ess.theil([1, 2])], [None, pair[1]]):
        with pytest.raises(ArgumentError, match=r"result of theil_decomposition\(\)"):
            ess.theil_change(*wrong)


def test_group_may_bear_the_name_of_our_row():
    frame = pd.DataFrame({"x": [1.0, 3.0, 4.0, 8.0], "g": ["all", "all", "in_all", "in_all"]})
    first = ess.theil_decomposition(frame, value="x", groups="g")
    second = ess.theil_decomposition(frame.assign(x=[2.0, 3.0, 4.0, 7.0]), value="x", groups="g")
    change = ess.theil_change(first, second)
    table = change.table()
    assert list(table.index) == ["all", "in_all", "all"]
    np.testing.assert_allclose(table.iloc[:2, :3], change.groups)
    np.testing.assert_allclose(table.iloc[2], table.iloc[:2].sum())
    assert list(change.headings.shown(table).index) == ["all", "in_all", "all groups"]
    assert change.plot().axes
