"""The thesis' four factors of fiscal social security expenditure, and a panel regression on them.

The abstract names fiscal decentralization, fiscal revenue per head, urbanization and unemployment,
which here is that of towns, as registered. It does not say how decentralization is measured: the
most common definition is the default here, and two others stand beside it
(:data:`DECENTRALIZATION`). Years before 2010 have no comparable expenditure (see the dataset's
notes) and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError, UnknownNameError, choose_from, listed
from edusocsec.papers.fiscal_equity.decomposition import FIRST_COMPARABLE_YEAR, INDICATORS
from edusocsec.provenance import Badge, badges_of, with_badges
from edusocsec.stats.panel.fit import StandardErrors
from edusocsec.stats.panel.refusals import Effects
from edusocsec.stats.panel.regression import panel_regression
from edusocsec.stats.panel.result import PanelRegression
from edusocsec.translation import _

FACTORS = ["decentralization", "revenue_per_capita", "urbanization_rate", "unemployment_rate"]
"""The four factors: a share, yuan per head, per cent and per cent."""


def expenditure_decentralization(table: pd.DataFrame) -> pd.Series:
    """Province's expenditure per head / (the same + central expenditure per head)."""
    return _beside_the_centre(table, "expenditure")


def revenue_decentralization(table: pd.DataFrame) -> pd.Series:
    """Province's revenue per head / (the same + central revenue per head)."""
    return _beside_the_centre(table, "revenue")


def fiscal_autonomy(table: pd.DataFrame) -> pd.Series:
    """Province's own revenue / its own expenditure."""
    autonomy: pd.Series = table["budget_revenue"] / table["budget_expenditure"]
    return autonomy


DECENTRALIZATION: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "expenditure": expenditure_decentralization,
    "revenue": revenue_decentralization,
    "autonomy": fiscal_autonomy,
}
"""Definitions of fiscal decentralization: what of the spending, or of the revenue, is decided in
the province rather than by the centre; or what of its spending the province pays itself."""


def factors(definition: str = "expenditure") -> pd.DataFrame:
    r"""Return the four factors and the three indicators of each province and year from 2010 on.

    .. math:: d_{it} = \frac{x_{it} / n_{it}}{x_{it} / n_{it} + x_{0t} / n_t}

    where x is the budget's expenditure (or revenue) of province i or of the centre 0, and n the
    residents of the province or of all provinces. Autonomy is revenue / expenditure of i.

    Parameters
    ----------
    definition : {"expenditure", "revenue", "autonomy"}
        Of fiscal decentralization, see :data:`DECENTRALIZATION`.

    Returns
    -------
    DataFrame, shape (248, 7)
        Indexed by province and year; columns :data:`FACTORS` and the indicators.

    Raises
    ------
    UnknownNameError
        If there is no such definition.

    Notes
    -----
    The nation's residents are the sum of the 31 provinces' residents, in the panel's own vintage.

    Examples
    --------
    >>> round(float(factors().loc[("Beijing", 2017), "decentralization"]), 3)
    0.936
    >>> round(float(factors("autonomy").loc[("Beijing", 2017), "decentralization"]), 3)
    0.796
    """
    _refuse_unknown(_("There is no definition '{name}'."), definition, list(DECENTRALIZATION))
    panel = load_dataset("province_panel")
    panel = panel[panel.index.get_level_values("year") >= FIRST_COMPARABLE_YEAR]
    table = panel.join(
        load_dataset("national_fiscal")[["central_budget_expenditure", "central_budget_revenue"]],
        on="year",
    )
    table["decentralization"] = DECENTRALIZATION[definition](table)
    columns = [*FACTORS, *INDICATORS]
    badges = {**badges_of(panel), "decentralization": Badge.DERIVED}
    return with_badges(table[columns], {column: badges[column] for column in columns})


def explain(
    indicator: str,
    *,
    effects: Effects = "entity",
    standard_errors: StandardErrors = "clustered",
    definition: str = "expenditure",
    regressors: Sequence[str] | str | None = None,
) -> PanelRegression:
    """Explain one indicator by the factors, where provinces are observed over time.

    Parameters
    ----------
    indicator : str
        One of :data:`edusocsec.papers.fiscal_equity.INDICATORS`.
    effects : {"entity", "two_way", "none", "random"}
    standard_errors : {"classical", "robust", "clustered"}
        Clustered: by province.
    definition : {"expenditure", "revenue", "autonomy"}
        Of fiscal decentralization, see :data:`DECENTRALIZATION`.
    regressors : list of str, optional
        Some of :data:`FACTORS`; all of them unless given.

    Returns
    -------
    PanelRegression

    Raises
    ------
    UnknownNameError
        If there is no such indicator, definition or factor.
    ArgumentError
        If no factor is left, or ``effects`` or ``standard_errors`` is not one of the above.

    Examples
    --------
    >>> result = explain("expenditure_per_capita", regressors=["urbanization_rate"])
    >>> round(float(result.coefficients["urbanization_rate"]), 1)
    110.0
    """
    _refuse_unknown(_("There is no indicator '{name}'."), indicator, INDICATORS)
    chosen = [regressors] if isinstance(regressors, str) else list(regressors or [])
    if regressors is not None and not chosen:
        raise ArgumentError(
            _("No factor is given."),
            _("Name at least one of {known}.").format(known=listed(FACTORS)),
        )
    for factor in chosen:
        _refuse_unknown(_("There is no factor '{name}'."), factor, FACTORS)
    return panel_regression(
        factors(definition),
        outcome=indicator,
        regressors=chosen or FACTORS,
        entity="province",
        time="year",
        effects=effects,
        standard_errors=standard_errors,
    )


def _beside_the_centre(table: pd.DataFrame, side: str) -> pd.Series:
    residents = table["resident_population"]
    own = table[f"budget_{side}"] / residents
    nation = residents.groupby(level="year").transform("sum")
    share: pd.Series = own / (own + table[f"central_budget_{side}"] / nation)
    return share


def _refuse_unknown(problem: str, name: str, known: list[str]) -> None:
    if name not in known:
        raise UnknownNameError(problem.format(name=name), choose_from(name, known))
