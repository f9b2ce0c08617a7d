"""Eigenvalues that are equal, signs that no sum decides, and matrices of low rank."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import SingularMatrixError, TooFewRowsError
from edusocsec.stats.correlation import CorrelationMatrix
from edusocsec.stats.spectrum import equal_runs, spectrum


def two_alike_blocks(between=0.0):
    """Two pairs of variables, correlated by .6 within: eigenvalues 1.6, 1.6, 0.4, 0.4."""
    R = np.eye(4)
    R[0, 1] = R[1, 0] = R[2, 3] = R[3, 2] = 0.6
    R[:2, 2:] = R[2:, :2] = between
    return pd.DataFrame(R, list("abcd"), list("abcd"))


class TestEqualEigenvalues:
    def test_are_said_and_most_of_all_where_they_are_parted(self):
        both = ess.principal_components(correlation=two_alike_blocks(), n_components=2)
        assert "eigenvalues from PC1 to PC2 are equal" in both.verdict
        assert "Keep all" not in both.verdict
        one = ess.principal_components(correlation=two_alike_blocks(), n_components=1)
        assert "Keep all from PC1 to PC2 or none" in one.verdict

    def test_of_components_not_kept_are_nobodys_concern(self):
        R = np.full((4, 4), 0.5) + 0.5 * np.eye(4)  # 2.5, 0.5, 0.5, 0.5
        assert "equal" not in ess.principal_components(correlation=R).verdict
        assert "from PC2 to PC4" in ess.principal_components(correlation=R, n_components=2).verdict

    def test_apart_are_not_called_equal(self):
        result = ess.principal_components(correlation=two_alike_blocks(0.01), n_components=1)
        assert "equal" not in result.verdict

    def test_axes_do_not_depend_on_rounding(self):
        """Noise of the size of rounding would turn the eigenvectors of LAPACK by any angle."""
        draw = np.random.default_rng(2)
        expected = ess.principal_components(correlation=two_alike_blocks(), n_components=2).loadings
        for _draw in range(20):
            noise = draw.normal(size=(4, 4)) * 1e-15
            noise = noise + noise.T
            np.fill_diagonal(noise, 0)
            moved = ess.principal_components(correlation=two_alike_blocks() + noise, n_components=2)
            np.testing.assert_allclose(moved.loadings, expected, atol=1e-9)

    def test_have_axes_by_the_order_of_the_columns(self):
        loadings = ess.principal_components(correlation=two_alike_blocks(), n_components=2).loadings
        np.testing.assert_allclose(
            loadings, np.sqrt(0.8) * np.array([[1, 0], [1, 0], [0, 1], [0, 1]]), atol=1e-12
        )

    def test_are_those_of_one_space(self):
        assert equal_runs(np.array([2.0, 1.0, 1.0 - 1e-14, 0.5, 0.5 - 1e-6])) == [slice(1, 3)]


def test_a_sum_of_zero_leaves_the_sign_to_the_first_variable():
    for r in (0.3, 0.6, -0.2):
        second = ess.principal_components(correlation=[[1, r], [r, 1]], n_components=2).loadings
        difference = "PC2" if r > 0 else "PC1"
        assert second[difference].iloc[0] > 0 > second[difference].iloc[1]


class TestMoreVariablesThanObservations:
    @pytest.fixture
    def wide(self):
        draw = np.random.default_rng(1)
        common = draw.normal(size=(31, 2)) @ draw.normal(size=(2, 35))
        values = common + draw.normal(size=(31, 35))
        return pd.DataFrame(values, columns=[f"v{i}" for i in range(35)])

    def test_have_components_of_the_rank(self, wide):
        result = ess.principal_components(wide, n_components=3)
        expected = np.linalg.eigvalsh(wide.corr())[::-1]
        np.testing.assert_allclose(result.eigenvalues, expected, atol=1e-12)
        assert (result.eigenvalues > 0).sum() == 30
        assert (result.eigenvalues.iloc[30:] == 0).all()
        assert result.cross_check()["difference"].max() < 1e-9

    def test_have_scores_by_the_eigenvectors(self, wide):
        components = ess.principal_components(wide, n_components=3)
        scores = ess.factor_scores(wide, components)
        Z = ((wide - wide.mean()) / wide.std(ddof=1)).to_numpy()
        left, lengths, _right = np.linalg.svd(Z, full_matrices=False)
        expected = left[:, :3] * np.sqrt(30)
        signs = np.sign((expected * scores.scores.to_numpy()).sum(axis=0))
        np.testing.assert_allclose(scores.scores, expected * signs, atol=1e-10)
        np.testing.assert_allclose(components.eigenvalues.iloc[:3], lengths[:3] ** 2 / 30)
        assert scores.cross_check()["difference"].max() < 1e-8
        rotated = ess.factor_scores(wide, ess.varimax(components))
        np.testing.assert_allclose(rotated.scores.cov(), np.eye(3), atol=1e-12)

    @pytest.mark.parametrize("method", [ess.kmo, ess.bartlett_sphericity])
    def test_have_no_inverse(self, wide, method):
        with pytest.raises(TooFewRowsError, match=r"31 rows for 35 columns.*no inverse") as caught:
            method(wide)
        assert "principal components and their scores do not" in caught.value.hint

    def test_have_no_scores_beyond_the_rank(self, wide):
        components = ess.principal_components(wide, n_components=31)
        with pytest.raises(SingularMatrixError, match="'PC31' have no variance"):
            ess.factor_scores(wide, components)

    def test_can_be_told(self, wide):
        steps = ess.principal_components(wide, n_components=2).steps
        assert list(steps["eigenvectors"].value) == [f"PC{i}" for i in range(1, 31)]
        assert "nan" not in steps["eigenvectors"].worked
        scores = ess.factor_scores(wide, ess.principal_components(wide, n_components=2))
        assert "R^{-1}" not in scores.steps["score_coefficients"].formula


def test_spectrum_restores_the_matrix(attitude):
    R = attitude.corr()
    values, vectors = spectrum(CorrelationMatrix(matrix=R))
    np.testing.assert_allclose(vectors * values @ vectors.T, R, atol=1e-13)
    assert (np.diff(values) <= 0).all()
