r"""LaTeX for papers and slides; needs ``\usepackage{amsmath, booktabs, adjustbox}``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pylatexenc.latexencode import UnicodeToLatexEncoder

from edusocsec.explain.document import Block, Fold, Formula, Heading, Prose, Table
from edusocsec.explain.rendering.tables import Shown

_MOST_ROWS, _MOST_COLUMNS = 40, 12
_LONG_TEXT = 40
_SECTIONS = {1: "section*", 2: "subsection*", 3: "subsubsection*"}


def render_latex(blocks: Iterable[Block]) -> str:
    """Write blocks as LaTeX; every sign that LaTeX would take for markup is escaped."""
    return "\n\n".join(_render(block) for block in blocks) + "\n"


def escape(text: object) -> str:
    r"""Make LaTeX print the text as it is.

    Examples
    --------
    >>> escape("a_b & 5 %")
    'a\\_b \\& 5 \\%'
    """
    return str(_encoder().unicode_to_latex(str(text)))


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(unknown_char_policy="keep", unknown_char_warning=False)


def _render(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"\\{_SECTIONS[level]}{{{escape(text)}}}"
        case Prose(text, strong):
            return f"\\textbf{{{escape(text)}}}" if strong else escape(text)
        case Formula(latex):
            return f"\\[\n{latex}\n\\]"
        case Fold(summary, blocks):
            return f"\\emph{{{escape(summary)}}}\n\n{render_latex(blocks)}"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    shown = Shown.of(table, _MOST_ROWS, _MOST_COLUMNS)
    frame = shown.frame()
    for axis in (frame.index, frame.columns):
        axis.names = [name and escape(name) for name in axis.names]
    styler = frame.style.format(escape)
    for side in ("index", "columns"):
        styler = styler.format_index(escape, axis=side)
    columns = "l" * table.frame.index.nlevels
    columns += "".join(_alignment(shown, column) for column in shown.columns)
    tabular = styler.to_latex(hrules=True, column_format=columns).strip()
    lines = f"\\par\\medskip\\noindent\\adjustbox{{max width=\\linewidth}}{{%\n{tabular}}}\\par"
    return "\n\n".join(filter(None, [lines, escape(shown.note)]))


def _alignment(shown: Shown, column: int | None) -> str:
    if not shown.is_text(column):
        return "r"
    longest = max(len(shown.text(row, column)) for row in shown.rows)
    return r"p{0.4\linewidth}" if longest > _LONG_TEXT else "l"
