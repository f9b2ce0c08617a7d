"""How many components to keep: three rules, which need not agree."""

from __future__ import annotations

import numpy as np

from edusocsec.explain.progress import with_progress
from edusocsec.translation import _

KAISER_EIGENVALUE = 1.0
ENOUGH_VARIANCE = 0.85
DRAWS, QUANTILE, SEED = 1000, 0.95, 20130630
CELLS_AT_ONCE = 4_000_000
"""Numbers drawn at a time: some 100 MB of working memory, however many variables there are."""


def kaiser_rule(eigenvalues: np.ndarray) -> int:
    """Count the components that explain more than one variable does: eigenvalue above 1.

    Source: Kaiser, H. F. (1960). The application of electronic computers to factor analysis.
    Educational and Psychological Measurement 20, 141-151.

    Examples
    --------
    >>> kaiser_rule(np.array([4.180, 2.387, 0.3, 0.1]))
    2
    """
    return int((eigenvalues > KAISER_EIGENVALUE + 1e-10).sum())


def variance_rule(eigenvalues: np.ndarray, enough: float = ENOUGH_VARIANCE) -> int:
    """Fewest components that explain at least this share of the variance.

    Examples
    --------
    >>> variance_rule(np.array([2.0, 1.0, 0.6, 0.4]))
    3
    """
    explained = np.cumsum(eigenvalues) / np.sum(eigenvalues)
    return int(np.argmax(explained >= enough - 1e-12)) + 1


def parallel_rule(eigenvalues: np.ndarray, reference: np.ndarray) -> int:
    """Count the leading components whose eigenvalue exceeds that of random data.

    Examples
    --------
    >>> parallel_rule(np.array([3.0, 0.9, 1.1]), np.array([1.5, 1.2, 0.9]))
    1
    """
    below = eigenvalues <= reference
    return int(np.argmax(below)) if below.any() else len(eigenvalues)


def parallel_reference(n_observations: float, n_variables: int, draws: int = DRAWS) -> np.ndarray:
    """Eigenvalues that uncorrelated normal data of this size exceed in 5 % of the draws.

    The covariance matrix of a draw is made directly, by Bartlett's decomposition of the
    Wishart distribution, so that the cost does not grow with the number of observations.

    Sources: Horn, J. L. (1965). A rationale and test for the number of factors in factor
    analysis. Psychometrika 30, 179-185. The 95 % quantile is Glorfeld's (1995).

    Raises
    ------
    ValueError
        If there are not more observations than variables.

    Examples
    --------
    >>> reference = parallel_reference(31, 7)
    >>> bool((np.diff(reference) < 0).all())
    True
    """
    if n_observations <= n_variables:
        raise ValueError("parallel analysis needs more observations than variables")
    generator = np.random.default_rng(SEED)
    at_once = max(1, CELLS_AT_ONCE // n_variables**2)
    batches = [min(at_once, draws - start) for start in range(0, draws, at_once)]
    drawn = [
        _eigenvalues_of_chance(generator, batch, n_observations, n_variables)
        for batch in with_progress(batches, _("Parallel analysis"))
    ]
    reference: np.ndarray = np.quantile(np.concatenate(drawn), QUANTILE, axis=0)
    return reference


def _eigenvalues_of_chance(
    generator: np.random.Generator, draws: int, n_observations: float, n_variables: int
) -> np.ndarray:
    factors = np.tril(generator.standard_normal((draws, n_variables, n_variables)), k=-1)
    freedom = n_observations - 1 - np.arange(n_variables)
    diagonal = np.arange(n_variables)
    factors[:, diagonal, diagonal] = np.sqrt(
        generator.chisquare(freedom, size=(draws, n_variables))
    )
    covariances = factors @ factors.transpose(0, 2, 1)
    scale = np.sqrt(covariances[:, diagonal, diagonal])
    correlations = covariances / (scale[:, :, None] * scale[:, None, :])
    eigenvalues: np.ndarray = np.linalg.eigvalsh(correlations)[:, ::-1]
    return eigenvalues
