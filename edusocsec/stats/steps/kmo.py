"""How the Kaiser-Meyer-Olkin measure is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.cells import Cell, at
from edusocsec.explain.symbols import factor, name, number, significant
from edusocsec.stats.kmo import KMO, off_diagonal_squares
from edusocsec.translation import _


def tell(result: KMO) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield from result.correlation.steps.values()
    yield _tell_inverse(result)
    yield _tell_partial(result)
    yield _tell_per_variable(result)
    yield _tell_overall(result)


def _tell_inverse(result: KMO) -> Step:
    S = result.inverse
    row, column = S.index[0], S.columns[1]

    def work(first: Any, second: Any) -> str:
        i, j = list(S.index).index(first), list(S.columns).index(second)
        R = result.correlation.matrix.to_numpy()
        minor = np.linalg.det(np.delete(np.delete(R, j, axis=0), i, axis=1))
        return (
            rf"s({name(first)}, {name(second)}) = \frac{{(-1)^{{{i + 1} + {j + 1}}} \cdot "
            rf"({significant(float(minor))})}}{{{significant(float(np.linalg.det(R)))}}}"
        )

    return Step(
        name="inverse",
        title=_("Inverse of the correlation matrix"),
        why=_(
            "The inverse untangles the variables: it holds what two variables share once all "
            "others are held fixed. It exists only if no variable is a sum of others. By Cramer's "
            "rule, a cell is a determinant without one row and one column (a minor), divided by "
            "the whole determinant."
        ),
        formula=r"S = R^{-1}, \quad s_{ij} = \frac{(-1)^{i + j} M_{ji}}{|R|}",
        value=S,
        work=work,
        cell=(row, column),
        needs=("correlations",),
        inputs=lambda _row, _column: {"correlations": [(..., ...)]},
        scale="signed",
        mistakes=(
            Mistake(
                "reciprocal",
                1 / result.correlation.matrix,
                _("You divided 1 by the correlation. The matrix is inverted as a whole."),
            ),
            Mistake(
                "not_divided",
                S * np.linalg.det(result.correlation.matrix.to_numpy()),
                _("Divide the minor by the determinant of the whole matrix."),
            ),
        ),
    )


def _tell_partial(result: KMO) -> Step:
    S, U = result.inverse, result.partial
    row, column = U.index[0], U.columns[1]

    def work(first: Any, second: Any) -> str:
        left = rf"u({name(first)}, {name(second)})"
        if first == second:
            return rf"{left} = 1"
        return (
            rf"{left} = \frac{{-{factor(at(S, first, second))}}}"
            rf"{{\sqrt{{{number(at(S, first, first))} \cdot {number(at(S, second, second))}}}}}"
        )

    return Step(
        name="partial_correlations",
        title=_("Partial correlations"),
        why=_(
            "What is left of a correlation when all other variables are held fixed. If common "
            "factors are behind the correlations, little should be left."
        ),
        formula=r"u_{ij} = \frac{-s_{ij}}{\sqrt{s_{ii} \, s_{jj}}}, \quad S = R^{-1}",
        value=U,
        work=work,
        cell=(row, column),
        needs=("inverse",),
        inputs=lambda row, column: {
            "inverse": [] if row == column else [(row, column), (row, row), (column, column)]
        },
        scale="signed",
        mistakes=(
            Mistake(
                "simple_correlation",
                result.correlation.matrix,
                _("This is the simple correlation. Hold the other variables fixed."),
            ),
            Mistake(
                "not_scaled",
                -S,
                _("Divide by the square root of the two diagonal cells of the inverse."),
            ),
            Mistake(
                "squared",
                U**2,
                _("This is the square. It comes in the next step."),
            ),
        ),
    )


def _tell_per_variable(result: KMO) -> Step:
    R, U = result.correlation.matrix, result.partial
    simple = pd.DataFrame(off_diagonal_squares(R.to_numpy()), R.index, R.columns)
    fixed = pd.DataFrame(off_diagonal_squares(U.to_numpy()), R.index, R.columns)

    def work(variable: Any) -> str:
        above = number(float(simple[variable].sum()))
        return (
            rf"\mathrm{{MSA}}({name(variable)}) = \frac{{{above}}}"
            rf"{{{above} + {number(float(fixed[variable].sum()))}}}"
        )

    return Step(
        name="per_variable",
        title=_("Each variable's own measure"),
        why=_(
            "The squared correlations of a variable with all others, as a share of these and the "
            "squared partial correlations together."
        ),
        formula=(
            r"\mathrm{MSA}_i = \frac{\sum_{j \ne i} r_{ij}^2}"
            r"{\sum_{j \ne i} r_{ij}^2 + \sum_{j \ne i} u_{ij}^2}"
        ),
        value=result.per_variable,
        work=work,
        cell=(R.columns[0],),
        needs=("correlations", "partial_correlations"),
        inputs=lambda variable: _with_others(R, [variable]),
        mistakes=(
            Mistake(
                "with_diagonal",
                (simple.sum() + 1) / (simple.sum() + fixed.sum() + 2),
                _("You counted the correlation of the variable with itself. Leave it out."),
            ),
            Mistake(
                "not_squared",
                (R.abs().sum() - 1) / (R.abs().sum() + U.abs().sum() - 2),
                _("Square the correlations before you add them."),
            ),
            given_in_per_cent(result.per_variable),
        ),
    )


def _tell_overall(result: KMO) -> Step:
    simple = off_diagonal_squares(result.correlation.matrix.to_numpy()).sum()
    fixed = off_diagonal_squares(result.partial.to_numpy()).sum()
    p = result.correlation.n_variables

    def work() -> str:
        above = number(float(simple))
        return rf"\mathrm{{KMO}} = \frac{{{above}}}{{{above} + {number(float(fixed))}}}"

    return Step(
        name="overall",
        title=_("The measure of all variables together"),
        why=_(
            "The same share, over all pairs. Near 1, the correlations are shared by many "
            "variables; near 0.5 or below, they are private matters of pairs."
        ),
        formula=(
            r"\mathrm{KMO} = \frac{\sum_{i \ne j} r_{ij}^2}"
            r"{\sum_{i \ne j} r_{ij}^2 + \sum_{i \ne j} u_{ij}^2}"
        ),
        value=result.overall,
        work=work,
        needs=("correlations", "partial_correlations"),
        inputs=lambda: _with_others(result.partial, result.partial.index),
        mistakes=(
            Mistake(
                "mean_of_variables",
                float(result.per_variable.mean()),
                _("This is the mean of the variables' measures. Add all squares first."),
            ),
            Mistake(
                "with_diagonal",
                float((simple + p) / (simple + fixed + 2 * p)),
                _("You counted the ones of the diagonal. Leave them out."),
            ),
            Mistake(
                "ratio_not_share",
                float(simple / fixed),
                _("This is the ratio of the two sums. The measure is a share of their total."),
            ),
            given_in_per_cent(result.overall),
        ),
    )


def _with_others(R: pd.DataFrame, variables: Iterable[Any]) -> dict[str, list[Cell]]:
    """Both correlations of these variables with all others."""
    pairs: list[Cell] = [(one, other) for one in variables for other in R.columns if other != one]
    return {"correlations": pairs, "partial_correlations": pairs}
