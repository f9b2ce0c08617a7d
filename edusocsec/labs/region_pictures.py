"""What the region lab draws besides the tree: a plane, a map, and groups to compare with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, MissingValuesError, listed
from edusocsec.plots.colours import GroupLook, group_looks
from edusocsec.plots.inputs import groups_of, numeric, unique
from edusocsec.translation import _


@dataclass(frozen=True, eq=False)
class Pictures:
    """Where the rows are and what groups they have; what is None is not drawn.

    Parameters
    ----------
    plane : DataFrame or None
        Coordinates, in its first two columns.
    groups : Series or None
    positions : DataFrame or None
        Columns ``tile_row`` and ``tile_column``.
    labels : Series or None
        Short names of the rows.
    """

    plane: pd.DataFrame | None
    groups: pd.Series | None
    positions: pd.DataFrame | None
    labels: pd.Series | None

    def for_browser(self, rows: pd.Index) -> dict[str, Any]:
        """All of it as plain JSON, in the order of the rows.

        Raises
        ------
        ArgumentError
            If a column is missing or two rows have the same tile.
        MissingValuesError
            If a row has no coordinate, group, tile or label.
        """
        return {
            "looks": _looks(pd.Series(np.arange(1, len(rows) + 1))),
            "plane": self._plane(rows),
            "groups": self._groups(rows),
            "tiles": self._tiles(rows),
            "labels": [str(label) for label in self._labels(rows)],
        }

    def _plane(self, rows: pd.Index) -> dict[str, Any] | None:
        # One variable alone makes no plane.
        if self.plane is None or self.plane.shape[1] < 2:
            return None
        points = _complete(self.plane.iloc[:, :2].apply(numeric), rows, _("coordinates"))
        return {
            "axes": [str(name) for name in points.columns],
            "variables": self.plane.shape[1],
            "points": points.to_numpy().tolist(),
        }

    def _groups(self, rows: pd.Index) -> dict[str, Any] | None:
        if self.groups is None:
            return None
        members = groups_of(rows, self.groups)
        names = list(group_looks(members))
        return {
            "variable": str(_("group") if members.name is None else members.name),
            "names": [str(name) for name in names],
            "looks": _looks(members),
            "of": [names.index(member) for member in members],
        }

    def _tiles(self, rows: pd.Index) -> list[list[int]] | None:
        if self.positions is None:
            return None
        columns = ["tile_row", "tile_column"]
        absent = [column for column in columns if column not in self.positions]
        if absent:
            raise ArgumentError(
                _("`positions` has no column {columns}.").format(columns=listed(absent)),
                _("Give the row and the column of each tile as `tile_row` and `tile_column`."),
            )
        tiles = _complete(self.positions[columns], rows, _("tile"))
        shared = tiles.index[tiles.duplicated(keep=False)]
        if len(shared):
            raise ArgumentError(
                _("{names} have the same tile.").format(names=listed(shared)),
                _("Give each a `tile_row` and `tile_column` of its own."),
            )
        return [[int(row), int(column)] for row, column in (tiles - tiles.min()).to_numpy()]

    def _labels(self, rows: pd.Index) -> pd.Series:
        if self.labels is None:
            return rows.to_series()
        return _complete(self.labels.to_frame(), rows, _("label")).iloc[:, 0]


def _complete(table: pd.DataFrame, rows: pd.Index, kind: str) -> pd.DataFrame:
    """Put a table in the order of the rows, or say which are missing."""
    unique(table.index)
    found = table.reindex(rows)
    absent = rows[found.isna().any(axis="columns")]
    if len(absent):
        raise MissingValuesError(
            _("The lab finds no {kind} for {names}.").format(kind=kind, names=listed(absent)),
            _("Give one for each clustered row, under the same names."),
        )
    return found


def _looks(groups: pd.Series) -> list[dict[str, str]]:
    looks: list[GroupLook] = list(group_looks(groups).values())
    return [{"colour": look.colour, "marker": look.marker} for look in looks]
