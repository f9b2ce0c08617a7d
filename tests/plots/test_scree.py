import itertools

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from edusocsec.errors import ArgumentError, DuplicateLabelsError, MissingValuesError
from edusocsec.plots import scree

EIGENVALUES = pd.Series([3.52, 1.31, 0.98, 0.15, 0.04], index=[f"F{n}" for n in range(1, 6)])
CHANCE = pd.Series([1.6, 1.2, 0.9, 0.7, 0.5], index=EIGENVALUES.index)


def test_bars_are_as_high_as_the_eigenvalues_and_say_so():
    axes = scree(EIGENVALUES, kept=2).axes[0]
    assert [bar.get_height() for bar in axes.patches] == list(EIGENVALUES)
    assert [text.get_text() for text in axes.texts[:5]] == ["3.52", "1.31", "0.98", "0.15", "0.04"]


@pytest.mark.parametrize("kept", range(6))
def test_kept_components_are_filled_and_others_hollow(kept):
    bars = scree(EIGENVALUES, kept=kept).axes[0].patches
    assert [to_hex(bar.get_facecolor()) != "#ffffff" for bar in bars] == [
        n < kept for n in range(5)
    ]


def test_kaisers_line_stands_at_one_and_is_named():
    axes = scree(EIGENVALUES, kept=2).axes[0]
    assert list(axes.lines[0].get_ydata()) == [1, 1]
    assert axes.texts[-1].get_text() == "Kaiser: 1"


def test_random_data_are_a_second_named_line():
    axes = scree(EIGENVALUES, kept=2, reference=CHANCE[::-1]).axes[0]
    np.testing.assert_array_equal(axes.lines[1].get_ydata(), CHANCE)
    assert axes.texts[-1].get_text() == "random data"


def test_the_names_of_two_close_lines_do_not_overlap():
    axes = scree(EIGENVALUES, kept=2, reference=CHANCE.clip(lower=0.99)).axes[0]
    one, other = (text.get_window_extent() for text in axes.texts[-2:])
    assert not one.overlaps(other)


def test_cumulative_shares_stand_below_the_names():
    share = 100 * EIGENVALUES.cumsum() / EIGENVALUES.sum()
    axes = scree(EIGENVALUES, kept=2, cumulative=share).axes[0]
    assert axes.get_xticklabels()[1].get_text() == "F2\n80.5"


@pytest.mark.parametrize(("count", "printed"), [(20, True), (50, False)])
def test_values_are_printed_where_they_fit(count, printed):
    many = pd.Series(np.linspace(12, 0.1, count), index=range(1, count + 1))
    texts = scree(many, kept=3).axes[0].texts[:-1]
    assert bool(texts) == printed
    extents = [text.get_window_extent() for text in texts]
    pairs = itertools.pairwise(extents) if printed else []
    assert all(left.x1 < right.x0 for left, right in pairs)


def test_wrong_arguments_are_refused():
    for kept in (-1, 6):
        with pytest.raises(ArgumentError, match=f"{kept} of 5"):
            scree(EIGENVALUES, kept=kept)
    with pytest.raises(MissingValuesError, match="`reference` has no value for 'F5'"):
        scree(EIGENVALUES, kept=2, reference=CHANCE[:4])
    with pytest.raises(MissingValuesError, match="`eigenvalues` has no value for 'F1'"):
        scree(EIGENVALUES.where(EIGENVALUES < 3), kept=2)
    with pytest.raises(DuplicateLabelsError, match="'F1'"):
        scree(EIGENVALUES.rename({"F2": "F1"}), kept=2)
