"""Three theories of fairness beside the figures: the sum, the worst-off, and need.

The thesis names welfare economics (the sum of what everybody's part is worth), Rawls (the worst-off
come first) and Marx (what is deducted before anything is distributed, and then need). In Atkinson's
family every finite aversion is such a sum: at 0 of the yuan themselves, above it of utilities in
which, as Pigou argued, one more yuan does less good to the rich. The far end is Rawls', by analogy:
he speaks of persons and primary goods, here are provinces and a budget line. :func:`judge` walks
from one end to the other. Need is not measured in these figures; :func:`per_older_resident` is one
proxy for it.
"""

from __future__ import annotations

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, choose_from
from edusocsec.papers.fiscal_equity.decomposition import (
    FIRST_COMPARABLE_YEAR,
    LAST_YEAR,
)
from edusocsec.papers.fiscal_equity.judgement import equivalents as equivalents
from edusocsec.papers.fiscal_equity.judgement import indices as indices
from edusocsec.papers.fiscal_equity.judgement import judge as judge
from edusocsec.provenance import Badge, with_badges
from edusocsec.stats.arguments import real_number
from edusocsec.stats.distribution import Distribution, distribution
from edusocsec.translation import _


def year_of_panel(year: int) -> pd.DataFrame:
    """Return the provinces of one comparable year, 2010 to 2017.

    Raises
    ------
    ArgumentError
        If the year is not a number.
    UnknownNameError
        If the year lies outside.
    """
    if real_number(year, "year") not in range(FIRST_COMPARABLE_YEAR, LAST_YEAR + 1):
        raise UnknownNameError(
            _("There are no comparable figures of {year}.").format(year=year),
            _("Choose a year from {first} to {last}.").format(
                first=FIRST_COMPARABLE_YEAR, last=LAST_YEAR
            ),
        )
    panel = load_dataset("province_panel")
    return panel[panel.index.get_level_values("year") == year].droplevel("year")


def per_head(year: int, region: str | None = None) -> Distribution:
    """Return the expenditure per head (yuan) of the provinces, weighted by their residents.

    Parameters
    ----------
    year : int
        2010 to 2017.
    region : {"east", "central", "west"}, optional
        All provinces unless given.

    Raises
    ------
    UnknownNameError
        If there is no such year or region.

    Examples
    --------
    >>> round(per_head(2017).mean), round(per_head(2017, "east").mean)
    (1701, 1665)
    """
    table = year_of_panel(year)
    if region is not None:
        if region not in set(table["region"]):
            raise UnknownNameError(
                _("There is no region '{region}'.").format(region=region),
                choose_from(region, table["region"].unique()),
            )
        table = table[table["region"] == region]
    return distribution(table["expenditure_per_capita"], table["resident_population"])


def per_older_resident() -> Distribution:
    """Return the expenditure per resident aged 65 and over (yuan) of 2013, weighted by them.

    A proxy of need: the residents of that age are estimated from a sample of about 0.8 per mille,
    and age is one need among many (see the dataset's notes).

    Examples
    --------
    >>> per_older_resident().badge.value
    'reconstructed'
    """
    older = load_dataset("provinces_2013")["population_65_plus_2013"]
    spent = year_of_panel(2013)["social_security_expenditure"]
    table = pd.DataFrame({"expenditure_per_older_resident": 1e4 * spent / older})
    badged = with_badges(table, {"expenditure_per_older_resident": Badge.RECONSTRUCTED})
    return distribution(badged["expenditure_per_older_resident"], older)
