"""Panels that cannot be used are refused, with the row or column at fault."""

import re

import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import (
    ArgumentError,
    ConstantColumnError,
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
    SingularMatrixError,
    TooFewRowsError,
    UnknownNameError,
)
from edusocsec.provenance import Badge, with_badges
from edusocsec.stats.panel.regression import panel_regression


@pytest.fixture
def rows():
    chance = np.random.default_rng(3)
    index = pd.MultiIndex.from_product([["Beijing", "Hebei", "Gansu", "Jilin"], range(2010, 2015)])
    frame = pd.DataFrame(chance.normal(size=(20, 3)), columns=["spending", "gdp", "cities"])
    frame.insert(0, "province", index.get_level_values(0))
    frame.insert(1, "year", index.get_level_values(1))
    return frame


def ask(rows, **changes):
    options = {
        "outcome": "spending",
        "regressors": ["gdp", "cities"],
        "entity": "province",
        "time": "year",
    }
    return panel_regression(rows, **options | changes)


def test_two_rows_of_one_entity_and_period(rows):
    twice = pd.concat([rows, rows.iloc[[6]]])
    with pytest.raises(DuplicateLabelsError, match="'Hebei 2011'"):
        ask(twice)


def test_missing_value_names_entity_and_period(rows):
    rows.loc[7, "gdp"] = np.nan
    with pytest.raises(MissingValuesError, match=r"'Hebei 2012' .* 'gdp'(.|\n)*listwise"):
        ask(rows)
    assert ask(rows, missing="listwise").n_observations == 19


def test_missing_label(rows):
    rows.loc[4, "province"] = None
    with pytest.raises(MissingValuesError, match="'province' has no label in row '4'"):
        ask(rows)


def test_text(rows):
    with pytest.raises(NotNumericError, match="'note' holds 'dear' in row 'Beijing 2010'"):
        ask(rows.assign(note="dear"), regressors=["gdp", "note"])


def test_constant_regressor(rows):
    with pytest.raises(ConstantColumnError, match="'cities'"):
        ask(rows.assign(cities=1.5))


@pytest.mark.parametrize("effects", ["entity", "two_way"])
def test_regressor_that_does_not_vary_within_entities(rows, effects):
    coast = rows["province"].map({"Beijing": 0.1, "Hebei": 1e6, "Gansu": 0.3, "Jilin": 7.7})
    with pytest.raises(DataError, match="'coast'"):
        ask(rows.assign(coast=coast), regressors=["gdp", "coast"], effects=effects)
    fine = ask(rows.assign(coast=coast / 1e5), regressors=["gdp", "coast"], effects="none")
    assert fine.f_test.df == (2, 15)
    assert "Hausman" in fine.verdict or "Random effects" in fine.verdict


def test_regressor_that_is_the_same_for_all_entities_under_two_way_effects(rows):
    national = rows.assign(national=rows["year"] ** 0.5)
    ask(national, regressors=["gdp", "national"])
    with pytest.raises(DataError, match="'national'"):
        ask(national, regressors=["gdp", "national"], effects="two_way")


def test_outcome_that_does_not_vary_within_entities(rows):
    fixed = rows["province"].map({"Beijing": 1.0, "Hebei": 2.0, "Gansu": 3.0, "Jilin": 4.0})
    with pytest.raises(DataError, match=r"do not vary within entities.*: 'spending'"):
        ask(rows.assign(spending=fixed))


@pytest.mark.parametrize("effects", ["entity", "two_way", "none", "random"])
def test_collinear_regressors(rows, effects):
    rows["both"] = 2 * rows["gdp"] - rows["cities"] + 3
    with pytest.raises(SingularMatrixError, match="'gdp', 'cities', 'both'"):
        ask(rows, regressors=["gdp", "cities", "both"], effects=effects)


@pytest.mark.parametrize(
    ("role", "wrong"),
    [("outcome", "spendin"), ("entity", "provinces"), ("time", "yaer"), ("regressors", ["gpd"])],
)
def test_unknown_column_with_near_names(rows, role, wrong):
    near = {"outcome": "spending", "entity": "province", "time": "year", "regressors": "gdp"}
    with pytest.raises(UnknownNameError) as caught:
        ask(rows, **{role: wrong})
    assert near[role] in caught.value.hint


def test_one_entity_or_one_period(rows):
    with pytest.raises(DataError, match="'province' has the same value in every row: 'Hebei'"):
        ask(rows[rows["province"] == "Hebei"])
    with pytest.raises(DataError, match="'year' has the same value in every row: '2012'"):
        ask(rows[rows["year"] == 2012], effects="none")


def test_fewer_observations_than_parameters(rows):
    few = rows[rows["year"] < 2012].iloc[:6]
    with pytest.raises(TooFewRowsError, match="6 rows cannot determine 6 parameters"):
        ask(few, regressors=["gdp", "cities"], effects="two_way")


def test_random_effects_of_too_few_entities(rows):
    few = rows[rows["province"].isin(["Beijing", "Hebei"])]
    with pytest.raises(TooFewRowsError, match="at least 4 entities, and there are 2"):
        ask(few, effects="random")
    assert "at least 4 entities" in ask(few).verdict


def test_outcome_computed_from_a_regressor(rows):
    with pytest.raises(DataError, match="reproduce 'spending'"):
        ask(rows.assign(spending=2 * rows["gdp"] + 1))


def test_entities_that_share_no_period(rows):
    early = rows["province"].isin(["Beijing", "Hebei"]) == (rows["year"] < 2012)
    with pytest.raises(DataError, match="'Gansu', 'Jilin' share no period"):
        ask(rows[early], effects="two_way")


@pytest.mark.parametrize(
    "wrong",
    [
        {"missing": "mean"},
        {"regressors": []},
        {"regressors": ["gdp", "gdp"]},
        {"regressors": ["spending"]},
        {"time": "province"},
    ],
)
def test_contradicting_arguments(rows, wrong):
    with pytest.raises((ArgumentError, UnknownNameError)):
        ask(rows, **wrong)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ({"effects": "fixed"}, ["'entity'", "'two_way'"]),
        ({"effects": "FE"}, ["'entity'"]),
        ({"effects": "pooled"}, ["'none'"]),
        ({"effects": "twoways"}, ["'two_way'"]),
        ({"effects": "randm"}, ["'random'"]),
        ({"effects": None}, ["'entity'"]),
        ({"standard_errors": "HC3"}, ["'robust'", "'clustered'"]),
    ],
)
def test_unknown_options_with_what_may_be_meant(rows, wrong, meant):
    with pytest.raises(UnknownNameError) as caught:
        ask(rows, **wrong)
    assert all(name in caught.value.hint for name in meant)


def reshaped(data, hint, other=None):
    """Do literally what the hint says."""
    names = {"data": data, "pandas": pd, "other": other}
    for code in re.findall(r"(data = .*?\)(?:\.reset_index\(\))?)(?=$|[ .] )", hint):
        exec(code, names)
    return names["data"]


@pytest.mark.parametrize("separator", ["_", " ", ".", ""])
@pytest.mark.parametrize("suffix", ["", "年"])
@pytest.mark.parametrize("where", ["column", "index"])
def test_years_in_headers_are_told_with_code_that_reshapes(rows, separator, suffix, where):
    wide = rows.pivot(index="province", columns="year", values=["spending", "gdp", "cities"])
    wide.columns = [f"{name}{separator}{year}{suffix}" for name, year in wide.columns]
    wide = wide if where == "index" else wide.reset_index()
    with pytest.raises(ArgumentError, match="years are in the headers") as caught:
        ask(wide)
    result = ask(reshaped(wide, caught.value.hint))
    pd.testing.assert_series_equal(result.coefficients, ask(rows).coefficients)


@pytest.mark.parametrize("label", [int, str, "{}年".format])
@pytest.mark.parametrize("where", ["column", "index"])
def test_a_wide_table_of_one_variable_is_told_with_code_that_reshapes(rows, label, where):
    tables = {}
    for name in ("spending", "gdp"):
        wide = rows.pivot(index="province", columns="year", values=name)
        wide.columns = [label(year) for year in wide.columns]
        tables[name] = wide if where == "index" else wide.reset_index()
    long = {}
    for name, wide in tables.items():
        with pytest.raises(ArgumentError, match="years are in the headers") as caught:
            ask(wide, outcome=name, regressors="gdp" if name == "spending" else "cities")
        long[name] = reshaped(wide, caught.value.hint.split(" Reshape")[0])
    join = re.search(r"data\.merge\(other, on=\[.*?\]\)", caught.value.hint)[0]
    merged = eval(join, {"data": long["spending"], "other": long["gdp"]})
    result = ask(merged, regressors="gdp")
    pd.testing.assert_series_equal(result.coefficients, ask(rows, regressors="gdp").coefficients)


def test_years_in_one_of_two_lines_of_headers(rows):
    wide = rows.pivot(index="province", columns="year", values=["spending", "gdp", "cities"])
    with pytest.raises(ArgumentError, match="years are in the headers") as caught:
        ask(wide)
    result = ask(reshaped(wide, caught.value.hint))
    pd.testing.assert_series_equal(result.coefficients, ask(rows).coefficients)


def test_a_column_of_one_year_does_not_make_a_long_table_wide(rows):
    census = rows.assign(persons_2010=1.0, pupils_2013=2.0)
    with pytest.raises(UnknownNameError, match="'yaer'"):
        ask(census, time="yaer")


@pytest.mark.parametrize("argument", ["outcome", "regressors", "entity", "time"])
def test_a_column_itself_in_place_of_its_name(rows, argument):
    with pytest.raises(ArgumentError, match=f"{argument}= takes the name of a column") as caught:
        ask(rows, **{argument: rows["gdp"]})
    assert f"{argument}='gdp'" in caught.value.hint


def test_what_is_no_table():
    with pytest.raises(ArgumentError, match="named columns"):
        ask([[1, 2], [3, 4]])


def test_small_units_and_large_means_are_no_collinearity(rows):
    shifted = rows.assign(gdp=1e5 + 1e-3 * rows["gdp"], cities=1e9 * rows["cities"])
    slope = ask(shifted).coefficients["gdp"]
    assert slope == pytest.approx(1e3 * ask(rows).coefficients["gdp"], rel=1e-6)
    slope = ask(shifted, effects="none").coefficients["gdp"]
    expected = 1e3 * ask(rows, effects="none").coefficients["gdp"]
    assert slope == pytest.approx(expected, rel=1e-6)


def test_columns_with_numbers_for_names(rows):
    expected = ask(rows, regressors="gdp")
    numbered = rows.set_axis(range(5), axis="columns")
    result = panel_regression(numbered, outcome=2, regressors=3, entity=0, time=1)
    assert result.coefficients.tolist() == expected.coefficients.tolist()
    assert result.explain().to_text()


def test_names_of_several_parts_are_joined(rows):
    expected = ask(rows)
    pairs = {name: (name, "all") for name in ("spending", "gdp", "cities")}
    labels = pd.Index([pairs.get(name, name) for name in rows], tupleize_cols=False)
    parted = with_badges(
        rows.set_axis(labels, axis="columns"), dict.fromkeys(pairs.values(), Badge.DERIVED)
    )
    result = ask(parted, outcome=pairs["spending"], regressors=[pairs["gdp"], pairs["cities"]])
    assert list(result.coefficients.index) == ["gdp, all", "cities, all"]
    assert result.coefficients.tolist() == expected.coefficients.tolist()
    assert result.badge is Badge.DERIVED
    assert result.explain().to_text()
