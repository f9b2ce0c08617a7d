"""Which spending is counted in China's share of GDP: what the printed share implies.

The article prints shares of GDP and does not say what it counts. What the social insurance funds
and the budget spent is known (see the datasets), the national GDP is not among the data. So the
question is turned round: which GDP does a printed share imply, if this or that is counted?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, choose_from
from edusocsec.explain import Result, Table
from edusocsec.papers.common_prosperity.levels import CHINA, COUNTRIES, table_1
from edusocsec.provenance import Badge
from edusocsec.translation import _, sentences

Counted = Literal["funds", "budget", "both"]

HALF_A_UNIT = 0.005
"""Half a unit of the last decimal that the article prints."""


def spending() -> pd.DataFrame:
    """What may be counted, in 100 million yuan: the years that both sources have.

    Returns
    -------
    DataFrame
        ``funds`` (expenditure of all social insurance funds), ``budget`` (the budget line social
        security and employment), ``both`` (their sum) and ``medical`` (the part of ``funds`` that
        the medical insurance funds spent).

    Examples
    --------
    >>> spending().loc[2019].round(1).to_dict()
    {'funds': 75346.6, 'budget': 29379.1, 'both': 104725.6, 'medical': 20854.2}
    """
    insurance = load_dataset("social_insurance_national")
    budget = load_dataset("national_fiscal")["national_social_security_expenditure"]
    frame = pd.DataFrame({"funds": insurance["all_funds_expenditure"], "budget": budget}).dropna()
    frame["both"] = frame["funds"] + frame["budget"]
    frame["medical"] = insurance["medical_expenditure"]
    return frame


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ImpliedGDP(Result):
    """The GDP that China's printed shares imply, if a certain spending is counted.

    Attributes
    ----------
    counted : {"funds", "budget", "both"}
    amount : Series
        The spending, in 100 million yuan, by year.
    share : Series
        The share as printed, per cent of GDP.
    gdp : Series
        Implied GDP, in 100 million yuan.
    lowest, highest : Series
        Implied by the shares that round to the printed one.
    provinces : Series
        Sum of the 31 provinces' GDP, in 100 million yuan, up to 2017: another number than the
        national GDP.
    of_provinces : Series
        Implied GDP in per cent of that sum.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.counting:tell"

    counted: Counted
    amount: pd.Series
    share: pd.Series
    gdp: pd.Series
    lowest: pd.Series
    highest: pd.Series
    provinces: pd.Series
    of_provinces: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return {
            "funds": _("GDP implied if only the social insurance funds are counted"),
            "budget": _("GDP implied if only the budget line is counted"),
            "both": _("GDP implied if funds and budget line are counted"),
        }[self.counted]

    def table(self) -> pd.DataFrame:
        """Return amount, printed share and implied GDP, by year."""
        return pd.DataFrame(
            {
                _("counted, 100 million yuan"): self.amount,
                _("printed share, per cent"): self.share,
                _("implied GDP, 100 million yuan"): self.gdp,
                _("lowest"): self.lowest,
                _("highest"): self.highest,
                _("per cent of the sum of 31 provinces"): self.of_provinces,
            }
        )

    def _table_block(self) -> Table:
        share = _("printed share, per cent")
        return Table(self.table(), places=0, formats={share: "{:.2f}".format})

    @property
    def verdict(self) -> str:
        """How the implied GDP lies beside the sum of the provinces, and what that proves."""
        beside = _(
            "The implied GDP is {low:.0f} to {high:.0f} per cent of the sum of 31 provinces."
        ).format(low=self.of_provinces.min(), high=self.of_provinces.max())
        return sentences(
            [
                beside,
                _("The national GDP is not among the data, so the share itself cannot be checked."),
            ]
        )


def implied_gdp(counted: Counted = "both") -> ImpliedGDP:
    r"""Turn a printed share of GDP round and give the GDP that it implies.

    .. math:: Y_t = 100 \, \frac{A_t}{x_t}

    Parameters
    ----------
    counted : {"funds", "budget", "both"}
        All social insurance funds, the budget line social security and employment, or their sum.

    Returns
    -------
    ImpliedGDP
        For each year of Table 1.

    Raises
    ------
    UnknownNameError
        If it is none of the three.

    Examples
    --------
    >>> round(float(implied_gdp().gdp[2019]))
    990782
    """
    amounts = spending()[["funds", "budget", "both"]]
    if counted not in amounts:
        raise UnknownNameError(
            _("There is no spending '{counted}'.").format(counted=counted),
            choose_from(counted, amounts.columns),
        )
    share = table_1()[CHINA]
    amount = amounts[counted].loc[share.index].rename(None)
    gdp = 100 * amount / share
    provinces = load_dataset("province_panel")["gdp"].groupby(level="year").sum()
    provinces = provinces.reindex(share.index).dropna()
    return ImpliedGDP(
        counted=counted,
        amount=amount,
        share=share,
        gdp=gdp,
        lowest=100 * amount / (share + HALF_A_UNIT),
        highest=100 * amount / (share - HALF_A_UNIT),
        provinces=provinces,
        of_provinces=(100 * gdp / provinces).dropna(),
        badge=Badge.DERIVED,
    )


def without_health() -> pd.DataFrame:
    """Shares of GDP with health left out on both sides, if China's share counts funds and budget.

    Health is one of the OECD's nine branches. On China's side the part of the printed share that
    belongs to medical insurance is left out; no GDP is needed for that. It rests on the guess that
    funds and budget line are what the article counts.

    Returns
    -------
    DataFrame
        Per cent of GDP; years of Table 1 in rows, China and the five countries in columns.

    Examples
    --------
    >>> without_health().loc[2018, ["China", "Costa Rica"]].round(2).to_list()
    [8.36, 7.23]
    """
    printed = table_1()[CHINA]
    amounts = spending().loc[printed.index]
    branches = load_dataset("oecd_social_expenditure")["value"].unstack("branch")
    others = (branches["total"] - branches["health"]).unstack("country")[COUNTRIES]
    table = others.reindex(printed.index)
    table.insert(0, CHINA, printed * (1 - amounts["medical"] / amounts["both"]))
    return table
