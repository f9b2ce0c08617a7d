"""Replacement rate: how much of the spending on food and clothing the basic pension pays for.

The paper divides 660 yuan by the cash consumption on food and clothing per head of all residents
in 2013. That table was not found; the urban households of 2012 stand in. Townspeople spend more,
so every rate here comes out lower than the printed one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Result
from edusocsec.papers.pension_subsidy.subsidy import RULES_2013, amount_in_yuan
from edusocsec.papers.pension_subsidy.totals import (
    CENTRAL_WEST,
    EAST,
    NATIONAL,
    TOTALS,
    with_totals,
)
from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import one_of
from edusocsec.stats.extremes import descending, largest_at, smallest_at
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Weighting = Literal["residents", "provinces"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ReplacementRate(Result):
    """Basic pension in per cent of the spending on food and clothing.

    All Series have 34 rows: 31 provinces, ``"east"``, ``"central and west"`` and ``"national"``.

    Attributes
    ----------
    rate : Series
        In per cent.
    food, clothing, spending : Series
        Cash spending of urban households in 2012, and the sum of both, in yuan per person and
        year. A group's spending is the weighted mean of its provinces.
    weights : Series
        Weights of the 31 provinces.
    region : Series
        Region of the 31 provinces.
    basic_pension : float
        In yuan a year.
    """

    story: ClassVar[str] = "edusocsec.papers.pension_subsidy.steps.replacement:tell"

    rate: pd.Series
    food: pd.Series
    clothing: pd.Series
    spending: pd.Series
    weights: pd.Series
    region: pd.Series
    basic_pension: float

    @property
    def by_province(self) -> pd.Series:
        """The rate of the 31 provinces, in per cent."""
        return self.rate.drop(TOTALS)

    @property
    def equal_standard(self) -> pd.Series:
        """Pension that would buy in each province what it buys on the national mean, in yuan."""
        relative: pd.Series = self.spending / self.spending[NATIONAL]
        return self.basic_pension * relative

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Replacement rate of the basic pension")

    def table(self) -> pd.DataFrame:
        """Return both kinds of spending and the rate, the groups first, then by rate."""
        shown = pd.DataFrame(
            {
                "food": self.food,
                "clothing": self.clothing,
                "spending": self.spending,
                "rate": self.rate,
            }
        )
        provinces = self.by_province.index[descending(self.by_province)]
        return shown.loc[[NATIONAL, EAST, CENTRAL_WEST, *provinces]]

    @property
    def headings(self) -> Headings:
        """What the columns of the table are called."""
        return Headings(
            columns={
                "food": _("food, yuan"),
                "clothing": _("clothing, yuan"),
                "spending": _("both, yuan"),
                "rate": _("rate, per cent"),
            }
        )

    @property
    def verdict(self) -> str:
        """Where the same amount buys most and least."""
        rates = self.by_province
        span = _(
            "The same {pension:.0f} yuan pay for {high:.1f} per cent of food and clothing in "
            "{highest}, and for {low:.1f} per cent in {lowest}."
        ).format(
            pension=self.basic_pension,
            high=rates.max(),
            highest=largest_at(rates),
            low=rates.min(),
            lowest=smallest_at(rates),
        )
        source = _("The spending is that of urban households in 2012.")
        return sentences([span, source])

    def plot(self, **options: Any) -> Figure:
        """Map of the rate."""
        from edusocsec.plots import tile_map

        provinces = load_dataset("provinces_2013")
        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        options.setdefault("unit", _("per cent of food and clothing"))
        options.setdefault("labels", provinces["abbreviation"])
        return tile_map(self.by_province, provinces, scale="ordered", decimals=1, **options)


def replacement_rate(
    basic_pension: float = RULES_2013.basic_pension, *, weighting: Weighting = "residents"
) -> ReplacementRate:
    r"""Compute the replacement rate of the basic pension, on the nearest official spending.

    .. math::
        \mathrm{rate} = 100 \cdot \frac{660}{\mathrm{food} + \mathrm{clothing}}

    Parameters
    ----------
    basic_pension : float
        In yuan a year: 660 in 2013, 840 from July 2014 on.
    weighting : {"residents", "provinces"}
        Whether a group's spending weighs its provinces by their residents or all alike. The
        paper does not say what it did.

    Returns
    -------
    ReplacementRate
        A group's rate is 660 divided by the group's spending, not the mean of the rates.

    Raises
    ------
    ArgumentError
        If the pension is not a finite amount above 0.
    UnknownNameError
        If there is no such weighting.

    Examples
    --------
    >>> replacement_rate().rate[["Shanghai", "Hebei", "national"]].round(2).to_dict()
    {'Shanghai': 5.61, 'Hebei': 11.47, 'national': 8.64}
    """
    if not amount_in_yuan(basic_pension, "basic_pension") > 0:
        raise ArgumentError(
            _("A basic pension of {amount} yuan replaces nothing.").format(amount=basic_pension),
            _("Give a positive amount in yuan a year, such as 660."),
        )
    one_of(weighting, "weighting", ("residents", "provinces"))
    provinces = load_dataset("provinces_2013")
    residents = provinces["resident_population"].astype(float)
    weights = residents if weighting == "residents" else residents.mul(0).add(1)
    per_head = provinces[["urban_food_2012", "urban_clothing_2012"]]
    sums = with_totals(
        per_head.mul(weights, axis="index").assign(weight=weights), provinces["region"]
    )
    food, clothing = (sums[column] / sums["weight"] for column in per_head)
    spending = food + clothing
    return ReplacementRate(
        rate=100 * basic_pension / spending,
        food=food,
        clothing=clothing,
        spending=spending,
        weights=weights,
        region=provinces["region"],
        basic_pension=basic_pension,
        badge=weakest_badge(per_head),
    )
