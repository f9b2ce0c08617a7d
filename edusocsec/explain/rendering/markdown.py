"""Markdown, with formulae between dollar signs as Jupyter and most sites read them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from tabulate import tabulate

from edusocsec.explain.document import Block, Fold, Formula, Heading, Prose, Table
from edusocsec.explain.rendering.tables import Shown

_MOST_ROWS, _MOST_COLUMNS = 40, 12


def render_markdown(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown; every sign that Markdown would take for markup is escaped."""
    return "\n\n".join(_render(block) for block in blocks) + "\n"


def escape(text: str) -> str:
    r"""Make Markdown show the text as it is.

    Examples
    --------
    >>> escape("a_b <i> $5")
    'a\\_b \\<i\\> \\$5'
    """
    one_line = " ".join(text.splitlines())
    return re.sub(r"([\\`*_{}\[\]<>|$#~&])", r"\\\1", one_line)


def _paragraph(text: str) -> str:
    """Escape a paragraph, at whose beginning some signs would start a list or a line."""
    return re.sub(r"^(\d*)([-+.)])(?=[\s-]|$)", r"\1\\\2", escape(text.strip()))


def _render(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 2)} {escape(text)}"
        case Prose(text, strong):
            return f"**{escape(text.strip())}**" if strong else _paragraph(text)
        case Formula(latex):
            # Without a letter behind it, a sign below the other is no markup for anybody.
            return f"$$\n{re.sub('<(?! )', '< ', latex)}\n$$"
        case Fold(summary, blocks):
            inner = render_markdown(blocks)
            return f"<details>\n<summary>{html.escape(summary)}</summary>\n\n{inner}\n</details>"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    shown = Shown.of(table, _MOST_ROWS, _MOST_COLUMNS)
    header = [_joined(shown.row_names()), *map(_joined, shown.column_labels())]
    rows = [
        [_joined(labels), *(escape(shown.text(row, column)) for column in shown.columns)]
        for labels, row in zip(shown.row_labels(), shown.rows, strict=True)
    ]
    lines = tabulate(
        rows,
        header,
        tablefmt="pipe",
        disable_numparse=True,
        colalign=("left", *["right"] * len(shown.columns)),
    )
    return "\n\n".join(filter(None, [lines, shown.note]))


def _joined(parts: Iterable[object]) -> str:
    return escape(": ".join(str(part) for part in parts if part))
