"""Table 3: which of its rows the text counts, and how two misplaced cells are moved back.

The text names totals, growth and shares, but not the rows behind them. :func:`which_rows` finds
them by trying every sum. In two years the table prints the amount of social insurance a second
time as social welfare, and under "support for the extremely poor" an amount that the text treats
as social welfare. :func:`repaired_table_3` moves the two cells. The move is our reading of a
misprint, so whatever is computed from it is called "from the repaired table".

Amounts are in 100 million yuan, as Table 3 prints them.
"""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, listed
from edusocsec.explain import Headings
from edusocsec.explain.cells import at
from edusocsec.papers.given import rows_with, table_with
from edusocsec.provenance import Badge, with_badges
from edusocsec.translation import _, enumerated

INSURANCE, WELFARE = "social insurance", "social welfare"
COUNTED = ["minimum living guarantee", "temporary relief"]
"""The two rows that add up to the text's social assistance, in 2010 and in 2019."""
LEFT_OUT = "support for the extremely poor"
ASSISTANCE = [*COUNTED, LEFT_OUT]
MISPLACED = [2010, 2013]
"""Years in which social welfare stands in the row of the extremely poor, as we read the table."""


def rows_of(table: pd.DataFrame) -> pd.DataFrame:
    """Lay Table 3 out as printed: five rows, four years, in 100 million yuan.

    Parameters
    ----------
    table : DataFrame
        In the form of the dataset ``common_prosperity_table_3``.

    Raises
    ------
    UnknownNameError
        If it lacks its column, its labels or a row.

    Examples
    --------
    >>> rows_of(load_dataset("common_prosperity_table_3"))[2019].to_dict()["temporary relief"]
    167.99
    """
    given = table_with(table, ["expenditure"], ["category", "item", "year"])
    long = given["expenditure"].reset_index()
    long["row"] = long["item"].where(long["item"] != "all", long["category"])
    wide = long.pivot(index="row", columns="year", values="expenditure")
    return rows_with(wide, [INSURANCE, *ASSISTANCE, WELFARE]).rename_axis(index=None)


def repaired_table_3() -> pd.DataFrame:
    """Return Table 3 with the two misplaced cells moved to social welfare.

    Returns
    -------
    DataFrame
        The form of the dataset ``common_prosperity_table_3``, with a column ``note`` that says
        what was moved. The cells that the amounts came from are missing: what belongs there is
        not known. Nobody has published this table, so its badge is *reconstructed*.

    Examples
    --------
    >>> repaired = repaired_table_3()
    >>> float(repaired.loc[("social welfare", "all", 2010), "expenditure"])
    147.58
    >>> repaired.loc[("social welfare", "all", 2010), "note"]
    "moved here from 'support for the extremely poor'"
    """
    printed = load_dataset("common_prosperity_table_3")
    amounts = printed["expenditure"].to_dict()
    notes = dict.fromkeys(amounts, "")
    for year in MISPLACED:
        source, target = ("social assistance", LEFT_OUT, year), (WELFARE, "all", year)
        amounts[target], amounts[source] = amounts[source], float("nan")
        notes[target] = _("moved here from '{row}'").format(row=LEFT_OUT)
        notes[source] = _("moved to '{row}'").format(row=WELFARE)
    repaired = printed.assign(expenditure=list(amounts.values()), note=list(notes.values()))
    return with_badges(repaired, {"expenditure": Badge.RECONSTRUCTED})


def sums_nearest_to(target: float, amounts: pd.Series) -> pd.DataFrame:
    """Try every sum of some of the amounts, and list them by their distance from a target.

    Parameters
    ----------
    target : float
    amounts : Series
        A few named amounts: n of them have 2**n - 1 sums.

    Returns
    -------
    DataFrame
        One row for each sum, the nearest first: columns ``sum`` and ``difference`` from the
        target; the index names what was added.

    Examples
    --------
    >>> sums_nearest_to(5, pd.Series({"a": 1.0, "b": 2.0, "c": 4.0})).head(2)
                sum  difference
    rows_added
    a, c        5.0         0.0
    c           4.0        -1.0
    """
    present = amounts.dropna()
    sums = {
        ", ".join(map(str, chosen)): sum(at(present, name) for name in chosen)
        for size in range(1, len(present) + 1)
        for chosen in combinations(present.index, size)
    }
    tried = pd.DataFrame({"sum": pd.Series(sums)}).rename_axis("rows_added")
    tried["difference"] = tried["sum"] - target
    return tried.sort_values("difference", key=lambda gaps: gaps.abs().round(6), kind="stable")


def which_rows(target: float, year: int, table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find the rows of Table 3 that add up to a total which the text names.

    Parameters
    ----------
    target : float
        In 100 million yuan: ten times the text's billions.
    year : {2010, 2013, 2016, 2019}
    table : DataFrame, optional
        In the form of the dataset; without it, Table 3 as printed.

    Returns
    -------
    DataFrame
        Every sum that was tried, the nearest first; see :func:`sums_nearest_to`.

    Raises
    ------
    UnknownNameError
        If Table 3 has no such year.

    Examples
    --------
    >>> which_rows(1186.35, 2010).index[0]
    'minimum living guarantee, temporary relief'
    """
    return sums_nearest_to(target, year_of(table, year))


def which_funds(year: int) -> pd.DataFrame:
    """Find the official funds that add up to the social insurance printed in Table 3.

    Returns
    -------
    DataFrame
        Every sum that was tried, the nearest first; see :func:`sums_nearest_to`.

    Examples
    --------
    In 2019 the medical and maternity funds are missing from what the table calls the total:

    >>> which_funds(2019).index[0]
    'employee_pension, resident_pension, unemployment, work_injury'
    """
    printed = at(year_of(None, year), INSURANCE)
    official = load_dataset("social_insurance_national").loc[year]
    funds = {fund: official[f"{fund}_expenditure"] for fund in _fund_words()}
    return sums_nearest_to(printed, pd.Series(funds, dtype=float))


def _fund_words() -> dict[str, str]:
    return {
        "employee_pension": _("employee pension"),
        "resident_pension": _("resident pension"),
        "medical": _("medical"),
        "unemployment": _("unemployment"),
        "work_injury": _("work injury"),
        "maternity": _("maternity"),
    }


def sum_headings(tried: pd.DataFrame) -> Headings:
    """What the columns and the sums of :func:`which_rows` and :func:`which_funds` are called."""
    words = _fund_words()
    return Headings(
        columns={"sum": _("sum"), "difference": _("difference")},
        rows={
            added: enumerated(words.get(row, row) for row in str(added).split(", "))
            for added in tried.index
        },
        names={"rows_added": _("rows added")},
    )


def repair_note() -> str:
    """Say, for every result that uses it, that the repair is our reading."""
    return _("From the repaired table: two cells were moved, which is our reading of a misprint.")


def year_of(table: pd.DataFrame | None, year: int) -> pd.Series:
    """Return the five rows of one year, in 100 million yuan."""
    rows = rows_of(load_dataset("common_prosperity_table_3") if table is None else table)
    if year not in rows.columns:
        raise UnknownNameError(
            _("Table 3 has no year {year}.").format(year=year),
            _("Choose one of {years}.").format(years=listed(rows.columns)),
        )
    return rows[year]
