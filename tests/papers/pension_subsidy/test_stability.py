"""What is recorded over many draws."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.papers.pension_subsidy import factors_and_regions, leave_one_out
from edusocsec.papers.pension_subsidy.stability import stability


@pytest.fixture(scope="module")
def study():
    return factors_and_regions()


@pytest.fixture(scope="module")
def two_draws(study):
    """Once the regions as they are, once all provinces in one region."""
    rows = np.arange(31)
    labels = study.regions.labels.to_numpy()
    return stability("Made up.", study, [("same", rows, labels), ("one", rows, 0 * rows)])


def test_pairs_are_counted(two_draws):
    assert two_draws.together.loc["Beijing", "Tianjin"] == 1
    assert two_draws.together.loc["Beijing", "Hebei"] == 0.5
    assert (two_draws.draws_with_both == 2).all(axis=None)


def test_a_region_that_swallows_all_keeps_mates_together_but_not_the_region(two_draws):
    assert (two_draws.mates == 1).all()
    assert two_draws.overlap["Beijing"] == pytest.approx((1 + 3 / 31) / 2)
    assert two_draws.agreements.to_dict() == {"same": 1.0, "one": 0.0}


def test_absent_provinces_are_not_counted(study):
    labels, rows = study.regions.labels.to_numpy(), np.arange(31)
    draws = [("all", rows, labels), ("no Tianjin", np.delete(rows, 1), np.delete(0 * rows, 1))]
    result = stability("Made up.", study, draws)
    assert result.together.loc["Beijing", "Tianjin"] == 1
    assert result.together.loc["Beijing", "Shanghai"] == 1
    assert result.overlap["Tianjin"] == 1
    assert result.overlap["Beijing"] == pytest.approx((1 + 2 / 30) / 2)


def test_agreement_of_a_draw_is_the_adjusted_rand_index(study):
    halves = pd.Series(np.arange(31) % 2, study.data.index)
    result = stability("Made up.", study, [("halves", np.arange(31), halves.to_numpy())])
    expected = float(ess.adjusted_rand_index(study.regions, halves))
    assert result.agreements["halves"] == pytest.approx(expected, abs=1e-15)


def test_a_province_alone_in_its_region_has_nobody_to_lose():
    alone = leave_one_out(factors_and_regions(n_clusters=30))
    lone = alone.reference.labels.map(alone.reference.sizes) == 1
    assert lone.sum() == 29
    assert (alone.mates[lone] == 1).all()


def test_every_exercise_has_its_answer(two_draws):
    assert two_draws.exercise("together", "Beijing", "Hebei").check("0.500").outcome == "right"
    assert two_draws.exercise("mates", "Beijing").check("1.000").outcome == "right"
    assert two_draws.steps["agreement"].value == 0.5


def test_known_mistakes_are_recognized(study):
    result = leave_one_out(study)
    every_draw = result.draws_together.loc["Henan", "Hubei"] / 31
    answer = result.exercise("together", "Henan", "Hubei").check(f"{every_draw:.3f}")
    assert "both are present" in answer.text
    itself = result.together.loc["Shandong"][result.same_region.loc["Shandong"]].mean()
    answer = result.exercise("mates", "Shandong").check(f"{itself:.3f}")
    assert "its own mate" in answer.text


def test_two_provinces_that_never_meet_are_named(study):
    rows = np.arange(1, 31)
    with pytest.raises(ArgumentError, match="'Beijing'"):
        stability("Made up.", study, [("no Beijing", rows, rows)])


def test_page_and_picture(two_draws):
    assert "How firm are the 5 regions?" in two_draws.to_text()
    names = [label.get_text() for label in two_draws.plot().axes[0].get_yticklabels()]
    assert names[:4] == ["Beijing", "Tianjin", "Shanghai", "Hebei"]
