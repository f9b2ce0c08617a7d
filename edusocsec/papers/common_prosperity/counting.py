"""Which spending is counted in China's share of GDP: what the printed share implies.

The article prints shares of GDP and does not say what it counts. What the social insurance funds
and the budget spent is known, and so is GDP, but of a later vintage than the article's. So the
question is also turned round: which GDP does a printed share imply, if this or that is counted?
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import ClassVar, Literal

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, choose_from
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.common_prosperity.levels import CHINA, COUNTRIES, table_1
from edusocsec.provenance import Badge
from edusocsec.translation import _, enumerated, sentences

Counted = Literal["funds", "budget", "both"]


def half_a_unit(shares: pd.Series) -> pd.Series:
    """Half a unit of the last decimal that the source of each printed share seems to have had.

    All of China's shares but one end in a zero: they look as if they had one decimal, and a zero
    was written behind it.

    Examples
    --------
    >>> half_a_unit(pd.Series([8.40, 10.57])).to_list()
    [0.05, 0.005]
    """
    one_decimal = (shares - shares.round(1)).abs() < 1e-9
    return one_decimal.map({True: 0.05, False: 0.005})


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
        Implied by the shares that round to the printed one, see :func:`half_a_unit`.
    published : Series
        National GDP, in 100 million yuan, of the vintage of ``national_accounts``.
    of_published : Series
        Implied GDP in per cent of it.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.counting:tell"

    counted: Counted
    amount: pd.Series
    share: pd.Series
    gdp: pd.Series
    lowest: pd.Series
    highest: pd.Series
    published: pd.Series
    of_published: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return {
            "funds": _("GDP implied if only the social insurance funds are counted"),
            "budget": _("GDP implied if only the budget line is counted"),
            "both": _("GDP implied if funds and budget line are counted"),
        }[self.counted]

    @property
    def within(self) -> pd.Series:
        """Whether the published GDP may be the one behind the printed share, by year."""
        return (self.lowest <= self.published) & (self.published <= self.highest)

    def table(self) -> pd.DataFrame:
        """Return amount, printed share, implied and published GDP, by year."""
        return pd.DataFrame(
            {
                "amount": self.amount,
                "share": self.share,
                "implied": self.gdp,
                "lowest": self.lowest,
                "highest": self.highest,
                "published": self.published,
                "of_published": self.of_published,
            }
        )

    @property
    def headings(self) -> Headings:
        """What the keys of the table are called."""
        return Headings(
            columns={
                "amount": _("counted, 100 million yuan"),
                "share": _("printed share, per cent"),
                "implied": _("implied GDP, 100 million yuan"),
                "lowest": _("lowest"),
                "highest": _("highest"),
                "published": _("published GDP, 100 million yuan"),
                "of_published": _("implied, per cent of published"),
            }
        )

    def _table_block(self) -> Table:
        formats: dict[Hashable, Callable[[float], str]]
        formats = {"share": "{:.2f}".format, "of_published": "{:.1f}".format}
        return Table(self.table(), places=0, formats=formats, headings=self.headings)

    @property
    def verdict(self) -> str:
        """How the implied GDP lies beside the published one, and in which years it may be it."""
        beside = _(
            "The implied GDP is {low:.1f} to {high:.1f} per cent of the published one."
        ).format(low=self.of_published.min(), high=self.of_published.max())
        outside = self.within.index[~self.within]
        if outside.empty:
            said = _("In every year the published GDP rounds to the printed share.")
        elif len(outside) == len(self.within):
            said = _("In no year does the published GDP round to the printed share.")
        else:
            said = _("In {years} the published GDP does not round to the printed share.").format(
                years=enumerated(outside)
            )
        return sentences([beside, said])


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
    published = load_dataset("national_accounts")["gdp"].loc[share.index].rename(None)
    half = half_a_unit(share)
    return ImpliedGDP(
        counted=counted,
        amount=amount,
        share=share,
        gdp=gdp,
        lowest=100 * amount / (share + half),
        highest=100 * amount / (share - half),
        published=published,
        of_published=100 * gdp / published,
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
