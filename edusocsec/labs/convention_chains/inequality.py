"""The conventions of measuring inequality between and within the regions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.labs.convention_chains.chain import Chain
from edusocsec.labs.convention_chains.parts import Choice, Number, Outcome, Settings, Words
from edusocsec.labs.convention_chains.switches import inequality_switches
from edusocsec.labs.indicator_names import named
from edusocsec.papers.fiscal_equity.decomposition import Weighting, decompose
from edusocsec.plots.colours import CATEGORIES, GroupLook
from edusocsec.stats.decomposition import TheilDecomposition
from edusocsec.stats.extremes import largest_at, ranks
from edusocsec.stats.theil import Kind, Theil, theil
from edusocsec.stats.variation import CoefficientOfVariation, coefficient_of_variation
from edusocsec.translation import _

ABOVE, BELOW = "+", "−"


class InequalityChain(Chain):
    """Theil's index of one indicator in one year, split between and within the regions.

    Parameters
    ----------
    panel : DataFrame
        In the form of the dataset ``province_panel``.
    indicator : str
    year : int
    tiles : DataFrame
    """

    name = "inequality"

    def __init__(self, panel: pd.DataFrame, indicator: str, year: int, tiles: pd.DataFrame) -> None:
        title, self.unit = astuple(named(indicator))
        self.panel, self.indicator, self.year, self.tiles = panel, indicator, year, tiles
        self._split = cache(self._split_by)
        self.title = _("Inequality, {year}: {indicator}").format(year=year, indicator=title)
        self.switches = inequality_switches()
        self.words = Words(
            group=_("beside the mean"),
            group_changes=_("other side of the mean"),
            rank=_("rank by size of contribution"),
            moved=_("On the other side of the mean, {moves}."),
            none_moved=_("Nobody crosses the mean."),
        )
        # Not the colours of the regions.
        self.looks = {
            ABOVE: GroupLook(CATEGORIES[4], "o", ""),
            BELOW: GroupLook(CATEGORIES[5], "s", ""),
        }

    def group_name(self, group: Any) -> str:
        """Name of a group, as a sentence says it."""
        return {ABOVE: _("above"), BELOW: _("below")}[group]

    def run(self, settings: Settings) -> Outcome:
        """Compute the chain under these conventions."""
        chosen: Any = settings
        split = self._split(chosen["kind"], chosen["weighting"])
        levels = split.levels
        whole = theil(levels["level"], levels["weight"], split.kind)
        weights = None if chosen["weighting"] == "provinces" else levels["weight"]
        variation = coefficient_of_variation(levels["level"], weights, ddof=chosen["ddof"])
        brought = whole.terms["contribution"].abs()
        return Outcome(
            result=split,
            numbers=list(self._numbers(split, whole, variation)),
            groups=pd.Series(
                np.where(whole.distribution.relative >= 1, ABOVE, BELOW), levels.index
            ),
            ranks=pd.Series(ranks(brought), brought.index),
        )

    def _split_by(self, kind: Kind, weighting: Weighting) -> TheilDecomposition:
        return decompose(
            self.indicator, self.year, kind=kind, weighting=weighting, panel=self.panel
        )

    def _numbers(
        self, split: TheilDecomposition, whole: Theil, variation: CoefficientOfVariation
    ) -> Iterator[Number]:
        section = _("All provinces")
        mean = whole.distribution.mean
        title = _("Mean ({unit})").format(unit=self.unit) if self.unit else _("Mean")
        yield Number(section, title, mean, 1 if mean > 100 else 4)
        yield Number(section, _("Theil's index"), split.total, 4)
        yield Number(section, _("Coefficient of variation"), variation.value, 4)
        first = largest_at(whole.terms["contribution"].abs())
        yield Number(section, _("Contributes most, in size"), str(first))
        section = _("Between and within the regions")
        yield Number(section, _("Between the regions"), split.between, 4)
        yield Number(section, _("Within the regions"), split.within, 4)
        yield Number(section, _("Within, per cent of the total"), split.within_rate, 1)
        section = _("Inside each region")
        for region, index in split.groups["index"].items():
            title = _("Index inside {region}").format(region=region)
            yield Number(section, title, float(index), 4)
        most = str(largest_at(split.groups["index"]))
        yield Number(section, _("The most unequal inside"), most)

    def remarks(self, choice: Choice) -> list[str]:
        """Say which of the thesis' two claims turns, and why a rank is not a verdict."""
        before: Any = self.default.result
        after: Any = self.outcomes[choice].result
        said = []
        most = [str(largest_at(split.groups["index"])) for split in (before, after)]
        if most[0] != most[1]:
            said.append(
                _("The most unequal region inside is now {after}, no longer {before}.").format(
                    before=most[0], after=most[1]
                )
            )
        if (before.within_rate > 50) != (after.within_rate > 50):
            said.append(
                _(
                    "The larger part changes sides: within the regions lie now {after:.1f} per "
                    "cent of the total, not {before:.1f}."
                ).format(before=before.within_rate, after=after.within_rate)
            )
        if after.kind != before.kind:
            said.append(
                _(
                    "In T those above the mean add and those below take away, in L the other way "
                    "round; the ranks go by size."
                )
            )
        if self.settings(choice)["ddof"] == 1:
            n = len(after.levels)
            said.append(
                _(
                    "The divisor n - 1 multiplies the coefficient of variation by {factor:.4f} "
                    "(the square root of {n}/{less}) and touches nothing else."
                ).format(factor=np.sqrt(n / (n - 1)), n=n, less=n - 1)
            )
        return said
