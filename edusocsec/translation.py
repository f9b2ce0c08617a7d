"""Translate every text that the library shows, through gettext.

English is the source. Another language is used only when it is asked for, by
:func:`use_language` or by the environment variable ``EDUSOCSEC_LANGUAGE``: a half-translated
lesson in front of a class would be worse than an English one.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable
from functools import reduce
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"

_current: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str = "en") -> None:
    """Show all further texts in another language.

    Parameters
    ----------
    language : str
        ``"en"``, or the name of a catalogue such as ``"zh_CN"``.

    Raises
    ------
    FileNotFoundError
        If there is no catalogue of that language.

    Examples
    --------
    >>> use_language("zh_CN")
    >>> _("verdict")
    '判定'
    >>> use_language("en")
    >>> _("verdict")
    'verdict'
    """
    global _current
    if language.startswith("en"):
        _current = gettext.NullTranslations()
    else:
        _current = gettext.translation("messages", CATALOGUES, [language])


def language() -> str:
    """Name the language in use as web pages do.

    Examples
    --------
    >>> language()
    'en'
    """
    return _current.info().get("language", "en").replace("_", "-")


def _(message: str) -> str:
    """Translate ``message`` into the language in use."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message whose wording depends on a count."""
    return _current.ngettext(singular, plural, count)


def enumerated(items: Iterable[object]) -> str:
    """Join the items of a list as the language in use does.

    Examples
    --------
    >>> enumerated(["east", "central", "west"])
    'east, central, west'
    """
    return _(", ").join(map(str, items))


def sentences(texts: Iterable[str]) -> str:
    """Join whole sentences as the language in use does.

    Examples
    --------
    >>> sentences(["One.", "Two."])
    'One. Two.'
    """
    # gettext cannot translate a space into nothing, but a pattern it can.
    pattern = _("{said} {more}")
    return reduce(lambda said, more: pattern.format(said=said, more=more), texts)


use_language(os.environ.get("EDUSOCSEC_LANGUAGE", "en"))
