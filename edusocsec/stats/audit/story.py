"""How an audit is told: the steps from column to column, then each finding's arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step
from edusocsec.stats.audit.audit import Audit
from edusocsec.stats.audit.breaks import factors_step, steps_along
from edusocsec.translation import _


def tell(audit: Audit) -> Iterator[Step]:
    """Give the steps, in the order in which a reader takes them."""
    table = audit.printed
    rows, columns, empty = len(table.rows), len(table.columns), len(table.missing)
    yield Step(
        name="cells",
        title=_("Cells that hold a number"),
        why=_("Count first: what is empty or unreadable escapes every check."),
        formula=r"r \cdot c - m",
        value=rows * columns - empty,
        work=lambda: rf"{rows} \cdot {columns} - {empty}",
        places=0,
        mistakes=(
            Mistake(
                "all_places",
                rows * columns,
                _("These are all places. Take away those that are empty."),
            ),
            Mistake(
                "sides_added",
                rows + columns - empty,
                _("You added rows and columns. Multiply them."),
            ),
            Mistake("empty", empty, _("These are the empty ones. Count those with a number.")),
        ),
    )
    if steps_along(table):
        yield factors_step(table)
    for finding in audit.found:
        yield finding.step
