"""One way to write a p-value, wherever it is shown."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.stats.p_values import p_text


@pytest.mark.parametrize(
    ("p_value", "written"),
    [(0.0, "< 0.001"), (0.0007, "< 0.001"), (0.001, "0.001"), (0.0421, "0.042"), (1.0, "1.000")],
)
def test_three_decimals_or_less_than_a_thousandth(p_value, written):
    assert p_text(p_value) == written
    sign = "" if written.startswith("<") else "= "
    assert p_text(p_value, sign=True) == sign + written


def test_bartlett_and_panel_regressions_write_alike():
    """.0007 was 0.001 in one place and < 0.001 in the other."""
    R = np.array([[1, 0.55], [0.55, 1]])
    bartlett = ess.bartlett_sphericity(correlation=R, n_observations=35)
    assert 0.0005 < bartlett.p_value < 0.001
    assert "p < 0.001" in bartlett.verdict
    assert "< 0.001" in bartlett.explain().to_text()

    draw = np.random.default_rng(1)
    rows = pd.MultiIndex.from_product([range(8), range(6)], names=["who", "year"])
    panel = pd.DataFrame(draw.normal(size=(48, 2)), rows, columns=["y", "x"]).reset_index()
    panel["y"] += 2 * panel["who"]
    result = ess.panel_regression(panel, outcome="y", regressors="x", entity="who", time="year")
    assert "p < 0.001" in result.verdict
