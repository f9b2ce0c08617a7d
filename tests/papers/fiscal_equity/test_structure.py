"""Who spends what: against the columns themselves, and what the lesson says about them."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.fiscal_equity.structure import COUNTRIES, abroad, central_share, deductions


def test_deductions_multiply():
    budgets, of_budgets, social = deductions().to_numpy().T
    np.testing.assert_allclose(budgets * of_budgets / 100, social, rtol=1e-12)


def test_share_of_gdp_is_the_weighted_mean_of_the_panel():
    year = ess.load_dataset("province_panel").xs(2015, level="year")
    expected = np.average(year["expenditure_share_of_gdp"], weights=year["gdp"])
    assert deductions().loc[2015].iloc[2] == pytest.approx(expected, rel=1e-12)


def test_central_share_of_revenue_is_that_of_the_national_total():
    national = ess.load_dataset("national_fiscal")
    expected = 100 * national["central_budget_revenue"] / national["national_budget_revenue"]
    np.testing.assert_allclose(central_share()["revenue"], expected, rtol=1e-6)


def test_branches_add_up_to_the_total_within_rounding():
    table = abroad()
    assert list(table.columns) == COUNTRIES
    np.testing.assert_allclose(table.drop("total").sum(), table.loc["total"], atol=0.07)


def test_a_year_without_all_four_is_refused():
    with pytest.raises(UnknownNameError, match="no figures of 1990"):
        abroad(1990)


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_more_is_deducted_and_since_2012_more_of_it_is_social(self):
        table = deductions()
        assert (table.loc[2017] > table.loc[2010]).all()
        of_budgets = table.iloc[:, 1]
        assert of_budgets.idxmin() == 2012
        assert of_budgets.loc[2012:].is_monotonic_increasing

    def test_largest_branches(self):
        largest = abroad(2017).drop("total").idxmax()
        assert largest.to_list() == ["health", "health", "old_age", "old_age"]

    def test_the_same_country_counted_otherwise_is_several_times_as_large(self):
        printed = float(ess.load_dataset("printed_claims").loc["cp-02", "printed"])
        assert printed > 3 * deductions().iloc[-1, 2]

    def test_the_centre_takes_half_and_spends_little_itself(self):
        share = central_share().loc[2017]
        assert 45 < share["revenue"] < 50
        assert 100 / share["expenditure"] == pytest.approx(7, abs=0.3)
        assert share["social_security"] < 5
        assert central_share()["social_security"].isna().to_list().count(True) == 1

    def test_provinces_spend_almost_twice_what_they_take_in(self):
        year = ess.load_dataset("province_panel").xs(2017, level="year")
        ratio = year["budget_expenditure"].sum() / year["budget_revenue"].sum()
        assert 1.8 < ratio < 2

    def test_most_of_the_provinces_gap_is_filled_by_the_centre(self):
        """What the centre takes in and does not spend itself; what it borrows comes on top."""
        year = ess.load_dataset("national_fiscal").loc[2017]
        gap = year["local_budget_expenditure"] - year["local_budget_revenue"]
        left = year["central_budget_revenue"] - year["central_budget_expenditure"]
        assert 0.5 < left / gap < 1
