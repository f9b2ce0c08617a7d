"""The two claims of the thesis about inequality between and within the regions.

It claims that the east differs most inside itself (fe-01) and that the within part is the main one
(fe-02).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError
from edusocsec.explain import Heading, Prose, Table
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block
from edusocsec.papers.fiscal_equity.decomposition import (
    FIRST_COMPARABLE_YEAR,
    FIRST_YEAR,
    INDICATORS,
    LAST_YEAR,
    WEIGHTS,
    Weighting,
    decompose,
    indicator_titles,
)
from edusocsec.provenance import Badge, weakest_badge
from edusocsec.stats.arguments import real_number
from edusocsec.stats.decomposition import TheilDecomposition
from edusocsec.stats.extremes import largest_at
from edusocsec.stats.theil import Kind
from edusocsec.translation import _, enumerated


@dataclass(frozen=True, eq=False, repr=False)
class Reproduction(Display):
    """The two claims of the thesis, year by year and indicator by indicator.

    Attributes
    ----------
    decompositions : dict from (indicator, year) to TheilDecomposition
    badge : Badge or None
        Weakest badge of the data.
    """

    decompositions: dict[tuple[str, int], TheilDecomposition]
    badge: Badge | None

    @cached_property
    def most_unequal_region(self) -> pd.DataFrame:
        """For fe-01: the region with the largest index inside; years in rows."""
        return self._by_year(lambda result: str(largest_at(result.groups["index"])))

    @cached_property
    def within_rate(self) -> pd.DataFrame:
        """For fe-02: the within part in per cent of the total; years in rows."""
        return self._by_year(lambda result: result.within_rate)

    def _by_year(self, take: object) -> pd.DataFrame:
        assert callable(take)
        cells = pd.Series({key: take(result) for key, result in self.decompositions.items()})
        return cells.unstack(level=0)[self.indicators].rename_axis("year")

    @property
    def indicators(self) -> list[str]:
        """Indicators that were decomposed."""
        return list(dict.fromkeys(indicator for indicator, _year in self.decompositions))

    @property
    def verdicts(self) -> dict[str, str]:
        """Where each claim holds, for these weights and the years that were decomposed."""
        years = self.within_rate.index
        span = _("{first} to {last}").format(first=years[0], last=years[-1])
        elsewhere = self.most_unequal_region != "east"
        minority = self.within_rate <= 50
        return {
            "fe-01": (
                _("It does not hold everywhere: see {cells}.").format(cells=_cells(elsewhere))
                if elsewhere.to_numpy().any()
                else _("It holds for {span}: the east is the most unequal throughout.").format(
                    span=span
                )
            ),
            "fe-02": (
                _(
                    "It does not hold everywhere: the within part is at most one half in {cells}."
                ).format(cells=_cells(minority))
                if minority.to_numpy().any()
                else _("It holds for {span}: the within part is above one half.").format(span=span)
            ),
        }

    def blocks(self) -> Iterator[Block]:
        """Both claims with their tables and verdicts, and what the data leave open."""
        claims = load_dataset("printed_claims")
        tables = {"fe-01": self.most_unequal_region, "fe-02": self.within_rate}
        for claim, table in tables.items():
            printed = claims.loc[claim]
            yield Heading(f"{claim}: {printed['quantity']}", 2)
            yield Prose(_("Printed: {printed}").format(printed=printed["printed"]))
            yield Table(table.rename(columns=indicator_titles()), places=1)
            yield Prose(self.verdicts[claim], strong=True)
        yield Prose(
            _(
                "The abstract does not say by what it weights the provinces; another weighting "
                "answers otherwise. The thesis covers 2007 to 2017. Provincial expenditure of 2007 "
                "and 2008 was not found, and 2009 includes money that the other years do not."
            )
        )
        if self.badge is not None:
            yield Prose(self.badge.meaning)


def reproduce(
    first_year: int = FIRST_COMPARABLE_YEAR,
    *,
    kind: Kind = "T",
    weighting: Weighting = "natural",
) -> Reproduction:
    """Test both claims for each indicator and year.

    Parameters
    ----------
    first_year : int
        2010, unless the broken year 2009 is wanted too.
    kind : {"T", "L"}
    weighting : {"natural", "provinces"}

    Returns
    -------
    Reproduction

    Raises
    ------
    ArgumentError
        If the first year is not a number, or no provincial expenditure was found for it.

    Examples
    --------
    >>> reproduce().verdicts["fe-01"]
    'It holds for 2010 to 2017: the east is the most unequal throughout.'
    """
    if real_number(first_year, "first_year") not in range(FIRST_YEAR, LAST_YEAR + 1):
        raise ArgumentError(
            _("There is no provincial expenditure of {year}.").format(year=first_year),
            _("Start between {first} and {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
        )
    panel = load_dataset("province_panel")
    decompositions = {
        (indicator, year): decompose(indicator, year, kind=kind, weighting=weighting, panel=panel)
        for indicator in INDICATORS
        for year in range(int(first_year), LAST_YEAR + 1)
    }
    return Reproduction(decompositions, weakest_badge(panel[[*WEIGHTS, *WEIGHTS.values()]]))


def _cells(where: pd.DataFrame) -> str:
    return enumerated(
        _("{indicator} ({years})").format(
            indicator=indicator_titles()[str(indicator)], years=enumerated(column.index[column])
        )
        for indicator, column in where.items()
        if column.any()
    )
