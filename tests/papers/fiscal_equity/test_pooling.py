"""Pooling the employees' pension: nothing is lost, and the totals are those of the table."""

from dataclasses import replace

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers.fiscal_equity.need import net_migration
from edusocsec.papers.fiscal_equity.pooling import pool


@pytest.fixture(scope="module")
def table():
    return ess.load_dataset("province_employee_pension").xs(2016, level="year")


@pytest.fixture(scope="module")
def result():
    return pool(2016)


def test_what_some_receive_others_pay(result):
    assert result.net.sum() == pytest.approx(0, abs=1e-9)
    assert (result.net > 0).any()
    assert (result.net < 0).any()


def test_guangdong_by_hand(result):
    """4867.85 pay in and 524.58 draw; 10095.77 of all draw from 27808.89."""
    assert result.ratio["Guangdong"] == pytest.approx(524.58 / 4867.85)
    paid_for = 4867.85 * 10095.77 / 27808.89
    assert result.net["Guangdong"] == pytest.approx(524.58 - paid_for, abs=1e-6)


def test_share_moved_by_its_other_half(result, table):
    """Half of the absolute differences between both shares, as a dissimilarity index."""
    shares = [table[name] / table[name].sum() for name in ("retirees", "contributors")]
    assert result.moved == pytest.approx(50 * (shares[0] - shares[1]).abs().sum())


@pytest.mark.parametrize("year", range(2008, 2017))
def test_receivers_are_those_above_the_national_ratio(year):
    pooled = pool(year)
    assert ((pooled.net > 0) == (pooled.ratio > pooled.national)).all()
    assert pooled.ratio.min() < pooled.national < pooled.ratio.max()


def test_every_step_is_told_and_every_mistake_is_another_number(result):
    steps = result.steps
    assert list(steps) == ["ratio", "national", "net", "moved"]
    for step in steps.values():
        assert len(step.mistakes) >= 2
        cell = step.cell or ()
        right = step.value_at(*cell)
        for mistake in step.mistakes:
            wrong = replace(step, value=mistake.value).value_at(*cell)
            assert round(wrong, step.places) != round(right, step.places)
    assert max(map(len, result.to_text().splitlines())) <= 80


def test_keys_are_the_same_in_every_language(result):
    assert list(result.table().columns) == ["contributors", "retirees", "ratio", "net"]


def test_years_without_figures_are_refused():
    with pytest.raises(UnknownNameError, match="2017"):
        pool(2017)
    with pytest.raises(ArgumentError, match="year='2016' is not a number"):
        pool("2016")


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_ends_of_2016(self, result):
        assert (result.ratio.idxmax(), result.ratio.idxmin()) == ("Heilongjiang", "Guangdong")
        assert 6 < result.ratio.max() / result.ratio.min() < 8

    def test_a_sixth_moves_and_guangdong_pays_two_thirds_of_it(self, result):
        assert result.moved == pytest.approx(100 / 6, abs=1.5)
        paid = -result.net[result.net < 0]
        assert paid["Guangdong"] / paid.sum() == pytest.approx(0.7, abs=0.01)

    def test_most_whom_people_leave_receive_and_two_pay(self, result):
        leaving = net_migration()[net_migration() < -0.05].index
        assert set(leaving[result.net[leaving] < 0]) == {"Henan", "Guizhou"}
        assert {"Sichuan", "Hubei", "Chongqing"} <= set(leaving)

    def test_pooling_by_region_leaves_less_than_a_third(self, table):
        split = ess.theil_decomposition(
            table, value="retirees_per_contributor", weight="contributors", groups="region"
        )
        assert 25 < 100 - split.within_rate < 33
        assert split.groups["index"].idxmax() == "east"

    def test_without_guangdong_a_third_less_would_move(self, table):
        others = table.drop("Guangdong")
        shares = [others[name] / others[name].sum() for name in ("retirees", "contributors")]
        assert 50 * (shares[0] - shares[1]).abs().sum() == pytest.approx(12, abs=0.1)

    def test_the_ratio_rises_in_the_whole_country(self):
        national = [pool(year).national for year in range(2008, 2017)]
        assert national[-1] == max(national)
        assert np.argmin(national) < 5
