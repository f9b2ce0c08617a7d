"""A map of tiles: one tile a province, labelled, with no borders to argue about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, MissingValuesError, instance_of, listed, unknown
from edusocsec.plots.colours import (
    FAINT,
    NO_DATA,
    NO_DATA_HATCH,
    colour_scale,
    group_looks,
    text_colour,
)
from edusocsec.plots.inputs import numeric, unique
from edusocsec.plots.lettering import as_label, literal, number, shrink_to_fit
from edusocsec.plots.style import finish, house_style, legend_above, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.typing import ColorType

TILE = 0.92
"""Side of a tile, as a share of the distance to the next."""


def tile_map(
    values: pd.Series,
    positions: pd.DataFrame,
    *,
    labels: pd.Series | None = None,
    scale: Literal["category", "ordered", "signed"] = "category",
    decimals: int = 1,
    unit: str | None = None,
    title: str | None = None,
    caption: str | None = None,
    width: float = 7.5,
) -> Figure:
    """Draw one labelled tile for each province, coloured by its group or its value.

    Parameters
    ----------
    values : Series
        One value a province: the name or number of its group, or a number. A province that is
        missing here or has no value gets a hatched tile that says so.
    positions : DataFrame
        Where the tiles go: integer columns ``tile_row`` (downwards) and ``tile_column``, with the
        provinces as index.
    labels : Series, optional
        A short text for each province, such as its abbreviation; its name by default. On a narrow
        map only short texts stay legible.
    scale : {"category", "ordered", "signed"}
        Groups in colours told apart, amounts in cividis, or gaps from blue to red with white at
        zero.
    decimals : int
        Decimals of the numbers on the tiles.
    unit : str, optional
        Unit of the values, written at the colour bar.
    title, caption : str, optional
        Heading, and a sentence below the picture that says what to see.
    width : float
        Width in inches.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    DuplicateLabelsError
        If a province stands twice in `values`, `positions` or `labels`.
    MissingValuesError
        If a province has no position or no label.
    NotNumericError
        If `scale` is for numbers and `values` are none.
    UnknownNameError
        If there is no such `scale`.
    ArgumentError
        If two provinces have the same tile.

    Examples
    --------
    >>> positions = pd.DataFrame(
    ...     {"tile_row": [0, 0, 1], "tile_column": [0, 1, 1]}, index=["Gansu", "Shanxi", "Hubei"]
    ... )
    >>> region = pd.Series(["west", "central", "central"], index=positions.index)
    >>> figure = tile_map(region, positions, title="Regions")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['Gansu', 'west', 'Shanxi', 'central', 'Hubei', 'central']
    """
    if not isinstance(scale, str) or scale not in ("category", "ordered", "signed"):
        raise unknown("scale", scale, ("category", "ordered", "signed"))
    instance_of(values, pd.Series, "values")
    instance_of(positions, pd.DataFrame, "positions")
    tiles = _tiles(values, positions, labels)
    with house_style():
        rows, columns = (int(np.ptp(tiles[side])) + 1 for side in ("row", "column"))
        # A little wider than high, yet with room for two lines of text.
        figure, axes = new_figure(width, rows * max(0.72 * min(width / columns, 1.1), 0.54) + 0.8)
        axes.set_axis_off()
        axes.set_xlim(tiles["column"].min() - 0.5, tiles["column"].max() + 0.5)
        axes.set_ylim(tiles["row"].max() + 0.5, tiles["row"].min() - 0.5)
        if scale == "category":
            _draw_groups(axes, tiles)
        else:
            _draw_numbers(axes, tiles, scale, decimals, unit)
        finish(figure, title, caption)
        room = 0.88 * TILE * axes.bbox.width / columns
        for label in axes.texts[0::2]:
            shrink_to_fit([label], room)
        shrink_to_fit(axes.texts[1::2], room)
    return figure


def _tiles(values: pd.Series, positions: pd.DataFrame, labels: pd.Series | None) -> pd.DataFrame:
    """Put place, label and value of each tile side by side."""
    names = positions.index.to_series() if labels is None else labels.dropna()
    for index in (values.index, positions.index, names.index):
        unique(index)
    absent = [column for column in ("tile_row", "tile_column") if column not in positions]
    if absent or positions.empty:
        raise ArgumentError(
            _("`positions` has no column {columns}.").format(columns=listed(absent))
            if absent
            else _("`positions` has no rows."),
            _("Give the row and the column of each tile as `tile_row` and `tile_column`."),
        )
    placed = positions[["tile_row", "tile_column"]].dropna().apply(numeric)
    homeless = positions.index.union(values.index, sort=False).difference(placed.index, sort=False)
    if len(homeless):
        raise MissingValuesError(
            _("No tile is known for {names}.").format(names=listed(homeless)),
            _("Spell the names as in `positions`, or add their `tile_row` and `tile_column`."),
        )
    shared = placed[placed.duplicated(keep=False)].sort_values(["tile_row", "tile_column"])
    if len(shared):
        raise ArgumentError(
            _("{names} have the same tile.").format(names=listed(shared.index[:2])),
            _("Give each province a `tile_row` and `tile_column` of its own."),
        )
    nameless = placed.index.difference(names.index, sort=False)
    if len(nameless):
        raise MissingValuesError(
            _("No label is given for {names}.").format(names=listed(nameless)),
            _("Give `labels` a text for each province of `positions`."),
        )
    return pd.DataFrame(
        {
            "row": placed["tile_row"],
            "column": placed["tile_column"],
            "label": [as_label(names[name], most=16) for name in placed.index],
            "value": values.reindex(placed.index),
        }
    )


def _draw_groups(axes: Axes, tiles: pd.DataFrame) -> None:
    from matplotlib.patches import Patch

    looks = group_looks(tiles["value"])
    for tile in tiles.itertuples(index=False):
        if look := looks.get(tile.value):
            _draw_tile(axes, tile, as_label(tile.value, most=12), look.colour, look.hatch)
        else:
            _draw_tile(axes, tile, _("no data"), NO_DATA, NO_DATA_HATCH)
    legend_above(
        axes,
        [
            Patch(facecolor=look.colour, hatch=look.hatch, edgecolor=text_colour(look.colour), lw=0)
            for look in looks.values()
        ],
        [
            _("{group} ({count})").format(
                group=as_label(group), count=(tiles["value"] == group).sum()
            )
            for group in looks
        ],
        share=0.94,
    )


def _draw_numbers(
    axes: Axes,
    tiles: pd.DataFrame,
    scale: Literal["ordered", "signed"],
    decimals: int,
    unit: str | None,
) -> None:
    from matplotlib.cm import ScalarMappable

    values = numeric(tiles["value"]).to_numpy()
    colours = colour_scale(scale, values)
    for tile, value in zip(tiles.itertuples(index=False), values, strict=True):
        if np.isnan(value):
            _draw_tile(axes, tile, _("no data"), NO_DATA, NO_DATA_HATCH)
        else:
            _draw_tile(axes, tile, number(value, decimals), colours.colour(value))
    bar = axes.figure.colorbar(
        ScalarMappable(colours.norm, colours.cmap),
        ax=axes,
        orientation="horizontal",
        shrink=0.6,
        aspect=32,
        pad=0.02,
    )
    bar.outline.set_visible(False)
    if unit is not None:
        bar.set_label(literal(unit))


def _draw_tile(axes: Axes, tile: Any, value: str, colour: ColorType, hatch: str = "") -> None:
    from matplotlib.patches import Rectangle

    on_it = text_colour(colour)
    axes.add_patch(
        Rectangle(
            (tile.column - TILE / 2, tile.row - TILE / 2),
            *(TILE, TILE),
            facecolor=colour,
            # The hatch has the colour of the edge; a plain edge shows a white tile on white.
            edgecolor=FAINT if not hatch else on_it,
            linewidth=0.6,
            hatch=hatch,
        )
    )
    for text, above, size, weight in (
        (tile.label, 0.16, 12, "bold"),
        (value, -0.2, 11, "normal"),
    ):
        axes.text(
            *(tile.column, tile.row - above),
            text,
            color=on_it,
            size=size,
            weight=weight,
            ha="center",
            va="center",
            in_layout=False,
            # Plain ground under the text, so that no hatch runs through the letters.
            bbox={"facecolor": colour, "edgecolor": "none", "pad": 1} if hatch else None,
        )
