"""The policies of the subsidy lab: what can be chosen on the screen, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypedDict

import numpy as np
import pandas as pd

from edusocsec.datasets import load_dataset
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
from edusocsec.plots.colours import colour_scale, group_looks
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
        shares = {name: of_region[region] for name, region in self.divisions[at].items()}
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

    def for_browser(self) -> dict[str, Any]:
        """All of it as plain JSON."""
        provinces = load_dataset("provinces_2013").loc[self.here.base.index]
        return {
            "provinces": [
                {
                    "name": str(name),
                    "label": row["abbreviation"],
                    "row": int(row["tile_row"]),
                    "column": int(row["tile_column"]),
                }
                for name, row in provinces.iterrows()
            ],
            "situation": {
                "base": self.here.base.tolist(),
                "national_base": self.here.national_base,
                "pensioners": self.here.pensioners.tolist(),
                "other_subsidy": self.here.other_subsidy.tolist(),
                "revenue": self.here.revenue.tolist(),
                "basic_pension": float(self.here.rules.basic_pension),
            },
            "divisions": [
                self._division(at, provinces["abbreviation"]) for at in range(len(self.divisions))
            ],
            "presets": [
                {"name": name, "choice": self.choice(policy)}
                for name, policy in self.presets.items()
            ],
            "same_cost": {
                "share": share_of_equal_cost(self.actual),
                "percent": percent_of_equal_cost(self.actual),
            },
            "actual": outcome(self.actual),
            "views": self._views(),
            "ordered": _ordered_colours(),
        }

    def _division(self, at: int, abbreviations: pd.Series) -> dict[str, Any]:
        division, regions = self.divisions[at], self.regions[at]
        return {
            "title": _("The centre pays a share in each of {count} regions").format(
                count=len(regions)
            ),
            "regions": [
                {
                    "name": _region_name(region),
                    "members": " ".join(abbreviations[division == region]),
                }
                for region in regions
            ],
            "of": [regions.index(region) for region in division],
        }

    def _views(self) -> list[dict[str, Any]]:
        """What the map can show; its colours keep still, whatever is chosen."""
        policies = self.presets.values()
        rates = pd.concat([policy.replacement for policy in policies])
        changes = pd.concat([self.compare(policy).change.abs() for policy in policies]).max()
        return [
            {
                "name": "burden",
                "title": _("Burden, per cent of local revenue"),
                "limits": [0.0, float(self.actual.burden.max())],
                "places": 2,
            },
            {
                "name": "burden_change",
                "title": _("Change of the burden, points"),
                "limits": [-float(changes["burden"]), float(changes["burden"])],
                "places": 2,
            },
            {
                "name": "pension_change",
                "title": _("Change of the pension, yuan a year"),
                "limits": [-float(changes["pension"]), float(changes["pension"])],
                "places": 0,
            },
            {
                "name": "replacement",
                "title": _("Replacement rate, per cent of food and clothing"),
                "limits": [float(rates.min()), float(rates.max())],
                "places": 1,
            },
        ]


def gather_policies(here: Situation, regions: Mapping[str, object] | pd.Series) -> Policies:
    """Take another division of the provinces beside east, central and west.

    Raises
    ------
    UnknownNameError
        If there is a region for something that is no province.
    MissingValuesError
        If a province has no region.
    """
    given = pd.Series(regions)
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


def outcome(policy: Policy) -> dict[str, Any]:
    """What a policy comes to, as plain JSON."""
    columns = {
        "from_centre": policy.from_centre,
        "from_province": policy.from_province,
        "pension": policy.pension,
        "paid": policy.payments["province"],
        "burden": policy.burden,
        "replacement": policy.replacement,
    }
    return {name: column.tolist() for name, column in columns.items()} | {
        "central_budget": policy.central_budget,
        "provincial_budget": float(policy.payments["province"].sum()),
        "theil": float(policy.theil),
    }


def _region_name(region: object) -> str:
    return region if isinstance(region, str) else _("Region {number}").format(number=region)


def _ordered_colours() -> list[str]:
    from matplotlib.colors import to_hex

    scale = colour_scale("ordered", np.array([0.0, 1.0]))
    return [to_hex(scale.colour(value)) for value in np.linspace(0, 1, 41)]
