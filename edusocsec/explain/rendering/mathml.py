"""Formulae that a browser typesets by itself, without a script and without a network."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element, SubElement, tostring

from latex2mathml.converter import convert_to_element

_LEAVES = {"mi", "mn", "mo", "mtext"}
_BEFORE_SIGNS = set("([{=,·×+−")


@lru_cache(maxsize=1024)
def mathml(latex: str) -> str:
    r"""Write a displayed formula in MathML.

    Parameters
    ----------
    latex : str
        As steps write it; labels in it have been escaped by :func:`edusocsec.explain.symbols.name`.

    Returns
    -------
    str
        One well-formed ``math`` element.

    Examples
    --------
    >>> mathml(r"\mathrm{a<b} = 2").removeprefix('<math xmlns="http://www.w3.org/1998/Math/MathML"')
    ' display="block"><mrow><mrow><mtext>a&lt;b</mtext></mrow><mo>=</mo><mn>2</mn></mrow></math>'
    """
    formula: Element = convert_to_element(latex, display="block")
    for element in formula.iter():
        element.text = element.text and unescape(element.text)
    for row in list(formula.iter()):
        if _is_name(row):
            _join(row)
        _space(row)
    return tostring(formula, encoding="unicode")


def _is_name(row: Element) -> bool:
    r"""Whether a row came from ``\mathrm``, which is taken apart into upright letters."""
    if row.tag != "mrow":
        return False
    upright = [leaf.get("mathvariant") == "normal" for leaf in row.iter("mi")]
    return bool(upright) and all(upright) and {leaf.tag for leaf in row} <= _LEAVES


def _space(row: Element) -> None:
    """Set a sign close to its number and bars close to what they enclose."""
    for before, element in zip([None, *row], row, strict=False):
        if element.tag != "mo":
            continue
        begins = before is None or (before.tag == "mo" and before.text in _BEFORE_SIGNS)
        if element.text in ("−", "+") and begins:
            element.set("form", "prefix")
        elif element.text == "|":
            element.attrib.update(lspace="0em", rspace="0em", stretchy="false")


def _join(row: Element) -> None:
    """Make one text of the letters, so that scripts that join letters, and emoji, stay whole."""
    text = "".join(leaf.text or "" for leaf in row)
    row.clear()
    SubElement(row, "mtext").text = text
