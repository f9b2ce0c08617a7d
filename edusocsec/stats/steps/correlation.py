"""How a correlation matrix is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.correlation import CorrelationMatrix
from edusocsec.stats.standardization import standardize
from edusocsec.stats.steps.weighted import tell_weighted
from edusocsec.translation import _


def tell(result: CorrelationMatrix) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    if not result.is_plain:
        yield from tell_weighted(result)
        return
    if result.data is not None:
        yield from _tell_standardization(result.data)
    yield _tell_correlations(result)


def _tell_standardization(data: pd.DataFrame) -> Iterator[Step]:
    row, column, n = data.index[0], data.columns[0], len(data)
    means, deviations = data.mean(), data.std(ddof=1)
    Z = standardize(data)

    def work_mean(variable: Any) -> str:
        terms = [factor(value, 1) for value in data[variable]]
        return rf"\bar{{x}}({name(variable)}) = \frac{{{total(terms)}}}{{{n}}}"

    def work_deviation(variable: Any) -> str:
        squares = [
            rf"({number(value, 1)} - {factor(means[variable], 1)})^2" for value in data[variable]
        ]
        return rf"s({name(variable)}) = \sqrt{{\frac{{{total(squares, 3)}}}{{{n} - 1}}}}"

    def work_z(observation: Any, variable: Any) -> str:
        return (
            rf"z = \frac{{{number(at(data, observation, variable))} - {factor(means[variable])}}}"
            rf"{{{number(deviations[variable])}}}"
        )

    yield Step(
        name="means",
        title=_("Means"),
        why=_("Every variable is measured from its own centre."),
        formula=r"\bar{x}_i = \frac{1}{n} \sum_{k} x_{ki}",
        value=means.rename("mean"),
        work=work_mean,
        cell=(column,),
        mistakes=(
            Mistake("sum", data.sum(), _("This is the sum. Divide it by the number of rows.")),
            Mistake(
                "divided_by_n_minus_1",
                data.sum() / (n - 1),
                _("You divided by n - 1. A mean is the sum divided by n."),
            ),
            Mistake(
                "median",
                data.median(),
                _("This is the median. The mean is the sum, divided by the number of rows."),
            ),
        ),
    )
    yield Step(
        name="standard_deviations",
        title=_("Standard deviations"),
        why=_(
            "The typical distance from the mean. The sum of squares is divided by n - 1, because "
            "the mean itself was estimated from the same rows."
        ),
        formula=r"s_i = \sqrt{\frac{\sum_{k} (x_{ki} - \bar{x}_i)^2}{n - 1}}",
        value=deviations.rename("standard_deviation"),
        work=work_deviation,
        cell=(column,),
        needs=("means",),
        mistakes=(
            Mistake(
                "divided_by_n",
                data.std(ddof=0),
                _("You divided by n. The sample standard deviation divides by n - 1."),
            ),
            Mistake(
                "no_square_root",
                data.var(ddof=1),
                _("This is the variance. Take its square root."),
            ),
        ),
    )
    yield Step(
        name="standardized",
        title=_("Standardized values"),
        why=_(
            "Yuan and persons cannot be compared. Standard deviations can: each value becomes its "
            "distance from the mean, in standard deviations."
        ),
        formula=r"z_{ki} = \frac{x_{ki} - \bar{x}_i}{s_i}",
        value=Z,
        work=work_z,
        cell=(row, column),
        needs=("means", "standard_deviations"),
        inputs=lambda _row, variable: {
            "means": [(variable,)],
            "standard_deviations": [(variable,)],
        },
        scale="signed",
        mistakes=(
            Mistake(
                "divided_by_n",
                (data - means) / data.std(ddof=0),
                _("You used the standard deviation with divisor n. SPSS and R use n - 1."),
            ),
            Mistake(
                "divided_by_variance",
                (data - means) / data.var(ddof=1),
                _("You divided by the variance. Divide by its square root."),
            ),
        ),
    )


def _tell_correlations(result: CorrelationMatrix) -> Step:
    R = result.matrix
    first, second = R.index[0], R.columns[1]
    Z, n = result.standardized, result.n_observations

    def work(row: Any, column: Any) -> str:
        left = rf"r({name(row)}, {name(column)})"
        if Z is None:
            return left
        products = [
            rf"{factor(a)} \cdot {factor(b)}" for a, b in zip(Z[row], Z[column], strict=True)
        ]
        return rf"{left} = \frac{{{total(products)}}}{{{n} - 1}}"

    mistakes = [
        Mistake("squared", R**2, _("This is r squared, the shared variance.")),
        Mistake("distance", 1 - R, _("This is 1 - r, a distance. The correlation is r itself.")),
    ]
    if Z is not None and n is not None and result.data is not None:
        mistakes += [
            Mistake(
                "divided_by_n",
                R * (n - 1) / n,
                _("You divided by n. The z-scores were made with n - 1, so divide by n - 1."),
            ),
            Mistake(
                "rank_correlation",
                result.data.corr(method="spearman"),
                _("This is Spearman's correlation of the ranks. The paper uses Pearson's."),
            ),
        ]
    return Step(
        name="correlations",
        title=_("Correlations"),
        why=_(
            "Where two variables are high in the same rows and low in the same rows, the products "
            "of their z-scores are positive. Their average is the correlation."
        ),
        formula=r"r_{ij} = \frac{1}{n - 1} \sum_{k} z_{ki} \, z_{kj}",
        value=R,
        work=work,
        cell=(first, second),
        needs=() if Z is None else ("standardized",),
        inputs=None
        if Z is None
        else lambda row, column: {"standardized": [(..., row), (..., column)]},
        scale="signed",
        mistakes=tuple(mistakes),
    )
