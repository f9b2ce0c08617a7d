"""The five regions against east, central and west, and against other choices."""

import numpy as np
import pandas as pd
import pytest
from scipy.cluster.hierarchy import cut_tree, linkage
from sklearn.metrics import adjusted_rand_score

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers.pension_subsidy import (
    INDICATORS,
    alternatives,
    between_regions,
    compare_regions,
    factors_and_regions,
    regions_by,
)
from edusocsec.papers.pension_subsidy.regions import LINKAGES


@pytest.fixture(scope="module")
def provinces():
    return ess.load_dataset("provinces_2013")


@pytest.fixture(scope="module")
def comparison():
    return compare_regions()


def agreement(first, second):
    return adjusted_rand_score(first, second)


def test_cross_table_counts_every_province_once(comparison, provinces):
    expected = pd.crosstab(comparison.new.labels, provinces["region"])
    pd.testing.assert_frame_equal(comparison.agreement.contingency, expected)
    assert expected.to_numpy().sum() == 31


def test_agreement_is_that_of_scikit_learn(comparison, provinces):
    expected = adjusted_rand_score(comparison.new.labels, provinces["region"])
    assert float(comparison.agreement) == pytest.approx(expected, abs=1e-15)


def test_who_is_outnumbered_in_the_new_region_moves(comparison, provinces):
    for region, members in comparison.new.members.items():
        counts = provinces.loc[members, "region"].value_counts()
        assert comparison.mostly[region] == counts.index[0]
        assert comparison.moves[members].sum() == counts.iloc[1:].sum()


def test_old_regions_compared_with_themselves_do_not_move(provinces):
    numbers = pd.DataFrame({"x": pd.factorize(provinces["region"])[0]}, index=provinces.index)
    same = compare_regions(ess.cut_tree(ess.average_linkage(numbers), 3))
    assert not same.moves.any()
    assert (same.table()["from_elsewhere"] == "").all()
    assert float(same.agreement) == 1


def test_default_choices_are_the_papers_chain():
    chain = factors_and_regions()
    pd.testing.assert_series_equal(regions_by(), chain.regions.labels, check_dtype=False)
    squared = factors_and_regions(metric="sqeuclidean").regions.labels
    assert agreement(regions_by(metric="sqeuclidean"), squared) == 1


@pytest.mark.parametrize("method", ["single", "complete", "ward"])
def test_other_linkages_are_scipys_on_scores_computed_by_hand(provinces, method):
    data = provinces[INDICATORS].to_numpy(float)
    Z = (data - data.mean(axis=0)) / data.std(axis=0, ddof=1)
    left, singular, _right = np.linalg.svd(Z, full_matrices=False)
    assert singular[0] > singular[1]
    expected = cut_tree(linkage(left[:, :2], method), 5).ravel()
    assert agreement(regions_by(linkage=method), expected) == 1


def test_alternatives_hold_every_linkage_and_count():
    table = alternatives()
    assert table.shape == (4, 3)
    assert table.loc["average", 2] == 1
    expected = agreement(regions_by(), regions_by(linkage="ward", n_components=3))
    assert table.loc["ward", 3] == pytest.approx(expected, abs=1e-15)


def test_unknown_choices_and_wards_linkage_of_other_distances_are_refused():
    with pytest.raises(UnknownNameError, match="linkage='median'"):
        regions_by(linkage="median")
    with pytest.raises(UnknownNameError, match="metric='beeline'"):
        regions_by(metric="beeline")
    with pytest.raises(ArgumentError, match="not 'cityblock'"):
        regions_by(linkage="ward", metric="cityblock")


def test_between_part_is_that_of_the_decomposition(provinces):
    split = ess.theil_decomposition(
        provinces, value="gdp_per_capita", weight="resident_population", groups="region"
    )
    between = between_regions("gdp_per_capita", {"old": provinces["region"]})
    assert between["old"] == pytest.approx(100 * split.between / split.total, rel=1e-12)


def test_arrows_mark_those_who_move(comparison):
    texts = [text.get_text() for text in comparison.plot().axes[0].texts]
    assert sum(text.startswith("→") for text in texts) == comparison.moves.sum()
    assert texts[texts.index("→ HE") + 1] == "central"


def test_page_names_those_who_move(comparison):
    text = comparison.to_text()
    for part in ("Hebei (east)", "Chongqing (west)", "10 of 31 provinces move"):
        assert part in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_two_regions_are_eastern_throughout(self, comparison):
        table = comparison.agreement.contingency
        only_east = table.index[(table["east"] > 0) & (table.sum(axis=1) == table["east"])]
        assert [sorted(comparison.new.members[region]) for region in only_east] == [
            ["Beijing", "Shanghai", "Tianjin"],
            ["Guangdong", "Jiangsu"],
        ]

    def test_three_of_the_five_are_mostly_eastern(self, comparison):
        assert (comparison.mostly == "east").sum() == 3

    def test_hebei_shandong_hainan_leave_the_east_and_two_western_provinces_join_it(
        self, comparison, provinces
    ):
        movers = provinces["region"][comparison.moves]
        assert set(movers.index[movers == "east"]) == {"Hebei", "Shandong", "Hainan"}
        to = comparison.new.labels.map(comparison.mostly)
        assert set(movers.index[to[movers.index] == "east"]) == {"Inner Mongolia", "Chongqing"}

    def test_movers_are_the_exceptions_that_the_paper_names(self, comparison):
        """ps-07 and ps-08: Hebei and Shandong below 1, Inner Mongolia and Chongqing above 1."""
        claims = ess.load_dataset("printed_claims").loc[["ps-07", "ps-08"], "quantity"]
        named = [p for p in comparison.moves.index if claims.str.contains(p).any()]
        assert set(named) == {"Hebei", "Shandong", "Inner Mongolia", "Chongqing"}
        assert comparison.moves[named].all()

    def test_three_of_the_four_heavily_burdened_move_and_fujian_does_not(self, comparison):
        """ps-42: Hebei, Shandong, Fujian and Hainan."""
        heavy = ess.load_dataset("printed_claims").loc["ps-42", "subject"].split(", ")
        assert [name for name in heavy if not comparison.moves[name]] == ["Fujian"]

    def test_every_other_choice_of_linkage_or_components_moves_provinces(self):
        table = alternatives()
        assert (table.to_numpy() == 1).sum() == 1
        assert table[2].nlargest(2).index.tolist() == ["average", "complete"]
        assert table.loc["complete", 2] > 0.8 > table.loc["ward", 2] > 0.6
        assert (table[[1, 3]] < 0.45).all(axis=None)

    @pytest.mark.parametrize("linkage", LINKAGES)
    @pytest.mark.parametrize("count", [1, 2, 3])
    def test_hebei_and_shandong_are_always_apart_from_beijing(self, linkage, count):
        regions = regions_by(linkage=linkage, n_components=count)
        assert (regions[["Hebei", "Shandong"]] != regions["Beijing"]).all()

    def test_shandong_has_the_people_of_henan_and_more_revenue(self, provinces):
        people, revenue = provinces["resident_population"], provinces["revenue_per_capita"]
        assert people["Shandong"] == pytest.approx(people["Henan"], rel=0.05)
        assert revenue["Shandong"] > 1.5 * revenue["Henan"]

    def test_single_linkage_chains_most_provinces_into_one_region(self):
        assert regions_by(linkage="single").value_counts().max() > 31 * 2 / 3

    def test_city_block_distance_notices_the_rotation_and_euclidean_does_not(self):
        def turned_or_not(metric):
            return agreement(regions_by(metric=metric), regions_by(metric=metric, rotated=False))

        assert turned_or_not("euclidean") == 1
        assert turned_or_not("cityblock") < 1

    def test_five_new_regions_separate_revenue_better_than_three_of_either_kind(self, provinces):
        maps = {"old": provinces["region"], "3": regions_by(n_clusters=3), "5": regions_by()}
        between = between_regions("revenue_per_capita", maps)
        assert between["5"] > 85 > 60 > between["3"] > between["old"]

    def test_jilin_gansu_and_xinjiang_are_no_outliers(self):
        scores = factors_and_regions().scores.scores
        assert (scores.loc[["Jilin", "Gansu", "Xinjiang"]].abs() < 1.25).all(axis=None)
