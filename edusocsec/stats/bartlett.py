"""Could all correlations be chance? Bartlett's test of sphericity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import chi2

from edusocsec.errors import ArgumentError, TooFewRowsError
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.stats.case_weights import Weights
from edusocsec.stats.correlation import CorrelationMatrix, Gaps
from edusocsec.stats.correlation_input import refuse_square_sample, resolve_correlation
from edusocsec.stats.inverse import trusted_inverse
from edusocsec.stats.p_values import p_text
from edusocsec.translation import _, sentences


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class BartlettSphericity(Result):
    """Bartlett's test of sphericity, of the hypothesis that all correlations are zero.

    Attributes
    ----------
    statistic : float
        Chi-square.
    df : int
        Degrees of freedom, p(p - 1)/2.
    p_value : float
    log_determinant : float
        Natural logarithm of the determinant of the correlation matrix.
    correlation : CorrelationMatrix
    """

    story: ClassVar[str] = "edusocsec.stats.steps.bartlett:tell"

    statistic: float
    df: int
    p_value: float
    log_determinant: float
    correlation: CorrelationMatrix

    @property
    def n_observations(self) -> float:
        """Number of observations: rows, or the sum of their weights."""
        assert self.correlation.n_observations is not None
        return self.correlation.n_observations

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Bartlett's test of sphericity")

    @property
    def verdict(self) -> str:
        """Whether the variables are correlated at all, at the 5 % level."""
        sentence = (
            _(
                "Chi-square = {statistic:.3f} with {df} degrees of freedom, p {p}: the variables "
                "are correlated, so there is something to summarize."
            )
            if self.p_value < 0.05
            else _(
                "Chi-square = {statistic:.3f} with {df} degrees of freedom, p {p}: the "
                "correlations could be chance, so there is little to summarize."
            )
        )
        said = sentence.format(
            df=self.df, statistic=self.statistic, p=p_text(self.p_value, sign=True)
        )
        return sentences([said, *self.correlation.basis])

    def table(self) -> pd.DataFrame:
        """Chi-square, degrees of freedom and p-value."""
        return pd.DataFrame(
            {
                "chi_square": [self.statistic],
                "df": [self.df],
                "p_value": [self.p_value],
            },
            index=["bartlett_test"],
        )

    @property
    def headings(self) -> Headings:
        """What the columns and the row of the table are called."""
        return Headings(
            columns={"chi_square": _("Chi-square"), "df": _("df"), "p_value": _("p")},
            rows={"bartlett_test": _("Bartlett's test")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), formats={"p_value": p_text}, headings=self.headings)

    def _ask_peers(self) -> Iterator[Peer]:
        from edusocsec.stats.correlation_peers import correlations_elsewhere
        from edusocsec.stats.peers import bartlett_test

        if self.correlation.data is not None and self.correlation.is_plain:
            statistic, p_value = bartlett_test(self.correlation.data.to_numpy())
            yield Peer("factor_analyzer", _("statistic"), self.statistic, statistic)
            yield Peer("factor_analyzer", _("p-value"), self.p_value, p_value)
        elif (other := correlations_elsewhere(self.correlation)) is not None:
            quantity = _("logarithm of the determinant")
            theirs = np.linalg.slogdet(other.matrix)[1]
            yield Peer(other.program, quantity, self.log_determinant, theirs)


def bartlett_sphericity(
    data: pd.DataFrame | ArrayLike | None = None,
    *,
    correlation: CorrelationMatrix | pd.DataFrame | ArrayLike | None = None,
    n_observations: float | None = None,
    missing: Gaps = "error",
    weights: Weights | None = None,
) -> BartlettSphericity:
    r"""Test the hypothesis that all variables are uncorrelated in the population.

    .. math:: \chi^2 = -\left(n - 1 - \frac{2p + 5}{6}\right) \ln |R|, \quad df = p (p - 1) / 2

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables), optional
    correlation : CorrelationMatrix, DataFrame or array, optional
        Instead of ``data``; ``n_observations`` is then needed.
    n_observations : number, optional
        Number of rows that the correlations come from.
    missing : {"error", "listwise", "pairwise"}
        Pairwise, n is that of the smallest pair.
    weights : Series or array, length n_observations, optional
        As in :func:`correlation_matrix`: n is their sum.

    Returns
    -------
    BartlettSphericity

    Raises
    ------
    SingularMatrixError
        If variables are linearly dependent: the determinant is then zero. (factor_analyzer
        returns a p-value all the same.)
    ArgumentError
        If ``correlation`` is given without the number of observations, or ``data`` with another,
        or if ``data`` are correlations themselves.

    Notes
    -----
    SPSS, ``psych::cortest.bartlett`` and factor_analyzer use the same formula. Of pairwise
    correlations, SPSS takes the n of the smallest pair, psych the number of all rows; pass
    ``correlation=matrix.matrix, n_observations=`` for any other. PSPP 1.6.2 takes the sum of
    case weights as n, as here.

    References
    ----------
    Bartlett, M. S. (1951). The effect of standardization on a chi-square approximation in
    factor analysis. Biometrika 38, 337-344.

    Examples
    --------
    >>> R = [[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]
    >>> result = bartlett_sphericity(correlation=R, n_observations=31)
    >>> print(result.verdict)
    Chi-square = 21.266 with 3 degrees of freedom, p < 0.001: the variables are correlated, so
    there is something to summarize.
    """
    method = _("Bartlett's test")
    source = resolve_correlation(
        data, correlation, n_observations, missing, weights, needed_for=method
    )
    n, p = source.n_observations, source.n_variables
    if n is None:
        raise ArgumentError(
            _("Bartlett's test needs the number of observations."),
            _("Pass it as n_observations=, next to correlation=."),
        )
    refuse_square_sample(source, method)
    multiplier = n - 1 - (2 * p + 5) / 6
    if multiplier <= 0:
        raise TooFewRowsError(
            _("{n:.10g} observations are too few for Bartlett's test of {p} variables.").format(
                n=n, p=p
            ),
            _("Add rows. Weights count observations if their mean is 1: weights / weights.mean()."),
        )
    log_determinant = trusted_inverse(source, method).log_determinant
    statistic = max(0.0, -multiplier * log_determinant)
    df = p * (p - 1) // 2
    return BartlettSphericity(
        statistic=statistic,
        df=df,
        p_value=float(chi2.sf(statistic, df)),
        log_determinant=log_determinant,
        correlation=source,
        badge=source.badge,
    )
