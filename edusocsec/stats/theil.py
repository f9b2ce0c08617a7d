"""Theil's two indices of inequality, T and L."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal, get_args

import numpy as np
import pandas as pd

from edusocsec.explain import Headings, Peer
from edusocsec.stats.arguments import one_of
from edusocsec.stats.distribution import Values, distribution, refuse_zeros
from edusocsec.stats.inequality import InequalityIndex
from edusocsec.stats.observations import Missing
from edusocsec.translation import _

Kind = Literal["T", "L"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Theil(InequalityIndex):
    """Theil's T or L; see :func:`theil`."""

    story: ClassVar[str] = "edusocsec.stats.steps.theil:tell"

    kind: Kind

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Theil's T") if self.kind == "T" else _("Theil's L (mean log deviation)")

    @cached_property
    def terms(self) -> pd.DataFrame:
        """Shares, relative value, logarithm and contribution of every row."""
        people, relative = self.distribution.population_shares, self.distribution.relative
        log = log_or_zero(relative) if self.kind == "T" else -np.log(relative)
        shares = self.distribution.value_shares if self.kind == "T" else people
        return pd.DataFrame(
            {
                "population_share": people,
                "value_share": self.distribution.value_shares,
                "relative_value": relative,
                "logarithm": log,
                "contribution": shares * log,
            }
        )

    @property
    def headings(self) -> Headings:
        """What the columns of :attr:`terms` are called."""
        own = {"logarithm": _("logarithm"), "contribution": _("contribution")}
        return super().headings | Headings(columns=own)

    def _ask_peers(self) -> Iterator[Peer]:
        from scipy.special import entr, rel_entr

        people = self.distribution.population_shares.to_numpy()
        money = self.distribution.value_shares.to_numpy()
        first, second = (money, people) if self.kind == "T" else (people, money)
        yield Peer("scipy.special.rel_entr", _("index"), self.value, rel_entr(first, second).sum())
        if not self.distribution.is_weighted and self.kind == "T":
            theirs = np.log(len(money)) - entr(money).sum()
            yield Peer("scipy.special.entr", _("index"), self.value, theirs)


def theil(
    values: Values,
    weights: Values | None = None,
    kind: Kind = "T",
    *,
    missing: Missing = "error",
    value: Hashable | None = None,
    weight: Hashable | None = None,
) -> Theil:
    r"""Theil's index of inequality.

    .. math::
        T = \sum_i s_i \ln \frac{x_i}{\mu}, \quad L = \sum_i p_i \ln \frac{\mu}{x_i}

    where :math:`p_i` is the share of a row in the population, :math:`s_i` its share in the total,
    and :math:`x_i / \mu` its value in units of the mean.

    Parameters
    ----------
    values : Series or array, length n, or DataFrame
        Per head.
    weights : Series or array, length n, optional
        Population; 1 for each row without it.
    kind : {"T", "L"}
        T weighs by money, L by people. (``ineq::Theil`` of R calls T ``parameter=0``.)
    missing : {"error", "listwise"}
    value, weight : label, optional
        If ``values`` is a table: its columns of the values and of the population.

    Returns
    -------
    Theil

    Raises
    ------
    DataError
        If a value is negative, or zero under L, which is then infinite.

    Notes
    -----
    Zeros belong in T, where :math:`0 \ln 0 = 0`. ``ineq`` and ``dineq`` of R leave them out.

    References
    ----------
    Theil, H. (1967). Economics and Information Theory. North-Holland.

    Examples
    --------
    >>> round(float(theil([1, 1, 4])), 6), round(float(theil([1, 1, 4], kind="L")), 6)
    (0.231049, 0.231049)
    """
    given = distribution(values, weights, missing=missing, value=value, weight=weight)
    one_of(kind, "kind", get_args(Kind))
    people, money = given.population_shares, given.value_shares
    if kind == "T":
        index = float((money * log_or_zero(given.relative)).sum())
    else:
        refuse_zeros(given, _("Theil's L"))
        index = -float((people * np.log(given.relative)).sum())
    return Theil(value=max(index, 0.0), distribution=given, kind=kind, badge=given.badge)


def log_or_zero(values: pd.Series) -> pd.Series:
    """Natural logarithm, and 0 for 0, where it is to be multiplied by 0."""
    logarithms: pd.Series = np.log(values.where(values > 0, 1.0))
    return logarithms
