"""Varimax against the algorithm that SPSS documents, R, PSPP and the conditions of a maximum."""

from itertools import combinations
from math import atan2, cos, sin

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DuplicateLabelsError,
    MissingValuesError,
    RotationUndefinedError,
    UnknownNameError,
)
from edusocsec.stats.rotation import planar_rotations, varimax_criterion
from tests.reference import case, pspp_results

CHAIN = [
    "f01", "f02", "f03", "f04", "f05", "f07", "f09", "f10", "f11",
    "f12_nearsing_1e-04", "f12_nearsing_1e-10", "f12_nearsing_1e-12", "f15", "f18", "f19",
]  # fmt: skip


def rotated(name, **options):
    reference = case(name)
    components = ess.principal_components(
        n_components=reference.results["nfactors"], **reference.source
    )
    return ess.varimax(components, **options)


def arranged(loadings):
    """Columns by descending sum of squares, signed so that their sums are positive."""
    ordered = loadings[:, np.argsort(-np.square(loadings).sum(axis=0), kind="stable")]
    return ordered * np.where(ordered.sum(axis=0) < 0, -1, 1)


def continued_in_r(loadings, kaiser=True):
    """The iteration of stats::varimax, by singular values, carried on from where R stopped."""
    lengths = np.sqrt(np.square(loadings).sum(axis=1, keepdims=True)) if kaiser else 1.0
    start = loadings / lengths
    T = np.eye(loadings.shape[1])
    for _iteration in range(3000):
        z = start @ T
        B = start.T @ (z**3 - z * np.square(z).mean(axis=0))
        left, _values, right = np.linalg.svd(B)
        T = left @ right
    return arranged(start @ T * lengths)


def gradient(loadings):
    """Derivative of the criterion by every planar rotation; zero at a maximum."""
    B = loadings.T @ (loadings**3 - loadings * np.square(loadings).mean(axis=0))
    return B - B.T


def normalized(loadings):
    return loadings / np.sqrt(np.square(loadings).sum(axis=1, keepdims=True))


def as_spss_documents(loadings):
    """The rotation of FACTOR in IBM SPSS Statistics Algorithms, with Kaiser's normalization.

    It ends when the variances of the squared loadings, times p squared, change by 1e-4 or less.
    """
    lengths, p = np.sqrt((loadings**2).sum(axis=1)), len(loadings)
    columns = list((loadings / lengths[:, None]).T)

    def simplicity():
        return sum(p * (c**4).sum() - (c**2).sum() ** 2 for c in columns)

    before, change = simplicity(), np.inf
    while abs(change) > 1e-4:
        for j, k in combinations(range(len(columns)), 2):
            x, y = columns[j], columns[k]
            u, v = x**2 - y**2, 2 * x * y
            A, B, C, D = u.sum(), v.sum(), (u**2 - v**2).sum(), (2 * u * v).sum()
            angle = atan2(D - 2 * A * B / p, C - (A**2 - B**2) / p) / 4
            columns[j] = x * cos(angle) + y * sin(angle)
            columns[k] = y * cos(angle) - x * sin(angle)
        before, change = simplicity(), simplicity() - before
    return arranged(np.array(columns).T * lengths[:, None])


@pytest.mark.parametrize("name", CHAIN)
def test_spss_convention_does_what_spss_documents(name):
    result = rotated(name, convention="spss")
    loadings = as_spss_documents(result.unrotated.to_numpy())
    np.testing.assert_allclose(result.loadings, loadings, atol=1e-8)


@pytest.mark.parametrize("name", CHAIN)
def test_converged_rotation_is_where_rs_iteration_ends(name):
    result = rotated(name, convention="converged")
    r_printed = case(name).array("spss_style_rotated", "loadings")
    np.testing.assert_allclose(result.loadings, continued_in_r(r_printed), atol=1e-10)
    np.testing.assert_allclose(result.loadings, r_printed, atol=7e-8)


@pytest.mark.parametrize("name", ["v04", "v05"])
@pytest.mark.parametrize("kaiser", [True, False])
def test_bare_loadings_are_rotated_as_in_r(name, kaiser):
    key = "varimax_kaiser_eps1e-15" if kaiser else "varimax_raw_eps1e-15"
    result = ess.varimax(case(name).data, kaiser=kaiser, convention="converged")
    expected = continued_in_r(case(name).array(key, "loadings"), kaiser)
    np.testing.assert_allclose(result.loadings, expected, atol=1e-10)


@pytest.mark.parametrize("name", ["f02", "f05", "f09"])
def test_converged_rotation_is_a_maximum(name):
    working = normalized(rotated(name, convention="converged").loadings.to_numpy())
    assert np.abs(gradient(working)).max() < 1e-11
    r_criterion = case(name).results["varimax_kaiser_eps1e-15"]["criterion"]
    assert varimax_criterion(working) >= r_criterion - 1e-14


@pytest.mark.parametrize("name", ["f02", "f03", "f04", "f11"])
def test_rotation_is_near_that_of_pspp(name):
    expected = arranged(np.array(pspp_results(name)["rotated_component_matrix"]))
    np.testing.assert_allclose(rotated(name).loadings, expected, atol=1e-5)


def test_saddle_is_left():
    """Loadings at 45 degrees: after a turn by 45 degrees, each variable lies on one axis."""
    reference = case("v01")
    result = ess.varimax(reference.data, convention="converged")
    assert reference.results["varimax_kaiser_eps1e-15"]["criterion"] < 1e-12
    assert result.criterion == pytest.approx(0.5, abs=1e-12)
    lengths = np.sqrt((reference.data**2).sum(axis="columns"))
    expected = np.column_stack([lengths * [1, 0, 1, 0], lengths * [0, 1, 0, 1]])
    np.testing.assert_allclose(result.loadings, expected, atol=1e-12)


def test_flat_criterion_is_called_arbitrary():
    result = ess.varimax(case("v03").data)
    best = case("v03").results["global_best_of_200_random_starts_kaiser"]["criterion"]
    assert result.criterion == pytest.approx(best, abs=1e-10)
    assert "arbitrary" in result.verdict
    assert "arbitrary" not in rotated("f02").verdict


def test_two_factors_turn_by_the_angle_of_the_largest_criterion():
    working = normalized(rotated("f02").unrotated.to_numpy())
    angles = np.linspace(-np.pi / 4, np.pi / 4, 200_001)
    x, y = working.T

    def criterion(angle):
        turned = np.column_stack(
            [np.cos(angle) * x + np.sin(angle) * y, -np.sin(angle) * x + np.cos(angle) * y]
        )
        return varimax_criterion(turned)

    coarse = angles[::100]
    near = angles[np.abs(angles - max(coarse, key=criterion)) < 1e-3]
    first = next(planar_rotations(working, "spss"))
    assert first.angle == pytest.approx(max(near, key=criterion), abs=1e-5)


@pytest.mark.parametrize("kaiser", [True, False])
def test_rotation_keeps_communalities_and_is_orthogonal(kaiser):
    result = rotated("f09", kaiser=kaiser)
    T = result.rotation_matrix.to_numpy()
    np.testing.assert_allclose(T.T @ T, np.eye(5), atol=1e-12)
    np.testing.assert_allclose(result.unrotated.to_numpy() @ T, result.loadings, atol=1e-12)
    before = (result.unrotated**2).sum(axis="columns")
    np.testing.assert_allclose(result.communalities, before, atol=1e-12)


def test_factors_are_sorted_and_signed():
    result = rotated("f05")
    assert (np.diff(result.explained_variance) <= 0).all()
    assert (result.loadings.sum() >= 0).all()
    np.testing.assert_allclose(result.explained_variance, (result.loadings**2).sum(), atol=1e-12)


def test_every_turn_is_a_step_that_does_not_lower_the_criterion():
    result = rotated("f05")
    turns = [step for name, step in result.steps.items() if name.startswith("turn_")]
    assert len(turns) == result.sweeps * 6
    working = normalized(result.unrotated.to_numpy())
    values = [varimax_criterion(working)]
    values += [varimax_criterion(turn.loadings) for turn in planar_rotations(working, "spss")]
    assert (np.diff(values) > -1e-12).all()


def test_one_component_cannot_be_rotated():
    with pytest.raises(RotationUndefinedError, match="'PC1'"):
        rotated("f08")


def test_row_of_zeros_is_named_and_can_be_rotated_without_normalization():
    loadings = case("v01").data.copy()
    loadings.loc["nothing"] = 0.0
    with pytest.raises(RotationUndefinedError, match=r"'nothing'.*\n.*kaiser=False"):
        ess.varimax(loadings)
    assert (ess.varimax(loadings, kaiser=False).loadings.loc["nothing"] == 0).all()


def test_unknown_convention():
    with pytest.raises(UnknownNameError, match="'spss', 'converged'"):
        ess.varimax(case("v01").data, convention="r")


def test_two_variables_of_the_same_name():
    loadings = pd.DataFrame([[0.7, 0.1], [0.2, 0.8]], index=["food", "food"])
    with pytest.raises(DuplicateLabelsError, match="'food'"):
        ess.varimax(loadings)


def test_cross_check_agrees_with_factor_analyzer_when_converged():
    """Also with tol=1e-12, factor_analyzer stops some 3e-7 before the maximum."""
    checked = rotated("f02", convention="converged").cross_check()
    assert checked["difference"].max() < 1e-6


def test_another_result_has_no_loadings_to_rotate(attitude):
    with pytest.raises(ArgumentError, match=r"A KMO .* result of principal_components\(\)"):
        ess.varimax(ess.kmo(attitude))


def test_a_loading_that_is_missing_is_not_to_be_left_out_listwise(attitude):
    loadings = ess.principal_components(attitude, 2).loadings.copy()
    loadings.loc["raises", "PC2"] = np.nan
    with pytest.raises(MissingValuesError, match="'raises' of the column 'PC2'") as caught:
        ess.varimax(loadings)
    assert "listwise" not in caught.value.hint


def test_tables_that_are_no_loadings_are_refused_in_every_form():
    observed = pd.DataFrame(np.random.default_rng(1).normal(size=(30, 4)), columns=list("abcd"))
    correlations = observed.corr()
    distances = np.abs(np.subtract.outer(np.arange(5.0), np.arange(5.0)))
    for given, said in [
        (correlations.reset_index(names="variable"), "correlation matrix, and not like loadings"),
        (100 * observed.cov(), "looks like a covariance matrix"),
        (distances, "looks like a table of distances"),
    ]:
        with pytest.raises(ArgumentError, match=said):
            ess.varimax(given)


def test_symmetric_loadings_are_loadings():
    loadings = np.array([[0.9, 0.4], [0.4, 0.9]])
    assert ess.varimax(loadings).communalities.to_numpy() == pytest.approx([0.97, 0.97])
