"""Write numbers and labels in LaTeX, for the formulae of a step."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

_WHOLE = 8
"""Terms of a sum that are all written, so that a learner can add them."""

_extra_digits: ContextVar[int] = ContextVar("extra digits", default=0)
_whole_sums: ContextVar[bool] = ContextVar("whole sums", default=False)

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


@contextmanager
def writing(*, extra_digits: int = 0, whole_sums: bool = False) -> Iterator[None]:
    r"""Write numbers with more digits for a while, where they have more, or sums unshortened.

    Examples
    --------
    >>> with writing(extra_digits=2, whole_sums=True):
    ...     number(0.78914), number(0.5), total(["1", "2", "3"], most=2)
    ('0.78914', '0.500', '1 + 2 + 3')
    """
    digits, sums = _extra_digits.set(extra_digits), _whole_sums.set(whole_sums)
    try:
        yield
    finally:
        _extra_digits.reset(digits)
        _whole_sums.reset(sums)


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
    if extra := _extra_digits.get():
        places = min(places + extra, max(places, _decimals(value)))
    else:
        # A tie, such as 2803.2635, must not be broken by what a processor leaves behind it.
        value = float(f"{value:.13g}")
    written = f"{value:.{places}f}"
    return written.lstrip("-") if float(written) == 0 else written


def significant(value: float, digits: int = 4) -> str:
    r"""Write a very small or large number with so many significant digits.

    Examples
    --------
    >>> significant(0.123456), significant(-0.0000123456)
    ('0.1235', '-1.235 \\times 10^{-5}')
    """
    mantissa, _separator, exponent = f"{value:.{digits + _extra_digits.get()}g}".partition("e")
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
    r"""Write a sum: whole up to eight terms, of a longer one ``most`` and the signs of omission.

    Examples
    --------
    >>> total(["1", "2", "3"])
    '1 + 2 + 3'
    >>> total([str(i) for i in range(1, 31)], most=3)
    '1 + 2 + \\cdots + 30'
    """
    if len(terms) > max(most, _WHOLE) and not _whole_sums.get():
        terms = [*terms[: most - 1], r"\cdots", terms[-1]]
    return " + ".join(terms)


def _decimals(value: float) -> int:
    """How many decimals the shortest writing has that stands for no other number."""
    exponent = Decimal(repr(float(value))).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
