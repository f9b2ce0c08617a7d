"""Principal components of a correlation matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.cost import announce
from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Peer, Result
from edusocsec.stats.arguments import whole_number
from edusocsec.stats.case_weights import Weights
from edusocsec.stats.correlation import CorrelationMatrix, Gaps
from edusocsec.stats.correlation_input import resolve_correlation
from edusocsec.stats.retention import (
    DRAWS,
    kaiser_rule,
    parallel_reference,
    parallel_rule,
    variance_rule,
)
from edusocsec.stats.spectrum import said_of_equal, said_of_negative, spectrum
from edusocsec.translation import _, enumerated, ngettext, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class PrincipalComponents(Result):
    """Principal components of a correlation matrix.

    Attributes
    ----------
    eigenvalues : Series, length n_variables
        Variance of every component, in units of one variable's variance; the largest first.
    eigenvectors : DataFrame, shape (n_variables, n_variables)
        Of length 1, in columns.
    loadings : DataFrame, shape (n_variables, n_components)
        Correlations of variables and components kept; each column's sum is not negative.
    communalities : Series, length n_variables
        Share of each variable's variance that the components kept explain.
    n_components : int
        Number of components kept.
    correlation : CorrelationMatrix
    random_eigenvalues : Series or None
        Eigenvalues that random data of the same size exceed in 5 per cent of the draws, once
        :meth:`with_parallel_analysis` was asked for them.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.components:tell"

    eigenvalues: pd.Series
    eigenvectors: pd.DataFrame
    loadings: pd.DataFrame
    communalities: pd.Series
    n_components: int
    correlation: CorrelationMatrix
    random_eigenvalues: pd.Series | None = None

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Principal components")

    @cached_property
    def explained(self) -> pd.DataFrame:
        """Eigenvalue, percentage of variance and cumulative percentage of every component."""
        percent = 100 * self.eigenvalues / len(self.eigenvalues)
        return pd.DataFrame(
            {"eigenvalue": self.eigenvalues, "percent": percent, "cumulative": percent.cumsum()}
        )

    def with_parallel_analysis(self, draws: int = DRAWS) -> PrincipalComponents:
        """The same components beside those of random data, as one more rule.

        Horn's parallel analysis with Glorfeld's 95 per cent quantile. It is drawn from a fixed
        seed. Its cost grows with the third power of the number of variables: 1000 draws of 20
        variables take a tenth of a second; those of 300 take a quarter of a minute and more, which
        a warning says first and a bar meanwhile.

        Parameters
        ----------
        draws : int
            Number of random data sets, at least 100.

        Raises
        ------
        ArgumentError
            If the number of observations is not known, or is not above that of variables.

        Examples
        --------
        >>> R = [[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]
        >>> result = principal_components(correlation=R, n_observations=31)
        >>> result.with_parallel_analysis().advice.to_dict()
        {'kaiser_rule': 1, 'variance_rule': 2, 'parallel_analysis': 1}
        """
        n, p = self.correlation.n_observations, len(self.eigenvalues)
        if n is None or n <= p:
            raise ArgumentError(
                _("Parallel analysis needs to know of more observations than variables."),
                _("Pass their number as n_observations=, or leave this rule out."),
            )
        draws = whole_number(draws, "draws", 100)
        announce(5e-10 * draws * p**3)
        drawn = parallel_reference(n, p, draws)
        return replace(
            self,
            random_eigenvalues=pd.Series(drawn, self.eigenvalues.index, name="random_data"),
        )

    @cached_property
    def advice(self) -> pd.Series:
        """How many components ``kaiser_rule``, ``variance_rule`` and ``parallel_analysis`` keep."""
        values = self.eigenvalues.to_numpy()
        advice = {
            "kaiser_rule": kaiser_rule(values),
            "variance_rule": variance_rule(values),
        }
        if self.random_eigenvalues is not None:
            advice["parallel_analysis"] = parallel_rule(values, self.random_eigenvalues.to_numpy())
        return pd.Series(advice, name="components")

    def table(self) -> pd.DataFrame:
        """Return SPSS' Total Variance Explained: all components, and those kept."""
        initial = self.explained.set_axis([*variance_words()], axis="columns")
        return pd.concat(
            {"initial_eigenvalues": initial, "extraction": initial.head(self.n_components)},
            axis="columns",
        )

    @property
    def headings(self) -> Headings:
        """What the columns of the tables, and the rules of :attr:`advice`, are called."""
        return Headings(
            columns={
                "initial_eigenvalues": _("Initial eigenvalues"),
                "extraction": _("Extraction"),
                **variance_words(),
                "percent": _("Percent of variance"),
                "cumulative": _("Cumulative %"),
                "eigenvalue": _("eigenvalue"),
                "communality": _("communality"),
                "random_data": _("random data"),
                "components": _("components"),
            },
            rows={
                "kaiser_rule": _("Kaiser's rule"),
                "variance_rule": _("85 per cent rule"),
                "parallel_analysis": _("parallel analysis"),
            },
            names={"component": _("component")},
        )

    def explained_by(self, count: int) -> str:
        """What so many components explain, in a sentence."""
        return ngettext(
            "{count} component is kept; it explains {percent:.1f} per cent of the variance.",
            "{count} components are kept; together they explain {percent:.1f} per cent of the "
            "variance.",
            count,
        ).format(count=count, percent=self.explained["cumulative"].iloc[count - 1])

    @property
    def agreement(self) -> str:
        """Whether the rules advise the same, in a sentence."""
        advice = self.headings.shown(self.advice)
        rules = enumerated(f"{rule} {count}" for rule, count in advice.items())
        agreement = (
            _("The rules agree: {rules}.")
            if self.advice.nunique() == 1
            else _("The rules disagree ({rules}), so the choice is yours to justify.")
        )
        return agreement.format(rules=rules)

    def verdict_of(self, count: int) -> str:
        """What the first so many components explain, what the rules advise, and what to mind."""
        return sentences(
            [
                self.explained_by(count),
                self.agreement,
                *said_of_equal(self.eigenvalues, count),
                *said_of_negative(self.eigenvalues),
                *self.correlation.basis,
            ]
        )

    @property
    def verdict(self) -> str:
        """What the components kept explain, what the rules advise, and what to mind."""
        return self.verdict_of(self.n_components)

    def plot(self, **options: Any) -> Figure:
        """Scree plot, with Kaiser's line and the eigenvalues of random data."""
        from edusocsec.plots import scree

        options.setdefault("title", _("Scree plot"))
        options.setdefault("caption", self.verdict)
        return scree(
            self.eigenvalues, kept=self.n_components, reference=self.random_eigenvalues, **options
        )

    def _ask_peers(self) -> Iterator[Peer]:
        from edusocsec.stats.correlation_peers import correlations_elsewhere

        other = correlations_elsewhere(self.correlation)
        if other is None or self.correlation.standardized is None:
            return
        if not self.correlation.is_plain:
            theirs = np.linalg.eigvalsh(other.matrix)[::-1]
            yield Peer(other.program, _("eigenvalues"), self.eigenvalues, theirs)
            return
        from sklearn.decomposition import PCA

        peer = PCA().fit(self.correlation.standardized.to_numpy())
        count = len(peer.explained_variance_)
        yield Peer(
            "scikit-learn",
            _("eigenvalues"),
            self.eigenvalues.iloc[:count],
            peer.explained_variance_,
        )
        vectors = peer.components_[: self.n_components].T
        theirs = np.abs(vectors) * np.sqrt(peer.explained_variance_[: self.n_components])
        yield Peer("scikit-learn", _("loadings, without sign"), self.loadings.abs(), theirs)


def principal_components(
    data: pd.DataFrame | ArrayLike | None = None,
    n_components: int | None = None,
    *,
    correlation: CorrelationMatrix | pd.DataFrame | ArrayLike | None = None,
    n_observations: float | None = None,
    missing: Gaps = "error",
    weights: Weights | None = None,
) -> PrincipalComponents:
    r"""Summarize correlated variables by a few uncorrelated components.

    .. math:: R = V \operatorname{diag}(\lambda) V^\top, \quad \Lambda = V_m \sqrt{\lambda_m}

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables), optional
        There may be more variables than observations: the components beyond the rank, which is
        at most the number of observations less one, have no variance.
    n_components : int, optional
        How many to keep; without it, those with an eigenvalue above 1 (Kaiser's rule).
    correlation : CorrelationMatrix, DataFrame or array, optional
        Instead of ``data``. A singular matrix is welcome.
    n_observations : number, optional
        With ``correlation``: how many rows it comes from, for parallel analysis.
    missing : {"error", "listwise", "pairwise"}
    weights : Series or array, length n_observations, optional
        As in :func:`correlation_matrix`.

    Returns
    -------
    PrincipalComponents

    Raises
    ------
    IndefiniteMatrixError
        If the matrix has a negative eigenvalue.
    ArgumentError
        If ``n_components`` is not between 1 and the number of variables, if Kaiser's rule keeps
        none, or if ``data`` come with another ``n_observations`` or are correlations themselves.
    DataError
        If the data cannot be used for another reason; the message names the column or row.

    Notes
    -----
    The sign of a component is arbitrary. Here, in ``psych::principal`` of R, and in all outputs of
    SPSS 23, 27 and 29 that were seen, the loadings of a column add up to more than zero;
    scikit-learn has a rule of its own. Where they add up to zero, the first is
    positive here. Of equal eigenvalues only the space of their components is determined; axes
    in it are chosen here by the order of the columns. ``sklearn.decomposition.PCA`` works on
    covariances: standardize the data first to get these numbers.

    References
    ----------
    Hotelling, H. (1933). Analysis of a complex of statistical variables into principal
    components. Journal of Educational Psychology 24, 417-441.

    Examples
    --------
    >>> R = [[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]
    >>> result = principal_components(correlation=R, n_components=2)
    >>> result.eigenvalues.round(3).tolist()
    [2.004, 0.613, 0.382]
    >>> result.communalities.round(3).tolist()
    [0.774, 0.866, 0.978]
    """
    method = _("Component analysis")
    source = resolve_correlation(
        data, correlation, n_observations, missing, weights, needed_for=method
    )
    values, vectors = spectrum(source)
    kept = _resolve_count(n_components, values)
    variables = source.matrix.columns
    names = pd.Index([f"PC{i + 1}" for i in range(len(values))], name="component")
    loadings = vectors[:, :kept] * np.sqrt(values[:kept])
    return PrincipalComponents(
        eigenvalues=pd.Series(values, names, name="eigenvalue"),
        eigenvectors=pd.DataFrame(vectors, variables, names),
        loadings=pd.DataFrame(loadings, variables, names[:kept]),
        communalities=pd.Series(np.square(loadings).sum(axis=1), variables, name="communality"),
        n_components=kept,
        correlation=source,
        badge=source.badge,
    )


def variance_words() -> dict[str, str]:
    """What the columns of a table of explained variance are called."""
    return {
        "total": _("Total"),
        "percent_of_variance": _("Percent of variance"),
        "cumulative_percent": _("Cumulative %"),
    }


def _resolve_count(n_components: int | None, eigenvalues: np.ndarray) -> int:
    if n_components is None:
        kept = kaiser_rule(eigenvalues)
        if kept == 0:
            raise ArgumentError(
                _("No eigenvalue is above 1, so Kaiser's rule keeps no component."),
                _("The variables are uncorrelated. Give n_components to keep some all the same."),
            )
        return kept
    return whole_number(n_components, "n_components", 1, int((eigenvalues >= 0).sum()))
