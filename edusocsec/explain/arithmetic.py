r"""Work out the arithmetic that a formula with numbers spells out.

A step writes its formula with the numbers of the data. Here that text is read back, as a learner
with a calculator would, so that what is shown can be held against the value it is said to have.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

_TOKEN = re.compile(
    r"\s+|\\[,;:! ]|\\(?:left|right|quad|displaystyle)(?![A-Za-z])"  # space and size only
    r"|(?P<token>\d+(?:\.\d+)?|\\log_\{10\}|\\mathrm\{[A-Za-z0-9]+\}|\\[A-Za-z]+|\\.|.)",
    re.DOTALL,
)
_FUNCTIONS: dict[str, Callable[..., float]] = {
    r"\exp": math.exp,
    r"\max": lambda *values: max(values),
    r"\min": lambda *values: min(values),
    r"\mathrm{atan2}": math.atan2,
}
_LOGARITHMS = {r"\ln": math.log, r"\log_{10}": math.log10}
_TIMES = {r"\cdot", r"\times"}
_BEGINS_A_FACTOR = {"(", "{", r"\frac", r"\binom", r"\sqrt", r"\pi", *_LOGARITHMS, *_FUNCTIONS}


def evaluate(latex: str) -> float | None:
    r"""Value of what stands after the last equals sign, or None if it is no closed arithmetic.

    Read are numbers, ``+ - / ^``, ``\cdot``, ``\times``, fractions, roots, binomial coefficients,
    brackets, ``\ln``, ``\log_{10}``, ``\exp``, ``\max``, ``\min``, ``atan2`` and ``\pi``.

    Examples
    --------
    >>> evaluate(r"r(\mathrm{west}) = \frac{-(-1.5)}{\sqrt{4 \cdot 9}}")
    0.25
    >>> round(evaluate(r"100 \left(2^{1 / 2} - 1\right)"), 3)
    41.421
    >>> evaluate(r"1 + \cdots + 31"), evaluate(r"\ell = \mu")
    (None, None)
    """
    tokens = [match["token"] for match in _TOKEN.finditer(latex) if match["token"]]
    try:
        return _Reader(_after_equals_sign(tokens)).whole()
    except (_NoArithmeticError, ArithmeticError, ValueError):
        return None


class _NoArithmeticError(Exception):
    """The formula has a symbol, or leaves something out."""


class _Reader:
    """Recursive descent over the tokens: sums of products of powers."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def whole(self) -> float:
        value = self._sum()
        if self._next() is not None:
            raise _NoArithmeticError
        return value

    def _next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *expected: str) -> str:
        token = self._next()
        if token is None or (expected and token not in expected):
            raise _NoArithmeticError
        self._at += 1
        return token

    def _sum(self) -> float:
        value = self._product()
        while self._next() in ("+", "-"):
            sign = 1 if self._take() == "+" else -1
            value += sign * self._product()
        return value

    def _product(self) -> float:
        if self._next() == "-":
            self._take()
            return -self._product()
        value = self._power()
        while (token := self._next()) is not None:
            if token in _TIMES:
                self._take()
                value *= self._power()
            elif token == "/":
                self._take()
                value /= self._power()
            elif token in _BEGINS_A_FACTOR:
                value *= self._power()
            else:
                break
        return value

    def _power(self) -> float:
        base = self._factor()
        if self._next() != "^":
            return base
        self._take()
        power = base ** self._argument()
        if isinstance(power, complex):
            raise _NoArithmeticError
        return float(power)

    def _factor(self) -> float:
        token = self._take()
        if token[0].isdigit():
            return float(token)
        if token in ("(", "{"):
            value = self._sum()
            self._take(")" if token == "(" else "}")
            return value
        if token == r"\pi":
            return math.pi
        if token in _LOGARITHMS:
            return _LOGARITHMS[token](self._power())
        if token == r"\sqrt":
            return math.sqrt(self._group())
        if token == r"\frac":
            return self._group() / self._group()
        if token == r"\binom":
            return float(math.comb(round(self._group()), round(self._group())))
        if token in _FUNCTIONS:
            return float(_FUNCTIONS[token](*self._arguments()))
        raise _NoArithmeticError

    def _group(self) -> float:
        self._take("{")
        value = self._sum()
        self._take("}")
        return value

    def _argument(self) -> float:
        """What follows a circumflex: a group, or a single digit."""
        token = self._next() or ""
        if token == "{":
            return self._group()
        if len(token) == 1 and token.isdigit():
            return float(self._take())
        raise _NoArithmeticError

    def _arguments(self) -> Iterator[float]:
        self._take("(")
        yield self._sum()
        while self._next() == ",":
            self._take()
            yield self._sum()
        self._take(")")


def _after_equals_sign(tokens: list[str]) -> list[str]:
    depth, begin = 0, 0
    for position, token in enumerate(tokens):
        depth += (token == "{") - (token == "}")
        if token == "=" and depth == 0:
            begin = position + 1
    return tokens[begin:]
