import pandas as pd
import pytest
from matplotlib import pyplot as plt

from edusocsec.errors import ArgumentError
from edusocsec.plots import lines


@pytest.fixture
def frame():
    return pd.DataFrame(
        {"east": [1.0, 2.0, 3.0], "west": [3.0, None, 3.01]}, index=[2010, 2011, 2012]
    )


def test_each_line_is_named_at_its_end(frame):
    axes = lines(frame).axes[0]
    names = {text.get_text(): text.xy for text in axes.texts if text.get_text() in frame}
    assert set(names) == {"east", "west"}
    assert all(place[0] == 2012 for place in names.values())


def test_names_of_close_ends_do_not_overlap(frame):
    figure = lines(frame)
    figure.canvas.draw()
    first, second = (text.get_window_extent() for text in figure.axes[0].texts[:2])
    assert not first.overlaps(second)


def test_regions_have_their_colours(frame):
    drawn = lines(frame).axes[0].lines
    assert [line.get_color() for line in drawn] == ["#0072B2", "#009E73"]


def test_reference_line(frame):
    drawn = lines(frame, reference=50).axes[0].lines
    assert list(drawn[0].get_ydata()) == [50, 50]


def test_many_years_are_not_all_named_but_the_last_is():
    years = list(range(2000, 2021))
    axes = lines(pd.DataFrame({"east": range(21)}, index=years)).axes[0]
    assert sorted(axes.get_xticks()) == [2002, 2005, 2008, 2011, 2014, 2017, 2020]


@pytest.mark.parametrize("count", [0, 13])
def test_too_few_and_too_many_lines(count):
    with pytest.raises(ArgumentError, match=f"{count} lines"):
        lines(pd.DataFrame({f"x{i}": [1.0] for i in range(count)}))


def test_nothing_stays_open(frame):
    lines(frame)
    assert plt.get_fignums() == []
