"""Every test of the plots draws without a screen and leaves no figure open."""

from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest

PROVINCES = Path(__file__).parents[2] / "datasets" / "provinces_2013.csv"


@pytest.fixture(autouse=True)
def _no_open_figures() -> Iterator[None]:
    yield
    assert plt.get_fignums() == []


@pytest.fixture
def positions() -> pd.DataFrame:
    return pd.read_csv(PROVINCES, index_col="province")[["tile_row", "tile_column"]]


@pytest.fixture
def provinces(positions: pd.DataFrame) -> pd.Index:
    return positions.index


@pytest.fixture
def strange() -> pd.Index:
    """Labels that a learner's file may hold."""
    return pd.Index(["$x$", "_y_", "<b>", "a_$1", "long " * 40, "😀 北京"])
