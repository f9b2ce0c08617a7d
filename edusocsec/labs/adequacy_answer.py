"""What the library says of a part of the variables: numbers, or why there are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypedDict, TypeVar

import numpy as np

from edusocsec.errors import (
    ArgumentError,
    DataError,
    EdusocsecError,
    TooFewRowsError,
    TooFewVariablesError,
)
from edusocsec.stats.bartlett import BartlettSphericity, bartlett_sphericity
from edusocsec.stats.case_weights import total_weight
from edusocsec.stats.correlation import CorrelationMatrix
from edusocsec.stats.kmo import KMO, kmo

Numbers = TypeVar("Numbers")


class Refusal(TypedDict):
    """An error of the library, in its own words."""

    problem: str
    hint: str


class Adequacy(TypedDict):
    """KMO's numbers, in the order of the variables chosen."""

    overall: float
    per_variable: list[float]
    partial: list[list[float]]


class Sphericity(TypedDict):
    """The numbers of Bartlett's test."""

    statistic: float
    df: int
    p_value: float


class Answer(TypedDict):
    """What is to be said of the variables whose numbers are ``chosen``."""

    chosen: list[int]
    kmo: Adequacy | Refusal
    bartlett: Sphericity | Refusal


class Refusals(TypedDict):
    """Why a measure does not exist for so many variables, whichever they are."""

    kmo: Refusal | None
    bartlett: Refusal | None


def subset(correlation: CorrelationMatrix, chosen: list[int]) -> CorrelationMatrix:
    """Correlations of some of the variables, given by number."""
    names = correlation.matrix.columns[chosen]
    part = replace(
        correlation,
        matrix=correlation.matrix.loc[names, names],
        data=None if correlation.data is None else correlation.data[names],
    )
    if correlation.pair_observations is None or not chosen:
        return part
    pairs = correlation.pair_observations.loc[names, names]
    smallest = total_weight(np.array([pairs.min(axis=None)]))
    return replace(part, pair_observations=pairs, n_observations=smallest)


def answer(correlation: CorrelationMatrix, chosen: list[int]) -> Answer:
    """Measure some of the variables, or say in the library's words why that cannot be."""
    part = subset(correlation, chosen)
    return Answer(
        chosen=chosen,
        kmo=_measured(lambda: _adequacy(kmo(correlation=part))),
        bartlett=_measured(lambda: _sphericity(bartlett_sphericity(correlation=part))),
    )


def refusals_by_count(correlation: CorrelationMatrix) -> list[Refusals]:
    """Refusals that depend on nothing but how many variables are in: none of them, one, ..."""
    variables = range(correlation.n_variables + 1)
    parts = [subset(correlation, list(range(count))) for count in variables]
    return [
        Refusals(
            kmo=_refusal_by_count(kmo, part), bartlett=_refusal_by_count(bartlett_sphericity, part)
        )
        for part in parts
    ]


def _refusal_by_count(measure: Callable[..., Any], part: CorrelationMatrix) -> Refusal | None:
    try:
        measure(correlation=part)
    except (TooFewVariablesError, TooFewRowsError, ArgumentError) as error:
        return _refusal(error)
    except DataError:  # of these variables, not of their number
        pass
    return None


def _measured(measure: Callable[[], Numbers]) -> Numbers | Refusal:
    try:
        return measure()
    except (DataError, ArgumentError) as error:
        return _refusal(error)


def _refusal(error: EdusocsecError) -> Refusal:
    return Refusal(problem=error.problem, hint=error.hint)


def _adequacy(result: KMO) -> Adequacy:
    return Adequacy(
        overall=result.overall,
        per_variable=result.per_variable.tolist(),
        partial=result.partial.to_numpy().tolist(),
    )


def _sphericity(result: BartlettSphericity) -> Sphericity:
    return Sphericity(statistic=result.statistic, df=result.df, p_value=result.p_value)
