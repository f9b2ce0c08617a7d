"""The one way in which this library writes a p-value."""

from __future__ import annotations


def p_text(p_value: float, *, sign: bool = False) -> str:
    """Write a p-value with three decimals, and one below 0.001 as what it is less than.

    Parameters
    ----------
    p_value : float
    sign : bool
        Whether an equals sign belongs before a number, as in a sentence.

    Examples
    --------
    >>> p_text(0.0421), p_text(0.0007), p_text(0.0421, sign=True)
    ('0.042', '< 0.001', '= 0.042')
    """
    if p_value < 0.001:
        return "< 0.001"
    return f"= {p_value:.3f}" if sign else f"{p_value:.3f}"
