"""Who is subsidized: persons of working age, the severely disabled, and pensioners.

The paper counts them among the urban and rural residents of 2013; our copy of its text lacks the
tables that would hold the counts, and no such count by age was found. So the residents are
multiplied by the share of an age in the whole population, and each share names its source. That
takes those insured as employees to be as old as everybody else, which they are not: every person
counted here is an estimate.
"""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.stats.arguments import one_of
from edusocsec.translation import _

Population = Literal["urban_rural_residents", "resident_population", "rural_population"]
Pensioners = Literal["60_plus_2010", "65_plus_2010", "65_plus_2013"]
Disabled = Literal["left_out", "unable_to_work_2010"]

POPULATION_OF = {
    "60_plus_2010": "population_2010",
    "65_plus_2010": "population_2010",
    "65_plus_2013": "resident_population",
}
"""The population of which each count of the aged is a share: both columns of one year."""


def pensioners_title(pensioners: Pensioners) -> str:
    """Tell a count of the aged in words."""
    return {
        "60_plus_2010": _("60 and over (census of 2010)"),
        "65_plus_2010": _("65 and over (census of 2010)"),
        "65_plus_2013": _("65 and over (survey of 2013)"),
    }[pensioners]


def population_of(population: Population) -> pd.Series:
    """Return each province's population under a definition, in 10,000 persons.

    The paper does not define its urban and rural residents. ``"urban_rural_residents"``, those
    outside the employees' pension, comes nearest to its printed ratios. The caption of its Figure 1
    says rural population instead.

    Raises
    ------
    UnknownNameError
        If there is no such definition.
    """
    one_of(population, "population", get_args(Population))
    return load_dataset("provinces_2013")[population]


def age_shares(
    pensioners: Pensioners = "60_plus_2010", disabled: Disabled = "left_out"
) -> pd.DataFrame:
    """Return the share of each kind of beneficiary in the whole population of each province.

    Parameters
    ----------
    pensioners : {"60_plus_2010", "65_plus_2010", "65_plus_2013"}
        The rule says 60 and over; the printed burdens fit 65 and over better.
    disabled : {"left_out", "unable_to_work_2010"}
        No provincial count of the severely disabled was found. The census of 2010 counts, in a
        sample of one tenth, those who do not work because they cannot: another definition, of
        all ages from 16 on, and so a large number rather than a good one.

    Returns
    -------
    DataFrame
        Columns ``aged_16_59``, ``disabled`` (unless left out) and ``pensioners``, as proportions.

    Raises
    ------
    UnknownNameError
        If there is no such count.
    """
    one_of(pensioners, "pensioners", get_args(Pensioners))
    one_of(disabled, "disabled", get_args(Disabled))
    provinces = load_dataset("provinces_2013")
    census = provinces["population_2010"]
    shares = {"aged_16_59": provinces["population_16_59_2010"] / census}
    if disabled == "unable_to_work_2010":
        shares["disabled"] = 10 * provinces["unable_to_work_2010"] / 10_000 / census
    aged, population = provinces[f"population_{pensioners}"], provinces[POPULATION_OF[pensioners]]
    return pd.DataFrame({**shares, "pensioners": aged / population})


def beneficiaries(
    *,
    population: Population = "urban_rural_residents",
    pensioners: Pensioners = "60_plus_2010",
    disabled: Disabled = "left_out",
) -> pd.DataFrame:
    """Estimate how many persons each part of the subsidy is paid for.

    Returns
    -------
    DataFrame, one row for each of the 31 provinces
        Columns as in :func:`age_shares`, in 10,000 persons.

    Raises
    ------
    UnknownNameError
        If there is no such count.

    Examples
    --------
    >>> beneficiaries().loc["Hebei"].round(1).to_dict()
    {'aged_16_59': 4241.7, 'pensioners': 798.1}
    """
    shares = age_shares(pensioners, disabled)
    return shares.mul(population_of(population), axis="index")
