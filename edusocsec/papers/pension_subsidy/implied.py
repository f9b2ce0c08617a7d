"""What the printed burdens and rates imply about the data behind them.

Everything here is derived from the paper's printed numbers. It is what the paper must have used
if its formula is taken at its word, and never data from a yearbook.
"""

from __future__ import annotations

import pandas as pd

from edusocsec.explain.cells import at
from edusocsec.papers.pension_subsidy.beneficiaries import (
    Pensioners,
    beneficiaries,
    pensioners_title,
)
from edusocsec.papers.pension_subsidy.burden import burden
from edusocsec.papers.pension_subsidy.comparison import BURDENS, COUNTERFACTUAL, RATES, subject_of
from edusocsec.papers.pension_subsidy.subsidy import HALF_EVERYWHERE, RULES_2013
from edusocsec.papers.pension_subsidy.totals import CENTRAL_WEST
from edusocsec.papers.printed import printed_number
from edusocsec.translation import _

COUNTS: tuple[Pensioners, ...] = ("65_plus_2010", "65_plus_2013", "60_plus_2010")
"""The counts of pensioners that are held against the implied ones."""


def implied_subsidies() -> pd.DataFrame:
    """Turn the printed burdens into the subsidies that they imply.

    Returns
    -------
    DataFrame, one row for each claim
        Columns ``subject``, ``printed``, ``subsidy``, ``low`` and ``high``: burden times
        published revenue, and the same at both ends of the interval of the printed decimals,
        in 100 million yuan.

    Examples
    --------
    >>> print(round(implied_subsidies().loc["ps-09", "subsidy"], 2))
    31.24
    """
    revenue = burden().revenue
    rows = {}
    for claim in [*BURDENS, COUNTERFACTUAL]:
        printed = printed_number(claim)
        per_cent = float(revenue[subject_of(printed)]) / 100
        low, high = printed.interval
        rows[claim] = {
            "subject": subject_of(printed),
            "printed": printed.text,
            "subsidy": printed.value * per_cent,
            "low": low * per_cent,
            "high": high * per_cent,
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("claim")


def implied_pensioners() -> pd.DataFrame:
    """Count the pensioners that the paper must have used in the central and western provinces.

    The printed counterfactual differs from the printed actual burden by half of the basic
    pension and by nothing else. So contributions and the disabled drop out of the difference,
    and the number of pensioners is left. Nothing of ours enters but the published revenue.

    Returns
    -------
    DataFrame
        Rows ``paper`` and the three counts of :func:`~.beneficiaries.beneficiaries`; columns
        ``who`` (the row in words), ``pensioners``, ``lower`` and ``upper``, in 10,000 persons.
        Only the paper's has an interval, from its printed decimals.

    Examples
    --------
    >>> implied_pensioners()["pensioners"].round(0).to_dict()
    {'paper': 6072.0, '65_plus_2010': 5831.0, '65_plus_2013': 6351.0, '60_plus_2010': 8729.0}
    """
    subsidies = implied_subsidies()
    per_person = RULES_2013.basic_pension * (1 - HALF_EVERYWHERE["west"]) / 10_000

    def difference(halved: str, actual: str) -> float:
        amount = at(subsidies, COUNTERFACTUAL, halved) - at(subsidies, "ps-20", actual)
        return amount / per_person

    rows: dict[str, list[str | float]] = {
        "paper": [
            _("implied by the paper"),
            difference("subsidy", "subsidy"),
            difference("low", "high"),
            difference("high", "low"),
        ]
    }
    for count in COUNTS:
        ours = at(burden(pensioners=count).persons, CENTRAL_WEST, "pensioners")
        rows[count] = [pensioners_title(count), ours, ours, ours]
    columns = ["who", "pensioners", "lower", "upper"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("count")


def implied_shares_of_pensioners() -> pd.DataFrame:
    """Share of pensioners that the printed burdens of eastern provinces imply, beside ours.

    Returns
    -------
    DataFrame, one row for each eastern province with a printed burden
        Columns ``implied`` and the three counts, in per cent of the urban-rural residents. The
        contribution subsidy is ours, the disabled are left out; with them, ``implied`` falls.
    """
    subsidies = implied_subsidies().set_index("subject")["subsidy"]
    ours = burden()
    east = [name for name in subsidies.index if ours.central_share.get(name) == 0.5]
    local = RULES_2013.basic_pension * (1 - ours.central_share[east])
    pensioners = 10_000 * (subsidies[east] - ours.terms.loc[east, "contribution"]) / local
    shares = {"implied": pensioners}
    for count in COUNTS:
        shares[count] = beneficiaries(pensioners=count).loc[east, "pensioners"]
    return 100 * pd.DataFrame(shares).div(ours.residents[east], axis="index")


def implied_spending() -> pd.DataFrame:
    """Turn the printed replacement rates into the spending on food and clothing they imply.

    Returns
    -------
    DataFrame, one row for each claim
        Columns ``subject``, ``printed``, ``spending``, ``low`` and ``high``, in yuan per person
        and year.

    Examples
    --------
    >>> implied_spending().loc["ps-29", ["spending", "low", "high"]].round(0).to_list()
    [4590.0, 4588.0, 4591.0]
    """
    rows = {}
    for claim in RATES:
        printed = printed_number(claim)
        low, high = printed.interval
        rows[claim] = {
            "subject": subject_of(printed),
            "printed": printed.text,
            "spending": 100 * RULES_2013.basic_pension / printed.value,
            "low": 100 * RULES_2013.basic_pension / high,
            "high": 100 * RULES_2013.basic_pension / low,
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("claim")
