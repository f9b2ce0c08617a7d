"""The burden of the residents' pension: local subsidy in per cent of local fiscal revenue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Result
from edusocsec.papers.pension_subsidy.beneficiaries import (
    Disabled,
    Pensioners,
    Population,
    age_shares,
    population_of,
)
from edusocsec.papers.pension_subsidy.subsidy import (
    ACTUAL_POLICY,
    RULES_2013,
    CentralShare,
    SubsidyRules,
    central_shares,
    local_subsidy,
)
from edusocsec.papers.pension_subsidy.totals import (
    CENTRAL_WEST,
    EAST,
    NATIONAL,
    TOTALS,
    named,
    with_totals,
)
from edusocsec.provenance import weakest_badge
from edusocsec.stats.extremes import descending, largest_at
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Burden(Result):
    """Local subsidy to the residents' pension in per cent of local fiscal revenue.

    All Series and tables have 34 rows: 31 provinces, ``"east"``, ``"central and west"`` and
    ``"national"``; those three are ratios of sums.

    Attributes
    ----------
    burden : Series
        In per cent.
    subsidy, revenue : Series
        In 100 million yuan.
    terms : DataFrame
        The subsidy term by term, in 100 million yuan, see :func:`local_subsidy`.
    persons : DataFrame
        In 10,000 persons.
    residents : Series
        The population of which the persons are a part, in 10,000.
    age_shares : DataFrame
        Proportions of the 31 provinces, see :func:`~.beneficiaries.age_shares`.
    central_share : Series
        What part of the basic pension the centre pays in each of the 31 provinces.
    region : Series
        Region of the 31 provinces.
    """

    story: ClassVar[str] = "edusocsec.papers.pension_subsidy.steps.burden:tell"

    burden: pd.Series
    subsidy: pd.Series
    revenue: pd.Series
    terms: pd.DataFrame
    persons: pd.DataFrame
    residents: pd.Series
    age_shares: pd.DataFrame
    central_share: pd.Series
    region: pd.Series
    pensioners: Pensioners
    rules: SubsidyRules

    @property
    def by_province(self) -> pd.Series:
        """The burden of the 31 provinces, in per cent."""
        return self.burden.drop(TOTALS)

    @property
    def eastern_above_national(self) -> list[str]:
        """Eastern provinces whose burden is above the national one, the heaviest first."""
        east = self.by_province[self.region == EAST]
        heavy = east[east > self.burden[NATIONAL]]
        return named(heavy)

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Local burden of the residents' pension, 100 million yuan and per cent of revenue")

    def table(self) -> pd.DataFrame:
        """Return the terms, the subsidy, the revenue and the burden; groups first."""
        shown = self.terms.assign(subsidy=self.subsidy, revenue=self.revenue, burden=self.burden)
        provinces = self.by_province.index[descending(self.by_province)]
        return shown.loc[[NATIONAL, EAST, CENTRAL_WEST, *provinces]]

    @property
    def headings(self) -> Headings:
        """What the columns of the table are called."""
        return Headings(
            columns={
                "contribution": _("contribution subsidy"),
                "disability": _("premium of the disabled"),
                "basic_pension": _("basic pension"),
                "subsidy": _("subsidy"),
                "revenue": _("revenue"),
                "burden": _("per cent"),
            }
        )

    @property
    def verdict(self) -> str:
        """How heavy the burden is in both groups, where it is heaviest, what is left out."""
        groups = _(
            "The pension takes {east:.3f} per cent of local revenue in the east and {rest:.3f} per "
            "cent in the central and western provinces."
        ).format(east=self.burden[EAST], rest=self.burden[CENTRAL_WEST])
        heaviest = _("It weighs most on {province}, with {burden:.3f} per cent.").format(
            province=largest_at(self.by_province),
            burden=self.by_province.max(),
        )
        texts = [groups, heaviest]
        if "disability" not in self.terms:
            texts.append(_("The premium of the severely disabled is left out: no count was found."))
        return sentences(texts)

    def plot(self, **options: Any) -> Figure:
        """Map of the burden."""
        from edusocsec.plots import tile_map

        provinces = load_dataset("provinces_2013")
        options.setdefault("title", _("Local burden of the residents' pension"))
        options.setdefault("caption", self.verdict)
        options.setdefault("unit", _("per cent of local revenue"))
        options.setdefault("labels", provinces["abbreviation"])
        return tile_map(self.by_province, provinces, scale="ordered", decimals=2, **options)


def burden(
    central_share: CentralShare = ACTUAL_POLICY,
    *,
    population: Population = "urban_rural_residents",
    pensioners: Pensioners = "60_plus_2010",
    disabled: Disabled = "left_out",
    rules: SubsidyRules = RULES_2013,
) -> Burden:
    r"""Compute the local burden of the residents' pension in 2013.

    .. math::
        \mathrm{burden} = 100 \cdot \frac{30 \, P_{16\text{-}59} + 100 \, D_{16\text{-}59}
        + 660 \, (1 - c) \, P_{60+}}{\mathrm{revenue}}

    Parameters
    ----------
    central_share : float or mapping
        What part ``c`` of the basic pension the centre pays, from 0 to 1: one number for all, or
        a number for each region or province, where a province goes before its region.
    population : {"urban_rural_residents", "resident_population", "rural_population"}
    pensioners : {"60_plus_2010", "65_plus_2010", "65_plus_2013"}
        The rule says 60 and over. The printed burdens fit 65 and over better, a hypothesis that
        was found after several tries.
    disabled : {"left_out", "unable_to_work_2010"}
    rules : SubsidyRules

    Returns
    -------
    Burden

    Raises
    ------
    UnknownNameError
        If a share is given for something that is neither a region nor a province, if a province
        has none, or if there is no such count of persons.
    ArgumentError
        If a share does not lie between 0 and 1.

    Examples
    --------
    >>> burden().burden[["Hebei", "Chongqing", "national"]].round(3).to_dict()
    {'Hebei': 1.702, 'Chongqing': 0.249, 'national': 0.547}
    >>> counterfactual = burden(0.5, pensioners="65_plus_2013")
    >>> print(round(counterfactual.burden["central and west"], 2))
    1.18
    """
    provinces = load_dataset("provinces_2013")
    region = provinces["region"]
    central = central_shares(central_share, region)
    shares = age_shares(pensioners, disabled)
    residents = population_of(population)
    persons = shares.mul(residents, axis="index")
    terms = with_totals(local_subsidy(persons, central, rules), region)
    subsidy = terms.sum(axis="columns", skipna=False)
    others = with_totals(
        pd.DataFrame({"revenue": provinces["local_revenue"], "residents": residents}), region
    )
    return Burden(
        burden=100 * subsidy / others["revenue"],
        subsidy=subsidy,
        revenue=others["revenue"].rename(None),
        terms=terms,
        persons=with_totals(persons, region),
        residents=others["residents"].rename(None),
        age_shares=shares,
        central_share=central,
        region=region,
        pensioners=pensioners,
        rules=rules,
        badge=weakest_badge(provinces[["local_revenue", population, "population_16_59_2010"]]),
    )
