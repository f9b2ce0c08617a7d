"""Table 2 cell by cell: its quotients against its terms, and its terms against their source."""

from __future__ import annotations

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.papers.claim import judge_number
from edusocsec.papers.common_prosperity.gaps import (
    EMPLOYEES,
    RESIDENTS,
    fund_gap,
    official_table_2,
)
from edusocsec.papers.printed import PrintedNumber
from edusocsec.translation import _

MULTIPLE = "multiple"
"""Label of the multiples among the quantities of Table 2."""


def multiples() -> pd.DataFrame:
    """Set the printed multiples beside those from official figures, by year.

    Examples
    --------
    >>> multiples().loc[[2010, 2019]].round(2)
          printed  official
    year
    2010    10.08     10.10
    2019     4.81      4.81
    """
    printed = load_dataset("common_prosperity_multiples")["multiple"]
    official = fund_gap(official_table_2()).multiple
    return pd.DataFrame({"printed": printed, "official": official})


def table_2_beside() -> pd.DataFrame:
    """Check the eight amounts per head and the four multiples of Table 2 (cp-06 to cp-10).

    Returns
    -------
    DataFrame
        One row for each printed cell: ``printed`` (as text), ``ours`` (from the printed terms),
        ``lowest`` and ``highest`` (what the terms allow, each being a rounded whole number),
        ``official`` (the same from official figures) and ``verdict`` (on ``ours``).

    Examples
    --------
    >>> table_2_beside()["verdict"].unique().tolist()
    ['reproduced']
    """
    table = load_dataset("common_prosperity_table_2")
    written = _with_multiple(
        table["per_capita"].unstack("year"), load_dataset("common_prosperity_multiples")["multiple"]
    )
    ours, official = fund_gap(), fund_gap(official_table_2())
    least = _per_head_of_moved(table, expenditure=-0.5, participants=0.5).T
    most = _per_head_of_moved(table, expenditure=0.5, participants=-0.5).T
    beside = pd.DataFrame(
        {
            "printed": written.map("{:.2f}".format),
            "ours": _with_multiple(ours.per_head, ours.multiple),
            "lowest": _with_multiple(least.T, least[EMPLOYEES] / most[RESIDENTS]),
            "highest": _with_multiple(most.T, most[EMPLOYEES] / least[RESIDENTS]),
            "official": _with_multiple(official.per_head, official.multiple).reindex(written.index),
        }
    )
    beside["verdict"] = [
        judge_number(_cell(text), value).label
        for text, value in zip(beside["printed"], beside["ours"], strict=True)
    ]
    return beside


def table_2_terms() -> pd.DataFrame:
    """Set each expenditure and each number of participants of Table 2 beside the official figure.

    Returns
    -------
    DataFrame
        One row for each printed term: ``printed`` and ``official`` (100 million yuan or 10,000
        persons) and ``comparison``.

    Examples
    --------
    >>> table_2_terms()["comparison"].value_counts().to_dict()
    {'rounded': 15, 'cut off': 1}
    """
    columns = {"fund_expenditure": _("expenditure"), "participants": _("participants")}
    printed = load_dataset("common_prosperity_table_2")[list(columns)]
    official = official_table_2().loc[printed.index]
    beside = pd.concat(
        {
            term: pd.DataFrame({"printed": printed[column], "official": official[column]})
            for column, term in columns.items()
        },
        names=["term"],
    )
    beside["comparison"] = [
        compared(*cells) for cells in zip(beside["printed"], beside["official"], strict=True)
    ]
    return beside


def compared(printed: float, official: float) -> str:
    """Say how a printed whole number follows from the official figure.

    Examples
    --------
    >>> compared(3272, 3271.6), compared(3271, 3271.6), compared(3270, 3271.6)
    ('rounded', 'cut off', 'differs')
    """
    if pd.isna(printed):
        return _("not printed")
    if pd.isna(official):
        return _("no official figure here")
    if _cell(f"{printed:.0f}").rounds_from(official):
        return _("rounded")
    return _("cut off") if int(official) == printed else _("differs")


def _cell(text: str) -> PrintedNumber:
    """Take a number that stands in a cell, where no claim names it."""
    return PrintedNumber("", "", "", "", text)


def _with_multiple(per_head: pd.DataFrame, multiple: pd.Series) -> pd.Series:
    """Put the multiples below the amounts per head, labelled by quantity and year."""
    quantities = {group: per_head.T[group] for group in (EMPLOYEES, RESIDENTS)}
    quantities[MULTIPLE] = multiple
    labelled: pd.Series = pd.concat(quantities, names=["quantity", "year"])
    return labelled


def _per_head_of_moved(
    table: pd.DataFrame, *, expenditure: float, participants: float
) -> pd.DataFrame:
    """Yuan per head if every printed whole number were larger by so much."""
    moved = table.assign(
        fund_expenditure=table["fund_expenditure"] + expenditure,
        participants=table["participants"] + participants,
    )
    return fund_gap(moved).per_head
