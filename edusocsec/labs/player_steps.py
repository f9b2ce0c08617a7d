"""The steps of a result as the browser needs them: labels, numbers, formulae and inputs."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from types import EllipsisType
from typing import Literal, TypedDict

import numpy as np
import pandas as pd

from edusocsec.errors import UnknownNameError
from edusocsec.explain import Step
from edusocsec.explain.cells import Cell, axes_of
from edusocsec.explain.inputs import inputs_of
from edusocsec.explain.rendering.mathml import mathml
from edusocsec.explain.rendering.tables import positions
from edusocsec.plots.colours import colour_scale
from edusocsec.translation import _

MOST_ROWS, MOST_COLUMNS = 120, 40
"""What is shown of a longer table: its beginning, its end, and the cell that is worked out."""

WHOLE = -1
"""Stands for all rows, or all columns, in the place of a cell."""

Place = tuple[int, int]
"""Row and column on the screen, counted from 0; a number and a Series have one column."""


class StepView(TypedDict):
    """One step; ``worked`` has formulae by place, ``inputs`` places in steps, each by place."""

    name: str
    title: str
    why: str
    formula: str
    rows: list[str]
    columns: list[str]
    values: list[list[float | None]]
    note: str
    places: int
    scale: str | None
    limits: tuple[float, float]
    start: Place
    needs: list[int]
    inputs: dict[str, list[tuple[int, int, int]]]
    worked: dict[str, str]


class ShownStep:
    """A step and the part of its value that is shown."""

    def __init__(self, step: Step) -> None:
        self.step = step
        most = (MOST_ROWS, MOST_COLUMNS)
        self.axes = [
            _shown(axis, limit, label)
            for axis, limit, label in zip(axes_of(step.value), most, step.cell, strict=False)
        ]
        self._positions = [{label: at for at, label in enumerate(axis)} for axis in self.axes]

    @property
    def labels(self) -> list[list[str]]:
        """Labels of the axes as they are written."""
        kinds: tuple[Literal["rows", "columns"], ...] = ("rows", "columns")
        return [
            [_as_text(label) for label in self.step.headings.axis(pd.Index(axis), kind)]
            for axis, kind in zip(self.axes, kinds, strict=False)
        ]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns on the screen."""
        rows, columns = [*(len(axis) for axis in self.axes), 1, 1][:2]
        return rows, columns

    def cell(self, place: Place) -> Cell:
        """Labels of a place."""
        return tuple(axis[at] for axis, at in zip(self.axes, place, strict=False))

    def place(self, cell: Cell) -> Place | None:
        """Where a cell is on the screen, with ``WHOLE`` for ``...``; None if it is left out."""
        found = [
            WHOLE if isinstance(label, EllipsisType) else position.get(label)
            for label, position in zip(cell, self._positions, strict=True)
        ]
        row, column = [*found, 0, 0][:2]
        return None if row is None or column is None else (row, column)

    def worked(self, place: Place) -> str:
        """The formula with the numbers of the cell at this place, in MathML.

        Empty where nothing leads to a cell, such as the change before the first year.
        """
        try:
            return mathml(self.step.worked_at(*self.cell(place)))
        except UnknownNameError:
            return ""

    @property
    def all_places(self) -> list[Place]:
        """Every place, row by row."""
        rows, columns = self.shape
        return [(row, column) for row in range(rows) for column in range(columns)]


def view(shown: Mapping[str, ShownStep], name: str) -> StepView:
    """Describe a step to the browser.

    Parameters
    ----------
    shown : mapping from name to ShownStep
        All steps in order.
    name : str
    """
    own, order = shown[name], list(shown)
    step, numbers = own.step, _as_table(own)
    start = own.place(step.cell)
    assert start is not None
    labels = own.labels
    whole = np.asarray(step.value, dtype=float)
    return StepView(
        name=name,
        title=step.title,
        why=step.why,
        formula=mathml(step.formula),
        rows=labels[0] if labels else [""],
        columns=labels[1] if len(labels) > 1 else [""],
        values=[[value if math.isfinite(value) else None for value in row] for row in numbers],
        note=_note(own),
        places=step.places,
        scale=step.scale,
        limits=_limits(step.scale, whole),
        start=start,
        needs=[order.index(need) for need in step.needs],
        inputs=_inputs(shown, own),
        worked={key(start): own.worked(start)},
    )


def key(place: Place) -> str:
    """Name a place in JSON."""
    return f"{place[0]} {place[1]}"


def ordered_colours() -> list[tuple[float, float, float, float]]:
    """Colours of an ordered heat map, from the smallest to the largest value."""
    scale = colour_scale("ordered", np.array([0.0, 1.0]))
    return [scale.colour(value) for value in np.linspace(0, 1, 41)]


def _shown(axis: pd.Index, most: int, label: Hashable) -> list[Hashable]:
    kept = {position for position in positions(len(axis), most) if position is not None}
    kept.add(list(axis).index(label))
    return [axis[position] for position in sorted(kept)]


def _as_table(own: ShownStep) -> list[list[float]]:
    rows, columns = own.shape
    return [
        [own.step.value_at(*own.cell((row, column))) for column in range(columns)]
        for row in range(rows)
    ]


def _as_text(label: Hashable) -> str:
    return " ".join(map(str, label)) if isinstance(label, tuple) else str(label)


def _limits(scale: str | None, values: np.ndarray) -> tuple[float, float]:
    """Values at the two ends of the colours, as in the figures."""
    finite = values[np.isfinite(values)]
    if scale is None or not finite.size:
        return (0.0, 1.0)
    low, high = float(finite.min()), float(finite.max())
    if scale == "signed":
        reach = max(abs(low), abs(high)) or 1.0
        return (-reach, reach)
    return (low, high if high > low else low + 1)


def _inputs(
    shown: Mapping[str, ShownStep], own: ShownStep
) -> dict[str, list[tuple[int, int, int]]]:
    found = inputs_of(own.step, {name: one.step for name, one in shown.items()})
    order = {name: number for number, name in enumerate(shown)}
    return {
        key(place): [
            (order[need], *there)
            for need, cells in found(*own.cell(place)).items()
            for there in map(shown[need].place, cells)
            if there is not None
        ]
        for place in own.all_places
    }


def _note(own: ShownStep) -> str:
    all_rows, all_columns = [*map(len, axes_of(own.step.value)), 1, 1][:2]
    rows, columns = own.shape
    if (rows, columns) == (all_rows, all_columns):
        return ""
    return _("Shown are {rows} of {all_rows} rows and {columns} of {all_columns} columns.").format(
        rows=rows, all_rows=all_rows, columns=columns, all_columns=all_columns
    )
