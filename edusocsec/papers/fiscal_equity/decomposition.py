"""Inequality between and within the regions, by three indicators.

The thesis measures three indicators by Theil's index and splits it between and within east, central
and west. Provincial expenditure is found from 2009 on, and 2009 breaks with the years after it (see
the dataset's notes), so the study starts in 2010 unless asked otherwise.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError
from edusocsec.papers.given import table_with
from edusocsec.stats.arguments import one_of
from edusocsec.stats.decomposition import TheilDecomposition, theil_decomposition
from edusocsec.stats.theil import Kind
from edusocsec.translation import _

FIRST_YEAR, FIRST_COMPARABLE_YEAR, LAST_YEAR = 2009, 2010, 2017

WEIGHTS = {
    "expenditure_per_capita": "resident_population",
    "expenditure_share_of_budget": "budget_expenditure",
    "expenditure_share_of_gdp": "gdp",
}
"""The three indicators, each with what it is "per": the weight that belongs to it.

Expenditure per person is weighted by persons, expenditure per yuan of the budget by yuan of the
budget, expenditure per yuan of GDP by yuan of GDP. Amounts then add up to the national amount.
"""

INDICATORS = list(WEIGHTS)


def indicator_titles() -> dict[str, str]:
    """Name the three indicators for a reader.

    Examples
    --------
    >>> indicator_titles()["expenditure_share_of_gdp"]
    'share of GDP'
    """
    return {
        "expenditure_per_capita": _("expenditure per head"),
        "expenditure_share_of_budget": _("share of the budget"),
        "expenditure_share_of_gdp": _("share of GDP"),
    }


Weighting = Literal["natural", "provinces"]


def decompose(
    indicator: str,
    year: int,
    *,
    kind: Kind = "T",
    weighting: Weighting = "natural",
    panel: pd.DataFrame | None = None,
) -> TheilDecomposition:
    """Split the inequality of one indicator in one year between and within the regions.

    Parameters
    ----------
    indicator : str
        One of :data:`INDICATORS`.
    year : int
    kind : {"T", "L"}
    weighting : {"natural", "provinces"}
        By what the indicator is per (see :data:`WEIGHTS`), or every province as one.
    panel : DataFrame, optional
        In the form of the dataset ``province_panel``.

    Returns
    -------
    TheilDecomposition

    Raises
    ------
    UnknownNameError
        If there is no such indicator or year, or the rows of the panel have no years.
    ArgumentError, DataError
        If there is no such weighting, or the panel cannot be decomposed; the message says why.

    Examples
    --------
    >>> result = decompose("expenditure_per_capita", 2013)
    >>> print(result.verdict)
    Of a total of 0.0660, 93.4 per cent lies within the groups and 6.6 per cent between them.
    Inside itself east is the most unequal, with an index of 0.1035.
    """
    one_of(indicator, "indicator", INDICATORS)
    one_of(weighting, "weighting", ("natural", "provinces"))
    given = load_dataset("province_panel") if panel is None else panel
    table = table_with(given, levels=["year"])
    years = table.index.get_level_values("year")
    if year not in years:
        raise UnknownNameError(
            _("The panel has no year {year}.").format(year=year),
            _("Choose a year from {first} to {last}.").format(first=years.min(), last=years.max()),
        )
    return theil_decomposition(
        table[years == year].droplevel("year"),
        value=indicator,
        weight=WEIGHTS[indicator] if weighting == "natural" else None,
        groups="region",
        kind=kind,
    )
