"""Ways to disturb the data that the regions are drawn from.

The 31 provinces are all there are, not a sample, so none of these disturbances estimates a
sampling error. They ask whether the map would still be drawn if something that should not matter
were otherwise: one province more or less, the weight of each province, the last digits or the
error of a substitute.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import linalg
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist

from edusocsec.errors import ArgumentError, UnknownNameError, choose_from, listed
from edusocsec.papers.pension_subsidy.chain import (
    INDICATORS,
    FactorsAndRegions,
    factors_and_regions,
)
from edusocsec.papers.pension_subsidy.stability import Draw, Stability, stability
from edusocsec.stats.arguments import real_number, whole_number
from edusocsec.stats.merges import Merges
from edusocsec.stats.standardization import standardize
from edusocsec.translation import _, ngettext

SUBSTITUTES = [name for name in INDICATORS if name not in ("gdp_per_capita", "revenue_per_capita")]
"""Indicators for which another figure stands in, or which the paper does not define."""


def leave_one_out(study: FactorsAndRegions | None = None) -> Stability:
    """Leave out one province after another.

    Parameters
    ----------
    study : FactorsAndRegions, optional
        Without it, the paper's chain.

    Returns
    -------
    Stability
        One draw for each province, named by the province that is left out.

    Examples
    --------
    >>> agreements = leave_one_out().agreements
    >>> sorted(agreements.index[agreements < 0.5])
    ['Gansu', 'Jilin', 'Xinjiang']
    """
    chosen = factors_and_regions() if study is None else study
    values = chosen.data.to_numpy(float)

    def draws() -> Iterator[Draw]:
        for position, name in enumerate(chosen.data.index):
            rows = np.delete(np.arange(len(values)), position)
            yield name, rows, regions_of(values[rows], chosen)

    return stability(_("One province is left out at a time."), chosen, draws())


def bootstrap(
    study: FactorsAndRegions | None = None, *, n_draws: int = 500, seed: int = 2013
) -> Stability:
    """Draw as many provinces as there are, with replacement, and draw the regions from them.

    A province that is drawn twice counts twice, in the correlations and in the mean distances of
    clusters; about 37 per cent are not drawn. The regions are compared on those that are.

    Parameters
    ----------
    study : FactorsAndRegions, optional
        Without it, the paper's chain.
    n_draws : int
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    Stability

    Raises
    ------
    ArgumentError
        If there are so few draws that two provinces are never in one together.

    Examples
    --------
    >>> round(float(bootstrap(n_draws=100).agreements.mean()), 1)
    0.7
    """
    count = whole_number(n_draws, "n_draws", 1)
    chosen = factors_and_regions() if study is None else study
    values = chosen.data.to_numpy(float)
    random = np.random.default_rng(seed)

    def draws() -> Iterator[Draw]:
        for number in range(1, count + 1):
            drawn = random.integers(0, len(values), len(values))
            rows, first = np.unique(drawn, return_index=True)
            yield number, rows, regions_of(values[drawn], chosen)[first]

    return stability(_("Provinces are drawn with replacement."), chosen, draws())


def perturbation(
    study: FactorsAndRegions | None = None,
    *,
    error: float = 0.05,
    columns: list[str] | None = None,
    n_draws: int = 500,
    seed: int = 2013,
) -> Stability:
    """Multiply figures by random errors and draw the regions from them.

    Parameters
    ----------
    study : FactorsAndRegions, optional
        Without it, the paper's chain.
    error : float
        Standard deviation of the logarithm of the factors: 0.05 is an error of about 5 per cent.
        The errors of all provinces and columns are independent. An error that all provinces
        share changes nothing, because the indicators are standardized.
    columns : list of str, optional
        Columns in error; without it, those of :data:`SUBSTITUTES` that the study uses.
    n_draws : int
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    Stability

    Raises
    ------
    ArgumentError
        If the error is not a number of at least 0, ``n_draws`` is not a whole number of at least
        1, or the study uses none of the substitutes and no columns are given.
    UnknownNameError
        If the study has no such column.

    Examples
    --------
    >>> perturbation(error=0.01, n_draws=100).agreements.min()
    np.float64(1.0)
    """
    if not 0 <= real_number(error, "error") < np.inf:
        raise ArgumentError(
            _("error={error} is not the size of an error.").format(error=error),
            _("Give a number such as 0.05 for 5 per cent."),
        )
    count = whole_number(n_draws, "n_draws", 1)
    chosen = factors_and_regions() if study is None else study
    values, rows = chosen.data.to_numpy(float), np.arange(len(chosen.data))
    in_error = chosen.data.columns.isin(_columns_in_error(chosen, columns))
    random = np.random.default_rng(seed)

    def draws() -> Iterator[Draw]:
        for number in range(1, count + 1):
            factors = np.exp(error * in_error * random.standard_normal(values.shape))
            yield number, rows, regions_of(values * factors, chosen)

    count_in_error = int(in_error.sum())
    disturbance = ngettext(
        "{count} indicator is off by about {error:g} per cent.",
        "{count} indicators are off by about {error:g} per cent.",
        count_in_error,
    ).format(count=count_in_error, error=100 * error)
    return stability(disturbance, chosen, draws())


def _columns_in_error(study: FactorsAndRegions, columns: list[str] | None) -> list[str]:
    known = study.data.columns
    if columns is None:
        columns = [name for name in SUBSTITUTES if name in known]
    if not columns:
        raise ArgumentError(
            _("No column is in error."),
            _("Name some with columns=, such as {columns}.").format(columns=listed(known)),
        )
    absent = [name for name in columns if name not in known]
    if absent:
        raise UnknownNameError(
            _("The study has no column {columns}.").format(columns=listed(absent)),
            choose_from(absent[0], known),
        )
    return columns


def regions_of(values: np.ndarray, study: FactorsAndRegions) -> np.ndarray:
    """Run the chain on plain numbers, fast, and without the rotation, which moves no distance."""
    kept = study.components.n_components
    Z = standardize(pd.DataFrame(values)).to_numpy()
    eigenvalues, vectors = linalg.eigh(Z.T @ Z / (len(Z) - 1))
    scores = Z @ vectors[:, -kept:] / np.sqrt(eigenvalues[-kept:])
    squared = study.tree.metric == "sqeuclidean"
    tree = hierarchy.linkage(pdist(scores, "sqeuclidean" if squared else "euclidean"), "average")
    return Merges(tree).clusters_after(len(scores) - study.regions.n_clusters)
