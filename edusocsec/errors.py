"""Errors that name the row or column at fault and end with what to do.

This is the lowest floor of the library: it imports nothing of it but the translation of texts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from difflib import get_close_matches
from numbers import Real
from typing import Any

from edusocsec.translation import _, enumerated, sentences


class EdusocsecError(Exception):
    """Base of every error that edusocsec raises on purpose.

    Parameters
    ----------
    problem : str
        What is wrong, with the names of the rows or columns at fault.
    hint : str
        What the reader can do about it.
    """

    def __init__(self, problem: str, hint: str) -> None:
        self.problem = problem
        self.hint = hint
        super().__init__(problem, hint)

    def __str__(self) -> str:
        advice = _("What to do: {hint}").format(hint=self.hint)
        return f"{self.problem}\n{advice}"


class DataError(EdusocsecError, ValueError):
    """The data cannot be used as they are."""


class NotNumericError(DataError):
    """A numeric column holds text, dates or other things that are not numbers."""


class MissingValuesError(DataError):
    """Cells are empty or infinite."""


class ConstantColumnError(DataError):
    """A column has the same value in every row, so it has no correlation with anything."""


class TooFewRowsError(DataError):
    """There are too few rows for the number of columns."""


class TooFewVariablesError(DataError):
    """The method needs more variables than it was given."""


class DuplicateLabelsError(DataError):
    """Two rows or two columns have the same name."""


class CorrelationMatrixError(DataError):
    """What was given as a correlation matrix is not one."""


class SingularMatrixError(CorrelationMatrixError):
    """The correlation matrix has no inverse that could be trusted."""


class IndefiniteMatrixError(CorrelationMatrixError):
    """The correlation matrix has a negative eigenvalue: no data can have produced it."""


class RotationUndefinedError(DataError):
    """There is nothing to rotate, or a row of zeros to normalize."""


class UnknownNameError(EdusocsecError, KeyError):
    """A dataset, column, step, cell or option of that name does not exist."""


class ArgumentError(EdusocsecError, ValueError):
    """The arguments contradict each other or lie outside their range."""


def listed(labels: Iterable[Hashable], most: int = 5) -> str:
    """Quote labels for a message, shortened after ``most``.

    Examples
    --------
    >>> listed(["a", "b", "c"], most=2)
    "'a', 'b' and 1 more"
    >>> listed([("Beijing", 2013)])
    "'Beijing, 2013'"
    >>> listed([True, "stata"])
    "True, 'stata'"
    """
    quoted = [str(label) if isinstance(label, bool) else f"'{plain(label)}'" for label in labels]
    if len(quoted) <= most:
        return enumerated(quoted)
    return _("{some} and {count} more").format(
        some=enumerated(quoted[:most]), count=len(quoted) - most
    )


def choose_from(name: object, known: Iterable[Hashable], most: int = 12) -> str:
    """Advise on a name that does not exist: those that are near, then all of them.

    Examples
    --------
    >>> choose_from("Wards", ["average", "ward"])
    "Did you mean 'ward'? Choose one of 'average', 'ward'."
    >>> choose_from("T", ["amount", "per_head"])
    "Choose one of 'amount', 'per_head'."
    """
    labels = list(known)
    all_of_them = _("Choose one of {known}.").format(known=listed(labels, most))
    spelled = {str(plain(label)).lower(): label for label in labels}
    near = get_close_matches(str(name).lower(), spelled)
    if not near:
        return all_of_them
    offered = listed(spelled[spelling] for spelling in near)
    return sentences([_("Did you mean {near}?").format(near=offered), all_of_them])


def unknown(argument: str, name: object, known: Iterable[Hashable]) -> UnknownNameError:
    """Make the error of an option that does not exist.

    Examples
    --------
    >>> print(unknown("scale", "order", ["ordered", "signed"]))
    scale='order' is not known here.
    What to do: Did you mean 'ordered'? Choose one of 'ordered', 'signed'.
    """
    shown = name if isinstance(name, str | Real | None) else type(name).__name__
    return UnknownNameError(
        _("{argument}='{given}' is not known here.").format(argument=argument, given=shown),
        choose_from(shown, known),
    )


def instance_of(value: Any, kind: type, argument: str) -> Any:
    """Return what was passed if it is of this kind.

    Raises
    ------
    ArgumentError
        If it is something else.

    Examples
    --------
    >>> instance_of([1, 2], dict, "curves")
    Traceback (most recent call last):
    edusocsec.errors.ArgumentError: curves= takes a dict, and not a list.
    What to do: Pass a dict.
    """
    if isinstance(value, kind):
        return value
    raise ArgumentError(
        _("{argument}= takes a {kind}, and not a {type}.").format(
            argument=argument, kind=kind.__name__, type=type(value).__name__
        ),
        _("Pass a {kind}.").format(kind=kind.__name__),
    )


def plain(label: Hashable) -> str:
    """Write a label of several parts, such as a province and a year, without its parentheses."""
    return ", ".join(map(str, label)) if isinstance(label, tuple) else str(label)
