import itertools

import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import ArgumentError, DuplicateLabelsError, NotNumericError, UnknownNameError
from edusocsec.plots import matrix
from edusocsec.plots.colours import luminance

LOADINGS = pd.DataFrame(
    [[0.912, -0.104], [0.499, 0.5], [-0.0004, -0.866]],
    index=["income", "ageing", "disability"],
    columns=["F1", "F2"],
)


def names(labels):
    return [label.get_text() for label in labels]


def test_cells_and_edges_bear_the_numbers_and_names():
    axes = matrix(LOADINGS, decimals=3).axes[0]
    assert names(axes.texts) == ["0.912", "−0.104", "0.499", "0.500", "0.000", "−0.866"]
    assert names(axes.get_xticklabels()) == ["F1", "F2"]
    assert names(axes.get_yticklabels()) == ["income", "ageing", "disability"]


def test_emphasis_makes_great_values_bold_whatever_their_sign():
    texts = matrix(LOADINGS, emphasis=0.5).axes[0].texts
    assert [text.get_text() for text in texts if text.get_weight() == "bold"] == [
        "0.91",
        "0.50",
        "−0.87",
    ]
    assert texts[2].get_text() == "0.50"  # 0.499 rounds to it, yet does not reach it
    assert texts[2].get_weight() == "normal"


def test_the_signed_scale_is_symmetric():
    cells = matrix(LOADINGS).axes[0].collections[0]
    assert cells.get_clim() == (-0.912, 0.912)
    assert matrix(LOADINGS, limits=(-1, 1)).axes[0].collections[0].get_clim() == (-1, 1)


@pytest.mark.parametrize("scale", ["signed", "ordered"])
def test_numbers_are_legible_on_their_cells(scale):
    axes = matrix(LOADINGS, scale=scale).axes[0]
    for cell, text in zip(axes.collections[0].get_facecolors(), axes.texts, strict=True):
        ground = luminance(tuple(cell)) + 0.05
        contrast = 1.05 / ground if text.get_color() == "white" else ground / 0.05
        assert contrast >= 4.5


def test_a_missing_cell_is_hatched_and_the_others_keep_their_numbers():
    axes = matrix(LOADINGS.mask(LOADINGS == 0.5)).axes[0]
    assert names(axes.texts) == ["0.91", "−0.10", "0.50", "0.00", "−0.87"]
    assert axes.texts[-1].get_color() == "white"
    assert axes.patch.get_hatch()


@pytest.mark.parametrize(("size", "count"), [(25, 625), (26, 0)])
def test_large_tables_have_no_numbers(size, count):
    axes = matrix(pd.DataFrame(np.eye(size))).axes[0]
    assert len(axes.texts) == count
    assert len(axes.get_yticklabels()) == size


@pytest.mark.parametrize("width", [4.2, 7.5])
def test_nothing_is_cut_off_or_overlaps(width):
    long = [f"indicator number {n} of a survey" for n in range(9)]
    figure = matrix(pd.DataFrame(np.eye(9), index=long, columns=long), width=width, caption="See.")
    axes = figure.axes[0]
    for name in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        extent = name.get_window_extent()
        assert extent.x0 >= 0
        assert extent.x1 <= figure.bbox.x1
        assert extent.y1 <= figure.bbox.y1
    numbers = [text.get_window_extent() for text in axes.texts[:9]]
    assert all(a.x1 < b.x0 for a, b in itertools.pairwise(numbers))


def test_strange_labels_are_shown_as_text(strange):
    axes = matrix(pd.DataFrame(np.eye(6), index=strange, columns=strange)).axes[0]
    assert names(axes.get_xticklabels())[:4] == [r"\$x\$", "_y_", "<b>", r"a_\$1"]


def test_wrong_arguments_are_refused():
    with pytest.raises(ArgumentError, match="no cells"):
        matrix(LOADINGS[:0])
    with pytest.raises(UnknownNameError, match="rainbow"):
        matrix(LOADINGS, scale="rainbow")
    with pytest.raises(NotNumericError, match="'ageing'"):
        matrix(LOADINGS.astype(object).replace(0.5, "a"))
    with pytest.raises(DuplicateLabelsError, match="'F1'"):
        matrix(LOADINGS.rename(columns={"F2": "F1"}))
