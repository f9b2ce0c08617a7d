"""The varimax criterion, and the planar rotations that climb it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from edusocsec.errors import ArgumentError
from edusocsec.translation import _

Convention = Literal["spss", "converged"]

MOST_SWEEPS = 1000
_SPSS_TOLERANCE = 1e-4
_CONVERGED_ANGLE = 1e-12


@dataclass(frozen=True, eq=False)
class PlanarRotation:
    """One turn of two axes in their plane, counter-clockwise by ``angle`` in radians.

    ``loadings`` and ``rotation`` (the product of all turns so far) are views of working arrays:
    copy what must outlive the next turn.
    """

    sweep: int
    first: int
    second: int
    angle: float
    loadings: np.ndarray
    rotation: np.ndarray


def varimax_criterion(loadings: np.ndarray) -> float:
    """Variance of the squared loadings within a factor, summed over the factors.

    Examples
    --------
    >>> varimax_criterion(np.array([[1.0, 0.0], [0.0, 1.0]]))
    0.5
    """
    squares = np.square(loadings)
    return float(np.var(squares, axis=0).sum())


def planar_rotations(working: np.ndarray, convention: Convention) -> Iterator[PlanarRotation]:
    """Turn every pair of axes, sweep after sweep, until a sweep gains nothing more.

    Parameters
    ----------
    working : array, shape (n_variables, n_factors)
        Loadings, normalized or not.
    convention : {"spss", "converged"}

    Yields
    ------
    PlanarRotation
        One for each pair of axes in each sweep, also where the angle is zero.
    """
    axes, turned = working.T.copy(), np.eye(working.shape[1])
    scale = len(working) ** 2
    for sweep in range(1, MOST_SWEEPS + 1):
        before, largest = varimax_criterion(axes.T), 0.0
        for first, second in combinations(range(len(axes)), 2):
            sine, cosine = plane_gain(axes[first], axes[second])
            angle = math.atan2(sine, cosine) / 4
            _turn(axes, first, second, angle)
            _turn(turned, first, second, angle)
            largest = max(largest, abs(angle))
            yield PlanarRotation(sweep, first, second, angle, axes.T, turned.T)
        gained = scale * abs(varimax_criterion(axes.T) - before)
        if convention == "spss" and gained <= _SPSS_TOLERANCE:
            return
        if convention == "converged" and largest <= _CONVERGED_ANGLE:
            return
    raise ArgumentError(
        _("The rotation did not converge in {count} sweeps.").format(count=MOST_SWEEPS),
        _("Keep fewer components, or stop earlier with convention='spss'."),
    )


def working_loadings(loadings: np.ndarray, kaiser: bool) -> np.ndarray:
    """Loadings as the search sees them: rows of length 1 under Kaiser normalization."""
    if not kaiser:
        return loadings
    normalized: np.ndarray = loadings / np.sqrt(np.square(loadings).sum(axis=1, keepdims=True))
    return normalized


def plane_gain(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Sine and cosine part of the criterion as a function of four times the angle."""
    u, v, p = x**2 - y**2, 2 * x * y, len(x)
    sine = 2 * (u @ v) - 2 * u.sum() * v.sum() / p
    cosine = u @ u - v @ v - (u.sum() ** 2 - v.sum() ** 2) / p
    return _cleaned(float(sine), u, v), _cleaned(float(cosine), u, v)


def _cleaned(part: float, u: np.ndarray, v: np.ndarray) -> float:
    """Zero instead of what rounding leaves of a difference that is zero."""
    return part if abs(part) > 1e-14 * float(u @ u + v @ v) else 0.0


def _turn(axes: np.ndarray, first: int, second: int, angle: float) -> None:
    """Turn two rows in place."""
    cosine, sine = math.cos(angle), math.sin(angle)
    x, y = axes[first], axes[second]
    turned = cosine * x + sine * y
    y *= cosine
    y -= sine * x
    x[:] = turned
