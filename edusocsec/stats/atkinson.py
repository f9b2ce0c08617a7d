"""Atkinson's index, from the sum alone to Rawls.

Every finite aversion is welfare economics: a sum of what the values are worth to those who have
them, where, as Pigou argued, one more yuan is worth less to the rich than to the poor. Only at 0
are the yuan themselves added up, whoever has them. The other end is named after Rawls, who speaks
of persons and primary goods: where the rows are places, it is an analogy.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
import pandas as pd

from edusocsec.explain import Peer
from edusocsec.stats.arguments import real_number
from edusocsec.stats.distribution import Distribution, Values, distribution
from edusocsec.stats.inequality import InequalityIndex
from edusocsec.stats.observations import Missing
from edusocsec.translation import _


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Atkinson(InequalityIndex):
    """Atkinson's index; see :func:`atkinson`.

    Attributes
    ----------
    epsilon : float
    equivalent : float
        The equally distributed equivalent: given to everybody, it would be as good.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.atkinson:tell"

    epsilon: float
    equivalent: float

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Atkinson's index (epsilon = {epsilon:g})").format(epsilon=self.epsilon)

    @property
    def verdict(self) -> str:
        """What part of the total could be given up for equality."""
        return _(
            "{title} is {value:.4f}: equally distributed, {rest:.2f} per cent of the total would "
            "do as much good."
        ).format(title=self.title, value=self.value, rest=100 * (1 - self.value))

    @cached_property
    def terms(self) -> pd.DataFrame:
        """Population share and relative value of every row."""
        return pd.DataFrame(
            {
                "population_share": self.distribution.population_shares,
                "relative_value": self.distribution.relative,
            }
        )

    def _ask_peers(self) -> Iterator[Peer]:
        from scipy.stats import pmean

        if math.isfinite(self.epsilon):
            people = self.distribution.population_shares.to_numpy()
            mean = pmean(self.distribution.values.to_numpy(), 1 - self.epsilon, weights=people)
            theirs = 1 - float(mean) / self.distribution.mean
            yield Peer("scipy.stats.pmean", _("index"), self.value, theirs)


def atkinson(
    values: Values,
    epsilon: float,
    weights: Values | None = None,
    *,
    missing: Missing = "error",
    value: Hashable | None = None,
    weight: Hashable | None = None,
) -> Atkinson:
    r"""Atkinson's index: how much of the total inequality wastes, for an aversion epsilon.

    .. math::
        A = 1 - \frac{1}{\mu} \left(\sum_i p_i x_i^{1 - \varepsilon}\right)^{1/(1 - \varepsilon)}

    Parameters
    ----------
    values : Series or array, length n, or DataFrame
        Per head.
    epsilon : float
        Aversion to inequality, from 0 (only the sum counts) over 1 (the sum of logarithms, so the
        geometric mean) to ``inf`` (Rawls: only the worst-off counts). Every finite one is a sum of
        utilities; only at 0 does a yuan count the same whoever has it.
    weights : Series or array, length n, optional
        Population; 1 for each row without it.
    missing : {"error", "listwise"}
    value, weight : label, optional
        If ``values`` is a table: its columns of the values and of the population.

    Returns
    -------
    Atkinson

    Raises
    ------
    ArgumentError
        If epsilon is negative or not a number.
    DataError
        If a value is negative.

    Notes
    -----
    With a zero among the values the index is 1 for every epsilon of 1 or more.

    References
    ----------
    Atkinson, A. B. (1970). On the measurement of inequality. Journal of Economic Theory 2,
    244-263.

    Examples
    --------
    >>> [round(float(atkinson([1, 1, 4], e)), 4) for e in (0, 0.5, 1, float("inf"))]
    [0.0, 0.1111, 0.2063, 0.5]
    """
    hint = _(
        "Give the aversion to inequality, from 0 on, where float('inf') is Rawls. The weights come "
        "after it, as weights=."
    )
    aversion = real_number(epsilon, "epsilon", 0, hint=hint)
    given = distribution(values, weights, missing=missing, value=value, weight=weight)
    equivalent = float(equally_distributed(given, np.array([aversion]))[0])
    return Atkinson(
        value=max(1 - equivalent / given.mean, 0.0),
        distribution=given,
        epsilon=aversion,
        equivalent=equivalent,
        badge=given.badge,
    )


def equally_distributed(given: Distribution, epsilons: np.ndarray) -> np.ndarray:
    r"""Equally distributed equivalents of one distribution by many aversions to inequality.

    .. math::
        \left(\sum_i p_i x_i^{1 - \varepsilon}\right)^{1/(1 - \varepsilon)}

    Parameters
    ----------
    given : Distribution
    epsilons : array, length m
        Not negative; ``inf`` is Rawls.

    Returns
    -------
    array, length m
        In the unit of the values.

    Examples
    --------
    >>> equally_distributed(distribution([1, 1, 4]), np.array([0, 1, np.inf])).round(4).tolist()
    [2.0, 1.5874, 1.0]
    """
    people, levels = given.population_shares.to_numpy(), given.values.to_numpy(dtype=float)
    least, powers = float(levels.min()), 1 - np.asarray(epsilons, dtype=float)
    found = np.full(len(powers), least)
    if least == 0:
        # From epsilon = 1 on, one who has nothing leaves nothing to share.
        some = powers > 0
        found[some] = (levels ** powers[some, None] @ people) ** (1 / powers[some])
        return found
    # In units of the least value no power overflows, and near power 0 no digits are lost.
    logs = np.log(levels / least)
    geometric = np.abs(powers) < 1e-12
    usual = np.isfinite(powers) & ~geometric & (powers != 1)
    found[powers == 1] = given.mean
    found[geometric] = least * math.exp(float(people @ logs))
    means = np.log1p(np.expm1(np.outer(powers[usual], logs)) @ people)
    found[usual] = least * np.exp(means / powers[usual])
    return found
