"""Write numbers and labels in LaTeX, for the formulae of a step."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

_SPECIAL = {
    "\\": r"\backslash ",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "^": r"\wedge ",
    "~": r"\sim ",
    "-": r"\text{-}",
    " ": r"\ ",
    "\n": r"\ ",
}


def name(label: Hashable) -> str:
    r"""Label of a row or column as upright letters in a formula, every character shown as it is.

    Letters beyond ASCII are set as text: the fonts of mathematics have none of them.

    Examples
    --------
    >>> name("gdp_per_capita"), name("GDP 收入")
    ('\\mathrm{gdp\\_per\\_capita}', '\\mathrm{GDP\\ \\text{收入}}')
    """
    escaped = "".join(_SPECIAL.get(letter, letter) for letter in str(label))
    return r"\mathrm{" + re.sub(r"([^\x00-\x7f]+)", r"\\text{\1}", escaped) + "}"


def number(value: float, places: int = 3) -> str:
    """Write a number with a fixed count of decimals, and without a negative zero.

    Examples
    --------
    >>> number(0.7891), number(-0.0001), number(31)
    ('0.789', '0.000', '31')
    """
    if isinstance(value, int):
        return str(value)
    written = f"{value:.{places}f}"
    return written.lstrip("-") if float(written) == 0 else written


def significant(value: float, digits: int = 4) -> str:
    r"""Write a very small or large number with so many significant digits.

    Examples
    --------
    >>> significant(0.123456), significant(-0.0000123456)
    ('0.1235', '-1.235 \\times 10^{-5}')
    """
    mantissa, _separator, exponent = f"{value:.{digits}g}".partition("e")
    return rf"{mantissa} \times 10^{{{int(exponent)}}}" if exponent else mantissa


def factor(value: float, places: int = 3) -> str:
    """Write a number that stands in a product or after a sign: negative ones in parentheses.

    Examples
    --------
    >>> factor(-0.5), factor(0.5)
    ('(-0.500)', '0.500')
    """
    written = number(value, places)
    return f"({written})" if written.startswith("-") else written


def total(terms: Sequence[str], most: int = 4) -> str:
    r"""Write a sum, shortened in the middle when it has more than ``most`` terms.

    Examples
    --------
    >>> total(["1", "2", "3"])
    '1 + 2 + 3'
    >>> total([str(i) for i in range(1, 31)], most=3)
    '1 + 2 + \\cdots + 30'
    """
    if len(terms) > most:
        terms = [*terms[: most - 1], r"\cdots", terms[-1]]
    return " + ".join(terms)
