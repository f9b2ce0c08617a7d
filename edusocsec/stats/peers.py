"""What factor_analyzer gives, for ``cross_check()``: no other module imports it.

It is licensed under the GNU General Public License, version 2 or later, and no number of ours
comes from it. Without it everything works but these comparisons.
"""

from __future__ import annotations

import numpy as np


def kmo_measures(data: np.ndarray) -> tuple[np.ndarray, float]:
    """KMO of each variable and overall, by ``calculate_kmo``."""
    from factor_analyzer import calculate_kmo

    per_variable, overall = calculate_kmo(data)
    return per_variable, overall


def bartlett_test(data: np.ndarray) -> tuple[float, float]:
    """Chi-square and p-value, by ``calculate_bartlett_sphericity``."""
    from factor_analyzer import calculate_bartlett_sphericity

    statistic, p_value = calculate_bartlett_sphericity(data)
    return statistic, p_value


def varimax_loadings(unrotated: np.ndarray, kaiser: bool) -> np.ndarray:
    """Rotated loadings by ``Rotator``, sorted and signed as SPSS does."""
    from factor_analyzer import Rotator

    peer = Rotator(method="varimax", normalize=kaiser, tol=1e-12, max_iter=5000)
    rotated = peer.fit_transform(unrotated)
    order = np.argsort(-np.square(rotated).sum(axis=0))
    signed: np.ndarray = rotated[:, order] * np.where(rotated.sum(axis=0)[order] < 0, -1, 1)
    return signed
