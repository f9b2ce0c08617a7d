"""How principal components are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.components import PrincipalComponents
from edusocsec.translation import _


def tell(result: PrincipalComponents) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield from result.correlation.steps.values()
    yield from _tell_spectrum(result)
    yield from _tell_loadings(result)


def _tell_spectrum(result: PrincipalComponents) -> Iterator[Step]:
    values = result.eigenvalues
    # Any direction will do for a component without variance.
    V = result.eigenvectors.loc[:, values > 0]
    R, p = result.correlation.matrix, len(values)
    first = values.index[0]

    def work_vector(variable: Any, component: Any) -> str:
        products = [
            rf"{factor(at(R, variable, other))} \cdot {factor(at(V, other, component))}"
            for other in R.columns
        ]
        return (
            rf"v({name(variable)}) = \frac{{1}}{{{number(values[component])}}} "
            rf"\left({total(products, 3)}\right)"
        )

    def work_value(component: Any) -> str:
        vector = result.eigenvectors[component].to_numpy()
        products = R.to_numpy() * np.outer(vector, vector)
        terms = [factor(value) for value in products.sum(axis=0)]
        return rf"\lambda({name(component)}) = v^\top R \, v = {total(terms, 8)}"

    def work_share(component: Any) -> str:
        return rf"100 \cdot \frac{{{number(values[component])}}}{{{p}}}"

    yield Step(
        name="eigenvectors",
        title=_("Eigenvectors"),
        why=_(
            "The direction in which the standardized data spread most, then the direction at "
            "right angles that spreads most, and so on. The matrix stretches such a direction "
            "without turning it."
        ),
        formula=r"R \, v = \lambda v, \quad \lVert v \rVert = 1",
        value=V,
        work=work_vector,
        cell=(R.columns[0], first),
        needs=("correlations",),
        scale="signed",
        mistakes=(
            Mistake(
                "not_divided",
                V * values,
                _("The matrix stretched the vector. Divide by the eigenvalue."),
            ),
            Mistake(
                "loading",
                V * values.clip(lower=0) ** 0.5,
                _("This is the loading. The eigenvector itself has the length 1."),
            ),
        ),
    )
    yield Step(
        name="eigenvalues",
        title=_("Eigenvalues"),
        why=_(
            "The variance along each direction, counted in variables: all together they add up "
            "to the number of variables."
        ),
        formula=r"\lambda = v^\top R \, v, \quad \sum_i \lambda_i = p",
        value=values,
        work=work_value,
        cell=(first,),
        needs=("correlations", "eigenvectors"),
        mistakes=(
            Mistake(
                "standard_deviation",
                values.clip(lower=0) ** 0.5,
                _("This is the standard deviation. The eigenvalue is its square, the variance."),
            ),
            Mistake(
                "per_cent",
                100 * values / p,
                _("This is in per cent of all variance. It comes in the next step."),
            ),
        ),
    )
    yield Step(
        name="percent_of_variance",
        title=_("Percentage of variance"),
        why=_("An eigenvalue as a share of the number of variables."),
        formula=r"100 \cdot \frac{\lambda_i}{p}",
        value=result.explained["percent"].rename("percent_of_variance"),
        work=work_share,
        cell=(first,),
        needs=("eigenvalues",),
        mistakes=(
            Mistake(
                "share_of_kept",
                100 * values / values.iloc[: result.n_components].sum(),
                _("You divided by the sum of the eigenvalues kept. Divide by all of them."),
            ),
            Mistake(
                "proportion",
                values / p,
                _("This is the proportion. Multiply by 100."),
            ),
        ),
    )


def _tell_loadings(result: PrincipalComponents) -> Iterator[Step]:
    values, V, L = result.eigenvalues, result.eigenvectors, result.loadings
    variable, component = L.index[0], L.columns[0]

    def work_loading(row: Any, column: Any) -> str:
        return (
            rf"\Lambda({name(row)}, {name(column)}) = "
            rf"{factor(at(V, row, column))} \cdot \sqrt{{{number(values[column])}}}"
        )

    def work_communality(row: Any) -> str:
        squares = [rf"{factor(value)}^2" for value in L.loc[row]]
        return rf"h^2({name(row)}) = {total(squares)}"

    yield Step(
        name="loadings",
        title=_("Loadings"),
        why=_(
            "The correlation of each variable with each component: the eigenvector, stretched by "
            "the component's standard deviation."
        ),
        formula=r"\Lambda_{ij} = v_{ij} \sqrt{\lambda_j}",
        value=L,
        work=work_loading,
        cell=(variable, component),
        needs=("eigenvectors", "eigenvalues"),
        scale="signed",
        mistakes=(
            Mistake(
                "eigenvector",
                V[L.columns],
                _("This is the eigenvector. Multiply it by the square root of the eigenvalue."),
            ),
            Mistake(
                "no_square_root",
                V[L.columns] * values[L.columns],
                _("You multiplied by the eigenvalue. Multiply by its square root."),
            ),
        ),
    )
    yield Step(
        name="communalities",
        title=_("Communalities"),
        why=_("The share of each variable's variance that the components kept explain."),
        formula=r"h_i^2 = \sum_{j} \Lambda_{ij}^2",
        value=result.communalities,
        work=work_communality,
        cell=(variable,),
        needs=("loadings",),
        mistakes=(
            Mistake(
                "not_squared",
                L.sum(axis="columns"),
                _("Square the loadings before you add them."),
            ),
            Mistake(
                "first_only",
                L.iloc[:, 0] ** 2,
                _("This is the first component alone. Add the squares of all that are kept."),
            ),
            given_in_per_cent(result.communalities),
        ),
    )
