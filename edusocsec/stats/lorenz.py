"""The Lorenz curve: what part of the total the poorest part of the people has."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd

from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.stats.arguments import real_number
from edusocsec.stats.distribution import Distribution, Values, distribution, share_headings
from edusocsec.stats.observations import Missing
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure

START = "start"
"""Row of the point (0, 0), with underscores behind it where a row of the data has that name."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class LorenzCurve(Result):
    """Cumulative shares, the poorest first.

    Attributes
    ----------
    points : DataFrame
        ``cumulative_population_share`` and ``cumulative_value_share``, from (0, 0) to (1, 1);
        the first row is called ``"start"``, and the others carry the labels of the data, the
        poorest first.
    distribution : Distribution
    """

    story: ClassVar[str] = "edusocsec.stats.steps.gini:tell_curve"

    points: pd.DataFrame
    distribution: Distribution

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Lorenz curve")

    def table(self) -> pd.DataFrame:
        """Return the points of the curve."""
        return self.points

    @property
    def headings(self) -> Headings:
        """What the columns and the first row of :attr:`points` are called."""
        return share_headings() | Headings(
            columns={
                "cumulative_population_share": _("cumulative population share"),
                "cumulative_value_share": _("cumulative value share"),
            },
            rows={self.points.index[0]: _("start")},
        )

    def _table_block(self) -> Table:
        return Table(self.points, places=4, headings=self.headings)

    def share_of_poorest(self, part: float) -> float:
        """Share of the total that the poorest part of the people has.

        Parameters
        ----------
        part : float
            From 0 to 1: 0.4 for the poorest 40 per cent.

        Raises
        ------
        ArgumentError
            If ``part`` is no number from 0 to 1.

        Examples
        --------
        >>> round(lorenz_curve([1, 2, 3, 4, 10]).share_of_poorest(0.4), 12)
        0.15
        """
        hint = _("Give the part as a share from 0 to 1: 0.4 for 40 per cent.")
        share = real_number(part, "part", 0, 1, hint=hint)
        people, money = self.points.to_numpy().T
        return float(np.interp(share, people, money))

    @property
    def verdict(self) -> str:
        """What the poorer half has."""
        return _("The poorer half of the people has {share:.1f} per cent of the total.").format(
            share=100 * self.share_of_poorest(0.5)
        )

    def plot(self, **options: Any) -> Figure:
        """Draw the curve beside the line of equality."""
        from edusocsec.plots import lorenz

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        curve = _("all")
        return lorenz({curve: self.points}, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        x, w = self.distribution.values.to_numpy(), self.distribution.weights.to_numpy()
        order = np.lexsort((np.arange(len(x)), x))
        theirs = np.add.accumulate((x * w)[order]) / (x * w).sum()
        yield Peer("numpy.lexsort", _("cumulative value share"), self.points.iloc[1:, 1], theirs)


def lorenz_curve(
    values: Values,
    weights: Values | None = None,
    *,
    missing: Missing = "error",
    value: Hashable | None = None,
    weight: Hashable | None = None,
) -> LorenzCurve:
    r"""Cumulative shares of population and value, the poorest first.

    .. math:: P_k = \sum_{i \le k} p_i, \quad L_k = \sum_{i \le k} s_i

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
    LorenzCurve

    Raises
    ------
    DataError
        If a value is negative.

    References
    ----------
    Lorenz, M. O. (1905). Methods of measuring the concentration of wealth. Publications of the
    American Statistical Association 9, 209-219.

    Examples
    --------
    >>> lorenz_curve([3, 1]).points.values.tolist()
    [[0.0, 0.0], [0.5, 0.25], [1.0, 1.0]]
    """
    given = distribution(values, weights, missing=missing, value=value, weight=weight)
    order = np.argsort(given.values.to_numpy(), kind="stable")
    shares = pd.DataFrame(
        {
            "cumulative_population_share": given.population_shares,
            "cumulative_value_share": given.value_shares,
        }
    ).iloc[order]
    start = pd.DataFrame([[0.0, 0.0]], [_free(START, shares.index)], shares.columns)
    points = pd.concat([start, shares.cumsum()])
    points.iloc[-1] = 1.0
    return LorenzCurve(points=points, distribution=given, badge=given.badge)


def _free(label: str, taken: pd.Index) -> str:
    while label in taken:
        label += "_"
    return label
