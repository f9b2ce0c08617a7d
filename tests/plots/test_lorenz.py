import pandas as pd
import pytest
from matplotlib import pyplot as plt

from edusocsec.errors import ArgumentError
from edusocsec.plots import lorenz


@pytest.fixture
def points():
    return pd.DataFrame({"people": [0, 0.5, 1], "money": [0, 0.25, 1]})


def test_curve_and_diagonal(points):
    diagonal, curve = lorenz({"2013": points}).axes[0].lines
    assert list(diagonal.get_xdata()) == list(diagonal.get_ydata()) == [0, 1]
    assert list(curve.get_xdata()) == [0, 0.5, 1]
    assert list(curve.get_ydata()) == [0, 0.25, 1]


def test_several_curves_differ_in_colour_and_marker_and_are_named(points):
    axes = lorenz({"2010": points, "2017": points}).axes[0]
    _diagonal, *curves = axes.lines
    assert len({line.get_color() for line in curves}) == 2
    assert len({line.get_marker() for line in curves}) == 2
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["2010", "2017"]


def test_no_curve():
    with pytest.raises(ArgumentError, match="no curve"):
        lorenz({})


def test_nothing_stays_open(points):
    lorenz({"2013": points})
    assert plt.get_fignums() == []
