"""Replacement rate of the basic pension for the whole country: everybody, townspeople, villagers.

For the provinces the spending of all residents in 2013 was not found. For the whole country it
was, and the paper's national rate can be held against it. What it counts is wider than what the
paper says: consumption in kind is included, such as grain of one's own field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Result, Table
from edusocsec.explain.cells import at
from edusocsec.papers.pension_subsidy.subsidy import RULES_2013, amount_in_yuan
from edusocsec.provenance import weakest_badge
from edusocsec.translation import _

WHO = ("all", "urban", "rural")
"""Rows: everybody, residents of towns, residents of villages."""

YEAR = 2013


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class NationalRate(Result):
    """Basic pension in per cent of the spending on food and clothing in the whole country.

    All Series have the rows :data:`WHO`.

    Attributes
    ----------
    rate : Series
        In per cent.
    food, clothing, spending : Series
        In yuan per person and year, consumption in kind included.
    basic_pension : float
        In yuan a year.
    """

    story: ClassVar[str] = "edusocsec.papers.pension_subsidy.steps.all_residents:tell"

    rate: pd.Series
    food: pd.Series
    clothing: pd.Series
    spending: pd.Series
    basic_pension: float

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Replacement rate of the basic pension, whole country, {year}").format(year=YEAR)

    def table(self) -> pd.DataFrame:
        """Return both kinds of spending and the rate, for everybody, in towns and in villages."""
        columns = [self.food, self.clothing, self.spending, self.rate]
        return pd.concat(columns, axis="columns")

    @property
    def headings(self) -> Headings:
        """Words for the rows and columns of the table."""
        return Headings(
            columns={
                "food": _("food, yuan"),
                "clothing": _("clothing, yuan"),
                "spending": _("both, yuan"),
                "rate": _("rate, per cent"),
            },
            rows={"all": _("all residents"), "urban": _("in towns"), "rural": _("in villages")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """What the pension pays for, everywhere, in towns and in villages."""
        return _(
            "{pension:.0f} yuan pay for {all:.1f} per cent of food and clothing of all residents: "
            "{urban:.1f} per cent in towns, {rural:.1f} per cent in villages."
        ).format(
            pension=self.basic_pension,
            all=self.rate["all"],
            urban=self.rate["urban"],
            rural=self.rate["rural"],
        )


def national_rate(basic_pension: float = RULES_2013.basic_pension) -> NationalRate:
    r"""Compute the replacement rate on the published spending of all residents in 2013.

    .. math::
        \mathrm{rate} = 100 \cdot \frac{660}{\mathrm{food} + \mathrm{clothing}}

    Parameters
    ----------
    basic_pension : float
        In yuan a year: 660 in 2013, 840 from July 2014 on.

    Returns
    -------
    NationalRate

    Raises
    ------
    ArgumentError
        If the pension is not a finite amount above 0.

    Examples
    --------
    >>> national_rate().rate.round(2).to_dict()
    {'all': 12.81, 'urban': 9.26, 'rural': 21.94}
    """
    if not amount_in_yuan(basic_pension, "basic_pension") > 0:
        raise ArgumentError(
            _("A basic pension of {amount} yuan replaces nothing.").format(amount=basic_pension),
            _("Give a positive amount in yuan a year, such as 660."),
        )
    accounts = load_dataset("national_accounts")
    used = [f"{who}_{what}" for what in ("food", "clothing") for who in WHO]
    food, clothing = (
        pd.Series({who: at(accounts, YEAR, f"{who}_{what}") for who in WHO}, name=what)
        for what in ("food", "clothing")
    )
    spending = (food + clothing).rename("spending")
    return NationalRate(
        rate=(100 * basic_pension / spending).rename("rate"),
        food=food,
        clothing=clothing,
        spending=spending,
        basic_pension=float(basic_pension),
        badge=weakest_badge(accounts[used]),
    )
