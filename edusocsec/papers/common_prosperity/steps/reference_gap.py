"""How a gap between levels is told."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, number
from edusocsec.papers.common_prosperity.reference_gap import Gap
from edusocsec.translation import _


def tell(result: Gap) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    years = result.points.index.to_list()
    before = dict(zip(years[1:], years[:-1], strict=True))
    first, second = years[:2]

    def share(shares: pd.Series, year: int) -> str:
        return number(at(shares, year), 2)

    def difference(year: int) -> str:
        earlier = factor(at(result.points, before[year]), 2)
        return f"{share(result.points, year)} - {earlier}"

    yield Step(
        name="points",
        title=_("Gap in percentage points"),
        why=_("Two percentages are subtracted, and what is left is counted in percentage points."),
        formula=r"g_t = r_t - x_t",
        value=result.points,
        work=lambda year: f"{share(result.reference, year)} - {share(result.own, year)}",
        cell=(first,),
        places=2,
        mistakes=(
            Mistake(
                "per_cent_of_the_reference",
                100 * result.points / result.reference,
                _("This is the gap in per cent of the reference. Only subtract."),
            ),
            Mistake(
                "ratio",
                result.ratio,
                _("This is the own share in per cent of the reference. Subtract the two shares."),
            ),
            Mistake("sum", result.reference + result.own, _("You added the two. Subtract them.")),
        ),
    )
    yield Step(
        name="ratio",
        title=_("Own share in per cent of the reference"),
        why=_("A gap of one point is much beside two, and little beside twenty."),
        formula=r"q_t = 100 \cdot \frac{x_t}{r_t}",
        value=result.ratio,
        work=lambda year: (
            rf"100 \cdot \frac{{{share(result.own, year)}}}{{{share(result.reference, year)}}}"
        ),
        cell=(first,),
        places=2,
        mistakes=(
            Mistake(
                "inverted",
                100 * result.reference / result.own,
                _("You divided the reference by the own share. Turn the fraction round."),
            ),
            Mistake(
                "what_is_missing",
                100 - result.ratio,
                _("This is what is missing from the reference. Take what is there."),
            ),
            given_as_proportion(result.ratio),
        ),
    )
    yield Step(
        name="change",
        title=_("Change of the gap since the year before it in the table"),
        why=_("Below zero the gap narrows, above zero it widens."),
        formula=r"\Delta g_t = g_t - g_s",
        value=result.change,
        work=difference,
        cell=(second,),
        needs=("points",),
        places=2,
        mistakes=(
            Mistake(
                "own_change",
                result.own.diff().iloc[1:],
                _("This is how the own share rose. The reference moved too."),
            ),
            Mistake(
                "later_gap",
                result.points,
                _("This is the later gap alone. Subtract the earlier one."),
            ),
            Mistake(
                "reference_change",
                result.reference.diff().iloc[1:],
                _("This is how the reference rose. The own share moved too."),
            ),
        ),
    )
    yield Step(
        name="change_per_year",
        title=_("Change of the gap for each calendar year"),
        why=_("The years of a table need not be neighbours, so divide by the years in between."),
        formula=r"\frac{\Delta g_t}{t - s}",
        value=result.change_per_year,
        work=lambda year: (
            rf"\frac{{{number(at(result.change, year), 2)}}}{{{year} - {before[year]}}}"
        ),
        cell=(second,),
        needs=("change",),
        places=2,
        mistakes=(
            Mistake(
                "not_divided",
                result.change,
                _("This is the whole change. Divide it by the number of years in between."),
            ),
            Mistake(
                "fence_posts",
                result.change / (result.change / result.change_per_year + 1),
                _("You counted both ends. Divide by the difference of the years."),
            ),
        ),
    )
