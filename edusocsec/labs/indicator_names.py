"""Names and units of indicators for the head of a picture."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from edusocsec.datasets import describe_dataset
from edusocsec.translation import _


@dataclass(frozen=True)
class Named:
    """What an indicator is called; the unit is empty where it is not known."""

    title: str
    unit: str


def named(indicator: Hashable) -> Named:
    """Name one of the thesis' indicators, or another column of its panel, or of one's own table.

    Examples
    --------
    >>> named("expenditure_share_of_gdp")
    Named(title='Social security expenditure, share of GDP', unit='per cent')
    >>> named("income")
    Named(title='income', unit='')
    """
    of_the_thesis = {
        "expenditure_per_capita": Named(
            _("Social security expenditure per capita"), _("yuan per person")
        ),
        "expenditure_share_of_budget": Named(
            _("Social security expenditure, share of the budget"), _("per cent")
        ),
        "expenditure_share_of_gdp": Named(
            _("Social security expenditure, share of GDP"), _("per cent")
        ),
    }
    if indicator in of_the_thesis:
        return of_the_thesis[str(indicator)]
    described = describe_dataset("province_panel")
    if indicator in described.index:
        return Named(*described.loc[str(indicator), ["title", "unit"]])
    return Named(str(indicator), "")
