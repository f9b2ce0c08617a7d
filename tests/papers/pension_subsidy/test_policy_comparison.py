"""One policy against another."""

import pytest

from edusocsec.errors import ArgumentError
from edusocsec.papers.pension_subsidy import (
    apply_rule,
    compare_policies,
    share_pension,
    side_by_side,
    situation_2013,
)


@pytest.fixture(scope="module")
def actual():
    return share_pension(situation=situation_2013())


def test_a_policy_does_not_differ_from_itself(actual):
    same = compare_policies(actual, share_pension(situation=actual.situation))
    assert (same.change == 0).all(axis=None)
    assert "more in 0 provinces, less in 0" in same.verdict


def test_changes_are_after_minus_before(actual):
    half = share_pension(0.5, actual.situation)
    change = compare_policies(actual, half).change
    gansu = 330 * actual.situation.pensioners["Gansu"] / 1e4
    assert change.loc["Gansu", "payment"] == pytest.approx(gansu)
    assert change.loc["Gansu", "burden"] == pytest.approx(
        100 * gansu / actual.situation.revenue["Gansu"]
    )
    assert (change["pension"] == 0).all()


def test_rounding_is_neither_gain_nor_loss(actual):
    thirds = share_pension(1 / 3, actual.situation)
    assert (compare_policies(actual, thirds).change["pension"] == 0).all()


def test_table_has_the_most_relieved_first(actual):
    comparison = compare_policies(actual, apply_rule(10, actual.situation))
    burden = comparison.change["burden"][comparison.table().index]
    assert burden.is_monotonic_increasing


def test_different_persons_are_refused(actual):
    older = share_pension(situation=situation_2013(pensioners="65_plus_2013"))
    with pytest.raises(ArgumentError, match="different persons"):
        compare_policies(actual, older)


def test_accounts_balance(actual):
    accounts = compare_policies(actual, apply_rule(10, actual.situation)).accounts
    paid = accounts.loc[["centre_pays", "provinces_pay"]].sum()
    assert paid.to_list() == pytest.approx(accounts.loc["pensioners_get"].to_list())
    assert accounts["change"].to_list() == (accounts["after"] - accounts["before"]).to_list()


def test_gains_count_provinces(actual):
    gains = compare_policies(actual, share_pension(0.5, actual.situation)).gains
    assert gains.loc["pension"].to_list() == [0, 0]
    assert gains.loc["burden"].to_list() == [20, 0]


def test_page_fits_and_sums_up(actual):
    text = compare_policies(actual, apply_rule(10, actual.situation)).to_text()
    assert "Theil's index of the burden" in text
    assert max(map(len, text.splitlines())) <= 80


def test_side_by_side_has_a_row_for_each(actual):
    table = side_by_side({"today": actual, "rule": apply_rule(10, actual.situation)})
    assert list(table.index) == ["today", "rule"]
    assert table["provinces_paying"].to_list() == [11, 11]
    assert table["provinces_paying"].dtype.kind == "i"
    assert table.loc["today", "centre_pays"] == pytest.approx(actual.central_budget)
