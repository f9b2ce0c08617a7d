"""Columns that are marked as categories: a dummy variable for each category but the first."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.errors import NotNumericError
from edusocsec.stats.observations import refuse_duplicates
from edusocsec.stats.tables import plain_name
from edusocsec.translation import _

Categories = dict[Any, pd.Index]


def coded(variables: pd.DataFrame, outcome: Hashable) -> tuple[pd.DataFrame, Categories]:
    """Number the categories of each regressor, from 0, and return their labels beside.

    Raises
    ------
    NotNumericError
        If the outcome is a category, or a regressor is a text and not marked as one.
    """
    read, categories = variables.copy(deep=False), {}
    for column, values in variables.items():
        if isinstance(values.dtype, pd.CategoricalDtype):
            if column == outcome:
                raise NotNumericError(
                    _("The outcome '{column}' is marked as a category.").format(column=column),
                    _(
                        "Explain a column of numbers. If the categories are numbers that may be "
                        "added up, say so: data['{column}'].astype(float)."
                    ).format(column=column),
                )
            codes = values.cat.codes.to_numpy(dtype=float)
            read[column] = np.where(codes < 0, np.nan, codes)
            categories[column] = values.cat.categories
        elif column != outcome and _names_groups(values):
            row = values.first_valid_index()
            raise NotNumericError(
                _("The column '{column}' holds '{value}' in row '{row}', not a number.").format(
                    column=column, row=row, value=values[row]
                ),
                _(
                    "If it names groups, mark it as a category: "
                    "data['{column}'] = data['{column}'].astype('category'). Each category but "
                    "the first then gets a coefficient."
                ).format(column=column),
            )
    return read, categories


def with_dummies(
    complete: pd.DataFrame, categories: Categories
) -> tuple[pd.DataFrame, dict[Any, Any]]:
    """Put a dummy variable for each category that occurs, but the first, in place of a column.

    Returns
    -------
    DataFrame, dict
        The dummies are called ``column: category``. The dictionary has for each column the
        category without one, with which the coefficients compare.

    Examples
    --------
    >>> rows = pd.DataFrame({"y": [1.0, 2.0, 4.0], "job": [0.0, 2.0, 2.0]})
    >>> dummies, reference = with_dummies(rows, {"job": pd.Index(["farm", "none", "town"])})
    >>> dummies["job: town"].to_list(), reference
    ([0.0, 1.0, 1.0], {'job': 'farm'})
    """
    columns: list[pd.Series] = []
    references = {}
    for column, values in complete.items():
        if column not in categories:
            columns.append(values)
            continue
        first, *others = np.unique(values)
        references[column] = categories[column][int(first)]
        for code in others:
            label = f"{column}: {plain_name(categories[column][int(code)])}"
            columns.append((values == code).astype(float).rename(label))
    refuse_duplicates(pd.Index([one.name for one in columns]), _("column"))
    return pd.concat(columns, axis=1), references


def _names_groups(values: pd.Series) -> bool:
    """Whether a column holds words that occur more than once."""
    if not isinstance(values.dtype, pd.StringDtype) and values.dtype != object:
        return False
    present = values.dropna()
    words = present.map(lambda value: isinstance(value, str))
    numbers = pd.to_numeric(present.astype(str), errors="coerce").notna()
    return bool(len(present)) and bool((words & ~numbers).all()) and not present.is_unique
