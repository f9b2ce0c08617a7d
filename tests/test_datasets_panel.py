"""The tables of years: the provinces, the national budgets and the OECD's social expenditure."""

import json

import numpy as np
import pandas as pd
import pytest

from edusocsec.datasets import describe_dataset, load_dataset
from edusocsec.provenance import Badge, badges_of
from edusocsec.shipped import shipped

INDICATORS = ["expenditure_per_capita", "expenditure_share_of_budget", "expenditure_share_of_gdp"]
ITEMS = ["budget_revenue", "budget_expenditure", "social_security_expenditure"]
LEVELS = ["central", "local", "national"]


@pytest.fixture
def panel():
    return load_dataset("province_panel")


@pytest.fixture
def national():
    return load_dataset("national_fiscal")


@pytest.fixture
def oecd():
    return load_dataset("oecd_social_expenditure")["value"]


def missing(series):
    return set(series.index[series.isna()])


# The provinces by year: what is there


def test_every_province_has_every_year_in_the_same_order_as_in_2013(panel):
    provinces = load_dataset("provinces_2013")
    expected = pd.MultiIndex.from_product(
        [provinces.index, range(2007, 2018)], names=["province", "year"]
    )
    assert panel.index.equals(expected)
    for column in ("province_zh", "region"):
        same = panel[column].groupby(level="province", sort=False).unique().str.join("/")
        pd.testing.assert_series_equal(same, provinces[column], check_dtype=False)


def test_exactly_the_known_cells_are_missing(panel):
    early = set(panel.loc[(slice(None), [2007, 2008]), :].index)
    assert len(early) == 62
    expected = dict.fromkeys(
        ["social_security_expenditure", *INDICATORS, "urbanization_rate"], early
    )
    expected["unemployment_rate"] = {("Tibet", 2007), ("Tibet", 2008)}
    figures = panel[list(badges_of(panel))]
    assert {name: cells for name in figures if (cells := missing(figures[name]))} == expected


def test_flags_mark_the_years_whose_expenditure_is_missing_or_breaks(panel):
    by_year = panel["flag"].fillna("").groupby(level="year").unique().str.join("/")
    expected = dict.fromkeys(range(2010, 2018), "")
    expected |= {2007: "not_found", 2008: "not_found", 2009: "2009_break"}
    assert by_year.to_dict() == expected


def test_every_flag_is_explained():
    fields = json.loads((shipped("datasets") / "datapackage.json").read_text("utf-8"))["resources"]
    (panel,) = [resource for resource in fields if resource["name"] == "province_panel"]
    flag = panel["schema"]["fields"][-1]
    assert flag["name"] == "flag"
    for value in flag["constraints"]["enum"]:
        assert f"{value}: " in flag["description"]


# Derived columns


@pytest.mark.parametrize("column", [*INDICATORS, "revenue_per_capita"])
def test_a_derived_column_equals_its_written_formula(panel, column):
    recomputed = panel.eval(describe_dataset("province_panel").loc[column, "formula"])
    np.testing.assert_allclose(panel[column], recomputed, rtol=1e-12, atol=0)


def test_every_derived_column_is_checked_here(panel):
    derived = {name for name, badge in badges_of(panel).items() if badge is Badge.DERIVED}
    assert derived == {*INDICATORS, "revenue_per_capita", "urbanization_rate"}


def test_the_three_indicators_by_hand(panel):
    # 275.90e8 yuan; 1962e4 residents; a budget of 2717.3174e8; a GDP of 14113.58e8
    beijing = panel.loc[("Beijing", 2010), INDICATORS]
    assert beijing.to_list() == pytest.approx([1406.2181, 10.153396, 1.9548549], rel=5e-8)


@pytest.mark.parametrize(
    ("province", "year", "urban", "residents"),
    # 10,000 persons, as revised after the 2020 census, NBS
    [
        ("Beijing", 2009, 1581, 1860),
        ("Tibet", 2009, 66, 296),
        ("Shanghai", 2013, 2193, 2448),
        ("Yunnan", 2014, 1918, 4653),
        ("Jilin", 2013, 1487, 2668),
        ("Guangdong", 2017, 8589, 12141),
        ("Xinjiang", 2017, 1287, 2480),
    ],
)
def test_the_urbanization_rate_is_the_urban_share_of_the_revised_population(
    panel, province, year, urban, residents
):
    rate = panel.loc[(province, year), "urbanization_rate"]
    assert rate == pytest.approx(urban / residents * 100, rel=1e-12)


# Sums against the national totals, which come from another copy


@pytest.mark.parametrize("item", ITEMS)
def test_the_provinces_add_up_to_the_national_local_total(panel, national, item):
    provinces = panel[item].groupby(level="year").sum(min_count=31).dropna()
    assert provinces.index[0] == (2009 if item == "social_security_expenditure" else 2007)
    assert provinces.index[-1] == 2017
    difference = provinces - national[f"local_{item}"].reindex(provinces.index)
    assert difference.abs().max() < 0.05


@pytest.mark.parametrize("item", ITEMS)
def test_central_and_local_add_up_to_national_but_for_the_break_of_2009(national, item):
    central, local, total = (national[f"{level}_{item}"] for level in LEVELS)
    excess = central + local - total
    if item == "social_security_expenditure":
        assert excess.pop(2009) == pytest.approx(699.54, abs=0.005)
    assert excess.abs().max() < 0.0501  # 2016: 0.05, rounded where it was published


def test_the_break_of_2009_is_in_the_local_figure_of_the_provinces(panel, national):
    year = national.loc[2009]
    comparable = (
        year["national_social_security_expenditure"] - year["central_social_security_expenditure"]
    )
    provinces = panel.xs(2009, level="year")["social_security_expenditure"].sum()
    assert provinces / comparable - 1 == pytest.approx(0.098, abs=0.0005)
    assert (
        describe_dataset("province_panel")
        .loc["social_security_expenditure", "note"]
        .count("699.54")
    )


# One vintage in each column


@pytest.mark.parametrize(
    ("province", "year", "column", "value"),
    [
        # 19500.56 before the 2013 economic census, 21134.6 after that of 2018
        ("Beijing", 2013, "gdp", 19800.81),
        # 14069.87 in the copy of the yearbook 2014
        ("Shanghai", 2008, "gdp", 14069.86),
        # 2125 after the 2020 census
        ("Beijing", 2013, "resident_population", 2115),
        # 54.20 in the yearbook 2014
        ("Jilin", 2013, "urbanization_rate", 55.73),
    ],
)
def test_no_figure_of_another_vintage(panel, province, year, column, value):
    assert round(panel.loc[(province, year), column], 2) == value


def test_gdp_of_2013_lies_above_the_vintage_before_the_economic_census_everywhere(panel):
    # GDP per capita of that vintage is GDP over the mean of two populations, within 0.2 %;
    # the census raised GDP by 0.1 to 1.5 %.
    residents = panel["resident_population"].unstack("year")[[2012, 2013]].mean(axis="columns")
    before = load_dataset("provinces_2013")["gdp_per_capita"] * residents / 10_000
    raised = panel["gdp"].xs(2013, level="year") / before - 1
    assert raised.between(0.001 - 0.002, 0.0154 + 0.002).all()
    assert raised.median() == pytest.approx(0.007, abs=0.003)


def test_2013_is_as_in_the_table_of_2013_where_the_vintage_is_the_same(panel):
    provinces = load_dataset("provinces_2013")
    year = panel.xs(2013, level="year")
    assert year["resident_population"].equals(provinces["resident_population"])
    assert year["budget_revenue"].equals(provinces["local_revenue"])
    assert year["revenue_per_capita"].equals(provinces["revenue_per_capita"])


def test_gdp_falls_where_its_note_says_so(panel):
    growth = panel["gdp"].unstack("year").pct_change(axis="columns").stack()
    falls = growth[growth < -0.01].round(3).to_dict()
    assert falls == {("Liaoning", 2016): -0.224, ("Inner Mongolia", 2017): -0.112}
    note = describe_dataset("province_panel").loc["gdp", "note"]
    assert "Liaoning falls by 22.4 % in 2016 and Inner Mongolia by 11.2 % in 2017" in note


def test_the_population_of_guangxi_falls_at_the_census_of_2010(panel):
    change = panel["resident_population"].unstack("year").pct_change(axis="columns")[2010]
    assert change.idxmin() == "Guangxi"
    assert change.min() == pytest.approx(-0.051, abs=0.0005)
    assert "5.1 %" in describe_dataset("province_panel").loc["resident_population", "note"]


# Single cells, written here from the sources and their cross-checks


@pytest.mark.parametrize(
    ("province", "year", "column", "value"),
    [
        ("Beijing", 2013, "budget_revenue", 3661.11),
        ("Guangdong", 2013, "budget_revenue", 7081.47),
        ("Xinjiang", 2015, "budget_revenue", 1330.90),
        ("Zhejiang", 2016, "budget_expenditure", 6974.26),
        ("Shaanxi", 2015, "budget_expenditure", 4376.06),
        ("Qinghai", 2016, "social_security_expenditure", 196.17),
    ],
)
def test_single_figures(panel, province, year, column, value):
    assert round(panel.loc[(province, year), column], 2) == value


@pytest.mark.parametrize(
    ("column", "year", "value"),
    [
        ("local_social_security_expenditure", 2007, 5104.53),
        ("local_social_security_expenditure", 2008, 6460.01),
        ("central_social_security_expenditure", 2009, 454.37),
        ("local_social_security_expenditure", 2009, 7851.85),
        ("national_social_security_expenditure", 2009, 7606.68),
        ("local_budget_revenue", 2013, 69011.16),
    ],
)
def test_single_national_figures(national, column, year, value):
    assert round(national.loc[year, column], 2) == value


def test_the_national_table_is_complete_and_reaches_2020(national):
    assert national.index.to_list() == list(range(2007, 2021))
    assert list(national.columns) == [f"{level}_{item}" for item in ITEMS for level in LEVELS]
    assert national.notna().all(axis=None)


# The OECD


def test_the_oecd_series_end_where_the_description_says(oecd):
    years = oecd.reset_index()
    last = years.groupby([years["branch"] == "total", "country"])["year"].max()
    assert last[True].to_dict() == {
        "Colombia": 2021,
        "Costa Rica": 2020,
        "Chile": 2021,
        "Latvia": 2022,
        "Mexico": 2019,
        "OECD average": 2022,
        "Poland": 2022,
        "South Korea": 2022,
        "Sweden": 2022,
        "Turkey": 2019,
        "United Kingdom": 2021,
        "United States": 2021,
    }
    assert last[False].to_dict() == {
        "Colombia": 2021,
        "Costa Rica": 2020,
        "Latvia": 2019,
        "OECD average": 2019,
        "Poland": 2019,
        "Sweden": 2019,
        "Turkey": 2019,
        "United Kingdom": 2020,
        "United States": 2020,
    }
    first = years.groupby("country")["year"].min()
    assert first[first > 2007].to_dict() == {"Colombia": 2010, "Costa Rica": 2011}
    assert first.min() == 2007


def test_the_missing_branches_are_those_that_the_note_names(oecd):
    table = oecd.unstack("branch").drop(columns="total").dropna(how="all")
    assert table.shape == (13 * 7 + 2 + 12 + 10, 9)
    assert missing(table.stack(future_stack=True)) == {
        ("United Kingdom", 2020, "active_labour_market_programmes"),
        *(("Costa Rica", year, "unemployment") for year in range(2011, 2020)),
    }


def test_the_branches_of_a_country_add_up_to_its_total_but_those_of_the_average_exceed_it(oecd):
    table = oecd.unstack("branch")
    branches = table.drop(columns="total").dropna(how="all")
    assert branches.index.unique("country").isin(["Mexico", "South Korea", "Chile"]).sum() == 0
    excess = branches.sum(axis="columns") - table["total"].reindex(branches.index)
    average = excess.xs("OECD average", level="country")
    countries = excess.drop("OECD average", level="country")
    assert countries.abs().max() < 0.0031
    assert average.between(0.028, 0.057).all()


def test_the_oecd_average_is_of_the_vintage_of_early_2025(oecd):
    # The export of autumn 2025 has 20.26.
    assert oecd["OECD average", 2019, "total"] == pytest.approx(20.10, abs=0.005)


def test_the_codes_belong_to_the_countries():
    table = load_dataset("oecd_social_expenditure").reset_index()
    assert dict(zip(table["country"], table["iso3"], strict=True)) == {
        "United States": "USA",
        "United Kingdom": "GBR",
        "Sweden": "SWE",
        "OECD average": "OECD",
        "Colombia": "COL",
        "Costa Rica": "CRI",
        "Latvia": "LVA",
        "Poland": "POL",
        "Turkey": "TUR",
        "Mexico": "MEX",
        "South Korea": "KOR",
        "Chile": "CHL",
    }


# The employees' pension by province


@pytest.fixture
def pension():
    return load_dataset("province_employee_pension")


def test_every_province_has_every_year_of_the_pension(pension):
    provinces = load_dataset("provinces_2013")
    expected = pd.MultiIndex.from_product(
        [provinces.index, range(2008, 2017)], names=["province", "year"]
    )
    assert pension.index.equals(expected)
    assert pension.notna().all(axis=None)
    for column in ("province_zh", "region"):
        same = pension[column].groupby(level="province", sort=False).unique().str.join("/")
        pd.testing.assert_series_equal(same, provinces[column], check_dtype=False)


def test_participants_are_contributors_and_retirees(pension):
    gap = pension["participants"] - pension["contributors"] - pension["retirees"]
    assert gap.abs().max() < 0.101


def test_retirees_per_contributor_equals_its_formula(pension):
    recomputed = pension["retirees"] / pension["contributors"]
    np.testing.assert_allclose(pension["retirees_per_contributor"], recomputed, rtol=1e-12)
    derived = [name for name, badge in badges_of(pension).items() if badge is Badge.DERIVED]
    assert derived == ["retirees_per_contributor"]


def test_participants_of_2013_are_those_of_the_other_table(pension):
    provinces = load_dataset("provinces_2013")
    same = pension.xs(2013, level="year")["participants"]
    np.testing.assert_allclose(same, provinces["employee_pension_participants"], atol=1e-9)


def test_provinces_fall_short_of_the_national_total_by_a_thousandth(pension):
    national = load_dataset("social_insurance_national")["employee_pension_participants"]
    sums = pension["participants"].groupby(level="year").sum()
    ratio = (sums / national).dropna()
    assert list(ratio.index) == list(range(2010, 2017))
    assert ratio.between(0.998, 1).all()


def test_the_doubt_of_2016_is_flagged_and_is_in_the_figures(pension):
    """Participants leap by 7.3 per cent; whom the publisher began to count is not said."""
    national = load_dataset("social_insurance_national")["employee_pension_participants"]
    growth = 100 * national.pct_change()
    assert round(growth[2016], 1) == 7.3
    assert round(growth[2015], 1) == 3.6
    for table, column in (
        ("social_insurance_national", "employee_pension_participants"),
        ("province_employee_pension", "retirees"),
    ):
        note = describe_dataset(table).loc[column, "note"]
        assert "Our doubt" in note
        assert "October 2014" in note
