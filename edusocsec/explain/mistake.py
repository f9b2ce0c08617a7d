"""Wrong ways that learners really take, as values on the same data."""

from __future__ import annotations

from dataclasses import dataclass

from edusocsec.explain.cells import Value
from edusocsec.translation import _


@dataclass(frozen=True, eq=False)
class Mistake:
    """A wrong way to take a step, and the sentence that helps who took it.

    Parameters
    ----------
    name : str
        Stable identifier, such as ``"divided_by_n"``.
    value : float, Series or DataFrame
        What this mistake gives on the data at hand, labelled as the step's value.
    advice : str
        What to tell the learner whose answer is this value.
    """

    name: str
    value: Value
    advice: str


def given_in_per_cent(value: Value) -> Mistake:
    """Per cent given where a proportion is asked for.

    Examples
    --------
    >>> given_in_per_cent(0.25).value
    25.0
    """
    advice = _("This is the value in per cent. Give it as a proportion.")
    return Mistake("per_cent", 100 * value, advice)


def given_as_proportion(value: Value) -> Mistake:
    """A proportion given where per cent are asked for.

    Examples
    --------
    >>> given_as_proportion(25.0).value
    0.25
    """
    return Mistake("proportion", value / 100, _("This is a proportion. Give it in per cent."))
