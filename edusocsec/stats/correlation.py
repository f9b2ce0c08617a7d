"""The correlation matrix, from which the whole factor chain starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import TooFewVariablesError
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.stats.arguments import one_of
from edusocsec.stats.case_weights import Weights, badge_with_weights, case_weights, total_weight
from edusocsec.stats.extremes import ROUNDING, first_largest
from edusocsec.stats.observations import (
    Missing,
    complete_rows,
    labelled,
    numeric,
    observations,
    refuse_constant,
    sources_of,
)
from edusocsec.stats.pairwise import pairwise_correlations
from edusocsec.stats.relations import refuse_relations
from edusocsec.stats.standardization import standardize
from edusocsec.stats.tables import as_frame
from edusocsec.translation import _, ngettext, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


Gaps = Missing | Literal["pairwise"]

SAME_CORRELATION = 1e-8
"""Correlations that differ by no more than rounding do."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class CorrelationMatrix(Result):
    """Pearson correlations of all pairs of variables.

    Attributes
    ----------
    matrix : DataFrame, shape (n_variables, n_variables)
    n_observations : int, float or None
        How many rows or, of weighted ones, the sum of their weights; of pairs that differ, that
        of the smallest. None if it is not known.
    data : DataFrame or None
        The observations it was computed from.
    weights : Series or None
        Weight of each of these rows.
    pair_observations : DataFrame or None
        Number of observations of each pair, where they may differ.
    left_out : int
        Rows that were passed, but took no part.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.correlation:tell"

    matrix: pd.DataFrame
    n_observations: float | None = None
    data: pd.DataFrame | None = None
    weights: pd.Series | None = None
    pair_observations: pd.DataFrame | None = None
    left_out: int = 0

    @property
    def n_variables(self) -> int:
        """Number of variables."""
        return len(self.matrix)

    @cached_property
    def standardized(self) -> pd.DataFrame | None:
        """Standardized observations: mean 0 and standard deviation 1 (divisor n - 1).

        Where pairs differ, each variable is measured by its own values.
        """
        return None if self.data is None else standardize(self.data, self.weights)

    @property
    def n_rows(self) -> float | None:
        """Number of rows, whatever they weigh."""
        return self.n_observations if self.data is None else len(self.data)

    @property
    def is_plain(self) -> bool:
        """Whether every row counts once, in every correlation."""
        return self.weights is None and self.pair_observations is None

    @property
    def basis(self) -> list[str]:
        """What the correlations rest on where it is not simply every row, in sentences."""
        said = []
        if self.weights is not None:
            said.append(
                _(
                    "Each row counts as often as its weight says; the weights add up to "
                    "{total:.10g} observations."
                ).format(total=total_weight(self.weights.to_numpy()))
            )
        if self.pair_observations is not None:
            counts = self.pair_observations.to_numpy()[np.triu_indices(self.n_variables, k=1)]
            said.append(
                _(
                    "Each pair of variables has observations of its own, from {least:.10g} to "
                    "{most:.10g}; what needs one number takes the smallest, as SPSS does."
                ).format(least=counts.min(), most=counts.max())
            )
        if self.left_out:
            said.append(
                ngettext(
                    "{count} row is left out: it lacks a value, or has no weight.",
                    "{count} rows are left out: they lack a value, or have no weight.",
                    self.left_out,
                ).format(count=self.left_out)
            )
        return said

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
        strongest = first_largest(np.abs(matrix[upper]))
        row, column = upper[0][strongest], upper[1][strongest]
        said = _(
            "The strongest correlation is {value:.3f}, of {first} and {second}; {count} of {pairs} "
            "pairs are above 0.3 in size, and factor analysis needs many such pairs."
        ).format(
            value=matrix[row, column],
            first=self.matrix.index[row],
            second=self.matrix.columns[column],
            count=int((np.abs(matrix[upper]) > 0.3 + ROUNDING).sum()),
            pairs=len(upper[0]),
        )
        return sentences([said, *self.basis])

    def plot(self, **options: Any) -> Figure:
        """Heat map of the correlations."""
        from edusocsec.plots import matrix

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return matrix(self.matrix, scale="signed", limits=(-1, 1), **options)

    def _ask_peers(self) -> Iterator[Peer]:
        from edusocsec.stats.correlation_peers import correlations_elsewhere

        other = correlations_elsewhere(self)
        if other is not None:
            yield Peer(other.program, _("correlations"), self.matrix, other.matrix)


def correlation_matrix(
    data: pd.DataFrame | ArrayLike, *, missing: Gaps = "error", weights: Weights | None = None
) -> CorrelationMatrix:
    r"""Pearson correlation of every pair of columns.

    .. math:: r_{ij} = \frac{\sum_k (x_{ki} - \bar x_i)(x_{kj} - \bar x_j)}{(n - 1) s_i s_j}

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables)
    missing : {"error", "listwise", "pairwise"}
        Refuse gaps, leave out incomplete rows (SPSS' default), or use for each pair the rows
        that have both values (the default of psych in R; the matrix may then be indefinite).
    weights : Series or array, length n_observations, optional
        How many observations each row stands for, as in SPSS' WEIGHT BY: n is their sum, also
        where it is no whole number. Rows with the weight zero are left out. Weights that add up
        to a population make every test certain: scale them to a mean of 1.

    Returns
    -------
    CorrelationMatrix

    Raises
    ------
    DataError
        If a column is constant, holds text or gaps, if names occur twice, if there is only one,
        or a weight is negative.
    ArgumentError
        If ``data`` are correlations themselves, or the weights have other rows.

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
    one_of(missing, "missing", ["error", "listwise", "pairwise"])
    data = as_frame(data)
    frame = labelled(data)
    sources = sources_of(data, frame.shape[1])
    refuse_relations(frame)
    refuse_one_variable(frame.shape[1], _("A correlation matrix"))
    table, counts = frame, None
    if weights is not None:
        counts = case_weights(weights, data, frame.index, missing)
        table, counts = table[counts > 0], counts[counts > 0]
    if missing == "pairwise":
        numbers = numeric(table, sources)
        complete = np.isfinite(numbers.to_numpy())
        kept = complete.any(axis=1)
        table = numbers.where(complete)[kept]
    else:
        kept = np.ones(len(table), dtype=bool)
        if counts is not None and missing == "listwise":
            kept = np.isfinite(numeric(table, sources).to_numpy()).all(axis=1)
        table = complete_rows(table, missing=missing, sources=sources)
    correlate = _of_pairs if missing == "pairwise" else _of_rows
    return replace(
        correlate(table, None if counts is None else pd.Series(counts[kept], table.index)),
        left_out=len(frame) - len(table),
        badge=badge_with_weights(data, weights),
    )


def refuse_one_variable(count: int, method: str) -> None:
    """Raise a TooFewVariablesError unless there are at least two variables."""
    if count == 0:
        raise TooFewVariablesError(_("The table has no columns."), _("Give at least two columns."))
    if count == 1:
        raise TooFewVariablesError(
            _("{method} compares variables, and there is only {count} variable.").format(
                method=method, count=count
            ),
            _("Give at least two columns."),
        )


def _of_rows(table: pd.DataFrame, weights: pd.Series | None) -> CorrelationMatrix:
    refuse_constant(table)
    n = len(table) if weights is None else total_weight(weights.to_numpy())
    Z = standardize(table, weights).to_numpy()
    R = (Z.T if weights is None else Z.T * weights.to_numpy()) @ Z / (n - 1)
    R = (R + R.T) / 2
    np.fill_diagonal(R, 1.0)
    matrix = pd.DataFrame(R, table.columns, table.columns)
    return CorrelationMatrix(matrix=matrix, n_observations=n, data=table, weights=weights)


def _of_pairs(table: pd.DataFrame, weights: pd.Series | None) -> CorrelationMatrix:
    for column in table:
        refuse_constant(observations(table[[column]], missing="listwise"))
    counts = np.ones(len(table)) if weights is None else weights.to_numpy()
    pairs = pairwise_correlations(standardize(table, weights), counts)
    smallest = total_weight(pairs.observations.min(keepdims=True).ravel())
    return CorrelationMatrix(
        matrix=pd.DataFrame(pairs.correlations, table.columns, table.columns),
        n_observations=smallest,
        data=table,
        weights=weights,
        pair_observations=pd.DataFrame(pairs.observations, table.columns, table.columns),
    )
