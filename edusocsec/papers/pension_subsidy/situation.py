"""What every policy is computed from: spending, persons and revenue of the provinces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.papers.pension_subsidy.beneficiaries import (
    Disabled,
    Pensioners,
    Population,
    beneficiaries,
)
from edusocsec.papers.pension_subsidy.replacement import ReplacementRate, replacement_rate
from edusocsec.papers.pension_subsidy.subsidy import RULES_2013, SubsidyRules, local_subsidy
from edusocsec.papers.pension_subsidy.totals import NATIONAL, TOTALS


@dataclass(frozen=True, eq=False)
class Situation:
    """What the 31 provinces are like, whatever the policy.

    Attributes
    ----------
    spending : ReplacementRate
        Holds the spending on food and clothing, in yuan per person and year.
    persons : DataFrame
        Beneficiaries in 10,000 persons.
    revenue : Series
        Local fiscal revenue in 100 million yuan.
    region : Series
    rules : SubsidyRules
    """

    spending: ReplacementRate
    persons: pd.DataFrame
    revenue: pd.Series
    region: pd.Series
    rules: SubsidyRules

    @cached_property
    def base(self) -> pd.Series:
        """Spending on food and clothing in each province, in yuan per person and year."""
        return self.spending.spending.drop(TOTALS).rename("base")

    @property
    def national_base(self) -> float:
        """The same of all provinces: their mean, weighted by residents."""
        return float(self.spending.spending[NATIONAL])

    @property
    def pensioners(self) -> pd.Series:
        """Pensioners in 10,000 persons."""
        return self.persons["pensioners"]

    @cached_property
    def other_subsidy(self) -> pd.Series:
        """What provinces pay beside the basic pension, in 100 million yuan."""
        whole_pension_from_centre = local_subsidy(self.persons, 1.0, self.rules)
        return whole_pension_from_centre.sum(axis="columns").rename("other_subsidy")


def situation_2013(
    *,
    population: Population = "urban_rural_residents",
    pensioners: Pensioners = "60_plus_2010",
    disabled: Disabled = "left_out",
    rules: SubsidyRules = RULES_2013,
) -> Situation:
    """Gather what every policy is computed from.

    The spending is that of urban households in 2012, a substitute: the table of all residents was
    not found. Persons are estimates, see :func:`~.beneficiaries.beneficiaries`.

    Parameters
    ----------
    population : {"urban_rural_residents", "resident_population", "rural_population"}
    pensioners : {"60_plus_2010", "65_plus_2010", "65_plus_2013"}
    disabled : {"left_out", "unable_to_work_2010"}
    rules : SubsidyRules

    Returns
    -------
    Situation

    Raises
    ------
    UnknownNameError
        If there is no such count of persons.

    Examples
    --------
    >>> here = situation_2013()
    >>> round(here.national_base), round(here.base["Shanghai"])
    (7641, 11767)
    """
    provinces = load_dataset("provinces_2013")
    return Situation(
        spending=replacement_rate(rules.basic_pension),
        persons=beneficiaries(population=population, pensioners=pensioners, disabled=disabled),
        revenue=provinces["local_revenue"],
        region=provinces["region"],
        rules=rules,
    )
