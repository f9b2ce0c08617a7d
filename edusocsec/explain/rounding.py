"""Whether a value and a number written with a few decimals are the same."""

from __future__ import annotations

import math
from decimal import Decimal


def rounds_to(value: float, given: Decimal) -> bool:
    """Whether a value rounds to a written number at the precision that was written.

    Examples
    --------
    >>> rounds_to(0.7885, Decimal("0.789")), rounds_to(0.7884, Decimal("0.789"))
    (True, False)
    """
    if not math.isfinite(value):
        return False
    half_a_unit = Decimal(5).scaleb(-decimals(given) - 1)
    slack = Decimal("1e-12") * (1 + abs(given))
    return abs(Decimal(value) - given) <= half_a_unit + slack


def decimals(given: Decimal) -> int:
    """How many decimals a number was written with.

    Examples
    --------
    >>> decimals(Decimal("0.50")), decimals(Decimal("31"))
    (2, 0)
    """
    exponent = given.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
