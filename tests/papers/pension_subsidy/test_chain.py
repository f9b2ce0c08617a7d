"""The chain of the pension paper on the nearest official figures."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.pension_subsidy import ECONOMY, INDICATORS, factors_and_regions, indicators


@pytest.fixture(scope="module")
def study():
    return factors_and_regions()


def test_indicators_are_told_in_full():
    told = indicators()
    assert list(told.index) == INDICATORS
    assert (told["factor"] == "economy").sum() == len(ECONOMY) == 4
    assert told.notna().all().all()


def test_first_look_at_these_figures(study):
    """The values that were measured independently, with two decimals, before this code."""
    assert study.kmo.overall == pytest.approx(0.73, abs=0.005)
    assert study.components.eigenvalues.iloc[:2].tolist() == pytest.approx([3.49, 2.40], abs=0.005)
    assert study.components.explained["cumulative"].iloc[1] == pytest.approx(84.1, abs=0.05)


def test_indicators_fall_into_the_papers_two_factors(study):
    by_factor = study.rotation.main_factor
    assert by_factor[ECONOMY].nunique() == 1
    assert by_factor.drop(ECONOMY).nunique() == 1
    assert by_factor.nunique() == 2


def test_clothing_fits_worst(study):
    assert study.components.communalities.idxmin() == "urban_clothing_2012"


def test_every_province_keeps_its_name(study):
    names = list(ess.load_dataset("provinces_2013").index)
    assert list(study.scores.scores.index) == names
    assert sorted(study.composite.ranking.index) == sorted(names)
    assert list(study.regions.labels.index) == names


def test_beside_the_paper_nothing_is_called_reproduced(study):
    beside = study.beside_the_paper
    assert not beside["verdict"].str.startswith("reproduced").any()
    assert beside["verdict"].str.endswith("with substitutes").all()
    assert beside.at["ps-36", "verdict"].startswith("close")
    assert beside.at["ps-34", "verdict"].startswith("not")
    assert beside.at["ps-34", "printed"] == "4.180"
    np.testing.assert_allclose(
        beside["difference_percent"],
        100 * (beside["ours"] / beside["printed"].astype(float) - 1),
    )


def test_badge_is_the_weakest_of_the_indicators(study):
    assert study.kmo.badge == study.regions.badge == study.composite.badge == "derived"


def test_other_columns_and_distances_can_be_tried(study):
    squared = factors_and_regions(metric="sqeuclidean")
    assert not np.allclose(squared.tree.heights, study.tree.heights)
    without_clothing = factors_and_regions(
        columns=[name for name in INDICATORS if name != "urban_clothing_2012"]
    )
    assert (
        without_clothing.components.explained["cumulative"].iloc[1]
        > study.components.explained["cumulative"].iloc[1]
    )


def test_indicators_that_a_table_lacks_are_named():
    own = ess.load_dataset("provinces_2013").rename(columns={"gdp_per_capita": "gdp"})
    with pytest.raises(UnknownNameError, match="no column 'gdp_per_capita'"):
        factors_and_regions(own)
    with pytest.raises(UnknownNameError, match="no column 'gdppc'"):
        factors_and_regions(own, columns=["gdppc", "revenue_per_capita"])


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    @pytest.fixture
    def agreement(self, study):
        return lambda regions: float(ess.adjusted_rand_index(study.regions, regions))

    def test_distance_and_single_indicators_leave_the_regions_as_they_are(self, agreement):
        no_clothing = [name for name in INDICATORS if name != "urban_clothing_2012"]
        with_65_plus = [
            name.replace("population_60_plus_2010", "population_65_plus_2013")
            for name in INDICATORS
        ]
        assert agreement(factors_and_regions(metric="sqeuclidean").regions) == 1
        assert agreement(factors_and_regions(columns=no_clothing).regions) == 1
        assert agreement(factors_and_regions(columns=with_65_plus).regions) == 1

    def test_rotation_cannot_change_the_regions(self, study, agreement):
        unrotated = ess.average_linkage(ess.factor_scores(study.data, study.components).scores)
        np.testing.assert_allclose(unrotated.heights, study.tree.heights, atol=1e-12)
        assert agreement(ess.cut_tree(unrotated, 5)) == 1

    def test_a_third_component_draws_another_map(self, study, agreement):
        three = ess.principal_components(study.data, n_components=3)
        tree = ess.average_linkage(ess.factor_scores(study.data, three).scores)
        regions = ess.cut_tree(tree, 5)
        assert agreement(regions) < 0.5
        assert (regions.sizes == 1).sum() == 3

    def test_nearly_equal_weights_move_nobody_and_no_factors_a_few(self, study, agreement):
        def regions(table):
            return ess.cut_tree(ess.average_linkage(table), 5)

        assert (study.composite.weights - 0.5).abs().max() < 0.01
        weighted = agreement(regions(study.scores.scores * study.composite.weights**0.5))
        direct = agreement(regions(study.kmo.correlation.standardized))
        assert 0.5 < direct < weighted == 1

    def test_every_indicator_loads_on_both_components(self, study):
        assert (study.components.loadings.abs() > 0.4).all(axis=None)

    def test_most_of_what_is_unexplained_sits_in_clothing_and_food(self, study):
        unexplained = 1 - study.components.communalities
        assert unexplained[["urban_clothing_2012", "urban_food_2012"]].sum() > unexplained.sum() / 2

    def test_cold_inner_mongolia_pays_most_for_clothing_and_warm_hainan_least(self, study):
        clothing = study.data["urban_clothing_2012"]
        assert (clothing.idxmax(), clothing.idxmin()) == ("Inner Mongolia", "Hainan")
