"""Panels whose coefficients cannot be determined: say which rows or columns stand in the way."""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
from scipy import sparse

from edusocsec.errors import (
    ArgumentError,
    DataError,
    SingularMatrixError,
    TooFewRowsError,
    UnknownNameError,
    listed,
)
from edusocsec.stats.arguments import one_of
from edusocsec.stats.panel.data import Panel
from edusocsec.translation import _

Effects = Literal["entity", "two_way", "none", "random"]

_MEANT = {
    "fixed": ("entity", "two_way"),
    "fe": ("entity", "two_way"),
    "within": ("entity", "two_way"),
    "individual": ("entity",),
    "twoways": ("two_way",),
    "both": ("two_way",),
    "pooled": ("none",),
    "pooling": ("none",),
    "ols": ("none",),
    "re": ("random",),
}
"""What these effects are called elsewhere."""

ABSORBED = 1e-10
"""A regressor whose transformed length is a smaller share of its own does not vary."""

DEPENDENT = 1e-4
"""Least length of the standardized regressors in any direction, as a share of the greatest: below
it the standard errors, which depend on its square, would lose more than half of their digits."""


def refuse_effects(effects: object) -> None:
    """Raise an UnknownNameError if there are no such effects; the hint says what may be meant.

    Examples
    --------
    >>> refuse_effects("fixed")
    Traceback (most recent call last):
    edusocsec.errors.UnknownNameError: effects='fixed' is not known here.
    What to do: Here this is 'entity' or, with means of the periods as well, 'two_way'.
    """
    meant = _MEANT.get(str(effects).lower())
    if meant is None:
        one_of(effects, "effects", get_args(Effects))
        return
    hint = _("Here this is '{name}'.").format(name=meant[0])
    if len(meant) > 1:
        hint = _("Here this is '{one}' or, with means of the periods as well, '{other}'.").format(
            one=meant[0], other=meant[1]
        )
    raise UnknownNameError(
        _("{argument}='{given}' is not known here.").format(argument="effects", given=effects), hint
    )


def refuse_correction(small_sample: object, standard_errors: str, effects: str) -> None:
    """Raise an error if there is no such correction, or not for these errors."""
    one_of(small_sample, "small_sample", [False, True, "plm", "stata"])
    if isinstance(small_sample, str) and standard_errors != "clustered":
        raise ArgumentError(
            _("small_sample='{given}' is a correction of clustered standard errors.").format(
                given=small_sample
            ),
            _("Choose standard_errors='clustered', or small_sample=True for robust ones."),
        )
    if small_sample == "stata" and effects == "random":
        raise ArgumentError(
            _("How Stata corrects the errors of random effects is not known here."),
            _("Choose small_sample='plm', or effects='entity'."),
        )


def refuse_too_few_rows(panel: Panel, df_residual: int) -> None:
    """Raise a TooFewRowsError if no degree of freedom is left."""
    if df_residual < 1:
        raise TooFewRowsError(
            _("{rows} rows cannot determine {parameters} parameters and an error.").format(
                rows=len(panel.data), parameters=len(panel.data) - df_residual
            ),
            _("Give more rows, or fewer regressors; every entity or period mean counts as one."),
        )


def refuse_too_few_entities(panel: Panel) -> None:
    """Raise a TooFewRowsError if the entities' means do not determine the random effects."""
    needed = len(panel.regressors) + 2
    if len(panel.entities) < needed:
        raise TooFewRowsError(
            _(
                "Random effects compare the means of the entities: with {regressors} regressors "
                "that takes at least {needed} entities, and there are {count}."
            ).format(regressors=len(panel.regressors), needed=needed, count=len(panel.entities)),
            _("Choose effects='entity', or fewer regressors."),
        )


def refuse_islands(panel: Panel) -> None:
    """Raise a DataError if groups of entities are never seen in the same period."""
    n, rows = len(panel.entities), len(panel.data)
    links = (panel.entity_codes, n + panel.time_codes)
    size = n + len(panel.periods)
    graph = sparse.coo_array((np.ones(rows), links), shape=(size, size))
    count, parts = sparse.csgraph.connected_components(graph, directed=False)
    if count > 1:
        apart = panel.entities[parts[:n] != parts[0]]
        raise DataError(
            _("{entities} share no period, directly or through others, with '{first}'.").format(
                entities=listed(apart), first=panel.entities[0]
            ),
            _("Analyse the groups separately, or choose effects='entity'."),
        )


def absorbed(panel: Panel, values: np.ndarray) -> list[Any]:
    """Regressors of which nothing is left after the transformation."""
    left = np.linalg.norm(values[:, -len(panel.regressors) :], axis=0)
    before = np.linalg.norm(panel.data[panel.regressors].to_numpy(), axis=0)
    pairs = zip(panel.regressors, left <= ABSORBED * before, strict=True)
    return [name for name, is_absorbed in pairs if is_absorbed]


def refuse_absorbed(panel: Panel, values: np.ndarray, effects: Effects) -> None:
    """Raise a DataError if nothing is left of the outcome or a regressor."""
    if np.linalg.norm(values[:, 0]) <= ABSORBED * np.linalg.norm(panel.data[panel.outcome]):
        empty = [panel.outcome]
    elif not (empty := absorbed(panel, values)):
        return
    if effects == "entity":
        problem = _("These columns do not vary within entities, or next to nothing: {columns}.")
        hint = _("Leave them out, or choose effects='none' or effects='random'.")
    else:
        problem = _(
            "Nothing, or next to nothing, is left of these columns without entity and time means: "
            "{columns}."
        )
        hint = _("Leave them out, or choose effects='entity'.")
    raise DataError(problem.format(columns=listed(empty)), hint)


def refuse_collinear(X: np.ndarray, labels: list[Any], has_intercept: bool) -> None:
    """Raise a SingularMatrixError if regressors are linearly dependent, or almost."""
    # An intercept hides collinearity of what varies around large means: take it out first.
    if has_intercept:
        X, labels = X[:, 1:] - X[:, 1:].mean(axis=0), labels[1:]
    lengths, directions = np.linalg.svd(X / np.linalg.norm(X, axis=0), full_matrices=False)[1:]
    if lengths[-1] > DEPENDENT * lengths[0] or len(labels) < 2:
        return
    weights = np.abs(directions[-1])
    involved = [name for name, weight in zip(labels, weights, strict=True) if weight > 1e-6]
    raise SingularMatrixError(
        _("These regressors are linearly dependent, exactly or almost: {columns}.").format(
            columns=listed(involved, most=12)
        ),
        _("Leave out one of them: their coefficients cannot be told apart."),
    )
