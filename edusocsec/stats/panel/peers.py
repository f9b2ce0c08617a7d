"""The same regression by numpy, without linearmodels: with a dummy variable for each entity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from edusocsec.explain import Peer
from edusocsec.translation import _

if TYPE_CHECKING:
    from edusocsec.stats.panel.result import PanelRegression


def ask(result: PanelRegression) -> Iterator[Peer]:
    """Compare coefficients, standard errors and fixed effects."""
    y = result.panel.data[result.panel.outcome].to_numpy()
    D, X = _dummies(result), result.panel.data[result.panel.regressors].to_numpy()
    if result.effects == "random":
        y, D, X = (_whiten(result, values) for values in (y, D, X))
        program = _("generalized least squares by numpy")
    else:
        program = _("least squares with dummy variables by numpy")
    design = np.column_stack([X, D])
    b = np.linalg.lstsq(design, y, rcond=None)[0]
    k, errors = X.shape[1], _standard_errors(result, design, y - design @ b)
    names = result.panel.regressors
    ours = result.coefficients[names]
    yield Peer(program, _("coefficients"), ours, b[:k], scale=errors[:k])
    yield Peer(program, _("standard errors"), result.standard_errors[names], errors[:k], scale=0.0)
    if result.fixed_effects is not None:
        theirs = b[k : k + result.n_entities]
        largest = np.abs(theirs).max()
        yield Peer(program, _("fixed effects"), result.fixed_effects, theirs, scale=largest)


def _dummies(result: PanelRegression) -> np.ndarray:
    panel = result.panel
    if result.effects in ("none", "random"):
        return np.ones((len(panel.data), 1))
    dummies: np.ndarray = np.eye(len(panel.entities))[panel.entity_codes]
    if result.effects == "two_way":
        periods = np.eye(len(panel.periods))[panel.time_codes]
        dummies = np.column_stack([dummies, periods[:, 1:]])
    return dummies


def _whiten(result: PanelRegression, values: np.ndarray) -> np.ndarray:
    """Multiply by the inverse root of the covariance that random effects give each entity."""
    assert result.fit.variances is not None
    between, within = result.fit.variances
    white: np.ndarray = values.copy()
    for code in range(result.n_entities):
        rows = result.panel.entity_codes == code
        count = int(rows.sum())
        covariance = np.eye(count) + between / within * np.ones((count, count))
        lengths, vectors = np.linalg.eigh(covariance)
        white[rows] = (vectors / np.sqrt(lengths)) @ vectors.T @ white[rows]
    return white


def _standard_errors(result: PanelRegression, design: np.ndarray, e: np.ndarray) -> np.ndarray:
    pseudo = np.linalg.pinv(design)
    n, df = len(e), result.df_residual
    if result.error_kind == "classical":
        return np.asarray(np.sqrt((pseudo**2).sum(axis=1) * (e @ e) / df))
    scores, correction = pseudo * e, n / df
    if result.error_kind == "clustered":
        groups = np.eye(result.n_entities)[result.panel.entity_codes]
        scores, g = scores @ groups, result.n_entities
        correction = g / (g - 1) * (n - 1) / (n - len(result.coefficients))
    factor = correction if result.small_sample else 1.0
    return np.asarray(np.sqrt((scores**2).sum(axis=1) * factor))
