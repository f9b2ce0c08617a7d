"""A step with a blank to fill, hints in stages, and an answer that names the mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any
from unicodedata import normalize

from edusocsec.errors import listed
from edusocsec.explain.cells import Cell, at
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block, Fold, Formula, Heading, Prose
from edusocsec.explain.mistake import Mistake
from edusocsec.explain.rounding import decimals, rounds_to
from edusocsec.explain.step import Step
from edusocsec.explain.symbols import number
from edusocsec.explain.views import find_view
from edusocsec.translation import _, ngettext, sentences

_AS_TYPED = {ord(dash): "-" for dash in "‐‑‒–—―−"} | {ord("。"): "."}
"""Signs that a keyboard, or a word processor on its own account, writes for a minus or a point."""


class Outcome(StrEnum):
    """How an answer compares with the true value."""

    RIGHT = "right"
    IMPRECISE = "imprecise"
    MISTAKE = "mistake"
    WRONG = "wrong"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Feedback:
    """What is said about an answer."""

    outcome: Outcome
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, eq=False, repr=False)
class Exercise(Display):
    r"""One cell of a step, to be worked out by the learner.

    Examples
    --------
    >>> step = Step(
    ...     name="mean", title="Mean", why="The balance point.", formula=r"\bar{x}",
    ...     value=2.0 / 3, work=lambda: r"\bar{x} = (1 + 1 + 0) / 3",
    ... )
    >>> exercise = Exercise(step)
    >>> exercise.check("0.667").outcome.value, exercise.check("0.66").outcome.value
    ('right', 'wrong')
    >>> print(exercise.check("0.67"))
    Right so far as it goes. Now give 3 decimals.
    """

    step: Step
    cell: Cell = ()

    @property
    def answer(self) -> float:
        """The true value, at full precision."""
        return self.step.value_at(*self.cell)

    @property
    def places(self) -> int:
        """How many decimals are asked for."""
        return self.step.places_at(*self.cell)

    @property
    def question(self) -> str:
        """What is asked, with the precision."""
        if self.cell:
            asked = _("{title}: what is the value of {cell}?").format(
                title=self.step.title, cell=listed(self.step.headings.cell(self.cell))
            )
        else:
            asked = _("{title}: what is the value?").format(title=self.step.title)
        precision = (
            ngettext("Give {places} decimal.", "Give {places} decimals.", self.places).format(
                places=self.places
            )
            if self.places
            else _("Give a whole number.")
        )
        return sentences([asked, precision])

    @property
    def hints(self) -> list[Block]:
        """Hints, each saying more than the one before: why, the formula, its numbers."""
        unsolved = self.step.unsolved_at(*self.cell)
        return [Prose(self.step.why), Formula(self.step.formula), Formula(rf"{unsolved} = \; ?")]

    @property
    def solution(self) -> Formula:
        """The formula with the numbers and the answer."""
        return Formula(self.step.worked_at(*self.cell))

    def check(self, typed: str | float) -> Feedback:
        """Compare an answer with the true value and with the known mistakes.

        An answer is right if the true value rounds to it at the precision that was typed, and
        at least the precision asked for was typed. So is what the numbers give that the formula
        and the tables show. A number, which cannot end with zeros as a text can, is right if it
        would be right with them.
        """
        given = _read(typed)
        if given is None:
            return Feedback(Outcome.UNREADABLE, self._unread(str(typed).strip()))
        by_the_truth = self._agrees(self.answer, given)
        if by_the_truth or any(self._agrees(value, given) for value in self._shown):
            if not self._is_precise(given, may_lack_zeros=not isinstance(typed, str)):
                return Feedback(
                    Outcome.IMPRECISE,
                    ngettext(
                        "Right so far as it goes. Now give {places} decimal.",
                        "Right so far as it goes. Now give {places} decimals.",
                        self.places,
                    ).format(places=self.places),
                )
            return Feedback(Outcome.RIGHT, self._praise(given))
        known = self._mistaken(given)
        if known is not None:
            return Feedback(Outcome.MISTAKE, known.advice)
        sign = _("The size is right, but the sign is not.")
        if any(self._agrees(-value, given) for value in (self.answer, *self._shown)):
            return Feedback(Outcome.MISTAKE, sign)
        turned = self._mistaken(-given)
        if turned is not None:
            also = _("And the sign is not right either.")
            return Feedback(Outcome.MISTAKE, sentences([turned.advice, also]))
        return Feedback(Outcome.WRONG, _("Not yet. Open a hint, or look at the earlier steps."))

    @cached_property
    def _shown(self) -> list[float]:
        return self.step.given_at(*self.cell)

    def _agrees(self, value: float, given: Decimal) -> bool:
        return rounds_to(value, given) or rounds_to(value, self._without_padding(given))

    def _without_padding(self, given: Decimal) -> Decimal:
        """Leave out the zeros that were typed after the decimals asked for."""
        digits = f"{given:f}"
        surplus = max(0, decimals(given) - self.places)
        padding = len(digits) - len(digits.rstrip("0"))
        return round(given, decimals(given) - min(surplus, padding))

    def _praise(self, given: Decimal) -> str:
        """Say that an answer is right, and the true value where it lies elsewhere."""
        if rounds_to(self.answer, given):
            return _("Right.")
        places = min(decimals(given), self.places + 3)
        if self._agrees(self.answer, given):
            return _("Right. But the zeros at the end are not known: it is {value}.").format(
                value=number(self.answer, places)
            )
        return _("Right with the rounded numbers; unrounded it is {value}.").format(
            value=number(self.answer, places)
        )

    def _mistaken(self, given: Decimal) -> Mistake | None:
        return next(
            (
                mistake
                for mistake in self.step.mistakes
                if self._agrees(at(mistake.value, *self.cell), given)
            ),
            None,
        )

    def _unread(self, typed: str) -> str:
        if not typed:
            return _("Type a number first.")
        return _("'{typed}' is not a number. Write digits and a point, such as {example}.").format(
            typed=typed, example=number(12.3456789, self.places)
        )

    def _is_precise(self, given: Decimal, *, may_lack_zeros: bool) -> bool:
        if decimals(given) >= self.places:
            return True
        return may_lack_zeros and rounds_to(self.answer, Decimal(f"{given:.{self.places}f}"))

    def ask(self) -> Any:
        """Ask in a widget, with hints and feedback."""
        return find_view("ask")(self)

    def blocks(self) -> Iterator[Block]:
        """Return the question, with hints and solution to open."""
        yield from self.asked
        for number_of_hint, hint in enumerate(self.hints, start=1):
            yield Fold(_("Hint {number}").format(number=number_of_hint), (hint,))
        yield Fold(_("Solution"), (self.solution,))

    @property
    def asked(self) -> list[Block]:
        """The question alone."""
        return [Heading(_("Your turn"), level=2), Prose(self.question, strong=True)]


def _read(typed: str | float) -> Decimal | None:
    plain = normalize("NFKC", str(typed)).strip().translate(_AS_TYPED)
    is_number = re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?", plain, re.IGNORECASE)
    return Decimal(plain) if is_number else None
