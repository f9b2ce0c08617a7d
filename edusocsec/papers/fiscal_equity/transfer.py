"""A transfer formula tried on the figures: how far Theil's index falls per yuan moved.

The thesis asks for more vertical transfers by a standardized formula. Three rules say who receives
a given amount, and two say who pays it. All money is social security expenditure of one year, in
100 million yuan; 500 of them are 50 billion yuan.
"""

from __future__ import annotations

from typing import get_args

import pandas as pd

from edusocsec.errors import ArgumentError, MissingValuesError, listed
from edusocsec.explain import Headings
from edusocsec.papers.fiscal_equity.fairness import year_of_panel
from edusocsec.papers.fiscal_equity.need import count_need
from edusocsec.papers.fiscal_equity.transferred import Payer, Rule, Transfer
from edusocsec.stats.arguments import one_of, real_number
from edusocsec.stats.observations import refuse_duplicates
from edusocsec.stats.theil import theil
from edusocsec.translation import _


def equalize(
    year: int,
    budget: float,
    *,
    rule: Rule = "from_below",
    paid_by: Payer = "centre",
    migrants: float = 0,
    development: float = 0,
) -> Transfer:
    r"""Give an amount of money to provinces by a rule, and see how far inequality falls.

    Every rule gives each province a claim :math:`c_i`, and shares the budget :math:`B` by it:

    .. math:: t_i = B \, \frac{c_i}{\sum_j c_j}

    Parameters
    ----------
    year : int
        2010 to 2017.
    budget : float
        100 million yuan.
    rule : {"from_below", "proportional", "formula"}
        ``"from_below"`` (Rawls): what is missing to a common line, as high as the budget reaches.
        ``"proportional"``: what is missing to the national mean. ``"formula"``: what the residents
        need at the national average, minus what the province's own revenue pays at the national
        average; what it does spend plays no part.
    paid_by : {"centre", "provinces"}
        New money; or money of the provinces above the mean, each paying the same part of what it
        spends above the mean.
    migrants, development : float
        Weights of the formula, see :func:`~.need.count_need`; 0 leaves them out.

    Returns
    -------
    Transfer

    Raises
    ------
    UnknownNameError
        If there are no comparable figures of the year, or there is no such rule or payer.
    ArgumentError
        If the budget is not a positive number, or larger than what the provinces below the mean
        lack: by more, they would overtake others, and those that pay would fall below the mean.
        If a weight lies outside its bounds, or is given to another rule than the formula.

    Notes
    -----
    With :math:`X` for all expenditure and :math:`r_i` for the expenditure per head in units of the
    mean, new money in province i and money moved from j to i change Theil's T at the rates

    .. math::
        \frac{\partial T}{\partial X_i} = \frac{\ln r_i - T}{X}, \qquad
        \frac{\partial T}{\partial X_i} - \frac{\partial T}{\partial X_j}
        = \frac{\ln r_i - \ln r_j}{X}

    Examples
    --------
    >>> result = equalize(2017, 500)
    >>> round(result.line), round(result.fall, 1)
    (1321, 16.6)
    >>> equalize(2017, 500, rule="formula").reversals
    7
    """
    one_of(rule, "rule", get_args(Rule))
    one_of(paid_by, "paid_by", get_args(Payer))
    if rule != "formula" and (migrants or development):
        raise ArgumentError(
            _("The rule '{rule}' has no weights for migrants and development.").format(rule=rule),
            _("Choose rule='formula', or leave the weights at 0."),
        )
    table = year_of_panel(year)
    per_head, residents = table["expenditure_per_capita"], table["resident_population"]
    spent, revenue = table["social_security_expenditure"], table["budget_revenue"]
    before = theil(per_head, residents)
    mean = before.distribution.mean
    above = residents * (per_head - mean).clip(lower=0) / 1e4
    if not 0 < real_number(budget, "budget") <= above.sum():
        raise ArgumentError(
            _("A budget of {budget} is not between 0 and what is missing to the mean.").format(
                budget=budget
            ),
            _("In {year}, give at most {most} (100 million yuan).").format(
                year=year, most=int(above.sum())
            ),
        )
    line = {"from_below": water_level(per_head, residents, budget), "proportional": mean}.get(rule)
    need = count_need(table, migrants, development)
    claim = (
        spent.sum() * (need["counted"] / need["counted"].sum() - revenue / revenue.sum())
        if line is None
        else residents * (line - per_head) / 1e4
    ).clip(lower=0)
    received = budget * claim / claim.sum()
    paid = budget * above / above.sum() if paid_by == "provinces" else 0 * above
    return Transfer(
        year=year,
        budget=float(budget),
        rule=rule,
        paid_by=paid_by,
        line=line,
        migrants=float(migrants),
        development=float(development),
        provinces=pd.DataFrame(
            {
                "residents": residents,
                **need,
                "revenue": revenue,
                "above": above,
                "claim": claim,
                "received": received,
                "paid": paid,
            }
        ),
        before=before,
        after=theil(per_head + 1e4 * (received - paid) / residents, residents),
        badge=before.badge,
    )


def water_level(per_head: pd.Series, residents: pd.Series, budget: float) -> float:
    r"""Return the line (yuan per head) up to which a budget lifts all who are below it.

    .. math:: \ell = \min_k \frac{10^4 B + \sum_{i \le k} n_i x_i}{\sum_{i \le k} n_i}

    over the provinces in ascending order: to share with one province too few or too many leaves a
    higher quotient.

    Parameters
    ----------
    per_head : Series
        Yuan.
    residents : Series
        10,000 persons.
    budget : float
        100 million yuan.

    Raises
    ------
    MissingValuesError, DuplicateLabelsError
        If a row lacks one of the two figures, or is there twice.
    ArgumentError
        If the budget is not a number of at least 0.

    Examples
    --------
    >>> water_level(pd.Series([10.0, 20.0, 90.0]), pd.Series([1.0, 1.0, 1.0]), 20 / 1e4)
    25.0
    """
    for rows in (per_head.index, residents.index):
        refuse_duplicates(rows, _("row"))
    table = pd.DataFrame({"per_head": per_head, "people": residents}).sort_values("per_head")
    incomplete = table.index[table.isna().any(axis="columns")]
    if len(incomplete):
        raise MissingValuesError(
            _("A figure per head or a number of residents is missing in {rows}.").format(
                rows=listed(incomplete)
            ),
            _("Give both Series the same rows, and a number in each."),
        )
    shared = 1e4 * real_number(budget, "budget", 0) + (table["per_head"] * table["people"]).cumsum()
    return float((shared / table["people"].cumsum()).min())


def try_rules(year: int, budget: float) -> pd.DataFrame:
    """Try every rule with every payer.

    Parameters
    ----------
    year : int
        2010 to 2017.
    budget : float
        100 million yuan.

    Returns
    -------
    DataFrame
        Rule and payer in rows: the fall of Theil's T in millionths per 100 million yuan, the least
        expenditure (yuan per head), and how many pairs of provinces changed their order.

    Examples
    --------
    >>> try_rules(2017, 500).round(1).loc[("from_below", "centre")].to_list()
    [16.6, 1320.9, 0.0]
    """
    rows = {}
    for paid_by in get_args(Payer):
        for rule in get_args(Rule):
            result = equalize(year, budget, rule=rule, paid_by=paid_by)
            rows[rule, paid_by] = {
                "fall_of_t": result.fall,
                "least": float(result.after.distribution.values.min()),
                "pairs_reversed": result.reversals,
            }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(["rule", "paid_by"])


def headings() -> Headings:
    """What the columns and rows of :func:`try_rules` are called."""
    return Headings(
        columns={
            "fall_of_t": _("fall of T"),
            "least": _("least"),
            "pairs_reversed": _("pairs reversed"),
        },
        rows={
            "from_below": _("from below"),
            "proportional": _("proportional"),
            "formula": _("formula"),
            "centre": _("centre"),
            "provinces": _("provinces"),
        },
        names={"rule": _("rule"), "paid_by": _("paid by")},
    )
