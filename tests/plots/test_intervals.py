import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import ArgumentError, DataError, DuplicateLabelsError, MissingValuesError
from edusocsec.plots import intervals

ESTIMATES = pd.DataFrame(
    {"estimate": [0.5, -0.1, 2.0], "lower": [0.3, -0.4, 1.0], "upper": [0.7, 0.2, 3.5]},
    index=["cities", "unemployment", "gdp"],
)


def ends(axes):
    """Both ends of every drawn interval, from the top."""
    found = {}
    for container in axes.containers:
        for segment in container.lines[2][0].get_segments():
            found[segment[0][1]] = (segment[0][0], segment[1][0])
    return [found[place] for place in sorted(found)]


def test_intervals_are_drawn_from_end_to_end_in_the_given_order():
    axes = intervals(ESTIMATES).axes[0]
    np.testing.assert_allclose(ends(axes), ESTIMATES[["lower", "upper"]])
    assert [label.get_text() for label in axes.get_yticklabels()] == list(ESTIMATES.index)
    low, high = axes.get_ylim()
    assert low > high


def test_points_are_hollow_where_the_interval_holds_zero():
    filled, hollow = intervals(ESTIMATES).axes[0].containers
    np.testing.assert_allclose(filled.lines[0].get_xdata(), [0.5, 2.0])
    np.testing.assert_allclose(hollow.lines[0].get_xdata(), [-0.1])
    assert hollow.lines[0].get_markerfacecolor() == "white"
    assert filled.lines[0].get_markerfacecolor() != "white"


def test_line_stands_at_zero_and_axis_says_what_is_drawn():
    axes = intervals(ESTIMATES, axis="Coefficient").axes[0]
    assert list(axes.lines[0].get_xdata()) == [0, 0]
    assert axes.get_xlabel().startswith("Coefficient (hollow")


def test_strange_labels_are_shown_as_they_are(strange):
    frame = pd.DataFrame({"estimate": 1.0, "lower": 0.5, "upper": 1.5}, index=strange)
    assert len(intervals(frame, title="T", caption="C").axes[0].get_yticklabels()) == len(strange)


def test_wrong_tables_are_refused():
    with pytest.raises(ArgumentError, match="'estimate', 'lower', 'upper'"):
        intervals(ESTIMATES.drop(columns="upper"))
    with pytest.raises(ArgumentError):
        intervals(ESTIMATES.iloc[:0])
    with pytest.raises(MissingValuesError, match="'gdp'"):
        intervals(ESTIMATES.where(ESTIMATES < 3))
    with pytest.raises(DataError, match="outside its interval for 'cities'"):
        intervals(ESTIMATES.assign(upper=[0.2, 0.2, 3.5]))
    with pytest.raises(DuplicateLabelsError, match="'gdp'"):
        intervals(ESTIMATES.rename({"cities": "gdp"}))
