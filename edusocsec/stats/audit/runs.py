"""Runs that chance hardly makes: the same cells twice, the same digit many times."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations

from edusocsec.errors import listed
from edusocsec.explain import Mistake, Step
from edusocsec.stats.audit.finding import Check, Finding, Kind, named, places_of
from edusocsec.stats.audit.table import Cell, PrintedTable, label
from edusocsec.translation import _, sentences

_ROUND = 2
"""Up to so many significant digits, a number is round: 66 or 1500 repeats without a reason."""

_CONVENTION = 10
"""A value in more cells than this is taken for a convention, such as 660 yuan everywhere."""

Line = list[Cell | None]


@dataclass(frozen=True)
class Coincidence:
    """Digits that agree, and in how many ways they might have agreed by chance.

    Examples
    --------
    >>> round(Coincidence(digits=8, ways=420).power, 3)
    5.377
    """

    digits: int
    ways: int

    @property
    def power(self) -> float:
        """One is expected by chance in so many tables, as a power of ten."""
        return self.digits - math.log10(self.ways)

    def rarer_than(self, chance: float) -> bool:
        """Whether fewer than ``chance`` are expected in one table."""
        return self.power > -math.log10(chance)

    def step(self, check: Check, agreement: str) -> Step:
        """The arithmetic; ``agreement`` says which digits agree."""
        if self.power > 0:
            expected = _(
                "A table of this size offers {ways} places for it: by chance alone, expect it once "
                "in about {tables} tables."
            ).format(ways=self.ways, tables=_power_of_ten(self.power))
        else:
            expected = _(
                "A table of this size offers {ways} places for it: chance alone would do it."
            ).format(ways=self.ways)
        return Step(
            name=check,
            title=check.heading,
            why=sentences(
                [
                    agreement,
                    _("Digits that have nothing to do with each other do so one time in ten each."),
                    expected,
                    _("Numbers that belong together may agree for a better reason."),
                ]
            ),
            formula=r"k - \log_{10} n",
            value=self.power,
            work=partial(str, rf"{self.digits} - \log_{{10}} {self.ways}"),
            places=1,
            mistakes=(
                Mistake(
                    "digits_alone",
                    self.digits,
                    _("These are the digits alone. Take away the logarithm of the places."),
                ),
                Mistake(
                    "natural_logarithm",
                    self.digits - math.log(self.ways),
                    _(
                        "You took the natural logarithm. Digits count in powers of ten: take "
                        "base 10."
                    ),
                ),
                Mistake(
                    "added",
                    self.digits + math.log10(self.ways),
                    _("The more places, the easier by chance: take the logarithm away."),
                ),
            ),
        )


def repeated_runs(table: PrintedTable, chance: float) -> Iterator[Finding]:
    """Find values that stand in the same order in two rows, or in two columns.

    Two or more different values that are not round; reported if fewer than ``chance`` such runs
    are expected from unrelated digits in a table of this size. Lines that hold the same run are
    one finding.
    """
    rows: list[Line] = [
        [table.cells.get((row, column)) for column in table.columns] for row in table.rows
    ]
    columns: list[Line] = [list(line) for line in zip(*rows, strict=True)]
    for lines in (rows, columns):
        holders: dict[tuple[Decimal, ...], dict[Cell, None]] = defaultdict(dict)
        for pairs in _agreements(lines):
            ones, others = zip(*pairs, strict=True)
            run = tuple(cell.number.value for cell in ones)
            if len(set(run)) > 1 and _coincidence(ones, lines).rarer_than(chance):
                holders[run] |= dict.fromkeys([*ones, *others])
        for run, cells in holders.items():
            coincidence = _coincidence(list(cells)[: len(run)], lines)
            shared = [cell.row for cell in cells] if lines is rows else [c.column for c in cells]
            yield Finding(
                check=Check.REPEATED_RUN,
                kind=Kind.SUSPICIOUS,
                places=places_of(list(cells)),
                found=_(
                    "{values} stand in the same order in {lines}: one looks copied from the other. "
                    "Only the source can tell which is right."
                ).format(
                    values=named([format(value, "f") for value in run]),
                    lines=listed(dict.fromkeys(map(label, shared))),
                ),
                step=coincidence.step(
                    Check.REPEATED_RUN,
                    _("Digits after the first of each number that agree: {count}.").format(
                        count=coincidence.digits
                    ),
                ),
            )


def digit_runs(table: PrintedTable, chance: float) -> Iterator[Finding]:
    """Find cells whose whole part holds one digit many times in a row, such as 77777."""
    starts = sum(cell.number.whole_digits for cell in table.cells.values())
    for cell in table.cells.values():
        length = cell.number.longest_digit_run
        coincidence = Coincidence(length - 1, starts)
        if coincidence.rarer_than(chance):
            yield Finding(
                check=Check.DIGIT_RUN,
                kind=Kind.SUSPICIOUS,
                places=places_of([cell]),
                found=_(
                    "{cell} holds one digit {count} times in a row: it looks like a placeholder or "
                    "a slip of the key."
                ).format(cell=cell, count=length),
                step=coincidence.step(
                    Check.DIGIT_RUN,
                    _("Digits that equal the one before: {count}.").format(
                        count=coincidence.digits
                    ),
                ),
            )


def _agreements(lines: list[Line]) -> Iterator[list[tuple[Cell, Cell]]]:
    """Pairs of equal cells of two lines, one list for each two lines and each shift of places."""
    where: dict[Decimal, list[tuple[int, int, Cell]]] = defaultdict(list)
    for number, line in enumerate(lines):
        for place, cell in enumerate(line):
            if cell is not None and cell.number.significant_digits > _ROUND:
                where[cell.number.value].append((number, place, cell))
    agreements: dict[tuple[int, int, int], list[tuple[int, Cell, Cell]]] = defaultdict(list)
    for equal in where.values():
        if len(equal) > _CONVENTION:
            continue
        for (first, here, cell), (second, there, other) in combinations(equal, 2):
            if first != second:
                agreements[first, second, there - here].append((here, cell, other))
    for pairs in agreements.values():
        in_order = sorted(pairs, key=lambda pair: pair[0])
        yield [(cell, other) for _place, cell, other in in_order]


def _coincidence(run: Sequence[Cell], lines: list[Line]) -> Coincidence:
    """Count the digits of a run, each value once, and the ways to find so long a run.

    The ways: two lines, a shift of one against the other, and the places in the line.
    """
    digits = {cell.number.value: cell.number.significant_digits - 1 for cell in run}
    width = len(lines[0])
    ways = math.comb(len(lines), 2) * (2 * width - 1) * math.comb(width, len(run))
    return Coincidence(sum(digits.values()), ways)


def _power_of_ten(power: float) -> str:
    """Write 10 to a power with one digit and zeros, as long as they can be read.

    Examples
    --------
    >>> _power_of_ten(5.377), _power_of_ten(23.4)
    ('200,000', '10^23')
    """
    return f"{float(f'{10**power:.0e}'):,.0f}" if power < 10 else f"10^{power:.0f}"
