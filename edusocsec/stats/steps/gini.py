"""How the Lorenz curve and the Gini coefficient are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.cells import Cell, at
from edusocsec.explain.symbols import number, total
from edusocsec.stats.gini import Gini
from edusocsec.stats.lorenz import LorenzCurve
from edusocsec.stats.steps.theil import tell_shares
from edusocsec.translation import _


def tell_curve(curve: LorenzCurve) -> Iterator[Step]:
    """Give the steps of a Lorenz curve."""
    points, given = curve.points, curve.distribution
    shares = {points.columns[0]: given.population_shares, points.columns[1]: given.value_shares}
    last = points.index[min(2, len(points) - 1)]

    def until(row: Any) -> list[Cell]:
        poorer = list(points.index[1:])
        return [(label,) for label in poorer[: poorer.index(row) + 1]] if row in poorer else []

    def work(row: Any, column: Any) -> str:
        return total([number(at(shares[column], *cell), 4) for cell in until(row)]) or "0"

    yield from tell_shares(given)
    yield Step(
        name="cumulative_shares",
        title=_("Cumulative shares"),
        why=_("Line up all rows from the poorest to the richest, and add up people and money."),
        formula=r"P_k = \sum_{i \le k} p_i, \quad L_k = \sum_{i \le k} s_i",
        value=points,
        work=work,
        cell=(last, points.columns[1]),
        needs=("population_shares", "value_shares"),
        inputs=lambda row, column: {
            "population_shares": until(row) if column == points.columns[0] else [],
            "value_shares": until(row) if column == points.columns[1] else [],
        },
        places=4,
        headings=curve.headings,
        mistakes=(
            Mistake(
                "own_share",
                points.diff().fillna(0.0),
                _("This is the share of the row itself. Add those of all poorer rows."),
            ),
            Mistake(
                "itself_left_out",
                points.shift(1, fill_value=0.0),
                _("These are the poorer rows alone. The row itself counts too."),
            ),
            given_in_per_cent(points),
        ),
    )


def tell(result: Gini) -> Iterator[Step]:
    """Give the steps of a Gini coefficient."""
    strips, points = result.terms.iloc[:, 2], result.curve.points
    labels = list(points.index)

    def work_strip(row: Any) -> str:
        position = labels.index(row)
        p, m = points.iloc[position], points.iloc[position - 1]
        return (
            rf"({number(p.iloc[0], 4)} - {number(m.iloc[0], 4)}) \cdot "
            rf"\frac{{{number(p.iloc[1], 4)} + {number(m.iloc[1], 4)}}}{{2}}"
        )

    yield from tell_curve(result.curve)
    yield Step(
        name="strips",
        title=_("Strips of area under the curve"),
        why=_("Under each piece of the curve lies a strip: its width times its mean height."),
        formula=r"(P_k - P_{k-1}) \cdot \frac{L_k + L_{k-1}}{2}",
        value=strips,
        work=work_strip,
        cell=(strips.index[0],),
        needs=("cumulative_shares",),
        inputs=lambda row: {
            "cumulative_shares": [(labels[labels.index(row) - 1], ...), (row, ...)]
        },
        places=4,
        mistakes=(
            Mistake(
                "not_halved",
                2 * strips,
                _("You added the two heights. Take their mean."),
            ),
            Mistake(
                "upper_height",
                (points.iloc[:, 0].diff() * points.iloc[:, 1]).iloc[1:],
                _("You took the height at the right end. Take the mean of both ends."),
            ),
            Mistake(
                "lower_height",
                (points.iloc[:, 0].diff() * points.iloc[:, 1].shift()).iloc[1:],
                _("You took the height at the left end. Take the mean of both ends."),
            ),
            Mistake(
                "whole_width",
                points.iloc[1:, 0] * strips / points.iloc[:, 0].diff().iloc[1:],
                _("You took the strip from 0 on. Its width is the row's own share of the people."),
            ),
        ),
    )
    yield Step(
        name="index",
        title=result.title,
        why=_(
            "Under equality the curve is the diagonal, with an area of one half below it. The "
            "Gini coefficient is the part of that half which is missing."
        ),
        formula=r"G = 1 - 2 \sum_k \mathrm{strip}_k",
        value=result.value,
        work=lambda: rf"G = 1 - 2 \cdot ({total([number(strip, 4) for strip in strips])})",
        needs=("strips",),
        places=4,
        mistakes=(
            Mistake(
                "area_only",
                float(strips.sum()),
                _("This is the area below the curve. Take twice of it from 1."),
            ),
            Mistake(
                "not_doubled",
                0.5 - float(strips.sum()),
                _("This is the area between the curve and the diagonal. Double it."),
            ),
        ),
    )
