from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import ArgumentError, MissingValuesError
from edusocsec.plots import timeline
from edusocsec.plots.timeline import _apart


def spans(**rows):
    return pd.DataFrame.from_dict(rows, orient="index", columns=["first", "last"])


@pytest.fixture
def events():
    return spans(law=(1952, 1952), decade=(1960, 1969), plan=(2011, 2011), act=(2010, 2010))


@pytest.fixture
def periods():
    return spans(early=(1952, 1988), late=(1989, 2006), today=(2010, 2021))


def texts_of(figure):
    return {text.get_text(): text for text in figure.axes[0].texts}


def test_every_name_is_written(events, periods):
    figure = timeline(events, periods, series=spans(budget=(2007, 2020)))
    assert set(texts_of(figure)) == {*events.index, *periods.index, "budget"}


def test_later_years_are_lower_and_both_ends_count(events, periods):
    axes = timeline(events, periods).axes[0]
    assert axes.get_ylim() == (2022, 1952)


def test_an_event_of_one_year_is_a_dot_and_of_several_a_line(events, periods):
    marks = {
        tuple(line.get_ydata()): line.get_marker()
        for line in timeline(events, periods).axes[0].lines
        if line.get_color() != "#5f5f5f"
    }
    assert marks == {(1952.5,): "o", (1960, 1970): "None", (2010.5,): "o", (2011.5,): "o"}


def test_years_between_periods_are_hatched_and_neighbours_leave_none(events, periods):
    hatched = [
        patch.get_bbox().bounds[1::2]
        for patch in timeline(events, periods).axes[0].patches
        if patch.get_hatch()
    ]
    assert hatched == [(2007, 3)]


def test_a_series_is_a_bar_over_its_years(events, periods):
    figure = timeline(events, periods, series=spans(a=(2007, 2020), b=(2010, 2010)))
    bars = [
        patch.get_bbox().bounds[1::2]
        for patch in figure.axes[0].patches
        if mpl.colors.to_hex(patch.get_facecolor()) == "#0072b2"
    ]
    assert bars == [(2007, 14), (2010, 1)]


def test_texts_do_not_overlap_nor_leave_the_axes(periods):
    crowded = spans(
        **{
            f"{year}: something that takes two lines of text": (year, year)
            for year in range(2010, 2019)
        }
    )
    figure = timeline(crowded, periods, series=spans(budget=(2007, 2020)), title="T", caption="C")
    figure.canvas.draw()
    axes = figure.axes[0]
    boxes = [
        text.get_window_extent() for name, text in texts_of(figure).items() if "something" in name
    ]
    boxes.sort(key=lambda box: -box.y0)
    assert len(boxes) == 9
    assert all(above.y0 >= below.y1 for above, below in pairwise(boxes))
    assert boxes[0].y1 <= axes.bbox.y1 + 1
    assert boxes[-1].y0 >= axes.bbox.y0 - 1


def test_an_event_with_room_stays_at_its_years():
    assert _apart(np.array([20.0, 60.0]), np.array([10.0, 10.0]), 100).tolist() == [20, 60]
    assert _apart(np.array([20.0, 22.0]), np.array([10.0, 10.0]), 100).tolist() == [20, 30]
    assert _apart(np.array([96.0, 98.0]), np.array([10.0, 10.0]), 100).tolist() == [85, 95]


def test_strange_names_are_written_as_they_are(strange, periods):
    events = pd.DataFrame({"first": 1960, "last": 1960}, index=strange[:4])
    assert r"\$x\$" in texts_of(timeline(events, periods))


def test_more_events_than_fit_are_refused(periods):
    many = pd.DataFrame({"first": 2000, "last": 2000}, index=[f"event {i}" for i in range(80)])
    with pytest.raises(ArgumentError, match="80 events do not fit"):
        timeline(many, periods)


def test_what_ends_before_it_begins_is_named(events):
    with pytest.raises(ArgumentError, match="'late' ends before it begins"):
        timeline(events, spans(late=(2006, 1989)))


def test_a_missing_year_is_named(events, periods):
    events["last"] = events["last"].where(events.index != "law")
    with pytest.raises(MissingValuesError, match="A year of 'law' is missing"):
        timeline(events, periods)


def test_overlapping_periods_are_refused(events):
    with pytest.raises(ArgumentError, match="overlap"):
        timeline(events, spans(one=(1952, 1989), two=(1989, 2006)))


@pytest.mark.parametrize(
    ("table", "lacking"),
    [(pd.DataFrame({"first": [1952]}, index=["a"]), "last"), (spans(), "row")],
)
def test_what_lacks_is_named(table, lacking, periods):
    with pytest.raises(ArgumentError, match=f"`events` has no .*{lacking}"):
        timeline(table, periods)
