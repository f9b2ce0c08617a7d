"""What the structure of two factors owes to size, and what else the lesson says about it."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers import pension_subsidy as paper


@pytest.fixture(scope="module")
def provinces():
    return ess.load_dataset("provinces_2013")


def test_the_three_sizes_are_counts_of_persons():
    assert paper.SIZES == [
        "urban_rural_residents",
        "population_60_plus_2010",
        "unable_to_work_2010",
    ]
    assert set(paper.SIZES) | set(paper.ECONOMY) == set(paper.INDICATORS)


def test_shares_by_hand(provinces):
    shares, hebei = paper.with_shares().loc["Hebei"], provinces.loc["Hebei"]
    assert shares["urban_rural_residents"] == pytest.approx(6138.33 / 7333)
    assert shares["population_60_plus_2010"] == pytest.approx(934.2266 / 7185.421)
    assert shares["unable_to_work_2010"] == pytest.approx(294_779 * 10 / 71_854_210)
    assert shares["gdp_per_capita"] == hebei["gdp_per_capita"]
    assert paper.with_shares()[paper.SIZES].max(axis=None) < 1


def test_random_sizes_gather_as_well():
    """Sizes out of a random generator, without any figure of a province."""
    random = np.random.default_rng(7)
    data = ess.load_dataset("provinces_2013")[paper.INDICATORS].astype(float)
    found = 0
    for _ in range(40):
        size = np.exp(random.normal(0, 0.9, len(data)))
        for name in paper.SIZES:
            data[name] = size * np.exp(random.normal(0, 0.2, len(data)))
        found += paper.gathers(data)
    assert found >= 38


def test_refusals():
    with pytest.raises(UnknownNameError, match="gdp_per_capita"):
        paper.gathers(pd.DataFrame({"a": [1.0, 2.0]}))
    with pytest.raises(ArgumentError, match="n_draws"):
        paper.shuffled_sizes(0)


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_sizes_dealt_by_lot_gather_nearly_always(self):
        assert paper.shuffled_sizes(100) >= 98

    def test_with_shares_only_age_is_left_over(self):
        assert paper.gathers(ess.load_dataset("provinces_2013"))
        assert not paper.gathers(paper.with_shares())
        loadings = ess.varimax(
            ess.principal_components(paper.with_shares(), n_components=2)
        ).loadings
        economy = loadings.loc["gdp_per_capita"].abs().idxmax()
        sign = np.sign(loadings.loc["gdp_per_capita", economy])
        for name in ("urban_rural_residents", "unable_to_work_2010"):
            assert sign * loadings.loc[name, economy] < -0.8
        assert abs(loadings.loc["population_60_plus_2010", economy]) < 0.2

    def test_between_four_and_five_rows_for_each_indicator(self):
        assert 4 < 31 / len(paper.INDICATORS) < 5

    def test_revenue_is_farthest_from_normal(self, provinces):
        skewness = provinces[paper.INDICATORS].skew()
        assert skewness.idxmax() == "revenue_per_capita"
        assert skewness.max() > 2
        assert (skewness > 0).all()

    def test_common_factors_gather_alike_and_load_clothing_and_food_lower(self, provinces):
        """Principal axis factoring, iterated by numpy."""
        data = provinces[paper.INDICATORS]
        R = np.corrcoef(data.T.to_numpy())
        communalities = 1 - 1 / np.diag(np.linalg.inv(R))
        for _ in range(500):
            reduced = R.copy()
            np.fill_diagonal(reduced, communalities)
            values, vectors = np.linalg.eigh(reduced)
            loadings = vectors[:, -2:] * np.sqrt(values[-2:])
            communalities = (loadings**2).sum(axis=1)
        factors = ess.varimax(pd.DataFrame(loadings, data.columns, ["a", "b"])).loadings
        components = ess.varimax(ess.principal_components(data, n_components=2)).loadings
        main = factors.abs().idxmax(axis="columns")
        assert main[paper.ECONOMY].nunique() == main[paper.SIZES].nunique() == 1
        for name in ("urban_clothing_2012", "urban_food_2012"):
            assert factors.loc[name].abs().max() < components.loc[name].abs().max() - 0.05

    def test_the_mean_of_the_other_eighteen_only_just_fits(self):
        """Of printed numbers alone: 14.29 for 20, of which 12.27 and 12.55; national 14.38."""
        others = (20 * 14.29 - 12.27 - 12.55) / 18
        assert 0.1 < others - 14.38 < 0.15

    def test_three_readings_of_who_is_counted(self):
        beside = paper.ratios_beside_the_paper().set_index("subject")["printed"].astype(float)
        off = pd.DataFrame(
            {
                reading: paper.revenue_population_ratio(reading).ratio[beside.index] / beside - 1
                for reading in ("urban_rural_residents", "resident_population", "rural_population")
            }
        ).abs()
        assert off.loc["east", "resident_population"] > 0.1
        assert off.loc["Inner Mongolia", "rural_population"] > 0.1
        for name in ("Hebei", "Shandong"):
            assert off.loc[name].idxmin() == "rural_population"
        for reading in off:
            ratios = paper.revenue_population_ratio(reading)
            assert set(ratios.eastern_below_one) == {"Hebei", "Shandong"}
            assert set(ratios.others_above_one) == {"Inner Mongolia", "Chongqing"}
