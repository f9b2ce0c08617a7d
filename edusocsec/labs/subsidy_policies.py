"""The policies of the subsidy lab: what can be chosen on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypedDict

import pandas as pd

from edusocsec.errors import ArgumentError, MissingValuesError, UnknownNameError, listed
from edusocsec.papers.pension_subsidy import (
    ACTUAL_POLICY,
    HALF_EVERYWHERE,
    Situation,
    apply_rule,
    compare_policies,
    percent_of_equal_cost,
    percent_of_pension,
    share_of_equal_cost,
    share_pension,
)
from edusocsec.papers.pension_subsidy.policy import Policy, SharedPension
from edusocsec.papers.pension_subsidy.policy_comparison import PolicyComparison
from edusocsec.papers.pension_subsidy.rule import PercentRule
from edusocsec.plots.colours import group_looks
from edusocsec.plots.inputs import unique
from edusocsec.stats.arguments import result_of
from edusocsec.translation import _


class Choice(TypedDict):
    """What is chosen in the lab.

    ``division`` is the position of a division into regions, in each of which the centre pays its
    own share; None stands for the rule. ``shares`` has the shares, from 0 to 1, for the regions
    of each division, and ``percent`` is X: what is not in use waits there.
    """

    division: int | None
    shares: list[list[float]]
    percent: float


@dataclass(frozen=True, eq=False)
class Policies:
    """All that the lab can pay: a share of the centre by region, or the paper's rule.

    Parameters
    ----------
    here : Situation
    divisions : list of Series
        Region of each province: east, central and west, and another division.
    """

    here: Situation
    divisions: list[pd.Series]

    @cached_property
    def actual(self) -> SharedPension:
        """The actual policy, which all others are compared with."""
        return share_pension(ACTUAL_POLICY, self.here)

    @cached_property
    def regions(self) -> list[list[Any]]:
        """Names of the regions of each division, in the order in which the house shows them."""
        return [list(group_looks(division)) for division in self.divisions]

    def policy(self, choice: Choice) -> SharedPension | PercentRule:
        """Compute what is chosen."""
        at = choice["division"]
        if at is None:
            return apply_rule(choice["percent"], self.here)
        of_region = dict(zip(self.regions[at], choice["shares"][at], strict=True))
        shares = {str(name): of_region[region] for name, region in self.divisions[at].items()}
        return share_pension(shares, self.here)

    def compare(self, policy: Policy) -> PolicyComparison:
        """Compare with the actual policy."""
        return compare_policies(self.actual, policy)

    def choice(self, policy: Policy) -> Choice:
        """Find the choice that a policy is.

        Raises
        ------
        ArgumentError
            If the policy is for other persons or another pension, or if its shares differ within
            the regions of every division.
        """
        policy = a_policy(policy)
        if (
            not policy.situation.persons.equals(self.here.persons)
            or policy.situation.rules != self.here.rules
        ):
            raise ArgumentError(
                _("The policy is computed for other persons or other amounts than the lab's."),
                _("Compute it with the lab's situation: apply_rule(10, lab.situation)."),
            )
        if isinstance(policy, PercentRule):
            return {**self._waiting, "division": None, "percent": policy.percent}
        if isinstance(policy, SharedPension):
            for at, division in enumerate(self.divisions):
                of_region = policy.central_share.groupby(division, observed=True)
                if (of_region.nunique() == 1).all():
                    shares = [float(of_region.first()[region]) for region in self.regions[at]]
                    every = self._waiting["shares"]
                    return {
                        **self._waiting,
                        "division": at,
                        "shares": [*every[:at], shares, *every[at + 1 :]],
                    }
        raise ArgumentError(
            _("The centre's share differs within the regions, and the lab has no slider for it."),
            _("Open the lab with regions= in each of which the share is the same."),
        )

    @cached_property
    def _waiting(self) -> Choice:
        """The actual policy, and in each other way what costs the centre as much."""
        uniform = share_of_equal_cost(self.actual)
        shares = [[uniform for _region in regions] for regions in self.regions]
        shares[0] = [ACTUAL_POLICY[region] for region in self.regions[0]]
        return Choice(division=0, shares=shares, percent=percent_of_equal_cost(self.actual))

    @cached_property
    def presets(self) -> dict[str, Policy]:
        """The actual policy, the paper's counterfactual and its rule, which leaves X open."""
        here = self.here
        kept = percent_of_pension(here.rules.basic_pension, here)
        return {
            _("Actual policy"): self.actual,
            _("50 per cent everywhere"): share_pension(HALF_EVERYWHERE, here),
            _("Paper's rule, at equal cost"): apply_rule(percent_of_equal_cost(self.actual), here),
            _("Paper's rule, no pension lower"): apply_rule(kept, here),
        }


def a_policy(value: object) -> Policy:
    """Take a policy, or refuse something else."""
    return result_of(value, Policy, "share_pension")  # type: ignore[type-abstract]


def gather_policies(here: Situation, regions: Mapping[str, object] | pd.Series) -> Policies:
    """Take another division of the provinces beside east, central and west.

    Raises
    ------
    DuplicateLabelsError
        If a province stands there twice.
    UnknownNameError
        If there is a region for something that is no province.
    MissingValuesError
        If a province has no region.
    """
    given = pd.Series(regions)
    unique(given.index)
    unknown = given.index.difference(here.region.index, sort=False)
    if len(unknown):
        raise UnknownNameError(
            _("There is no province {names}.").format(names=listed(unknown)),
            _("Spell the provinces as the index of provinces_2013 does."),
        )
    division = given.reindex(here.region.index)
    if division.isna().any():
        raise MissingValuesError(
            _("No region is given for {names}.").format(
                names=listed(division.index[division.isna()])
            ),
            _("Give each of the 31 provinces a region."),
        )
    return Policies(here, [here.region, division])
