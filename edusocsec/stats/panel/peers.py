"""The same regression by numpy: a QR decomposition with a dummy variable for each entity.

Nothing is taken over from the result but the data: means are not subtracted, degrees of freedom
are counted from the columns, and random effects estimate their variances anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import solve_triangular

from edusocsec.explain import Peer
from edusocsec.stats.panel.data import Panel
from edusocsec.translation import _

if TYPE_CHECKING:
    from edusocsec.stats.panel.result import PanelRegression


def ask(result: PanelRegression) -> Iterator[Peer]:
    """Compare coefficients, standard errors and fixed effects."""
    panel = result.panel
    values = panel.data.to_numpy()
    # Shifted and in units of their spread, columns lose no digits beside dummies of 0 and 1.
    centres, units = values.mean(axis=0), values.std(axis=0)
    y, *columns = ((values - centres) / units).T
    X, D = np.column_stack(columns), _dummies(panel, result.effects)
    if result.effects == "random":
        theta = _theta(panel, y, X)
        y, X, D = (_less_share_of_means(panel, one, theta) for one in (y, X, D))
        program = _("generalized least squares by numpy")
    else:
        program = _("least squares with dummy variables by numpy")
    design = np.column_stack([D, X])
    Q, R = np.linalg.qr(design)
    weights = solve_triangular(R, Q.T)
    b, k = weights @ y, X.shape[1]
    slopes = b[-k:] * units[0] / units[1:]
    errors = _standard_errors(result, weights, y - design @ b)[-k:] * units[0] / units[1:]
    names = panel.regressors
    yield Peer(program, _("coefficients"), result.coefficients[names], slopes, scale=errors)
    yield Peer(program, _("standard errors"), result.standard_errors[names], errors, scale=0.0)
    if result.fixed_effects is not None:
        intercepts = b[: result.n_entities] * units[0] + centres[0] - centres[1:] @ slopes
        largest = np.abs(intercepts).max()
        yield Peer(program, _("fixed effects"), result.fixed_effects, intercepts, scale=largest)


def _dummies(panel: Panel, effects: str) -> np.ndarray:
    if effects in ("none", "random"):
        return np.ones((len(panel.data), 1))
    dummies: np.ndarray = np.eye(len(panel.entities))[panel.entity_codes]
    if effects == "two_way":
        periods = np.eye(len(panel.periods))[panel.time_codes]
        dummies = np.column_stack([dummies, periods[:, 1:]])
    return dummies


def _standard_errors(result: PanelRegression, weights: np.ndarray, e: np.ndarray) -> np.ndarray:
    columns, n = weights.shape
    if result.error_kind == "classical":
        return np.asarray(np.sqrt((weights**2).sum(axis=1) * (e @ e) / (n - columns)))
    scores, enlarged = weights * e, n / (n - columns)
    if result.error_kind == "clustered":
        g = result.n_entities
        scores = scores @ np.eye(g)[result.panel.entity_codes]
        dummies = columns - len(result.panel.regressors)
        # Stata counts all columns, but one constant in place of the dummies of the entities; plm
        # counts the slopes, and the constant where it is no dummy.
        counted = columns if dummies == 1 else columns - dummies
        if result.small_sample == "stata" and dummies > 1:
            counted = columns - g + 1
        enlarged = g / (g - 1) * (n - 1) / (n - counted)
    return np.asarray(np.sqrt((scores**2).sum(axis=1) * (enlarged if result.small_sample else 1)))


def _theta(panel: Panel, y: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Share of the means that Swamy and Arora's random effects subtract, for each row."""
    groups = np.eye(len(panel.entities))[panel.entity_codes]
    counts = groups.sum(axis=0)
    means = groups.T / counts[:, None]
    varying = X - (groups @ means @ X)
    moving = varying.std(axis=0) > 1e-9
    within = _variance_left(y, np.column_stack([groups, X[:, moving]]))
    between = _variance_left(means @ y, np.column_stack([np.ones(len(counts)), means @ X]))
    effects = max(0.0, between - within * (1 / counts).mean())
    theta = 1 - np.sqrt(within / (within + counts * effects))
    return np.asarray(theta[panel.entity_codes])


def _variance_left(y: np.ndarray, design: np.ndarray) -> float:
    Q = np.linalg.qr(design)[0]
    left = y - Q @ (Q.T @ y)
    return float(left @ left / (len(y) - design.shape[1]))


def _less_share_of_means(panel: Panel, values: np.ndarray, theta: np.ndarray) -> np.ndarray:
    groups = np.eye(len(panel.entities))[panel.entity_codes]
    means = groups @ ((groups.T @ values).T / groups.sum(axis=0)).T
    return np.asarray(values - (means.T * theta).T)
