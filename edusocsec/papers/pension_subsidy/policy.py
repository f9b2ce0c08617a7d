"""A way to pay the basic pension, and what it does to pensioners, provinces and the centre."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.pension_subsidy.province_map import province_map
from edusocsec.papers.pension_subsidy.situation import Situation, situation_2013
from edusocsec.papers.pension_subsidy.subsidy import (
    ACTUAL_POLICY,
    CentralShare,
    central_shares,
    local_subsidy,
)
from edusocsec.provenance import Badge
from edusocsec.stats.extremes import largest_at
from edusocsec.stats.theil import Theil, theil
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Policy(Result):
    """Who pays how much of the basic pension.

    All Series have one row for each of the 31 provinces.

    Attributes
    ----------
    situation : Situation
    from_centre, from_province : Series
        What each pensioner gets from either, in yuan a year.
    badge : Badge
        Reconstructed, because the persons are estimates.
    """

    situation: Situation
    from_centre: pd.Series
    from_province: pd.Series
    badge: Badge | None = Badge.RECONSTRUCTED

    @cached_property
    def pension(self) -> pd.Series:
        """What each pensioner gets, in yuan a year."""
        return (self.from_centre + self.from_province).rename("pension")

    @cached_property
    def payments(self) -> pd.DataFrame:
        """What the ``centre`` and the ``province`` pay for the pension, in 100 million yuan."""
        per_head = pd.DataFrame({"centre": self.from_centre, "province": self.from_province})
        return per_head.mul(self.situation.pensioners, axis="index") / 10_000

    @property
    def central_budget(self) -> float:
        """What the centre pays in all, in 100 million yuan."""
        return float(self.payments["centre"].sum())

    @property
    def paying(self) -> list[str]:
        """Provinces that pay a part of the pension."""
        return [str(name) for name in self.from_province.index[self.from_province > 0]]

    @cached_property
    def burden(self) -> pd.Series:
        """All that a province pays, with the contribution subsidy, in per cent of its revenue."""
        subsidy = self.payments["province"] + self.situation.other_subsidy
        return (100 * subsidy / self.situation.revenue).rename("burden")

    @cached_property
    def replacement(self) -> pd.Series:
        """Pension in per cent of the province's own spending on food and clothing."""
        return (100 * self.pension / self.situation.base).rename("replacement")

    @cached_property
    def theil(self) -> Theil:
        """Inequality of the burden: Theil's T, weighted by revenue.

        The burden is yuan paid per yuan of revenue, so revenue is its natural weight. T is zero
        if all provinces give the same part of their revenue.
        """
        return theil(self.burden, self.situation.revenue)

    def table(self) -> pd.DataFrame:
        """Return pension, payments, burden and replacement rate of all provinces, with units."""
        return pd.DataFrame(
            {
                ("yuan", "pension"): self.pension,
                ("100_million_yuan", "centre"): self.payments["centre"],
                ("100_million_yuan", "province"): self.payments["province"],
                ("per_cent", "burden"): self.burden,
                ("per_cent", "replacement"): self.replacement,
            }
        )

    @property
    def headings(self) -> Headings:
        """What the columns of the tables are called."""
        return Headings(
            columns={
                "yuan": _("yuan"),
                "100_million_yuan": _("100 million yuan"),
                "per_cent": _("per cent"),
                "pension": _("pension"),
                "centre": _("centre"),
                "province": _("province"),
                "burden": _("burden"),
                "replacement": _("replaced"),
            }
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=2, headings=self.headings)

    @property
    def verdict(self) -> str:
        """What the centre and the provinces pay, and where the burden is heaviest."""
        budget = _(
            "The centre pays {centre:.1f} × 100 million yuan, the provinces {provinces:.1f}; "
            "{count} of them pay a part of the pension."
        ).format(
            centre=self.central_budget,
            provinces=self.payments["province"].sum(),
            count=len(self.paying),
        )
        heaviest = _(
            "The burden is heaviest in {province}, {burden:.2f} per cent of revenue; its Theil "
            "index is {theil:.4f}."
        ).format(
            province=largest_at(self.burden),
            burden=self.burden.max(),
            theil=float(self.theil),
        )
        return sentences([budget, heaviest])

    def plot(self, **options: Any) -> Figure:
        """Map of the burden."""
        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        options.setdefault("unit", _("burden, per cent of local revenue"))
        return province_map(self.burden, scale="ordered", decimals=2, **options)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class SharedPension(Policy):
    """The same pension everywhere, of which the centre pays a share.

    Attributes
    ----------
    central_share : Series
        From 0 to 1.
    """

    story: ClassVar[str] = "edusocsec.papers.pension_subsidy.steps.policy:tell_shared"

    central_share: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return _("The same basic pension everywhere: {amount:g} yuan").format(
            amount=self.situation.rules.basic_pension
        )


def share_pension(
    central_share: CentralShare = ACTUAL_POLICY, situation: Situation | None = None
) -> SharedPension:
    """Pay the same pension everywhere, and let the centre pay a share of it.

    Parameters
    ----------
    central_share : float or mapping
        From 0 to 1, see :func:`~.burden.burden`: the actual policy, ``HALF_EVERYWHERE``, or any.
    situation : Situation, optional
        Without it, :func:`~.situation.situation_2013` with its defaults.

    Returns
    -------
    SharedPension

    Raises
    ------
    UnknownNameError, ArgumentError
        If the shares are none, see :func:`~.burden.burden`.

    Examples
    --------
    >>> actual = share_pension()
    >>> round(actual.central_budget, 1), len(actual.paying)
    (741.6, 11)
    """
    here = situation_2013() if situation is None else situation
    shares = central_shares(central_share, here.region)
    local = local_subsidy(here.persons, shares, here.rules)["basic_pension"]
    from_province = 10_000 * local / here.pensioners
    return SharedPension(
        situation=here,
        from_centre=(here.rules.basic_pension - from_province).rename("from_centre"),
        from_province=from_province.rename("from_province"),
        central_share=shares,
    )


def share_of_equal_cost(policy: Policy | None = None) -> float:
    r"""Share, the same everywhere, for which the same pension costs the centre as much.

    .. math:: c = \frac{\mathrm{central\ budget}}{660 \sum_p N_p}

    Parameters
    ----------
    policy : Policy, optional
        Without it, the actual policy.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ArgumentError
        If the centre pays more than the whole pension of every pensioner.

    Examples
    --------
    >>> round(share_of_equal_cost(), 3)
    0.818
    """
    other = share_pension() if policy is None else policy
    here = other.situation
    whole = here.rules.basic_pension * float(here.pensioners.sum()) / 10_000
    if other.central_budget > whole:
        raise ArgumentError(
            _("The centre pays more than the whole pension of {amount:g} yuan costs.").format(
                amount=here.rules.basic_pension
            ),
            _("Compare it with the rule: percent_of_equal_cost(policy)."),
        )
    return other.central_budget / whole
