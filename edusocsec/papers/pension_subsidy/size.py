"""How much the two factors owe to size: three of the seven indicators count one population.

Residents, the old and the disabled are all many where a province is large; the other four are
amounts per head. Two such blocks come out of the components almost whatever the figures are.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.papers.given import table_with
from edusocsec.papers.pension_subsidy.chain import ECONOMY, INDICATORS
from edusocsec.stats.arguments import whole_number
from edusocsec.stats.components import principal_components
from edusocsec.stats.rotation import varimax

SIZES = [name for name in INDICATORS if name not in ECONOMY]
"""The three indicators that count persons."""

TOTALS = {
    "urban_rural_residents": "resident_population",
    "population_60_plus_2010": "population_2010",
    "unable_to_work_2010": "population_2010",
}
"""The population of which each is a part: both columns of one year."""


def with_shares() -> pd.DataFrame:
    """Return the seven indicators with shares of the population in place of the three counts.

    Examples
    --------
    >>> with_shares().loc["Beijing", SIZES].round(3).to_list()
    [0.38, 0.125, 0.017]
    """
    provinces = load_dataset("provinces_2013")
    data = provinces[INDICATORS].astype(float)
    # The long form of the census is a sample of one tenth, and counts persons.
    ten_thousands = {"unable_to_work_2010": 10 / 10_000}
    for name, whole in TOTALS.items():
        data[name] = provinces[name] * ten_thousands.get(name, 1) / provinces[whole]
    return data


def gathers(data: pd.DataFrame) -> bool:
    """Tell whether two factors gather money on one and people on the other, as in the paper.

    Parameters
    ----------
    data : DataFrame
        The seven columns of :data:`INDICATORS`.

    Raises
    ------
    UnknownNameError
        If a column is missing.

    Examples
    --------
    >>> gathers(load_dataset("provinces_2013")), gathers(with_shares())
    (True, False)
    """
    table = table_with(data, INDICATORS)[INDICATORS]
    main = varimax(principal_components(table, n_components=2)).main_factor
    money, people = (main[names] for names in (ECONOMY, SIZES))
    return bool(money.nunique() == people.nunique() == 1 and money.iloc[0] != people.iloc[0])


def shuffled_sizes(n_draws: int = 100, seed: int = 2013) -> int:
    """Deal the three sizes of a province to another one, and count how often they gather alike.

    Each draw moves the three counts together, so that they belong to no province any more.

    Parameters
    ----------
    n_draws, seed : int

    Returns
    -------
    int
        Draws in which money gathers on one factor and people on the other.

    Raises
    ------
    ArgumentError
        If the number of draws is not a whole number above 0.

    Examples
    --------
    >>> shuffled_sizes(20)
    20
    """
    draws = whole_number(n_draws, "n_draws", 1)
    data = load_dataset("provinces_2013")[INDICATORS].astype(float)
    sizes = data[SIZES].to_numpy()
    random = np.random.default_rng(seed)
    found = 0
    for _draw in range(draws):
        dealt = data.copy()
        dealt[SIZES] = sizes[random.permutation(len(sizes))]
        found += gathers(dealt)
    return found
