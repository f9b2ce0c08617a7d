"""Varimax rotation as SPSS does it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, ClassVar, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import ArgumentError, RotationUndefinedError, listed
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import one_of, result_of
from edusocsec.stats.components import PrincipalComponents, variance_words
from edusocsec.stats.extremes import descending, first_largest, positive_sum
from edusocsec.stats.observations import complete_rows, labelled, refuse_duplicates
from edusocsec.stats.planar import (
    Convention,
    planar_rotations,
    plane_gain,
    varimax_criterion,
    working_loadings,
)
from edusocsec.stats.relations import kind_of, read_square, refuse_relations
from edusocsec.translation import _, enumerated, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Varimax(Result):
    """Loadings turned so that each factor has a few large ones and many near zero.

    Attributes
    ----------
    loadings : DataFrame, shape (n_variables, n_factors)
        Columns ``RC1``, ``RC2``, ... by descending explained variance; each column's sum is
        not negative.
    rotation_matrix : DataFrame, shape (n_components, n_factors)
        Orthogonal; unrotated loadings times this matrix are the rotated ones.
    sweeps : int
        Over all pairs of axes; the last of them found nothing left to gain. Of two factors that
        is 2: one turn reaches the maximum, and another confirms it.
    explained_variance : Series, length n_factors
        Column sums of squared loadings, in units of one variable's variance.
    unrotated : DataFrame
    kaiser : bool
    convention : str
    components : PrincipalComponents or None
    """

    story: ClassVar[str] = "edusocsec.stats.steps.rotation:tell"

    loadings: pd.DataFrame
    rotation_matrix: pd.DataFrame
    sweeps: int
    explained_variance: pd.Series
    unrotated: pd.DataFrame
    kaiser: bool
    convention: Convention
    components: PrincipalComponents | None = None

    @property
    def title(self) -> str:
        """What was computed."""
        return (
            _("Varimax rotation with Kaiser normalization")
            if self.kaiser
            else _("Varimax rotation without normalization")
        )

    @property
    def iterations(self) -> int:
        """Iterations as SPSS counts them in "Rotation converged in 3 iterations".

        One more than the sweeps, as if the start were counted: so in eight outputs of SPSS 29,
        of two and of three components, weighted and not.
        """
        return self.sweeps + 1

    @property
    def communalities(self) -> pd.Series:
        """Share of each variable's variance that the factors explain; rotation keeps it."""
        return (self.loadings**2).sum(axis="columns").rename("communality")

    @property
    def criterion(self) -> float:
        """Varimax criterion of the result; see :func:`varimax_criterion`."""
        return varimax_criterion(working_loadings(self.loadings.to_numpy(), self.kaiser))

    @property
    def main_factor(self) -> pd.Series:
        """For each variable, the factor on which it loads highest in size."""
        highest = [first_largest(row) for row in self.loadings.abs().to_numpy()]
        names = self.loadings.columns[highest]
        return pd.Series(names.to_numpy(), self.loadings.index, name="factor")

    def variance_table(self) -> pd.DataFrame:
        """Rotation sums of squared loadings: total, % of variance, cumulative %."""
        percent = 100 * self.explained_variance / len(self.loadings)
        return pd.DataFrame(
            {
                "total": self.explained_variance,
                "percent_of_variance": percent,
                "cumulative_percent": percent.cumsum(),
            }
        )

    def table(self) -> pd.DataFrame:
        """Return the rotated component matrix, variables by their factor and sorted by size."""
        largest = self.loadings.abs().max(axis="columns")
        order = largest.index[descending(largest)]
        factors = self.main_factor[order].sort_values(kind="stable")
        shown = self.loadings.loc[factors.index]
        return shown.assign(communality=self.communalities)

    @property
    def headings(self) -> Headings:
        """What the columns of the tables are called."""
        return Headings(
            columns={
                **variance_words(),
                "communality": _("communality"),
                "factor": _("factor"),
                "explained_variance": _("explained variance"),
            },
            names={"factor": _("factor"), "component": _("component")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), scale="signed", headings=self.headings)

    @property
    def verdict(self) -> str:
        """Which variables belong to which factor."""
        if self._is_flat:
            return _(
                "The criterion is the same at every angle, so this rotation is arbitrary: these "
                "loadings have no simple structure to find."
            )
        converged = _(
            "Converged in {count} iterations, counted as SPSS does: the start, and each sweep "
            "over all pairs of axes."
        ).format(count=self.iterations)
        groups = [
            _("{factor} has its highest loadings on {variables}.").format(
                factor=label,
                variables=enumerated(self.main_factor.index[self.main_factor == label]),
            )
            for label in self.main_factor.unique()
        ]
        return sentences([converged, *sorted(groups)])

    @property
    def _is_flat(self) -> bool:
        working = working_loadings(self.unrotated.to_numpy(), self.kaiser)
        return all(
            math.hypot(*plane_gain(working[:, i], working[:, j])) < 1e-10 * len(working)
            for i, j in combinations(range(working.shape[1]), 2)
        )

    def plot(self, **options: Any) -> Figure:
        """Variables on the first two factors."""
        from edusocsec.plots import scatter

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return scatter(self.loadings, arrows=True, unit_circle=True, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        from edusocsec.stats.peers import varimax_loadings

        theirs = varimax_loadings(self.unrotated.to_numpy(), self.kaiser)
        yield Peer("factor_analyzer", _("rotated loadings"), self.loadings, theirs)


def varimax(
    components_or_loadings: PrincipalComponents | pd.DataFrame | ArrayLike,
    kaiser: bool = True,
    convention: Convention = "spss",
) -> Varimax:
    r"""Rotate loadings so that their squares vary as much as possible within each factor.

    Each pair of axes is turned in its plane by the angle that maximizes the criterion

    .. math:: V = \sum_j \left[\frac{1}{p} \sum_i \lambda_{ij}^4
              - \left(\frac{1}{p} \sum_i \lambda_{ij}^2\right)^2\right]

    sweep after sweep, until a sweep gains nothing more.

    Parameters
    ----------
    components_or_loadings : PrincipalComponents, DataFrame or array of (variables, components)
    kaiser : bool
        Kaiser normalization: give each variable the length 1 before, and its own back after.
    convention : {"spss", "converged"}
        When to stop. ``"spss"`` stops when a sweep changes :math:`p^2 V` by 1e-4 or less, which
        is what SPSS prints; ``"converged"`` goes on to the exact maximum.

    Returns
    -------
    Varimax

    Raises
    ------
    RotationUndefinedError
        With one component, or with a row of zeros under Kaiser normalization.
    UnknownNameError
        If there is no such convention.
    ArgumentError
        If the sweeps do not converge, or a result other than
        PrincipalComponents is given.
    DataError
        If loadings cannot be used for another reason; the message names the column or row.

    Notes
    -----
    Factors are sorted by explained variance and signed so that their sums are positive, as in
    SPSS. ``stats::varimax`` of R and factor_analyzer do neither, and their default tolerance
    stops up to 0.002 from the maximum. Unlike them, planar rotations also leave a starting
    point where the criterion is at a minimum.

    References
    ----------
    Kaiser, H. F. (1958). The varimax criterion for analytic rotation in factor analysis.
    Psychometrika 23, 187-200.

    Examples
    --------
    >>> rotated = varimax([[0.7, 0.7], [0.7, -0.6], [0.6, 0.7], [0.8, -0.5]])
    >>> rotated.loadings.round(3).values.tolist()
    [[0.986, 0.093], [-0.016, 0.922], [0.922, 0.016], [0.125, 0.935]]
    >>> rotated.sweeps, rotated.iterations
    (2, 3)
    """
    one_of(convention, "convention", get_args(Convention))
    components, unrotated = _resolve_loadings(components_or_loadings)
    if kaiser:
        _refuse_zero_rows(unrotated)
    working = working_loadings(unrotated.to_numpy(), kaiser)
    (last,) = deque(planar_rotations(working, convention), maxlen=1)
    rotation = last.rotation
    loadings = unrotated.to_numpy() @ rotation
    order = descending(np.square(loadings).sum(axis=0))
    signs = positive_sum(loadings[:, order])
    loadings, rotation = loadings[:, order] * signs, rotation[:, order] * signs
    names = pd.Index([f"RC{i + 1}" for i in range(loadings.shape[1])], name="factor")
    return Varimax(
        loadings=pd.DataFrame(loadings, unrotated.index, names),
        rotation_matrix=pd.DataFrame(rotation, unrotated.columns, names),
        sweeps=last.sweep,
        explained_variance=pd.Series(np.square(loadings).sum(axis=0), names),
        unrotated=unrotated,
        kaiser=kaiser,
        convention=convention,
        components=components,
        badge=components.badge if components else weakest_badge(components_or_loadings),
    )


def _resolve_loadings(
    given: PrincipalComponents | pd.DataFrame | ArrayLike,
) -> tuple[PrincipalComponents | None, pd.DataFrame]:
    components: PrincipalComponents | None = None
    if isinstance(given, Result):
        components = result_of(given, PrincipalComponents, "principal_components")
        unrotated = components.loadings
    else:
        hint = _("Fill them, or leave out these variables: every loading takes part.")
        frame = labelled(given)
        refuse_duplicates(frame.index, _("row"))
        _refuse_no_loadings(frame)
        unrotated = complete_rows(frame, hint=hint)
    if unrotated.shape[1] < 2:
        raise RotationUndefinedError(
            _("There is only one component, '{name}', so there is nothing to rotate.").format(
                name=unrotated.columns[0]
            ),
            _("Use its loadings as they are, or keep more components with n_components=."),
        )
    return components, unrotated


def _refuse_no_loadings(frame: pd.DataFrame) -> None:
    kind = kind_of(frame)
    if kind is None:
        return
    square = read_square(frame).to_numpy()
    if kind == "correlations" and (square != np.eye(len(square))).any():
        raise ArgumentError(
            _("This looks like a correlation matrix, and not like loadings."),
            _("Compute the loadings first: varimax(principal_components(correlation=data))."),
        )
    # Loadings on components may be symmetric, too, but their communalities are parts of 1.
    if kind != "correlations" and np.square(square).sum(axis=1).max() > 1 + 1e-6:
        refuse_relations(frame)


def _refuse_zero_rows(loadings: pd.DataFrame) -> None:
    zero = loadings.index[np.square(loadings.to_numpy()).sum(axis=1) < 1e-28]
    if len(zero):
        raise RotationUndefinedError(
            _("The communality of {rows} is zero, so Kaiser normalization divides by zero.").format(
                rows=listed(zero)
            ),
            _("Leave these variables out, keep more components, or rotate with kaiser=False."),
        )
