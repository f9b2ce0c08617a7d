"""A computation that can tell its own story."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError, UnknownNameError, choose_from
from edusocsec.explain.cross_check import Peer, compare
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block, Heading, Prose, Table
from edusocsec.explain.exercise import Exercise
from edusocsec.explain.headings import Headings
from edusocsec.explain.step import Step
from edusocsec.explain.views import find_view
from edusocsec.provenance import Badge
from edusocsec.translation import _, language, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Steps(Mapping[str, Step]):
    """The steps of a computation, in order, by name."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._steps = {step.name: step for step in steps}

    def __getitem__(self, name: str) -> Step:
        if name not in self._steps:
            raise UnknownNameError(
                _("There is no step '{name}'.").format(name=name), choose_from(name, self._steps)
            )
        return self._steps[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    def __repr__(self) -> str:
        return f"Steps({', '.join(self)})"


@dataclass(frozen=True, eq=False, repr=False)
class Explanation(Display):
    """Every step of a computation: formula, the formula with numbers, value and reason."""

    title: str
    steps: Mapping[str, Step]
    verdict: str

    def blocks(self) -> Iterator[Block]:
        """Return the steps in order, then what the result says."""
        yield Heading(self.title)
        for step in self.steps.values():
            yield from step.blocks()
        yield Heading(_("What it says"), level=2)
        yield Prose(self.verdict, strong=True)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Result(Display):
    """Base of all results: plain numbers as attributes, and their story on demand.

    A subclass holds the intermediate values of its computation and says how they are told:
    :attr:`title`, :meth:`table`, :attr:`verdict` and :attr:`story`; :meth:`_ask_peers` and
    :meth:`plot` where they make sense.
    """

    story: ClassVar[str]
    """Dotted name of the function that gives the steps: imported when first asked for them."""

    badge: Badge | None = None

    @property
    @abstractmethod
    def title(self) -> str:
        """What was computed."""

    @abstractmethod
    def table(self) -> pd.DataFrame:
        """Return the one table that all displays show, laid out as the field prints it."""

    @property
    @abstractmethod
    def verdict(self) -> str:
        """What the numbers say, in a sentence or two."""

    def __getstate__(self) -> dict[str, Any]:
        """Keep the numbers: what was told of them, functions among it, is told anew."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def _tell(self) -> Iterator[Step]:
        """Give the steps, in the order in which they were computed."""
        tell: Callable[[Result], Iterator[Step]] = resolve_name(self.story)
        return tell(self)

    def _ask_peers(self) -> Iterator[Peer]:
        """Give the same numbers from independent programs, if any does."""
        return iter(())

    def plot(self, **options: Any) -> Figure:
        """Draw the result.

        Raises
        ------
        ArgumentError
            If there is no picture of such a result.
        """
        raise ArgumentError(
            _("There is no picture of this result: {title}.").format(title=self.title),
            _("Look at its numbers with table(), or follow its steps with explain()."),
        )

    @property
    def headings(self) -> Headings:
        """What the keys of this result's tables are called, in the language in use."""
        return Headings()

    def _table_block(self) -> Table:
        return Table(self.table(), headings=self.headings)

    @property
    def steps(self) -> Steps:
        """The steps of this computation, in order, by name."""
        if language() not in self._told:
            self._told[language()] = Steps(map(self._with_headings, self._tell()))
        return self._told[language()]

    def _with_headings(self, step: Step) -> Step:
        """Name axes, and a Series, whose name is ours, as in the table."""
        if step.headings:
            return step
        columns = self.headings.columns if isinstance(step.value, pd.Series) else {}
        return replace(step, headings=Headings(columns, names=self.headings.names))

    @cached_property
    def _told(self) -> dict[str, Steps]:
        return {}

    def explain(self, about: Hashable | None = None) -> Explanation:
        """Every step: formula, the same formula with this data's numbers, value, reason.

        Parameters
        ----------
        about : label, optional
            Row or column, such as a province, to work out wherever a step has it.

        Raises
        ------
        DuplicateLabelsError
            If a step works out a row that shares its name with another.
        UnknownNameError
            If no step has such a row or column; the hint offers those that are near.
        """
        if about is None:
            return Explanation(self.title, self.steps, self.verdict)
        known = dict.fromkeys(label for step in self.steps.values() for label in step.labels)
        if not isinstance(about, Hashable) or about not in known:
            raise UnknownNameError(
                _("No step has a row or column '{label}'.").format(label=about),
                choose_from(about, known, most=5),
            )
        steps = {name: step.about(about) for name, step in self.steps.items()}
        return Explanation(self.title, steps, self.verdict)

    def exercise(self, step: str, *cell: object) -> Exercise:
        """Turn a step into an exercise; ``cell`` names the row and column to work out.

        Raises
        ------
        UnknownNameError
            If there is no such step, or no such cell in it.
        """
        chosen = self.steps[step]
        exercise = Exercise(chosen, cell or chosen.cell)
        chosen.value_at(*exercise.cell)
        return exercise

    def play(self, about: Hashable | None = None) -> Any:
        """Walk through the steps in a widget.

        Parameters
        ----------
        about : label, optional
            Row or column, such as a province, to begin with wherever a step has it.
        """
        return find_view("play")(self, about)

    def cross_check(self) -> pd.DataFrame:
        """The same numbers from independent libraries, with the largest difference.

        Raises
        ------
        ArgumentError
            If no library gives any of them.
        """
        return compare(self._ask_peers())

    def blocks(self) -> Iterator[Block]:
        """Title, table, verdict and the weakest badge of the data."""
        yield Heading(self.title)
        yield self._table_block()
        yield Prose(self.verdict, strong=True)
        if self.badge is not None:
            badge = _("Data: {badge}.").format(badge=self.badge.label)
            yield Prose(sentences([badge, self.badge.meaning]))
