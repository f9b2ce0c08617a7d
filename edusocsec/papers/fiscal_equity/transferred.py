"""What a transfer did: who received, who paid, and how far inequality fell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.stats.atkinson import atkinson
from edusocsec.stats.gini import gini
from edusocsec.stats.theil import Theil
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Rule = Literal["from_below", "proportional", "formula"]
Payer = Literal["centre", "provinces"]

MILLIONTHS = 1e6
"""Effects of 100 million yuan on the index are told in millionths of it."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Transfer(Result):
    """An amount of money given to provinces by a rule, and what it does.

    See :func:`edusocsec.papers.fiscal_equity.transfer.equalize`.

    Attributes
    ----------
    year : int
    budget : float
        100 million yuan.
    rule : {"from_below", "proportional", "formula"}
    paid_by : {"centre", "provinces"}
    line : float or None
        Yuan per head up to which a province has a claim; None for the formula.
    migrants, development : float
        Weights of the formula.
    provinces : DataFrame
        ``residents`` (10,000), ``net_migration`` and ``gdp_per_head`` (see
        :func:`~.need.count_need`) and ``counted``, the persons by whom the formula measures
        need (10,000); in 100 million yuan ``revenue``, ``above`` (what is spent above
        the national mean), ``claim``, ``received`` and ``paid``.
    before, after : Theil
        Of expenditure per head, weighted by residents.
    """

    story: ClassVar[str] = "edusocsec.papers.fiscal_equity.steps.transfer:tell"

    year: int
    budget: float
    rule: Rule
    paid_by: Payer
    line: float | None
    migrants: float
    development: float
    provinces: pd.DataFrame
    before: Theil
    after: Theil

    @property
    def total(self) -> float:
        """All expenditure before the transfer, in 100 million yuan."""
        return self.before.distribution.mean * float(self.provinces["residents"].sum()) / 1e4

    @property
    def fall(self) -> float:
        """Fall of Theil's T per 100 million yuan, in millionths."""
        return MILLIONTHS * (self.before.value - self.after.value) / self.budget

    @cached_property
    def marginal(self) -> pd.Series:
        """What the first 100 million yuan of new money in a province does to T, in millionths."""
        logarithms = self.before.distribution.relative.map(math.log)
        effects = MILLIONTHS * (logarithms - self.before.value) / self.total
        return effects.rename("effect_on_t")

    @cached_property
    def exchange(self) -> pd.DataFrame:
        """What moving 100 million yuan does to T, in millionths: to the row, from the column."""
        effect = self.marginal.to_numpy()
        names = self.marginal.index
        return pd.DataFrame(
            np.subtract.outer(effect, effect), names.rename("to"), names.rename("from")
        )

    @cached_property
    def reversals(self) -> int:
        """Pairs of provinces of which the one that spent less per head now spends more."""
        before = self.before.distribution.values.to_numpy()
        after = self.after.distribution.values.to_numpy()
        was_less = np.subtract.outer(before, before) < 0
        is_more = np.subtract.outer(after, after) > 1e-9
        return int((was_less & is_more).sum())

    @property
    def title(self) -> str:
        """What was computed."""
        rule = {
            "from_below": _("Levelling from below"),
            "proportional": _("A part of the distance to the mean"),
            "formula": _("Standard need minus capacity"),
        }[self.rule]
        payer = _("paid by the centre") if self.paid_by == "centre" else _("paid by provinces")
        return _("{rule}, {payer}, {year}").format(rule=rule, payer=payer, year=self.year)

    def table(self) -> pd.DataFrame:
        """Return three indices and the least, before and after."""
        return pd.DataFrame(
            {
                "before": _summary(self.before),
                "after": _summary(self.after),
            }
        )

    @property
    def headings(self) -> Headings:
        """What the columns and rows of the tables are called."""
        return Headings(
            columns={
                "before": _("before"),
                "after": _("after"),
                "effect_on_t": _("effect on T"),
            },
            rows={
                "theil_t": _("Theil's T"),
                "gini": _("Gini coefficient"),
                "atkinson_1": _("Atkinson's index, epsilon = 1"),
                "atkinson_infinite": _("Atkinson's index, infinite (Rawls)"),
            },
            names={"to": _("to"), "from": _("from")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=4, headings=self.headings)

    @property
    def verdict(self) -> str:
        """How many receive, and how far the index falls."""
        moved = _("{budget:g} times 100 million yuan go to {count} provinces.").format(
            count=int((self.provinces["received"] > 0).sum()), budget=self.budget
        )
        fell = _(
            "Theil's T goes from {before:.4f} to {after:.4f}: it falls by {fall:.1f} millionths "
            "per 100 million yuan."
        ).format(before=self.before.value, after=self.after.value, fall=self.fall)
        first, then = (index.distribution.values.min() for index in (self.before, self.after))
        least = (
            _("The least per head goes from {first:,.0f} to {then:,.0f} yuan.")
            if then > first
            else _("The least per head stays at {first:,.0f} yuan.")
        ).format(first=first, then=then)
        return sentences([moved, fell, least])

    def plot(self, **options: Any) -> Figure:
        """Map of what each province receives and pays per head."""
        from edusocsec.plots import tile_map

        tiles = load_dataset("provinces_2013")
        net = self.provinces["received"] - self.provinces["paid"]
        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return tile_map(
            1e4 * net / self.provinces["residents"],
            tiles[["tile_row", "tile_column"]],
            labels=tiles["abbreviation"],
            scale="signed",
            decimals=0,
            unit=_("yuan per head"),
            **options,
        )

    def _ask_peers(self) -> Iterator[Peer]:
        from scipy.optimize import brentq
        from scipy.special import rel_entr

        given = self.after.distribution
        amounts = (given.values * given.weights).to_numpy()
        theirs = rel_entr(amounts / amounts.sum(), given.population_shares.to_numpy()).sum()
        yield Peer("scipy.special.rel_entr", _("index after"), self.after.value, theirs)
        if self.rule == "from_below" and self.line is not None:
            spent = self.before.distribution.values.to_numpy()
            residents = self.provinces["residents"].to_numpy()

            def beyond(line: float) -> float:
                return float(residents @ (line - spent).clip(min=0)) / 1e4 - self.budget

            found = brentq(beyond, spent.min(), 2 * spent.max(), xtol=1e-12)
            yield Peer("scipy.optimize.brentq", _("line"), self.line, found, scale=0.0)


def _summary(index: Theil) -> pd.Series:
    given = index.distribution
    return pd.Series(
        {
            "theil_t": index.value,
            "gini": float(gini(given.values, given.weights)),
            "atkinson_1": float(atkinson(given.values, 1, given.weights)),
            "atkinson_infinite": 1 - float(given.relative.min()),
        }
    )
