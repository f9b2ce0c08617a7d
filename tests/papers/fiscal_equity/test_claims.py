"""The claims of the thesis, counted here a second time."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.papers.claim import Cases, Verdict

YEARS = range(2010, 2018)
INDICATORS = {
    "expenditure_per_capita": "resident_population",
    "expenditure_share_of_budget": "budget_expenditure",
    "expenditure_share_of_gdp": "gdp",
}


def theil_t(values, weights):
    people = weights / weights.sum()
    relative = values / (people * values).sum()
    return float((people * relative * np.log(relative)).sum())


def split(table, indicator, weights):
    """Own indices of the regions, and the within part in per cent: numpy alone."""
    own, money = {}, {}
    for region, rows in table.groupby("region"):
        own[region] = theil_t(rows[indicator], weights[rows.index])
        money[region] = (rows[indicator] * weights[rows.index]).sum()
    own, money = pd.Series(own), pd.Series(money)
    within = (money / money.sum() * own).sum()
    return own, 100 * within / theil_t(table[indicator], weights)


@pytest.fixture(scope="module")
def counted():
    panel = ess.load_dataset("province_panel")
    counts = {"own": [0, 0], "plain": [0, 0]}
    for year in YEARS:
        table = panel.xs(year, level="year")
        for indicator, weight in INDICATORS.items():
            for way, weights in (
                ("own", table[weight].astype(float)),
                ("plain", pd.Series(1.0, table.index)),
            ):
                own, within = split(table, indicator, weights)
                counts[way][0] += own.idxmax() == "east"
                counts[way][1] += within > 50
    return counts


@pytest.fixture(scope="module")
def ledger():
    return ess.papers.reproduce("fiscal_equity")


def test_both_claims_turn_round_with_the_weights(counted):
    assert counted == {"own": [24, 18], "plain": [16, 24]}


@pytest.mark.parametrize("at", [0, 1])
def test_both_ways_to_weigh_are_cases(ledger, counted, at):
    entry = ledger[f"fe-0{at + 1}"]
    held = counted["own"][at] + counted["plain"][at]
    assert entry.recomputed.holds == Cases(held, 48, 66)
    assert entry.verdict is Verdict.IN_PART
    assert f"{counted['own'][at]} of 24 with our weights" in entry.ours
    assert f"{counted['plain'][at]} of 24 with every province as one" in entry.ours
    assert entry.recomputed.substitutes == ("weights of our choice",)


def test_advice_and_judgements_get_no_verdict(ledger):
    for claim in ("fe-04", "fe-05", "fe-06", "fe-07"):
        assert ledger[claim].verdict is Verdict.NOT_CHECKABLE
        assert ledger[claim].recomputed.reason.endswith(".")
