"""Z-scores of numbers of any size; expected values by exact fractions."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ConstantColumnError
from edusocsec.stats.standardization import standardize

X, Y = [0, 1, 2, 3, 4, 2, 0], [3, 1, 4, 0, 2, 2, 4]


def exact_correlation(x, y):
    x, y = [Fraction(value) for value in x], [Fraction(value) for value in y]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    products = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    squares = sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y)
    return float(products) / sqrt(squares)


@pytest.mark.parametrize("base", [0, 1, 1e6, 1e12, 1e15, -1e15])
@pytest.mark.parametrize("missing", ["error", "pairwise"])
def test_a_large_base_changes_no_correlation(base, missing):
    data = pd.DataFrame({"x": np.array(X) + base, "y": np.array(Y) + base})
    result = ess.correlation_matrix(data, missing=missing)
    assert result.matrix.loc["x", "y"] == pytest.approx(exact_correlation(X, Y), rel=1e-13)


def test_weights_on_a_large_base():
    data = pd.DataFrame({"x": np.array(X) + 1e15, "y": np.array(Y) - 1e15})
    counts = [1, 2, 3, 1, 1, 2, 1]
    expected = exact_correlation(np.repeat(X, counts).tolist(), np.repeat(Y, counts).tolist())
    result = ess.correlation_matrix(data, weights=np.array(counts, dtype=float))
    assert result.matrix.loc["x", "y"] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("scale", [1e-300, 1e-150, 1e150, 1e307])
def test_very_large_and_very_small_numbers(scale):
    table = pd.DataFrame({"x": [-1.0, 0.0, 1.0]}) * scale
    np.testing.assert_allclose(standardize(table)["x"], [-1, 0, 1], atol=1e-15)


def test_what_rounding_hides_is_refused_and_comes_back_as_advised():
    whole = pd.DataFrame({"x": np.array(X) + 10**16, "y": Y})
    with pytest.raises(ConstantColumnError, match="'x' are so large") as caught:
        ess.correlation_matrix(whole)
    assert "Subtract one number" in caught.value.hint
    result = ess.correlation_matrix(whole.assign(x=whole["x"] - whole["x"].min()))
    assert result.matrix.loc["x", "y"] == pytest.approx(exact_correlation(X, Y), rel=1e-13)
