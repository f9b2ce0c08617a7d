"""The parts of which every display is made: one source for text, Markdown, HTML and LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from edusocsec.explain.headings import Headings

Scale = Literal["signed", "ordered"]


@dataclass(frozen=True)
class Heading:
    """A title; level 1 is the largest."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Prose:
    """A paragraph of plain sentences, without markup: each renderer escapes it."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Formula:
    """A displayed formula in LaTeX, without delimiters."""

    latex: str


@dataclass(frozen=True, eq=False)
class Table:
    """A labelled table.

    Parameters
    ----------
    frame : DataFrame
        What to show. Large tables are shortened, with a note that says so.
    places : int
        Decimals of every floating-point column.
    scale : {"signed", "ordered"}, optional
        Colour the cells as a heat map in HTML: ``"signed"`` is white at zero, ``"ordered"``
        runs from the smallest to the largest value. The numbers stay printed.
    formats : mapping from column to function, optional
        How to write the values of a column where ``places`` is not enough.
    widths : mapping from column to int, optional
        Characters after which the words of a column go on in the next line of plain text.
    headings : Headings, optional
        What the keys among its labels are called.
    """

    frame: pd.DataFrame
    places: int = 3
    scale: Scale | None = None
    formats: Mapping[Hashable, Callable[[float], str]] = field(default_factory=dict)
    widths: Mapping[Hashable, int] = field(default_factory=dict)
    headings: Headings = field(default_factory=Headings)


@dataclass(frozen=True)
class Fold:
    """Blocks that the reader opens after a guess; paper and plain text show them at once."""

    summary: str
    blocks: tuple[Block, ...]


Block = Heading | Prose | Formula | Table | Fold
