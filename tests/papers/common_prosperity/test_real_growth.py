"""Growth with the rise of prices taken out."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.explain import Outcome
from edusocsec.papers import common_prosperity as paper
from edusocsec.provenance import Badge


@pytest.fixture(scope="module")
def pension():
    insurance = ess.load_dataset("social_insurance_national")
    return paper.real_growth(insurance["employee_pension_expenditure"], 2010, 2019)


def test_by_hand(pension):
    real = (49228.0227 / 10554.9204) / (669.8 / 536.1)
    assert pension.multiple == pytest.approx(real, rel=1e-6)
    assert pension.rate == pytest.approx(100 * (np.exp(np.log(real) / 9) - 1), rel=1e-6)


def test_real_growth_and_prices_build_the_nominal_one(pension):
    together = (1 + pension.rate / 100) * (1 + pension.inflation.rate / 100)
    assert together == pytest.approx(1 + pension.nominal.rate / 100, rel=1e-12)


def test_constant_prices_change_nothing():
    amounts = pd.Series({2010: 100.0, 2013: 133.1})
    result = paper.real_growth(amounts, 2010, 2013, pd.Series({2010: 80.0, 2013: 80.0}))
    assert result.rate == pytest.approx(result.nominal.rate, rel=1e-12)
    assert result.rate == pytest.approx(10)


def test_income_grows_in_real_terms_as_its_publisher_says():
    """NBS prints real growth rounded to 0.1 for each year; chained they give the same."""
    accounts = ess.load_dataset("national_accounts")
    published = (1 + accounts["all_income_real_growth"].loc[2011:2019] / 100).prod()
    ours = paper.real_growth(accounts["all_income"], 2010, 2019)
    assert ours.multiple == pytest.approx(published, rel=0.002)


def test_the_badge_is_the_weaker_one(pension):
    assert pension.badge is Badge.PUBLISHED
    own = paper.real_growth(pd.Series({2010: 1.0, 2019: 2.0}), 2010, 2019)
    assert own.badge is None


def test_the_steps_hold_the_values_of_the_result(pension):
    assert list(pension.steps) == ["nominal", "prices", "multiple", "rate"]
    assert pension.steps["multiple"].value == pension.multiple
    assert pension.steps["rate"].value == pension.rate
    assert all(len(step.mistakes) >= 2 for step in pension.steps.values())


@pytest.mark.parametrize(
    ("step", "typed", "advice"),
    [
        ("multiple", "4.4146", "Divide by its multiple"),
        ("multiple", "5.8272", "it is to be taken out"),
        ("rate", "16.16", "divide"),
        ("rate", "18.66", "Take them out first"),
        ("rate", "30.37", "Take the root"),
    ],
)
def test_wrong_ways_get_their_advice(pension, step, typed, advice):
    feedback = pension.exercise(step).check(typed)
    assert feedback.outcome is Outcome.MISTAKE
    assert advice in feedback.text


def test_a_year_without_prices_is_refused():
    with pytest.raises(UnknownNameError, match="no value of 2005"):
        paper.real_growth(pd.Series({2005: 1.0, 2010: 2.0}), 2005, 2010)


def test_what_the_lesson_says_of_pensions_and_prices(pension):
    """Most of the growth is no inflation, and prices grew by less than three per cent a year."""
    assert pension.inflation.rate < 3
    assert pension.rate > 5 * pension.inflation.rate
    assert pension.rate / pension.nominal.rate > 0.8
    members = ess.load_dataset("social_insurance_national")["employee_pension_participants"]
    assert pension.rate > 2 * paper.average_growth(members, 2010, 2019).rate
