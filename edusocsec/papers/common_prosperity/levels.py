"""Levels of section 4.1: China beside the OECD mean and beside five countries.

Table 1 of the article is the printed source; the OECD's own figures, of a later vintage, are the
second one. Both come with years in rows and countries in columns, so that every comparison here
can be made on either.
"""

from __future__ import annotations

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.papers.common_prosperity.reference_gap import gap
from edusocsec.papers.given import table_with
from edusocsec.provenance import Badge, badges_of, with_badges
from edusocsec.translation import _, sentences

CHINA, MEAN = "China", "OECD mean"
COUNTRIES = ["Colombia", "Costa Rica", "Latvia", "Poland", "Turkey"]
OTHER_MEMBERS = ["Mexico", "South Korea", "Chile"]


def table_1() -> pd.DataFrame:
    """Table 1 as printed: per cent of GDP, years in rows, countries in columns.

    Examples
    --------
    >>> float(table_1().loc[2010, "China"])
    5.9
    """
    printed = load_dataset("common_prosperity_table_1")["share_of_gdp"].unstack("country")
    table = printed[[CHINA, MEAN, *COUNTRIES]]
    return with_badges(table, dict.fromkeys(table.columns, Badge.PUBLISHED))


def official_table_1() -> pd.DataFrame:
    """Table 1 with the OECD's figures of the vintage of early 2025, China as printed.

    Examples
    --------
    >>> official_table_1().loc[2019].round(2).to_list()
    [10.57, 20.1, 14.13, 12.31, 16.52, 21.19, 12.43]
    """
    printed = table_1()
    totals = load_dataset("oecd_social_expenditure")["value"].xs("total", level="branch")
    official = totals.unstack("country").rename(columns={"OECD average": MEAN})
    table = official.reindex(printed.index)[[MEAN, *COUNTRIES]]
    table.insert(0, CHINA, printed[CHINA])
    return with_badges(table, badges_of(printed))


def against_official() -> pd.DataFrame:
    """Compare each printed cell of the OECD countries with the official figure.

    Returns
    -------
    DataFrame
        One row for each country and year with both: ``printed``, ``official`` and ``difference``
        (printed minus official), in per cent of GDP and percentage points, and ``same`` (whether
        the official figure rounds to the printed one).

    Examples
    --------
    >>> cells = against_official()
    >>> len(cells), int(cells["same"].sum())
    (33, 1)
    """
    columns = [MEAN, *COUNTRIES]
    cells = pd.DataFrame(
        {"printed": table_1()[columns].unstack(), "official": official_table_1()[columns].unstack()}
    ).dropna()
    cells["difference"] = cells["printed"] - cells["official"]
    cells["same"] = cells["official"].round(2) == cells["printed"]
    return cells


def lead_over_china(table: pd.DataFrame) -> pd.DataFrame:
    """How far each of the five countries lies above China, in percentage points.

    Parameters
    ----------
    table : DataFrame
        Years in rows; columns ``China`` and the five countries, such as :func:`table_1`.

    Raises
    ------
    UnknownNameError
        If a column is missing.

    Examples
    --------
    >>> round(float(lead_over_china(table_1()).loc[2019, "Turkey"]), 2)
    1.42
    """
    given = table_with(table, [CHINA, *COUNTRIES])
    return given[COUNTRIES].sub(given[CHINA], axis="index")


def with_other_members() -> pd.DataFrame:
    """China as printed beside three OECD members that the article does not compare with.

    They are those with the smallest totals of all in 2010 and from 2015 to 2019, as the dataset's
    description says: the least favourable choice for the statement that China is lower than each.

    Examples
    --------
    >>> with_other_members().loc[2019].round(2).to_list()
    [10.57, 7.36, 12.26, 11.71]
    """
    printed = table_1()[CHINA]
    totals = load_dataset("oecd_social_expenditure")["value"].xs("total", level="branch")
    table = totals.unstack("country").reindex(printed.index)[OTHER_MEMBERS]
    table.insert(0, CHINA, printed)
    return with_badges(table, dict.fromkeys(table.columns, Badge.PUBLISHED))


def level_verdicts() -> dict[str, str]:
    """Verdict on the two statements about Table 1, on the printed and on the official figures.

    Examples
    --------
    >>> print(level_verdicts()["cp-04"])
    As printed, China is lower in 27 of 27 cells. With official figures, in 29 of 29.
    """
    tables = {"printed": table_1(), "official": official_table_1()}
    gaps = {name: gap(table[CHINA], table[MEAN]) for name, table in tables.items()}
    leads = {name: lead_over_china(table).stack().dropna() for name, table in tables.items()}
    lower = {name: int((lead.to_numpy() > 0).sum()) for name, lead in leads.items()}
    return {
        "cp-03": sentences(
            [
                _("As printed: {verdict}").format(verdict=gaps["printed"].verdict),
                _("With the official mean: {verdict}").format(verdict=gaps["official"].verdict),
            ]
        ),
        "cp-04": sentences(
            [
                _("As printed, China is lower in {lower} of {count} cells.").format(
                    lower=lower["printed"], count=len(leads["printed"])
                ),
                _("With official figures, in {lower} of {count}.").format(
                    lower=lower["official"], count=len(leads["official"])
                ),
            ]
        ),
    }
