"""HTML for Jupyter: tables with heat maps, formulae for MathJax, everything else escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, Template

from edusocsec.explain.document import Block, Fold, Formula, Heading, Prose, Scale, Table
from edusocsec.explain.rendering.tables import Shown

_MOST_ROWS, _MOST_COLUMNS = 60, 24

_WARM, _COOL = "178, 24, 43", "33, 102, 172"
_STRONGEST_TINT = 0.6


def render_html(blocks: Iterable[Block]) -> str:
    """Write blocks as one HTML fragment with its own style."""
    return _template().render(blocks=[_context(block) for block in blocks])


@cache
def _template() -> Template:
    loader = PackageLoader("edusocsec.explain.rendering")
    return Environment(loader=loader, autoescape=True).get_template("document.html.j2")


def _context(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "Heading", "text": text, "level": level}
        case Prose(text, strong):
            return {"kind": "Prose", "text": text, "strong": strong}
        case Formula(latex):
            return {"kind": "Formula", "latex": latex}
        case Fold(summary, blocks):
            inner = [_context(folded) for folded in blocks]
            return {"kind": "Fold", "summary": summary, "blocks": inner}
        case Table():
            return _table(block)


def _table(table: Table) -> dict[str, Any]:
    shown = Shown.of(table, _MOST_ROWS, _MOST_COLUMNS)
    limit = _largest(table)
    rows = [
        (labels, [_cell(shown, row, column, limit) for column in shown.columns])
        for labels, row in zip(shown.row_labels(), shown.rows, strict=True)
    ]
    return {"kind": "Table", "header": _header(shown), "rows": rows, "note": shown.note}


def _header(shown: Shown) -> list[list[tuple[str, int]]]:
    frame = shown.table.frame
    corner = [(str(name) if name is not None else "", 1) for name in frame.index.names]
    levels = zip(*shown.column_labels(), strict=True)
    *upper, last = [list(level) for level in levels]
    spans = [[(text, len(list(run))) for text, run in groupby(level)] for level in upper]
    blank = [("", 1)] * len(corner)
    return [*(blank + level for level in spans), corner + [(text, 1) for text in last]]


def _cell(shown: Shown, row: int | None, column: int | None, limit: float) -> dict[str, Any]:
    value = shown.value(row, column)
    is_number = isinstance(value, float)
    return {
        "text": shown.text(row, column),
        "full": f"{value:.10g}" if isinstance(value, float) else "",
        "tint": tint(value, shown.table.scale, limit) if isinstance(value, float) else "",
        "is_text": not is_number and isinstance(value, str),
    }


def _largest(table: Table) -> float:
    numbers = table.frame.select_dtypes("number").abs()
    return float(numbers.max().max()) if table.scale and numbers.size else 0.0


def tint(value: float, scale: Scale | None, limit: float) -> str:
    """Background of a heat-mapped cell: warm above zero, cool below, clear at zero.

    The colour is transparent, so that the text keeps the contrast of the theme, dark or light.

    Examples
    --------
    >>> tint(1.0, "signed", limit=1.0), tint(-0.5, "signed", limit=1.0)
    ('rgba(178, 24, 43, 0.60)', 'rgba(33, 102, 172, 0.30)')
    >>> tint(0.5, None, limit=1.0)
    ''
    """
    if scale is None or not limit or value != value:
        return ""
    colour = _WARM if scale == "signed" and value > 0 else _COOL
    return f"rgba({colour}, {_STRONGEST_TINT * min(abs(value) / limit, 1):.2f})"
