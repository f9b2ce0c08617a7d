"""How a varimax rotation is told."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.planar import (
    PlanarRotation,
    planar_rotations,
    plane_gain,
    varimax_criterion,
    working_loadings,
)
from edusocsec.stats.rotation import Varimax
from edusocsec.translation import _


def tell(result: Varimax) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    if result.components is not None:
        yield from result.components.steps.values()
    working = pd.DataFrame(
        working_loadings(result.unrotated.to_numpy(), result.kaiser),
        result.unrotated.index,
        result.unrotated.columns,
    )
    if result.kaiser:
        yield _tell_normalization(result, working)
    before = working
    for turn in planar_rotations(working.to_numpy(), result.convention):
        after = pd.DataFrame(turn.loadings.copy(), working.index, working.columns)
        yield _tell_turn(turn, before, after)
        before = after
    yield _tell_rotated(result)
    yield _tell_explained(result)


def _tell_normalization(result: Varimax, working: pd.DataFrame) -> Step:
    unrotated = result.unrotated
    length = (unrotated**2).sum(axis="columns") ** 0.5

    def work(row: Any, column: Any) -> str:
        squares = [rf"{factor(value)}^2" for value in unrotated.loc[row]]
        return rf"\frac{{{factor(at(unrotated, row, column))}}}{{\sqrt{{{total(squares)}}}}}"

    return Step(
        name="normalized",
        title=_("Kaiser normalization"),
        why=_(
            "Every variable gets the length 1 for the search, so that variables with a high "
            "communality do not decide alone where the axes go."
        ),
        formula=r"\frac{\Lambda_{ij}}{h_i}, \quad h_i = \sqrt{\sum_j \Lambda_{ij}^2}",
        value=working,
        work=work,
        cell=(unrotated.index[0], unrotated.columns[0]),
        needs=() if result.components is None else ("loadings", "communalities"),
        scale="signed",
        mistakes=(
            Mistake(
                "divided_by_communality",
                unrotated.div(length**2, axis="index"),
                _("You divided by the communality. Divide by its square root."),
            ),
            Mistake(
                "column_length",
                unrotated / (unrotated**2).sum() ** 0.5,
                _("You gave each column the length 1. Kaiser normalizes the rows."),
            ),
        ),
    )


def _tell_turn(turn: PlanarRotation, before: pd.DataFrame, after: pd.DataFrame) -> Step:
    first, second = before.columns[turn.first], before.columns[turn.second]
    sine, cosine = plane_gain(before[first].to_numpy(), before[second].to_numpy())

    return Step(
        name=f"turn_{turn.sweep}_{first}_{second}",
        title=_("Sweep {count}: turn {first} and {second} by {angle:.2f} degrees").format(
            count=turn.sweep, first=first, second=second, angle=math.degrees(turn.angle)
        ),
        why=_(
            "In the plane of two axes, the best angle is known at once. The criterion goes from "
            "{before:.4f} to {after:.4f}."
        ).format(
            before=varimax_criterion(before.to_numpy()), after=varimax_criterion(after.to_numpy())
        ),
        formula=(
            r"\varphi = \frac{1}{4} \mathrm{atan2}\left(2 \sum uv - \frac{2}{p} \sum u \sum v, \ "
            r"\sum (u^2 - v^2) - \frac{1}{p} \left((\sum u)^2 - (\sum v)^2\right)\right), \quad "
            r"u = x^2 - y^2, \ v = 2xy"
        ),
        value=math.degrees(turn.angle),
        work=lambda: (
            rf"\varphi = \frac{{1}}{{4}} \mathrm{{atan2}}({number(sine, 4)}, {number(cosine, 4)}) "
            rf"\cdot \frac{{180}}{{\pi}}"
        ),
        places=2,
        mistakes=(
            Mistake(
                "radians",
                turn.angle,
                _("This is the angle in radians. Multiply by 180 and divide by pi."),
            ),
            Mistake(
                "not_a_quarter",
                4 * math.degrees(turn.angle),
                _("You left out the factor 1/4."),
            ),
        ),
    )


def _tell_rotated(result: Varimax) -> Step:
    L, T, unrotated = result.loadings, result.rotation_matrix, result.unrotated

    def work(row: Any, column: Any) -> str:
        products = [
            rf"{factor(at(unrotated, row, component))} \cdot {factor(at(T, component, column))}"
            for component in unrotated
        ]
        return rf"\Lambda^*({name(row)}, {name(column)}) = {total(products)}"

    return Step(
        name="rotated_loadings",
        title=_("Rotated loadings"),
        why=_(
            "All turns together make one rotation matrix. Applied to the loadings, it moves the "
            "axes and leaves the variables where they are. The factors are then sorted by what "
            "they explain, and signed so that their loadings add up to more than zero."
        ),
        formula=r"\Lambda^* = \Lambda \, T",
        value=L,
        work=work,
        cell=(L.index[0], L.columns[0]),
        needs=() if result.components is None else ("loadings",),
        scale="signed",
        mistakes=(
            Mistake(
                "transposed",
                pd.DataFrame(unrotated.to_numpy() @ T.to_numpy().T, L.index, L.columns),
                _("You turned the axes the wrong way: use a column of T, not a row."),
            ),
            Mistake(
                "unrotated",
                pd.DataFrame(unrotated.to_numpy(), L.index, L.columns),
                _("This is the loading before the rotation. Multiply by the rotation matrix."),
            ),
            Mistake(
                "first_only",
                pd.DataFrame(np.outer(unrotated.iloc[:, 0], T.iloc[0]), L.index, L.columns),
                _("This comes from the first component alone. Add what the others bring."),
            ),
        ),
    )


def _tell_explained(result: Varimax) -> Step:
    L = result.loadings

    def work(column: Any) -> str:
        squares = [rf"{factor(value)}^2" for value in L[column]]
        return total(squares, 8)

    return Step(
        name="explained_variance",
        title=_("Variance explained by each factor"),
        why=_(
            "Rotation moves variance from one factor to another; the total stays as it was, and "
            "so do the communalities."
        ),
        formula=r"\sum_i (\Lambda^*_{ij})^2",
        value=result.explained_variance.rename("explained_variance"),
        work=work,
        cell=(L.columns[0],),
        needs=("rotated_loadings",),
        mistakes=(
            Mistake("not_squared", L.sum(), _("Square the loadings before you add them.")),
            Mistake(
                "mean",
                (L**2).mean(),
                _("This is the mean. Add the squares, without dividing."),
            ),
        ),
    )
