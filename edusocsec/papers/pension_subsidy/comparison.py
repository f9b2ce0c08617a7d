"""The printed ratios, burdens and rates beside ours, and whether the printed ones can all hold."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from edusocsec.papers.claim import Claim, judge_number
from edusocsec.papers.pension_subsidy.all_residents import national_rate
from edusocsec.papers.pension_subsidy.beneficiaries import Pensioners
from edusocsec.papers.pension_subsidy.burden import burden
from edusocsec.papers.pension_subsidy.ratio import revenue_population_ratio
from edusocsec.papers.pension_subsidy.replacement import replacement_rate
from edusocsec.papers.pension_subsidy.subsidy import HALF_EVERYWHERE
from edusocsec.papers.pension_subsidy.totals import CENTRAL_WEST, EAST, NATIONAL
from edusocsec.papers.printed import PrintedNumber, printed_number

RATIOS = [f"ps-{number:02d}" for number in range(1, 7)]
BURDENS = [f"ps-{number:02d}" for number in range(9, 21)]
COUNTERFACTUAL = "ps-21"
RATES = [f"ps-{number:02d}" for number in range(22, 32)]


def subject_of(printed: PrintedNumber | Claim) -> str:
    """Row of our results that a printed number is about: a province, or a group without its size.

    Examples
    --------
    >>> subject_of(printed_number("ps-06"))
    'central and west'
    """
    return printed.subject.split(",")[0]


def printed_beside(values: pd.Series, claims: Iterable[str]) -> pd.DataFrame:
    """Put our values beside the printed numbers.

    Parameters
    ----------
    values : Series
        The 34 rows of a ratio, a burden or a rate.
    claims : iterable of str
        Ids of printed numbers.

    Returns
    -------
    DataFrame, one row for each claim
        Columns ``subject``, ``printed`` (as text, with the paper's decimals), ``ours``,
        ``difference_percent`` and ``verdict``. All rest on substitutes or on a definition that
        the paper does not give, so the best verdict is *close*: within 5 per cent.

    Examples
    --------
    >>> ratios = revenue_population_ratio().ratio
    >>> printed_beside(ratios, ["ps-02"]).loc["ps-02", ["subject", "printed", "verdict"]].to_list()
    ['Shandong', '0.91', 'close, with substitutes']
    """
    rows = {}
    for claim in claims:
        printed = printed_number(claim)
        value = float(values[subject_of(printed)])
        rows[claim] = {
            "subject": subject_of(printed),
            "printed": printed.text,
            "ours": value,
            "difference_percent": 100 * (value / printed.value - 1),
            "verdict": judge_number(printed, value).label_with_substitutes,
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("claim")


def ratios_beside_the_paper() -> pd.DataFrame:
    """Put our revenue/population ratios beside the printed ones, see :func:`printed_beside`."""
    return printed_beside(revenue_population_ratio().ratio, RATIOS)


def burdens_beside_the_paper(pensioners: Pensioners = "60_plus_2010") -> pd.DataFrame:
    """Put our burdens beside the printed ones, the counterfactual last."""
    actual = printed_beside(burden(pensioners=pensioners).burden, BURDENS)
    halved = burden(HALF_EVERYWHERE, pensioners=pensioners)
    return pd.concat([actual, printed_beside(halved.burden, [COUNTERFACTUAL])])


def rates_beside_the_paper() -> pd.DataFrame:
    """Put our replacement rates beside the printed ones, see :func:`printed_beside`.

    Provinces and groups rest on urban households in 2012; the national rate on the spending of all
    residents in 2013, which was found for the whole country alone.
    """
    ours = replacement_rate().rate.copy()
    ours[NATIONAL] = national_rate().rate["all"]
    return printed_beside(ours, RATES)


def totals_that_can_hold() -> pd.DataFrame:
    """Ask of each printed national number whether it can be the mean of the printed parts.

    Whatever the weights, as long as all three numbers use the same, a whole lies between its
    parts. The intervals of the printed decimals are allowed for. Where it does not, the whole
    and the parts come from different tables or are weighted differently.

    Returns
    -------
    DataFrame
        Rows ``burden`` and ``replacement rate``; columns ``east``, ``central and west``,
        ``national`` (as printed) and ``possible``.

    Examples
    --------
    >>> totals_that_can_hold()["possible"].to_dict()
    {'burden': True, 'replacement rate': False}
    """
    claims = {
        "burden": ("ps-19", "ps-20", "ps-18"),
        "replacement rate": ("ps-30", "ps-31", "ps-29"),
    }
    rows = {}
    for quantity, ids in claims.items():
        east, rest, whole = (printed_number(claim) for claim in ids)
        lowest = min(east.interval[0], rest.interval[0])
        highest = max(east.interval[1], rest.interval[1])
        rows[quantity] = {
            EAST: east.text,
            CENTRAL_WEST: rest.text,
            NATIONAL: whole.text,
            "possible": whole.interval[1] >= lowest and whole.interval[0] <= highest,
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("quantity")
