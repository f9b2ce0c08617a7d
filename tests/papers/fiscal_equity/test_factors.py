"""The four factors, and every finding that the third lesson puts into words."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, DataError, UnknownNameError
from edusocsec.papers.fiscal_equity import INDICATORS
from edusocsec.papers.fiscal_equity.factors import DECENTRALIZATION, FACTORS, explain, factors
from edusocsec.provenance import Badge, badges_of

PER_HEAD, OF_BUDGET, OF_GDP = INDICATORS


@pytest.fixture(scope="module")
def panel():
    return ess.load_dataset("province_panel")


@pytest.fixture(scope="module")
def data():
    return factors()


@pytest.mark.parametrize("definition", DECENTRALIZATION)
def test_decentralization_lies_between_0_and_1(definition):
    shares = factors(definition)["decentralization"]
    assert shares.between(0, 1, inclusive="neither").all()
    assert len(shares) == 31 * 8


@pytest.mark.parametrize("side", ["expenditure", "revenue"])
def test_decentralization_is_its_formula(panel, side):
    """With the amounts of Henan and the centre in 2013, looked up one by one."""
    year = panel.xs(2013, level="year")
    own = year.at["Henan", f"budget_{side}"] / year.at["Henan", "resident_population"]
    centre = ess.load_dataset("national_fiscal").at[2013, f"central_budget_{side}"]
    centre /= sum(year["resident_population"])
    computed = factors(side).at[("Henan", 2013), "decentralization"]
    assert computed == pytest.approx(own / (own + centre), rel=1e-12)


def test_autonomy_is_revenue_by_expenditure(panel):
    computed = factors("autonomy")["decentralization"]
    expected = (panel["budget_revenue"] / panel["budget_expenditure"]).loc[computed.index]
    pd.testing.assert_series_equal(computed, expected, check_names=False, rtol=1e-14)


def test_columns_years_and_badges(data, panel):
    assert list(data.columns) == [*FACTORS, *INDICATORS]
    assert sorted(data.index.unique("year")) == list(range(2010, 2018))
    badges = badges_of(data)
    assert badges["decentralization"] is Badge.DERIVED
    assert badges["unemployment_rate"] is badges_of(panel)["unemployment_rate"]
    assert explain(PER_HEAD).badge is Badge.DERIVED


@pytest.mark.parametrize("effects", ["entity", "two_way"])
def test_within_coefficients_are_those_of_dummy_variables(data, effects):
    """Least squares with a column of ones for each province (and each year but the first)."""
    columns = [data[FACTORS], pd.get_dummies(data.index.get_level_values("province"))]
    if effects == "two_way":
        columns.append(pd.get_dummies(data.index.get_level_values("year"), drop_first=True))
    X = np.hstack([part.to_numpy(dtype=float) for part in columns])
    X /= (scale := np.linalg.norm(X, axis=0))
    expected = np.linalg.lstsq(X, data[PER_HEAD].to_numpy(), rcond=None)[0] / scale
    computed = explain(PER_HEAD, effects=effects).coefficients
    np.testing.assert_allclose(computed, expected[: len(FACTORS)], rtol=1e-8)


def test_some_factors_only():
    assert explain(OF_GDP, regressors="urbanization_rate").panel.regressors == ["urbanization_rate"]
    assert explain(OF_GDP).panel.regressors == FACTORS


def test_unknown_names_are_refused_with_names_that_are_near():
    with pytest.raises(UnknownNameError, match=r"'autonomous'.*\n.*'autonomy'"):
        factors("autonomous")
    with pytest.raises(UnknownNameError, match="'expenditure_per_head'"):
        explain("expenditure_per_head")
    with pytest.raises(UnknownNameError, match=r"'urbanization'.*\n.*'urbanization_rate'"):
        explain(PER_HEAD, regressors=["urbanization"])
    with pytest.raises(ArgumentError, match="No factor"):
        explain(PER_HEAD, regressors=[])
    with pytest.raises(UnknownNameError, match="effects='both'"):
        explain(PER_HEAD, effects="both")


def signs(factor, effects, definition="expenditure"):
    """For each indicator the sign of the coefficient, and whether p is below 0.05."""
    results = [explain(name, effects=effects, definition=definition) for name in INDICATORS]
    return [
        ("+" if result.coefficients[factor] > 0 else "-")
        + "*" * bool(result.p_values[factor] < 0.05)
        for result in results
    ]


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_tibet_is_most_decentralized_and_least_autonomous(self):
        of = {
            name: factors(name)["decentralization"].xs(2017, level="year")
            for name in DECENTRALIZATION
        }
        assert of["expenditure"].idxmax() == "Tibet"
        assert of["autonomy"].idxmin() == "Tibet"
        assert of["autonomy"]["Tibet"] < 0.5

    def test_gdp_falls_by_more_than_a_tenth_in_two_provinces(self, panel):
        change = panel["gdp"].groupby(level="province").pct_change()
        falls = change[change < -0.1]
        assert set(falls.index) == {("Liaoning", 2016), ("Inner Mongolia", 2017)}
        for province, year in falls.index:
            own = panel.loc[province]
            growth = own.loc[year][[OF_GDP, PER_HEAD]] / own.loc[year - 1][[OF_GDP, PER_HEAD]]
            assert growth[OF_GDP] > growth[PER_HEAD]

    def test_shanghai_and_tibet_leap_in_2016(self, panel):
        change = panel[PER_HEAD].dropna().groupby(level="province").pct_change()
        assert set(change.xs(2016, level="year").nlargest(2).index) == {"Shanghai", "Tibet"}

    def test_decentralization_turns_its_sign_within_provinces(self):
        assert signs("decentralization", "none")[0] == "+*"
        assert signs("decentralization", "entity")[0] == "-*"

    def test_urban_provinces_spend_less_of_gdp_and_those_that_urbanize_more(self):
        pooled, within = (
            explain(OF_GDP, effects=effects, regressors=["urbanization_rate"])
            for effects in ("none", "entity")
        )
        assert pooled.coefficients["urbanization_rate"] < 0 < within.coefficients.iloc[0]
        assert max(pooled.p_values["urbanization_rate"], within.p_values.iloc[0]) < 0.05

    def test_clustering_enlarges_one_error_and_shrinks_another(self):
        clustered, classical = (
            explain(PER_HEAD, standard_errors=kind).standard_errors
            for kind in ("clustered", "classical")
        )
        ratio = clustered / classical
        assert ratio["urbanization_rate"] > 1.5
        assert 0.9 < ratio["revenue_per_capita"] < 1
        assert (ratio.drop("revenue_per_capita") > 1).all()

    def test_rich_provinces_are_urban_ones_but_within_provinces_factors_overlap_little(self, data):
        pooled, within = explain(PER_HEAD, effects="none"), explain(PER_HEAD)
        assert set(pooled.vif.nlargest(2).index) == {"revenue_per_capita", "urbanization_rate"}
        assert data["revenue_per_capita"].corr(data["urbanization_rate"]) > 0.8
        assert (within.vif < 2).all()

    def test_both_tests_speak_for_fixed_effects(self):
        result = explain(PER_HEAD)
        assert max(result.f_test.p, result.hausman.p) < 0.001

    def test_urbanization_is_clear_within_and_unclear_with_year_effects(self):
        assert signs("urbanization_rate", "entity") == ["+*", "+*", "+*"]
        assert signs("urbanization_rate", "two_way") == ["+", "-", "-"]
        within, two_way = (
            explain(PER_HEAD, effects=effects).coefficients["urbanization_rate"]
            for effects in ("entity", "two_way")
        )
        assert two_way < within / 2

    def test_everything_grew(self, data):
        means = data.groupby(level="year")[["revenue_per_capita", "urbanization_rate", PER_HEAD]]
        assert (means.mean().diff().dropna() > 0).all(axis=None)

    def test_every_province_became_richer_and_all_but_shanghai_more_urban(self, data):
        first, last = (data.xs(year, level="year") for year in (2010, 2017))
        growth = last[["revenue_per_capita", PER_HEAD, "urbanization_rate"]] - first
        assert (growth[["revenue_per_capita", PER_HEAD]] > 0).all(axis=None)
        shrunk = growth["urbanization_rate"] < 0
        assert shrunk.index[shrunk].to_list() == ["Shanghai"]

    def test_the_definition_chooses_the_sign_in_the_heap(self):
        assert signs("decentralization", "none", "expenditure")[0] == "+*"
        assert signs("decentralization", "none", "autonomy")[0] == "-*"

    def test_within_provinces_every_definition_is_negative(self):
        cells = [
            cell for name in DECENTRALIZATION for cell in signs("decentralization", "entity", name)
        ]
        assert all(cell.startswith("-") for cell in cells)
        assert "-" in cells

    def test_with_year_effects_a_single_cell_is_clear(self):
        cells = {name: signs("decentralization", "two_way", name) for name in DECENTRALIZATION}
        assert cells["expenditure"][0] == "-*"
        assert sum(cell.endswith("*") for row in cells.values() for cell in row) == 1

    def test_one_province_can_take_the_single_cell_away(self, data):
        result = ess.panel_regression(
            data.drop("Tibet", level="province"),
            outcome=PER_HEAD,
            regressors=FACTORS,
            entity="province",
            time="year",
            effects="two_way",
            standard_errors="clustered",
        )
        assert result.p_values["decentralization"] > 0.05

    def test_what_never_changes_has_no_coefficient(self, data):
        distance = data.index.get_level_values("province").str.len().astype(float)
        with pytest.raises(DataError, match="do not vary within entities"):
            ess.panel_regression(
                data.assign(distance=distance),
                outcome=PER_HEAD,
                regressors=["distance"],
                entity="province",
                time="year",
            )

    def test_what_all_share_in_a_year_changes_no_coefficient(self, data):
        raised = data.copy()
        raised.loc[(slice(None), 2015), PER_HEAD] += 100
        result = ess.panel_regression(
            raised,
            outcome=PER_HEAD,
            regressors=FACTORS,
            entity="province",
            time="year",
            effects="two_way",
        )
        expected = explain(PER_HEAD, effects="two_way").coefficients
        np.testing.assert_allclose(result.coefficients, expected, rtol=1e-8)
