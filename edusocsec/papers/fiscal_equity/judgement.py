"""Two distributions, judged by every aversion to inequality from the sum alone to Rawls."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy.optimize import brentq

from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Result, Step, Table
from edusocsec.provenance import joined
from edusocsec.stats.atkinson import atkinson, equally_distributed
from edusocsec.stats.distribution import Distribution
from edusocsec.stats.extremes import first_largest
from edusocsec.translation import _, enumerated, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EPSILONS = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, math.inf)
"""Aversions to inequality to show: the sum alone first, Rawls last."""

SEARCHED = np.geomspace(1e-3, 1e4, 800)
"""Aversions between which a turn is looked for; beyond them little but the ends is left."""

SMALLEST_GAP = 1e-12
"""In units of a mean; less is what rounding leaves of two curves that are the same."""


def equivalents(
    distributions: Mapping[str, Distribution], epsilons: Sequence[float] | np.ndarray
) -> pd.DataFrame:
    """Return the equally distributed equivalents; aversions in rows, distributions in columns."""
    aversions = np.asarray(epsilons, dtype=float)
    columns = {name: equally_distributed(given, aversions) for name, given in distributions.items()}
    return pd.DataFrame(columns, index=pd.Index(epsilons, name="epsilon"))


def indices(
    distributions: Mapping[str, Distribution], epsilons: Sequence[float] | np.ndarray
) -> pd.DataFrame:
    """Return Atkinson's indices; aversions in rows, distributions in columns.

    Examples
    --------
    >>> from edusocsec.papers.fiscal_equity.fairness import per_head
    >>> indices({"2010": per_head(2010), "2017": per_head(2017)}, [1]).round(4).loc[1].to_list()
    [0.0751, 0.0573]
    """
    means = [given.mean for given in distributions.values()]
    return (1 - equivalents(distributions, epsilons) / means).clip(lower=0)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Judgement(Result):
    """Two distributions, judged by every aversion to inequality; see :func:`judge`.

    Attributes
    ----------
    distributions : dict from name to Distribution
        Two of them.
    unit : str
        Of their values.
    """

    distributions: dict[str, Distribution]
    unit: str = ""

    @property
    def title(self) -> str:
        """What was judged."""
        first, second = self.distributions
        return _("Which is fairer, {first} or {second}?").format(first=first, second=second)

    @cached_property
    def indices(self) -> pd.DataFrame:
        """Atkinson's index; aversions in rows. The smaller one is the more equal."""
        return indices(self.distributions, EPSILONS)

    @cached_property
    def equivalents(self) -> pd.DataFrame:
        """Equally distributed equivalent; aversions in rows. The larger one is the better."""
        return equivalents(self.distributions, EPSILONS)

    @property
    def more_equal(self) -> str:
        """Which one has the smaller index at small aversions."""
        return self._ahead(self._means)

    @property
    def better_off(self) -> str:
        """Which one has the larger equivalent at small aversions."""
        return self._ahead((1.0, 1.0))

    @cached_property
    def turns_of_index(self) -> list[float]:
        """Aversions where the other one becomes the more equal."""
        return self._turns(self._means)

    @cached_property
    def turns_of_equivalent(self) -> list[float]:
        """Aversions where the other one becomes better off."""
        return self._turns((1.0, 1.0))

    def table(self) -> pd.DataFrame:
        """Return both measures at some aversions, from the sum alone to Rawls."""
        return pd.concat({"index": self.indices, "equivalent": self.equivalents}, axis=1)

    @property
    def headings(self) -> Headings:
        """What the measures and the aversions are called."""
        return Headings(
            columns={"index": _("index"), "equivalent": _("equivalent")},
            rows={epsilon: _named(epsilon) for epsilon in EPSILONS},
            names={"epsilon": _("aversion")},
        )

    @property
    def verdict(self) -> str:
        """Who is more equal, who is better off, and at which aversion that turns."""
        by_index = (
            _("By the index, {name} is the more equal at small aversions, and this turns at {at}.")
            if self.turns_of_index
            else _("By the index, {name} is the more equal at every aversion.")
        )
        said = by_index.format(name=self.more_equal, at=_epsilons(self.turns_of_index))
        return sentences([said, self._said_by_equivalent])

    @property
    def _said_by_equivalent(self) -> str:
        said = (
            _("By the equivalent, {name} is better off at small aversions, and this turns at {at}.")
            if self.turns_of_equivalent
            else _("By the equivalent, {name} is better off at every aversion.")
        )
        return said.format(name=self.better_off, at=_epsilons(self.turns_of_equivalent))

    def plot(self, **options: Any) -> Figure:
        """Equivalents by aversion."""
        from edusocsec.plots import lines

        options.setdefault("title", _("Equally distributed equivalent by aversion to inequality"))
        options.setdefault("caption", self._said_by_equivalent)
        options.setdefault("axis_title", self.unit or None)
        return lines(self.equivalents.rename(index=_short).rename_axis(None), **options)

    @property
    def _means(self) -> tuple[float, float]:
        first, second = (given.mean for given in self.distributions.values())
        return first, second

    @cached_property
    def _searched(self) -> np.ndarray:
        return equivalents(self.distributions, SEARCHED).to_numpy()

    def _ahead(self, units: tuple[float, float]) -> str:
        return list(self.distributions)[first_largest(self._searched[0] / units)]

    def _turns(self, units: tuple[float, float]) -> list[float]:
        def gap(epsilon: float) -> float:
            first, second = equivalents(self.distributions, [epsilon]).to_numpy()[0] / units
            return float(first - second)

        first, second = (self._searched / units).T
        gaps = first - second
        sure = np.abs(gaps) > SMALLEST_GAP * max(np.divide(self._means, units))
        epsilons, signs = SEARCHED[sure], np.sign(gaps[sure])
        (turned,) = np.nonzero(signs[:-1] != signs[1:])
        return [float(brentq(gap, epsilons[at], epsilons[at + 1])) for at in turned]

    def _table_block(self) -> Table:
        table = self.table()
        formats = ["{:.4f}".format] * 2 + ["{:,.1f}".format] * 2
        return Table(table, formats=dict(zip(table, formats, strict=True)), headings=self.headings)

    def _tell(self) -> Iterator[Step]:
        given = next(iter(self.distributions.values()))
        yield from atkinson(given.values, 1.0, given.weights).steps.values()


def judge(distributions: Mapping[str, Distribution], unit: str = "") -> Judgement:
    """Judge two distributions from the sum alone to Rawls, and find where the ranking turns.

    Two rankings: by Atkinson's index only equality counts; by the equally distributed equivalent
    the amount counts too. The turns are looked for between aversions of 0.001 and 10,000.

    Parameters
    ----------
    distributions : mapping from name to Distribution
        Two, such as of :func:`~edusocsec.papers.fiscal_equity.fairness.per_head`.
    unit : str, optional
        Of their values.

    Returns
    -------
    Judgement
        Its badge is the weaker one of both.

    Raises
    ------
    ArgumentError
        If there are not two distributions.

    Examples
    --------
    >>> from edusocsec.papers.fiscal_equity.fairness import per_head
    >>> regions = judge({"east": per_head(2017, "east"), "central": per_head(2017, "central")})
    >>> print(regions.verdict)
    By the index, central is the more equal at every aversion. By the equivalent, east is
    better off at small aversions, and this turns at epsilon = 0.50.
    """
    if len(distributions) != 2:
        raise ArgumentError(
            _("There are {count} distributions to judge.").format(count=len(distributions)),
            _("Give two, each with a name."),
        )
    badge = joined(*(given.badge for given in distributions.values()))
    return Judgement(distributions=dict(distributions), unit=unit, badge=badge)


def _epsilons(turns: list[float]) -> str:
    return _("epsilon = {values}").format(values=enumerated(f"{turn:.2f}" for turn in turns))


def _named(epsilon: float) -> str:
    """Write an aversion with the theory that it stands for."""
    names = {0.0: _("0 (the sum alone)"), math.inf: _("infinite (Rawls)")}
    return names.get(epsilon, f"{epsilon:g}")


def _short(epsilon: float) -> str:
    return "∞" if math.isinf(epsilon) else f"{epsilon:g}"
