"""Two ways to call a method: with observations, or with their correlation matrix."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import (
    ArgumentError,
    TooFewRowsError,
)
from edusocsec.explain import Result
from edusocsec.stats.arguments import real_number, result_of
from edusocsec.stats.case_weights import Weights
from edusocsec.stats.correlation import (
    CorrelationMatrix,
    Gaps,
    correlation_matrix,
    refuse_one_variable,
)
from edusocsec.stats.extremes import ROUNDING
from edusocsec.stats.given_correlations import given_correlations
from edusocsec.stats.observations import labelled
from edusocsec.stats.tables import as_frame
from edusocsec.translation import _


def resolve_correlation(
    data: pd.DataFrame | ArrayLike | None,
    correlation: CorrelationMatrix | pd.DataFrame | ArrayLike | None,
    n_observations: float | None,
    missing: Gaps,
    weights: Weights | None,
    *,
    needed_for: str,
) -> CorrelationMatrix:
    """Get the correlation matrix from either of the two ways in which a method may be called.

    Raises
    ------
    ArgumentError
        If neither or both of ``data`` and ``correlation`` are given, ``weights`` without
        ``data``, an ``n_observations`` that is not theirs, or a correlation matrix as ``data``.
    TooFewVariablesError, TooFewRowsError, CorrelationMatrixError
    """
    if (data is None) == (correlation is None):
        raise ArgumentError(
            _("Give either data or correlation=, and not both."),
            _("Pass the observations as the first argument, or a matrix as correlation=."),
        )
    data = as_frame(data)
    if data is not None:
        refuse_one_variable(labelled(data).shape[1], needed_for)
        source = correlation_matrix(data, missing=missing, weights=weights)
    else:
        if weights is not None:
            raise ArgumentError(
                _("weights= belongs to observations, and correlations are given."),
                _("Pass the observations with weights=, or leave weights= out."),
            )
        source = (
            result_of(correlation, CorrelationMatrix, "correlation_matrix")
            if isinstance(correlation, Result)
            else given_correlations(correlation)  # type: ignore[arg-type]
        )
        refuse_one_variable(source.n_variables, needed_for)
    return source if n_observations is None else _counted(source, n_observations)


def _counted(source: CorrelationMatrix, n_observations: float) -> CorrelationMatrix:
    """Add the number of observations, which must be the one that is known already, if one is."""
    n, known = real_number(n_observations, "n_observations", 2), source.n_observations
    if known is None:
        return replace(source, n_observations=int(n) if n.is_integer() else n)
    if abs(n - known) > ROUNDING * known:
        raise ArgumentError(
            _("n_observations={given}, but these correlations come from {known:.10g}.").format(
                given=n_observations, known=known
            ),
            _("Leave n_observations= out: it is known."),
        )
    return source


def refuse_square_sample(source: CorrelationMatrix, method: str) -> None:
    """Raise a TooFewRowsError unless there are more rows than columns."""
    n, p = source.n_rows, source.n_variables
    if n is not None and n <= p:
        raise TooFewRowsError(
            _(
                "There are {rows:.10g} rows for {columns} columns, so the correlation matrix has "
                "no inverse."
            ).format(rows=n, columns=p),
            _(
                "Add rows, or leave out columns. {method} needs more rows than columns; principal "
                "components and their scores do not."
            ).format(method=method),
        )
