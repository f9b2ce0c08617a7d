"""Fonts: a plain sans, with a Chinese one behind it where the machine has one."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SANS = ("Helvetica Neue", "Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans")
CHINESE = (
    *("WenQuanYi Micro Hei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"),
    *("Source Han Sans CN", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei"),
    *("WenQuanYi Zen Hei", "Heiti SC", "Droid Sans Fallback", "Arial Unicode MS"),
)
_CHINESE_FILES = re.compile(
    r"wqy|notosans(cjk|sc)|sourcehansans|pingfang|hiragino sans gb|msyh|simhei|droidsansfallback",
    re.IGNORECASE,
)
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def families() -> list[str]:
    """Name the fonts to draw with, best first; only installed ones, so that none is searched for.

    Examples
    --------
    >>> "DejaVu Sans" in families()
    True
    """
    chinese = chinese_font()
    if chinese is None:
        # One notice of ours says what to install; matplotlib's would come for every single glyph.
        warnings.filterwarnings("ignore", r"Glyph \d+ \(\\N\{(CJK|IDEOGRAPHIC|FULLWIDTH)")
        return _plain_fonts()
    return [*_plain_fonts(), chinese]


@cache
def _plain_fonts() -> list[str]:
    # DejaVu Sans comes with matplotlib and knows many symbols that others lack, hence always last.
    first = next(name for name in SANS if name in _installed())
    return list(dict.fromkeys([first, "DejaVu Sans"]))


@cache
def chinese_font() -> str | None:
    """Name the Chinese font of this machine, if there is one."""
    if not set(CHINESE) & _installed():
        # matplotlib remembers the fonts of its first start; look for newer ones.
        from matplotlib import font_manager

        for file in font_manager.findSystemFonts():
            if _CHINESE_FILES.search(file):
                font_manager.fontManager.addfont(file)
    found = next((name for name in CHINESE if name in _installed()), None)
    if found is not None:
        _let_regular_stand_for_bold(found)
    return found


def _let_regular_stand_for_bold(family: str) -> None:
    """Keep matplotlib from complaining, at each bold text, that a family has no bold face."""
    from matplotlib.font_manager import fontManager

    faces = [font for font in fontManager.ttflist if font.name == family]
    if not any(font.weight in ("bold", 700) for font in faces):
        fontManager.ttflist.append(replace(faces[0], weight=700))


def _installed() -> set[str]:
    from matplotlib.font_manager import fontManager

    return {font.name for font in fontManager.ttflist}


def notice_missing_glyphs(figure: Figure) -> None:
    """Warn, once a session, if a picture holds Chinese text that this machine cannot draw."""
    from matplotlib.text import Text

    if chinese_font() is None and any(
        isinstance(text, Text) and _CJK.search(text.get_text()) for text in figure.findobj(Text)
    ):
        _warn()


@cache
def _warn() -> None:
    warnings.warn(
        _(
            "No Chinese font is installed, so Chinese labels are drawn as boxes. Install one (on "
            "Debian and Ubuntu: apt-get install fonts-wqy-microhei) and restart Python, or use "
            "English labels."
        ),
        stacklevel=5,
    )
