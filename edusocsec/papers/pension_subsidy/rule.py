"""The rule that the paper proposes: a per cent of what food and clothing cost.

The centre pays X per cent of the national base to every pensioner. The base is last year's cash
spending on food and clothing per head. A province whose own base is above the national one adds X
per cent of the difference; every other province pays nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.papers.pension_subsidy.policy import Policy, share_pension
from edusocsec.papers.pension_subsidy.situation import Situation, situation_2013
from edusocsec.papers.pension_subsidy.subsidy import amount_in_yuan
from edusocsec.stats.arguments import real_number
from edusocsec.translation import _


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class PercentRule(Policy):
    """Result of the paper's rule.

    Attributes
    ----------
    percent : float
        X.
    """

    story: ClassVar[str] = "edusocsec.papers.pension_subsidy.steps.policy:tell_rule"

    percent: float

    @cached_property
    def own_claim(self) -> pd.Series:
        """X per cent of the province's own base, in yuan a year."""
        return (self.percent / 100 * self.situation.base).rename("own_claim")

    @property
    def title(self) -> str:
        """What was computed."""
        return _("The pension as {percent:.4g} per cent of food and clothing").format(
            percent=self.percent
        )


def apply_rule(percent: float, situation: Situation | None = None) -> PercentRule:
    r"""Pay the basic pension by the paper's rule.

    .. math::
        \mathrm{centre} = \frac{X}{100} \, b, \quad
        \mathrm{province}_p = \max\left(0, \frac{X}{100} \, (b_p - b)\right)

    Parameters
    ----------
    percent : float
        X: above 0, and at most 100.
    situation : Situation, optional
        Without it, :func:`~.situation.situation_2013` with its defaults. A lab that tries many X
        gathers it once.

    Returns
    -------
    PercentRule
        Every pensioner gets X per cent of the national base or of the own one, whichever is more.

    Raises
    ------
    ArgumentError
        If X is not a number above 0, and at most 100.

    Examples
    --------
    >>> result = apply_rule(10)
    >>> result.pension[["Hebei", "Shanghai"]].round(2).to_dict()
    {'Hebei': 764.13, 'Shanghai': 1176.68}
    >>> result.from_province[["Hebei", "Shanghai"]].round(2).to_dict()
    {'Hebei': 0.0, 'Shanghai': 412.55}
    """
    if not 0 < real_number(percent, "percent") <= 100:
        raise ArgumentError(
            _("The centre cannot pay {percent} per cent of the base.").format(percent=percent),
            _("Give a per cent above 0, and at most 100."),
        )
    here = situation_2013() if situation is None else situation
    from_centre = pd.Series(percent / 100 * here.national_base, here.base.index, name="from_centre")
    difference = percent / 100 * (here.base - here.national_base)
    return PercentRule(
        situation=here,
        from_centre=from_centre,
        from_province=difference.clip(lower=0).rename("from_province"),
        percent=float(percent),
    )


def percent_of_equal_cost(policy: Policy | None = None) -> float:
    r"""X for which the rule costs the centre as much as another policy.

    The centre pays X per cent of one and the same base to every pensioner, so its cost is
    proportional to X:

    .. math:: X = 100 \cdot \frac{\mathrm{central\ budget}}{b \sum_p N_p}

    Parameters
    ----------
    policy : Policy, optional
        Without it, the actual policy.

    Returns
    -------
    float

    Examples
    --------
    >>> round(percent_of_equal_cost(), 3)
    7.061
    """
    other = share_pension() if policy is None else policy
    here = other.situation
    # Yuan times 10,000 persons are 10,000 yuan; 10,000 of these are 100 million.
    cost_of_100_percent = here.national_base * float(here.pensioners.sum()) / 10_000
    return 100 * other.central_budget / cost_of_100_percent


def percent_of_pension(amount: float, situation: Situation | None = None) -> float:
    """X for which nobody gets less than an amount: that per cent of the national base.

    Parameters
    ----------
    amount : float
        In yuan a year, such as the actual 660.
    situation : Situation, optional

    Raises
    ------
    ArgumentError
        If the amount is negative, infinite, missing or not a number.

    Examples
    --------
    >>> round(percent_of_pension(660), 3)
    8.637
    """
    here = situation_2013() if situation is None else situation
    return 100 * amount_in_yuan(amount, "amount") / here.national_base
