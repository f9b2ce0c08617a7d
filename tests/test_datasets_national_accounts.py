"""GDP, prices, income and consumption of the whole country, by identities that the figures obey."""

import numpy as np
import pytest

from edusocsec.datasets import describe_dataset, load_dataset
from edusocsec.provenance import Badge, badges_of

GROUPS = ["all", "urban", "rural"]
SOURCES_OF_INCOME = ["wages", "business_income", "property_income", "transfers"]
DIVISIONS = [
    "food",
    "clothing",
    "housing",
    "household_goods",
    "transport",
    "education",
    "health",
    "other_goods",
]
FIFTHS = ["lowest", "second", "third", "fourth", "highest"]


@pytest.fixture(scope="module")
def accounts():
    return load_dataset("national_accounts")


def of(accounts, group, keys):
    return accounts[[f"{group}_{key}" for key in keys]]


def test_there_is_a_row_for_every_year_and_every_figure_is_published(accounts):
    assert accounts.index.to_list() == list(range(2010, 2023))
    assert set(badges_of(accounts)) == set(accounts.columns)
    assert set(badges_of(accounts).values()) == {Badge.PUBLISHED}


def test_exactly_the_known_years_are_missing(accounts):
    gaps = {
        column: accounts.index[accounts[column].isna()].to_list()
        for column in accounts
        if accounts[column].isna().any()
    }
    since_2013 = [f"{fifth}_fifth_income" for fifth in FIFTHS] + ["income_median"]
    expected = {f"{group}_{key}": [2010, 2011, 2012] for group in GROUPS for key in since_2013}
    expected |= {key: [2022] for key in ("urban_price_level", "rural_price_level", "income_gini")}
    assert gaps == expected


@pytest.mark.parametrize("group", GROUPS)
def test_four_sources_make_the_income_and_eight_divisions_the_consumption(accounts, group):
    # Whole yuan up to 2014: each of up to eight terms is off by up to one half.
    income = of(accounts, group, SOURCES_OF_INCOME).sum(axis=1) - accounts[f"{group}_income"]
    consumption = of(accounts, group, DIVISIONS).sum(axis=1) - accounts[f"{group}_consumption"]
    assert income.abs().max() < 2
    assert consumption.abs().max() < 2
    assert income.loc[2015:].abs().max() < 0.11
    assert consumption.loc[2015:].abs().max() < 0.11


@pytest.mark.parametrize("group", GROUPS)
def test_the_price_levels_grow_as_the_index_on_the_year_before(accounts, group):
    level = accounts[f"{group}_price_level"]
    index = 100 * (level / level.shift())
    assert (index - accounts[f"{group}_prices"]).dropna().abs().max() < 0.02


@pytest.mark.parametrize("group", GROUPS)
def test_the_published_real_growth_is_the_nominal_one_over_the_prices(accounts, group):
    income = accounts[f"{group}_income"]
    real = 100 * (100 * (income / income.shift()) / accounts[f"{group}_prices"] - 1)
    published = accounts[f"{group}_income_real_growth"]
    # Rounded to 0.1, of an index of prices rounded to 0.1
    assert (real - published).dropna().abs().max() < 0.1
    assert (100 * income.pct_change() - published).loc[2011] > 4  # so it is not the nominal one


def test_all_residents_lie_between_town_and_countryside_by_the_same_weight(accounts):
    """One mix of both populations gives the income and the consumption of all."""
    weights = {
        key: (accounts[f"all_{key}"] - accounts[f"rural_{key}"])
        / (accounts[f"urban_{key}"] - accounts[f"rural_{key}"])
        for key in ("income", "consumption")
    }
    np.testing.assert_allclose(weights["income"], weights["consumption"], atol=3e-4)
    assert weights["income"].is_monotonic_increasing
    assert weights["income"].between(0.49, 0.58).all()


@pytest.mark.parametrize("group", GROUPS)
def test_the_fifths_rise_and_their_mean_lies_above_the_mean_of_persons(accounts, group):
    """Poorer households hold more persons, so fifths of households are no fifths of persons."""
    fifths = of(accounts, group, [f"{fifth}_fifth_income" for fifth in FIFTHS]).dropna()
    assert (fifths.diff(axis=1).iloc[:, 1:] > 0).all(axis=None)
    beside = fifths.mean(axis=1) / accounts[f"{group}_income"].loc[fifths.index]
    assert beside.between(1.03, 1.12).all()


def test_the_published_gini_is_larger_than_that_of_five_fifths(accounts):
    fifths = of(accounts, "all", [f"{fifth}_fifth_income" for fifth in FIFTHS]).dropna()
    ranks = np.array([-2, -1, 0, 1, 2])
    of_fifths = 2 * (fifths * ranks).sum(axis=1) / (5 * fifths.sum(axis=1))
    gini = accounts["income_gini"].dropna()
    assert gini.between(0.46, 0.485).all()
    assert (gini.loc[2013:] > of_fifths.loc[:2021]).all()


@pytest.mark.parametrize(
    ("year", "share"),
    # NBS, Engel coefficient of all residents: food in per cent of consumption
    [(2013, 31.2), (2016, 30.1), (2019, 28.2), (2022, 30.5)],
)
def test_food_in_consumption_is_the_published_engel_coefficient(accounts, year, share):
    row = accounts.loc[year]
    assert round(100 * row["all_food"] / row["all_consumption"], 1) == share


def test_gdp_per_capita_implies_the_residents_of_the_middle_of_the_year(accounts):
    # NBS, residents at the end of 2018 and 2019 after the 2020 census: 140541 and 141008
    residents = 10_000 * accounts["gdp"] / accounts["gdp_per_capita"]
    assert residents[2019] == pytest.approx((140541 + 141008) / 2, rel=1e-5)


@pytest.mark.parametrize(
    ("year", "column", "value"),
    [
        (2013, "all_food", 4127),
        (2013, "all_clothing", 1027),
        (2013, "all_prices", 102.6),
        (2019, "gdp", 986515.2023),
        (2013, "income_gini", 0.473),
        (2010, "all_price_level", 536.1),
        (2013, "rural_lowest_fifth_income", 2878),
    ],
)
def test_single_figures(accounts, year, column, value):
    assert accounts.loc[year, column] == value


def test_doubts_stand_in_the_notes():
    notes = describe_dataset("national_accounts")["note"]
    figures = notes.drop("year")
    assert figures.str.startswith("One source").all()
    assert "never mix" in notes["gdp"]
    assert "our doubt, from domain knowledge, not looked up here" in notes["all_food"]
    assert "in kind" in notes["all_food"]
    assert "No figure of 2022" in notes["income_gini"]


def test_the_provinces_add_up_to_another_gdp_than_the_nation(accounts):
    """Their vintage is another one, and they were added up differently."""
    provinces = load_dataset("province_panel")["gdp"].groupby(level="year").sum()
    beside = (provinces / accounts["gdp"]).dropna()
    assert beside.between(1.018, 1.071).all()
