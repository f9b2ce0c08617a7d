"""The sentences of the pension paper, counted here a second time."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.papers import pension_subsidy as paper
from edusocsec.papers.claim import Cases, Verdict
from edusocsec.papers.printed import printed_number


@pytest.fixture(scope="module")
def ledger():
    return ess.papers.reproduce("pension_subsidy")


@pytest.fixture(scope="module")
def provinces():
    return ess.load_dataset("provinces_2013")


def test_four_of_the_paper_are_always_heavy_whoever_counts_as_old(ledger):
    counts = {
        pensioners: set(paper.burden(pensioners=pensioners).eastern_above_national)
        for pensioners in ("60_plus_2010", "65_plus_2013", "65_plus_2010")
    }
    four = {"Hebei", "Shandong", "Fujian", "Hainan"}
    assert [len(names) for names in counts.values()] == [7, 5, 4]
    assert counts["65_plus_2013"] - four == {"Jiangsu"}
    assert counts["65_plus_2010"] == four
    entry = ledger["ps-42"]
    assert entry.recomputed.holds == Cases(4, 7, 7)
    assert entry.verdict is Verdict.IN_PART
    assert "there are 5" in entry.recomputed.reason


def test_rules_for_the_number_of_components_disagree_here(ledger):
    """Eigenvalues 3.489, 2.400 and .785 explain 49.8, 84.1 and 95.3 per cent."""
    assert ledger["ps-45"].recomputed.value == 2
    assert ledger["ps-46"].recomputed.value == 3
    assert ledger["ps-45"].verdict is Verdict.CLOSE
    assert ledger["ps-46"].verdict is Verdict.NOT_REPRODUCED


def test_replacement_rates_of_the_provinces_by_hand(ledger, provinces):
    spending = provinces["urban_food_2012"] + provinces["urban_clothing_2012"]
    people = provinces["resident_population"]
    national = (spending * people).sum() / people.sum()
    above = spending < national
    east = provinces["region"] == "east"
    assert set(provinces.index[above & east]) == {"Hebei", "Shandong", "Hainan"}
    assert set(provinces.index[~above & ~east]) == {"Inner Mongolia", "Chongqing", "Sichuan"}
    assert ledger["ps-52"].recomputed.holds == Cases(2, 3, 3)
    assert ledger["ps-53"].recomputed.holds == Cases(17, 18, 18)
    assert ledger["ps-54"].recomputed.holds == Cases(2, 2, 4)
    assert "means weighted by residents" in ledger["ps-54"].recomputed.substitutes


def test_the_east_carries_the_same_under_both_policies(ledger):
    assert ledger["ps-49"].recomputed.value == ledger["ps-19"].recomputed.value
    assert printed_number("ps-49").text == printed_number("ps-19").text


def test_what_is_said_of_printed_numbers(ledger):
    """Of printed burdens and rates alone."""
    burdens = {"IM": 0.257, "CQ": 0.274, "BJ": 0.104, "SH": 0.131}
    times = [burdens[west] / burdens[rich] for west in ("IM", "CQ") for rich in ("BJ", "SH")]
    said = ledger["ps-47"].recomputed.reason
    assert f"{min(times):.1f} to {max(times):.1f} times" in said
    lacking = [100 * (1 - rate / 14.38) for rate in (12.27, 12.55)]
    assert f"{min(lacking):.0f} to {max(lacking):.0f} per cent" in ledger["ps-54"].recomputed.reason
    assert burdens["IM"] < printed_number("ps-17").value < burdens["CQ"]


def test_a_degree_that_draws_no_line_is_not_shown(ledger):
    """A little above, slightly below: the direction holds everywhere, and that is one half."""
    assert ledger["ps-47"].recomputed.holds == Cases(4, 4, 8)
    assert {ledger[claim].verdict for claim in ("ps-47", "ps-54")} == {Verdict.IN_PART}
    for claim in ("ps-47", "ps-48", "ps-54"):
        assert "With the numbers of 'Beijing'" not in ledger[claim].to_text()


def test_what_the_paper_leaves_undefined_is_named_wherever_it_goes_in(ledger):
    """The count of residents is an indicator of the chain, and the pensioners are a part of it."""
    for claim in ("ps-01", "ps-09", "ps-32", "ps-39", "ps-45", "ps-55"):
        assert "residents outside the employees' pension" in ledger[claim].recomputed.substitutes


def test_the_rule_balances_from_2_to_57(ledger):
    here = paper.situation_2013()
    actual = float(paper.share_pension(situation=here).theil)
    theil = pd.Series({x: float(paper.apply_rule(x, here).theil) for x in (1, 2, 57, 58)})
    assert (theil < actual).to_dict() == {1: False, 2: True, 57: True, 58: False}
    assert ledger["ps-55"].recomputed.holds == Cases(56, 100, 100)


def test_literature_against_the_ratio(ledger):
    ratio = paper.revenue_population_ratio()
    east = ratio.by_province[ratio.region == "east"]
    others = ratio.by_province[ratio.region != "east"]
    assert set(east.nsmallest(4).index) == {"Hebei", "Hainan", "Shandong", "Fujian"}
    assert set(others.nlargest(3).index) == {"Inner Mongolia", "Chongqing", "Xinjiang"}
    assert set(others.nsmallest(3).index) == {"Gansu", "Henan", "Guangxi"}
    assert [ledger[claim].recomputed.holds for claim in ("ps-56", "ps-57", "ps-58")] == [
        Cases(4, 4, 4),
        Cases(2, 3, 3),
        Cases(1, 3, 3),
    ]


def test_group_means_are_derived_and_name_their_weights(ledger):
    for claim in ("ps-30", "ps-31"):
        assert ledger[claim].recomputed.badge.value == "derived"
        assert "means weighted by residents" in ledger[claim].recomputed.substitutes
    assert ledger["ps-22"].recomputed.badge.value == "published"


def test_the_second_component_is_near_by_position_alone(ledger):
    """Before the rotation it mixes both kinds of indicators."""
    loadings = paper.factors_and_regions().components.loadings["PC2"].abs()
    assert (loadings > 0.3).sum() >= 6
    for claim in ("ps-36", "ps-37"):
        assert "by its position alone" in ledger[claim].recomputed.reason
    assert "by its position alone" not in ledger["ps-34"].recomputed.reason
