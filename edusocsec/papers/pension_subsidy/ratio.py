"""Revenue/population ratio: a province's share of all local revenue against its share of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Result
from edusocsec.papers.pension_subsidy.beneficiaries import Population, population_of
from edusocsec.papers.pension_subsidy.totals import (
    CENTRAL_WEST,
    EAST,
    NATIONAL,
    TOTALS,
    named,
    with_totals,
)
from edusocsec.provenance import weakest_badge
from edusocsec.stats.extremes import descending
from edusocsec.translation import _, enumerated, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class RevenuePopulationRatio(Result):
    """Share of revenue divided by share of population.

    All Series have 34 rows: 31 provinces, ``"east"``, ``"central and west"`` and ``"national"``.

    Attributes
    ----------
    ratio : Series
        Above 1: more revenue than people, a light burden.
    revenue_share, population_share : Series
        In per cent of all provinces.
    revenue : Series
        Local fiscal revenue, in 100 million yuan.
    residents : Series
        In 10,000 persons.
    region : Series
        Region of the 31 provinces.
    """

    story: ClassVar[str] = "edusocsec.papers.pension_subsidy.steps.ratio:tell"

    ratio: pd.Series
    revenue_share: pd.Series
    population_share: pd.Series
    revenue: pd.Series
    residents: pd.Series
    region: pd.Series

    @property
    def by_province(self) -> pd.Series:
        """The ratio of the 31 provinces."""
        return self.ratio.drop(TOTALS)

    @property
    def eastern_below_one(self) -> list[str]:
        """Provinces of the east with less revenue than people, the lowest first."""
        east = self.by_province[self.region == EAST]
        return named(-east[east < 1])

    @property
    def others_above_one(self) -> list[str]:
        """Central and western provinces with more revenue than people, the highest first."""
        others = self.by_province[self.region != EAST]
        return named(others[others > 1])

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Revenue/population ratio")

    def table(self) -> pd.DataFrame:
        """Return both shares and the ratio, the groups first, then the provinces by ratio."""
        shown = pd.DataFrame(
            {
                "revenue_share": self.revenue_share,
                "population_share": self.population_share,
                "ratio": self.ratio,
            }
        )
        provinces = self.by_province.index[descending(self.by_province)]
        return shown.loc[[NATIONAL, EAST, CENTRAL_WEST, *provinces]]

    @property
    def headings(self) -> Headings:
        """What the columns of the table are called."""
        return Headings(
            columns={
                "revenue_share": _("revenue, per cent"),
                "population_share": _("residents, per cent"),
                "ratio": _("ratio"),
            }
        )

    @property
    def verdict(self) -> str:
        """How east and the rest differ, and which provinces do not fit their group."""
        groups = _(
            "The east has {east:.2f} times its share of people in revenue, the central and western "
            "provinces {rest:.2f} times."
        ).format(east=self.ratio[EAST], rest=self.ratio[CENTRAL_WEST])
        texts = [groups]
        if self.eastern_below_one:
            texts.append(
                _("Below 1 in the east: {names}.").format(names=enumerated(self.eastern_below_one))
            )
        if self.others_above_one:
            texts.append(
                _("Above 1 elsewhere: {names}.").format(names=enumerated(self.others_above_one))
            )
        return sentences(texts)

    def plot(self, **options: Any) -> Figure:
        """Map of the gap between both shares: white where the ratio is 1, and zero in all."""
        from edusocsec.plots import tile_map

        provinces = load_dataset("provinces_2013")
        gap = (self.revenue_share - self.population_share).drop(TOTALS)
        options.setdefault("title", _("Share of revenue minus share of residents"))
        above = _("Above zero, a province has more of the revenue than of the residents.")
        options.setdefault("caption", sentences([above, self.verdict]))
        options.setdefault("unit", _("percentage points"))
        options.setdefault("labels", provinces["abbreviation"])
        return tile_map(gap, provinces, scale="signed", **options)


def revenue_population_ratio(
    population: Population = "urban_rural_residents",
) -> RevenuePopulationRatio:
    r"""Compare each province's share of local revenue with its share of the population, in 2013.

    .. math::
        \mathrm{ratio}_i = \frac{R_i / \sum R}{P_i / \sum P}

    Parameters
    ----------
    population : {"urban_rural_residents", "resident_population", "rural_population"}
        The paper says urban and rural residents and does not define them. Those outside the
        employees' pension come nearest to its ratios; all residents are the plain alternative, and
        the rural population is what the caption of its Figure 1 says.

    Returns
    -------
    RevenuePopulationRatio
        A group's ratio is the ratio of the group's shares, not the mean of its provinces.

    Raises
    ------
    UnknownNameError
        If there is no such population.

    Examples
    --------
    >>> ratios = revenue_population_ratio()
    >>> ratios.ratio[["Hebei", "Shandong", "east", "central and west"]].round(2).to_dict()
    {'Hebei': 0.56, 'Shandong': 0.91, 'east': 1.6, 'central and west': 0.66}
    >>> ratios.eastern_below_one, ratios.others_above_one
    (['Hebei', 'Shandong'], ['Inner Mongolia', 'Chongqing'])
    """
    provinces = load_dataset("provinces_2013")
    amounts = with_totals(
        pd.DataFrame(
            {"revenue": provinces["local_revenue"], "residents": population_of(population)}
        ),
        provinces["region"],
    )
    shares = 100 * amounts / amounts.loc[NATIONAL]
    return RevenuePopulationRatio(
        ratio=shares["revenue"] / shares["residents"],
        revenue_share=shares["revenue"].rename(None),
        population_share=shares["residents"].rename(None),
        revenue=amounts["revenue"].rename(None),
        residents=amounts["residents"].rename(None),
        region=provinces["region"],
        badge=weakest_badge(provinces[["local_revenue", population]]),
    )
