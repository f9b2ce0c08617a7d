"""A step with a blank to fill, hints in stages, and an answer that names the mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from edusocsec.errors import listed
from edusocsec.explain.cells import Cell, at
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block, Fold, Formula, Heading, Prose
from edusocsec.explain.step import Step
from edusocsec.explain.symbols import number
from edusocsec.explain.views import find_view
from edusocsec.translation import _, ngettext, sentences


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
        return self.step.places

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
        at least the precision asked for was typed. A number, which cannot end with zeros as a
        text can, is right if it would be right with them.
        """
        given = _read(typed)
        if given is None:
            return Feedback(
                Outcome.UNREADABLE,
                _("'{typed}' is not a number. Write digits and a point, such as {example}.").format(
                    typed=str(typed).strip(), example=number(0.5, self.places)
                ),
            )
        if rounds_to(self.answer, given):
            if self._is_precise(given, may_lack_zeros=not isinstance(typed, str)):
                return Feedback(Outcome.RIGHT, _("Right."))
            return Feedback(
                Outcome.IMPRECISE,
                ngettext(
                    "Right so far as it goes. Now give {places} decimal.",
                    "Right so far as it goes. Now give {places} decimals.",
                    self.places,
                ).format(places=self.places),
            )
        for mistake in self.step.mistakes:
            if rounds_to(at(mistake.value, *self.cell), given):
                return Feedback(Outcome.MISTAKE, mistake.advice)
        if rounds_to(-self.answer, given):
            return Feedback(Outcome.MISTAKE, _("The size is right, but the sign is not."))
        if rounds_to(100 * self.answer, given):
            return Feedback(
                Outcome.MISTAKE, _("This is the value in per cent. Give it as a proportion.")
            )
        return Feedback(Outcome.WRONG, _("Not yet. Open a hint, or look at the earlier steps."))

    def _is_precise(self, given: Decimal, *, may_lack_zeros: bool) -> bool:
        if _places(given) >= self.places:
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


def rounds_to(value: float, given: Decimal) -> bool:
    """Whether a value rounds to a typed number at the precision that was typed.

    Examples
    --------
    >>> rounds_to(0.7885, Decimal("0.789")), rounds_to(0.7884, Decimal("0.789"))
    (True, False)
    """
    half_a_unit = Decimal(5).scaleb(-_places(given) - 1)
    slack = Decimal("1e-12") * (1 + abs(given))
    return abs(Decimal(value) - given) <= half_a_unit + slack


def _places(given: Decimal) -> int:
    exponent = given.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _read(typed: str | float) -> Decimal | None:
    plain = str(typed).strip().replace("−", "-")
    # Python writes a small number with an exponent of two digits.
    is_number = re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{2})?", plain)
    return Decimal(plain) if is_number else None
