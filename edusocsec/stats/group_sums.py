"""Sums by group in one pass over the data, in chunks: ten million rows take little memory."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.errors import (
    ArgumentError,
    DataError,
    MissingValuesError,
    UnknownNameError,
    choose_from,
    listed,
)
from edusocsec.stats.observations import refuse_duplicates
from edusocsec.translation import _

CHUNK = 1 << 18


@dataclass(frozen=True, eq=False)
class GroupSums:
    """What Theil's indices need to know of each group.

    Attributes
    ----------
    table : DataFrame
        One row for each group with people; columns ``people`` (sum of the weights), ``money``
        (sum of weight times value) and ``logs`` (sum of share times the logarithm of the value
        in units of ``unit``, where the share is money for T and people for L).
    unit : float
        A typical value: logarithms of values near 1 keep their digits.
    zeros : int
        Rows with people but without money.
    """

    table: pd.DataFrame
    unit: float
    zeros: int


def group_sums(
    values: np.ndarray,
    weights: np.ndarray | None,
    codes: list[np.ndarray],
    levels: list[pd.Index],
    rows: pd.Index,
    *,
    by_money: bool,
    is_amount: bool,
) -> GroupSums:
    """Sum over all rows of each combination of groups.

    Parameters
    ----------
    values : array, length n
    weights : array, length n, or None for one person in each row
    codes : list of int arrays, length n
        Position of each row's group in ``levels``, one array for each level of grouping.
    levels : list of Index
    rows : Index, length n
        Names for error messages.
    by_money : bool
        Whether logarithms are weighted by money (T) or by people (L).
    is_amount : bool
        Whether ``values`` are amounts, to be divided by the weights.

    Raises
    ------
    DataError, MissingValuesError
        Naming the first row at fault.
    """
    if len(levels) > 1 and prod(map(len, levels)) > min(len(values), CHUNK):
        codes, levels = _combined(codes, levels)
    sizes = tuple(len(level) for level in levels)
    count = prod(sizes)
    sums = np.zeros((3, count))
    unit, zeros = 0.0, 0
    for part in _chunks(len(values)):
        value = values[part]
        weight = np.ones(len(value)) if weights is None else weights[part]
        _refuse(value, weight, rows[part], is_amount)
        group = codes[0][part]
        if len(codes) > 1:
            group = np.ravel_multi_index([code[part] for code in codes], sizes)
        if (value.min() if is_amount else min(value.min(), weight.min())) <= 0:
            kept = (value > 0) & (weight > 0)
            zeros += int(((value == 0) & (weight > 0)).sum())
            sums[0] += np.bincount(group[~kept], weight[~kept], count)
            value, weight, group = value[kept], weight[kept], group[kept]
        money = value if is_amount else weight * value
        unit = unit or _typical(money, weight)
        log = np.log((value / weight if is_amount else value) / unit)
        log *= money if by_money else weight
        for total, terms in zip(sums, (weight, money, log), strict=True):
            total += np.bincount(group, terms, count)
    index = (
        pd.MultiIndex.from_product(levels, names=[level.name for level in levels])
        if len(levels) > 1
        else levels[0]
    )
    table = pd.DataFrame(sums.T, index, ["people", "money", "logs"])
    return GroupSums(table[table["people"] > 0], unit or 1.0, zeros)


def _combined(
    codes: list[np.ndarray], levels: list[pd.Index]
) -> tuple[list[np.ndarray], list[pd.Index]]:
    """Make one level of the combinations that occur: those that could occur may be too many."""
    combined, seen = codes[0], [np.arange(len(levels[0]))]
    for inner, level in zip(codes[1:], levels[1:], strict=True):
        pairs = combined.astype(np.int64) * len(level) + inner
        combined, found = pd.factorize(pairs, sort=True)
        seen = [*(outer[found // len(level)] for outer in seen), found % len(level)]
    names = [level.name for level in levels]
    return [combined], [pd.MultiIndex(levels, seen, names=names)]  # type: ignore[arg-type]


def refuse_unknown(data: pd.DataFrame, columns: list[Any]) -> None:
    """Raise an error unless ``data`` is a table that has these columns, each once."""
    if not isinstance(data, pd.DataFrame):
        raise ArgumentError(
            _("A decomposition needs named columns."),
            _("Pass a pandas DataFrame with one row for each province, city or household."),
        )
    refuse_duplicates(data.columns, _("column"))
    absent = [column for column in columns if column not in list(data.columns)]
    if absent:
        raise UnknownNameError(
            _("The data have no column {columns}.").format(columns=listed(absent)),
            choose_from(absent[0], data.columns),
        )


def group_codes(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """Return each row's position among the groups, and the groups in order of appearance.

    Raises
    ------
    MissingValuesError
        If a row has no group.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, labels = column.cat.codes.to_numpy(), column.cat.categories
    else:
        codes, labels = pd.factorize(column)
    if len(codes) and codes.min() < 0:
        raise MissingValuesError(
            _("The row '{row}' has no '{column}'.").format(
                row=column.index[int(np.argmin(codes))], column=column.name
            ),
            _("Give every row a group, or leave out such rows with missing='listwise'."),
        )
    return np.asarray(codes), pd.Index(labels, name=column.name)


def _chunks(count: int) -> Iterator[slice]:
    return (slice(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK))


def _typical(money: np.ndarray, weight: np.ndarray) -> float:
    return float(money.sum() / weight.sum()) if len(money) else 1.0


def _refuse(value: np.ndarray, weight: np.ndarray, rows: pd.Index, is_amount: bool) -> None:
    # A missing or infinite number shows in the sum: one pass, and no array of flags.
    if not (np.isfinite(value.sum()) and np.isfinite(weight.sum())):
        at = _first(~(np.isfinite(value) & np.isfinite(weight)), rows)
        raise MissingValuesError(
            _("The value or the weight is missing or infinite in row '{row}'.").format(row=at),
            _("Fill it, or leave out such rows with missing='listwise'."),
        )
    if value.min() > 0 and weight.min() > 0:
        return
    if weight.min() < 0:
        raise DataError(
            _("The weight is negative in row '{row}'.").format(row=_first(weight < 0, rows)),
            _("A weight counts people: correct it, or leave the row out."),
        )
    negative = (value < 0) & (weight > 0)
    if negative.any():
        raise DataError(
            _("The value is negative in row '{row}'.").format(row=_first(negative, rows)),
            _("Correct it, or leave the row out: a negative share has no logarithm."),
        )
    nobody = (weight == 0) & (value != 0)
    if is_amount and nobody.any():
        raise DataError(
            _("The row '{row}' has an amount but no people.").format(row=_first(nobody, rows)),
            _("Give it a weight, or leave it out."),
        )


def _first(where: np.ndarray, rows: pd.Index) -> Hashable:
    found: Hashable = rows[int(np.argmax(where))]
    return found
