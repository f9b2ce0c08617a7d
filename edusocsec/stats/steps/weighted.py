"""How correlations are told where rows have weights, or pairs have rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.correlation import CorrelationMatrix, correlation_matrix
from edusocsec.stats.standardization import standardize
from edusocsec.translation import _


def tell_weighted(result: CorrelationMatrix) -> Iterator[Step]:
    """Give the steps of correlations whose rows count differently, or whose pairs differ."""
    if result.pair_observations is None:
        assert result.standardized is not None
        yield from tell_standardization(result, result.standardized)
    else:
        yield _tell_pair_observations(result)
    yield _tell_correlations(result)


def tell_standardization(result: CorrelationMatrix, Z: pd.DataFrame) -> Iterator[Step]:
    """Give means, standard deviations and z-scores, each variable by its own values."""
    assert result.data is not None
    data, weights = result.data, _weights(result)
    present = data.notna()
    counts = present.mul(weights, axis="index").sum()
    means = data.mul(weights, axis="index").sum() / counts
    squares = ((data - means) ** 2).mul(weights, axis="index").sum()
    deviations = (squares / (counts - 1)) ** 0.5
    if is_weighted := result.weights is not None:
        other, advice = data, _("You counted each row once. Multiply each by its weight.")
    else:
        other, advice = data.dropna(), _("Take all values of a variable, also of incomplete rows.")
    wrong = other.mean(), other.std(ddof=1)

    def terms(variable: Any, write: Callable[[float], str]) -> list[str]:
        rows = present[variable].to_numpy()
        pairs = zip(weights[rows], data[variable][rows], strict=True)
        return [_times(weight if is_weighted else None, write(value)) for weight, value in pairs]

    def work_mean(variable: Any) -> str:
        parts = total(terms(variable, factor))
        return rf"\bar{{x}}({name(variable)}) = \frac{{{parts}}}{{{number(counts[variable], 2)}}}"

    def work_deviation(variable: Any) -> str:
        mean = factor(means[variable])
        parts = total(terms(variable, lambda value: rf"({number(value)} - {mean})^2"), 3)
        below = rf"{number(counts[variable], 2)} - 1"
        return rf"s({name(variable)}) = \sqrt{{\frac{{{parts}}}{{{below}}}}}"

    def work_z(observation: Any, variable: Any) -> str:
        above = rf"{number(at(data, observation, variable))} - {factor(means[variable])}"
        return rf"z = \frac{{{above}}}{{{number(deviations[variable])}}}"

    yield Step(
        name="means",
        title=_("Weighted means") if is_weighted else _("Means"),
        why=_("Every row counts as often as its weight says; n is the sum of the weights.")
        if is_weighted
        else _("Every variable is measured from the centre of all its own values."),
        formula=r"\bar{x}_i = \frac{1}{n} \sum_{k} w_k x_{ki}, \quad n = \sum_k w_k",
        value=means.rename("mean"),
        work=work_mean,
        cell=(data.columns[0],),
        mistakes=(
            Mistake("other_rows", wrong[0], advice),
            Mistake(
                "divided_by_rows",
                means * counts / len(data),
                _("You divided by the number of rows. Divide by the n of this variable."),
            ),
        ),
    )
    yield Step(
        name="standard_deviations",
        title=_("Weighted standard deviations") if is_weighted else _("Standard deviations"),
        why=_(
            "The typical distance from the mean. The divisor is n - 1, also where n is a sum of "
            "weights and no whole number."
        ),
        formula=r"s_i = \sqrt{\frac{\sum_{k} w_k (x_{ki} - \bar{x}_i)^2}{n - 1}}",
        value=deviations.rename("standard_deviation"),
        work=work_deviation,
        cell=(data.columns[0],),
        needs=("means",),
        mistakes=(
            Mistake(
                "divided_by_n",
                (squares / counts) ** 0.5,
                _("You divided by n. The sample standard deviation divides by n - 1."),
            ),
            Mistake("other_rows", wrong[1], advice),
        ),
    )
    yield Step(
        name="standardized",
        title=_("Standardized values"),
        why=_("Each value as its distance from the mean, in standard deviations."),
        formula=r"z_{ki} = \frac{x_{ki} - \bar{x}_i}{s_i}",
        value=Z,
        work=work_z,
        cell=(Z.index[0], Z.columns[0]),
        needs=("means", "standard_deviations"),
        inputs=lambda _row, variable: {
            "means": [(variable,)],
            "standard_deviations": [(variable,)],
        },
        scale="signed",
        mistakes=(
            Mistake(
                "divided_by_variance",
                (data - means).loc[Z.index] / deviations**2,
                _("You divided by the variance. Divide by its square root."),
            ),
            Mistake("other_rows", ((data - wrong[0]) / wrong[1]).loc[Z.index], advice),
        ),
    )


def _tell_pair_observations(result: CorrelationMatrix) -> Step:
    assert result.data is not None
    assert result.pair_observations is not None
    counts, present = result.pair_observations, result.data.notna()
    weights = _weights(result)
    every = float(weights.sum())

    def work(row: Any, column: Any) -> str:
        absent = ~(present[row] & present[column]).to_numpy()
        return rf"n({name(row)}, {name(column)}) = {number(every, 2)} - " + number(
            float(weights[absent].sum()), 2
        )

    own = np.diag(counts)
    return Step(
        name="pair_observations",
        title=_("Observations of each pair"),
        why=_(
            "A pair of variables is correlated over the rows that have both values: all, without "
            "those that lack one or the other. On the diagonal are the observations of a variable."
        ),
        formula=r"n_{ij} = \sum_{k:\, x_{ki}, x_{kj}\ \text{known}} w_k",
        value=counts,
        work=work,
        cell=(counts.index[0], counts.columns[1]),
        places=0 if result.weights is None else 2,
        scale="ordered",
        mistakes=(
            Mistake("all_rows", counts * 0 + every, _("Leave out the rows that lack a value.")),
            Mistake(
                "one_variable",
                counts * 0 + own[:, None],
                _("These are the observations of one variable. Count where both are known."),
            ),
        ),
    )


def _tell_correlations(result: CorrelationMatrix) -> Step:
    assert result.data is not None
    data, weights, R = result.data, pd.Series(_weights(result), result.data.index), result.matrix
    by_pairs = result.pair_observations is not None

    def work(row: Any, column: Any) -> str:
        present = (data[row].notna() & data[column].notna()).to_numpy()
        counted = weights[present]
        Z = standardize(data[present], None if result.weights is None else counted)
        products = [
            _times(None if result.weights is None else weight, rf"{factor(a)} \cdot {factor(b)}")
            for weight, a, b in zip(counted, Z[row], Z[column], strict=True)
        ]
        below = rf"{number(float(counted.sum()), 2)} - 1"
        return rf"r({name(row)}, {name(column)}) = \frac{{{total(products)}}}{{{below}}}"

    mistakes = [Mistake("squared", R**2, _("This is r squared, the shared variance."))]
    if result.weights is not None:
        unweighted = data.corr()
        mistakes.append(
            Mistake(
                "unweighted",
                unweighted,
                _("You counted each row once. Multiply each by its weight."),
            )
        )
    complete = data.dropna()
    if by_pairs and len(complete) > 2 and (complete.nunique() > 1).all():
        kept = None if result.weights is None else weights[data.notna().all(axis=1).to_numpy()]
        mistakes.append(
            Mistake(
                "complete_rows",
                correlation_matrix(complete, weights=kept).matrix,
                _("You took only the rows without any gap. Take all that have both values."),
            )
        )
    return Step(
        name="correlations",
        title=_("Correlations"),
        why=_(
            "The products of z-scores, each as often as its row counts. Where a pair has rows of "
            "its own, mean and standard deviation are those of these rows."
        ),
        formula=r"r_{ij} = \frac{1}{n_{ij} - 1} \sum_{k} w_k \, z_{ki} \, z_{kj}",
        value=R,
        work=work,
        cell=(R.index[0], R.columns[1]),
        needs=("pair_observations",) if by_pairs else ("standardized",),
        inputs=lambda row, column: (
            {"pair_observations": [(row, column)]}
            if by_pairs
            else {"standardized": [(..., row), (..., column)]}
        ),
        scale="signed",
        mistakes=tuple(mistakes),
    )


def _times(weight: float | None, product: str) -> str:
    return product if weight is None else rf"{number(weight)} \cdot {product}"


def _weights(result: CorrelationMatrix) -> np.ndarray:
    assert result.data is not None
    if result.weights is None:
        return np.ones(len(result.data))
    weights: np.ndarray = result.weights.to_numpy()
    return weights
