"""Plain text: what a terminal, a log and a screen reader get."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from tabulate import tabulate

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
            return f"{text}\n{'=' * WIDTH if level == 1 else '-' * min(len(text), WIDTH)}"
        case Prose(text):
            return textwrap.fill(text, WIDTH)
        case Formula(latex):
            return textwrap.fill(
                unicode_formula(latex),
                WIDTH,
                initial_indent="    ",
                subsequent_indent="        ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        case Fold(summary, blocks):
            return f"{summary}\n\n{render_text(blocks)}"
        case Table():
            shown = Shown.of(block, _MOST_ROWS, _MOST_COLUMNS)
            return "\n\n".join(filter(None, [*_folded(shown), shown.note]))


def _folded(shown: Shown) -> Iterator[str]:
    """Write a table that is too wide as several tables below each other."""
    labels = _column(", ".join(map(_text, shown.table.frame.index.names)), shown.row_labels())
    columns = [
        _column("\n".join(header), [(shown.text(row, column),) for row in shown.rows])
        for header, column in zip(shown.column_labels(), shown.columns, strict=True)
    ]
    while columns:
        count = _fitting(labels, columns)
        part, columns = [labels, *columns[:count]], columns[count:]
        header, *rows = zip(*part, strict=True)
        yield tabulate(
            rows,
            header,
            tablefmt="simple",
            disable_numparse=True,
            maxcolwidths=[_WIDEST_CELL] * len(part),
            colalign=("left", *(_alignment(column) for column in part[1:])),
        )


def _column(header: str, cells: Iterable[tuple[str, ...]]) -> list[str]:
    return [header, *(", ".join(cell) for cell in cells)]


def _text(name: object) -> str:
    return "" if name is None else str(name)


def _width(column: list[str]) -> int:
    longest = max(len(line) for cell in column for line in cell.split("\n"))
    return min(longest, _WIDEST_CELL) + _GAP


def _fitting(labels: list[str], columns: list[list[str]]) -> int:
    """Count how many columns fit beside the labels; at least one."""
    room, count = WIDTH - _width(labels), 0
    while count < len(columns) and room >= _width(columns[count]) - _GAP:
        room -= _width(columns[count])
        count += 1
    return max(count, 1)


def _alignment(column: list[str]) -> str:
    return "left" if any(len(cell) > _WIDEST_CELL for cell in column[1:]) else "right"
