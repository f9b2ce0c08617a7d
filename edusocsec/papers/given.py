"""Check a table that a user passes instead of a paper's own."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd

from edusocsec.errors import UnknownNameError, listed
from edusocsec.stats.arguments import result_of
from edusocsec.stats.observations import refuse_duplicates
from edusocsec.translation import _, sentences


def table_with(
    table: object, columns: Sequence[str] = (), levels: Sequence[str] = ()
) -> pd.DataFrame:
    """Return a table if it has these columns, and these levels in its index.

    Parameters
    ----------
    table : DataFrame
    columns : sequence of str
    levels : sequence of str
        Names of what tells the rows apart, such as the year.

    Raises
    ------
    ArgumentError
        If it is no DataFrame.
    UnknownNameError
        If a column or a level is missing.
    DuplicateLabelsError
        If the levels do not tell all rows apart.

    Examples
    --------
    >>> table_with(pd.DataFrame({"share": [0.5]}), ["shares"])
    Traceback (most recent call last):
    edusocsec.errors.UnknownNameError: The table has no column 'shares'.
    What to do: Give it the columns 'shares'. Its columns are 'share'.
    """
    frame = result_of(table, pd.DataFrame, "load_dataset")
    absent = [column for column in columns if column not in frame.columns]
    if absent:
        raise UnknownNameError(
            _("The table has no column {columns}.").format(columns=listed(absent)),
            sentences(
                [
                    _("Give it the columns {columns}.").format(columns=listed(columns, most=8)),
                    _("Its columns are {names}.").format(names=listed(frame.columns, most=8)),
                ]
            ),
        )
    unnamed = [level for level in levels if level not in frame.index.names]
    if unnamed:
        raise UnknownNameError(
            _("The rows of the table are not labelled by {levels}.").format(levels=listed(unnamed)),
            _("Put the columns {levels} into the index with set_index().").format(
                levels=listed(levels)
            ),
        )
    if levels:
        refuse_duplicates(frame.index, _("row"))
    return frame


def rows_with(table: pd.DataFrame, rows: Sequence[Hashable]) -> pd.DataFrame:
    """Return these rows of a table, in this order.

    Raises
    ------
    UnknownNameError
        If one is missing.

    Examples
    --------
    >>> rows_with(pd.DataFrame({2013: [5, 6]}, index=["pension", "medical"]), ["medical"])
             2013
    medical     6
    """
    absent = [row for row in rows if row not in table.index]
    if absent:
        raise UnknownNameError(
            _("The table has no row {rows}.").format(rows=listed(absent)),
            _("Give it the rows {rows}.").format(rows=listed(rows, most=8)),
        )
    return table.loc[list(rows)]
