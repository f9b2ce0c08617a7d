"""Audit a published table: what contradicts itself, what looks suspicious, what to note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Heading, Headings, Result, Table
from edusocsec.explain.document import Block
from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import real_number
from edusocsec.stats.audit.breaks import FEWEST_OTHERS, breaks, steps_along
from edusocsec.stats.audit.conventions import (
    coarser_numbers,
    lone_signs,
    missing_cells,
    rounded_to_tens,
)
from edusocsec.stats.audit.finding import Check, Finding, Kind
from edusocsec.stats.audit.layout import read_cells
from edusocsec.stats.audit.relations import (
    check_growth,
    check_ratios,
    check_totals,
    refuse_unknown_names,
)
from edusocsec.stats.audit.runs import digit_runs, repeated_runs
from edusocsec.stats.audit.table import PrintedTable, label
from edusocsec.stats.audit.units import UNITS, refuse_unknown_units, units_of
from edusocsec.translation import _, enumerated, sentences


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Audit(Result):
    """What the checks of a published table found.

    Attributes
    ----------
    found : list of Finding
        From what contradicts to what is only a note. Each explains its arithmetic:
        ``audit.found[0].explain()``.
    checked : list of Check
        Which checks were made.
    printed : PrintedTable
        The table as it was read.
    """

    story: ClassVar[str] = "edusocsec.stats.audit.story:tell"

    found: list[Finding]
    checked: list[Check]
    printed: PrintedTable

    @property
    def title(self) -> str:
        """What was done."""
        return _("Audit of a table")

    @property
    def findings(self) -> pd.DataFrame:
        """One row a finding, from 1: ``kind``, ``check``, ``rows``, ``columns``, ``found``."""
        return pd.DataFrame(
            [
                (str(one.kind), str(one.check), one.rows, one.columns, one.found)
                for one in self.found
            ],
            index=range(1, len(self.found) + 1),
            columns=["kind", "check", "rows", "columns", "found"],
        )

    @property
    def marked(self) -> pd.DataFrame:
        """The table as printed, each cell followed by the numbers of its findings."""
        marks: dict[Any, list[int]] = {}
        for number, finding in enumerate(self.found, start=1):
            for place in finding.places:
                marks.setdefault(place, []).append(number)
        table = self.printed
        cells = [
            [_marked(table, row, column, marks) for column in table.columns] for row in table.rows
        ]
        return pd.DataFrame(
            cells,
            index=[label(row) for row in table.rows],
            columns=[label(column) for column in table.columns],
        )

    def table(self) -> pd.DataFrame:
        """Return the findings as they are shown."""
        return pd.DataFrame(
            [(one.kind.label, one.check.label, one.found) for one in self.found],
            index=pd.RangeIndex(1, len(self.found) + 1),
            columns=["kind", "check", "found"],
        )

    @property
    def headings(self) -> Headings:
        """What the columns of the tables are called."""
        return Headings(
            columns={
                "kind": _("kind"),
                "check": _("check"),
                "rows": _("rows"),
                "columns": _("columns"),
                "found": _("found"),
            }
        )

    @property
    def verdict(self) -> str:
        """How many findings of each kind, and what was not checked."""
        kinds = Counter(one.kind for one in self.found)
        said = [kind.counted(kinds[kind]) for kind in Kind if kinds[kind]]
        if not said:
            said = [_("The checks found nothing, which does not prove the table right.")]
        elif kinds[Kind.SUSPICIOUS]:
            said.append(_("What is suspicious may still be right: ask the source."))
        not_checked = [check.label for check in Check if check not in self.checked]
        if not_checked:
            said.append(_("Not checked: {checks}.").format(checks=enumerated(not_checked)))
        return sentences(said)

    def blocks(self) -> Iterator[Block]:
        """Return the marked table, the findings, and the verdict."""
        title, findings, *verdict = super().blocks()
        yield title
        yield Table(self.marked)
        if self.found:
            yield Heading(_("What was found"), level=2)
            yield findings
        yield from verdict


def audit_table(
    data: pd.DataFrame | pd.Series,
    *,
    along: Hashable | None = None,
    totals: Mapping[Any, Sequence[Any]] | None = None,
    ratios: Mapping[Any, tuple[Any, Any] | tuple[Any, Any, float]] | None = None,
    growth: Mapping[Any, Any] | None = None,
    units: Mapping[Any, str] | None = None,
    jump: float = 10,
    chance: float = 0.001,
) -> Audit:
    r"""Make the checks that a reader should make of any published table.

    Without hints: runs of cells that stand twice, long runs of one digit, breaks in size, numbers
    coarser than their series, lone signs, missing cells. With the names of what belongs together
    also: totals against parts, ratios and growth rates against their terms, with the interval of
    values that round to each printed number.

    Parameters
    ----------
    data : DataFrame or Series
        Labels in the index and in the columns; numbers in the cells, or texts as they are printed.
        Only texts keep the zeros at their end, such as ``"4.180"``. Leave out columns of words.
    along : label, optional
        Level of the index or name of the columns, such as the year, that runs along the page. Then
        each row is a series of one quantity, and breaks in size are looked for.
    totals : mapping from a name to the names of its parts, optional
        Names of rows or columns: ``{"total": ["a", "b"]}``.
    ratios : mapping from a name to (numerator, denominator) or (numerator, denominator, factor)
        The factor turns the units of the terms into those of the ratio. Left out, it follows from
        the units of all three. Where they are not known, it is the power of ten with which most
        ratios agree, and a note says which.
    growth : mapping from a rate in per cent to what grows, optional
        From each column to the next, so ``along`` is needed.
    units : mapping from a name to a unit, optional
        Names of rows or columns, such as ``{"participants": "10,000 persons"}``, with the units of
        :func:`read_table`, which knows them of what it has read. What is in ``"persons"`` is a
        count, and not rounded.
    jump : float
        A step is a break if it is at least so many times the median of the table's other steps.
        10 is one order of magnitude.
    chance : float
        A run is reported if fewer than so many are expected in a table of this size whose digits,
        after the first, have nothing to do with each other. A note may be ten times as likely.

    Returns
    -------
    Audit

    Raises
    ------
    ArgumentError, DataError, DuplicateLabelsError, NotNumericError, UnknownNameError
        The message names the cell, the row or the column.

    Notes
    -----
    "Contradiction" is said only where no values that round to the printed digits fit together, and
    where counts do not add up exactly. If only more rounding explains a difference (to tens, as the
    zeros of at least five numbers of a series suggest, or of whole numbers that may be counts),
    a note says so.
    "Suspicious" is what would be rare by accident. A note is no accusation.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {2010: ["14818", "200.23", "14818"], 2013: ["27917", "310.62", "27917"],
    ...      2016: ["46888", "139.74", "616.93"]},
    ...     index=["insurance", "relief", "welfare"],
    ... ).rename_axis(columns="year")
    >>> audit = audit_table(table, along="year")
    >>> audit.findings[["kind", "check", "rows", "columns"]]
             kind         check                  rows       columns
    1  suspicious  repeated_run  [insurance, welfare]  [2010, 2013]
    2  suspicious         break             [welfare]  [2013, 2016]
    3        note       coarser             [welfare]  [2010, 2013]
    >>> print(audit.found[1].found)
    27917 (welfare; 2013) is 45.3 times as large as 616.93 (welfare; 2016). Usual in this table is
    a factor of 1.9. Another unit, a slipped point or a figure of another row would look like
    this; so would a real event.
    """
    if not real_number(jump, "jump") > 1:
        raise ArgumentError(
            _("jump={jump} is not above 1.").format(jump=jump),
            _("Give a factor such as 10."),
        )
    if not 0 < real_number(chance, "chance") < 1:
        raise ArgumentError(
            _("chance={chance} does not lie between 0 and 1.").format(chance=chance),
            _("Give a small number such as 0.001."),
        )
    known = units_of(data) | dict(units or {})
    refuse_unknown_units(known)
    table = read_cells(data, along, known)
    measures = {data.name} if isinstance(data, pd.Series) else set(data.columns)
    refuse_unknown_names(table, set(units or {}) - measures)
    checks: dict[Check, Iterable[Finding]] = {
        Check.REPEATED_RUN: repeated_runs(table, chance),
        Check.DIGIT_RUN: digit_runs(table, chance),
        Check.COARSER: coarser_numbers(table, 10 * chance),
        Check.TENS: rounded_to_tens(table),
        Check.SIGN: lone_signs(table),
        Check.MISSING: missing_cells(table),
    }
    if totals:
        checks[Check.TOTAL] = check_totals(table, totals)
    if ratios:
        checks[Check.RATIO] = check_ratios(
            table, ratios, {name: UNITS[unit] for name, unit in known.items()}
        )
    if growth:
        checks[Check.GROWTH] = check_growth(table, growth)
    if len(steps_along(table)) > FEWEST_OTHERS:
        checks[Check.BREAK] = breaks(table, jump)
    found = [finding for check in Check if check in checks for finding in checks[check]]
    return Audit(
        found=_numbered(sorted(found, key=lambda one: list(Kind).index(one.kind))),
        checked=[check for check in Check if check in checks],
        printed=table,
        badge=weakest_badge(data),
    )


def _numbered(findings: list[Finding]) -> list[Finding]:
    """Give each step a name of its own: the check, and its number where there are several."""
    count = Counter(one.check for one in findings)
    seen: Counter[Check] = Counter()
    named = []
    for one in findings:
        seen[one.check] += 1
        name = f"{one.check}_{seen[one.check]}" if count[one.check] > 1 else str(one.check)
        named.append(replace(one, step=replace(one.step, name=name)))
    return named


def _marked(table: PrintedTable, row: Any, column: Any, marks: Mapping[Any, list[int]]) -> str:
    cell = table.cells.get((row, column))
    text = "" if cell is None else str(cell.number)
    numbers = ",".join(map(str, marks.get((row, column), [])))
    return f"{text} [{numbers}]".strip() if numbers else text
