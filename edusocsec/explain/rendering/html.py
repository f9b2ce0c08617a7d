"""HTML for Jupyter: tables with heat maps, formulae for MathJax, everything else escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup

from edusocsec.explain.document import Block, Fold, Formula, Heading, Prose, Scale, Table
from edusocsec.explain.rendering.mathml import mathml
from edusocsec.explain.rendering.tables import Shown
from edusocsec.translation import language

_MOST_ROWS, _MOST_COLUMNS = 60, 24

_WARM, _COOL = "178, 24, 43", "33, 102, 172"
_STRONGEST_TINT = 0.6


def render_html(blocks: Iterable[Block]) -> str:
    """Write blocks as one HTML fragment with its own style; formulae are for the page's MathJax."""
    return _template("document.html.j2").render(blocks=contexts(blocks), formula=_for_mathjax)


def render_page(title: str, blocks: Iterable[Block]) -> str:
    """Write blocks as a whole HTML page that needs no script and no network."""
    return _template("page.html.j2").render(
        title=title, language=language(), blocks=contexts(blocks), formula=_as_mathml
    )


def render_fragment(blocks: Iterable[Block]) -> str:
    """Write blocks as one HTML fragment that needs neither MathJax nor a style of its own."""
    return _template("blocks.html.j2").render(blocks=contexts(blocks), formula=_as_mathml)


@cache
def _template(name: str) -> Template:
    loader = PackageLoader("edusocsec.explain.rendering")
    return Environment(loader=loader, autoescape=True).get_template(name)


def _for_mathjax(latex: str) -> str:
    return f"$$ {latex} $$"


def _as_mathml(latex: str) -> Markup:
    return Markup(mathml(latex))


def contexts(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """What the template needs of each block."""
    return [_context(block) for block in blocks]


def _context(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "Heading", "text": text, "level": level}
        case Prose(text, strong):
            return {"kind": "Prose", "text": text, "strong": strong}
        case Formula(latex):
            return {"kind": "Formula", "latex": latex}
        case Fold(summary, blocks):
            return {"kind": "Fold", "summary": summary, "blocks": contexts(blocks)}
        case Table():
            return _table(block)


def _table(table: Table) -> dict[str, Any]:
    shown = Shown.of(table, _MOST_ROWS, _MOST_COLUMNS)
    limit = _largest(table)
    rows = [
        (
            labels,
            [_cell(shown, row, column, limit) for column in shown.columns],
        )
        for labels, row in zip(shown.row_labels(), shown.rows, strict=True)
    ]
    return {"kind": "Table", "header": _header(shown), "rows": rows, "note": shown.note}


def _header(shown: Shown) -> list[list[dict[str, Any]]]:
    labels = [(name, 1, True) for name in shown.row_names()]
    *upper, last = [list(level) for level in zip(*shown.column_labels(), strict=True)]
    spans = [[(text, len(list(run)), False) for text, run in groupby(level)] for level in upper]
    blank = [("", 1, True)] * len(labels)
    bottom = [
        (text, 1, shown.is_text(column)) for text, column in zip(last, shown.columns, strict=True)
    ]
    return [
        [{"text": _breakable(text), "span": span, "is_text": left} for text, span, left in row]
        for row in [*(blank + level for level in spans), labels + bottom]
    ]


def _breakable(label: str) -> Markup:
    """Allow a line break after each underscore, so that long names do not widen a table."""
    return Markup("_<wbr>").join(label.split("_"))


def _cell(shown: Shown, row: int | None, column: int | None, limit: float) -> dict[str, Any]:
    value = shown.value(row, column)
    number = value if isinstance(value, float) else None
    return {
        "text": shown.text(row, column),
        "full": "" if number is None else f"{number:.10g}",
        "tint": "" if number is None else tint(number, shown.table.scale, limit),
        "is_text": isinstance(value, str),
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
