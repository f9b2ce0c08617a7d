"""The Gini coefficient."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
import pandas as pd

from edusocsec.explain import Headings, Peer
from edusocsec.stats.distribution import Values
from edusocsec.stats.inequality import InequalityIndex
from edusocsec.stats.lorenz import LorenzCurve, lorenz_curve
from edusocsec.stats.observations import Missing
from edusocsec.translation import _

MOST_IN_PAIRS = 10_000
"""Of more rows, all pairs would take too long."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Gini(InequalityIndex):
    """Gini coefficient; see :func:`gini`."""

    story: ClassVar[str] = "edusocsec.stats.steps.gini:tell"

    curve: LorenzCurve

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Gini coefficient")

    @cached_property
    def terms(self) -> pd.DataFrame:
        """The points of the Lorenz curve, and the strip of area under each of its pieces."""
        points = self.curve.points
        people, money = points.iloc[:, 0], points.iloc[:, 1]
        strips = people.diff() * (money + money.shift()) / 2
        return points.assign(strip_of_area=strips).iloc[1:]

    @property
    def headings(self) -> Headings:
        """What the columns of :attr:`terms` are called."""
        own = Headings(columns={"strip_of_area": _("strip of area")})
        return super().headings | self.curve.headings | own

    def _ask_peers(self) -> Iterator[Peer]:
        given = self.distribution
        x, p = given.values.to_numpy(), given.population_shares.to_numpy()
        if len(x) <= MOST_IN_PAIRS:
            differences = sum(
                one * float(np.abs(value - x) @ p) for value, one in zip(x, p, strict=True)
            )
            theirs = differences / (2 * given.mean)
            yield Peer(_("mean difference of all pairs"), _("index"), self.value, theirs)
        else:
            order = np.argsort(x)
            ranks = np.cumsum(p[order]) - p[order] / 2
            theirs = 2 * float(p[order] @ ((x[order] - given.mean) * (ranks - 0.5))) / given.mean
            yield Peer(_("covariance of values and ranks"), _("index"), self.value, theirs)


def gini(
    values: Values,
    weights: Values | None = None,
    *,
    missing: Missing = "error",
    value: Hashable | None = None,
    weight: Hashable | None = None,
) -> Gini:
    r"""Gini coefficient: twice the area between equality and the Lorenz curve.

    .. math:: G = 1 - \sum_k (P_k - P_{k-1})(L_k + L_{k-1})

    Parameters
    ----------
    values : Series or array, length n, or DataFrame
        Per head.
    weights : Series or array, length n, optional
        Population; 1 for each row without it.
    missing : {"error", "listwise"}
    value, weight : label, optional
        If ``values`` is a table: its columns of the values and of the population.

    Returns
    -------
    Gini

    Raises
    ------
    DataError
        If a value is negative.

    Notes
    -----
    The population coefficient, as ``ineq::Gini`` and ``laeken::gini``; the sample version with
    n/(n - 1) is ``ineq::Gini(corr=TRUE)``.

    References
    ----------
    Gini, C. (1914). Sulla misura della concentrazione e della variabilita dei caratteri. Atti
    del Reale Istituto Veneto 73, 1203-1248.

    Examples
    --------
    >>> round(float(gini([1, 2, 3, 4, 10])), 12)
    0.4
    """
    curve = lorenz_curve(values, weights, missing=missing, value=value, weight=weight)
    people, money = curve.points.to_numpy().T
    index = 1 - float((np.diff(people) * (money[1:] + money[:-1])).sum())
    return Gini(
        value=max(index, 0.0), distribution=curve.distribution, curve=curve, badge=curve.badge
    )
