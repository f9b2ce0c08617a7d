"""Totals against their parts, ratios and growth rates against their terms."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from edusocsec.errors import ArgumentError, UnknownNameError, choose_from
from edusocsec.explain import Mistake
from edusocsec.stats.audit.derived import Derived, decimal, judged, only_as_rounded, unchecked
from edusocsec.stats.audit.finding import Check, Finding
from edusocsec.stats.audit.printed import Interval
from edusocsec.stats.audit.table import Cell, PrintedTable
from edusocsec.translation import _


def check_totals(table: PrintedTable, totals: Mapping[Any, Sequence[Any]]) -> Iterator[Finding]:
    """Check that each total is the sum of its parts."""
    for total, parts in totals.items():
        if isinstance(parts, str) or not len(parts):
            raise ArgumentError(
                _("The parts of the total '{total}' are not a list of names.").format(total=total),
                _("Write totals={'all': ['women', 'men']}, with names of rows or columns."),
            )
        found = list(_with_terms(table, total, parts))
        sums = [_sum(cell, terms) for cell, terms in found if terms]
        yield from judged(sums)
        yield from only_as_rounded(sums)
        yield from unchecked(Check.TOTAL, [cell for cell, terms in found if not terms])


def check_ratios(
    table: PrintedTable,
    ratios: Mapping[Any, tuple[Any, Any] | tuple[Any, Any, float]],
    units: Mapping[Hashable, Fraction],
) -> Iterator[Finding]:
    """Check that each ratio is numerator / denominator x factor.

    Where no factor is given it follows from the sizes of the three ``units``, if all are known.
    Otherwise nobody knows it, and a power of ten that suits most of the ratios is none of their
    faults.
    """
    for ratio, terms in ratios.items():
        if isinstance(terms, str) or len(terms) not in (2, 3):
            raise ArgumentError(
                _("The ratio '{ratio}' needs a numerator and a denominator.").format(ratio=ratio),
                _("Write ratios={'per_capita': ('expenditure', 'persons', 10000)}."),
            )
        above, below, *given = terms
        usable, unusable = _divisible(_with_terms(table, ratio, [above, below]), divisor=1)
        if given:
            factor = _factor(ratio, given[0])
        elif {ratio, above, below} <= units.keys():
            factor = units[above] / units[below] / units[ratio]
        else:
            factor = _likely_factor(usable)
        quotients = [_quotient(cell, terms, factor) for cell, terms in usable]
        if not given and factor != 1 and not {ratio, above, below} <= units.keys():
            yield quotients[0].factor_missing(ratio, above, below, factor)
        yield from judged(quotients)
        yield from unchecked(Check.RATIO, unusable)


def check_growth(table: PrintedTable, growth: Mapping[Any, Any]) -> Iterator[Finding]:
    """Check that each growth rate is the change in per cent from the column before."""
    if table.along is None:
        raise ArgumentError(
            _("A growth rate needs an order of the columns."),
            _("Name what runs along the page, such as along='year'."),
        )
    before = {later: earlier for earlier, later in pairwise(table.columns)}
    for rate, level in growth.items():
        found: list[tuple[Cell, list[Cell]]] = []
        for cell, terms in _with_terms(table, rate, [level]):
            if cell.column in before:
                earlier = [table.cells.get((now.row, before[now.column])) for now in terms]
                found.append((cell, [*filter(None, earlier), *terms]))
        usable, unusable = _divisible(iter(found), divisor=0)
        yield from judged([_change(cell, terms) for cell, terms in usable])
        yield from unchecked(Check.GROWTH, unusable)


def _factor(ratio: Hashable, given: float) -> Fraction:
    try:
        factor = Fraction(given)
    except (TypeError, ValueError, OverflowError):
        factor = Fraction(0)
    if factor <= 0:
        raise ArgumentError(
            _("The factor of the ratio '{ratio}' is {given}.").format(ratio=ratio, given=given),
            _("Give a number above zero, such as 10000."),
        )
    return factor


def refuse_unknown_names(table: PrintedTable, names: Iterable[Hashable]) -> None:
    """Raise an UnknownNameError if no row or column is called so."""
    for label in names:
        if label not in table.names:
            raise UnknownNameError(
                _("No row or column is called '{name}'.").format(name=label),
                choose_from(label, table.names),
            )


def _likely_factor(usable: Sequence[tuple[Cell, list[Cell]]]) -> Fraction:
    """Power of ten with which most ratios agree with their terms: 1 if none does better."""

    def agreeing(factor: Fraction) -> int:
        quotients = (_quotient(cell, terms, factor) for cell, terms in usable)
        return sum(one.agrees_if_rounded or one.agrees_if_cut_off for one in quotients)

    powers = sorted(range(-8, 9), key=abs)
    return max((Fraction(10) ** power for power in powers), key=agreeing)


def _with_terms(
    table: PrintedTable, name: Hashable, terms: Sequence[Hashable]
) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each cell of ``name`` with the cells of its terms; with none if one is missing."""
    refuse_unknown_names(table, (name, *terms))
    for cell in list(table.cells.values()):
        if name in (*cell.row, *cell.column):
            found = [table.instead(cell, name, term) for term in terms]
            yield cell, [] if None in found else [term for term in found if term is not None]


def _divisible(
    found: Iterator[tuple[Cell, list[Cell]]], divisor: int
) -> tuple[list[tuple[Cell, list[Cell]]], list[Cell]]:
    """Part what has two terms, the divisor surely not zero, from what has not."""
    usable, unusable = [], []
    for cell, terms in found:
        if len(terms) == 2 and 0 not in terms[divisor].number.loose_interval:
            usable.append((cell, terms))
        else:
            unusable.append(cell)
    return usable, unusable


def _sum(cell: Cell, parts: Sequence[Cell]) -> Derived:
    return Derived(
        check=Check.TOTAL,
        result=cell,
        terms=parts,
        combine=lambda values: sum(values, Interval.point(0)),
        formula=r"\sum_i x_i",
        worked=" + ".join(str(part.number) for part in parts),
    )


def _quotient(cell: Cell, terms: Sequence[Cell], factor: Fraction) -> Derived:
    above, below = terms
    written = decimal(factor, 10)
    times = "" if factor == 1 else rf" \cdot {written}"
    forgotten = Mistake(
        "without_factor",
        float(above.exact / below.exact),
        _("Mind the units: multiply by {factor}.").format(factor=written),
    )
    return Derived(
        check=Check.RATIO,
        result=cell,
        terms=terms,
        combine=lambda values: values[0] / values[1] * Interval.point(factor),
        formula=r"\frac{x}{n}" if factor == 1 else r"\frac{x}{n} \cdot k",
        worked=rf"\frac{{{above.number}}}{{{below.number}}}{times}",
        mistakes=() if factor == 1 else (forgotten,),
    )


def _change(cell: Cell, terms: Sequence[Cell]) -> Derived:
    earlier, later = terms
    factor = later.exact / earlier.exact
    less_one, hundred = Interval.point(-1), Interval.point(100)
    return Derived(
        check=Check.GROWTH,
        result=cell,
        terms=terms,
        combine=lambda values: (values[1] / values[0] + less_one) * hundred,
        formula=r"100 \cdot \left( \frac{x_t}{x_{t-1}} - 1 \right)",
        worked=rf"100 \cdot \left( \frac{{{later.number}}}{{{earlier.number}}} - 1 \right)",
        mistakes=(
            Mistake("factor", float(factor), _("This is the factor of growth. Subtract 1.")),
            Mistake("factor_in_per_cent", float(100 * factor), _("Subtract 100 per cent.")),
        ),
    )
