import itertools

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, FancyArrowPatch

from edusocsec.errors import (
    ArgumentError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
)
from edusocsec.plots import scatter


@pytest.fixture
def scores(provinces):
    rng = np.random.default_rng(0)
    return pd.DataFrame(rng.normal(size=(31, 3)), index=provinces, columns=["F1", "F2", "F3"])


def names(figure):
    return [text.get_text() for text in figure.axes[0].texts]


def test_points_stand_where_the_first_two_columns_say(scores):
    figure = scatter(scores)
    np.testing.assert_array_equal(figure.axes[0].collections[0].get_offsets(), scores[["F1", "F2"]])
    assert figure.axes[0].get_xlabel() == "F1"
    assert figure.axes[0].get_ylabel() == "F2"


@pytest.mark.parametrize("width", [4.2, 7.5])
def test_all_provinces_are_named_and_no_name_covers_another(scores, width):
    figure = scatter(scores, width=width)
    assert names(figure) == list(scores.index)
    extents = [text.get_window_extent() for text in figure.axes[0].texts]
    frame = figure.axes[0].bbox
    for one, other in itertools.combinations(extents, 2):
        # A pixel is forgiven: smaller type is not exactly proportional.
        assert min(one.x1, other.x1) - max(one.x0, other.x0) < 1 or (
            min(one.y1, other.y1) - max(one.y0, other.y0) < 1
        )
    assert all(frame.x0 - 1 <= e.x0 and e.x1 <= frame.x1 + 1 for e in extents)


def test_names_that_find_no_place_are_left_out():
    crowd = pd.DataFrame(np.zeros((80, 2)))
    assert 0 < len(names(scatter(crowd))) < 80
    assert names(scatter(pd.DataFrame(np.zeros((201, 2))))) == []


def test_names_can_be_left_out(scores):
    assert names(scatter(scores, labels=False)) == []


def test_groups_differ_in_colour_and_shape(scores, provinces):
    groups = pd.Series(np.resize(["east", "central", "west"], 31), index=provinces)
    axes = scatter(scores, groups=groups[::-1]).axes[0]
    east, central, west = axes.collections
    assert [to_hex(drawn.get_facecolor()[0]).upper() for drawn in (east, central, west)] == [
        "#0072B2",
        "#E69F00",
        "#009E73",
    ]
    np.testing.assert_array_equal(east.get_offsets(), scores[groups == "east"][["F1", "F2"]])
    assert len({drawn.get_paths()[0].vertices.tobytes() for drawn in axes.collections}) == 3
    legend = [text.get_text() for text in axes.get_legend().get_texts()]
    assert legend == ["east", "central", "west"]


def test_arrows_lead_from_zero_to_the_points():
    loadings = pd.DataFrame({"F1": [0.9, -0.2], "F2": [0.1, 0.8]}, index=["income", "ageing"])
    figure = scatter(loadings, arrows=True, unit_circle=True)
    axes = figure.axes[0]
    arrows = [patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)]
    assert len(arrows) == 2
    (circle,) = (patch for patch in axes.patches if isinstance(patch, Circle))
    extent = circle.get_window_extent()
    assert extent.width == pytest.approx(extent.height, rel=0.01)
    # Each name is written beyond the tip of its arrow.
    income, ageing = (text.get_position() for text in axes.texts)
    assert income[0] > 0
    assert ageing[1] > 0


def test_strange_labels_are_shown_as_text(strange):
    points = pd.DataFrame({"$a$": range(6), "b_": range(6)}, index=strange)
    figure = scatter(points, groups=pd.Series(strange, index=strange))
    assert names(figure)[:4] == [r"\$x\$", "_y_", "<b>", r"a_\$1"]
    assert figure.axes[0].get_xlabel() == r"\$a\$"
    assert len(figure.axes[0].get_legend().get_texts()) == 6


def test_wrong_arguments_are_refused(scores):
    with pytest.raises(ArgumentError, match="two columns"):
        scatter(scores[["F1"]])
    for hole, error in ((np.nan, MissingValuesError), ("?", NotNumericError)):
        spoilt = scores.astype(object)
        spoilt.loc["Tibet", "F2"] = hole
        with pytest.raises(error, match="'Tibet'"):
            scatter(spoilt)
    with pytest.raises(DuplicateLabelsError, match="'Tibet'"):
        scatter(scores.rename({"Gansu": "Tibet"}))
    with pytest.raises(MissingValuesError, match="'Xinjiang'"):
        scatter(scores, groups=pd.Series(1, index=scores.index[:30]))
