"""Where a number came from: the cells of earlier steps that a cell of a step uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from edusocsec.explain.cells import Cell, Value, axes_of
from edusocsec.explain.step import Step

Inputs = dict[str, list[Cell]]


def inputs_of(step: Step, earlier: Mapping[str, Step]) -> Callable[..., Inputs]:
    """Give a function of a cell that names the cells of earlier steps which that cell uses.

    Of a needed step of which :attr:`Step.inputs` says nothing, a cell uses those that bear its own
    labels, and along an axis without them all.

    Parameters
    ----------
    step : Step
    earlier : mapping from name to Step
        The steps that it needs, among others.

    Returns
    -------
    callable
        ``found(*cell)`` maps each needed step to cells. In a cell ``...`` stands for all labels of
        an axis: ``(..., "gdp")`` is a whole column.

    Raises
    ------
    ValueError
        When called, if the step uses cells of a step that it does not need.

    Examples
    --------
    >>> import edusocsec as ess
    >>> steps = ess.theil([1, 2, 5]).steps
    >>> inputs_of(steps["relative_values"], steps)(2), inputs_of(steps["mean"], steps)()
    ({'mean': [()]}, {'population_shares': [(Ellipsis,)]})
    """
    shared = {need: _shared_axes(step.value, earlier[need].value) for need in step.needs}

    def found(*cell: object) -> Inputs:
        said = step.inputs(*cell) if step.inputs else {}
        if not set(said) <= set(step.needs):
            raise ValueError(f"{step.name} uses {list(said)}, but needs {list(step.needs)}")
        derived = {
            need: [tuple(... if own is None else cell[own] for own in axes)]
            for need, axes in shared.items()
            if need not in said
        }
        return derived | {need: list(cells) for need, cells in said.items()}

    return found


def _shared_axes(own: Value, needed: Value) -> list[int | None]:
    """For each axis of the needed value, the own axis whose labels are found there, if any."""
    free = dict(enumerate(axes_of(own)))
    shared = []
    for position, axis in enumerate(axes_of(needed)):
        order = sorted(free, key=lambda number: number != position)
        match = next((number for number in order if set(free[number]) <= set(axis)), None)
        if match is not None:
            free.pop(match)
        shared.append(match)
    return shared
