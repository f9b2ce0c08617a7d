"""How the revenue/population ratio is told."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import name, number
from edusocsec.papers.pension_subsidy.ratio import RevenuePopulationRatio
from edusocsec.papers.pension_subsidy.totals import NATIONAL, means_of_provinces
from edusocsec.translation import _


def tell(result: RevenuePopulationRatio) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    revenue, residents = result.revenue, result.residents
    first = result.by_province.index[0]

    yield Step(
        name="revenue_share",
        title=_("Share of revenue, per cent"),
        why=_("What part of all local fiscal revenue this place collects."),
        formula=r"r_i = 100 \cdot \frac{R_i}{\sum_j R_j}",
        value=result.revenue_share,
        work=lambda place: rf"r({name(place)}) = 100 \cdot {_part(revenue, place, 2)}",
        cell=(first,),
        mistakes=(
            Mistake(
                "residents",
                result.population_share,
                _("This is the share of the people. Take the revenue here."),
            ),
            given_as_proportion(result.revenue_share),
        ),
    )
    yield Step(
        name="population_share",
        title=_("Share of residents, per cent"),
        why=_("What part of all residents lives in this place."),
        formula=r"p_i = 100 \cdot \frac{P_i}{\sum_j P_j}",
        value=result.population_share,
        work=lambda place: rf"p({name(place)}) = 100 \cdot {_part(residents, place, 2)}",
        cell=(first,),
        mistakes=(
            Mistake(
                "revenue",
                result.revenue_share,
                _("This is the share of the revenue. Take the people here."),
            ),
            given_as_proportion(result.population_share),
        ),
    )
    yield Step(
        name="ratio",
        title=_("Revenue/population ratio"),
        why=_(
            "Above 1 a place has more of the revenue than of the people, and the pension weighs "
            "lightly on it. A group's ratio is the ratio of the group's shares."
        ),
        formula=r"q_i = \frac{r_i}{p_i}",
        value=result.ratio,
        work=lambda place: (
            rf"q({name(place)}) = \frac{{{number(at(result.revenue_share, place))}}}"
            rf"{{{number(at(result.population_share, place))}}}"
        ),
        cell=(first,),
        needs=("revenue_share", "population_share"),
        mistakes=(
            Mistake(
                "inverted",
                1 / result.ratio,
                _("You divided people by revenue. Revenue comes first: its share on top."),
            ),
            Mistake(
                "mean_of_ratios",
                means_of_provinces(result.by_province, result.region),
                _(
                    "This is the mean of the provinces' ratios, which counts a small province like "
                    "a large one. Divide the group's share of revenue by its share of people."
                ),
            ),
            Mistake(
                "per_head",
                10_000 * revenue / residents,
                _("This is revenue per head in yuan. Divide the shares, not the amounts."),
            ),
        ),
    )


def _part(amounts: pd.Series, place: object, places: int) -> str:
    whole = number(at(amounts, NATIONAL), places)
    return rf"\frac{{{number(at(amounts, place), places)}}}{{{whole}}}"
