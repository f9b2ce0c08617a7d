"""The tables of the article on common prosperity, and the national series that check them."""

import json

import numpy as np
import pandas as pd
import pytest

from edusocsec.datasets import describe_dataset, load_dataset
from edusocsec.provenance import Badge, badges_of, weakest_badge
from edusocsec.shipped import shipped

PRINTED = [
    "common_prosperity_table_1",
    "common_prosperity_table_2",
    "common_prosperity_multiples",
    "common_prosperity_table_3",
    "common_prosperity_table_4",
]
FUNDS = ["employee_pension", "resident_pension", "medical", "unemployment", "work_injury"]


@pytest.fixture
def insurance():
    return load_dataset("social_insurance_national")


@pytest.fixture
def assistance():
    return load_dataset("social_assistance_national")


@pytest.fixture
def spending():
    return load_dataset("social_assistance_spending")


@pytest.fixture
def table_3():
    return load_dataset("common_prosperity_table_3")


# The printed tables


@pytest.mark.parametrize("name", PRINTED)
def test_every_printed_figure_names_the_article_and_its_table(name):
    columns = describe_dataset(name)
    figures = columns[columns["badge"] != ""]
    assert set(figures["badge"]) == {"published"}
    assert figures["publisher"].str.contains("10.6981/FEM.202111_2(11).0008", regex=False).all()
    assert figures["vintage"].str.match(r"as printed, Table [1-4]").all()
    assert (figures["unit"] != "").all()


@pytest.mark.parametrize(
    ("name", "column", "sum_", "missing"),
    # Sums of the cells as transcribed from the article, in exact decimals.
    [
        ("common_prosperity_table_1", "share_of_gdp", 588.37, 3),
        ("common_prosperity_table_2", "fund_expenditure", 41960, 0),
        ("common_prosperity_table_2", "participants", 310135, 0),
        ("common_prosperity_table_2", "per_capita", 11971.18, 0),
        ("common_prosperity_multiples", "multiple", 26.45, 0),
        ("common_prosperity_table_3", "expenditure", 195907.68, 0),
        ("common_prosperity_table_4", "participants", 677260, 2),
    ],
)
def test_sums_of_the_printed_cells(name, column, sum_, missing):
    cells = load_dataset(name)[column]
    assert cells.sum() == pytest.approx(sum_, abs=0.005)
    assert cells.isna().sum() == missing


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("common_prosperity_table_1", ("China", 2019), 10.57),
        ("common_prosperity_table_1", ("OECD mean", 2010), 20.57),
        ("common_prosperity_table_1", ("Poland", 2017), 20.80),
        ("common_prosperity_table_3", ("social insurance", "all", 2019), 54492),
        ("common_prosperity_table_3", ("social welfare", "all", 2019), 843.63),
        ("common_prosperity_table_4", ("pension", 2010), 35984),
    ],
)
def test_single_printed_cells(name, cell, value):
    assert load_dataset(name).loc[cell].iloc[0] == value


def test_a_printed_dash_is_missing():
    table = load_dataset("common_prosperity_table_1")["share_of_gdp"]
    assert set(table.index[table.isna()]) == {
        ("Colombia", 2019),
        ("Costa Rica", 2010),
        ("Costa Rica", 2019),
    }


def test_misprints_are_kept_and_flagged(table_3):
    flagged = table_3[table_3["flag"].notna()]["expenditure"]
    assert flagged.to_dict() == {
        ("social assistance", "support for the extremely poor", 2010): 147.58,
        ("social assistance", "support for the extremely poor", 2013): 337.61,
        ("social welfare", "all", 2010): 14818,
        ("social welfare", "all", 2013): 27917,
    }
    for year in (2010, 2013):
        twice = table_3.loc[("social insurance", "all", year), "expenditure"]
        assert table_3.loc[("social welfare", "all", year), "expenditure"] == twice


# Social insurance


@pytest.mark.parametrize("name", ["social_insurance_national", "social_assistance_national"])
def test_national_series_have_a_row_for_every_year(name):
    years = load_dataset(name).index
    assert list(years) == list(range(years[0], years[-1] + 1))


def test_exactly_the_known_years_are_missing(insurance):
    gaps = {
        column: list(insurance.index[insurance[column].isna()])
        for column in insurance
        if insurance[column].isna().any()
    }
    assert gaps == {
        "resident_pension_participants": [2010, 2011],
        "resident_pension_recipients": [2010, 2011],
        "resident_pension_expenditure": [2010, 2011],
        "resident_medical_expenditure": [2010],
        "maternity_expenditure": [2019],
    }


def test_the_funds_add_up_to_the_total_but_for_the_years_that_the_note_names(insurance):
    parts = insurance[[f"{fund}_expenditure" for fund in [*FUNDS, "maternity"]]].sum(axis=1)
    rest = insurance["all_funds_expenditure"] - parts
    assert rest.loc[2012:].abs().max() < 1e-5
    assert rest.loc[:2011].to_list() == pytest.approx([200.40, 598.26], abs=0.005)
    note = describe_dataset("social_insurance_national").loc["all_funds_expenditure", "note"]
    assert "200.40 and 598.26" in note


def test_both_medical_schemes_add_up(insurance):
    people = insurance["employee_medical_participants"] + insurance["resident_medical_participants"]
    assert (people - insurance["medical_participants"]).abs().max() < 0.03
    spent = insurance["employee_medical_expenditure"] + insurance["resident_medical_expenditure"]
    assert (spent - insurance["medical_expenditure"]).abs().max() < 0.53
    blank = insurance.loc[2010, "medical_expenditure"] - 3271.60
    assert blank == pytest.approx(266.50, abs=0.005)


def test_the_rural_scheme_is_merged_in_2017(insurance):
    growth = insurance["resident_medical_participants"].pct_change()
    assert growth.idxmax() == 2017
    assert insurance["resident_medical_participants"].loc[2016:2017].round().to_list() == [
        44860,
        87359,
    ]


@pytest.mark.parametrize(
    ("year", "column", "value"),
    # MOHRSS, bulletin of December 2013, apart from the copy that the table was read from
    [
        (2013, "resident_pension_participants", 49750.07),
        (2013, "unemployment_participants", 16416.83),
        (2013, "medical_expenditure", 6801.05),
    ],
)
def test_single_figures_agree_with_the_ministrys_bulletin(insurance, year, column, value):
    assert insurance.loc[year, column] == pytest.approx(value, abs=0.02)


@pytest.mark.parametrize(
    ("insurance_name", "column"),
    [
        ("unemployment", "unemployment_participants"),
        ("work injury", "work_injury_participants"),
        ("maternity", "maternity_participants"),
        ("medical", "medical_participants"),
    ],
)
def test_printed_participants_are_the_official_ones_rounded(insurance, insurance_name, column):
    printed = load_dataset("common_prosperity_table_4").loc[insurance_name, "participants"]
    assert printed.dropna().equals(insurance[column].round().reindex(printed.dropna().index))


def test_units_are_persons_or_yuan_and_plain_names():
    columns = describe_dataset("social_insurance_national").drop("year")
    people = columns.index.str.endswith(("participants", "recipients"))
    assert set(columns.loc[people, "unit"]) == {"10,000 persons", "10,000 person-times"}
    assert set(columns.loc[~people, "unit"]) == {"100 million yuan"}
    assert columns.index.str.fullmatch("[a-z_]+").all()


def test_the_doubt_about_the_employees_pension_stands_in_the_notes():
    notes = describe_dataset("social_insurance_national")["note"]
    of_employees = notes[notes.index.str.startswith("employee_pension")]
    assert len(of_employees) == 3
    assert of_employees.str.contains("Our doubt").all()


def test_what_the_printed_headings_and_decimals_hide_stands_in_the_notes():
    persons = describe_dataset("common_prosperity_table_2").loc["participants", "note"]
    assert "under the heading recipients" in persons
    shares = describe_dataset("common_prosperity_table_1").loc["share_of_gdp", "note"]
    assert "one decimal" in shares


# Social assistance


def test_recipients_of_single_years(assistance):
    assert assistance.loc[2010, "rural_minimum_living_guarantee_recipients"] == 5214.0
    assert assistance.loc[2022, "urban_minimum_living_guarantee_recipients"] == 683.0
    assert assistance["extremely_poor_at_home"].isna().sum() == 1


def test_medical_assistance_in_100_million_yuan_is_what_the_ministry_printed(assistance):
    # Communiqué of 2010: 49.5 in towns and cities, 83.5 in the countryside
    columns = ["urban_medical_assistance_expenditure", "rural_medical_assistance_expenditure"]
    assert assistance.loc[2010, columns].round(1).to_list() == [49.5, 83.5]
    assert list(assistance[columns].dropna().index) == list(range(2007, 2013))


def test_transcribed_spending_is_badged_so_in_every_column(spending):
    assert set(badges_of(spending).values()) == {Badge.TRANSCRIBED}
    assert weakest_badge(spending.drop(columns="publication")) is Badge.TRANSCRIBED
    notes = describe_dataset("social_assistance_spending")["note"]
    assert notes[list(badges_of(spending))].str.contains("never for a verdict").all()


def test_each_row_of_spending_names_its_publication_and_page(spending):
    package = json.loads((shipped("datasets") / "datapackage.json").read_text("utf-8"))
    (resource,) = [r for r in package["resources"] if r["name"] == "social_assistance_spending"]
    pages = {source["taken"]: source["path"] for source in resource["sources"][1:]}
    assert [int(year) for year in pages] == spending.index.to_list()
    assert all(page.startswith("http") for page in pages.values())
    assert spending["publication"].str.contains("2010|201[2-7]").all()


@pytest.mark.parametrize(
    ("year", "column", "value"),
    [
        (2010, "urban_minimum_living_guarantee", 524.7),
        (2013, "social_welfare", 136.4),
        (2013, "rural_extremely_poor", 73.9 + 100.4),
        (2017, "rural_minimum_living_guarantee", 1051.8),
        (2017, "temporary_relief", 107.7),
    ],
)
def test_single_transcribed_figures(spending, year, column, value):
    assert spending.loc[year, column] == pytest.approx(value, abs=1e-9)


def test_nothing_derived_from_growth_rates_stands_in_for_a_missing_year(spending):
    assert 2011 not in spending.index
    assert np.isnan(spending.loc[2015, "rural_extremely_poor"])


# Types


def test_types_follow_the_schema(insurance):
    assert insurance.dtypes.eq("float64").all()
    assert load_dataset("common_prosperity_table_2")["participants"].dtype == np.int64
    assert load_dataset("common_prosperity_multiples").index.dtype == np.int64
    assert pd.api.types.is_string_dtype(load_dataset("common_prosperity_table_3")["flag"])
