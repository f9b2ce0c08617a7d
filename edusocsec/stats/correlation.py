"""The correlation matrix, from which the whole factor chain starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import ArgumentError, MissingValuesError, TooFewVariablesError, listed
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.provenance import weakest_badge
from edusocsec.stats.observations import Missing, labelled, numeric, observations, refuse_constant
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure


SAME_CORRELATION = 1e-8
"""Correlations that differ by no more than rounding do."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class CorrelationMatrix(Result):
    """Pearson correlations of all pairs of variables.

    Attributes
    ----------
    matrix : DataFrame, shape (n_variables, n_variables)
    n_observations : int or None
        None if it is not known, or differs from pair to pair.
    data : DataFrame or None
        The observations it was computed from.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.correlation:tell"

    matrix: pd.DataFrame
    n_observations: int | None = None
    data: pd.DataFrame | None = None

    @property
    def n_variables(self) -> int:
        """Number of variables."""
        return len(self.matrix)

    @cached_property
    def standardized(self) -> pd.DataFrame | None:
        """Standardized observations: mean 0 and standard deviation 1 (divisor n - 1)."""
        return None if self.data is None else standardize(self.data)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return self.matrix.to_numpy(dtype=dtype, copy=bool(copy))

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Correlation matrix")

    def table(self) -> pd.DataFrame:
        """Return the matrix."""
        return self.matrix

    @property
    def headings(self) -> Headings:
        """What the means and standard deviations of the steps are called."""
        return Headings(columns={"mean": _("mean"), "standard_deviation": _("standard deviation")})

    def _table_block(self) -> Table:
        return Table(self.matrix, scale="signed")

    @property
    def verdict(self) -> str:
        """Which pair is the strongest, and how many are above 0.3 in size."""
        matrix = self.matrix.to_numpy()
        upper = np.triu_indices(self.n_variables, k=1)
        strongest = int(np.argmax(np.abs(matrix[upper])))
        row, column = upper[0][strongest], upper[1][strongest]
        return _(
            "The strongest correlation is {value:.3f}, of {first} and {second}; {count} of {pairs} "
            "pairs are above 0.3 in size, and factor analysis needs many such pairs."
        ).format(
            value=matrix[row, column],
            first=self.matrix.index[row],
            second=self.matrix.columns[column],
            count=int((np.abs(matrix[upper]) > 0.3).sum()),
            pairs=len(upper[0]),
        )

    def plot(self, **options: Any) -> Figure:
        """Heat map of the correlations."""
        from edusocsec.plots import matrix

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return matrix(self.matrix, scale="signed", limits=(-1, 1), **options)

    def _ask_peers(self) -> Iterator[Peer]:
        if self.data is not None:
            theirs = np.corrcoef(self.data.to_numpy(), rowvar=False)
            yield Peer("numpy.corrcoef", _("correlations"), self.matrix, theirs)


def correlation_matrix(
    data: pd.DataFrame | ArrayLike, *, missing: Missing | Literal["pairwise"] = "error"
) -> CorrelationMatrix:
    r"""Pearson correlation of every pair of columns.

    .. math:: r_{ij} = \frac{\sum_k (x_{ki} - \bar x_i)(x_{kj} - \bar x_j)}{(n - 1) s_i s_j}

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables)
    missing : {"error", "listwise", "pairwise"}
        Refuse gaps, leave out incomplete rows (SPSS' default), or use for each pair the rows
        that have both values (the default of psych in R; the matrix may then be indefinite).

    Returns
    -------
    CorrelationMatrix

    Raises
    ------
    DataError
        If a column is constant, holds text or gaps, if names occur twice, or if there is only one.
    ArgumentError
        If ``data`` are correlations themselves.

    Examples
    --------
    >>> frame = pd.DataFrame({"food": [1.0, 2.0, 3.0], "clothing": [2.0, 1.0, 6.0]})
    >>> result = correlation_matrix(frame)
    >>> round(result.matrix.loc["food", "clothing"], 4)
    np.float64(0.7559)
    >>> print(result.steps["correlations"].worked)
    r(\mathrm{food}, \mathrm{clothing}) = \frac{(-1.000) \cdot (-0.378) + 0.000 \cdot (-0.756) +
    1.000 \cdot 1.134}{3 - 1} = 0.756
    """
    if missing == "pairwise":
        return _pairwise(data)
    table = observations(data, missing=missing)
    refuse_one_variable(table.shape[1], _("A correlation matrix"))
    _refuse_correlations(table)
    refuse_constant(table)
    Z = standardize(table).to_numpy()
    R = Z.T @ Z / (len(Z) - 1)
    np.fill_diagonal(R, 1.0)
    return CorrelationMatrix(
        matrix=pd.DataFrame(R, table.columns, table.columns),
        n_observations=len(table),
        data=table,
        badge=weakest_badge(data),
    )


def standardize(table: pd.DataFrame) -> pd.DataFrame:
    """Z-scores of every column, with the divisor n - 1."""
    values = table.to_numpy()
    # Relative to the largest value, the squares of very large or small numbers exist too.
    scaled = values / np.abs(values).max(axis=0)
    centred = scaled - scaled.mean(axis=0)
    return pd.DataFrame(centred / centred.std(axis=0, ddof=1), table.index, table.columns)


def refuse_one_variable(count: int, method: str) -> None:
    """Raise a TooFewVariablesError unless there are at least two variables."""
    if count < 2:
        raise TooFewVariablesError(
            _("{method} compares variables, and there is only {count} variable.").format(
                method=method, count=count
            ),
            _("Give at least two columns."),
        )


def _refuse_correlations(table: pd.DataFrame) -> None:
    """Raise an ArgumentError if a table that should hold observations holds their correlations."""
    if list(table.index) != list(table.columns):
        return
    values = table.to_numpy()
    symmetric = np.allclose(values, values.T, rtol=0, atol=SAME_CORRELATION)
    unit_diagonal = np.allclose(np.diag(values), 1, rtol=0, atol=SAME_CORRELATION)
    if symmetric and unit_diagonal and np.abs(values).max() <= 1 + SAME_CORRELATION:
        raise ArgumentError(
            _(
                "This looks like a correlation matrix: it is symmetric, with the same names on "
                "both sides and 1 on the diagonal."
            ),
            _("Pass the observations, or pass the matrix as correlation= to a method that has it."),
        )


def _pairwise(data: pd.DataFrame | ArrayLike) -> CorrelationMatrix:
    table = numeric(labelled(data))
    refuse_one_variable(table.shape[1], _("A correlation matrix"))
    _refuse_correlations(table)
    for column in table:
        refuse_constant(observations(table[[column]], missing="listwise"))
    matrix = table.where(np.isfinite(table)).corr(min_periods=3)
    undefined = matrix.columns[matrix.isna().any()]
    if len(undefined):
        raise MissingValuesError(
            _("Too few rows have values in both columns of a pair: see {columns}.").format(
                columns=listed(undefined)
            ),
            _("Leave out the columns with the most gaps."),
        )
    return CorrelationMatrix(matrix=matrix, badge=weakest_badge(data))
