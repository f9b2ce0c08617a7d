"""Whom a transfer formula counts: residents, those who moved in, and those who lag behind.

The thesis asks for a standardized formula with a weight for migrants and for economic and social
development, and its abstract gives no numbers. The weights here are ours, to be tried.
"""

from __future__ import annotations

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError
from edusocsec.stats.arguments import real_number
from edusocsec.translation import _


def net_migration() -> pd.Series:
    """Return residents minus registered persons, as a part of the residents, at the census of 2010.

    Examples
    --------
    >>> net_migration()[["Shanghai", "Beijing", "Guangdong", "Anhui", "Guizhou"]].round(2).to_list()
    [0.38, 0.36, 0.18, -0.15, -0.2]
    """
    provinces = load_dataset("provinces_2013")
    residents = provinces["population_2010"]
    moved: pd.Series = (residents - provinces["registered_population_2010"]) / residents
    return moved.rename("net_migration")


def count_need(table: pd.DataFrame, migrants: float = 0, development: float = 0) -> pd.DataFrame:
    r"""Count the persons by whom a formula measures need.

    .. math:: w_i = n_i \, (1 + a \, h_i) \left(\frac{g}{g_i}\right)^d

    with :math:`n_i` residents, :math:`h_i` net migrants per resident and :math:`g_i` GDP per head.

    Parameters
    ----------
    table : DataFrame
        One year of the dataset ``province_panel``.
    migrants : float, -1 to 2
        Weight a of a migrant: at 0 everybody counts where he or she lives, at -1 where the
        household is registered; above 0 a migrant counts more than another resident.
    development : float, 0 to 2
        Exponent d: at 0 development plays no part; at 1 a resident counts twice where the GDP per
        head is half of the national one.

    Returns
    -------
    DataFrame
        Columns ``net_migration``, ``gdp_per_head`` (in units of the national one) and
        ``counted`` (10,000 persons).

    Raises
    ------
    ArgumentError
        If a weight is not a number, or lies outside.
    """
    for name, weight, least in (("migrants", migrants, -1), ("development", development, 0)):
        if not least <= real_number(weight, name) <= 2:
            raise ArgumentError(
                _("A weight of {weight} for {name} is out of bounds.").format(
                    weight=weight, name=name
                ),
                _("Give a number from {least} to 2.").format(least=least),
            )
    residents, gdp = table["resident_population"], table["gdp"]
    moved = net_migration().reindex(table.index)
    relative = gdp / residents / (gdp.sum() / residents.sum())
    return pd.DataFrame(
        {
            "net_migration": moved,
            "gdp_per_head": relative,
            "counted": residents * (1 + migrants * moved) * relative**-development,
        }
    )
