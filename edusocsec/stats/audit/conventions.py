"""Habits of print: decimals, rounding to tens, signs and empty cells."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from edusocsec.explain import Mistake, Step
from edusocsec.stats.audit.finding import Check, Finding, Kind, named, places_of
from edusocsec.stats.audit.printed import shared_zeros
from edusocsec.stats.audit.runs import Coincidence
from edusocsec.stats.audit.table import Cell, Column, PrintedTable, Row, written
from edusocsec.translation import _, ngettext, sentences

_FEWEST = 3
"""Cells that make a habit."""

_MOST_PRINTED = 4
"""A float with more decimals was computed: how it was printed, nobody knows."""


def coarser_numbers(table: PrintedTable, chance: float) -> Iterator[Finding]:
    """Find the series some numbers of which say less than the others: 14818 beside 616.93.

    Their last digits are not printed, or are zeros. A float such as 1657.6 may have been printed
    1657.60, and one number in ten ends in zero by chance. So unless the texts themselves have fewer
    decimals, there must be more zeros than ``chance`` leaves. Of several series, the one that
    chance explains least is reported.
    """
    lines = [series for _label, series in table.series if series]
    mixed: list[tuple[Coincidence, list[Cell]]] = []
    for series in lines:
        most = max(cell.number.decimals for cell in series)
        coarser = [cell for cell in series if cell.number.exact_decimals < most]
        zeros = sum(most - cell.number.exact_decimals for cell in coarser)
        coincidence = Coincidence(zeros, len(lines) * math.comb(len(series), len(coarser)))
        printed = any(cell.number.is_text and cell.number.decimals < most for cell in coarser)
        if printed or (0 < most <= _MOST_PRINTED and coincidence.rarer_than(chance)):
            mixed.append((coincidence, coarser))
    if mixed:
        coincidence, coarser = max(mixed, key=lambda one: one[0].power)
        said = [
            _(
                "Coarser than the others of their series: {cells}. Last digits are zeros or not "
                "printed. They may come from another source, or were rounded before."
            ).format(cells=named([str(cell) for cell in coarser]))
        ]
        if len(mixed) > 1:
            said.append(
                ngettext(
                    "{count} more series mixes decimals.",
                    "{count} more series mix decimals.",
                    len(mixed) - 1,
                ).format(count=len(mixed) - 1)
            )
        yield Finding(
            check=Check.COARSER,
            kind=Kind.NOTE,
            places=places_of(coarser),
            found=sentences(said),
            step=coincidence.step(
                Check.COARSER,
                _("Last digits that are zeros or not printed: {count}.").format(
                    count=coincidence.digits
                ),
            ),
        )


def rounded_to_tens(table: PrintedTable) -> Iterator[Finding]:
    """Find series whose whole numbers all end in zeros."""
    for line, series in table.series:
        unit = 10 ** shared_zeros([cell.number for cell in series], _FEWEST)
        if unit > 1:
            yield Finding(
                check=Check.TENS,
                kind=Kind.NOTE,
                places=places_of(series),
                found=_(
                    "All numbers of '{line}' are multiples of {unit}: they may be rounded to it."
                ).format(line=written(line), unit=unit),
                step=_count(
                    Check.TENS,
                    unit,
                    r"10^{\min z_x}",
                    _("Zeros at the end of every number say that nothing finer was counted."),
                ),
            )


def lone_signs(table: PrintedTable) -> Iterator[Finding]:
    """Find the one number of a series whose sign is opposite to all others."""
    for line, series in table.series:
        below = [cell for cell in series if cell.value < 0]
        above = [cell for cell in series if cell.value > 0]
        few, many = sorted((below, above), key=len)
        if len(few) == 1 and len(many) >= _FEWEST:
            yield Finding(
                check=Check.SIGN,
                kind=Kind.NOTE,
                places=places_of(few),
                found=_("{cell} has a sign opposite to all others of '{line}'.").format(
                    cell=few[0], line=written(line)
                ),
                step=_count(
                    Check.SIGN,
                    len(few),
                    r"\min (n_{x < 0}, n_{x > 0})",
                    _("A balance may change its sign. Persons and expenditure do not."),
                ),
            )


def missing_cells(table: PrintedTable) -> Iterator[Finding]:
    """Find the places without a number."""
    missing = table.missing
    if missing:
        count, places = len(missing), len(table.rows) * len(table.columns)
        yield Finding(
            check=Check.MISSING,
            kind=Kind.NOTE,
            places=missing,
            found=ngettext(
                "{count} of {places} cells is empty: {cells}.",
                "{count} of {places} cells are empty: {cells}.",
                count,
            ).format(count=count, places=places, cells=named([_place(*gap) for gap in missing])),
            step=Step(
                name=Check.MISSING,
                title=Check.MISSING.heading,
                why=_("What is not printed cannot be checked, and is not zero."),
                formula=r"n_{\mathrm{places}} - n_{\mathrm{numbers}}",
                value=count,
                work=partial(str, f"{places} - {places - count}"),
                places=0,
                mistakes=(
                    Mistake("places", places, _("These are all places. Take away the numbers.")),
                    Mistake(
                        "numbers",
                        places - count,
                        _("These are the numbers. Count the places without one."),
                    ),
                ),
            ),
        )


def _count(check: Check, value: int, formula: str, why: str) -> Step:
    return Step(
        name=check,
        title=check.heading,
        why=why,
        formula=formula,
        value=value,
        work=partial(str, formula),
        places=0,
    )


def _place(row: Row, column: Column) -> str:
    return f"({written(row)}; {written(column)})"
