"""The article's history: three periods, its milestones, and what its five paths answer.

The dates are the article's. It appeared in 2021, so its period "2010 to today" ends there here,
and it leaves 2007 to 2009 out. Which section and which figures belong to which path is our
reading: the article names its paths, and the figures are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Result, Table
from edusocsec.explain.cells import at
from edusocsec.papers.common_prosperity.levels import CHINA, MEAN, table_1
from edusocsec.papers.common_prosperity.reference_gap import gap
from edusocsec.papers.fiscal_equity.decomposition import decompose
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
        index=pd.Index(["1952-1988", "1989-2006", _("2010-today")], name=_("period")),
        columns=["first", "last"],
    )


def milestones() -> pd.DataFrame:
    """The milestones that the article names: first and last year, both counted."""
    rows = {
        _("1952: labour insurance regulations"): (1952, 1952),
        _("1956: five guarantees"): (1956, 1956),
        _("1960s: rural cooperative medical care"): (1960, 1969),
        _("1980s: unemployment insurance and housing fund"): (1980, 1989),
        _("1989: contract system and shared pension"): (1989, 1989),
        _("1993: pooling plus personal accounts"): (1993, 1993),
        _("2010: Social Insurance Law"): (2010, 2010),
        _("2011: 12th five-year plan"): (2011, 2011),
        _("2020: end of absolute poverty"): (2020, 2020),
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["first", "last"])
    return table.rename_axis(_("milestone"))


def series_found() -> pd.DataFrame:
    """First and last year of the series that were found; none has a gap in between.

    Examples
    --------
    >>> int(series_found()["first"].min())
    2007
    """
    figures = {
        _("National budget"): load_dataset("national_fiscal")[
            "national_social_security_expenditure"
        ],
        _("31 provinces' budgets"): load_dataset("province_panel")["social_security_expenditure"],
        _("Social insurance"): load_dataset("social_insurance_national")["all_funds_expenditure"],
        _("Social assistance"): load_dataset("social_assistance_national")[
            "rural_minimum_living_guarantee_recipients"
        ],
        _("OECD countries"): load_dataset("oecd_social_expenditure")["value"],
    }
    years = {name: found.dropna().index.get_level_values("year") for name, found in figures.items()}
    spans = {name: (found.min(), found.max()) for name, found in years.items()}
    table = pd.DataFrame.from_dict(spans, orient="index", columns=["first", "last"])
    return table.rename_axis(_("series"))


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

    def _table_block(self) -> Table:
        return Table(self.table(), places=0)

    @property
    def verdict(self) -> str:
        """Which periods have no figures at all."""
        empty = self.count.columns[(self.count == 0).all()]
        if empty.empty:
            return _("Every period has some figures.")
        return _("For {periods} no series was found.").format(periods=enumerated(empty))

    def plot(self, **options: Any) -> Figure:
        """Periods, milestones and series on one timeline."""
        from edusocsec.plots import timeline

        options.setdefault("caption", self.verdict)
        return timeline(milestones(), self.bounds, series=self.spans, **options)


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


def paths() -> pd.DataFrame:
    """The article's five paths, each with the problem it answers and what our figures say of it.

    Returns
    -------
    DataFrame
        Paths in rows. Columns: problem and evidence, in words, with the figures computed here.
    """
    insurance = load_dataset("social_insurance_national").loc[2019]
    welfare = load_dataset("common_prosperity_table_3")["expenditure"]
    printed = table_1()
    employee = (
        insurance["employee_medical_expenditure"] / insurance["employee_medical_participants"]
    )
    resident = (
        insurance["resident_medical_expenditure"] / insurance["resident_medical_participants"]
    )
    members = insurance["employee_pension_participants"]
    rows = {
        _("Investment"): (
            _("Spending is low beside other countries (section 4.1)."),
            _("In 2019 the printed share of GDP is {ratio:.0f} per cent of the OECD mean.").format(
                ratio=at(gap(printed[CHINA], printed[MEAN]).ratio, 2019)
            ),
        ),
        _("Project arrangement"): (
            _("Three of the five insurances reach fewer people (section 4.4)."),
            _(
                "In 2019 unemployment insurance has {unemployment:.0f} and work-injury insurance "
                "{injury:.0f} participants for every 100 of the employees' pension."
            ).format(
                unemployment=100 * insurance["unemployment_participants"] / members,
                injury=100 * insurance["work_injury_participants"] / members,
            ),
        ),
        _("Structure"): (
            _("Social welfare is a small part of the spending (section 4.3)."),
            _(
                "In 2019 the printed spending on social welfare is {share:.1f} per cent of what "
                "the insurance funds spend."
            ).format(
                share=100
                * welfare["social welfare", "all", 2019]
                / insurance["all_funds_expenditure"]
            ),
        ),
        _("Administration"): (
            _("None of the article's claims with a number is about it."),
            _("No figure of ours speaks to it."),
        ),
        _("Guided by common prosperity"): (
            _("Groups and regions are treated differently (section 4.2)."),
            sentences(
                [
                    _(
                        "In 2019 medical insurance spends {multiple:.1f} times as much on an "
                        "employee as on a resident."
                    ).format(multiple=employee / resident),
                    _(
                        "Theil's index of the provinces' expenditure per head is {first:.3f} in "
                        "2010 and {last:.3f} in 2017."
                    ).format(
                        first=decompose("expenditure_per_capita", 2010).total,
                        last=decompose("expenditure_per_capita", 2017).total,
                    ),
                ]
            ),
        ),
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=[_("problem"), _("evidence")])
    return table.rename_axis(_("path"))
