"""Case weights: how many observations each row stands for, as in SPSS' WEIGHT BY."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import ArgumentError, DataError, MissingValuesError, TooFewRowsError, listed
from edusocsec.provenance import Badge, joined, weakest_badge
from edusocsec.stats.observations import numeric, refuse_duplicates
from edusocsec.stats.tables import one_column
from edusocsec.translation import _

Weights = pd.Series | ArrayLike


def case_weights(weights: Weights, data: object, rows: pd.Index, missing: str) -> np.ndarray:
    """Return one weight for each row, and zero where a row is to be left out.

    Parameters
    ----------
    weights : Series or array, length n
        A Series is matched to a DataFrame by its labels, anything else by position.
    data : object
        What the user passed as data.
    rows : Index
        The rows of ``data``.
    missing : str
        With ``"error"``, a missing weight is refused; otherwise it counts as zero.

    Raises
    ------
    ArgumentError, DuplicateLabelsError
        If the weights do not have the rows of the data.
    DataError
        If a weight is negative, or all are zero.
    MissingValuesError, NotNumericError

    Examples
    --------
    >>> frame = pd.DataFrame({"food": [1, 2]}, index=["Beijing", "Tibet"])
    >>> weights = pd.Series({"Tibet": 3, "Beijing": 20})
    >>> case_weights(weights, frame, frame.index, "error").tolist()
    [20.0, 3.0]
    """
    by_label = isinstance(weights, pd.Series) and isinstance(data, pd.DataFrame)
    given = weights if isinstance(weights, pd.Series) else pd.Series(one_column(weights))
    if by_label and not given.index.equals(rows):
        unmatched = rows.symmetric_difference(given.index)
        if len(unmatched):
            raise ArgumentError(
                _("The data and the weights do not have the same rows: see {rows}.").format(
                    rows=listed(unmatched)
                ),
                _("Give both the same row labels."),
            )
        refuse_duplicates(rows, _("row"))
        given = given.loc[rows]
    if len(given) != len(rows):
        raise ArgumentError(
            _("There are {rows} rows and {weights} weights.").format(
                rows=len(rows), weights=len(given)
            ),
            _("Give one weight for each row."),
        )
    column = numeric(pd.DataFrame({"weight": given.to_numpy()}, index=rows))["weight"]
    _refuse(column, missing)
    values: np.ndarray = column.where(np.isfinite(column), 0.0).to_numpy(copy=True)
    return values


def total_weight(weights: np.ndarray) -> float:
    """Add up weights; a sum that is whole is an int, as a number of rows is.

    Raises
    ------
    TooFewRowsError
        If they stand for no more than one observation.
    """
    total = math.fsum(weights)
    if total <= 1:
        raise TooFewRowsError(
            _("The weights add up to {total:.4g}, and they count observations.").format(
                total=total
            ),
            _("Scale them to a mean of 1: weights / weights.mean()."),
        )
    return int(total) if total.is_integer() else total


def badge_with_weights(data: object, weights: Weights | None) -> Badge | None:
    """Weakest badge of data and weights; None where either has none."""
    if weights is None:
        return weakest_badge(data)
    beside = weakest_badge(weights.to_frame()) if isinstance(weights, pd.Series) else None
    return joined(weakest_badge(data), beside)


def _refuse(weights: pd.Series, missing: str) -> None:
    absent = weights.index[~np.isfinite(weights)]
    if len(absent) and missing == "error":
        raise MissingValuesError(
            _("The weight is missing or infinite in {rows}.").format(rows=listed(absent)),
            _("Fill it, or leave out these rows with missing='listwise'."),
        )
    negative = weights.index[weights < 0]
    if len(negative):
        raise DataError(
            _("The weight is negative in {rows}.").format(rows=listed(negative)),
            _("A weight counts observations: correct it, or leave the row out."),
        )
    if not (weights > 0).any():
        raise DataError(_("All weights are zero."), _("Give a weight to at least two rows."))
