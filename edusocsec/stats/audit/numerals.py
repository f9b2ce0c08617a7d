"""Numbers as people write them, with signs and separators, as plain digits and a point."""

from __future__ import annotations

import re

_DASHES = re.compile(r"^[−–—‐‑](?=[\d.,])")
"""What stands for a minus sign: U+2212 and the dashes that word processors make of it."""

_SPACES = " \u00a0\u2009\u202f"
"""Between thousands: a space, one that does not break, a thin and a narrow one."""

_THOUSANDS = {
    ".": re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:(?:,\d{{3}})+|(?:[{_SPACES}]\d{{3}})+)(?:\.\d*)?"),
    ",": re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:(?:\.\d{{3}})+|(?:[{_SPACES}]\d{{3}})+)(?:,\d*)?"),
}

DECIMAL_COMMA = re.compile(r"[+−-]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))")
"""A number whose comma cannot stand before thousands."""


def plain(text: str, decimal: str = ".") -> str:
    """Return a number without separators of thousands, with a hyphen and a point.

    Anything else is returned as it is.

    Examples
    --------
    >>> plain("−1,234.50"), plain("1 234 567"), plain("12,34"), plain("0,123")
    ('-1234.50', '1234567', '12,34', '0,123')
    >>> plain("1.234,50", decimal=","), plain("0,5", decimal=",")
    ('1234.50', '0.5')
    """
    written = _DASHES.sub("-", text.strip())
    if _THOUSANDS[decimal].fullmatch(written):
        written = re.sub(rf"[{_SPACES}{'.' if decimal == ',' else ','}]", "", written)
    elif decimal == "," and "." in written:
        return text
    return written.replace(",", ".") if decimal == "," else written
