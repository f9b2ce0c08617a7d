"""What a calculator gives for a formula as the browser shows it: read from its MathML."""

import math
import re
from xml.etree.ElementTree import Element, fromstring

from edusocsec.explain.rendering.mathml import mathml

_NAMES = {"ln": "log", "exp": "exp", "max": "max", "min": "min", "atan2": "atan2", "π": "pi"}
_SIGNS = {"·": "*", "×": "*", "−": "-", "+": "+", "/": "/", "(": "(", ")": ")", ",": ","}
_KNOWN = {
    name: getattr(math, name) for name in ("log", "log10", "exp", "atan2", "pi", "comb", "sqrt")
}
_KNOWN |= {"max": lambda *values: max(values), "min": lambda *values: min(values)}


class NoArithmeticError(Exception):
    """A formula with symbols, or with terms left out."""


def calculate(latex):
    """Value of what stands after the last equals sign."""
    formula = fromstring(mathml(latex))
    row = list(formula[0])
    signs = [place for place, element in enumerate(row) if element.text == "="]
    tokens = [token for element in row[max(signs, default=-1) + 1 :] for token in _python(element)]
    try:
        return float(eval(_joined(tokens), {"__builtins__": {}}, _KNOWN))
    except (SyntaxError, TypeError) as error:
        raise NoArithmeticError(latex) from error


def _python(element: Element) -> list[str]:
    tag, text = element.tag.partition("}")[2], element.text or ""
    if tag == "msub" and "".join(element.itertext()) == "log10":
        return ["log10"]
    parts = [_python(part) for part in element]
    match tag:
        case "mn" if re.fullmatch(r"\d+(\.\d+)?", text):
            return [f"{text}" if "." in text else f"{int(text)}"]
        case "mi" | "mo" | "mtext" if text in _NAMES:
            return [_NAMES[text]]
        case "mo" if text in _SIGNS:
            return [_SIGNS[text]]
        case "mspace":
            return []
        case "mrow":
            inside = [token for part in parts for token in part]
            bare = len(parts) == 1 or element[0].get("fence") == "true"
            return inside if bare else ["(", *inside, ")"]
        case "mfrac" if element.get("linethickness") == "0":
            return ["comb", "(", *parts[0], ",", *parts[1], ")"]
        case "mfrac":
            return ["(", *parts[0], "/", *parts[1], ")"]
        case "msqrt":
            return ["sqrt", "(", *parts[0], ")"]
        case "msup":
            return [*parts[0], "**", "(", *parts[1], ")"]
    raise NoArithmeticError(text or tag)


def _joined(tokens: list[str]) -> str:
    """Multiply what stands side by side, and give a logarithm without brackets its number."""
    written: list[str] = []
    for before, token in zip(["", *tokens], tokens, strict=False):
        if before in ("log", "log10") and token != "(":
            written.append(f"( {token} )")
            continue
        elif (before == ")" or before[:1].isdigit() or before == "pi") and (
            token == "(" or token[:1].isdigit() or token[:1].isalpha()
        ):
            written.append("*")
        written.append(token)
    return " ".join(written)
