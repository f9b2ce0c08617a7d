"""What a chain is made of: switches with their options, and the outcomes of each choice."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from edusocsec.explain import Result

Settings = Mapping[str, object]
Choice = tuple[int, ...]


@dataclass(frozen=True)
class Option:
    """One way to do it: the argument's value, and who does it this way."""

    value: object
    label: str
    code: str
    note: str


@dataclass(frozen=True)
class Switch:
    """A convention: an argument with several right values, the default first.

    ``needs`` names another switch and the value without which this one stays at its default;
    ``otherwise`` says so.
    """

    name: str
    title: str
    options: tuple[Option, ...]
    needs: tuple[str, object] | None = None
    otherwise: str = ""


@dataclass(frozen=True)
class Number:
    """One number of an outcome, or one word such as the name of a region."""

    section: str
    title: str
    value: float | str
    places: int = 3


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a chain gives under some conventions.

    Parameters
    ----------
    result : Result
        Its last result, which tells how it came about.
    numbers : list of Number
        The same ones, in the same order, under all conventions.
    groups : Series
        Group of each row.
    ranks : Series of int
        Rank of each row.
    """

    result: Result
    numbers: list[Number]
    groups: pd.Series
    ranks: pd.Series


@dataclass(frozen=True)
class Words:
    """How a chain calls its groups and ranks."""

    group: str
    group_changes: str
    rank: str
    moved: str
    none_moved: str


def changes(before: float | str, after: float | str) -> bool:
    """Whether two values differ by more than rounding leaves.

    Examples
    --------
    >>> changes(0.1 + 0.2, 0.3), changes(0.3, 0.3001), changes("east", "west")
    (False, True, True)
    """
    if isinstance(before, str) or isinstance(after, str):
        return before != after
    return not math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-12)
