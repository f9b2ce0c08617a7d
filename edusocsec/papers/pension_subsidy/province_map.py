"""A map of the provinces of 2013, each tile with its short name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from edusocsec.datasets import load_dataset

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def province_map(values: pd.Series, **options: Any) -> Figure:
    """Draw one tile for each of the 31 provinces.

    Parameters
    ----------
    values : Series
        A group or a number for each province.
    **options
        ``scale``, ``unit``, ``title``, ``caption`` and others of
        :func:`edusocsec.plots.tile_map`.

    Examples
    --------
    >>> figure = province_map(load_dataset("provinces_2013")["region"])
    >>> [text.get_text() for text in figure.axes[0].texts[:2]]
    ['BJ', 'east']
    """
    from edusocsec.plots import tile_map

    provinces = load_dataset("provinces_2013")
    options.setdefault("labels", provinces["abbreviation"])
    return tile_map(values, provinces, **options)
