"""Translate every text that the library shows, through gettext.

English is the source. Another language is used only when it is asked for, by
:func:`use_language` or by the environment variable ``EDUSOCSEC_LANGUAGE``: a half-translated
lesson in front of a class would be worse than an English one.
"""

from __future__ import annotations

import gettext
import os
import warnings
from collections.abc import Iterable
from functools import reduce
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"


def use_language(language: str = "en") -> None:
    """Show all further texts in another language.

    Parameters
    ----------
    language : str
        ``"en"``, or the name of a catalogue such as ``"zh_CN"``; also as a locale or a web page
        writes it, ``"zh_CN.UTF-8"`` and ``"zh-CN"``.

    Raises
    ------
    edusocsec.errors.UnknownNameError
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
    found = _catalogue(language)
    if found is None:
        from edusocsec.errors import unknown  # that module stands on this one

        raise unknown("language", language, languages())
    _current = found


def languages() -> list[str]:
    """Name the languages that there are.

    Examples
    --------
    >>> languages()
    ['en', 'zh_CN']
    """
    return ["en", *sorted(file.parts[-3] for file in CATALOGUES.glob("*/LC_MESSAGES/messages.mo"))]


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


def _catalogue(language: object) -> gettext.NullTranslations | None:
    wanted = str(language).split(".")[0].replace("-", "_").lower()
    if wanted.split("_")[0] == "en":
        return gettext.NullTranslations()
    name = {known.lower(): known for known in languages()}.get(wanted)
    return None if name is None else gettext.translation("messages", CATALOGUES, [name])


def _of_environment() -> gettext.NullTranslations:
    """Catalogue of EDUSOCSEC_LANGUAGE; a wrong one is told, but must not stop an import."""
    asked = os.environ.get("EDUSOCSEC_LANGUAGE", "").strip()
    found = _catalogue(asked or "en")
    if found is None:
        warnings.warn(
            f"EDUSOCSEC_LANGUAGE={asked!r} is not known, so texts are in English. "
            f"What to do: Choose one of {', '.join(languages())}.",
            stacklevel=2,
        )
    return found or gettext.NullTranslations()


_current = _of_environment()
