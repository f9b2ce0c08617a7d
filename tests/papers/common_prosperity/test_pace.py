"""Average growth a year."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, DataError, UnknownNameError
from edusocsec.explain import Outcome
from edusocsec.papers.common_prosperity import average_growth
from edusocsec.provenance import Badge


@pytest.fixture
def expenditure():
    return ess.load_dataset("social_insurance_national")["all_funds_expenditure"]


def test_compounding_the_rate_gives_the_later_value(expenditure):
    result = average_growth(expenditure, 2012, 2019)
    assert result.years == 7
    assert expenditure[2012] * (1 + result.rate / 100) ** 7 == pytest.approx(expenditure[2019])


def test_it_is_the_geometric_mean_of_the_yearly_multiples(expenditure):
    yearly = (expenditure / expenditure.shift()).loc[2013:]
    result = average_growth(expenditure, 2012, 2019)
    assert 1 + result.rate / 100 == pytest.approx(yearly.prod() ** (1 / 7))


def test_what_shrinks_has_a_negative_rate():
    assert average_growth(pd.Series({2010: 4.0, 2012: 1.0}), 2010, 2012).rate == -50


def test_the_badge_comes_from_the_table():
    table = ess.load_dataset("social_insurance_national")
    assert average_growth(table["all_funds_expenditure"], 2012, 2019).badge is Badge.PUBLISHED


def test_the_steps_hold_the_values_of_the_result(expenditure):
    result = average_growth(expenditure, 2012, 2019)
    assert {name: step.value for name, step in result.steps.items()} == {
        "multiple": result.multiple,
        "rate": result.rate,
    }


@pytest.mark.parametrize(("typed", "advice"), [("10.50", "Take the root"), ("6.56", "both ends")])
def test_known_mistakes_are_named(typed, advice):
    result = average_growth(pd.Series({2010: 100.0, 2012: 121.0}), 2010, 2012)
    feedback = result.exercise("rate").check(typed)
    assert feedback.outcome is Outcome.MISTAKE
    assert advice in feedback.text


def test_a_year_without_a_value_is_named(expenditure):
    with pytest.raises(UnknownNameError, match="no value of 2009"):
        average_growth(expenditure, 2009, 2019)


def test_the_years_must_be_in_order(expenditure):
    with pytest.raises(ArgumentError, match="2010 is not after 2019"):
        average_growth(expenditure, 2019, 2010)


def test_a_value_that_is_not_positive_has_no_growth_rate():
    with pytest.raises(DataError, match="not positive"):
        average_growth(pd.Series({2010: 0.0, 2011: 1.0}), 2010, 2011)
