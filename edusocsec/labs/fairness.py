"""Which of two distributions is fairer, from the sum alone to Rawls."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import traitlets

from edusocsec.errors import ArgumentError, UnknownNameError, choose_from, instance_of
from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.labs.fairness_for_browser import for_browser, texts
from edusocsec.papers.fiscal_equity.decomposition import FIRST_COMPARABLE_YEAR, LAST_YEAR
from edusocsec.papers.fiscal_equity.fairness import per_head
from edusocsec.papers.fiscal_equity.judgement import Judgement, judge
from edusocsec.stats.arguments import real_number
from edusocsec.stats.atkinson import Atkinson, atkinson
from edusocsec.stats.distribution import Distribution, Values, distribution
from edusocsec.translation import _, sentences

Given = Distribution | Values | tuple[Values, Values]
"""Values per head, with or without weights, or a distribution."""

MOST = 12
"""So many distributions are compared with each other in a moment."""

SAME = 1e-9
"""Relative difference below which two numbers are called the same."""


class FairnessWidget(LabWidget):
    """What Python and the browser tell each other of two distributions.

    ``choice`` has the positions of the ``first`` and the ``second`` one and ``epsilon``, which is
    None for Rawls. ``answer`` has Python's numbers for the choice that it names.
    """

    lab = traitlets.Unicode("fairness").tag(sync=True)
    choice = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)


class FairnessLab(BrowserLab):
    """Two of several distributions, judged by an aversion to inequality that is set by hand.

    Parameters
    ----------
    distributions : dict from name to Distribution
    unit : str
    first, second : str
        Names of the two to begin with.
    epsilon : float
    """

    widget: FairnessWidget

    def __init__(
        self,
        distributions: dict[str, Distribution],
        unit: str,
        first: str,
        second: str,
        epsilon: float,
    ) -> None:
        self.distributions, self.unit = distributions, unit
        self._pairs = {
            frozenset(pair): judge({name: distributions[name] for name in pair}, unit)
            for pair in combinations(distributions, 2)
        }
        start = self._chosen(first, second, epsilon)
        widget = FairnessWidget(
            texts=texts(),
            data={
                "distributions": [for_browser(*named) for named in distributions.items()],
                "unit": unit,
                "places": _places(distributions),
                "pairs": [
                    {
                        "index": compared.turns_of_index,
                        "equivalent": compared.turns_of_equivalent,
                        "verdict": compared.verdict,
                    }
                    for compared in self._pairs.values()
                ],
            },
            choice=start,
        )
        super().__init__(widget, self._pairs[frozenset([first, second])])
        self._answer()
        widget.observe(lambda _change: self._answer(), "choice")

    @property
    def title(self) -> str:
        """What the lab is about, whichever two are chosen."""
        return _("Which of two distributions is fairer?")

    @property
    def epsilon(self) -> float:
        """Aversion to inequality, infinite for Rawls."""
        chosen = self.widget.choice["epsilon"]
        return math.inf if chosen is None else float(chosen)

    @property
    def results(self) -> dict[str, Atkinson]:
        """Atkinson's index of both; each one tells its steps by ``explain()``."""
        names = list(self.distributions)
        chosen = [names[self.widget.choice[side]] for side in ("first", "second")]
        return {name: _atkinson(self.distributions[name], self.epsilon) for name in chosen}

    @property
    def comparison(self) -> Judgement:
        """Both at every aversion, and where their order turns."""
        return self._pairs[frozenset(self.results)]

    @property
    def verdict(self) -> str:
        """Which one is the more equal and which one better off, and where that turns."""
        words, results, places = self.widget.texts, self.results, self.widget.data["places"]
        first, second = results
        one, other = (100 * result.value for result in results.values())
        wasted = words["wasted"].format(
            epsilon=self._epsilon_named(), first=first, second=second, one=one, other=other
        )
        levels = [result.equivalent for result in results.values()]
        shown = [f"{level:,.{places}f}" for level in levels]
        worth = words["worth"].format(one=shown[0], other=shown[1], unit=self.unit)
        return sentences(
            [
                wasted,
                self._judged("more_equal", -one, -other),
                worth,
                self._judged("better_off", *levels),
                self.comparison.verdict,
            ]
        )

    def choose(
        self, *, first: str | None = None, second: str | None = None, epsilon: float | None = None
    ) -> None:
        """Choose other distributions or another aversion; what is not given stays.

        Raises
        ------
        UnknownNameError
            If there is no such distribution.
        ArgumentError
            If both are the same, or epsilon is negative.
        """
        now = list(self.results)
        self.widget.choice = self._chosen(
            now[0] if first is None else first,
            now[1] if second is None else second,
            self.epsilon if epsilon is None else epsilon,
        )

    def _chosen(self, first: str, second: str, epsilon: float) -> dict[str, Any]:
        names = list(self.distributions)
        for name in (first, second):
            if name not in names:
                raise UnknownNameError(
                    _("There is no distribution '{name}'.").format(name=name),
                    choose_from(name, names, most=MOST),
                )
        if first == second:
            raise ArgumentError(
                _("'{name}' cannot be compared with itself.").format(name=first),
                _("Choose two different distributions."),
            )
        aversion = real_number(
            epsilon, "epsilon", 0, hint=_("Give a number from 0 on; float('inf') is Rawls.")
        )
        return {
            "first": names.index(first),
            "second": names.index(second),
            "epsilon": None if math.isinf(aversion) else aversion,
        }

    def _judged(self, which: str, one: float, other: float) -> str:
        words = self.widget.texts
        if math.isclose(one, other, rel_tol=SAME, abs_tol=SAME):
            return str(words[f"{which}_neither"])
        first, second = self.results
        return str(words[which].format(name=first if one > other else second))

    def _epsilon_named(self) -> str:
        words = self.widget.texts
        ends = {0.0: words["sum_alone"], math.inf: words["rawls"]}
        return str(ends.get(self.epsilon, f"{self.epsilon:.2f}"))

    def _answer(self) -> None:
        results = self.results.values()
        self.widget.answer = {
            "choice": self.widget.choice,
            "indices": [result.value for result in results],
            "equivalents": [result.equivalent for result in results],
        }


def fairness(
    distributions: Mapping[str, Given] | None = None,
    *,
    unit: str | None = None,
    first: str | None = None,
    second: str | None = None,
    epsilon: float = 1.0,
) -> FairnessLab:
    """Go from the sum alone to Rawls, and see which of two distributions is fairer.

    By Atkinson's index only equality counts; by the equally distributed equivalent the amount
    counts too. Where their order turns is marked on the curves.

    Parameters
    ----------
    distributions : mapping from name to Distribution, values, or (values, weights), optional
        At least two and at most twelve. Without it, the expenditure per head of the provinces in
        eight years and, in the last one, in three regions.
    unit : str, optional
        Of the values.
    first, second : str, optional
        Names of the two to begin with.
    epsilon : float
        Aversion to inequality to begin with; ``float("inf")`` is Rawls.

    Returns
    -------
    FairnessLab
        ``lab.results`` are the two indices on the screen, ``lab.comparison`` knows the turns;
        ``lab.save_html(path)`` saves the lab as a page.

    Raises
    ------
    ArgumentError
        If there are not two to twelve distributions.
    UnknownNameError
        If there is no distribution of that name.
    DataError
        If a value or a weight is negative or missing.

    Examples
    --------
    >>> lab = fairness()
    >>> list(lab.results), [round(turn, 4) for turn in lab.comparison.turns_of_equivalent]
    (['east 2017', 'central 2017'], [0.5027])
    """
    if distributions is None:
        distributions, unit = _expenditure(), _("yuan per head") if unit is None else unit
        first, second = first or "east 2017", second or "central 2017"
    if not 2 <= len(instance_of(distributions, Mapping, "distributions")) <= MOST:
        raise ArgumentError(
            _("There are {count} distributions to compare.").format(count=len(distributions)),
            _("Give two to {most}, each with a name.").format(most=MOST),
        )
    named = {str(name): _checked(given) for name, given in distributions.items()}
    names = list(named)
    return FairnessLab(named, unit or _("units"), first or names[0], second or names[1], epsilon)


def _expenditure() -> dict[str, Given]:
    regions = {f"{name} {LAST_YEAR}": name for name in ("east", "central", "west")}
    return {
        **{str(year): per_head(year) for year in range(FIRST_COMPARABLE_YEAR, LAST_YEAR + 1)},
        **{title: per_head(LAST_YEAR, region) for title, region in regions.items()},
    }


def _checked(given: Given) -> Distribution:
    if isinstance(given, Distribution):
        return given
    values, weights = given if isinstance(given, tuple) else (given, None)
    hint = _("Fill them, or leave out these rows with dropna().")
    return distribution(values, weights, hint=hint)


def _atkinson(given: Distribution, epsilon: float) -> Atkinson:
    return atkinson(given.values, epsilon, given.weights)


def _places(distributions: Mapping[str, Distribution]) -> int:
    mean = np.mean([given.mean for given in distributions.values()])
    return int(np.clip(3 - np.log10(mean), 0, 6))
