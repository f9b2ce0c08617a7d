"""The table of the Theil lab: complete years, the groups of the rows, and changes made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, TypedDict, get_args

import numpy as np
import pandas as pd

from edusocsec.errors import (
    ArgumentError,
    DataError,
    MissingValuesError,
    UnknownNameError,
    instance_of,
    listed,
)
from edusocsec.labs.indicator_names import named
from edusocsec.plots.colours import group_looks
from edusocsec.plots.inputs import numeric
from edusocsec.stats.arguments import one_of, real_number
from edusocsec.stats.decomposition import TheilDecomposition, theil_decomposition
from edusocsec.stats.extremes import first_largest, first_smallest
from edusocsec.stats.group_sums import refuse_unknown
from edusocsec.stats.theil import Kind
from edusocsec.translation import _


class Choice(TypedDict):
    """What is chosen in the lab: indicator, year, groups and rows by their positions.

    ``groups`` has the group of each row; ``amount`` is by how much the giver's value falls, in the
    indicator's unit. What that brings is added to the receiver's, by the weights of both.
    """

    indicator: int
    year: int
    kind: Kind
    groups: list[int]
    giver: int
    receiver: int
    amount: float


class Change(TypedDict, total=False):
    """What of it is changed, by names; ``groups`` has the new group of each row that moves."""

    indicator: str
    year: object
    kind: Kind
    groups: Mapping[Any, Any]
    giver: object
    receiver: object
    amount: float


@dataclass(frozen=True, eq=False)
class Panel:
    """Indicators, weights and groups of the same rows in several years.

    Parameters
    ----------
    table : DataFrame
        Indexed by row and year; without gaps.
    indicators : mapping from column to column of its weight
    group : str
        Column of the groups; each row has one group in all years.
    """

    table: pd.DataFrame
    indicators: Mapping[str, str]
    group: str

    @cached_property
    def rows(self) -> list[Any]:
        """Names of the rows, as in the table."""
        return list(self.table.index.unique(0))

    @cached_property
    def years(self) -> list[Any]:
        """Years, in order."""
        return sorted(self.table.index.unique(1))

    @cached_property
    def homes(self) -> pd.Series:
        """Group of each row."""
        return self.table[self.group].groupby(level=0, sort=False).first()

    @cached_property
    def groups(self) -> list[Any]:
        """Names of the groups, in the order in which the house shows them."""
        return list(group_looks(self.homes))

    @property
    def has_zeros(self) -> bool:
        """Whether a value is zero, which L cannot take."""
        return bool((self.table[list(self.indicators)] <= 0).any(axis=None))

    def start(self, year: object, kind: Kind) -> Choice:
        """Begin without moves and with a transfer of nothing, from the richest to the poorest."""
        if year is not None and year not in self.years:
            raise UnknownNameError(
                _("The panel has no complete year {year}.").format(year=year),
                _("Choose one of {known}.").format(known=listed(self.years, most=12)),
            )
        if kind == "L" and self.has_zeros:
            raise DataError(
                _("A value of the panel is zero, and Theil's L would be infinite."),
                _("Begin with kind='T', or leave the row out."),
            )
        at = len(self.years) - 1 if year is None else self.years.index(year)
        levels = self._year(at)[next(iter(self.indicators))].to_numpy(float)
        return Choice(
            indicator=0,
            year=at,
            kind=kind,
            groups=[self.groups.index(group) for group in self.homes],
            giver=first_largest(levels),
            receiver=first_smallest(levels),
            amount=0.0,
        )

    def changed(self, choice: Choice, change: Change) -> Choice:
        """Change a part of a choice, if the index can then be split."""

        def place(name: object, what: str, known: list[Any]) -> int:
            return known.index(one_of(name, what, known))

        new = choice.copy()
        if "indicator" in change:
            new["indicator"] = place(change["indicator"], "indicator", list(self.indicators))
        if "year" in change:
            new["year"] = place(change["year"], "year", self.years)
        if "kind" in change:
            new["kind"] = one_of(change["kind"], "kind", get_args(Kind))
        if "groups" in change:
            new["groups"] = choice["groups"].copy()
            for row, group in change["groups"].items():
                new["groups"][place(row, "row", self.rows)] = place(group, "group", self.groups)
        if "giver" in change:
            new["giver"] = place(change["giver"], "row", self.rows)
        if "receiver" in change:
            new["receiver"] = place(change["receiver"], "row", self.rows)
        if "amount" in change:
            new["amount"] = real_number(change["amount"], "amount", 0)
        self.decompose(new)
        return new

    def decompose(self, choice: Choice) -> TheilDecomposition:
        """Split the index of the chosen year, with the moves and the transfer made."""
        indicator = list(self.indicators)[choice["indicator"]]
        weight = self.indicators[indicator]
        table = self._year(choice["year"])
        groups = [self.groups[group] for group in choice["groups"]]
        table[self.group] = pd.Categorical(groups, categories=self.groups)
        levels, heads = (table[column].to_numpy(float).copy() for column in (indicator, weight))
        levels[choice["giver"]] -= choice["amount"]
        levels[choice["receiver"]] += (
            choice["amount"] * heads[choice["giver"]] / heads[choice["receiver"]]
        )
        table[indicator] = levels
        return theil_decomposition(
            table, value=indicator, weight=weight, groups=self.group, kind=choice["kind"]
        )

    def for_browser(self) -> dict[str, Any]:
        """All of it as plain JSON."""
        looks = group_looks(self.homes)
        return {
            "rows": [str(row) for row in self.rows],
            "groups": [
                {"name": str(group), "colour": look.colour, "marker": look.marker}
                for group, look in looks.items()
            ],
            "years": [str(year) for year in self.years],
            "indicators": [
                {
                    **asdict(named(name)),
                    "places": int(np.clip(3 - np.log10(self.table[name].mean()), 0, 6)),
                    "levels": self._by_year(name),
                    "weights": self._by_year(weight),
                }
                for name, weight in self.indicators.items()
            ],
        }

    def _year(self, at: int) -> pd.DataFrame:
        table = self.table[self.table.index.get_level_values(1) == self.years[at]]
        of_year: pd.DataFrame = table.droplevel(1).loc[self.rows]
        return of_year

    def _by_year(self, column: str) -> list[list[float]]:
        years = range(len(self.years))
        return [self._year(year)[column].astype(float).tolist() for year in years]


def complete_years(table: pd.DataFrame, indicators: Mapping[str, str], group: str) -> Panel:
    """Take the years in which no row lacks a value.

    Raises
    ------
    UnknownNameError
        If a column does not exist.
    ArgumentError
        If the table is not indexed by row and year, an indicator has no weight, or a row has
        several groups.
    DataError
        If a value is text or infinite.
    MissingValuesError
        If no year is complete.
    """
    if not isinstance(indicators, Mapping) or not indicators:
        raise ArgumentError(
            _("The indicators have no weights."),
            _("Give each its weight: indicators={'income': 'people'}."),
        )
    if instance_of(table, pd.DataFrame, "panel").index.nlevels != 2 or not table.index.is_unique:
        raise ArgumentError(
            _("The table has no row for each province and year."),
            _("Index it by both: table.set_index(['province', 'year'])."),
        )
    columns = list(dict.fromkeys([*indicators, *indicators.values(), group]))
    refuse_unknown(table, columns)
    table = table[columns].copy()
    for name in columns:
        if name != group:
            table[name] = numeric(table[name])
    gaps = table[columns].isna().any(axis="columns").unstack(level=1, fill_value=True)
    complete = gaps.columns[~gaps.any()]
    if complete.empty:
        raise MissingValuesError(
            _("No year is complete: in each, a row lacks one of {columns}.").format(
                columns=listed(columns, most=8)
            ),
            _("Leave out the rows with gaps, or choose other indicators."),
        )
    kept = table[table.index.get_level_values(1).isin(complete)]
    several = kept[group].groupby(level=0).nunique()
    if (several > 1).any():
        raise ArgumentError(
            _("{rows} have more than one group.").format(rows=listed(several.index[several > 1])),
            _("Give each row the same group in all years."),
        )
    return Panel(kept, indicators, group)
