"""Wrong ways that learners really take, as values on the same data."""

from __future__ import annotations

from dataclasses import dataclass

from edusocsec.explain.cells import Value


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
