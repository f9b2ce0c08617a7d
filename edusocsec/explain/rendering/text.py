"""Plain text: what a terminal, a log and a screen reader get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from tabulate import tabulate
from wcwidth import wcswidth, wrap

from edusocsec.explain.document import Block, Fold, Formula, Heading, Prose, Table
from edusocsec.explain.rendering.mathtext import unicode_formula
from edusocsec.explain.rendering.tables import Shown

WIDTH = 80
_MOST_ROWS, _MOST_COLUMNS, _WIDEST_CELL = 40, 12, 40
_GAP = 2


def render_text(blocks: Iterable[Block]) -> str:
    """Write blocks as plain text of at most 80 columns, tables too."""
    return "\n\n".join(_render(block) for block in blocks)


def _render(block: Block) -> str:
    match block:
        case Heading(text, level):
            lines = wrap(text, WIDTH)
            rule = "=" * WIDTH if level == 1 else "-" * max(map(wcswidth, lines))
            return "\n".join([*lines, rule])
        case Prose(text):
            return "\n".join(wrap(text, WIDTH))
        case Formula(latex):
            return "\n".join(
                wrap(
                    unicode_formula(latex),
                    WIDTH,
                    initial_indent="    ",
                    subsequent_indent="        ",
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )
        case Fold(summary, blocks):
            return f"{summary}\n\n{render_text(blocks)}"
        case Table():
            shown = Shown.of(block, _MOST_ROWS, _MOST_COLUMNS)
            return "\n\n".join(filter(None, [*_folded(shown), shown.note]))


@dataclass(frozen=True)
class _Column:
    """The heading and the cells of a column, and how they are aligned."""

    header: str
    cells: list[str]
    alignment: str
    widest: int = _WIDEST_CELL

    @property
    def wrapped(self) -> list[str]:
        """Return the cells, long ones on several lines."""
        return ["\n".join(wrap(cell, self.widest)) for cell in self.cells]

    @property
    def width(self) -> int:
        """Width of the column, with the margin that tabulate leaves beside a heading."""
        heading = max(map(wcswidth, self.header.split("\n"))) + _GAP
        longest = max(map(wcswidth, self.cells), default=0)
        return max(heading, min(longest, self.widest)) + _GAP


def _folded(shown: Shown) -> Iterator[str]:
    """Write a table that is too wide as several tables below each other."""
    labels = _Column(
        ", ".join(shown.row_names()), [", ".join(label) for label in shown.row_labels()], "left"
    )
    columns = [
        _Column(
            "\n".join(header),
            [shown.text(row, column) for row in shown.rows],
            "left" if shown.is_text(column) else "right",
            shown.widest(column, _WIDEST_CELL),
        )
        for header, column in zip(shown.column_labels(), shown.columns, strict=True)
    ]
    while columns:
        count = _fitting(labels, columns)
        part, columns = [labels, *columns[:count]], columns[count:]
        yield tabulate(
            zip(*(column.wrapped for column in part), strict=True),
            [column.header for column in part],
            tablefmt="simple",
            disable_numparse=True,
            colalign=[column.alignment for column in part],
        )


def _fitting(labels: _Column, columns: list[_Column]) -> int:
    """Count how many columns fit beside the labels; at least one."""
    room = WIDTH + _GAP - labels.width
    widths = accumulate(column.width for column in columns)
    return max(1, sum(width <= room for width in widths))
