"""Say what long or large work will cost before it begins, and refuse what no computer holds."""

from __future__ import annotations

import warnings

from edusocsec.errors import ArgumentError
from edusocsec.translation import _, ngettext, sentences

PATIENCE = 1.0
"""Seconds that need no announcement."""

LARGE = 500e6
"""Bytes that need no announcement."""


class CostWarning(UserWarning):
    """The work that begins will take a while, or much memory."""


def announce(seconds: float, size: float = 0.0, *, stacklevel: int = 3) -> None:
    """Warn of work that takes more than a second, or more than 500 MB of memory.

    Parameters
    ----------
    seconds : float
        Rough estimate.
    size : float
        Bytes.
    stacklevel : int
        As of :func:`warnings.warn`: the caller of who announces.

    Examples
    --------
    >>> import warnings
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.simplefilter("always")
    ...     announce(0.2)
    ...     announce(12, 1.2e9)
    >>> [str(one.message) for one in caught]
    ['This takes about 12 seconds and 1.2 GB of memory.']
    """
    if seconds <= PATIENCE and size <= LARGE:
        return
    count = max(round(seconds), 1)
    told = ngettext("This takes about {count} second.", "This takes about {count} seconds.", count)
    if size > LARGE:
        told = ngettext(
            "This takes about {count} second and {size:.1f} GB of memory.",
            "This takes about {count} seconds and {size:.1f} GB of memory.",
            count,
        )
    warnings.warn(told.format(count=count, size=size / 1e9), CostWarning, stacklevel=stacklevel)


def refuse_more(count: int, most: int, name: str, cost: str, instead: str) -> None:
    """Refuse more than a ceiling allows, and say how to lift it.

    Parameters
    ----------
    count, most : int
    name : str
        The argument that lifts the ceiling.
    cost : str
        A sentence: what so many would cost.
    instead : str
        A sentence: what to do without lifting it.

    Raises
    ------
    ArgumentError
        If the count is above the ceiling.

    Examples
    --------
    >>> refuse_more(3, 2, "most_rows", "Three are slow.", "Take two.")
    Traceback (most recent call last):
    edusocsec.errors.ArgumentError: Three are slow.
    What to do: Take two. Or pass most_rows=3 to do it all the same.
    """
    if count > most:
        lift = _("Or pass {name}={count} to do it all the same.").format(name=name, count=count)
        raise ArgumentError(cost, sentences([instead, lift]))
