"""Who pays the basic pension: shares of the centre by region, or the paper's rule."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any, Literal, cast, get_args

import pandas as pd
import traitlets

from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.labs.subsidy_policies import Choice, Policies, a_policy, gather_policies
from edusocsec.labs.subsidy_view import badge, caution, for_browser, outcome
from edusocsec.papers.pension_subsidy import Situation, regions_by, share_pension
from edusocsec.papers.pension_subsidy.policy import Policy
from edusocsec.papers.pension_subsidy.policy_comparison import PolicyComparison
from edusocsec.stats.arguments import one_of
from edusocsec.stats.extremes import first_largest
from edusocsec.translation import _

Shown = Literal["burden", "burden_change", "pension_change", "replacement"]


class SubsidyWidget(LabWidget):
    """What Python and the browser tell each other of a policy.

    ``answer`` has Python's numbers for the choice that it names.
    """

    lab = traitlets.Unicode("subsidy").tag(sync=True)
    choice = traitlets.Dict().tag(sync=True)
    shown = traitlets.Unicode().tag(sync=True)
    followed = traitlets.Int().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)


class SubsidyLab(BrowserLab):
    """A policy whose shares or whose X are changed by hand.

    Parameters
    ----------
    policies : Policies
    policy : Policy
        Where to begin.
    shown : {"burden", "burden_change", "pension_change", "replacement"}
        What the map shows first.
    """

    widget: SubsidyWidget

    def __init__(self, policies: Policies, policy: Policy, shown: Shown) -> None:
        self.policies = policies
        start = policies.choice(policy)
        widget = SubsidyWidget(
            texts=_texts(),
            data=for_browser(policies) | {"badge": badge(policy)},
            choice=start,
            shown=shown,
            followed=first_largest(policy.burden),
            answer=_answer(start, policy),
        )
        super().__init__(widget, policy)
        widget.observe(lambda _change: self._answer(), "choice")

    @property
    def title(self) -> str:
        """What the lab is about, whatever is on the screen."""
        return _("Who pays the basic pension")

    @property
    def situation(self) -> Situation:
        """What the provinces are like: give it to a policy that the lab is to show."""
        return self.policies.here

    @property
    def policy(self) -> Policy:
        """The policy on the screen: ``lab.policy.explain()`` tells how it came about."""
        return self.policies.policy(cast(Choice, self.widget.choice))

    @property
    def comparison(self) -> PolicyComparison:
        """The policy on the screen against the actual one."""
        return self.policies.compare(self.policy)

    def show(self, policy: Policy) -> None:
        """Show a policy on the screen.

        Raises
        ------
        ArgumentError
            If the lab cannot show it, see :func:`subsidy`.
        """
        self.widget.choice = dict(self.policies.choice(policy))

    def _answer(self) -> None:
        self.widget.answer = _answer(cast(Choice, self.widget.choice), self.policy)

    def _static_html(self) -> str:
        return f"{super()._static_html()}<p>{escape(caution())}</p>"


def subsidy(
    policy: Policy | None = None,
    *,
    regions: Mapping[str, object] | pd.Series | None = None,
    shown: Shown = "burden",
) -> SubsidyLab:
    """See who gains and who pays when the basic pension is shared in another way.

    The centre pays a share of it by region, or the paper's rule sets it to X per cent of what food
    and clothing cost. Burden, replacement rate, the centre's budget and Theil's index follow, and
    stand beside those of the actual policy.

    Parameters
    ----------
    policy : Policy, optional
        Where to begin, and for which persons; the actual policy without it.
    regions : Series or mapping, optional
        Region of each province, as another choice beside east, central and west. Without it, the
        five regions of the paper's chain.
    shown : {"burden", "burden_change", "pension_change", "replacement"}
        What the map shows first.

    Returns
    -------
    SubsidyLab
        ``lab.policy`` is what is on the screen, ``lab.comparison`` sets it against the actual
        policy; ``lab.save_html(path)`` saves the lab as a page.

    Raises
    ------
    ArgumentError
        If the policy's shares differ within the regions.
    DuplicateLabelsError
        If a province has two regions.
    UnknownNameError
        If there is a region for something that is no province, or the map cannot show this.
    MissingValuesError
        If a province has no region.

    Examples
    --------
    >>> from edusocsec.papers.pension_subsidy import apply_rule
    >>> lab = subsidy()
    >>> lab.show(apply_rule(10, lab.situation))
    >>> round(lab.policy.central_budget, 1), int(lab.comparison.gains.at["burden", "up"])
    (1050.3, 4)
    """
    one_of(shown, "shown", get_args(Shown))
    first = share_pension() if policy is None else a_policy(policy)
    division = regions_by() if regions is None else regions
    return SubsidyLab(gather_policies(first.situation, division), first, shown)


def _answer(choice: Choice, policy: Policy) -> dict[str, Any]:
    return {"choice": choice, **outcome(policy)}


def _texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "presets": _("Policies"),
        "way": _("How the pension is paid"),
        "rule": _("The paper's rule: X per cent of food and clothing"),
        "shares": _("What part of the {amount:,.0f} yuan the centre pays"),
        "percent": _("X"),
        "per_cent": _("{value:.1f} per cent"),
        "per_cent_fine": _("{value:.2f} per cent"),
        "base": _(
            "The centre pays X per cent of {base:,.0f} yuan, the national mean. Where food and "
            "clothing cost more, the province adds X per cent of the difference."
        ),
        "budget_more": _(
            "The centre pays {budget:,.1f} × 100 million yuan, {difference:,.1f} more than under "
            "the actual policy."
        ),
        "budget_less": _(
            "The centre pays {budget:,.1f} × 100 million yuan, {difference:,.1f} less than under "
            "the actual policy."
        ),
        "budget_same": _(
            "The centre pays {budget:,.1f} × 100 million yuan, as much as under the actual policy."
        ),
        "same_cost_share": _("Same cost: {value:.1f} per cent everywhere"),
        "same_cost_percent": _("Same cost: X = {value:.2f} per cent"),
        "view": _("On the map"),
        "signs": _("▲ more than under the actual policy, ▼ less, unmarked: the same."),
        "and_more": _("{value} and more"),
        "and_less": _("{value} and less"),
        "accounts": _("100 million yuan a year; the line marks the actual policy"),
        "centre_pays": _("The centre pays {value:,.1f}; actual {before:,.1f}"),
        "provinces_pay": _("The provinces pay {value:,.1f}; actual {before:,.1f}"),
        "pensioners_get": _("Pensioners get {value:,.1f}; actual {before:,.1f}"),
        "theil": _("Theil's index of the burden {value:.4f}; actual {before:.4f}"),
        "table": _("Provinces, the heaviest burden first; changes are against the actual policy"),
        "province": _("province"),
        "burden": _("burden, per cent"),
        "burden_change": _("change, points"),
        "paid": _("pays for the pension, 100 million yuan"),
        "pension": _("pension, yuan"),
        "pension_change": _("change, yuan"),
        "replacement": _("replaced, per cent"),
        "follow": _("Follow one"),
        "who": _("Province"),
        "followed_pension": _(
            "Each pensioner in {name} gets {centre:,.2f} yuan a year from the centre and "
            "{province:,.2f} from the province. The sum, {pension:,.2f}, is {replacement:.2f} per "
            "cent of the {base:,.0f} yuan that food and clothing cost there."
        ),
        "followed_burden": _(
            "For its {pensioners:,.1f} times 10,000 pensioners the province pays {paid:,.2f} × "
            "100 million yuan, and {other:,.2f} for contributions. That is {burden:.2f} per "
            "cent of its revenue, {revenue:,.1f}; under the actual policy it is {before:.2f}."
        ),
        "actual": _("This is the actual policy."),
        "budgets": _(
            "The centre pays {centre:.1f} × 100 million yuan, the provinces {provinces:.1f}; "
            "{count} of them pay a part of the pension."
        ),
        "heaviest": _(
            "The burden is heaviest in {province}, {burden:.2f} per cent of revenue; its Theil "
            "index is {theil:.4f}."
        ),
        "gains": _(
            "Pensioners get more in {more} provinces, less in {less}; the burden grows in "
            "{heavier} provinces and shrinks in {lighter}."
        ),
        "centre": _("The centre pays {before:.1f} × 100 million yuan before, {after:.1f} after."),
        "index": _("Theil's index of the burden goes from {before:.4f} to {after:.4f}."),
        "more_pension": _("More pension: {names}."),
        "more_burden": _("Heavier burden: {names}."),
        "separator": _(", "),
        "sentences": _("{said} {more}"),
    }
