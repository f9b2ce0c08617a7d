"""How the ratios of two ranges are told."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number
from edusocsec.papers.common_prosperity.standards import RangeRatio
from edusocsec.translation import _


def tell(result: RangeRatio) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    ranges, midpoints, ratios = result.ranges, result.midpoints, result.ratios
    (low, high), (other_low, other_high) = ranges.to_numpy()
    terms = [
        (low, other_low),
        (high, other_high),
        (midpoints.iloc[0], midpoints.iloc[1]),
        (low, other_high),
        (high, other_low),
    ]
    of_the_way = dict(zip(ratios.index, terms, strict=True))

    def work_ratio(way: object) -> str:
        above, below = of_the_way[way]
        return rf"\frac{{{number(float(above), 1)}}}{{{number(float(below), 1)}}}"

    yield Step(
        name="midpoints",
        title=_("Midpoints of the ranges, yuan"),
        why=_("The middle stands for a range when nothing else is known about it."),
        formula=r"\frac{\mathrm{low} + \mathrm{high}}{2}",
        value=midpoints,
        work=lambda which: (
            rf"\frac{{{number(at(ranges, which, ranges.columns[0]), 0)} + "
            rf"{number(at(ranges, which, ranges.columns[1]), 0)}}}{{2}}"
        ),
        cell=(midpoints.index[0],),
        headings=result.headings,
        places=1,
        mistakes=(
            Mistake("sum", 2 * midpoints, _("This is the sum of the two ends. Divide it by 2.")),
            Mistake(
                "half_width",
                (ranges.iloc[:, 1] - ranges.iloc[:, 0]) / 2,
                _("This is half the width of the range. Add the ends, and then halve."),
            ),
        ),
    )
    yield Step(
        name="ratios",
        title=_("Ratio of the higher to the lower range"),
        why=_("Two ranges have no single ratio: it depends on the number taken from each."),
        formula=r"\frac{\mathrm{from\ the\ higher\ range}}{\mathrm{from\ the\ lower\ range}}",
        value=ratios,
        work=work_ratio,
        cell=(ratios.index[0],),
        headings=result.headings,
        needs=("midpoints",),
        places=2,
        mistakes=(
            Mistake("inverted", 1 / ratios, _("Divide the higher range by the lower one.")),
            Mistake(
                "more",
                ratios - 1,
                _("This is how many times more. The ratio itself is larger by 1."),
            ),
            Mistake(
                "difference",
                pd.Series([above - below for above, below in terms], ratios.index),
                _("This is the difference. Divide the two numbers."),
            ),
        ),
    )
