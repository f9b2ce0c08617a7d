"""Coverage of the five social insurances: Table 4, and the claim that three have fewer people.

Participants are in 10,000 persons. Table 4 leaves two cells of 2019 empty, the year in which
maternity insurance was merged into the employees' medical insurance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.common_prosperity.table_2 import compared
from edusocsec.papers.given import rows_with, table_with
from edusocsec.provenance import Badge, weakest_badge, with_badges
from edusocsec.stats.extremes import largest_at
from edusocsec.translation import _, enumerated, sentences

TWO = ["pension", "medical"]
THREE = ["unemployment", "work injury", "maternity"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Coverage(Result):
    """Participants of five insurances, and whether three of them have fewer than the other two.

    Attributes
    ----------
    participants : DataFrame
        10,000 persons; insurances in rows, years in columns; missing where none was printed.
    smaller_of_two : Series
        Participants of pension or medical insurance, whichever has fewer, by year.
    largest_of_three : Series
        Participants of the largest of the other three, by year.
    share : Series
        The second in per cent of the first, by year.
    """

    story: ClassVar[str] = "edusocsec.papers.common_prosperity.steps.coverage:tell"

    participants: pd.DataFrame
    smaller_of_two: pd.Series
    largest_of_three: pd.Series
    share: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Participants of the five social insurances, 10,000 persons")

    def table(self) -> pd.DataFrame:
        """Return participants in 10,000 persons, years in rows."""
        return self.participants.T.rename_axis(index="year", columns=None)

    @property
    def headings(self) -> Headings:
        """What the Series and the years are called."""
        return Headings(
            columns={
                "smaller_of_two": _("10,000 persons"),
                "largest_of_three": _("10,000 persons"),
                "share": _("per cent"),
            },
            names={"year": _("year")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=0, headings=self.headings)

    @property
    def holds(self) -> bool:
        """Whether the three have fewer participants than the two in every year (cp-17)."""
        return bool((self.largest_of_three < self.smaller_of_two).all())

    @property
    def verdict(self) -> str:
        """Whether the claim holds, how close the two sides come, and which cells are missing."""
        said = (
            _("In every year the three smaller insurances have fewer participants.")
            if self.holds
            else _("Not in every year do the three have fewer participants.")
        )
        close = _(
            "The largest of the three comes closest in {year}, with {share:.1f} per cent of the "
            "smaller of the two."
        ).format(year=largest_at(self.share), share=self.share.max())
        missing = [
            _("{insurance} ({year})").format(insurance=insurance, year=year)
            for insurance, row in self.participants.iterrows()
            for year in row.index[row.isna()]
        ]
        gaps = [_("Missing: {cells}.").format(cells=enumerated(missing))] if missing else []
        return sentences([said, close, *gaps])


def coverage(table: pd.DataFrame | None = None) -> Coverage:
    """Compare the participants of the five social insurances, year by year.

    Parameters
    ----------
    table : DataFrame, optional
        In the form of the dataset ``common_prosperity_table_4``: column ``participants`` (10,000
        persons), labelled by insurance and year. Without it, Table 4 as printed.

    Returns
    -------
    Coverage

    Raises
    ------
    UnknownNameError
        If the table lacks its column, its labels, or one of the five insurances.

    Examples
    --------
    >>> coverage().holds
    True
    >>> coverage().share.round(1).to_dict()
    {2010: 44.9, 2013: 34.9, 2016: 29.4, 2019: 26.3}
    """
    given = load_dataset("common_prosperity_table_4") if table is None else table
    columns, levels = ["participants"], ["insurance", "year"]
    by_year = table_with(given, columns, levels)["participants"].unstack("year")
    participants = rows_with(by_year, [*TWO, *THREE])
    smaller, largest = participants.loc[TWO].min(), participants.loc[THREE].max()
    return Coverage(
        participants=participants,
        smaller_of_two=smaller.rename("smaller_of_two"),
        largest_of_three=largest.rename("largest_of_three"),
        share=(100 * largest / smaller).rename("share"),
        badge=weakest_badge(given[["participants"]]),
    )


def official_table_4() -> pd.DataFrame:
    """Return official figures in the form of Table 4, for each year from 2010 to 2019.

    Returns
    -------
    DataFrame
        Column ``participants`` (10,000 persons), labelled by insurance and year. Pension is the
        employees' and the residents' together; before 2012 the residents' part is not in this
        series, and the sum is missing.

    Examples
    --------
    >>> official_table_4().loc[("medical", 2019), "participants"].round(2)
    np.float64(135407.44)
    """
    official = load_dataset("social_insurance_national")
    columns = {
        "pension": official["employee_pension_participants"]
        + official["resident_pension_participants"],
        "medical": official["medical_participants"],
        "unemployment": official["unemployment_participants"],
        "work injury": official["work_injury_participants"],
        "maternity": official["maternity_participants"],
    }
    table = pd.concat(columns, names=["insurance"]).to_frame("participants")
    return with_badges(table, {"participants": Badge.DERIVED})


def table_4_beside() -> pd.DataFrame:
    """Set each cell of Table 4 beside the official figure.

    Returns
    -------
    DataFrame
        One row for each insurance and year: ``printed`` and ``official`` (10,000 persons) and
        ``comparison``.

    Examples
    --------
    >>> table_4_beside()["comparison"].value_counts().to_dict()
    {'rounded': 17, 'not printed': 2, 'no official figure here': 1}
    """
    printed = load_dataset("common_prosperity_table_4")["participants"]
    official = official_table_4()["participants"].reindex(printed.index)
    beside = pd.DataFrame({"printed": printed, "official": official})
    beside["comparison"] = [
        compared(*cells) for cells in zip(beside["printed"], beside["official"], strict=True)
    ]
    return beside
