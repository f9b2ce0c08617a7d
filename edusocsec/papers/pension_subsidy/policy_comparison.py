"""Policies against each other: who gains, who pays, and what becomes of the inequality."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Heading, Headings, Prose, Table
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block
from edusocsec.papers.pension_subsidy.policy import Policy
from edusocsec.papers.pension_subsidy.province_map import province_map
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROUNDING = 1e-9
"""Changes below this, in any unit, are rounding, not a gain or a loss."""


@dataclass(frozen=True, eq=False, repr=False)
class PolicyComparison(Display):
    """One policy against another, province by province.

    Attributes
    ----------
    before, after : Policy
    """

    before: Policy
    after: Policy

    @cached_property
    def change(self) -> pd.DataFrame:
        """Change of ``pension`` (yuan), ``payment`` (100 million yuan) and ``burden`` (points)."""
        change = pd.DataFrame(
            {
                "pension": self.after.pension - self.before.pension,
                "payment": self.after.payments["province"] - self.before.payments["province"],
                "burden": self.after.burden - self.before.burden,
            }
        )
        return change.mask(change.abs() < ROUNDING, 0.0)

    @property
    def gains(self) -> pd.DataFrame:
        """In how many provinces ``pension`` and ``burden`` go ``up`` or ``down``."""
        change = self.change[["pension", "burden"]]
        return pd.DataFrame({"up": (change > 0).sum(), "down": (change < 0).sum()})

    @property
    def accounts(self) -> pd.DataFrame:
        """Who pays and who gets how much before and after, in 100 million yuan."""
        accounts = pd.DataFrame(
            {
                when: {
                    "centre_pays": policy.central_budget,
                    "provinces_pay": policy.payments["province"].sum(),
                    "pensioners_get": policy.payments.to_numpy().sum(),
                }
                for when, policy in (("before", self.before), ("after", self.after))
            }
        )
        return accounts.assign(change=accounts["after"] - accounts["before"])

    def table(self) -> pd.DataFrame:
        """Return pension (yuan) and burden (per cent) before and after, by change of burden."""
        shown = pd.DataFrame(
            {
                ("pension", "before"): self.before.pension,
                ("pension", "after"): self.after.pension,
                ("burden", "before"): self.before.burden,
                ("burden", "after"): self.after.burden,
            }
        )
        order = self.change.round(9).sort_values(["burden", "pension"], kind="stable")
        return shown.loc[order.index]

    @property
    def headings(self) -> Headings:
        """What the columns and rows of the tables are called."""
        return policy_headings()

    @property
    def verdict(self) -> str:
        """Who gains, who pays, and what happens to the burden's Theil index."""
        gains = self.gains
        pensioners = _(
            "Pensioners get more in {more} provinces, less in {less}; the burden grows in "
            "{heavier} provinces and shrinks in {lighter}."
        ).format(
            more=gains.at["pension", "up"],
            less=gains.at["pension", "down"],
            heavier=gains.at["burden", "up"],
            lighter=gains.at["burden", "down"],
        )
        centre = _(
            "The centre pays {before:.1f} × 100 million yuan before, {after:.1f} after."
        ).format(before=self.before.central_budget, after=self.after.central_budget)
        index = _("Theil's index of the burden goes from {before:.4f} to {after:.4f}.").format(
            before=float(self.before.theil), after=float(self.after.theil)
        )
        return sentences([pensioners, centre, index])

    def plot(self, **options: Any) -> Figure:
        """Map of the change of the pension."""
        options.setdefault("title", _("Change of the pension"))
        options.setdefault("caption", self.verdict)
        options.setdefault("unit", _("yuan a year"))
        return province_map(self.change["pension"], scale="signed", decimals=0, **options)

    def blocks(self) -> Iterator[Block]:
        """Return the table and the verdict."""
        yield Heading(_("Who gains and who pays: pension in yuan, burden in per cent of revenue"))
        yield Table(self.table(), places=2, headings=self.headings)
        yield Prose(self.verdict, strong=True)


def compare_policies(before: Policy, after: Policy) -> PolicyComparison:
    """Compare two policies province by province: who gains, who pays.

    Raises
    ------
    ArgumentError
        If the two count different persons.

    Examples
    --------
    >>> from edusocsec.papers.pension_subsidy.policy import share_pension
    >>> from edusocsec.papers.pension_subsidy.rule import apply_rule, percent_of_equal_cost
    >>> actual = share_pension()
    >>> rule = apply_rule(percent_of_equal_cost(actual), actual.situation)
    >>> print(compare_policies(actual, rule).verdict)
    Pensioners get more in 4 provinces, less in 27; the burden grows in 3 provinces and shrinks in
    11. The centre pays 741.6 × 100 million yuan before, 741.6 after. Theil's index of the burden
    goes from 0.1430 to 0.0842.
    """
    if not before.situation.persons.equals(after.situation.persons):
        raise ArgumentError(
            _("The two policies are computed for different persons."),
            _("Give both the same situation."),
        )
    return PolicyComparison(before, after)


def side_by_side(policies: Mapping[str, Policy]) -> pd.DataFrame:
    """Sum up policies, one row for each.

    Parameters
    ----------
    policies : mapping from a name to Policy

    Returns
    -------
    DataFrame
        What centre and provinces pay (100 million yuan), how many provinces pay, the lowest and
        the highest pension (yuan), the heaviest burden (per cent) and its Theil index.

    Examples
    --------
    >>> from edusocsec.papers.pension_subsidy.policy import share_pension
    >>> side_by_side({"actual": share_pension()}).round(1).iloc[0, :3].to_list()
    [741.6, 165.5, 11.0]
    """
    return pd.DataFrame.from_dict(
        {
            name: {
                "centre_pays": policy.central_budget,
                "provinces_pay": policy.payments["province"].sum(),
                "provinces_paying": len(policy.paying),
                "lowest_pension": policy.pension.min(),
                "highest_pension": policy.pension.max(),
                "heaviest_burden": policy.burden.max(),
                "theil_of_burden": float(policy.theil),
            }
            for name, policy in policies.items()
        },
        orient="index",
    )


def policy_headings() -> Headings:
    """What the columns and rows of :func:`side_by_side` and of a comparison are called."""
    accounts: dict[Hashable, str] = {
        "centre_pays": _("centre pays"),
        "provinces_pay": _("provinces pay"),
        "pensioners_get": _("pensioners get"),
    }
    return Headings(
        columns={
            **accounts,
            "provinces_paying": _("provinces paying"),
            "lowest_pension": _("lowest pension"),
            "highest_pension": _("highest pension"),
            "heaviest_burden": _("heaviest burden"),
            "theil_of_burden": _("Theil of burden"),
            "pension": _("pension"),
            "payment": _("payment"),
            "burden": _("burden"),
            "before": _("before"),
            "after": _("after"),
            "change": _("change"),
            "up": _("up"),
            "down": _("down"),
        },
        rows={**accounts, "pension": _("pension"), "burden": _("burden")},
    )
