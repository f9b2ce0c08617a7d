"""Correlations as they are printed: check them, and complete what the page leaves out."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import CorrelationMatrixError, MissingValuesError, listed
from edusocsec.stats.correlation import SAME_CORRELATION, CorrelationMatrix, refuse_one_variable
from edusocsec.stats.observations import labelled, refuse_duplicates
from edusocsec.stats.relations import as_correlations, grown, kind_of, read_square
from edusocsec.translation import _


def given_correlations(correlation: pd.DataFrame | ArrayLike) -> CorrelationMatrix:
    """Read a correlation matrix.

    One half may be blank or zero, the diagonal blank, the names of the variables in the first
    column, in the index or in the columns.

    Raises
    ------
    CorrelationMatrixError, MissingValuesError, NotNumericError, DataError, ArgumentError
        If it is none; the message names the rows or columns.

    Examples
    --------
    >>> given_correlations([[1], [0.6, 1], [0.5, 0.4, 1]]).matrix.to_numpy().tolist()
    [[1.0, 0.6, 0.5], [0.6, 1.0, 0.4], [0.5, 0.4, 1.0]]
    """
    given = labelled(grown(correlation))
    frame = read_square(given, diagonal=1.0)
    if frame.shape[0] != frame.shape[1]:
        raise CorrelationMatrixError(
            _("A correlation matrix is square; this has {rows} rows and {columns} columns.").format(
                rows=frame.shape[0], columns=frame.shape[1]
            ),
            _("Pass observations as the first argument instead of correlation=."),
        )
    refuse_one_variable(len(frame), _("A correlation matrix"))
    refuse_duplicates(frame.columns, _("column"))
    _refuse_gaps(frame)
    _refuse_others(given)
    values = frame.to_numpy()
    unequal = frame.columns[(np.abs(values - values.T) > SAME_CORRELATION).any(axis=0)]
    if len(unequal):
        raise CorrelationMatrixError(
            _("The matrix is not symmetric: see the columns {columns}.").format(
                columns=listed(unequal)
            ),
            _("The correlation of a with b must equal that of b with a."),
        )
    off_diagonal = frame.columns[np.abs(np.diag(values) - 1) > SAME_CORRELATION]
    if len(off_diagonal):
        raise CorrelationMatrixError(
            _("The diagonal is not 1 at {columns}.").format(columns=listed(off_diagonal)),
            _("A variable's correlation with itself is 1: correct the diagonal."),
        )
    outside = frame.columns[(np.abs(values) > 1 + SAME_CORRELATION).any(axis=0)]
    if len(outside):
        raise CorrelationMatrixError(
            _("Correlations lie between -1 and 1; see the columns {columns}.").format(
                columns=listed(outside)
            ),
            _("Correct them: one of them is not a correlation."),
        )
    R = (values + values.T) / 2
    np.fill_diagonal(R, 1.0)
    return CorrelationMatrix(matrix=pd.DataFrame(R, frame.columns, frame.columns))


def _refuse_gaps(frame: pd.DataFrame) -> None:
    rows, columns = np.nonzero(~np.isfinite(frame.to_numpy()))
    if len(rows):
        raise MissingValuesError(
            _("The correlation in row '{row}' of the column '{column}' is missing.").format(
                row=frame.index[rows[0]], column=frame.columns[columns[0]]
            ),
            _("Each pair of variables needs its correlation: fill them, or leave variables out."),
        )


def _refuse_others(given: pd.DataFrame) -> None:
    """Raise a CorrelationMatrixError if the table holds covariances or distances."""
    kind = kind_of(given)
    if kind == "covariances":
        raise CorrelationMatrixError(
            _("These look like covariances: the diagonal is not 1."), as_correlations(given)
        )
    if kind == "distances":
        raise CorrelationMatrixError(
            _("These look like distances: the diagonal is 0."),
            _(
                "Pass them as average_linkage(data, metric='precomputed'). If they are "
                "correlations, write 1 on the diagonal."
            ),
        )
