"""Two distributions under every aversion to inequality, and where their order turns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy.optimize import brentq

from edusocsec.explain import Result, Step
from edusocsec.papers.fiscal_equity.fairness import EPSILONS, equivalents, indices
from edusocsec.provenance import Badge
from edusocsec.stats.atkinson import atkinson
from edusocsec.stats.distribution import Distribution, Values, distribution
from edusocsec.translation import _, enumerated, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Given = Distribution | Values | tuple[Values, Values]
"""Values per head, with or without weights, or a distribution."""

SEARCHED = np.geomspace(1e-3, 1e4, 800)
"""Aversions between which a turn is looked for; beyond them little but the ends is left."""

SMALLEST_GAP = 1e-12
"""In units of a mean; less is what rounding leaves of two curves that are the same."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class FairnessComparison(Result):
    """Two distributions from the utilitarian to Rawls.

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
        """What was computed."""
        return _("Which of two distributions is fairer?")

    def table(self) -> pd.DataFrame:
        """Return Atkinson's indices and the equivalents at some aversions."""
        shown = {
            _("index"): indices(self.distributions, EPSILONS),
            _("equivalent"): equivalents(self.distributions, EPSILONS),
        }
        columns = {
            _("{name}, {measure}").format(name=name, measure=measure): table[name]
            for measure, table in shown.items()
            for name in self.distributions
        }
        return pd.DataFrame(columns).rename(index=_named).rename_axis(None)

    @property
    def verdict(self) -> str:
        """Who is more equal, who is better off, and at which aversion that turns."""
        by_index = (
            _("By the index, {name} is the more equal at small aversions, and this turns at {at}.")
            if self.turns_of_index
            else _("By the index, {name} is the more equal at every aversion.")
        )
        said = by_index.format(name=self._ahead(self._means), at=_epsilons(self.turns_of_index))
        return sentences([said, self._better_off])

    @property
    def _better_off(self) -> str:
        by_equivalent = (
            _("By the equivalent, {name} is better off at small aversions, and this turns at {at}.")
            if self.turns_of_equivalent
            else _("By the equivalent, {name} is better off at every aversion.")
        )
        return by_equivalent.format(
            name=self._ahead((1.0, 1.0)), at=_epsilons(self.turns_of_equivalent)
        )

    @property
    def _means(self) -> tuple[float, float]:
        first, second = (given.mean for given in self.distributions.values())
        return first, second

    def _ahead(self, units: tuple[float, float]) -> str:
        """Name of the one with the larger equivalent at the smallest aversion."""
        first, second = (
            levels[0] / unit for levels, unit in zip(self._searched, units, strict=True)
        )
        return list(self.distributions)[int(first < second)]

    @cached_property
    def turns_of_index(self) -> list[float]:
        """Aversions where the other one becomes the more equal."""
        return self._turns(self._means)

    @cached_property
    def turns_of_equivalent(self) -> list[float]:
        """Aversions where the other one becomes better off."""
        return self._turns((1.0, 1.0))

    @cached_property
    def _searched(self) -> tuple[np.ndarray, np.ndarray]:
        first, second = (curve(given, SEARCHED) for given in self.distributions.values())
        return first, second

    def _turns(self, units: tuple[float, float]) -> list[float]:
        def gap(curves: Iterable[np.ndarray]) -> np.ndarray:
            first, second = (levels / unit for levels, unit in zip(curves, units, strict=True))
            gaps: np.ndarray = first - second
            return gaps

        def gap_at(epsilon: float) -> float:
            at = np.array([epsilon])
            return float(gap(curve(given, at) for given in self.distributions.values())[0])

        gaps = gap(self._searched)
        smallest = SMALLEST_GAP * max(
            mean / unit for mean, unit in zip(self._means, units, strict=True)
        )
        sure = np.abs(gaps) > smallest
        epsilons, signs = SEARCHED[sure], np.sign(gaps[sure])
        (turned,) = np.nonzero(signs[:-1] != signs[1:])
        return [float(brentq(gap_at, epsilons[at], epsilons[at + 1])) for at in turned]

    def plot(self, **options: Any) -> Figure:
        """Equivalents by aversion."""
        from edusocsec.plots import lines

        options.setdefault("title", _("Equally distributed equivalent by aversion to inequality"))
        options.setdefault("caption", self._better_off)
        options.setdefault("axis_title", self.unit or None)
        shown = equivalents(self.distributions, EPSILONS)
        return lines(shown.rename(index=_short).rename_axis(None), **options)

    def _tell(self) -> Iterator[Step]:
        given = next(iter(self.distributions.values()))
        yield from atkinson(given.values, 1.0, given.weights).steps.values()


def compare(distributions: dict[str, Distribution], unit: str) -> FairnessComparison:
    """Compare two distributions; the weaker of their badges is that of the comparison."""
    badges = [given.badge for given in distributions.values() if given.badge is not None]
    badge = max(badges, key=list(Badge).index) if len(badges) == len(distributions) else None
    return FairnessComparison(distributions=distributions, unit=unit, badge=badge)


def checked(given: Given) -> Distribution:
    """Check values and weights, unless that was done."""
    if isinstance(given, Distribution):
        return given
    return distribution(*given) if isinstance(given, tuple) else distribution(given)


def curve(given: Distribution, epsilons: np.ndarray) -> np.ndarray:
    """Equally distributed equivalents at many aversions, as ``atkinson`` finds each.

    Examples
    --------
    >>> from edusocsec.stats.distribution import distribution
    >>> curve(distribution([1.0, 1.0, 4.0]), np.array([0.0, 1.0, np.inf])).round(4).tolist()
    [2.0, 1.5874, 1.0]
    """
    people, levels = given.population_shares.to_numpy(), given.values.to_numpy()
    least = float(levels.min())
    if least == 0:
        return np.array([atkinson(given.values, e, given.weights).equivalent for e in epsilons])
    # In units of the least no power overflows; near power 0 no digits are lost.
    logs = np.log(levels / least)
    powers = 1 - epsilons
    found = np.full(len(epsilons), least)
    near_one = np.abs(powers) < 1e-12
    found[near_one] = least * math.exp(float(people @ logs))
    usual = np.isfinite(epsilons) & ~near_one
    means = np.log1p(np.expm1(np.outer(powers[usual], logs)) @ people)
    found[usual] = least * np.exp(means / powers[usual])
    return found


def _epsilons(turns: list[float]) -> str:
    return _("epsilon = {values}").format(values=enumerated(f"{turn:.2f}" for turn in turns))


def _named(epsilon: float) -> str:
    """Write an aversion with the theory that it stands for."""
    names = {0.0: _("0 (utilitarian)"), math.inf: _("infinite (Rawls)")}
    return names.get(epsilon, f"{epsilon:g}")


def _short(epsilon: float) -> str:
    return "∞" if math.isinf(epsilon) else f"{epsilon:g}"
