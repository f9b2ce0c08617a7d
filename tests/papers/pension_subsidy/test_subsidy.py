"""What provinces pay, in closed form, and what is refused."""

import pandas as pd
import pytest

from edusocsec.errors import ArgumentError, DataError, MissingValuesError, UnknownNameError
from edusocsec.papers.pension_subsidy import (
    ACTUAL_POLICY,
    HALF_EVERYWHERE,
    SubsidyRules,
    local_subsidy,
)
from edusocsec.papers.pension_subsidy.subsidy import central_shares


@pytest.fixture
def persons():
    return pd.DataFrame(
        {"aged_16_59": [1000.0, 500.0], "disabled": [10.0, 4.0], "pensioners": [200.0, 80.0]},
        index=["A", "B"],
    )


@pytest.fixture
def region():
    return pd.Series({"A": "east", "B": "west"})


def test_terms_by_hand(persons, region):
    terms = local_subsidy(persons, central_shares(ACTUAL_POLICY, region))
    # 10 million persons times 30 yuan are 300 million yuan.
    assert terms.loc["A"].to_list() == pytest.approx([3.0, 0.1, 6.6])
    assert terms.loc["B"].to_list() == pytest.approx([1.5, 0.04, 0.0])


def test_counterfactual_adds_half_of_the_basic_pension(persons, region):
    actual, halved = (
        local_subsidy(persons, central_shares(policy, region)).sum(axis=1)
        for policy in (ACTUAL_POLICY, HALF_EVERYWHERE)
    )
    assert (halved - actual).to_list() == pytest.approx([0, 80 * 330 / 10_000])


def test_other_rules_scale_their_own_term(persons):
    later = local_subsidy(persons, 0.5, SubsidyRules(basic_pension=840))
    now = local_subsidy(persons, 0.5)
    assert (later["basic_pension"] / now["basic_pension"]).to_list() == pytest.approx(
        [840 / 660] * 2
    )
    assert later["contribution"].equals(now["contribution"])


def test_centre_and_province_pay_the_whole_together(persons):
    local = local_subsidy(persons, 0.3)["basic_pension"]
    centre = local_subsidy(persons, 0.7)["basic_pension"]
    assert (local + centre).to_list() == pytest.approx([13.2, 5.28])


def test_without_the_disabled_there_is_no_term_of_theirs(persons):
    terms = local_subsidy(persons.drop(columns="disabled"), 1)
    assert list(terms.columns) == ["contribution", "basic_pension"]


def test_province_goes_before_its_region(region):
    assert central_shares({**ACTUAL_POLICY, "A": 0.8}, region).to_dict() == {"A": 0.8, "B": 1.0}
    assert central_shares(0.4, region).to_dict() == {"A": 0.4, "B": 0.4}


def test_refusals(persons, region):
    with pytest.raises(UnknownNameError, match="'north'"):
        central_shares({"north": 0.5}, region)
    with pytest.raises(UnknownNameError, match="No share is given for 'B'"):
        central_shares({"east": 0.5}, region)
    with pytest.raises(ArgumentError, match="share of A is 50"):
        local_subsidy(persons, 50)
    with pytest.raises(UnknownNameError, match="'pensioners'"):
        local_subsidy(persons.drop(columns="pensioners"), 0.5)
    with pytest.raises(DataError, match="A count of B is negative"):
        local_subsidy(persons.replace(80.0, -80.0), 0.5)
    with pytest.raises(MissingValuesError, match="'B'"):
        local_subsidy(persons.replace(80.0, float("nan")), 0.5)


def test_an_infinite_count_gets_advice_that_can_be_followed(persons):
    with pytest.raises(MissingValuesError, match="'B'") as caught:
        local_subsidy(persons.replace(80.0, float("inf")), 0.5)
    assert "missing=" not in caught.value.hint


@pytest.mark.parametrize("amount", [-660, float("nan"), float("inf"), "660", None])
@pytest.mark.parametrize("name", ["contribution_subsidy", "disability_premium", "basic_pension"])
def test_rules_refuse_what_is_no_amount_of_money(name, amount):
    with pytest.raises(ArgumentError, match=name):
        SubsidyRules(**{name: amount})
