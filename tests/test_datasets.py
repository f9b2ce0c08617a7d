import json

import frictionless
import numpy as np
import pandas as pd
import pytest

from edusocsec import datasets
from edusocsec.datasets import describe_dataset, list_datasets, load_dataset
from edusocsec.errors import UnknownNameError
from edusocsec.provenance import Badge, badges_of, weakest_badge
from edusocsec.shipped import shipped

# Which provinces touch (Hainan: across the strait). Every pair is written once.
LAND_BORDERS = {
    "HL": "JL NM",
    "JL": "LN NM",
    "LN": "HE NM",
    "NM": "HE SX SN NX GS",
    "BJ": "HE TJ",
    "TJ": "HE",
    "HE": "SX HA SD",
    "SX": "SN HA",
    "SD": "HA AH JS",
    "HA": "SN HB AH",
    "JS": "AH SH ZJ",
    "SH": "ZJ",
    "ZJ": "AH JX FJ",
    "AH": "HB JX",
    "FJ": "JX GD",
    "JX": "HB HN GD",
    "HB": "SN CQ HN",
    "HN": "CQ GZ GX GD",
    "GD": "GX HI",
    "GX": "GZ YN",
    "GZ": "CQ SC YN",
    "YN": "SC XZ",
    "CQ": "SC SN",
    "SC": "XZ QH GS SN",
    "SN": "NX GS",
    "GS": "NX QH XJ",
    "QH": "XZ XJ",
    "XZ": "XJ",
}

# The tables of figures, each with its number of columns of figures.
FIGURE_COLUMNS = {
    "provinces_2013": 16,
    "province_panel": 11,
    "province_employee_pension": 4,
    "national_fiscal": 9,
    "oecd_social_expenditure": 1,
    "social_insurance_national": 24,
    "social_assistance_national": 6,
    "national_accounts": 73,
}


@pytest.fixture
def provinces():
    return load_dataset("provinces_2013")


@pytest.fixture
def claims():
    return load_dataset("printed_claims")


@pytest.fixture(scope="module")
def package():
    return json.loads((shipped("datasets") / "datapackage.json").read_text(encoding="utf-8"))


def fields_of(package, name):
    (resource,) = [r for r in package["resources"] if r["name"] == name]
    return {field["name"]: field for field in resource["schema"]["fields"]}


def sources_of(package, name):
    (resource,) = [r for r in package["resources"] if r["name"] == name]
    return resource["sources"]


# The package


def test_frictionless_finds_the_package_valid():
    report = frictionless.validate(str(shipped("datasets") / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(list_datasets())


def test_every_table_in_the_folder_is_described(package):
    described = {resource["path"] for resource in package["resources"]}
    assert described == {file.name for file in shipped("datasets").glob("*.csv")}


@pytest.mark.parametrize(("name", "count"), FIGURE_COLUMNS.items())
def test_every_figure_column_names_unit_publisher_vintage_and_badge(package, name, count):
    keys_and_layout = {"year", "tile_row", "tile_column"}
    fields = fields_of(package, name)
    figures = {n for n, field in fields.items() if field["type"] != "string"} - keys_and_layout
    assert len(figures) == count
    badged = {name for name, field in fields.items() if "badge" in field}
    assert badged == figures
    for figure in figures:
        incomplete = [
            key for key in ("unit", "publisher", "vintage", "badge") if not fields[figure].get(key)
        ]
        assert incomplete == [], figure


@pytest.mark.parametrize("name", FIGURE_COLUMNS)
def test_a_derived_figure_says_how_and_a_re_published_one_by_whom(package, name):
    fields = fields_of(package, name)
    sources = sources_of(package, name)
    repositories = {s["repository"]: s["commit"] for s in sources if "repository" in s}
    assert all(len(commit) == 40 for commit in repositories.values())
    named = set()
    for column, field in fields.items():
        if field.get("badge") in ("derived", "reconstructed"):
            assert field["formula"], column
        if field.get("badge") == "published":
            assert field["republished_by"], column
        named.update(field.get("republished_by", []))
    assert named == set(repositories)


@pytest.mark.parametrize("name", FIGURE_COLUMNS)
def test_the_publisher_is_named_before_those_who_re_publish(package, name):
    sources = [source["title"] for source in sources_of(package, name)]
    republished = [title.startswith("as re-published by") for title in sources]
    assert sources[0].startswith(("National Bureau of Statistics of China", "OECD"))
    assert republished == sorted(republished)


def test_titles_are_unique_in_both_languages(package):
    for resource in package["resources"]:
        for key in ("title", "title_zh"):
            titles = [field[key] for field in resource["schema"]["fields"]]
            assert len(set(titles)) == len(titles), (resource["name"], key)


# The provinces


def test_there_are_31_provinces_with_unique_names_in_both_languages(provinces):
    assert provinces.index.name == "province"
    assert len(provinces) == 31
    assert provinces.index.is_unique
    assert provinces["province_zh"].is_unique
    assert provinces["abbreviation"].is_unique
    assert provinces.notna().all(axis=None)
    assert list(provinces.index[[0, -1]]) == ["Beijing", "Xinjiang"]


def test_regions_have_11_8_and_12_provinces(provinces):
    assert provinces["region"].value_counts().to_dict() == {"east": 11, "central": 8, "west": 12}
    # The three that other classifications put elsewhere.
    assert provinces.loc[["Liaoning", "Guangxi", "Inner Mongolia"], "region"].to_list() == [
        "east",
        "west",
        "west",
    ]


def test_types_follow_the_schema(provinces):
    assert pd.api.types.is_string_dtype(provinces["region"])
    assert provinces["gdp_per_capita"].dtype == np.int64
    assert provinces["local_revenue"].dtype == np.float64


@pytest.mark.parametrize("column", ["revenue_per_capita", "urban_rural_residents"])
def test_a_derived_column_equals_its_written_formula(provinces, package, column):
    field = fields_of(package, "provinces_2013")[column]
    assert set(field["derived_from"]) <= set(provinces.columns)
    recomputed = provinces[field["derived_from"]].eval(field["formula"])
    np.testing.assert_allclose(provinces[column], recomputed, rtol=1e-12, atol=0)


def test_every_derived_column_is_checked_here(provinces):
    derived = {name for name, badge in badges_of(provinces).items() if badge is Badge.DERIVED}
    sums_of_ages = {"population_60_plus_2010", "population_65_plus_2010"}
    assert derived == {"revenue_per_capita", "urban_rural_residents"} | sums_of_ages


def test_per_capita_revenue_by_hand(provinces):
    # 3661.1097e8 yuan among 2115e4 residents
    assert provinces.loc["Beijing", "revenue_per_capita"] == pytest.approx(17310.2113, abs=5e-5)


@pytest.mark.parametrize(
    ("province", "aged", "sampled"),
    # Persons in the 2013 sample survey of population change, NBS.
    [("Tibet", 133, 2575), ("Qinghai", 341, 4769)],
)
def test_population_65_plus_is_the_sampled_share_of_the_residents(
    provinces, province, aged, sampled
):
    row = provinces.loc[province]
    expected = aged / sampled * row["resident_population"]
    assert row["population_65_plus_2013"] == pytest.approx(expected, rel=1e-12)


def test_population_65_plus_is_out_of_line_in_tianjin_alone(provinces):
    # A doubt that the column's note states; another province must not join it unnoticed.
    ratio = provinces["population_65_plus_2013"] / provinces["population_60_plus_2010"]
    assert ratio.drop("Tianjin").between(0.66, 0.80).all()
    assert ratio["Tianjin"] == pytest.approx(1.001, abs=0.0005)
    note = describe_dataset("provinces_2013").loc["population_65_plus_2013", "note"]
    assert "Tianjin" in note


# Published totals and cells, written here from the publication, not from the table


def test_local_revenue_adds_up_to_the_published_national_total(provinces):
    # NBS, revenue of all local governments in 2013, 100 million yuan
    assert provinces["local_revenue"].sum() == pytest.approx(69011.16, abs=0.005)


@pytest.mark.parametrize(
    ("province", "revenue"),
    # NBS, to two decimals, known apart from the copy that the table was read from
    [("Beijing", 3661.11), ("Guangdong", 7081.47), ("Hebei", 2295.62)],
)
def test_local_revenue_of_single_provinces(provinces, province, revenue):
    assert round(provinces.loc[province, "local_revenue"], 2) == revenue


def test_gdp_per_capita_is_the_vintage_before_the_economic_census(provinces):
    # Yearbook 2014: 93213; after the revision of 2013 Beijing stands at 94648.
    assert provinces.loc["Beijing", "gdp_per_capita"] == 93213


@pytest.mark.parametrize(
    ("column", "persons"),
    # 2010 census: all residents of the 31 provinces, and those aged 60 and 65 and over
    [
        ("population_2010", 1_332_810_869),
        ("population_60_plus_2010", 177_594_440),
        ("population_65_plus_2010", 118_927_158),
    ],
)
def test_ages_add_up_to_the_census(provinces, column, persons):
    assert round(provinces[column].sum() * 10_000) == persons


def test_those_aged_16_to_59_leave_room_for_the_children(provinces):
    # 2010 census, national: aged 0-14 16.6 per cent; aged 15 adds some 1.4.
    adults = provinces["population_16_59_2010"] + provinces["population_60_plus_2010"]
    children = 1 - adults / provinces["population_2010"]
    assert children.between(0.09, 0.28).all()
    assert 1 - adults.sum() / provinces["population_2010"].sum() == pytest.approx(0.18, abs=0.005)


def test_registered_persons_are_those_of_the_census(provinces):
    # 2010 census, county volume: the sum of the 31 provinces, persons
    total = round(provinces["registered_population_2010"].sum() * 10_000)
    assert total == 1_337_376_754


def test_net_migrants_have_the_signs_that_everybody_knows(provinces):
    moved = 1 - provinces["registered_population_2010"] / provinces["population_2010"]
    expected = {"Shanghai": 38, "Beijing": 36, "Guangdong": 18, "Anhui": -15, "Guizhou": -20}
    assert (100 * moved[list(expected)]).round().to_dict() == expected


def test_rural_population_is_less_than_all_residents(provinces):
    # NBS, national rural population at the end of 2013: 62961 (10,000 persons)
    rural = provinces["rural_population"]
    assert (rural < provinces["resident_population"]).all()
    assert rural.sum() == pytest.approx(62961, rel=0.016)


def test_pension_participants_fall_short_of_the_national_total_by_24(provinces):
    # NBS national total for 2013: 32218.4, which includes persons of no province
    total = provinces["employee_pension_participants"].sum()
    assert total == pytest.approx(32194.4, abs=0.05)
    assert 32218.4 - total == pytest.approx(24.0, abs=0.05)


def test_residents_fall_short_of_the_national_total(provinces):
    # NBS national total for 2013: 136072; the armed forces belong to no province.
    assert provinces["resident_population"].sum() == 135516


def test_revenue_shares_come_near_the_printed_ratios(provinces, claims):
    revenue = provinces["local_revenue"] / provinces["local_revenue"].sum()
    residents = provinces["urban_rural_residents"] / provinces["urban_rural_residents"].sum()
    ratio = revenue / residents
    for claim in ("ps-01", "ps-02", "ps-03", "ps-04"):
        printed = float(claims.loc[claim, "printed"])
        assert ratio[claims.loc[claim, "subject"]] == pytest.approx(printed, rel=0.033)


# The tile map


def test_no_two_provinces_share_a_tile(provinces):
    assert not provinces[["tile_row", "tile_column"]].duplicated().any()
    assert provinces[["tile_row", "tile_column"]].min().to_list() == [0, 0]


def test_the_far_corners_of_the_map_are_where_a_reader_expects_them(provinces):
    row, column = provinces["tile_row"], provinces["tile_column"]
    assert row.idxmin() == "Heilongjiang"
    assert column["Heilongjiang"] == column.max()
    assert row.idxmax() == "Hainan"
    assert set(column[column == column.min()].index) == {"Xinjiang", "Tibet"}
    assert row["Xinjiang"] < row["Tibet"]


def test_tiles_that_touch_are_mostly_provinces_that_touch(provinces):
    real = {frozenset((a, b)) for a, others in LAND_BORDERS.items() for b in others.split()}
    tiles = provinces.set_index(["tile_row", "tile_column"])["abbreviation"].to_dict()
    drawn = {
        frozenset((code, tiles[neighbour]))
        for (row, column), code in tiles.items()
        for neighbour in ((row + 1, column), (row, column + 1))
        if neighbour in tiles
    }
    assert {code for pair in real for code in pair} == set(provinces["abbreviation"])
    assert {code for pair in drawn & real for code in pair} == set(provinces["abbreviation"])
    assert len(drawn & real) / len(drawn) > 0.85


# Badges


def test_badges_survive_the_selection_of_columns(provinces):
    selected = provinces[["gdp_per_capita", "revenue_per_capita"]]
    assert badges_of(selected) == {
        "gdp_per_capita": Badge.PUBLISHED,
        "revenue_per_capita": Badge.DERIVED,
    }
    assert weakest_badge(selected) is Badge.DERIVED


def test_the_estimate_from_a_sample_is_no_reproduction(provinces):
    assert weakest_badge(provinces[["population_65_plus_2013"]]) is Badge.RECONSTRUCTED


def test_names_and_tiles_carry_no_badge(provinces):
    unbadged = set(provinces.columns) - set(badges_of(provinces))
    assert unbadged == {"province_zh", "region", "tile_row", "tile_column", "abbreviation"}


# The claims


def test_all_claims_are_there_with_their_ids(claims):
    expected = [
        f"{paper}-{number:02d}"
        for paper, count in (("fe", 7), ("cp", 35), ("ps", 60))
        for number in range(1, count + 1)
    ]
    assert claims.index.to_list() == expected


@pytest.mark.parametrize(
    ("claim", "printed"),
    [("ps-34", "4.180"), ("ps-11", "0.670"), ("ps-23", "8.00"), ("cp-01", "5.90")],
)
def test_printed_numbers_keep_their_trailing_zeros(claims, claim, printed):
    assert claims.loc[claim, "printed"] == printed


def test_what_a_paper_does_not_name_is_missing_not_the_word_nan(claims):
    assert pd.isna(claims.loc["cp-05", "year"])
    assert not (claims == "nan").any(axis=None)


# The functions


def test_loading_twice_gives_independent_tables(provinces):
    provinces.loc["Beijing", "local_revenue"] = 0.0
    provinces.attrs.clear()
    again = load_dataset("provinces_2013")
    assert again.loc["Beijing", "local_revenue"] == 3661.1097
    assert len(badges_of(again)) == 16


def test_a_key_of_several_columns_labels_the_rows_by_all_of_them():
    panel = load_dataset("province_panel")
    assert panel.index.names == ["province", "year"]
    assert panel.index.is_unique
    assert panel.index.get_level_values("year").dtype == np.int64
    assert panel.loc[("Tibet", 2010), "social_security_expenditure"] == 31.91
    assert badges_of(panel.xs(2010, level="year")) == badges_of(panel)
    assert load_dataset("national_fiscal").index.dtype == np.int64


@pytest.mark.parametrize("function", [load_dataset, describe_dataset])
def test_an_unknown_name_names_the_others(function):
    with pytest.raises(UnknownNameError) as error:
        function("province_2013")
    assert "'province_2013'" in error.value.problem
    assert "Did you mean 'provinces_2013'" in error.value.hint
    assert "'printed_claims'" in error.value.hint


def test_a_name_like_no_other_gets_the_list_and_no_guess():
    with pytest.raises(UnknownNameError) as error:
        load_dataset("zzz")
    assert "Did you mean" not in error.value.hint
    assert "'provinces_2013', 'printed_claims'" in error.value.hint


def test_the_text_na_is_not_read_as_a_missing_value(tmp_path, monkeypatch):
    field = {"type": "string", "description": ""}
    fields = [{**field, "name": name, "title": name, "title_zh": name} for name in ("id", "code")]
    resource = {
        "name": "codes",
        "path": "codes.csv",
        "title": "Codes",
        "title_zh": "代码",
        "schema": {"fields": fields},
    }
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    (tmp_path / "codes.csv").write_text("id,code\na,NA\nb,\n", "utf-8")
    monkeypatch.setattr(datasets, "shipped", lambda folder: tmp_path)
    monkeypatch.setattr(datasets, "_datasets", datasets._datasets.__wrapped__)  # uncached
    codes = load_dataset("codes")
    assert codes["code"].to_list()[0] == "NA"
    assert codes["code"].isna().to_list() == [False, True]
    assert codes.index.to_list() == [0, 1]


def test_the_description_has_a_row_for_every_column(provinces):
    columns = describe_dataset("provinces_2013")
    assert columns.index.to_list() == ["province", *provinces.columns]
    assert columns.loc["urban_food_2012", "unit"] == "yuan per person and year"
    assert (
        columns.loc["urban_food_2012", "vintage"] == "China Statistical Yearbook 2013, table 11-15"
    )
    assert columns.loc["urban_food_2012", "note"].startswith("A substitute")
    assert columns.loc["region", ["unit", "badge", "note"]].to_list() == ["", "", ""]


def test_the_list_counts_rows_and_shows_the_weakest_badge():
    listing = list_datasets()[["rows", "badge"]]
    assert list(listing.itertuples(name=None)) == [
        ("provinces_2013", 31, "reconstructed"),
        ("printed_claims", 102, "published"),
        ("province_panel", 31 * 11, "derived"),
        ("province_employee_pension", 31 * 9, "derived"),
        ("national_fiscal", 14, "published"),
        ("oecd_social_expenditure", 1198, "published"),
        ("common_prosperity_table_1", 7 * 6, "published"),
        ("common_prosperity_table_2", 2 * 4, "published"),
        ("common_prosperity_multiples", 4, "published"),
        ("common_prosperity_table_3", 5 * 4, "published"),
        ("common_prosperity_table_4", 5 * 4, "published"),
        ("social_insurance_national", 10, "published"),
        ("social_assistance_national", 16, "published"),
        ("social_assistance_spending", 7, "published (transcribed)"),
        ("national_accounts", 13, "published"),
    ]


def test_a_table_is_read_once_and_every_copy_is_its_own(monkeypatch):
    first = load_dataset("provinces_2013")
    first["local_revenue"] = 0.0
    first.attrs.clear()
    monkeypatch.setattr(datasets.pd, "read_csv", None)
    again = load_dataset("provinces_2013")
    assert float(again.loc["Beijing", "local_revenue"]) == 3661.1097
    assert weakest_badge(again[["local_revenue"]]) is not None
