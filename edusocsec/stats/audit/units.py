"""Units of the columns of a printed table."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from edusocsec.errors import UnknownNameError, choose_from
from edusocsec.fingerprint import record, sources
from edusocsec.translation import _

_ATTRIBUTE, _FIGURES = "edusocsec_units", "edusocsec_unit_figures"

UNITS: dict[str, Fraction] = {
    "persons": Fraction(1),
    "10,000 persons": Fraction(10**4),
    "million persons": Fraction(10**6),
    "yuan": Fraction(1),
    "10,000 yuan": Fraction(10**4),
    "million yuan": Fraction(10**6),
    "100 million yuan": Fraction(10**8),
    "billion yuan": Fraction(10**9),
    "yuan per person": Fraction(1),
    "times": Fraction(1),
    "proportion": Fraction(1),
    "per cent": Fraction(1, 100),
    "人": Fraction(1),
    "万人": Fraction(10**4),
    "元": Fraction(1),
    "万元": Fraction(10**4),
    "亿元": Fraction(10**8),
    "元/人": Fraction(1),
    "倍": Fraction(1),
    "%": Fraction(1, 100),
}
"""The units that are known, and how large one is."""

COUNTS = frozenset({"persons", "人"})
"""Units of which nobody prints a part, and which are not rounded."""


def with_units(table: pd.DataFrame, units: Mapping[str, str]) -> pd.DataFrame:
    """Let a table remember the units of its columns."""
    table.attrs[_ATTRIBUTE] = dict(units)
    table.attrs[_FIGURES] = record(table, units)
    return table


def units_of(data: object) -> dict[Hashable, str]:
    """Unit of each column that still holds the figures that were read in it."""
    if not isinstance(data, pd.DataFrame) or _FIGURES not in data.attrs:
        return {}
    known = data.attrs[_ATTRIBUTE]
    found = sources(data, data.attrs[_FIGURES])
    return {column: known[source] for column, source in found.items()}


def refuse_unknown_units(units: Mapping[Any, str]) -> None:
    """Raise an UnknownNameError if a unit is not known; the hint offers those that are near."""
    for column, unit in units.items():
        if not isinstance(unit, str) or unit not in UNITS:
            raise UnknownNameError(
                _("The unit '{unit}' of the column '{column}' is not known.").format(
                    unit=unit, column=column
                ),
                choose_from(unit, UNITS, most=20),
            )
