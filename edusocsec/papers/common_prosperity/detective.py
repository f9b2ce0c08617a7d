"""The article's four tables under audit, and official figures to try the suspicion on.

The audit sees a table alone. Whether a suspicion is right is a question for other sources:
:func:`spot_checks` puts official figures beside the cells of Table 3 for which some were found.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain import Headings
from edusocsec.papers.common_prosperity.repair import COUNTED, LEFT_OUT, WELFARE, rows_of
from edusocsec.stats.audit.audit import Audit, audit_table
from edusocsec.stats.audit.finding import Check, Kind
from edusocsec.translation import _

_OFFICIAL = {
    COUNTED[0]: ["urban_minimum_living_guarantee", "rural_minimum_living_guarantee"],
    COUNTED[1]: ["temporary_relief"],
    LEFT_OUT: ["rural_extremely_poor"],
    WELFARE: ["social_welfare"],
}
"""Official columns that a row of Table 3 should be near to: before 2017 no others were found."""


def printed_table_3() -> pd.DataFrame:
    """Return Table 3 as printed: five rows, four years, in 100 million yuan.

    Examples
    --------
    >>> printed_table_3().loc["social welfare"].to_list()
    [14818.0, 27917.0, 616.93, 843.63]
    """
    return rows_of(load_dataset("common_prosperity_table_3"))


def audits() -> dict[str, Audit]:
    """Audit the four tables of the article, and the multiples printed under Table 2.

    Examples
    --------
    >>> {name: audit.findings["kind"].to_list() for name, audit in audits().items()}["table_4"]
    ['note']
    """
    table_2 = load_dataset("common_prosperity_table_2").rename(
        columns={"fund_expenditure": "fund", "per_capita": "per head"}
    )
    per_head = {"per head": ("fund", "participants", 10_000)}
    multiple = {"multiple": ("urban employees", "urban and rural residents")}
    return {
        "table_1": audit_table(load_dataset("common_prosperity_table_1"), along="year"),
        "table_2": audit_table(table_2, along="year", ratios=per_head),
        "table_2_multiples": audit_table(
            table_2["per head"].unstack("group").join(load_dataset("common_prosperity_multiples")),
            ratios=multiple,
        ),
        "table_3": audit_table(printed_table_3(), along="year"),
        "table_4": audit_table(load_dataset("common_prosperity_table_4"), along="year"),
    }


def findings_by_kind() -> pd.DataFrame:
    """Count the findings of :func:`audits`: one row a table, one column a kind.

    Examples
    --------
    >>> findings_by_kind()["suspicious"].to_dict()["table_3"]
    2
    """
    return pd.DataFrame(
        {
            name: {kind.value: sum(one.kind is kind for one in audit.found) for kind in Kind}
            for name, audit in audits().items()
        }
    ).T


def notes() -> pd.DataFrame:
    """List what :func:`audits` notes: one row a note, labelled by the table and counted.

    Examples
    --------
    >>> list(notes().index)
    [('table_1', 1), ('table_1', 2), ('table_2', 1), ('table_3', 1), ('table_4', 1)]
    """
    found = [
        (name, one.found)
        for name, audit in audits().items()
        for one in audit.found
        if one.kind is Kind.NOTE
    ]
    told = pd.DataFrame(found, columns=["table", "note"])
    told["number"] = told.groupby("table").cumcount() + 1
    return told.set_index(["table", "number"])


def headings() -> Headings:
    """What the rows and columns of :func:`findings_by_kind` and :func:`notes` are called."""
    return Headings(
        columns={kind.value: kind.label for kind in Kind} | {"note": _("note")},
        rows={
            "table_1": _("Table 1"),
            "table_2": _("Table 2"),
            "table_2_multiples": _("Table 2, multiples"),
            "table_3": _("Table 3"),
            "table_4": _("Table 4"),
        },
        names={"table": _("table"), "number": _("no.")},
    )


def false_alarms(tables: int = 500, seed: int = 0) -> int:
    """Count the repeated runs in tables of random digits, made after Table 3.

    Each cell keeps its first digit and its length; all other digits are drawn anew.

    Parameters
    ----------
    tables : int
        How many to draw.
    seed : int
        Of the random numbers.
    """
    draw = np.random.default_rng(seed)
    printed = printed_table_3().map(lambda value: f"{value:.12g}")
    found = 0
    for _table in range(tables):
        drawn = printed.map(
            lambda text: (
                text[0]
                + "".join(
                    str(draw.integers(10)) if digit.isdigit() else digit for digit in text[1:]
                )
            )
        )
        found += Check.REPEATED_RUN in audit_table(drawn).findings["check"].to_list()
    return found


def spot_checks() -> pd.DataFrame:
    """Put official figures beside the cells of Table 3 for which some were found.

    Returns
    -------
    DataFrame
        One row a cell: columns ``printed`` and ``official`` in 100 million yuan, ``ratio``
        (printed / official) and ``publication``. The official figures are transcribed from pages
        that re-publish them: enough for a spot check, not for a verdict.

    Examples
    --------
    >>> spot_checks()["ratio"].round(2)["support for the extremely poor"].to_dict()
    {2010: 1.5, 2013: 1.94, 2016: 0.99}
    """
    official = load_dataset("social_assistance_spending")
    printed = printed_table_3()
    cells = {
        (row, year): {
            "printed": printed.loc[row, year],
            "official": official.loc[year, columns].sum(),
            "publication": official.loc[year, "publication"],
        }
        for row, columns in _OFFICIAL.items()
        for year in printed.columns.intersection(official.index)
        if official.loc[year, columns].notna().all()
    }
    table = pd.DataFrame.from_dict(cells, orient="index").rename_axis(["row", "year"])
    table.insert(2, "ratio", table["printed"] / table["official"])
    return table
