"""Walk through the steps of a result and see where each number came from."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import traitlets

from edusocsec.cost import announce
from edusocsec.errors import ArgumentError, instance_of, listed
from edusocsec.explain import Result, Step
from edusocsec.labs.browser import DrawnLab, LabWidget, hexadecimal
from edusocsec.labs.player_steps import Place, ShownStep, key, ordered_colours, view
from edusocsec.translation import _

MOST_STEPS = 1000

MOST_WORKED = 60
"""A saved page has the worked numbers of every cell of a step that has at most so many."""


class PlayerWidget(LabWidget):
    """What Python and the browser tell each other of a walk through the steps.

    ``position`` says by numbers which step and cell are on show; ``answer`` is the formula with
    the numbers of the cell that it names.
    """

    lab = traitlets.Unicode("player").tag(sync=True)
    position = traitlets.Dict().tag(sync=True)
    depth = traitlets.Enum(["result", "formula", "numbers"], "numbers").tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    live = traitlets.Bool(True).tag(sync=True)


class Player(DrawnLab):
    """The steps of a result, one at a time.

    Parameters
    ----------
    result : Result
    about : label, optional
        Row or column to begin with wherever a step has it.

    Attributes
    ----------
    steps : dict from name to Step
    """

    widget: PlayerWidget
    first_view: Step

    def __init__(self, result: Result, about: Hashable | None = None) -> None:
        self.result = result
        self.steps: dict[str, Step] = dict(result.explain(about).steps)
        _tell_cost(len(self.steps))
        self._shown = {name: ShownStep(step) for name, step in self.steps.items()}
        views = [view(self._shown, name) for name in self.steps]
        widget = PlayerWidget(
            texts=_texts(),
            data={"steps": views, "ordered": [hexadecimal(c) for c in ordered_colours()]},
            position=_position(0, views[0]["start"]),
        )
        super().__init__(widget, next(iter(self.steps.values())))
        widget.observe(lambda _change: self._answer(), "position")

    @property
    def title(self) -> str:
        """What was computed."""
        return self.result.title

    @property
    def step(self) -> Step:
        """The step on show."""
        return self._on_show[0].step

    @property
    def cell(self) -> tuple[Hashable, ...]:
        """Labels of the cell on show."""
        shown, place = self._on_show
        return shown.cell(place)

    def show(self, step: str, *cell: Hashable) -> None:
        """Show a step, and in it a cell.

        Raises
        ------
        UnknownNameError
            If there is no such step, or no such cell in it.
        ArgumentError
            If the player leaves the cell out of a long table.
        """
        chosen = self.result.steps[step]
        chosen.value_at(*(cell or chosen.cell))
        shown = self._shown[step]
        place = shown.place(cell or shown.step.cell)
        if place is None:
            raise ArgumentError(
                _("The cell {cell} is left out of a long table.").format(cell=listed(cell)),
                _("Begin with it: play(about={label!r}).").format(label=cell[0]),
            )
        self.widget.position = _position(list(self.steps).index(step), place)

    @property
    def _on_show(self) -> tuple[ShownStep, Place]:
        position = self.widget.position
        shown = list(self._shown.values())[position["step"]]
        return shown, (position["row"], position["column"])

    def _answer(self) -> None:
        shown, place = self._on_show
        self.widget.answer = self.widget.position | {"worked": shown.worked(place)}

    def _saved_state(self) -> dict[str, Any]:
        """The state with as many worked numbers as a page without Python may want."""
        state = super()._saved_state()
        steps = [
            step
            if len(shown.all_places) > MOST_WORKED
            else step | {"worked": {key(place): shown.worked(place) for place in shown.all_places}}
            for step, shown in zip(state["data"]["steps"], self._shown.values(), strict=True)
        ]
        return state | {"live": False, "data": state["data"] | {"steps": steps}}


def play(result: Result, about: Hashable | None = None) -> Player:
    """Walk through the steps of a result in a widget.

    Parameters
    ----------
    result : Result
    about : label, optional
        Row or column, such as a province, to begin with wherever a step has it.

    Examples
    --------
    >>> import edusocsec as ess
    >>> player = play(ess.bartlett_sphericity(correlation=[[1, 0.5], [0.5, 1]], n_observations=31))
    >>> player.step.title
    'Correlations'
    >>> player.show("statistic")
    >>> player.step.title
    'Chi-square'
    """
    return Player(instance_of(result, Result, "result"), about)


def _tell_cost(steps: int) -> None:
    if steps > MOST_STEPS:
        raise ArgumentError(
            _("Nobody walks through {count} steps.").format(count=steps),
            _("Take fewer rows, or look at one step: result.steps[name]."),
        )
    announce(0.006 * steps, stacklevel=6)


def _position(step: int, place: Place) -> dict[str, int]:
    return {"step": step, "row": place[0], "column": place[1]}


def _texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "numbered": _("{number}. {title}"),
        "step_of": _("Step {number} of {count}"),
        "previous": _("Previous"),
        "next": _("Next"),
        "play": _("Play"),
        "pause": _("Pause"),
        "depth": _("Show"),
        "result": _("Result"),
        "formula": _("Formula"),
        "numbers": _("Numbers"),
        "hint": _(
            "Point at a cell, or move by the arrow keys, to see where its number came from. A "
            "click or Enter holds it, Escape lets it go."
        ),
        "with_cell": _("With the numbers of {cell}:"),
        "with_data": _("With the numbers of these data:"),
        "held": _("Held"),
        "no_kernel": _("This page has no Python. It has the worked numbers of {cell} only."),
        "nothing": _("Nothing leads to this cell."),
        "sources": _("Where it came from"),
        "go_to": _("Go to the step {step}"),
        "from_data": _("This step begins with the data themselves."),
        "is": _("{step}: {value}."),
        "cell_is": _("{step}, {cell}: {value}."),
        "uses": _("From {step}: {cells}."),
        "whole_row": _("row {name}"),
        "whole_column": _("column {name}"),
        "all_cells": _("all cells"),
        "one_number": _("its number"),
        "more": _("{count} more"),
        "separator": _(", "),
        "between_cells": _("; "),
        "sentences": _("{said} {more}"),
    }
