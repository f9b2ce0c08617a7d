"""Labels and numbers as they are written on a picture."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.text import Text

# Where a line may break: after a space, around a Chinese character (but not before punctuation),
# and somewhere in a word too long for any line.
_PIECES = re.compile(
    "[\u2e80-\u9fff][\u3001\u3002\uff00-\uff0f\uff1a-\uff1f]*\\s?"
    "|(?:\\\\\\$|[^\\s\u2e80-\u9fff]){1,40}\\s?"
)


def as_label(name: Hashable, most: int = 28) -> str:
    r"""Write a name as plain text in one line, shortened after ``most`` characters.

    Examples
    --------
    >>> as_label("$x$ and a long story", most=10)
    '\\$x\\$ and a…'
    >>> as_label(3.0)
    '3'
    """
    if isinstance(name, float) and name.is_integer():
        name = int(name)
    line = " ".join(str(name).split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    return literal(line)


def literal(text: str) -> str:
    """Write dollar signs so that matplotlib shows them instead of reading a formula."""
    return text.replace("$", r"\$")


def number(value: float, decimals: int) -> str:
    """Write a number with fixed decimals, a true minus sign and no negative zero.

    Examples
    --------
    >>> number(-0.254, 2), number(-0.001, 2), number(12345.6, 1)
    ('−0.25', '0.00', '12,345.6')
    """
    return f"{value:z,.{decimals}f}".replace("-", "−")


def wrap(artist: Text, text: str, width: float) -> None:
    """Write a text, as it is, in lines of at most ``width`` pixels."""
    lines = [""]
    for piece in _PIECES.findall(literal(" ".join(text.split()))):
        artist.set_text((lines[-1] + piece).rstrip())
        if lines[-1] and artist.get_window_extent().width > width:
            lines.append("")
        lines[-1] += piece
    artist.set_text("\n".join(line.rstrip() for line in lines))


def shrink_to_fit(texts: Iterable[Text], width: float) -> None:
    """Reduce the size of all texts alike until the widest is at most ``width`` pixels wide."""
    texts = [text for text in texts if text.get_text()]
    widest = max((text.get_window_extent().width for text in texts), default=0.0)
    if widest > width:
        for text in texts:
            text.set_fontsize(float(text.get_fontsize()) * width / widest)
