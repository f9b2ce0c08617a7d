"""Fingerprints of figures: whether a column still holds what was recorded of it.

Rows may be left out, sorted, repeated or get other neighbours, and cells may be emptied: what is
left is still the same figure in the same row. A figure that is filled in, shuffled, ranked or
computed with is another one. Where no row has its labels any more, its figures are its labels.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_complex_dtype, is_numeric_dtype

_TELLING = 3
"""So many different figures identify a column that was renamed."""

Record = dict[str, dict[Hashable, str]]
"""Hashes of each row's labels and of each column's figures, as plain texts: pandas compares what
is in ``DataFrame.attrs``, copies it all the time, and writes it into files as JSON."""


def record(data: pd.DataFrame, columns: Iterable[Hashable]) -> Record:
    """Take down the figures of some columns, row by row."""
    figures = {name: _column(data, name) for name in columns if name in data.columns}
    return {
        "labels": {name: _written(_hashed(level)) for name, level in _levels(data).items()},
        "figures": {name: _written(_hashed(column)) for name, column in figures.items()},
    }


def sources(data: pd.DataFrame, known: Record) -> dict[Hashable, Hashable]:
    """For each column that holds recorded figures, the name under which they were recorded.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1, 2]}, index=["x", "y"])
    >>> known = record(frame, ["a"])
    >>> sources(frame.iloc[::-1], known), sources(frame + 1, known)
    ({'a': 'a'}, {})
    """
    data = data.copy(deep=False)
    data.attrs = {}  # pandas would copy them with every column
    rows, rows_before = _rows(data, known)
    found: dict[Hashable, Hashable] = {}
    for position, name in enumerate(data.columns):
        column = data.iloc[:, position]
        there = column.notna().to_numpy()
        figures = _hashed(column)[there]
        for candidate in _candidates(name, column, known):
            before = _read(known["figures"][candidate])
            if rows is not None and rows_before is not None:
                same = _within(_joined(figures, rows[there]), _joined(before, rows_before))
            else:
                same = _within(figures, before) and _within(_counted(figures), _counted(before))
            if same:
                found[name] = candidate
                break
    if rows is None and len(found) > 1 and not _side_by_side(data, found, known):
        return {}
    return found


def _side_by_side(data: pd.DataFrame, found: dict[Hashable, Hashable], known: Record) -> bool:
    """Whether figures that stand in one row did so when they were recorded."""
    table = pd.DataFrame({name: _column(data, name) for name in found})
    there = table.notna().all(axis="columns").to_numpy()
    now = before = np.zeros(1, np.uint64)
    for name, candidate in found.items():
        now = _joined(_hashed(table[name])[there], now)
        before = _joined(_read(known["figures"][candidate]), before)
    return _within(now, before)


def _candidates(name: Hashable, column: pd.Series, known: Record) -> list[Hashable]:
    """Recorded names under which the figures of a column may be found."""
    if name in known["figures"]:
        return [name]
    return list(known["figures"]) if column.nunique() >= _TELLING else []


def _rows(data: pd.DataFrame, known: Record) -> tuple[np.ndarray | None, np.ndarray | None]:
    """One number for the labels of each row, now and as recorded; None if the labels are gone."""
    levels = _levels(data)
    now = before = None
    for name, hexadecimal in known["labels"].items():
        if name in levels:
            labels = _hashed(levels[name])
        elif name is not None and name in data.columns:
            labels = _hashed(_column(data, name))
        else:
            continue
        recorded = _read(hexadecimal)
        # Labels in another language, or the numbers that reset_index() gives, say nothing.
        if not set(labels.tolist()).isdisjoint(recorded.tolist()):
            now = labels if now is None else _joined(now, labels)
            before = recorded if before is None else _joined(before, recorded)
    return now, before


def _levels(data: pd.DataFrame) -> dict[Hashable, pd.Series]:
    return {
        name: pd.Series(data.index.get_level_values(number))
        for number, name in enumerate(data.index.names)
    }


def _column(data: pd.DataFrame, name: Any) -> pd.Series:
    return data.iloc[:, int(np.flatnonzero(data.columns == name)[0])]


def _hashed(column: pd.Series) -> np.ndarray:
    """One number for each cell: 5, 5.0 and "5" are the same figure."""
    real = is_numeric_dtype(column) and not is_complex_dtype(column)
    numbers = column if real else pd.to_numeric(column.astype(str), errors="coerce")
    # Adding zero takes the sign from -0.0, and makes a copy.
    hashes = np.asarray(numbers.to_numpy(dtype=float, na_value=np.nan) + 0.0).view(np.uint64)
    if not real:
        texts = (numbers.isna() & column.notna()).to_numpy()
        hashes[texts] = pd.util.hash_array(column.astype(str).to_numpy(dtype=object)[texts])
    return hashes


def _joined(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """One number for each pair of numbers."""
    mixed = (one ^ (one >> np.uint64(31))) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray(mixed + other)


def _within(now: np.ndarray, before: np.ndarray) -> bool:
    return set(now.tolist()) <= set(before.tolist())


def _counted(hashes: np.ndarray) -> np.ndarray:
    """Tell equal figures apart by how many came before, so that none is there once too often."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    occurrence = np.empty(len(hashes), np.uint64)
    occurrence[order] = np.arange(len(hashes)) - np.searchsorted(ordered, ordered)
    return _joined(hashes, occurrence)


def _written(hashes: np.ndarray) -> str:
    return hashes.tobytes().hex()


def _read(hexadecimal: str) -> np.ndarray:
    return np.frombuffer(bytes.fromhex(hexadecimal), dtype=np.uint64)
