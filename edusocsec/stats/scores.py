"""Factor scores: where each row stands on each factor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import (
    ArgumentError,
    SingularMatrixError,
    TooFewRowsError,
    UnknownNameError,
    listed,
)
from edusocsec.explain import Headings, Peer, Result
from edusocsec.provenance import joined, with_badges
from edusocsec.stats.arguments import one_of, result_of
from edusocsec.stats.case_weights import Weights
from edusocsec.stats.components import PrincipalComponents
from edusocsec.stats.correlation import (
    SAME_CORRELATION,
    CorrelationMatrix,
    Gaps,
    correlation_matrix,
)
from edusocsec.stats.extremes import first_largest, first_smallest
from edusocsec.stats.inverse import trusted_inverse
from edusocsec.stats.observations import labelled, observations, refuse_duplicates
from edusocsec.stats.rotation import Varimax
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class FactorScores(Result):
    """Where each row stands on each factor.

    Attributes
    ----------
    scores : DataFrame, shape (n_observations, n_factors)
        Of components: mean 0 and standard deviation 1 (divisor n - 1), over all rows that the
        components were computed from, weighted as they were.
    coefficients : DataFrame, shape (n_variables, n_factors)
        Weights of the standardized variables: the component score coefficient matrix.
    rotation : Varimax or PrincipalComponents
    correlation : CorrelationMatrix
        Of the scored data.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.scores:tell"

    scores: pd.DataFrame
    coefficients: pd.DataFrame
    rotation: Varimax | PrincipalComponents
    correlation: CorrelationMatrix

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Factor scores (regression)")

    def table(self) -> pd.DataFrame:
        """Return the scores, one row for each observation."""
        return self.scores

    @property
    def standardized(self) -> pd.DataFrame:
        """Standardized values of the rows that are scored."""
        standardized = self.correlation.standardized
        assert standardized is not None
        return standardized if self.correlation.pair_observations is None else standardized.dropna()

    @property
    def headings(self) -> Headings:
        """What the axes are called."""
        return Headings(names={"factor": _("factor"), "component": _("component")})

    @property
    def verdict(self) -> str:
        """Who is highest and who is lowest on each factor."""
        said = [
            _("{factor}: highest {first} ({high:.2f}), lowest {last} ({low:.2f}).").format(
                factor=label,
                first=column.index[first_largest(column)],
                high=column.max(),
                last=column.index[first_smallest(column)],
                low=column.min(),
            )
            for label, column in self.scores.items()
        ]
        if self.correlation.pair_observations is not None:
            said.append(
                _(
                    "Scored are the {count} complete rows, standardized by the means and standard "
                    "deviations that each variable has in all of its own values."
                ).format(count=len(self.scores))
            )
        return sentences([*said, *self.correlation.basis])

    def plot(self, **options: Any) -> Figure:
        """Rows on the first two factors."""
        from edusocsec.plots import scatter

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return scatter(self.scores, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        R = self.correlation.matrix.to_numpy()
        theirs = np.linalg.pinv(R, rcond=1e-12, hermitian=True) @ self.rotation.loadings.to_numpy()
        yield Peer("numpy.linalg.pinv", _("coefficients"), self.coefficients, theirs)
        if not self.correlation.is_plain:
            return
        if isinstance(self.rotation, Varimax) and self.rotation.components is not None:
            from sklearn.decomposition import PCA

            standardized = self.standardized
            peer = PCA(self.rotation.components.n_components, whiten=True)
            unrotated = peer.fit_transform(standardized.to_numpy())
            signs = np.sign((peer.components_ @ self.rotation.unrotated.to_numpy()).diagonal())
            turned = (unrotated * signs) @ self.rotation.rotation_matrix.to_numpy()
            yield Peer("scikit-learn", _("scores"), self.scores, turned)


def factor_scores(
    data: pd.DataFrame | ArrayLike,
    rotation: Varimax | PrincipalComponents,
    method: Literal["regression"] = "regression",
    *,
    missing: Gaps = "error",
    weights: Weights | None = None,
) -> FactorScores:
    r"""Score every row on every factor.

    .. math:: W = R^{-1} \Lambda, \quad F = Z W

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables)
        With the variables of the rotation, in any order.
    rotation : Varimax or PrincipalComponents
    method : {"regression"}
        Thurstone's regression scores. Of components, Bartlett's and Anderson-Rubin's scores
        are the same numbers.
    missing : {"error", "listwise", "pairwise"}
        Rows with gaps have no scores, whichever way the correlations treat them. If components
        of pairwise correlations are known by their data, ``"listwise"`` will do.
    weights : Series or array, length n_observations, optional
        Those of the components; they need not be repeated if the components know them.

    Returns
    -------
    FactorScores

    Raises
    ------
    ArgumentError
        If ``rotation`` is something else, or its components were computed from other data.
    UnknownNameError
        If the data lack a variable of the rotation.
    DataError
        If the data cannot be used for another reason; the message names the column or row.

    Notes
    -----
    As in SPSS, the scores of components have standard deviation 1 with the divisor n - 1;
    factor_analyzer standardizes with n. Of components, the weights follow from the
    eigenvalues without inverting R, so that a singular matrix has scores too.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1., 2, 3, 5], "b": [2., 1, 4, 4], "c": [5., 1, 3, 2]})
    >>> from edusocsec.stats.components import principal_components
    >>> result = factor_scores(frame, principal_components(frame, n_components=2))
    >>> round(float(result.scores["PC1"].std()), 12)
    1.0
    """
    one_of(method, "method", ("regression",))
    if not isinstance(rotation, Varimax):
        rotation = result_of(rotation, PrincipalComponents, "principal_components")
    variables = rotation.loadings.index
    frame = labelled(data)
    refuse_duplicates(frame.index, _("row"))
    absent = variables.difference(frame.columns, sort=False)
    if len(absent):
        raise UnknownNameError(
            _("The data have no column {columns}.").format(columns=listed(absent)),
            _of_these_data(),
        )
    source = _correlation(frame[variables], _components_of(rotation), missing, weights)
    W = pd.DataFrame(_coefficients(rotation, source), variables, rotation.loadings.columns)
    assert source.standardized is not None
    scores = source.standardized.dropna() @ W
    if scores.empty:
        raise TooFewRowsError(
            _("No row has values in all columns, so nobody can be scored."),
            _("Leave out the columns with the most gaps."),
        )
    badge = joined(source.badge, rotation.badge)
    if badge is not None:
        scores = with_badges(scores, dict.fromkeys(scores, badge))
    return FactorScores(
        scores=scores,
        coefficients=W,
        rotation=rotation,
        correlation=source,
        badge=badge,
    )


def _components_of(rotation: Varimax | PrincipalComponents) -> PrincipalComponents | None:
    return rotation if isinstance(rotation, PrincipalComponents) else rotation.components


def _correlation(
    table: pd.DataFrame,
    components: PrincipalComponents | None,
    missing: Gaps,
    weights: Weights | None,
) -> CorrelationMatrix:
    """Correlate the scored data in the way in which those of the components were."""
    known = None if components is None else components.correlation
    if known is not None and known.pair_observations is not None:
        if missing == "error":
            observations(table)
        missing = "pairwise"
    if weights is not None or known is None or known.weights is None:
        return correlation_matrix(table, missing=missing, weights=weights)
    refuse_duplicates(known.weights.index, _("row"))
    absent = known.weights.index.difference(table.index, sort=False)
    if len(absent):
        raise ArgumentError(
            _("The components were computed with weights of other rows: see {rows}.").format(
                rows=listed(absent)
            ),
            _of_these_data(),
        )
    same = known.weights.reindex(table.index, fill_value=0.0)
    source = correlation_matrix(table, missing=missing, weights=same)
    return replace(source, badge=known.badge)


def _coefficients(
    rotation: Varimax | PrincipalComponents, correlation: CorrelationMatrix
) -> np.ndarray:
    components = _components_of(rotation)
    if components is None:
        inverse = trusted_inverse(correlation, _("The score coefficient matrix")).matrix
        weights: np.ndarray = inverse @ rotation.loadings.to_numpy()
        return weights
    _refuse_other_data(components.correlation, correlation)
    eigenvalues = components.eigenvalues.iloc[: components.n_components]
    empty = eigenvalues.index[eigenvalues < 1e-12]
    if len(empty):
        raise SingularMatrixError(
            _("The components {names} have no variance, so they have no scores.").format(
                names=listed(empty)
            ),
            _("Keep fewer components with n_components=."),
        )
    weights = components.loadings.to_numpy() / eigenvalues.to_numpy()
    if isinstance(rotation, Varimax):
        weights = weights @ rotation.rotation_matrix.to_numpy()
    return weights


def _refuse_other_data(known: CorrelationMatrix, scored: CorrelationMatrix) -> None:
    """Raise an ArgumentError if the components are not those of the scored data."""
    # A matrix that was passed as correlation= may have been copied from print, to two decimals.
    rounding = 0.005 if known.data is None else 0.0
    there, here = known.matrix.to_numpy(), scored.matrix.to_numpy()
    apart = np.abs(there - here)
    if apart.max() > rounding + SAME_CORRELATION:
        row, column = np.unravel_index(apart.argmax(), apart.shape)
        raise ArgumentError(
            _(
                "The components were computed from other data: there {first} and {second} "
                "correlate at {there:.3f}, here at {here:.3f}."
            ).format(
                first=known.matrix.index[row],
                second=known.matrix.columns[column],
                there=there[row, column],
                here=here[row, column],
            ),
            _of_these_data(),
        )


def _of_these_data() -> str:
    return _(
        "Pass the data that the components were computed from, with the same missing= and weights=."
    )
