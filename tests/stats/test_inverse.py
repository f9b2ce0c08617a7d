"""Correlations copied from print: their rounding can make an eigenvalue slightly negative."""

import re

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, IndefiniteMatrixError
from edusocsec.stats.correlation import CorrelationMatrix
from edusocsec.stats.inverse import print_rounding


@pytest.fixture
def exact():
    """Correlations of seven variables, the last of which is nearly the sum of two others."""
    generator = np.random.default_rng(17)
    data = generator.normal(size=(200, 1)) + generator.normal(size=(200, 7))
    data[:, 6] = data[:, 0] + data[:, 1] + 0.02 * generator.normal(size=200)
    names = list("abcdefg")
    return pd.DataFrame(np.corrcoef(data, rowvar=False), names, names)


@pytest.fixture
def printed(exact):
    rounded = exact.round(2)
    assert np.linalg.eigvalsh(rounded)[0] < -1e-4
    assert np.linalg.eigvalsh(exact)[0] > 0
    return rounded


def test_kmo_says_how_many_decimals_it_needs_and_gives_the_number_with_them(exact, printed):
    with pytest.raises(IndefiniteMatrixError, match="rounding to 2 decimals explains") as caught:
        ess.kmo(correlation=printed)
    decimals = int(re.search(r"with (\d+) decimals", caught.value.hint).group(1))
    inverse = np.linalg.inv(exact)
    scale = np.sqrt(np.diag(inverse))
    partial = inverse / np.outer(scale, scale)
    off = ~np.eye(7, dtype=bool)
    simple = (exact.to_numpy()[off] ** 2).sum()
    expected = simple / (simple + (partial[off] ** 2).sum())
    result = ess.kmo(correlation=exact.round(decimals + 2))
    assert result.overall == pytest.approx(expected, abs=0.02)


def test_kmo_names_two_variables_of_which_one_may_be_left_out(printed):
    with pytest.raises(IndefiniteMatrixError) as caught:
        ess.kmo(correlation=printed)
    first, second = re.search(r"those of '(\w)' and '(\w)'", caught.value.hint).groups()
    assert {first, second} <= set("abg")
    for name in (first, second):
        rest = printed.drop(index=name, columns=name)
        assert 0 < ess.kmo(correlation=rest).overall < 1


def test_bartlett_needs_the_determinant(printed):
    with pytest.raises(IndefiniteMatrixError, match="rounding"):
        ess.bartlett_sphericity(correlation=printed, n_observations=200)


def test_components_go_on_and_tell_the_negative_eigenvalue(printed):
    result = ess.principal_components(correlation=printed)
    expected = np.linalg.eigvalsh(printed)[::-1]
    np.testing.assert_allclose(result.eigenvalues, expected, atol=1e-12)
    assert result.eigenvalues.sum() == pytest.approx(7, rel=1e-12)
    assert f"The smallest eigenvalue, {expected[-1]:.4f}, is negative" in result.verdict
    assert "is negative" in result.explain().to_text()
    assert result.plot().axes
    lab = ess.labs.components(result)
    assert np.isfinite(lab.widget.data["loadings"]).all()
    with pytest.raises(ArgumentError, match="between 1 and 6"):
        lab.keep(7)
    with pytest.raises(ArgumentError, match="between 1 and 6"):
        ess.principal_components(correlation=printed, n_components=7)


def test_loadings_are_near_those_of_the_exact_correlations(exact, printed):
    ours = ess.principal_components(correlation=printed, n_components=1).loadings
    values, vectors = np.linalg.eigh(exact)
    expected = np.abs(vectors[:, -1]) * np.sqrt(values[-1])
    np.testing.assert_allclose(ours["PC1"], expected, atol=0.01)


def test_what_rounding_cannot_explain_is_refused():
    R = np.array([[1, 0.9, 0.1], [0.9, 1, 0.9], [0.1, 0.9, 1]])
    for method in (ess.kmo, ess.principal_components):
        with pytest.raises(IndefiniteMatrixError, match="no complete data"):
            method(correlation=R)


@pytest.mark.parametrize("decimals", [1, 2, 3, 4])
def test_no_rounding_moves_an_eigenvalue_further_than_said(decimals):
    generator = np.random.default_rng(decimals)
    for _draw in range(50):
        exact = np.corrcoef(generator.normal(size=(12, 8)), rowvar=False)
        rounded = exact.round(decimals)
        moved = np.abs(np.linalg.eigvalsh(exact) - np.linalg.eigvalsh(rounded)).max()
        assert moved <= print_rounding(CorrelationMatrix(matrix=pd.DataFrame(rounded)))


def test_correlations_of_data_are_not_rounded(exact):
    data = np.random.default_rng(1).normal(size=(20, 3))
    assert print_rounding(ess.correlation_matrix(data)) == 0
    assert print_rounding(ess.principal_components(correlation=exact).correlation) == 0
