"""A number as it is printed, and the interval of values that its decimals imply."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

MISSING_MARKS = ("", "-", "–", "—", "…", "...")
"""What publishers print in a cell that has no number."""


@dataclass(frozen=True)
class Interval:
    """All values from ``low`` to ``high``, in exact arithmetic.

    Examples
    --------
    >>> length, width = Interval.around(Decimal("2"), Decimal(1)), Interval.point(3)
    >>> float((length * width).low), float((length / width).high)
    (4.5, 0.8333333333333334)
    """

    low: Fraction
    high: Fraction

    @classmethod
    def around(cls, value: Decimal, unit: Decimal) -> Interval:
        """All values that round to ``value`` when rounded to multiples of ``unit``."""
        half = Fraction(unit) / 2
        return cls(Fraction(value) - half, Fraction(value) + half)

    @classmethod
    def point(cls, value: float | Fraction) -> Interval:
        """One exact value."""
        return cls(Fraction(value), Fraction(value))

    @property
    def width(self) -> Fraction:
        """How far the ends are apart."""
        return self.high - self.low

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | Fraction) and self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __mul__(self, other: Interval) -> Interval:
        return self._spanned([mine * yours for mine in self._ends for yours in other._ends])

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval that does not contain zero."""
        return self._spanned([mine / yours for mine in self._ends for yours in other._ends])

    @property
    def _ends(self) -> tuple[Fraction, Fraction]:
        return self.low, self.high

    @staticmethod
    def _spanned(ends: list[Fraction]) -> Interval:
        return Interval(min(ends), max(ends))


@dataclass(frozen=True)
class PrintedNumber:
    """A number of a table.

    Parameters
    ----------
    value : Decimal
        Read from text, it keeps the zeros at its end.
    unit : Decimal
        One of its last printed digit: 0.01 for 4.18, 1 for whole numbers.
    is_text : bool
        Whether it was read from text: only then is it known that no zeros were lost at its end.
    habit : Decimal
        To multiples of what its series seems to be rounded: 100 for 1200, 300, 700. At least the
        unit.
    counted : bool
        Whether it is a count, such as of persons, which nobody rounded.
    """

    value: Decimal
    unit: Decimal
    is_text: bool
    habit: Decimal
    counted: bool = False

    def __str__(self) -> str:
        return format(self.value, "f")

    @property
    def decimals(self) -> int:
        """How many digits follow the point."""
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def exact_decimals(self) -> int:
        """How many digits follow the point up to the last that is not zero.

        Examples
        --------
        >>> read_number("5.90").decimals, read_number("5.90").exact_decimals
        (2, 1)
        """
        return len(str(self).partition(".")[2].rstrip("0"))

    @property
    def interval(self) -> Interval:
        """The values that round to what is printed; of a count only itself."""
        return Interval.around(self.value, Decimal(0) if self.counted else self.unit)

    @property
    def wide_interval(self) -> Interval:
        """The values that round to it if its series is rounded to tens, hundreds, ..."""
        return self.interval if self.counted else Interval.around(self.value, self.habit)

    @property
    def loose_interval(self) -> Interval:
        """The same, and the values of which the digits beyond the printed ones were cut off."""
        if self.counted:
            return self.interval
        rounded, value, unit = self.wide_interval, Fraction(self.value), Fraction(self.habit)
        if value < 0:
            return Interval(value - unit, rounded.high)
        return Interval(rounded.low, value + unit)

    @property
    def trailing_zeros(self) -> int:
        """Zeros at the end of a whole number.

        Examples
        --------
        >>> read_number("14800").trailing_zeros, read_number("14.800").trailing_zeros
        (2, 0)
        """
        whole = str(self)
        return 0 if self.decimals or not self.value else len(whole) - len(whole.rstrip("0"))

    @property
    def significant_digits(self) -> int:
        """Digits from the first to the last that is not zero.

        Examples
        --------
        >>> [read_number(text).significant_digits for text in ("14818", "14800", "0.050", "0")]
        [5, 3, 1, 0]
        """
        return len(re.sub(r"\D", "", str(self)).strip("0"))

    @property
    def whole_digits(self) -> int:
        """Digits before the point."""
        return len(str(self).lstrip("-").partition(".")[0])

    @property
    def longest_digit_run(self) -> int:
        """How often one digit other than zero follows itself before the point, at most.

        Behind the point a run is no surprise: a third is 0.3333.

        Examples
        --------
        >>> read_number("1777.2").longest_digit_run, read_number("0.3333").longest_digit_run
        (3, 1)
        """
        whole = str(self).lstrip("-").partition(".")[0]
        return max((len(run[0]) for run in re.finditer(r"([1-9])\1*", whole)), default=1)


def shared_zeros(numbers: Sequence[PrintedNumber], fewest: int) -> int:
    """How many zeros end all whole numbers of a series, if there are at least ``fewest``.

    Examples
    --------
    >>> shared_zeros([read_number(number) for number in (1200, 300, 7000)], 3)
    2
    """
    present = [number for number in numbers if number.value]
    if len(present) < fewest or any(one.decimals or one.counted for one in present):
        return 0
    return min(number.trailing_zeros for number in present)


def read_number(cell: Any) -> PrintedNumber | None:
    """Read one cell; None if it is empty.

    Parameters
    ----------
    cell : object
        A number, or a text of plain digits with at most one point.

    Raises
    ------
    ValueError
        If it is neither, or infinite.

    Examples
    --------
    >>> str(read_number("4.180")), str(read_number(4.180)), read_number("-")
    ('4.180', '4.18', None)
    """
    if isinstance(cell, str):
        plain = cell.strip().replace("−", "-")
        if plain in MISSING_MARKS:
            return None
        if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", plain):
            raise ValueError(cell)
        return _printed(Decimal(plain), is_text=True)
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float | np.integer | np.floating):
        raise ValueError(cell)
    if math.isnan(cell):
        return None
    if math.isinf(cell):
        raise ValueError(cell)
    return _printed(Decimal(format(_without_noise(cell), "f")), is_text=False)


def _without_noise(number: float | np.integer | np.floating) -> Decimal:
    """Fewest digits that tell a number from its neighbours, without what a sum left in the last.

    A float of 64 bits keeps twelve digits, one of 32 bits seven; a whole number keeps all.
    """
    shortest = Decimal(str(number))
    kept = 0
    if isinstance(number, float | np.floating):
        kept = min(12, int(np.finfo(type(number)).precision) + 1)
    return Context(prec=max(kept, shortest.adjusted() + 1, 1)).plus(shortest).normalize()


def _printed(value: Decimal, *, is_text: bool) -> PrintedNumber:
    exponent = int(value.as_tuple().exponent)
    unit = Decimal(1).scaleb(min(exponent, 0))
    return PrintedNumber(value, unit, is_text, habit=unit)
