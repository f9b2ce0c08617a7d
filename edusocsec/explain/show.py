"""Show any table in the look of the results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import pandas as pd

from edusocsec.errors import instance_of, unknown
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block, Prose, Scale, Table
from edusocsec.explain.headings import Headings


@dataclass(frozen=True, eq=False, repr=False)
class Shown(Display):
    """A table with a sentence under it."""

    table: Table
    caption: str

    def blocks(self) -> Iterator[Block]:
        """Return the table, then the sentence."""
        yield self.table
        if self.caption:
            yield Prose(self.caption)


def show(
    table: pd.DataFrame | pd.Series,
    caption: str = "",
    *,
    places: int = 3,
    scale: Scale | None = None,
    headings: Headings | None = None,
) -> Shown:
    """Show a table in the look of the results, as text, Markdown, HTML and LaTeX.

    Parameters
    ----------
    table : DataFrame or Series
    caption : str
        A sentence under the table that says what to see.
    places : int
        Decimals of floating-point columns.
    scale : {"signed", "ordered"}, optional
        Colour the cells as a heat map in HTML.
    headings : Headings, optional
        What the keys among its labels are called, such as ``result.headings``.

    Returns
    -------
    Shown

    Examples
    --------
    >>> show(pd.Series([0.5, 0.25], ["food", "clothing"], name="share"), "Food is the larger.")
                share
    --------  -------
    food        0.500
    clothing    0.250
    <BLANKLINE>
    Food is the larger.
    """
    frame = table.to_frame() if isinstance(table, pd.Series) else table
    instance_of(frame, pd.DataFrame, "table")
    if scale is not None and (not isinstance(scale, str) or scale not in get_args(Scale)):
        raise unknown("scale", scale, get_args(Scale))
    words = headings or Headings()
    return Shown(Table(frame, places=places, scale=scale, headings=words), caption)
