"""Each convention switched alone: how much changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from edusocsec.explain import Result, Step, Table
from edusocsec.labs.convention_chains.chain import Chain
from edusocsec.labs.convention_chains.parts import Choice
from edusocsec.translation import _, enumerated, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ConventionReport(Result):
    """What each convention changes if it alone is switched.

    Its steps are those of the chain with nothing switched.

    Attributes
    ----------
    chain : Chain
    """

    chain: Chain

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Why not SPSS? What each convention changes")

    @cached_property
    def alone(self) -> dict[str, Choice]:
        """The choices in which one switch has left its default, by the name of the switch."""
        usual, found = self.chain.choices[0], {}
        for at, switch in enumerate(self.chain.switches):
            for position, option in enumerate(switch.options[1:], start=1):
                choice = (*usual[:at], position, *usual[at + 1 :])
                if self.chain.settings(choice) != self.chain.settings(usual):
                    name = _("{switch} ({option})").format(switch=switch.title, option=option.label)
                    found[name] = choice
        return found

    def table(self) -> pd.DataFrame:
        """Return how many numbers, groups and ranks each switch changes."""
        chain = self.chain
        counts = [
            [chain.changed_numbers(choice), len(chain.moved(choice)), len(chain.reranked(choice))]
            for choice in self.alone.values()
        ]
        columns = [
            _("numbers that change, of {count}").format(count=len(chain.default.numbers)),
            chain.words.group_changes,
            _("other rank"),
        ]
        return pd.DataFrame(counts, list(self.alone), columns)

    def _table_block(self) -> Table:
        return Table(self.table(), places=0)

    @property
    def verdict(self) -> str:
        """Which switches move somebody, and which move nobody."""
        moved = {name: len(self.chain.moved(choice)) for name, choice in self.alone.items()}
        idle = [name for name, count in moved.items() if count == 0]
        said = [_("No group changes with {names}.").format(names=enumerated(idle))] if idle else []
        said.extend(
            _("With {name}, {count} are in another group.").format(name=name, count=count)
            for name, count in moved.items()
            if count
        )
        return sentences(said)

    def plot(self, **options: Any) -> Figure:
        """Groups with nothing switched, on the map; without a map, as the result draws them."""
        chain = self.chain
        options.setdefault("title", chain.title)
        if chain.tiles is None:
            return chain.default.result.plot(**options)
        from edusocsec.plots import tile_map

        options.setdefault("caption", _("With nothing switched."))
        groups = chain.default.groups
        return tile_map(groups, chain.tiles, labels=chain.tiles["abbreviation"], **options)

    def _tell(self) -> Iterator[Step]:
        yield from self.chain.default.result.steps.values()
