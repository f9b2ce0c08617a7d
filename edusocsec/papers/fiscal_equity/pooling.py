"""Pooling the employees' pension: what it would move if the whole country paid together.

The thesis advises to raise the level at which contributions are pooled. What the provinces pay in
and out was not found, but who pays in and who draws a pension was. So everything here is counted in
pensions: as if each contributor paid the same, and each retiree got the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError
from edusocsec.explain import Headings, Result, Table
from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import real_number
from edusocsec.stats.extremes import descending, largest_at, smallest_at
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIRST_YEAR, LAST_YEAR = 2008, 2016


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Pooling(Result):
    """Who would pay for whose pensions if the employees' pension were pooled nationally.

    All Series have one row for each of the 31 provinces.

    Attributes
    ----------
    year : int
    contributors, retirees : Series
        In 10,000 persons.
    region : Series
    """

    story: ClassVar[str] = "edusocsec.papers.fiscal_equity.steps.pooling:tell"

    year: int
    contributors: pd.Series
    retirees: pd.Series
    region: pd.Series

    @cached_property
    def ratio(self) -> pd.Series:
        """Retirees for each contributor."""
        return (self.retirees / self.contributors).rename("ratio")

    @cached_property
    def national(self) -> float:
        """Retirees for each contributor in the whole country."""
        return float(self.retirees.sum() / self.contributors.sum())

    @cached_property
    def net(self) -> pd.Series:
        """Pensions that others would pay for the province, in 10,000; below zero it pays them."""
        return (self.retirees - self.contributors * self.national).rename("net")

    @cached_property
    def moved(self) -> float:
        """Pensions paid by contributors of another province, in per cent of all."""
        return 100 * float(self.net.clip(lower=0).sum() / self.retirees.sum())

    @property
    def title(self) -> str:
        """What was computed."""
        return _("The employees' pension, pooled nationally, {year}").format(year=self.year)

    def table(self) -> pd.DataFrame:
        """Return the persons, their ratio and the net pensions, by ratio."""
        columns = [self.contributors, self.retirees, self.ratio, self.net]
        shown = pd.concat(columns, axis="columns")
        return shown.iloc[descending(shown["ratio"])]

    @property
    def headings(self) -> Headings:
        """Words for the columns of the table."""
        return Headings(
            columns={
                "contributors": _("pay in, 10,000"),
                "retirees": _("retired, 10,000"),
                "ratio": _("retired per payer"),
                "net": _("paid by others"),
            }
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """How unequal the ratio is, and what pooling would move."""
        spread = _(
            "For each contributor there are {most:.2f} retirees in {high} and {least:.2f} in "
            "{low}, {national:.2f} in the whole country."
        ).format(
            most=self.ratio.max(),
            high=largest_at(self.ratio),
            least=self.ratio.min(),
            low=smallest_at(self.ratio),
            national=self.national,
        )
        moved = _(
            "Pooled nationally, {moved:.1f} per cent of all pensions would be paid by contributors "
            "of another province. Those of {giver} would pay most, and {receiver} would receive "
            "most."
        ).format(moved=self.moved, giver=smallest_at(self.net), receiver=largest_at(self.net))
        return sentences([spread, moved])

    def plot(self, **options: Any) -> Figure:
        """Map of what each province would receive or pay, in per cent of its own pensions."""
        from edusocsec.plots import tile_map

        tiles = load_dataset("provinces_2013")
        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return tile_map(
            100 * self.net / self.retirees,
            tiles[["tile_row", "tile_column"]],
            labels=tiles["abbreviation"],
            scale="signed",
            decimals=0,
            unit=_("paid by others, per cent of the province's pensions"),
            **options,
        )


def pool(year: int = LAST_YEAR) -> Pooling:
    r"""Pool the employees' pension of all provinces, counted in pensions.

    .. math::
        D = \frac{\sum_i R_i}{\sum_i C_i}, \qquad \mathrm{net}_i = R_i - C_i D

    with :math:`R_i` retirees and :math:`C_i` contributors: pooled, the contributors of a province
    pay for :math:`C_i D` pensions, whoever draws them.

    Parameters
    ----------
    year : int
        2008 to 2016.

    Returns
    -------
    Pooling

    Raises
    ------
    ArgumentError
        If the year is not a number.
    UnknownNameError
        If the year lies outside.

    Examples
    --------
    >>> result = pool(2016)
    >>> round(result.national, 3), round(result.moved, 1)
    (0.363, 17.7)
    """
    if real_number(year, "year") not in range(FIRST_YEAR, LAST_YEAR + 1):
        raise UnknownNameError(
            _("There are no contributors and retirees of {year}.").format(year=year),
            _("Choose a year from {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
        )
    panel = load_dataset("province_employee_pension")
    table = panel[panel.index.get_level_values("year") == year].droplevel("year")
    return Pooling(
        year=int(year),
        contributors=table["contributors"],
        retirees=table["retirees"],
        region=table["region"],
        badge=weakest_badge(table[["contributors", "retirees"]]),
    )
