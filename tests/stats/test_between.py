"""Between terms by hand, the largest between part by trying every cut, and groups by lot."""

import math

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.stats.between import between_terms


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        ("T", [0.25 * math.log(0.25 / 0.5), 0.75 * math.log(0.75 / 0.5)]),
        ("L", [0.5 * math.log(0.5 / 0.25), 0.5 * math.log(0.5 / 0.75)]),
    ],
)
def test_terms_by_hand(kind, terms):
    found = between_terms(np.array([0.5, 0.5]), np.array([0.25, 0.75]), kind)
    assert found.tolist() == pytest.approx(terms, rel=1e-15)


def test_maximum_between_is_that_of_the_best_cut():
    frame = pd.DataFrame({"x": [1.0, 2.0, 3.0, 10.0], "g": ["a", "b", "a", "a"]})
    result = ess.theil_decomposition(frame, value="x", groups="g")
    cuts = [{"g": ["b", "a", "a", "a"]}, {"g": ["a", "a", "a", "b"]}]
    best = max(
        ess.theil_decomposition(frame.assign(**cut), value="x", groups="g").between for cut in cuts
    )
    assert result.maximum_between == pytest.approx(best, rel=1e-12)
    assert result.between <= result.maximum_between


def test_permutation_finds_groups_that_matter_and_groups_that_do_not():
    x = np.arange(1.0, 25.0)
    sorted_groups = pd.DataFrame({"x": x, "g": np.repeat(["a", "b", "c"], 8)})
    mixed_groups = pd.DataFrame({"x": x, "g": np.tile(["a", "b", "c"], 8)})
    meant = ess.theil_decomposition(sorted_groups, value="x", groups="g")
    by_lot = ess.theil_decomposition(mixed_groups, value="x", groups="g")
    assert meant.permutation_p_value == 0.001
    assert by_lot.permutation_p_value > 0.5
