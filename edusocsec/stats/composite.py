"""One composite score from several factors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Peer, Result
from edusocsec.stats.arguments import one_of, result_of
from edusocsec.stats.components import PrincipalComponents
from edusocsec.stats.extremes import ranks
from edusocsec.stats.rotation import Varimax
from edusocsec.stats.scores import FactorScores
from edusocsec.translation import _, enumerated, sentences

Weights = Literal["rotated", "explained"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class CompositeScores(Result):
    """One score for each row: the factors' scores, weighted by what each factor explains.

    Attributes
    ----------
    scores : Series, length n_observations
    ranking : Series of int
        1 for the highest score; equal scores share the better rank. Sorted by rank.
    weights : Series, length n_factors
        They add up to 1.
    factor_scores : FactorScores
    explained : Series
        The variances that the weights were made from.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.composite:tell"

    scores: pd.Series
    ranking: pd.Series
    weights: pd.Series
    factor_scores: FactorScores
    explained: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Composite scores")

    def table(self) -> pd.DataFrame:
        """Return rank, composite score and factor scores, the best first."""
        shown = self.factor_scores.scores.copy()
        shown.insert(0, "composite", self.scores)
        shown.insert(0, "rank", self.ranking)
        return shown.loc[self.ranking.index]

    @property
    def headings(self) -> Headings:
        """What the columns of the table are called."""
        return self.factor_scores.headings | Headings(
            columns={
                "rank": _("rank"),
                "composite": _("composite"),
                "weight": _("weight"),
            }
        )

    @property
    def verdict(self) -> str:
        """Who comes first and last, and with which weights."""
        said = _("First: {first}; last: {last}. Weights: {weights}.").format(
            first=self.ranking.index[0],
            last=self.ranking.index[-1],
            weights=enumerated(f"{label} {value:.3f}" for label, value in self.weights.items()),
        )
        if not self.weighs_others:
            return said
        others = _(
            "These are the weights of the components before rotation, and not of the factors that "
            "were scored."
        )
        return sentences([said, others])

    @property
    def weighs_others(self) -> bool:
        """Whether scores of rotated factors are weighted by what the components explained."""
        rotation = self.factor_scores.rotation
        return isinstance(rotation, Varimax) and not self.explained.equals(
            rotation.explained_variance
        )

    def _ask_peers(self) -> Iterator[Peer]:
        theirs = np.average(
            self.factor_scores.scores.to_numpy(), axis=1, weights=self.explained.to_numpy()
        )
        yield Peer("numpy.average", _("composite scores"), self.scores, theirs)


def composite_scores(scores: FactorScores, weights: Weights | None = None) -> CompositeScores:
    r"""Weigh the factors by the variance that each explains, and rank the rows.

    .. math:: F = \sum_j \frac{v_j}{\sum_k v_k} F_j

    Parameters
    ----------
    scores : FactorScores
    weights : {"rotated", "explained"}, optional
        Variances :math:`v_j` of the factors that were scored, which is the default: those after
        rotation (``"rotated"``, the rotation sums of squared loadings) of rotated scores, and the
        eigenvalues (``"explained"``) of others. The eigenvalues may be asked for also with
        rotated scores, as some papers do; but they are the variances of other axes.

    Returns
    -------
    CompositeScores

    Raises
    ------
    UnknownNameError
        If there are no such weights.
    ArgumentError
        If ``scores`` are no factor scores, or the weights are not known for them.

    Notes
    -----
    One number for several factors is a choice of whoever computes it: what it ranks depends on
    the weights, and on whether the factors point the same way.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1., 2, 3, 5], "b": [2., 1, 4, 4], "c": [5., 1, 3, 2]})
    >>> from edusocsec.stats.components import principal_components
    >>> from edusocsec.stats.scores import factor_scores
    >>> scores = factor_scores(frame, principal_components(frame, n_components=2))
    >>> composite_scores(scores).ranking.to_dict()
    {3: 1, 2: 2, 0: 3, 1: 4}
    """
    scores = result_of(scores, FactorScores, "factor_scores")
    explained = _explained(scores.rotation, weights)
    share = (explained / explained.sum()).rename("weight")
    composite = (scores.scores @ share).rename("composite")
    ranking = pd.Series(ranks(composite), composite.index, name="rank")
    return CompositeScores(
        scores=composite,
        ranking=ranking.sort_values(kind="stable"),
        weights=share,
        factor_scores=scores,
        explained=explained,
        badge=scores.badge,
    )


def _explained(rotation: Varimax | PrincipalComponents, weights: Weights | None) -> pd.Series:
    if weights is None:
        weights = "rotated" if isinstance(rotation, Varimax) else "explained"
    one_of(weights, "weights", get_args(Weights))
    components = rotation if isinstance(rotation, PrincipalComponents) else rotation.components
    if weights == "rotated":
        if isinstance(rotation, Varimax):
            return rotation.explained_variance
        raise ArgumentError(
            _("These scores are of components that were not rotated."),
            _("Use weights='explained', or rotate with varimax first."),
        )
    if components is None:
        raise ArgumentError(
            _("The eigenvalues are not known, because bare loadings were rotated."),
            _("Use weights='rotated', or rotate the result of principal_components."),
        )
    kept = components.eigenvalues.iloc[: components.n_components]
    return kept.set_axis(rotation.loadings.columns)
