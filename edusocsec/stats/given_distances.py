"""Distances as they are printed: check them, and complete what the page leaves out."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import DataError, MissingValuesError, TooFewRowsError, listed
from edusocsec.stats.observations import labelled, refuse_duplicates
from edusocsec.stats.relations import SAME, grown, kind_of, read_square
from edusocsec.translation import _


def given_distances(data: pd.DataFrame | ArrayLike) -> pd.DataFrame:
    """Read a square table of distances, with the same labels on both sides.

    One half may be blank or zero, the diagonal blank, and the names in the first column, in the
    index or in the columns. Without names, the items are counted from 0.

    Raises
    ------
    DataError, DuplicateLabelsError, MissingValuesError, NotNumericError, TooFewRowsError
        If it holds something else; the message names the rows.

    Examples
    --------
    >>> given_distances([[0], [3, 0], [4, 5, 0]]).to_numpy().tolist()
    [[0.0, 3.0, 4.0], [3.0, 0.0, 5.0], [4.0, 5.0, 0.0]]
    """
    given = labelled(grown(data))
    table = read_square(given, diagonal=0.0)
    if table.shape[0] != table.shape[1]:
        raise DataError(
            _("Distances must be square; this table is {rows} by {columns}.").format(
                rows=table.shape[0], columns=table.shape[1]
            ),
            _("Give one row and one column for each item, in the same order."),
        )
    names = table.index if hasattr(data, "columns") else given.index
    table = table.set_axis(names).set_axis(names, axis="columns")
    refuse_duplicates(names, _("row"))
    values = table.to_numpy()
    rows, columns = np.nonzero(~np.isfinite(values))
    if len(rows):
        raise MissingValuesError(
            _("The distance in row '{row}' of the column '{column}' is missing.").format(
                row=table.index[rows[0]], column=table.columns[columns[0]]
            ),
            _("Each pair of items needs its distance: fill them, or leave items out."),
        )
    if len(values) < 2:
        raise TooFewRowsError(
            _("There is only one item, and it has no distance to another."),
            _("Give at least two items."),
        )
    limit = SAME * np.abs(values).max()
    _refuse_asymmetry(table, limit)
    if kind_of(given) == "correlations":
        raise DataError(
            _("These look like correlations: the diagonal is 1."),
            _("Pass distances, such as 1 - data."),
        )
    wrong = table.index[(np.abs(np.diag(values)) > limit) | (values < -limit).any(axis=1)]
    if len(wrong):
        raise DataError(
            _("Distances are negative, or not zero on the diagonal, at {rows}.").format(
                rows=listed(wrong)
            ),
            _("Pass distances, not similarities."),
        )
    return pd.DataFrame(np.maximum((values + values.T) / 2, 0), names, names)


def _refuse_asymmetry(table: pd.DataFrame, limit: float) -> None:
    values = table.to_numpy()
    unequal = np.argwhere(np.abs(values - values.T) > limit)
    if len(unequal):
        row, column = unequal[0]
        first, second = table.index[row], table.index[column]
        raise DataError(
            _(
                "The distance from '{first}' to '{second}' is {there:g}, but from '{second}' to "
                "'{first}' it is {back:g}."
            ).format(
                first=first, second=second, there=values[row, column], back=values[column, row]
            ),
            _("Give a symmetric table: both cells of a pair hold the same distance."),
        )
