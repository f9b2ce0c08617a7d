"""Three indicators split by region, on real years."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.fiscal_equity import INDICATORS, WEIGHTS, decompose, reproduce


@pytest.mark.parametrize("indicator", INDICATORS)
def test_weights_make_the_amounts_add_up(indicator):
    """Level times weight is the expenditure itself, whatever the indicator is per."""
    year = ess.load_dataset("province_panel").xs(2013, level="year")
    amounts = year[indicator] * year[WEIGHTS[indicator]]
    expected = year["social_security_expenditure"]
    ratio = amounts / expected
    np.testing.assert_allclose(ratio, ratio.iloc[0], rtol=1e-12)
    by_amount = ess.theil_decomposition(
        year,
        value="social_security_expenditure",
        weight=WEIGHTS[indicator],
        groups="region",
        value_is="amount",
    )
    assert decompose(indicator, 2013).total == pytest.approx(by_amount.total, rel=1e-11)


def test_unknown_indicator_year_and_weighting():
    with pytest.raises(UnknownNameError, match="'expenditure'"):
        decompose("expenditure", 2013)
    with pytest.raises(UnknownNameError, match="2020"):
        decompose(INDICATORS[0], 2020)
    with pytest.raises(UnknownNameError, match="'people'"):
        decompose(INDICATORS[0], 2013, weighting="people")


def test_a_panel_whose_years_are_a_column_is_refused():
    panel = ess.load_dataset("province_panel").reset_index()
    with pytest.raises(UnknownNameError, match=r"labelled by 'year'(.|\n)*set_index"):
        decompose(INDICATORS[0], 2013, panel=panel)


class TestWhatTheLessonsTell:
    """Findings that the lessons put into words."""

    @pytest.fixture
    def panel(self):
        return ess.load_dataset("province_panel")

    @pytest.fixture
    def year(self, panel):
        return panel.xs(2017, level="year")

    def test_tibet_spends_most_per_head_from_a_budget_paid_by_the_centre(self, year):
        assert year["expenditure_per_capita"].idxmax() == "Tibet"
        assert year["resident_population"].idxmin() == "Tibet"
        assert year.at["Tibet", "budget_revenue"] < year.at["Tibet", "budget_expenditure"] / 5

    def test_ranks_of_rich_provinces_and_tibet_change_from_map_to_map(self, year):
        ranks = year[INDICATORS].rank(ascending=False)
        per_head, of_gdp = ranks["expenditure_per_capita"], ranks["expenditure_share_of_gdp"]
        rich = year["revenue_per_capita"].rank(ascending=False)
        assert (rich[["Beijing", "Shanghai", "Guangdong"]] <= 6).all()
        assert (per_head[["Beijing", "Shanghai"]] <= 3).all()
        assert (of_gdp[["Beijing", "Shanghai"]] > 16).all()
        assert (ranks.loc["Guangdong"] >= 27).all()
        assert ranks.loc["Tibet"].to_list() == [1, 30, 1]

    def test_in_2009_centre_and_provinces_exceed_the_national_figure(self):
        national = ess.load_dataset("national_fiscal").filter(like="social_security")
        central, local, whole = national.loc[2007:2017].to_numpy().T
        too_much = np.abs(central + local - whole) > 0.1
        assert too_much.tolist() == [year == 2009 for year in range(2007, 2018)]

    def test_all_three_regions_rise(self, panel):
        years = panel.loc[panel["flag"].isna()]
        sums = years.groupby(["region", "year"])[
            ["social_security_expenditure", "resident_population"]
        ].sum()
        per_head = sums["social_security_expenditure"] / sums["resident_population"]
        assert (per_head.unstack("region").diff().iloc[1:] > 0).all(axis=None)

    def test_share_of_gdp_differs_most_and_share_of_the_budget_least(self, panel):
        for year in range(2010, 2018):
            rows = panel.xs(year, level="year")
            variation = {
                indicator: float(ess.coefficient_of_variation(rows[indicator], rows[weight]))
                for indicator, weight in WEIGHTS.items()
            }
            assert max(variation, key=variation.get) == "expenditure_share_of_gdp"
            assert min(variation, key=variation.get) == "expenditure_share_of_budget"

    def test_later_lorenz_curve_lies_closer_to_the_diagonal(self, panel):
        first, last = (
            ess.lorenz_curve(
                panel.xs(year, level="year")["expenditure_per_capita"],
                panel.xs(year, level="year")["resident_population"],
            )
            for year in (2010, 2017)
        )
        for part in np.linspace(0.05, 0.95, 19):
            assert last.share_of_poorest(part) > first.share_of_poorest(part)

    def test_same_amount_more_for_everybody_lowers_the_gini(self, year):
        before = ess.gini(year["expenditure_per_capita"], year["resident_population"])
        after = ess.gini(year["expenditure_per_capita"] + 100, year["resident_population"])
        assert float(after) < float(before)

    def test_regions_explain_the_expenditure_per_head_hardly_better_than_a_lottery(self):
        split = decompose("expenditure_per_capita", 2013)
        assert split.permutation_p_value() > 0.2

    def test_fewer_than_half_of_the_provinces_lie_below_the_mean(self, panel):
        rows = panel.xs(2013, level="year")
        index = ess.theil(rows["expenditure_per_capita"], rows["resident_population"])
        assert (index.distribution.relative < 1).sum() < 31 / 2

    def test_those_below_the_mean_have_more_than_half_of_the_people(self, panel):
        rows = panel.xs(2013, level="year")
        index = ess.theil(rows["expenditure_per_capita"], rows["resident_population"])
        below = index.distribution.relative < 1
        assert index.terms.loc[below, "population_share"].sum() > 0.5

    def test_the_west_is_poorest_and_spends_most_of_its_gdp(self, panel):
        sums = (
            panel[panel["flag"].isna()]
            .groupby(["year", "region"])[
                ["social_security_expenditure", "gdp", "resident_population"]
            ]
            .sum()
        )
        share = (sums["social_security_expenditure"] / sums["gdp"]).unstack()
        wealth = (sums["gdp"] / sums["resident_population"]).unstack()
        assert (share.idxmax(axis="columns") == "west").all()
        assert (wealth.idxmin(axis="columns") == "west").all()

    def test_each_as_one_the_west_is_first_without_tibet_in_2010_only(self, panel):
        """Theil's T of equally heavy rows is the mean of r ln r."""

        def most_unequal(rows, indicator):
            relative = rows[indicator] / rows.groupby("region")[indicator].transform("mean")
            return (relative * np.log(relative)).groupby(rows["region"]).mean().idxmax()

        def first_in_the_west(table):
            years = table[table["flag"].isna()].groupby(level="year")
            return [
                (year, indicator)
                for year, rows in years
                for indicator in INDICATORS
                if most_unequal(rows, indicator) == "west"
            ]

        without = first_in_the_west(panel.drop("Tibet", level="province"))
        assert without == [(2010, indicator) for indicator in INDICATORS]
        assert len(first_in_the_west(panel)) > 2 * len(without)

    def test_within_part_is_the_main_one_when_every_province_counts_as_one(self):
        assert (reproduce(weighting="provinces").within_rate > 50).all(axis=None)
