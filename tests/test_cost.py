"""Long work says so first; ceilings are told."""

import warnings

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.cost import CostWarning, announce
from edusocsec.errors import ArgumentError


def told(seconds, size=0.0):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        announce(seconds, size)
    return [str(one.message) for one in caught]


def test_what_is_short_and_small_is_not_announced():
    assert told(1.0, 500e6) == []


def test_what_is_long_or_large_is_announced():
    assert told(3) == ["This takes about 3 seconds."]
    assert told(0.2, 2e9) == ["This takes about 1 second and 2.0 GB of memory."]


def test_the_warning_points_at_the_line_of_the_caller():
    table = np.random.default_rng(0).normal(size=(3400, 1))
    with pytest.warns(CostWarning) as caught:
        ess.average_linkage(table)
    assert caught[0].filename == __file__


def test_a_walk_of_too_many_steps_is_refused_with_a_way():
    values = np.random.default_rng(0).normal(size=(1000, 1))
    tree = ess.average_linkage(pd.DataFrame(values))
    with pytest.raises(ArgumentError, match=r"1001 steps[^\n]*\n.*result.steps"):
        tree.play()
    assert tree.steps["stage_999"].worked


def test_a_walk_of_many_steps_is_announced():
    values = np.random.default_rng(0).normal(size=(200, 1))
    tree = ess.average_linkage(pd.DataFrame(values))
    with pytest.warns(CostWarning) as caught:
        player = tree.play()
    assert caught[0].filename == __file__
    player.show("stage_150")


def test_usual_work_is_not_announced():
    with warnings.catch_warnings():
        warnings.simplefilter("error", CostWarning)
        study = ess.papers.pension_subsidy.factors_and_regions()
        study.tree.play()
        ess.labs.regions()
        ess.labs.theil()
