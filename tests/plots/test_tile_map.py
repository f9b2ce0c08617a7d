import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from edusocsec.errors import (
    ArgumentError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
    UnknownNameError,
)
from edusocsec.plots import tile_map


def texts(figure):
    return [text.get_text() for text in figure.axes[0].texts]


def colours(figure):
    return [to_hex(tile.get_facecolor()).upper() for tile in figure.axes[0].patches]


@pytest.fixture
def regions(provinces):
    return pd.Series(np.resize(["east", "central", "west"], 31), index=provinces)


def test_every_tile_bears_its_label_and_its_group(regions, positions):
    labels = pd.Series([f"P{n}" for n in range(31)], index=positions.index)
    figure = tile_map(regions, positions, labels=labels)
    assert texts(figure)[0::2] == list(labels)
    assert texts(figure)[1::2] == list(regions)


def test_regions_have_their_colours_and_the_legend_counts_them(regions, positions):
    figure = tile_map(regions, positions)
    assert colours(figure)[:3] == ["#0072B2", "#E69F00", "#009E73"]
    legend = figure.axes[0].get_legend()
    assert [text.get_text() for text in legend.get_texts()] == [
        "east (11)",
        "central (10)",
        "west (10)",
    ]


def test_the_order_of_the_values_does_not_matter(regions, positions):
    shuffled = regions.sample(frac=1, random_state=0)
    assert texts(tile_map(shuffled, positions)) == texts(tile_map(regions, positions))


@pytest.mark.parametrize("scale", ["category", "ordered", "signed"])
def test_a_missing_value_is_a_hatched_tile_that_says_so(scale, positions):
    values = pd.Series(np.arange(31.0), index=positions.index)
    values["Tibet"] = np.nan
    figure = tile_map(values.drop("Hebei"), positions, scale=scale)
    for name in ("Tibet", "Hebei"):
        place = positions.index.get_loc(name)
        assert texts(figure)[2 * place + 1] == "no data"
        assert figure.axes[0].patches[place].get_hatch()


def test_numbers_are_printed_and_the_colour_bar_has_the_unit(positions):
    values = pd.Series(np.linspace(-1234.56, 5, 31), index=positions.index)
    figure = tile_map(values, positions, scale="signed", decimals=1, unit="yuan")
    assert texts(figure)[1] == "−1,234.6"
    assert texts(figure)[-1] == "5.0"
    assert figure.axes[1].get_xlabel() == "yuan"


def test_a_zero_gap_is_white(positions):
    values = pd.Series(np.arange(31.0) - 10, index=positions.index)
    assert colours(tile_map(values, positions, scale="signed"))[10] == "#FFFFFF"


@pytest.mark.parametrize("width", [4.2, 7.5])
def test_texts_stay_on_their_tiles(width, regions, positions):
    axes = tile_map(regions, positions, width=width, title="T", caption="C " * 99).axes[0]
    for place, tile in enumerate(axes.patches):
        ground = tile.get_window_extent()
        label, value = (text.get_window_extent() for text in axes.texts[2 * place :][:2])
        assert not label.overlaps(value)
        for extent in (label, value):
            assert ground.x0 <= extent.x0
            assert extent.x1 <= ground.x1
            assert ground.y0 <= extent.y0
            assert extent.y1 <= ground.y1


def test_strange_labels_are_shown_as_text(strange):
    positions = pd.DataFrame({"tile_row": 0, "tile_column": range(6)}, index=strange)
    drawn = texts(tile_map(pd.Series(strange, index=strange), positions))
    assert drawn[0::2][:4] == [r"\$x\$", "_y_", "<b>", r"a_\$1"]
    assert drawn[8] == "long long long…"


def test_a_province_without_tile_is_named(regions, positions):
    with pytest.raises(MissingValuesError, match="'Tibet'"):
        tile_map(regions, positions.drop("Tibet"))
    positions.loc["Hebei", "tile_row"] = np.nan
    with pytest.raises(MissingValuesError, match="'Hebei'"):
        tile_map(regions, positions)


def test_two_provinces_on_one_tile_are_named(regions, positions):
    positions.loc["Tibet"] = positions.loc["Hebei"]
    with pytest.raises(ArgumentError, match="'Hebei', 'Tibet'"):
        tile_map(regions, positions)


def test_a_province_without_label_is_named(regions, positions):
    with pytest.raises(MissingValuesError, match="'Tibet'"):
        tile_map(regions, positions, labels=regions.drop("Tibet"))


def test_wrong_arguments_are_refused(regions, positions):
    with pytest.raises(UnknownNameError, match="rainbow"):
        tile_map(regions, positions, scale="rainbow")
    with pytest.raises(ArgumentError, match="tile_column"):
        tile_map(regions, positions[["tile_row"]])
    with pytest.raises(NotNumericError, match="'Beijing'"):
        tile_map(regions, positions, scale="ordered")
    with pytest.raises(DuplicateLabelsError, match="'Beijing'"):
        tile_map(pd.concat([regions, regions[:1]]), positions)
