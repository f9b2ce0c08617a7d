"""The 9.1 times of section 4.2: one number from two ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.printed import printed_number
from edusocsec.provenance import Badge
from edusocsec.translation import _, enumerated

HIGHER = (830.0, 1100.0)
"""Old-age payment standard of Beijing and Shanghai as section 4.2 prints it, in yuan."""
LOWER = (103.0, 110.0)
"""The same of Sichuan, Henan and Jiangxi."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class RangeRatio(Result):
    """How many times as high one range is as another: every way to put it into one number.

    Attributes
    ----------
    ranges : DataFrame
        Yuan: rows ``higher`` and ``lower``, columns ``low_end`` and ``high_end``.
    midpoints : Series
        Yuan: of the higher and of the lower range.
    ratios : Series
        One ratio for each way, by name.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.standards:tell"

    ranges: pd.DataFrame
    midpoints: pd.Series
    ratios: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return _("One ratio from two ranges")

    @property
    def agreeing(self) -> list[str]:
        """Ways whose ratio rounds to the printed number (cp-05)."""
        printed = printed_number("cp-05")
        return [str(way) for way, ratio in self.ratios.items() if printed.rounds_from(ratio)]

    def table(self) -> pd.DataFrame:
        """Return every ratio, and whether it rounds to the printed one."""
        agreeing = self.ratios.index.isin(self.agreeing)
        return pd.DataFrame({"ratio": self.ratios, "agrees": agreeing})

    @property
    def headings(self) -> Headings:
        """What the ways, the ranges and their ends are called."""
        return Headings(
            columns={
                "ratio": _("ratio"),
                "agrees": _("rounds to {printed}").format(printed=printed_number("cp-05").text),
                "midpoint": _("midpoint"),
                "low_end": _("low end"),
                "high_end": _("high end"),
            },
            rows={
                "higher": _("higher"),
                "lower": _("lower"),
                "low_by_low": _("low end by low end"),
                "high_by_high": _("high end by high end"),
                "midpoint_by_midpoint": _("midpoint by midpoint"),
                "low_by_high": _("smallest possible: low end by high end"),
                "high_by_low": _("largest possible: high end by low end"),
            },
        )

    def _table_block(self) -> Table:
        shown = self.table().replace({"agrees": {True: _("yes"), False: _("no")}})
        return Table(shown, places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """How far the ratios reach, and which gives the printed one."""
        return _(
            "The ratio may be anything from {least:.2f} to {most:.2f}. The printed {printed} comes "
            "from: {ways}."
        ).format(
            least=self.ratios.min(),
            most=self.ratios.max(),
            printed=printed_number("cp-05").text,
            ways=enumerated(self.headings.rows[way] for way in self.agreeing) or _("none of these"),
        )


def payment_gap(
    higher: tuple[float, float] = HIGHER, lower: tuple[float, float] = LOWER
) -> RangeRatio:
    """Compare two ranges by their ends, by their midpoints, and at their extremes.

    Parameters
    ----------
    higher, lower : tuple of float
        Low end and high end, in the same unit.

    Returns
    -------
    RangeRatio

    Raises
    ------
    ArgumentError
        If an end is not positive, or a low end is above its high end.

    Examples
    --------
    >>> payment_gap().ratios.round(2).to_list()
    [8.06, 10.0, 9.06, 7.55, 10.68]
    >>> payment_gap().agreeing
    ['midpoint_by_midpoint']
    """
    (low, high), (other_low, other_high) = higher, lower
    if not (0 < other_low <= other_high and 0 < low <= high):
        raise ArgumentError(
            _("{higher} and {lower} are not two ranges of positive amounts.").format(
                higher=higher, lower=lower
            ),
            _("Give the low end first, then the high end, both above zero."),
        )
    ranges = pd.DataFrame(
        [higher, lower],
        index=["higher", "lower"],
        columns=["low_end", "high_end"],
        dtype=float,
    )
    midpoints = ranges.mean(axis="columns").rename("midpoint")
    ratios = {
        "low_by_low": low / other_low,
        "high_by_high": high / other_high,
        "midpoint_by_midpoint": midpoints.iloc[0] / midpoints.iloc[1],
        "low_by_high": low / other_high,
        "high_by_low": high / other_low,
    }
    return RangeRatio(
        ranges=ranges,
        midpoints=midpoints,
        ratios=pd.Series(ratios, name="ratio"),
        badge=Badge.PUBLISHED,
    )
