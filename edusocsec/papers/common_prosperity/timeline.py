"""The article's history: three periods and its milestones, beside the series that were found.

The dates are the article's, also where we doubt them (:func:`doubted_dates`). It appeared in 2021,
so its period "2010 to today" ends there here, and it leaves 2007 to 2009 out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Result, Table
from edusocsec.explain.cells import at
from edusocsec.translation import _, enumerated, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PUBLISHED_IN = 2021


def periods() -> pd.DataFrame:
    """The article's three periods: first and last year, both counted.

    Examples
    --------
    >>> periods().loc["1989-2006"].to_dict()
    {'first': 1989, 'last': 2006}
    """
    return pd.DataFrame(
        [(1952, 1988), (1989, 2006), (2010, PUBLISHED_IN)],
        index=pd.Index(["1952-1988", "1989-2006", "2010-today"], name="period"),
        columns=["first", "last"],
    )


def milestones() -> pd.DataFrame:
    """The milestones that the article names: first and last year, both counted."""
    rows = {
        "labour_insurance": (1952, 1952),
        "five_guarantees": (1956, 1956),
        "rural_medical_care": (1960, 1969),
        "unemployment_and_housing": (1980, 1989),
        "shared_pension": (1989, 1989),
        "personal_accounts": (1993, 1993),
        "social_insurance_law": (2010, 2010),
        "five_year_plan": (2011, 2011),
        "end_of_poverty": (2020, 2020),
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["first", "last"])
    return table.rename_axis("milestone")


def doubted_dates() -> pd.DataFrame:
    """Dates and series that the article, or the data, gives and that we doubt.

    The doubts are ours, from domain knowledge; nobody looked them up here.

    Returns
    -------
    DataFrame
        By ``subject``: ``printed`` (what the article prints, or the data say) and ``doubt`` (what
        we hold against it, and why).

    Examples
    --------
    >>> doubted_dates().loc["labour_insurance", "printed"]
    '1952'
    """
    ours = _("Our doubt, from domain knowledge, not looked up here.")
    doubts = {
        "labour_insurance": (
            "1952",
            _("The labour insurance regulations are of 1951; in 1953 they were revised."),
        ),
        "labour_contracts": (
            "1989",
            _("State firms had labour contracts from 1986 on, for those whom they newly hired."),
        ),
        "employees_pension": (
            _("one series, 2010-2019"),
            _(
                "Civil servants joined after October 2014, so the series may have a break: its "
                "participants grow by {growth:.1f} per cent in 2016, faster than in the years "
                "around it."
            ).format(growth=_growth_of_participants(2016)),
        ),
    }
    rows = {
        subject: (printed, sentences([doubt, ours])) for subject, (printed, doubt) in doubts.items()
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["printed", "doubt"])
    return table.rename_axis("subject")


def _growth_of_participants(year: int) -> float:
    people = load_dataset("social_insurance_national")["employee_pension_participants"]
    return 100 * (at(people, year) / at(people, year - 1) - 1)


def series_found() -> pd.DataFrame:
    """First and last year of the series that were found; none has a gap in between.

    Examples
    --------
    >>> int(series_found()["first"].min())
    2007
    """
    figures = {
        "national_budget": load_dataset("national_fiscal")["national_social_security_expenditure"],
        "provinces_budgets": load_dataset("province_panel")["social_security_expenditure"],
        "social_insurance": load_dataset("social_insurance_national")["all_funds_expenditure"],
        "social_assistance": load_dataset("social_assistance_national")[
            "rural_minimum_living_guarantee_recipients"
        ],
        "national_accounts": load_dataset("national_accounts")["gdp"],
        "oecd": load_dataset("oecd_social_expenditure")["value"],
    }
    years = {name: found.dropna().index.get_level_values("year") for name, found in figures.items()}
    spans = {name: (found.min(), found.max()) for name, found in years.items()}
    table = pd.DataFrame.from_dict(spans, orient="index", columns=["first", "last"])
    return table.rename_axis("series")


def headings() -> Headings:
    """What the periods, milestones and series of this module are called."""
    periods = {"2010-today": _("2010-today")}
    return Headings(
        columns={"first": _("first"), "last": _("last"), **periods},
        rows={
            **periods,
            "labour_insurance": _("1952: labour insurance regulations"),
            "five_guarantees": _("1956: five guarantees"),
            "rural_medical_care": _("1960s: rural cooperative medical care"),
            "unemployment_and_housing": _("1980s: unemployment insurance and housing fund"),
            "shared_pension": _("1989: contract system and shared pension"),
            "personal_accounts": _("1993: pooling plus personal accounts"),
            "social_insurance_law": _("2010: Social Insurance Law"),
            "five_year_plan": _("2011: 12th five-year plan"),
            "end_of_poverty": _("2020: end of absolute poverty"),
            "national_budget": _("National budget"),
            "provinces_budgets": _("31 provinces' budgets"),
            "social_insurance": _("Social insurance"),
            "social_assistance": _("Social assistance"),
            "national_accounts": _("GDP, prices, incomes"),
            "oecd": _("OECD countries"),
        },
        names={"period": _("period"), "milestone": _("milestone"), "series": _("series")},
    )


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class YearsFound(Result):
    """For how many years of each period there are figures.

    Attributes
    ----------
    spans : DataFrame
        First and last year of each series.
    bounds : DataFrame
        First and last year of each period.
    length : Series
        Years of each period.
    count : DataFrame
        Years with figures; series in rows, periods in columns.
    share : DataFrame
        The same in per cent of the period's years.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.timeline:tell"

    spans: pd.DataFrame
    bounds: pd.DataFrame
    length: pd.Series
    count: pd.DataFrame
    share: pd.DataFrame

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Years with figures, by period")

    def table(self) -> pd.DataFrame:
        """Return the number of years with figures."""
        return self.count

    @property
    def headings(self) -> Headings:
        """What the periods and the series are called."""
        return headings()

    def _table_block(self) -> Table:
        return Table(self.table(), places=0, headings=self.headings)

    @property
    def verdict(self) -> str:
        """Which periods have no figures at all."""
        empty = self.count.columns[(self.count == 0).all()]
        if empty.empty:
            return _("Every period has some figures.")
        periods = enumerated(self.headings.axis(empty, "columns"))
        return _("For {periods} no series was found.").format(periods=periods)

    def plot(self, **options: Any) -> Figure:
        """Periods, milestones and series on one timeline."""
        from edusocsec.plots import timeline

        options.setdefault("caption", self.verdict)
        named = Headings(rows=self.headings.rows).shown
        return timeline(
            named(milestones()), named(self.bounds), series=named(self.spans), **options
        )


def years_found() -> YearsFound:
    """Count for each series and period of the article the years with figures.

    Examples
    --------
    >>> print(years_found().verdict)
    For 1952-1988, 1989-2006 no series was found.
    """
    spans, bounds = series_found(), periods()
    length = bounds["last"] - bounds["first"] + 1
    count = pd.DataFrame(
        {
            period: spans["last"].clip(upper=last) - spans["first"].clip(lower=first) + 1
            for period, first, last in bounds.itertuples()
        }
    ).clip(lower=0)
    return YearsFound(
        spans=spans,
        bounds=bounds,
        length=length,
        count=count,
        share=100 * count / length,
    )
