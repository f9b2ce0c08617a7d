"""Two ways to call a method: with observations, or with their correlation matrix."""

from __future__ import annotations

import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import (
    ArgumentError,
    TooFewRowsError,
)
from edusocsec.explain import Result
from edusocsec.stats.arguments import result_of, whole_number
from edusocsec.stats.correlation import (
    CorrelationMatrix,
    correlation_matrix,
    refuse_one_variable,
)
from edusocsec.stats.given_correlations import given_correlations
from edusocsec.stats.observations import Missing, observations
from edusocsec.translation import _


def resolve_correlation(
    data: pd.DataFrame | ArrayLike | None,
    correlation: CorrelationMatrix | pd.DataFrame | ArrayLike | None,
    n_observations: int | None,
    missing: Missing,
    *,
    needed_for: str,
) -> CorrelationMatrix:
    """Get the correlation matrix from either of the two ways in which a method may be called.

    Raises
    ------
    ArgumentError
        If neither or both of ``data`` and ``correlation`` are given, or ``n_observations``
        with ``data``, or a correlation matrix as ``data``.
    TooFewVariablesError, TooFewRowsError, CorrelationMatrixError
    """
    if (data is None) == (correlation is None):
        raise ArgumentError(
            _("Give either data or correlation=, and not both."),
            _("Pass the observations as the first argument, or a matrix as correlation=."),
        )
    if data is not None:
        if n_observations is not None:
            raise ArgumentError(
                _("n_observations= belongs to correlation=, and observations are given."),
                _("Leave n_observations= out: the rows are counted."),
            )
        table = observations(data, missing=missing)
        rows, columns = table.shape
        refuse_one_variable(columns, needed_for)
        if rows < columns:
            raise TooFewRowsError(
                _("There are {rows} rows for {columns} columns.").format(
                    rows=rows, columns=columns
                ),
                _("Add rows, or leave out columns. {method} needs more rows than columns.").format(
                    method=needed_for
                ),
            )
        return correlation_matrix(table)
    given = (
        result_of(correlation, CorrelationMatrix, "correlation_matrix")
        if isinstance(correlation, Result)
        else given_correlations(correlation)  # type: ignore[arg-type]
    )
    refuse_one_variable(given.n_variables, needed_for)
    if n_observations is None:
        return given
    return CorrelationMatrix(
        matrix=given.matrix,
        n_observations=whole_number(n_observations, "n_observations", 2),
        data=given.data,
        badge=given.badge,
    )


def refuse_square_sample(source: CorrelationMatrix, method: str) -> None:
    """Raise a TooFewRowsError unless there are more rows than columns."""
    n, p = source.n_observations, source.n_variables
    if n is not None and n <= p:
        raise TooFewRowsError(
            _("There are {rows} rows for {columns} columns.").format(rows=n, columns=p),
            _("Add rows, or leave out columns. {method} needs more rows than columns.").format(
                method=method
            ),
        )
