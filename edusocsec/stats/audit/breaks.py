"""Breaks in size: a step along a row that the rest of the table does not take."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np
import pandas as pd

from edusocsec.errors import UnknownNameError, listed
from edusocsec.explain import Mistake, Step
from edusocsec.stats.audit.finding import Check, Finding, Kind, places_of
from edusocsec.stats.audit.table import Cell, PrintedTable, label
from edusocsec.translation import _, sentences

FEWEST_OTHERS = 3
"""With fewer other steps nobody knows what is usual."""


def steps_along(table: PrintedTable) -> list[tuple[Cell, Cell]]:
    """Neighbouring cells of each series that have the same sign, empty cells skipped."""
    if table.along is None:
        return []
    return [
        (before, after)
        for _label, series in table.series
        for before, after in pairwise(series)
        if before.value * after.value > 0
    ]


def change_factors(table: PrintedTable) -> pd.DataFrame:
    """Return the larger divided by the smaller of two neighbours, at the later of the two."""
    factors = pd.DataFrame(
        index=[label(row) for row in table.rows],
        columns=[label(column) for column in table.columns],
        dtype=float,
    )
    for before, after in steps_along(table):
        factors.loc[_place(after)] = _factor(before, after)
    return factors.dropna(how="all").dropna(how="all", axis="columns")


def breaks(table: PrintedTable, jump: float) -> Iterator[Finding]:
    """Find steps at least ``jump`` times as large as the median of the table's other steps."""
    steps = steps_along(table)
    factors = np.array([_factor(before, after) for before, after in steps])
    if len(factors) <= FEWEST_OTHERS:
        return
    for place in np.flatnonzero(factors >= jump):
        usual = float(np.median(np.delete(factors, place)))
        if factors[place] >= jump * usual:
            yield _break(*steps[place], usual, len(steps) - 1, jump)


def _factor(before: Cell, after: Cell) -> float:
    return max(before.value / after.value, after.value / before.value)


def _break(before: Cell, after: Cell, usual: float, others: int, jump: float) -> Finding:
    small, large = sorted((before, after), key=lambda cell: abs(cell.value))
    factor = large.value / small.value
    change = (
        _("{after} is {factor:.1f} times as large as {before}.")
        if after is large
        else _("{before} is {factor:.1f} times as large as {after}.")
    ).format(before=before, after=after, factor=factor)
    return Finding(
        check=Check.BREAK,
        kind=Kind.SUSPICIOUS,
        places=places_of([before, after]),
        found=sentences(
            [
                change,
                _(
                    "Usual in this table is a factor of {usual:.1f}. Another unit, a slipped point "
                    "or a figure of another row would look like this; so would a real event."
                ).format(usual=usual),
            ]
        ),
        step=Step(
            name=Check.BREAK,
            title=Check.BREAK.heading,
            why=_(
                "The median of the table's {others} other steps is a factor of {usual:.2f}. A step "
                "is called a break if it is at least {jump:g} times that."
            ).format(others=others, usual=usual, jump=jump),
            formula=r"\frac{x_{\mathrm{large}}}{x_{\mathrm{small}}}",
            value=factor,
            work=partial(str, rf"\frac{{{large.number}}}{{{small.number}}}"),
            places=2,
            mistakes=(
                Mistake(
                    "reversed",
                    small.value / large.value,
                    _("Divide the larger by the smaller."),
                ),
                Mistake(
                    "relative_change",
                    factor - 1,
                    _("This is the relative difference. Give the factor itself."),
                ),
            ),
        ),
    )


def factors_step(table: PrintedTable) -> Step:
    """Tell how the table's steps are measured, at the largest of them."""
    pairs: dict[tuple[Hashable, ...], tuple[Cell, Cell]] = {
        _place(after): (before, after) for before, after in steps_along(table)
    }
    factors = change_factors(table)

    def work(*place: Hashable) -> str:
        if place not in pairs:
            raise UnknownNameError(
                _("No step leads to the cell {cell}.").format(cell=listed(place)),
                _("Choose a cell that holds a number, and with one before it in its row."),
            )
        small, large = sorted(pairs[place], key=lambda cell: abs(cell.value))
        return rf"\frac{{{large.number}}}{{{small.number}}}"

    return Step(
        name="factors",
        title=_("Steps from one column to the next"),
        why=_(
            "How many times as large is the larger of two neighbours? Differences would be large "
            "wherever the numbers are; factors compare rows of any size."
        ),
        formula=r"\frac{\max(x_{t-1}, x_t)}{\min(x_{t-1}, x_t)}",
        value=factors,
        work=work,
        cell=max(pairs, key=lambda place: _factor(*pairs[place])),
        places=2,
        mistakes=(
            Mistake("reversed", 1 / factors, _("Divide the larger by the smaller.")),
            Mistake(
                "relative_change",
                factors - 1,
                _("This is the relative difference. Give the factor itself."),
            ),
        ),
    )


def _place(cell: Cell) -> tuple[Hashable, ...]:
    return label(cell.row), label(cell.column)
