"""A chain of computations whose conventions are switches, and what each of them changes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from itertools import product
from typing import Any, ClassVar

import pandas as pd

from edusocsec.errors import UnknownNameError, choose_from
from edusocsec.labs.convention_chains.parts import (
    Choice,
    Option,
    Outcome,
    Settings,
    Switch,
    Words,
    changes,
)
from edusocsec.plots.colours import GroupLook
from edusocsec.provenance import Badge
from edusocsec.stats.extremes import largest_at
from edusocsec.translation import _, enumerated, sentences

NAMED = 6
"""How many rows that move alike a sentence names."""


class Chain(ABC):
    """A chain of computations under every combination of its conventions."""

    name: ClassVar[str]
    title: str
    switches: tuple[Switch, ...]
    words: Words
    looks: dict[Any, GroupLook]
    """How each group looks, in the order of the groups."""
    tiles: pd.DataFrame | None = None
    """Where each row has its tile on the map, and its short name."""

    @abstractmethod
    def run(self, settings: Settings) -> Outcome:
        """Compute the chain under these conventions."""

    @abstractmethod
    def remarks(self, choice: Choice) -> list[str]:
        """Say what the numbers of this choice mean, beyond that they changed."""

    def group_name(self, group: Any) -> str:
        """Name of a group, as a sentence says it."""
        return str(group)

    @cached_property
    def choices(self) -> list[Choice]:
        """Every combination: the position of the chosen option of each switch."""
        return list(product(*(range(len(switch.options)) for switch in self.switches)))

    @property
    def default(self) -> Outcome:
        """What the chain gives with nothing switched."""
        return self.outcomes[self.choices[0]]

    @cached_property
    def outcomes(self) -> dict[Choice, Outcome]:
        """What the chain gives under every combination."""
        computed: dict[tuple[object, ...], Outcome] = {}
        outcomes = {}
        for choice in self.choices:
            settings = self.settings(choice)
            key = tuple(settings.values())
            if key not in computed:
                computed[key] = self.run(settings)
            outcomes[choice] = computed[key]
        return outcomes

    def settings(self, choice: Sequence[int]) -> dict[str, object]:
        """Values of the arguments; a switch whose need is not met stays at its default."""
        chosen = {
            switch.name: switch.options[at].value
            for switch, at in zip(self.switches, choice, strict=True)
        }
        for switch in self.switches:
            if switch.needs is not None and chosen[switch.needs[0]] != switch.needs[1]:
                chosen[switch.name] = switch.options[0].value
        return chosen

    def position(self, name: str, value: object) -> tuple[int, int]:
        """Position of a switch, and of its option with this value."""
        names = [switch.name for switch in self.switches]
        if name not in names:
            raise UnknownNameError(
                _("This chain has no convention '{name}'.").format(name=name),
                choose_from(name, names),
            )
        at = names.index(name)
        values = [option.value for option in self.switches[at].options]
        if value not in values:
            raise UnknownNameError(
                _("There is no option {value!r} of '{name}'.").format(value=value, name=name),
                _("Choose one of {values}.").format(values=enumerated(map(repr, values))),
            )
        return at, values.index(value)

    @property
    def badge(self) -> Badge | None:
        """Weakest badge of the data."""
        return self.default.result.badge

    def changed_numbers(self, choice: Choice) -> int:
        """How many numbers differ from the default's."""
        pairs = zip(self.default.numbers, self.outcomes[choice].numbers, strict=True)
        return sum(changes(before.value, after.value) for before, after in pairs)

    def moved(self, choice: Choice) -> list[Any]:
        """Rows that are in another group than by default."""
        before, after = self.default.groups, self.outcomes[choice].groups
        return list(before.index[before != after])

    def reranked(self, choice: Choice) -> pd.Series:
        """By how many places each row falls against the default, without those that stay."""
        gaps = self.outcomes[choice].ranks - self.default.ranks
        return gaps[gaps != 0]

    def verdict(self, choice: Choice) -> str:
        """What is switched, and what that changes."""
        settings, usual = self.settings(choice), self.settings(self.choices[0])
        switched = [
            _("{switch} ({option})").format(
                switch=switch.title, option=_option(switch, settings[switch.name]).label
            )
            for switch in self.switches
            if settings[switch.name] != usual[switch.name]
        ]
        if not switched:
            return _("Nothing is switched: both columns are the same. Switch a convention.")
        said = [
            _("Switched: {names}.").format(names=enumerated(switched)),
            _("Numbers that change: {count} of {all}.").format(
                count=self.changed_numbers(choice), all=len(self.default.numbers)
            ),
        ]
        said.append(self._moves_said(choice))
        return sentences([*said, self._ranks_said(choice), *self.remarks(choice)])

    def _moves_said(self, choice: Choice) -> str:
        rows = self.moved(choice)
        if not rows:
            return self.words.none_moved
        before, after = (
            outcome.groups[rows].map(self.group_name)
            for outcome in (self.default, self.outcomes[choice])
        )
        moves = [
            _("{before} to {after}: {rows}").format(
                before=old, after=new, rows=_some(list(together.index))
            )
            for (old, new), together in before.groupby([before, after])
        ]
        return self.words.moved.format(moves=_("; ").join(moves))

    def _ranks_said(self, choice: Choice) -> str:
        gaps = self.reranked(choice)
        if gaps.empty:
            return _("No rank changes.")
        row: Any = largest_at(gaps.abs())
        return _(
            "Ranks that change: {count}; {row} goes farthest, from {before} to {after}."
        ).format(
            count=len(gaps),
            row=row,
            before=self.default.ranks[row],
            after=self.outcomes[choice].ranks[row],
        )


def _option(switch: Switch, value: object) -> Option:
    return next(option for option in switch.options if option.value == value)


def _some(rows: list[Any]) -> str:
    if len(rows) <= NAMED + 1:
        return enumerated(rows)
    return _("{some} and {count} more").format(
        some=enumerated(rows[:NAMED]), count=len(rows) - NAMED
    )
