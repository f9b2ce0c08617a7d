"""Check the counts, numbers and results that users pass."""

from __future__ import annotations

import math
import operator
from collections.abc import Collection, Hashable
from decimal import Decimal
from numbers import Real
from typing import TypeVar

from edusocsec.errors import ArgumentError, unknown
from edusocsec.translation import _

Kind = TypeVar("Kind")
Name = TypeVar("Name", bound=Hashable)


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


def real_number(
    value: object,
    name: str,
    low: float = -math.inf,
    high: float = math.inf,
    *,
    hint: str | None = None,
) -> float:
    """Return a number as a float if it lies within its bounds, which belong to them.

    Raises
    ------
    ArgumentError
        If it is none, is missing, or lies outside; the hint gives the bounds unless it is given.

    Examples
    --------
    >>> real_number(1, "epsilon", 0)
    1.0
    >>> real_number("0.5", "epsilon", 0)
    Traceback (most recent call last):
    edusocsec.errors.ArgumentError: epsilon='0.5' is not a number of at least 0.
    What to do: Give epsilon as a number of at least 0.
    """
    if isinstance(value, Real | Decimal) and not isinstance(value, bool):
        number = float(value)
        if low <= number <= high:
            return number
    bounds = {
        (False, False): _("a number"),
        (True, False): _("a number of at least {low:g}"),
        (False, True): _("a number of at most {high:g}"),
        (True, True): _("a number from {low:g} to {high:g}"),
    }[math.isfinite(low), math.isfinite(high)].format(low=low, high=high)
    shown = repr(value) if isinstance(value, str | Real) else type(value).__name__
    raise ArgumentError(
        _("{name}={value} is not {bounds}.").format(name=name, value=shown, bounds=bounds),
        hint or _("Give {name} as {bounds}.").format(name=name, bounds=bounds),
    )


def one_of(value: Name, name: str, known: Collection[Name]) -> Name:
    """Return a name if it is one of those that are known.

    Raises
    ------
    UnknownNameError
        If it is not; the hint lists them, and first those that are near.

    Examples
    --------
    >>> one_of("wards", "linkage", ["average", "ward"])
    Traceback (most recent call last):
    edusocsec.errors.UnknownNameError: linkage='wards' is not known here.
    What to do: Did you mean 'ward'? Choose one of 'average', 'ward'.
    """
    try:
        is_known = bool(value in known)
    except (TypeError, ValueError):  # a table, say, compares itself cell by cell
        is_known = False
    if not is_known:
        raise unknown(name, value, known)
    return value


def column_name(value: object, argument: str) -> Hashable:
    """Return the name of a column if it is a name and not the column itself.

    Raises
    ------
    ArgumentError
        If it is a Series or something else that cannot be a name.

    Examples
    --------
    >>> column_name([1.0, 2.0], "value")
    Traceback (most recent call last):
    edusocsec.errors.ArgumentError: value= takes the name of a column, and not a list.
    What to do: Put it into the table, data.assign(value=...), and write value='value'.
    """
    try:
        hash(value)
    except TypeError:
        problem = _("{argument}= takes the name of a column, and not a {type}.").format(
            argument=argument, type=type(value).__name__
        )
        name = getattr(value, "name", None)
        if name is not None:
            hint = _("Write the name: {argument}={name!r}.").format(argument=argument, name=name)
        else:
            hint = _(
                "Put it into the table, data.assign({argument}=...), and write "
                "{argument}='{argument}'."
            ).format(argument=argument)
        raise ArgumentError(problem, hint) from None
    return value


def result_of(value: object, kind: type[Kind], maker: str) -> Kind:
    """Return a result of an earlier step if it is one.

    Parameters
    ----------
    value : object
    kind : type
    maker : str
        Name of the function that returns such a result.

    Raises
    ------
    ArgumentError
        If it is something else.

    Examples
    --------
    >>> result_of([[1, 2], [3, 4]], dict, "load")
    Traceback (most recent call last):
    edusocsec.errors.ArgumentError: A list cannot stand where a result of load() is needed.
    What to do: Pass what load() returns.
    """
    if isinstance(value, kind):
        return value
    raise ArgumentError(
        _("A {type} cannot stand where a result of {maker}() is needed.").format(
            type=type(value).__name__, maker=maker
        ),
        _("Pass what {maker}() returns.").format(maker=maker),
    )
