"""Check the counts that users pass."""

from __future__ import annotations

import operator

from edusocsec.errors import ArgumentError
from edusocsec.translation import _


def whole_number(value: object, name: str, low: int, high: int | None = None) -> int:
    """Return a count as an int if it is whole and within its bounds.

    Raises
    ------
    ArgumentError
        If it is not; the message gives the bounds.

    Examples
    --------
    >>> whole_number(3, "n_clusters", 1, 31)
    3
    >>> whole_number(2.5, "n_components", 1, 7)
    Traceback (most recent call last):
    edusocsec.errors.ArgumentError: n_components=2.5 is not a whole number between 1 and 7.
    What to do: Give n_components between 1 and 7.
    """
    try:
        count = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        count = None
    if count is not None and low <= count and (high is None or count <= high):
        return count
    if high is None:
        raise ArgumentError(
            _("{name}={value} is not a whole number of at least {low}.").format(
                name=name, value=value, low=low
            ),
            _("Give {name} of at least {low}.").format(name=name, low=low),
        )
    raise ArgumentError(
        _("{name}={value} is not a whole number between {low} and {high}.").format(
            name=name, value=value, low=low, high=high
        ),
        _("Give {name} between {low} and {high}.").format(name=name, low=low, high=high),
    )
