"""Provinces left out or drawn again, and figures in error."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers.pension_subsidy import (
    INDICATORS,
    SUBSTITUTES,
    bootstrap,
    factors_and_regions,
    indicators,
    leave_one_out,
    perturbation,
)
from edusocsec.papers.pension_subsidy.disturbances import regions_of


@pytest.fixture(scope="module")
def left_out():
    return leave_one_out()


@pytest.fixture(scope="module")
def drawn():
    return bootstrap()


@pytest.fixture(scope="module")
def in_error():
    return perturbation()


def test_plain_chain_gives_the_regions_of_the_chain():
    for study in (
        factors_and_regions(),
        factors_and_regions(metric="sqeuclidean", n_clusters=7),
        factors_and_regions(columns=INDICATORS[:-1]),
    ):
        regions = regions_of(study.data.to_numpy(float), study)
        assert float(ess.adjusted_rand_index(regions, study.regions.labels.to_numpy())) == 1


@pytest.mark.parametrize("name", ["Beijing", "Jilin", "Henan"])
def test_leaving_one_out_is_the_chain_without_it(left_out, name):
    provinces = ess.load_dataset("provinces_2013")
    without = factors_and_regions(provinces.drop(name)).regions
    before = left_out.reference.labels.drop(name)
    expected = float(ess.adjusted_rand_index(before, without.labels))
    assert left_out.agreements[name] == pytest.approx(expected, abs=1e-12)
    assert pd.isna(left_out.overlaps.loc[name, name])


def test_each_pair_meets_in_all_but_two_draws(left_out):
    pairs = left_out.draws_with_both.to_numpy()
    assert (pairs[~np.eye(31, dtype=bool)] == 29).all()
    assert (np.diag(pairs) == 30).all()


def test_bootstrap_draws_about_63_per_cent_of_the_provinces(drawn):
    present = drawn.overlaps.notna().to_numpy().mean()
    assert present == pytest.approx(1 - (1 - 1 / 31) ** 31, abs=0.01)


@pytest.mark.parametrize("disturb", [bootstrap, perturbation])
def test_same_seed_same_draws(disturb):
    first, again, other = (disturb(n_draws=40, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first.overlaps, again.overlaps)
    assert not first.overlaps.equals(other.overlaps)


def test_without_error_nothing_changes():
    still = perturbation(error=0, n_draws=2)
    assert (still.agreements == 1).all()
    assert (still.mates == 1).all()


def test_only_the_columns_in_error_are_disturbed():
    named = perturbation(columns=["gdp_per_capita"], error=0.3, n_draws=20)
    assert "1 indicator is" in named.disturbance
    assert named.agreements.mean() < 1
    without_food = factors_and_regions(columns=INDICATORS[:-1])
    assert "4 indicators are" in perturbation(without_food, n_draws=1).disturbance


def test_columns_that_do_not_exist_are_refused():
    with pytest.raises(UnknownNameError, match="'area'"):
        perturbation(columns=["area"], n_draws=2)
    with pytest.raises(ArgumentError, match="No column is in error"):
        perturbation(columns=[], n_draws=2)


def test_substitutes_are_those_that_are_not_the_papers_own_figures():
    told = indicators()["relation"]
    assert list(told.index[told != "the same"]) == SUBSTITUTES


def test_too_few_draws_and_impossible_errors_are_refused():
    with pytest.raises(ArgumentError, match="No draw holds both"):
        bootstrap(n_draws=1)
    with pytest.raises(ArgumentError, match="n_draws=0"):
        bootstrap(n_draws=0)
    with pytest.raises(ArgumentError, match="error=-1"):
        perturbation(error=-1)
    with pytest.raises(ArgumentError, match=r"error='0\.05' is not a number"):
        perturbation(error="0.05")


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_most_provinces_may_be_missing_but_not_jilin_gansu_or_xinjiang(self, left_out):
        unchanged = left_out.agreements > 1 - 1e-12
        assert unchanged.sum() > 24
        collapse = left_out.agreements.index[left_out.agreements < 0.5]
        assert sorted(collapse) == ["Gansu", "Jilin", "Xinjiang"]
        assert (left_out.agreements.drop(collapse) > 0.85).all()

    @pytest.mark.parametrize("missing", ["Gansu", "Jilin", "Xinjiang"])
    def test_another_map_lies_close_by(self, missing):
        """Small provinces apart, and Jiangsu and Guangdong with three populous ones."""
        regions = factors_and_regions(ess.load_dataset("provinces_2013").drop(missing)).regions
        small, populous = ({"Hainan", "Tibet", "Qinghai", "Ningxia"}, {"Jiangsu", "Guangdong"})
        members = [set(names) for names in regions.members.values()]
        assert any(small <= names <= small | {"Xinjiang"} for names in members)
        assert populous | {"Shandong", "Henan", "Sichuan"} in members

    def test_ordinary_provinces_have_two_neighbours_nearly_equally_near(self):
        small, populous = (
            ["Hainan", "Tibet", "Qinghai", "Ningxia"],
            ["Hebei", "Anhui", "Hubei", "Hunan"],
        )
        study = factors_and_regions()
        members = study.regions.members[study.regions.labels["Shanxi"]]

        def distances(tree):
            group = [name for name in members if name in tree.labels and name not in small]
            D = tree.distance_matrix
            return D.loc[group, small].mean(axis=None), D.loc[group, populous].mean(axis=None)

        to_small, to_populous = distances(study.tree)
        assert 0 < to_populous - to_small < 0.1
        without = factors_and_regions(ess.load_dataset("provinces_2013").drop("Gansu"))
        to_small, to_populous = distances(without.tree)
        assert 0 < to_small - to_populous < 0.01

    def test_bootstrap_draws_other_maps_more_often_than_not(self, drawn):
        assert 0.6 < drawn.agreements.mean() < 0.8
        assert (drawn.agreements > 1 - 1e-12).mean() < 0.25

    def test_municipalities_are_firm_under_every_disturbance_and_shandong_never(
        self, left_out, drawn, in_error
    ):
        for result in (left_out, drawn, in_error):
            assert set(result.overlap.nlargest(3).index) == {"Beijing", "Tianjin", "Shanghai"}
            assert result.overlap.min() == result.overlap["Shandong"]
            assert result.overlap["Beijing"] > 0.99

    def test_jiangsu_and_guangdong_stay_together_but_not_alone(self, left_out, drawn, in_error):
        for result in (left_out, drawn, in_error):
            assert result.mates["Jiangsu"] == result.mates["Guangdong"] == 1
            assert result.overlap["Guangdong"] < 0.9

    def test_small_errors_leave_the_map_and_the_error_of_a_substitute_does_not(self):
        one, two, seven = (perturbation(error=size).agreements for size in (0.01, 0.02, 0.07))
        assert (one == 1).all()
        assert (two > 1 - 1e-12).mean() > 0.8
        assert (seven > 1 - 1e-12).mean() < 0.25

    def test_two_counts_of_the_old_differ_by_about_seven_per_cent(self):
        provinces = ess.load_dataset("provinces_2013")
        ratio = provinces["population_60_plus_2010"] / provinces["population_65_plus_2013"]
        assert 0.065 < np.log(ratio).std() < 0.08

    def test_larger_errors_agree_less(self):
        means = [
            perturbation(error=size, n_draws=100).agreements.mean() for size in (0.01, 0.05, 0.2)
        ]
        assert means == sorted(means, reverse=True)
