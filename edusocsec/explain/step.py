"""One step of a computation, able to say what it does with this data's numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pandas as pd

from edusocsec.errors import UnknownNameError, choose_from, listed
from edusocsec.explain.arithmetic import evaluate
from edusocsec.explain.cells import Cell, Value, at, axes_of, first_with, has_label
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block, Formula, Heading, Prose, Scale, Table
from edusocsec.explain.headings import Headings
from edusocsec.explain.mistake import Mistake
from edusocsec.explain.rounding import rounds_to
from edusocsec.explain.symbols import number, writing
from edusocsec.translation import _

_MOST_DIGITS = 7
"""Digits asked of a number: of 47046.581 two decimals, whatever those of smaller numbers."""

_MOST_EXTRA_DIGITS = 12
"""Digits beyond the usual ones that the numbers of a formula may need to give its value."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Step(Display):
    """One step of a computation.

    Parameters
    ----------
    name : str
        Stable identifier, such as ``"partial_correlations"``.
    title : str
        What the step is called.
    why : str
        One or two sentences that a student understands.
    formula : str
        LaTeX with symbols.
    value : float, Series or DataFrame
        What the step gives, labelled as the input was. It is the very array that the
        result was computed from.
    work : callable
        ``work(*cell)`` writes the formula with this data's numbers for one cell, in LaTeX,
        up to but without the last equals sign and the value. It writes them by the functions
        of :mod:`edusocsec.explain.symbols`, which give more digits where the value needs them.
    cell : tuple
        The cell worked out unless another is asked for: ``()`` for a scalar, ``(row,)`` for
        a Series, ``(row, column)`` for a DataFrame.
    needs : tuple of str
        Names of the earlier steps that this one uses.
    inputs : callable, optional
        ``inputs(*cell)`` names the cells of needed steps that a cell uses, where these are not
        simply those with the same labels; see :mod:`edusocsec.explain.inputs`.
    mistakes : tuple of Mistake
        Known wrong ways to take this step.
    places : int
        Decimals shown, and asked for in an exercise; fewer of a large number.
    scale : {"signed", "ordered"}, optional
        Heat map of the value.
    headings : Headings, optional
        What the keys among the labels of the value are called.
    """

    name: str
    title: str
    why: str
    formula: str
    value: Value
    work: Callable[..., str]
    cell: Cell = ()
    needs: tuple[str, ...] = ()
    inputs: Callable[..., Mapping[str, Sequence[Cell]]] | None = None
    mistakes: tuple[Mistake, ...] = ()
    places: int = 3
    scale: Scale | None = None
    headings: Headings = field(default_factory=Headings)

    @property
    def worked(self) -> str:
        """The formula with this data's numbers for the chosen cell, in LaTeX."""
        return self.worked_at(*self.cell)

    def worked_at(self, *cell: object) -> str:
        """Write the formula with this data's numbers for any cell, in LaTeX.

        Raises
        ------
        UnknownNameError
            If the step's value has no such cell.
        """
        return f"{self.unsolved_at(*cell)} = {self._shown_value(cell)}"

    def unsolved_at(self, *cell: object) -> str:
        """Write the formula with this data's numbers, but without its result, in LaTeX.

        The numbers have as many digits as it takes for the formula to give the value as shown.
        """
        cell = self._existing(cell)
        shown = Decimal(self._shown_value(cell))
        plain = written = self.work(*cell)
        if not shown.is_finite() or evaluate(plain) is None:
            return plain
        for extra_digits in range(1, _MOST_EXTRA_DIGITS + 1):
            given = evaluate(written)
            if given is not None and rounds_to(given, shown):
                return written
            with writing(extra_digits=extra_digits):
                written = self.work(*cell)
        return plain

    def given_at(self, *cell: object) -> list[float]:
        """What the numbers give that are shown for a cell: in its formula, and with usual digits.

        Those with usual digits are also in the tables of the earlier steps. A sum that is shortened
        in the formula is taken whole.
        """
        cell = self._existing(cell)
        with writing(whole_sums=True):
            usual = self.work(*cell)
        found = [evaluate(self.unsolved_at(*cell)), evaluate(usual)]
        return [value for value in found if value is not None]

    def places_at(self, *cell: object) -> int:
        """How many decimals of a cell are shown in its formula, and asked for."""
        value = abs(self.value_at(*cell))
        whole = len(f"{value:.0f}") if 1 <= value < math.inf else 0
        return min(self.places, max(0, _MOST_DIGITS - whole))

    def _shown_value(self, cell: Cell) -> str:
        return number(self.value_at(*cell), self.places_at(*cell))

    def value_at(self, *cell: object) -> float:
        """Value of one cell, at full precision."""
        return at(self.value, *self._existing(cell))

    @property
    def labels(self) -> list[Hashable]:
        """Labels of the rows and columns of the value, and the parts of those that have several."""
        whole = [label for axis in axes_of(self.value) for label in axis]
        return [*whole, *(part for label in whole if isinstance(label, tuple) for part in label)]

    def about(self, label: Hashable) -> Step:
        """The same step with the cell of this row or column worked out, if it has one.

        Of rows with several labels, such as a province and a year, it takes the first that has it.
        """
        for position, axis in enumerate(axes_of(self.value)):
            found = first_with(axis, label)
            if found is not None:
                cell = (*self.cell[:position], found, *self.cell[position + 1 :])
                return replace(self, cell=cell)
        return self

    def _existing(self, cell: Cell) -> Cell:
        axes = axes_of(self.value)
        if len(cell) != len(axes):
            raise UnknownNameError(
                _("The step '{step}' has {count} labels to a cell, not {given}.").format(
                    step=self.name, count=len(axes), given=len(cell)
                ),
                _("Name the row, and for a table the column, such as {cell}.").format(
                    cell=self.cell
                ),
            )
        for label, axis in zip(cell, axes, strict=True):
            if not has_label(axis, label):
                raise UnknownNameError(
                    _("The step '{step}' has no '{label}'.").format(step=self.name, label=label),
                    choose_from(label, axis, most=5),
                )
        return cell

    def blocks(self) -> Iterator[Block]:
        """Title, reason, formula, the formula with numbers, and the value."""
        yield Heading(self.title, level=2)
        yield Prose(self.why)
        yield Formula(self.formula)
        if self.cell:
            cell = listed(self.headings.cell(self.cell))
            yield Prose(_("With the numbers of {cell}:").format(cell=cell))
        else:
            yield Prose(_("With the numbers of these data:"))
        yield Formula(self.worked)
        if isinstance(self.value, pd.Series):
            frame = self.value.to_frame(self.value.name or self.title)
            yield Table(frame, places=self.places, headings=self.headings)
        elif isinstance(self.value, pd.DataFrame):
            yield Table(self.value, places=self.places, scale=self.scale, headings=self.headings)
