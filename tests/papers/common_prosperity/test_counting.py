"""What China's printed share may count, and which GDP it would imply."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.explain import Outcome
from edusocsec.papers import common_prosperity as paper
from edusocsec.provenance import Badge


@pytest.fixture
def implied():
    return paper.implied_gdp()


def test_spending_is_the_funds_and_the_budget_line():
    spent = paper.spending()
    assert list(spent.index) == list(range(2010, 2020))
    assert spent.loc[2019].round(1).to_list() == [75346.6, 29379.1, 104725.6, 20854.2]
    assert (spent["medical"] < spent["funds"]).all()


def test_implied_gdp_by_hand(implied):
    assert implied.gdp[2019] == pytest.approx(100 * (75346.5678 + 29379.08) / 10.57, rel=1e-9)
    assert implied.amount.equals(paper.spending()["both"].loc[implied.share.index].rename(None))


def test_the_printed_shares_come_back(implied):
    shares = 100 * implied.amount / implied.gdp
    claims = ess.load_dataset("printed_claims")["printed"]
    for claim, year in [("cp-01", 2010), ("cp-02", 2019)]:
        assert f"{shares[year]:.2f}" == claims[claim]


def test_rounding_leaves_a_range_around_the_implied_gdp(implied):
    assert (implied.lowest < implied.gdp).all()
    assert (implied.gdp < implied.highest).all()


@pytest.mark.parametrize(("year", "low", "high"), [(2010, 5.85, 5.95), (2019, 10.565, 10.575)])
def test_a_share_that_ends_in_a_zero_counts_as_one_of_one_decimal(implied, year, low, high):
    assert 100 * implied.amount[year] / implied.lowest[year] == pytest.approx(high, rel=1e-12)
    assert 100 * implied.amount[year] / implied.highest[year] == pytest.approx(low, rel=1e-12)


@pytest.mark.parametrize(
    ("counted", "low", "high"), [("funds", 61, 73), ("budget", 28, 38), ("both", 99, 101)]
)
def test_only_both_together_imply_a_gdp_near_the_published_one(counted, low, high):
    result = paper.implied_gdp(counted)
    assert result.of_published.between(low, high).all()
    assert result.within.any() == (counted == "both")
    assert ("In no year" in result.verdict) == (counted != "both")


def test_the_published_gdp_may_be_the_one_behind_every_share_but_the_last(implied):
    """The last has two decimals, and asks for the GDP of its time."""
    assert list(implied.within) == [True] * 5 + [False]
    assert implied.lowest[2019] < paper.FIRST_GDP_OF_2019 < implied.highest[2019]
    assert implied.verdict.endswith(
        "In 2019 the published GDP does not round to the printed share."
    )
    assert implied.badge is Badge.DERIVED


def test_the_published_gdp_is_that_of_the_national_accounts(implied):
    accounts = ess.load_dataset("national_accounts")["gdp"]
    assert implied.published.to_dict() == accounts.loc[implied.published.index].to_dict()
    by_hand = 100 * implied.gdp[2010] / 412119.2558
    assert implied.of_published[2010] == pytest.approx(by_hand, rel=1e-12)


def test_an_unknown_spending_is_refused():
    with pytest.raises(UnknownNameError, match="'taxes'"):
        paper.implied_gdp("taxes")


def test_the_steps_hold_the_values_of_the_result(implied):
    assert list(implied.steps) == ["amount", "gdp", "of_published"]
    for name, step in implied.steps.items():
        assert step.value is getattr(implied, name)
    assert implied.steps["gdp"].worked == r"100 \cdot \frac{24149.6}{5.90} = 409315"


@pytest.mark.parametrize("counted", ["funds", "budget", "both"])
def test_the_amount_is_the_sum_of_what_is_counted(counted):
    step = paper.implied_gdp(counted).steps["amount"]
    assert step.formula.count("+") == step.worked.count("+") == (counted == "both")


def test_a_share_of_the_amount_is_a_known_mistake(implied):
    feedback = implied.exercise("gdp", 2017).check("8012")
    assert feedback.outcome is Outcome.MISTAKE
    assert "Divide the amount by the share" in feedback.text


# Without health


def test_without_health_by_hand():
    table = paper.without_health()
    spent = paper.spending().loc[2018]
    assert table.loc[2018, "China"] == pytest.approx(
        10.30 * (spent["both"] - 17823.0) / spent["both"], rel=1e-9
    )
    # OECD SOCX, vintage of early 2025: total and health of Turkey in 2018
    oecd = ess.load_dataset("oecd_social_expenditure")["value"]
    turkey = oecd["Turkey", 2018, "total"] - oecd["Turkey", 2018, "health"]
    assert table.loc[2018, "Turkey"] == turkey


def test_without_health_china_is_above_two_countries_in_some_years():
    table = paper.without_health()
    above = table[paper.COUNTRIES].lt(table["China"], axis="index").stack()
    assert set(above.index[above]) == {
        *((year, "Costa Rica") for year in range(2015, 2020)),
        (2018, "Colombia"),
        (2019, "Colombia"),
    }


def test_without_health_the_others_stay_above():
    table = paper.without_health()
    lead = table[["Latvia", "Poland", "Turkey"]].sub(table["China"], axis="index")
    assert (lead > 0).all(axis=None)
    assert pd.isna(table.loc[2010, "Costa Rica"])


def test_health_is_largest_in_the_two_countries_that_change_places():
    branches = ess.load_dataset("oecd_social_expenditure")["value"].xs("health", level="branch")
    health = branches.unstack("year").loc[paper.COUNTRIES, [2018, 2019]]
    assert set(health.mean(axis="columns").nlargest(2).index) == {"Colombia", "Costa Rica"}
