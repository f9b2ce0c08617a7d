"""Three theories of fairness beside the figures: the sum, the worst-off, and need.

The thesis names welfare economics (the sum counts), Rawls (the worst-off come first) and Marx (what
is deducted before anything is distributed, and then need). The first two are the two ends of
Atkinson's family of indices, and :func:`judge` walks from one to the other. Need is not measured in
these figures; :func:`per_older_resident` is one proxy for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.optimize import brentq

from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError, UnknownNameError, listed
from edusocsec.explain import Heading, Prose, Table
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block
from edusocsec.papers.fiscal_equity.decomposition import (
    FIRST_COMPARABLE_YEAR,
    LAST_YEAR,
)
from edusocsec.provenance import Badge, with_badges
from edusocsec.stats.atkinson import atkinson
from edusocsec.stats.distribution import Distribution, distribution
from edusocsec.translation import _, enumerated, sentences

EPSILONS = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, math.inf)
"""Aversions to inequality to show: the utilitarian first, Rawls last."""

SEARCHED = np.geomspace(0.01, 100, 200)
"""Aversions between which a change of the ranking is looked for."""


def year_of_panel(year: int) -> pd.DataFrame:
    """Return the provinces of one comparable year, 2010 to 2017.

    Raises
    ------
    UnknownNameError
        If the year lies outside.
    """
    if not FIRST_COMPARABLE_YEAR <= year <= LAST_YEAR:
        raise UnknownNameError(
            _("There are no comparable figures of {year}.").format(year=year),
            _("Choose a year from {first} to {last}.").format(
                first=FIRST_COMPARABLE_YEAR, last=LAST_YEAR
            ),
        )
    panel = load_dataset("province_panel")
    return panel[panel.index.get_level_values("year") == year].droplevel("year")


def per_head(year: int, region: str | None = None) -> Distribution:
    """Return the expenditure per head (yuan) of the provinces, weighted by their residents.

    Parameters
    ----------
    year : int
        2010 to 2017.
    region : {"east", "central", "west"}, optional
        All provinces unless given.

    Raises
    ------
    UnknownNameError
        If there is no such year or region.

    Examples
    --------
    >>> round(per_head(2017).mean), round(per_head(2017, "east").mean)
    (1701, 1665)
    """
    table = year_of_panel(year)
    if region is not None:
        if region not in set(table["region"]):
            raise UnknownNameError(
                _("There is no region '{region}'.").format(region=region),
                _("Choose one of {known}.").format(known=listed(table["region"].unique())),
            )
        table = table[table["region"] == region]
    return distribution(table["expenditure_per_capita"], table["resident_population"])


def per_older_resident() -> Distribution:
    """Return the expenditure per resident aged 65 and over (yuan) of 2013, weighted by them.

    A proxy of need: the residents of that age are estimated from a sample of about 0.8 per mille,
    and age is one need among many (see the dataset's notes).

    Examples
    --------
    >>> per_older_resident().badge.value
    'reconstructed'
    """
    older = load_dataset("provinces_2013")["population_65_plus_2013"]
    spent = year_of_panel(2013)["social_security_expenditure"]
    table = pd.DataFrame({"expenditure_per_older_resident": 1e4 * spent / older})
    badged = with_badges(table, {"expenditure_per_older_resident": Badge.RECONSTRUCTED})
    return distribution(badged["expenditure_per_older_resident"], older)


def equivalents(
    distributions: Mapping[str, Distribution], epsilons: Sequence[float] | np.ndarray
) -> pd.DataFrame:
    """Return the equally distributed equivalents; aversions in rows, distributions in columns."""
    columns = {
        name: [atkinson(given.values, e, given.weights).equivalent for e in epsilons]
        for name, given in distributions.items()
    }
    return pd.DataFrame(columns, index=pd.Index(epsilons, name="epsilon"))


def indices(
    distributions: Mapping[str, Distribution], epsilons: Sequence[float] | np.ndarray
) -> pd.DataFrame:
    """Return Atkinson's indices; aversions in rows, distributions in columns.

    Examples
    --------
    >>> indices({"2010": per_head(2010), "2017": per_head(2017)}, [1]).round(4).loc[1].to_list()
    [0.0751, 0.0573]
    """
    means = [given.mean for given in distributions.values()]
    return (1 - equivalents(distributions, epsilons) / means).clip(lower=0)


@dataclass(frozen=True, eq=False, repr=False)
class Judgement(Display):
    """Two distributions, judged by every aversion to inequality; see :func:`judge`.

    Attributes
    ----------
    distributions : dict from name to Distribution
        Two of them.
    epsilons : tuple of float
        Aversions to show.
    """

    distributions: dict[str, Distribution]
    epsilons: tuple[float, ...]

    @cached_property
    def indices(self) -> pd.DataFrame:
        """Atkinson's index; aversions in rows. The smaller one is the more equal."""
        return indices(self.distributions, self.epsilons)

    @cached_property
    def equivalents(self) -> pd.DataFrame:
        """Equally distributed equivalent; aversions in rows. The larger one is the better."""
        return equivalents(self.distributions, self.epsilons)

    @cached_property
    def _searched(self) -> pd.DataFrame:
        return equivalents(self.distributions, SEARCHED)

    @property
    def _means(self) -> list[float]:
        return [given.mean for given in self.distributions.values()]

    @property
    def more_equal(self) -> str:
        """Which one has the smaller index at the smallest aversion above zero."""
        return str((self._searched / self._means).iloc[0].idxmax())

    @property
    def better_off(self) -> str:
        """Which one has the larger equivalent at the smallest aversion above zero."""
        return str(self._searched.iloc[0].idxmax())

    @cached_property
    def turns_of_index(self) -> list[float]:
        """Aversions where the ranking by the index turns round."""
        return self._turns(self._means)

    @cached_property
    def turns_of_equivalent(self) -> list[float]:
        """Aversions where the ranking by the equivalent turns round."""
        return self._turns([1.0, 1.0])

    def _turns(self, units: list[float]) -> list[float]:
        def gap(epsilon: float) -> float:
            first, second = equivalents(self.distributions, [epsilon]).iloc[0] / units
            return float(first - second)

        first, second = (self._searched / units).to_numpy().T
        changed = np.flatnonzero(np.diff(np.sign(first - second)))
        return [float(brentq(gap, SEARCHED[i], SEARCHED[i + 1])) for i in changed]

    @property
    def badge(self) -> Badge | None:
        """Weakest badge of the figures; None if one of them has none."""
        badges = [given.badge for given in self.distributions.values()]
        known = [badge for badge in badges if badge is not None]
        return max(known, key=list(Badge).index) if len(known) == len(badges) else None

    @property
    def verdict(self) -> str:
        """Who is more equal, who is better off, and at which aversion that changes."""
        by_index = (
            _("By the index, {name} is the more equal at small aversions, and this turns at {at}.")
            if self.turns_of_index
            else _("By the index, {name} is the more equal at every aversion.")
        )
        by_equivalent = (
            _("By the equivalent, {name} is better off at small aversions, and this turns at {at}.")
            if self.turns_of_equivalent
            else _("By the equivalent, {name} is better off at every aversion.")
        )
        return sentences(
            [
                by_index.format(name=self.more_equal, at=_epsilons(self.turns_of_index)),
                by_equivalent.format(name=self.better_off, at=_epsilons(self.turns_of_equivalent)),
            ]
        )

    def blocks(self) -> Iterator[Block]:
        """Both tables, what they say, and the weakest badge."""
        first, second = self.distributions
        yield Heading(_("{first} and {second}").format(first=first, second=second))
        yield Prose(_("Atkinson's index: the part of the total that inequality wastes."))
        yield Table(_spoken(self.indices), places=4)
        yield Prose(_("Equally distributed equivalent: given to all, it would be as good."))
        yield Table(_spoken(self.equivalents), places=1)
        yield Prose(self.verdict, strong=True)
        if self.badge is not None:
            yield Prose(self.badge.meaning)


def judge(
    distributions: Mapping[str, Distribution], epsilons: Sequence[float] = EPSILONS
) -> Judgement:
    """Judge two distributions from the utilitarian to Rawls, and find where the ranking turns.

    Two rankings: by Atkinson's index only equality counts; by the equally distributed equivalent
    the amount counts too. The turns are looked for between aversions of 0.01 and 100.

    Parameters
    ----------
    distributions : mapping from name to Distribution
        Two, such as of :func:`per_head`.
    epsilons : sequence of float
        Aversions to show.

    Returns
    -------
    Judgement

    Raises
    ------
    ArgumentError
        If there are not two distributions.

    Examples
    --------
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
    return Judgement(dict(distributions), tuple(epsilons))


def _epsilons(turns: list[float]) -> str:
    return _("epsilon = {values}").format(values=enumerated(f"{turn:.2f}" for turn in turns))


def _spoken(table: pd.DataFrame) -> pd.DataFrame:
    """Write the infinite aversion as the theory that it stands for."""
    names = {0.0: _("0 (utilitarian)"), math.inf: _("infinite (Rawls)")}
    return table.rename(index=lambda epsilon: names.get(epsilon, f"{epsilon:g}"))
