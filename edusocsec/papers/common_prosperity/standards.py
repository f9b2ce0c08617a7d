"""The 9.1 times of section 4.2: one number from two ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Result, Table
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
        Yuan: rows ``higher`` and ``lower``, columns ``low end`` and ``high end``.
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
        agreeing = self.agreeing
        rounds = [_("yes") if way in agreeing else _("no") for way in self.ratios.index]
        heading = _("rounds to {printed}").format(printed=printed_number("cp-05").text)
        return pd.DataFrame({_("ratio"): self.ratios, heading: rounds})

    def _table_block(self) -> Table:
        return Table(self.table(), places=2)

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
            ways=enumerated(self.agreeing) or _("none of these"),
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
    ['midpoint by midpoint']
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
        index=[_("higher"), _("lower")],
        columns=[_("low end"), _("high end")],
        dtype=float,
    )
    midpoints = ranges.mean(axis="columns").rename(_("midpoint"))
    ratios = {
        _("low end by low end"): low / other_low,
        _("high end by high end"): high / other_high,
        _("midpoint by midpoint"): midpoints.iloc[0] / midpoints.iloc[1],
        _("smallest possible: low end by high end"): low / other_high,
        _("largest possible: high end by low end"): high / other_low,
    }
    return RangeRatio(
        ranges=ranges,
        midpoints=midpoints,
        ratios=pd.Series(ratios, name=_("ratio")),
        badge=Badge.PUBLISHED,
    )
