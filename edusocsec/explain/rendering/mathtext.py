"""Formulae in a terminal: LaTeX read into a line of Unicode text."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexMacroNode


def unicode_formula(latex: str) -> str:
    r"""Write a LaTeX formula as one line of plain text.

    Fractions keep their meaning by parentheses, and scripts of more than one sign their braces.

    Examples
    --------
    >>> unicode_formula(r"r_{ij} = \frac{a + b}{2}")
    'r_ij = (a + b) / 2'
    >>> unicode_formula(r"R^{-1} \ne e^{a+b}")
    'R^-1 ≠ e^{a+b}'
    """
    text = _converter().latex_to_text(f"${latex}$")
    text = re.sub(r"([_^])\{([-−]?\w+)\}", r"\1\2", text)
    text = re.sub(r"\s*([=≠≥≤≈×·∈])\s*", r" \1 ", text)
    text = re.sub(r"(?<=[\w)])([∑√])", r" \1", text)
    return re.sub(r" (?=[,;)])", "", " ".join(text.split()))


@cache
def _converter() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    context.add_context_category(
        "edusocsec",
        macros=[
            MacroTextSpec("frac", simplify_repl=_fraction),
            MacroTextSpec("ne", simplify_repl="≠"),
            MacroTextSpec("backslash", simplify_repl="\\"),
            MacroTextSpec(" ", simplify_repl=" "),
            MacroTextSpec("quad", simplify_repl="   "),
            MacroTextSpec("cdots", simplify_repl="⋯"),
        ],
        prepend=True,
    )
    return LatexNodes2Text(
        latex_context=context,
        math_mode="text",
        keep_braced_groups=True,
        keep_braced_groups_minlen=2,
    )


def _fraction(node: LatexMacroNode, l2tobj: LatexNodes2Text) -> str:
    above, below = (
        l2tobj.nodelist_to_text(argument.nodelist).strip() for argument in node.nodeargd.argnlist
    )
    return f"{_grouped(above)} / {_grouped(below)} "


def _grouped(text: str) -> str:
    return text if re.fullmatch(r"[-−]?([\w.,|{}]+|√\([^()]*\))", text) else f"({text})"
