"""Are the correlations fit for factor analysis? The Kaiser-Meyer-Olkin measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import DataError, listed
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.stats.case_weights import Weights
from edusocsec.stats.correlation import CorrelationMatrix, Gaps
from edusocsec.stats.correlation_input import refuse_square_sample, resolve_correlation
from edusocsec.stats.extremes import ROUNDING, first_smallest
from edusocsec.stats.inverse import trusted_inverse
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class KMO(Result):
    """Kaiser-Meyer-Olkin measure of sampling adequacy.

    Attributes
    ----------
    overall : float
        Between 0 and 1.
    per_variable : Series
        Each variable's own measure of sampling adequacy (MSA).
    anti_image : DataFrame
        Anti-image correlations: the partial correlations with their signs turned, 1 on the
        diagonal. (SPSS prints the MSA on the diagonal; :meth:`table` does so too.)
    correlation : CorrelationMatrix
    inverse : DataFrame
        Inverse of the correlation matrix.
    partial : DataFrame
        Correlation of each pair when all other variables are held fixed.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.kmo:tell"

    overall: float
    per_variable: pd.Series
    anti_image: pd.DataFrame
    correlation: CorrelationMatrix
    inverse: pd.DataFrame
    partial: pd.DataFrame

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Kaiser-Meyer-Olkin measure of sampling adequacy")

    @property
    def word(self) -> str:
        """Kaiser's word for the overall measure."""
        return kaiser_word(self.overall)

    @property
    def verdict(self) -> str:
        """Kaiser's word, and the variable that fits least."""
        said = _(
            "KMO = {value:.3f}: {word} in Kaiser's words. {variable} fits least, with {least:.3f}."
        ).format(
            value=self.overall,
            word=self.word,
            variable=self.per_variable.index[first_smallest(self.per_variable)],
            least=self.per_variable.min(),
        )
        return sentences([said, *self.correlation.basis])

    def table(self) -> pd.DataFrame:
        """Return each variable's measure and its anti-image correlations, as SPSS prints them."""
        printed = self.anti_image.to_numpy(copy=True)
        np.fill_diagonal(printed, self.per_variable)
        shown = pd.DataFrame(printed, self.anti_image.index, self.anti_image.columns)
        # A variable of this name is nobody's fault.
        shown.insert(0, "msa", self.per_variable, allow_duplicates=True)
        return shown

    @property
    def headings(self) -> Headings:
        """What the first column of the table is called."""
        return Headings(columns={"msa": _("MSA")}, leading=True)

    def _table_block(self) -> Table:
        return Table(self.table(), scale="signed", headings=self.headings)

    def plot(self, **options: Any) -> Figure:
        """Heat map of the anti-image correlations, with the MSA on the diagonal."""
        from edusocsec.plots import matrix

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        diagonal = self.table().iloc[:, 1:]
        return matrix(diagonal, scale="signed", limits=(-1, 1), **options)

    def _ask_peers(self) -> Iterator[Peer]:
        from edusocsec.stats.peers import kmo_measures

        if self.correlation.data is not None and self.correlation.is_plain:
            per_variable, overall = kmo_measures(self.correlation.data.to_numpy())
            yield Peer("factor_analyzer", _("overall"), self.overall, overall)
            yield Peer("factor_analyzer", _("per variable"), self.per_variable, per_variable)
        precision = np.linalg.inv(self.correlation.matrix.to_numpy())
        scale = np.sqrt(np.outer(np.diag(precision), np.diag(precision)))
        yield Peer("numpy.linalg.inv", _("anti-image"), self.anti_image, precision / scale)


def kaiser_word(measure: float) -> str:
    """Kaiser's word for a measure of sampling adequacy.

    Source: Kaiser, H. F. (1974). An index of factorial simplicity. Psychometrika 39, 31-36.

    Examples
    --------
    >>> [kaiser_word(value) for value in (0.91, 0.789, 0.49)]
    ['marvelous', 'middling', 'unacceptable']
    """
    words = {
        0.9: _("marvelous"),
        0.8: _("meritorious"),
        0.7: _("middling"),
        0.6: _("mediocre"),
        0.5: _("miserable"),
    }
    return next(
        (word for least, word in words.items() if measure >= least - ROUNDING), _("unacceptable")
    )


def kmo(
    data: pd.DataFrame | ArrayLike | None = None,
    *,
    correlation: CorrelationMatrix | pd.DataFrame | ArrayLike | None = None,
    n_observations: float | None = None,
    missing: Gaps = "error",
    weights: Weights | None = None,
) -> KMO:
    r"""Measure whether correlations are compact enough for factor analysis.

    .. math::
        \mathrm{KMO} = \frac{\sum_{i \ne j} r_{ij}^2}
                            {\sum_{i \ne j} r_{ij}^2 + \sum_{i \ne j} u_{ij}^2}

    where :math:`u_{ij}` are the partial correlations, all other variables held fixed.

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables), optional
    correlation : CorrelationMatrix, DataFrame or array, optional
        Instead of ``data``.
    n_observations : number, optional
        With ``correlation``: not used by KMO, but kept with the result.
    missing : {"error", "listwise", "pairwise"}
    weights : Series or array, length n_observations, optional
        As in :func:`correlation_matrix`. Their scale does not matter here.

    Returns
    -------
    KMO

    Raises
    ------
    SingularMatrixError
        If variables are linearly dependent: KMO then does not exist. (``psych::KMO`` of R and
        factor_analyzer return a number all the same.)
    ArgumentError
        If ``data`` come with another ``n_observations`` or are correlations themselves.
    IndefiniteMatrixError
        If no complete data can have such correlations, as after pairwise deletion.
    DataError
        If the data cannot be used for another reason; the message names the column or row.

    Notes
    -----
    SPSS, ``psych::KMO`` and factor_analyzer use the same formula.

    References
    ----------
    Kaiser, H. F., & Rice, J. (1974). Little Jiffy, Mark IV. Educational and Psychological
    Measurement 34, 111-117.

    Examples
    --------
    >>> R = [[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]
    >>> result = kmo(correlation=R)
    >>> round(result.overall, 4)
    0.6578
    >>> print(result.verdict)
    KMO = 0.658: mediocre in Kaiser's words. x1 fits least, with 0.616.
    """
    source = resolve_correlation(
        data, correlation, n_observations, missing, weights, needed_for=_("The KMO measure")
    )
    refuse_square_sample(source, _("The KMO measure"))
    labels = source.matrix.columns
    inverse = trusted_inverse(source, _("The KMO measure")).matrix
    scale = np.sqrt(np.diag(inverse))
    anti_image = inverse / np.outer(scale, scale)
    np.fill_diagonal(anti_image, 1.0)
    partial = -anti_image
    np.fill_diagonal(partial, 1.0)
    simple = off_diagonal_squares(source.matrix.to_numpy())
    held_fixed = off_diagonal_squares(partial)
    unrelated = labels[simple.sum(axis=0) == 0]
    if len(unrelated):
        raise DataError(
            _("These columns correlate with no other at all: {columns}.").format(
                columns=listed(unrelated)
            ),
            _("Leave them out: the measure would be 0/0."),
        )
    per_variable = simple.sum(axis=0) / (simple + held_fixed).sum(axis=0)
    return KMO(
        overall=float(simple.sum() / (simple + held_fixed).sum()),
        per_variable=pd.Series(per_variable, labels, name="msa"),
        anti_image=pd.DataFrame(anti_image, labels, labels),
        correlation=source,
        inverse=pd.DataFrame(inverse, labels, labels),
        partial=pd.DataFrame(partial, labels, labels),
        badge=source.badge,
    )


def off_diagonal_squares(matrix: np.ndarray) -> np.ndarray:
    """Squares of a matrix, with zeros on the diagonal."""
    squares: np.ndarray = np.square(matrix)
    np.fill_diagonal(squares, 0.0)
    return squares
