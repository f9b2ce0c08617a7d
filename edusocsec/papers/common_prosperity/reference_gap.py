"""The gap between a share and its reference, and whether it narrows, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.errors import (
    ArgumentError,
    DataError,
    MissingValuesError,
    TooFewRowsError,
    listed,
)
from edusocsec.explain import Headings, Result, Table
from edusocsec.provenance import weakest_badge
from edusocsec.translation import _, enumerated, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Gap(Result):
    """How far a share lies below a reference, year by year.

    Attributes
    ----------
    own, reference : Series
        Both in per cent of GDP, by year.
    points : Series
        Reference minus own, in percentage points.
    ratio : Series
        Own in per cent of the reference.
    change : Series
        Change of the gap since the year before it in the table, in percentage points.
    change_per_year : Series
        The same for each calendar year in between.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.reference_gap:tell"

    own: pd.Series
    reference: pd.Series
    points: pd.Series
    ratio: pd.Series
    change: pd.Series
    change_per_year: pd.Series

    @property
    def below_every_year(self) -> bool:
        """Whether the own share is below the reference in every year."""
        return bool((self.points > 0).all())

    @property
    def narrower_every_time(self) -> bool:
        """Whether the gap is smaller than in the year before it, every time."""
        return bool((self.change < 0).all())

    @property
    def title(self) -> str:
        """What was computed."""
        return _("{own} below {reference}").format(own=self.own.name, reference=self.reference.name)

    def table(self) -> pd.DataFrame:
        """Return both shares and the gap, by year."""
        ours = {
            "points": self.points,
            "ratio": self.ratio,
            "change": self.change,
            "change_per_year": self.change_per_year,
        }
        # The two shares may have any name, also one of ours.
        return pd.concat([self.own, self.reference, pd.DataFrame(ours)], axis="columns")

    @property
    def headings(self) -> Headings:
        """What our columns of the table are called."""
        return Headings(
            columns={
                "points": _("gap"),
                "ratio": _("per cent of reference"),
                "change": _("change"),
                "change_per_year": _("change per year"),
            }
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """Whether it is below, and whether the gap narrows every time."""
        first, last = self.points.index[[0, -1]]
        span = _("The gap goes from {first:.2f} to {last:.2f} percentage points.").format(
            first=self.points[first], last=self.points[last]
        )
        wider = self.change.index[self.change >= 0]
        narrower = (
            _("It is narrower each time.")
            if self.narrower_every_time
            else _("It is not narrower in {years}.").format(years=enumerated(wider))
        )
        above = self.points.index[self.points <= 0]
        below = (
            _("{own} is below in every year.").format(own=self.own.name)
            if self.below_every_year
            else _("{own} is not below in {years}.").format(
                own=self.own.name, years=enumerated(above)
            )
        )
        return sentences([below, span, narrower])

    def plot(self, **options: Any) -> Figure:
        """Both shares as lines over the years."""
        from edusocsec.plots import lines

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        options.setdefault("axis_title", _("per cent of GDP"))
        return lines(pd.concat([self.own, self.reference], axis="columns"), **options)


def gap(own: pd.Series, reference: pd.Series) -> Gap:
    r"""Measure how far a share lies below a reference, and whether the gap narrows.

    .. math::
        g_t = r_t - x_t, \quad q_t = 100 \, x_t / r_t, \quad
        \Delta g_t = g_t - g_s, \quad \Delta g_t / (t - s)

    where s is the year before t in the table, which may lie several years earlier.

    Parameters
    ----------
    own, reference : Series
        Per cent, with years as index. Years that only one of them has are left out.

    Returns
    -------
    Gap

    Raises
    ------
    MissingValuesError
        If a value of a common year is missing.
    TooFewRowsError
        If they have fewer than two years in common.
    ArgumentError
        If both have the same name.
    DataError
        If a reference is not above zero.

    Examples
    --------
    >>> from edusocsec.papers.common_prosperity.levels import table_1
    >>> table = table_1()
    >>> print(gap(table["China"], table["OECD mean"]).verdict)
    China is below in every year. The gap goes from 14.67 to 9.46 percentage points. It is narrower
    each time.
    """
    both = pd.concat([own, reference], axis="columns", join="inner").sort_index()
    if len(both) < 2:
        raise TooFewRowsError(
            _("{own} and {reference} have too few years in common: {count}.").format(
                own=own.name, reference=reference.name, count=len(both)
            ),
            _("Give two columns of the same table, with years as its index."),
        )
    incomplete = both.index[both.isna().any(axis="columns")]
    if len(incomplete):
        raise MissingValuesError(
            _("A value is missing in {years}.").format(years=listed(incomplete)),
            _("Leave these years out with `dropna()`."),
        )
    own, reference = both.iloc[:, 0], both.iloc[:, 1]
    if own.name == reference.name:
        raise ArgumentError(
            _("Both columns are called {name}.").format(name=own.name),
            _("Give each a name of its own with `rename`."),
        )
    if (reference <= 0).any():
        raise DataError(
            _("{reference} is not above zero in {years}.").format(
                reference=reference.name, years=listed(both.index[reference <= 0])
            ),
            _("Nothing can be a percentage of it. Leave these years out."),
        )
    points = reference - own
    change = points.diff().iloc[1:]
    return Gap(
        own=own,
        reference=reference,
        points=points,
        ratio=100 * own / reference,
        change=change,
        change_per_year=change / both.index.to_series().diff().iloc[1:],
        badge=weakest_badge(both),
    )
