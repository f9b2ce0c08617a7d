"""What is spent on what, and by whom: what is deducted, who spends it, and how others split it.

Other countries cannot stand beside China's budget line, only beside each other: the OECD counts all
levels of government, with health care and the social insurance funds.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, listed
from edusocsec.explain import Headings
from edusocsec.papers.fiscal_equity.decomposition import FIRST_COMPARABLE_YEAR, FIRST_YEAR
from edusocsec.translation import _

COUNTRIES = ["United States", "United Kingdom", "Sweden", "OECD average"]
"""The three countries that the thesis compares with, and the average of the OECD."""


def deductions() -> pd.DataFrame:
    """Return what the provinces deduct from GDP by their budgets, and what is social of it.

    Returns
    -------
    DataFrame
        Years in rows, per cent: budget expenditure of GDP, social security expenditure of the
        budgets, and their product, social security expenditure of GDP. All 31 provinces together.

    Examples
    --------
    >>> deductions().loc[2017].round(2).to_list()
    [20.45, 13.63, 2.79]
    """
    panel = load_dataset("province_panel")
    sums = panel.groupby(level="year")[
        ["gdp", "budget_expenditure", "social_security_expenditure"]
    ].sum()
    sums = sums.loc[FIRST_COMPARABLE_YEAR:]
    gdp, budget, social = (sums[column] for column in sums)
    return 100 * pd.DataFrame(
        {
            "budgets_of_gdp": budget / gdp,
            "social_security_of_budgets": social / budget,
            "social_security_of_gdp": social / gdp,
        }
    )


def central_share() -> pd.DataFrame:
    """Return the centre's part in the public budgets, in per cent, 2007-2020.

    Transfers from the centre to the provinces count where they are spent. The local social security
    expenditure of 2009 includes what other years do not; its share is missing.

    Examples
    --------
    >>> central_share().loc[2017].round(2).to_list()
    [47.0, 14.7, 4.07]
    """
    national = load_dataset("national_fiscal")
    columns = {
        "revenue": "budget_revenue",
        "expenditure": "budget_expenditure",
        "social_security": "social_security_expenditure",
    }
    centre, local = (
        national[[f"{level}_{column}" for column in columns.values()]].set_axis(
            list(columns), axis="columns"
        )
        for level in ("central", "local")
    )
    shares = 100 * centre / (centre + local)
    shares.loc[FIRST_YEAR, "social_security"] = np.nan
    return shares


def abroad(year: int = 2017) -> pd.DataFrame:
    """Return public social expenditure by branch, per cent of GDP, of :data:`COUNTRIES`.

    All levels of government together, with health care and the social insurance funds: not the
    thing that China's budget line is.

    Raises
    ------
    UnknownNameError
        If the figures of the year are not those of all four.

    Examples
    --------
    >>> abroad().loc["old_age", "Sweden"].round(2)
    np.float64(9.31)
    """
    figures = load_dataset("oecd_social_expenditure")["value"]
    table = figures.unstack("country")[COUNTRIES].dropna()
    complete = table.index.unique("year")
    if year not in complete:
        raise UnknownNameError(
            _("There are no figures of {year} for all four.").format(year=year),
            _("Choose one of {years}.").format(years=listed(complete, most=20)),
        )
    table = table[table.index.get_level_values("year") == year].droplevel("year")
    return table.loc[list(_branches())]


def headings() -> Headings:
    """What the columns and rows of this module's tables are called."""
    return Headings(
        columns={
            "budgets_of_gdp": _("budgets, of GDP"),
            "social_security_of_budgets": _("social security, of the budgets"),
            "social_security_of_gdp": _("social security, of GDP"),
            "revenue": _("all revenue"),
            "expenditure": _("all expenditure"),
            "social_security": _("social security"),
        },
        rows=_branches(),
    )


def _branches() -> dict[str, str]:
    return {
        "old_age": _("old age"),
        "survivors": _("survivors"),
        "incapacity_related": _("incapacity"),
        "health": _("health"),
        "family": _("family"),
        "active_labour_market_programmes": _("labour market"),
        "unemployment": _("unemployment"),
        "housing": _("housing"),
        "other_social_policy_areas": _("other"),
        "total": _("total"),
    }
