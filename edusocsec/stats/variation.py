"""The coefficient of variation."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Peer
from edusocsec.stats.distribution import Values, distribution
from edusocsec.stats.inequality import InequalityIndex
from edusocsec.stats.observations import Missing
from edusocsec.translation import _


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class CoefficientOfVariation(InequalityIndex):
    """Coefficient of variation; see :func:`coefficient_of_variation`."""

    story: ClassVar[str] = "edusocsec.stats.steps.variation:tell"

    ddof: int

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Coefficient of variation")

    @cached_property
    def terms(self) -> pd.DataFrame:
        """Population share, relative value and squared deviation of every row."""
        relative = self.distribution.relative
        return pd.DataFrame(
            {
                "population_share": self.distribution.population_shares,
                "relative_value": relative,
                "squared_deviation": (relative - 1) ** 2,
            }
        )

    @property
    def headings(self) -> Headings:
        """What the columns of :attr:`terms` are called."""
        own = {"squared_deviation": _("squared deviation")}
        return super().headings | Headings(columns=own)

    def _ask_peers(self) -> Iterator[Peer]:
        from scipy.stats import variation

        if not self.distribution.is_weighted:
            theirs = variation(self.distribution.values.to_numpy(), ddof=self.ddof)
            yield Peer("scipy.stats.variation", _("index"), self.value, float(theirs))


def coefficient_of_variation(
    values: Values,
    weights: Values | None = None,
    ddof: Literal[0, 1] = 0,
    *,
    missing: Missing = "error",
    value: Hashable | None = None,
    weight: Hashable | None = None,
) -> CoefficientOfVariation:
    r"""Standard deviation as a share of the mean.

    .. math:: CV = \frac{1}{\mu} \sqrt{\sum_i p_i (x_i - \mu)^2}

    Parameters
    ----------
    values : Series or array, length n, or DataFrame
        Per head; may be negative, but the mean must be positive.
    weights : Series or array, length n, optional
        Population; 1 for each row without it.
    ddof : {0, 1}
        0: the provinces are all there are. 1: they are a sample, divisor n - 1 (as SPSS and
        R's ``sd``); only without weights.
    missing : {"error", "listwise"}
    value, weight : label, optional
        If ``values`` is a table: its columns of the values and of the population.

    Returns
    -------
    CoefficientOfVariation

    Raises
    ------
    ArgumentError
        If ``ddof`` is 1 with weights, or something else.
    DataError
        If the mean is not positive.

    Examples
    --------
    >>> round(float(coefficient_of_variation([1, 2, 3, 4, 10])), 6)
    0.790569
    """
    given = distribution(
        values, weights, missing=missing, value=value, weight=weight, negative=True
    )
    n = len(given.values)
    if ddof not in (0, 1) or (ddof == 1 and (given.is_weighted or n < 2)):
        raise ArgumentError(
            _("ddof={ddof} does not fit these data.").format(ddof=ddof),
            _("Give 0, or, for a sample of at least two rows without weights, 1."),
        )
    if given.mean < 0:
        raise ArgumentError(
            _("The mean is negative: {mean:g}.").format(mean=given.mean),
            _("A coefficient of variation needs a positive mean."),
        )
    variance = float((given.population_shares * (given.relative - 1) ** 2).sum())
    return CoefficientOfVariation(
        value=math.sqrt(variance * n / (n - ddof)),
        distribution=given,
        ddof=ddof,
        badge=given.badge,
    )
