"""What a check found: the cells, a sentence, and the arithmetic behind it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from edusocsec.explain import Explanation, Step
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block
from edusocsec.stats.audit.table import Cell, Column, Row, label
from edusocsec.translation import _, enumerated, ngettext


class Kind(StrEnum):
    """How much a finding says, from the most to the least."""

    CONTRADICTION = "contradiction"
    SUSPICIOUS = "suspicious"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The kind in the language in use."""
        return {
            Kind.CONTRADICTION: _("contradiction"),
            Kind.SUSPICIOUS: _("suspicious"),
            Kind.NOTE: _("note"),
        }[self]

    def counted(self, count: int) -> str:
        """How many findings of this kind there are, as a sentence."""
        return {
            Kind.CONTRADICTION: ngettext(
                "{count} contradiction.", "{count} contradictions.", count
            ),
            Kind.SUSPICIOUS: ngettext(
                "{count} suspicious finding.", "{count} suspicious findings.", count
            ),
            Kind.NOTE: ngettext("{count} note.", "{count} notes.", count),
        }[self].format(count=count)


class Check(StrEnum):
    """What an audit looks at."""

    TOTAL = "total"
    RATIO = "ratio"
    GROWTH = "growth"
    REPEATED_RUN = "repeated_run"
    DIGIT_RUN = "digit_run"
    BREAK = "break"
    COARSER = "coarser"
    TENS = "tens"
    SIGN = "sign"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The check in the language in use."""
        return {
            Check.TOTAL: _("totals against parts"),
            Check.RATIO: _("ratios against terms"),
            Check.GROWTH: _("growth rates against terms"),
            Check.REPEATED_RUN: _("repeated runs of cells"),
            Check.DIGIT_RUN: _("runs of one digit"),
            Check.BREAK: _("breaks in size"),
            Check.COARSER: _("coarser numbers"),
            Check.TENS: _("rounding to tens or more"),
            Check.SIGN: _("signs"),
            Check.MISSING: _("missing cells"),
        }[self]

    @property
    def heading(self) -> str:
        """The same at the head of a paragraph."""
        return capitalized(self.label)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Finding(Display):
    """One finding of an audit.

    Attributes
    ----------
    check : Check
    kind : Kind
    places : list of (row, column)
        The cells it is about.
    found : str
        What was found, in a sentence or two.
    step : Step
        The arithmetic.
    """

    check: Check
    kind: Kind
    places: Sequence[tuple[Row, Column]]
    found: str
    step: Step

    @property
    def rows(self) -> list[Hashable]:
        """Labels of the rows it is about."""
        return list(dict.fromkeys(label(row) for row, _column in self.places))

    @property
    def columns(self) -> list[Hashable]:
        """Labels of the columns it is about."""
        return list(dict.fromkeys(label(column) for _row, column in self.places))

    def explain(self) -> Explanation:
        """The arithmetic with these cells, and what it says."""
        return Explanation(capitalized(self.kind.label), {self.step.name: self.step}, self.found)

    def blocks(self) -> Iterator[Block]:
        """Return the same as :meth:`explain`."""
        return self.explain().blocks()


def capitalized(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def places_of(cells: Sequence[Cell]) -> list[tuple[Row, Column]]:
    """Where some cells stand."""
    return [(cell.row, cell.column) for cell in cells]


def named(cells: Sequence[str], most: int = 4) -> str:
    """List cells in a sentence, shortened after ``most``."""
    if len(cells) <= most:
        return enumerated(cells)
    return _("{some} and {count} more").format(
        some=enumerated(cells[:most]), count=len(cells) - most
    )
