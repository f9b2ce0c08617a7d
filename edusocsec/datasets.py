"""Load the tables that come with the library, each column with its badge.

What is known about a column (title, unit, publisher, vintage, badge) is written once, in the
Frictionless Data Package ``datapackage.json`` next to the tables, and read from there.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from edusocsec.errors import UnknownNameError, choose_from
from edusocsec.provenance import Badge, weakest_badge, with_badges
from edusocsec.shipped import shipped
from edusocsec.translation import _

_PANDAS_TYPES = {"string": "str", "integer": "int64", "number": "float64"}


@dataclass(frozen=True)
class Column:
    """What the data package says about one column."""

    name: str
    type: str
    title: str
    title_zh: str
    description: str
    unit: str
    publisher: str
    vintage: str
    badge: Badge | None
    formula: str
    republished_by: str
    note: str


@dataclass(frozen=True)
class Dataset:
    """What the data package says about one table."""

    name: str
    title: str
    title_zh: str
    file: Path
    index: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def badges(self) -> dict[Hashable, Badge]:
        """Badge of each column that holds figures."""
        return {column.name: column.badge for column in self.columns if column.badge is not None}


def load_dataset(name: str) -> pd.DataFrame:
    """Load a table that comes with the library.

    Parameters
    ----------
    name : str
        A name from :func:`list_datasets`.

    Returns
    -------
    pandas.DataFrame
        One row a record, labelled by the table's key (such as the province; a key of several
        columns, such as the province and the year, becomes a MultiIndex); every column of
        figures carries its badge, and keeps it when columns are selected. What was not published
        or not found is missing, never filled in. Each call gives a table of its own, so that
        changing one changes no other. Units and sources are in :func:`describe_dataset`.

    Raises
    ------
    edusocsec.errors.UnknownNameError
        If there is no table of that name.

    Examples
    --------
    >>> provinces = load_dataset("provinces_2013")
    >>> provinces.shape
    (31, 21)
    >>> float(provinces.loc["Beijing", "local_revenue"])
    3661.1097

    >>> panel = load_dataset("province_panel")
    >>> float(panel.loc[("Beijing", 2013), "gdp"])
    19800.81
    >>> panel.xs(2013, level="year").shape
    (31, 14)

    A number that a paper prints stays text, because its zeros say how exact it is:

    >>> load_dataset("printed_claims").loc["ps-34", "printed"]
    '4.180'
    """
    return _read(_find(name)).copy()


@cache
def _read(dataset: Dataset) -> pd.DataFrame:
    data = pd.read_csv(
        dataset.file,
        dtype={column.name: _PANDAS_TYPES[column.type] for column in dataset.columns},
        # "NA" and "None" are ordinary text in a table of names and codes.
        keep_default_na=False,
        na_values=[""],
    )
    if dataset.index:
        data = data.set_index(list(dataset.index))
    return with_badges(data, dataset.badges)


def describe_dataset(name: str) -> pd.DataFrame:
    """Tell what each column of a table holds, in which unit, and who published it.

    Parameters
    ----------
    name : str
        A name from :func:`list_datasets`.

    Returns
    -------
    pandas.DataFrame
        One row a column of the table. Columns: title, title_zh, unit, badge, publisher, vintage,
        republished_by (where a copy was read), formula (of derived and estimated columns), note
        (a doubt to keep in mind) and description. What does not apply is empty.

    Raises
    ------
    edusocsec.errors.UnknownNameError
        If there is no table of that name.

    Examples
    --------
    >>> columns = describe_dataset("provinces_2013")
    >>> columns.loc["revenue_per_capita", ["unit", "badge", "formula"]].to_list()
    ['yuan per person', 'derived', 'local_revenue / resident_population * 10000']
    """
    rows = {
        column.name: {
            "title": column.title,
            "title_zh": column.title_zh,
            "unit": column.unit,
            "badge": "" if column.badge is None else column.badge.value,
            "publisher": column.publisher,
            "vintage": column.vintage,
            "republished_by": column.republished_by,
            "formula": column.formula,
            "note": column.note,
            "description": column.description,
        }
        for column in _find(name).columns
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("column")


def list_datasets() -> pd.DataFrame:
    """List the tables that come with the library.

    Returns
    -------
    pandas.DataFrame
        One row a table. Columns: title, title_zh, rows, columns (the key not counted) and badge,
        the weakest one among the columns of figures.

    Examples
    --------
    >>> list_datasets()[["rows", "columns", "badge"]]
                                 rows  columns                    badge
    name
    provinces_2013                 31       21            reconstructed
    printed_claims                102        9                published
    province_panel                341       14                  derived
    province_employee_pension     279        6                  derived
    national_fiscal                14        9                published
    oecd_social_expenditure      1198        2                published
    common_prosperity_table_1      42        1                published
    common_prosperity_table_2       8        3                published
    common_prosperity_multiples     4        1                published
    common_prosperity_table_3      20        2                published
    common_prosperity_table_4      20        1                published
    social_insurance_national      10       24                published
    social_assistance_national     16        6                published
    social_assistance_spending      7        7  published (transcribed)
    national_accounts              13       73                published
    """
    rows = {}
    for dataset in _datasets().values():
        data = load_dataset(dataset.name)
        weakest = weakest_badge(data[list(dataset.badges)])
        rows[dataset.name] = {
            "title": dataset.title,
            "title_zh": dataset.title_zh,
            "rows": data.shape[0],
            "columns": data.shape[1],
            "badge": "" if weakest is None else weakest.value,
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("name")


def _find(name: str) -> Dataset:
    datasets = _datasets()
    if isinstance(name, str) and name in datasets:
        return datasets[name]
    raise UnknownNameError(
        _("There is no dataset '{name}'.").format(
            name=name if isinstance(name, str) else type(name).__name__
        ),
        choose_from(name, datasets, most=20),
    )


@cache
def _datasets() -> dict[str, Dataset]:
    folder = shipped("datasets")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {
        resource["name"]: Dataset(
            name=resource["name"],
            title=resource["title"],
            title_zh=resource["title_zh"],
            file=folder / resource["path"],
            index=tuple(resource["schema"].get("primaryKey", [])),
            columns=tuple(_column(field) for field in resource["schema"]["fields"]),
        )
        for resource in package["resources"]
    }


def _column(field: dict[str, Any]) -> Column:
    return Column(
        name=field["name"],
        type=field["type"],
        title=field["title"],
        title_zh=field["title_zh"],
        description=field["description"],
        unit=field.get("unit", ""),
        publisher=field.get("publisher", ""),
        vintage=field.get("vintage", ""),
        badge=Badge(field["badge"]) if "badge" in field else None,
        formula=field.get("formula", ""),
        republished_by=", ".join(field.get("republished_by", [])),
        note=field.get("note", ""),
    )
