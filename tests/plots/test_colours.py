import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.plots.colours import (
    ACCENT,
    CATEGORIES,
    NO_DATA,
    QUIET,
    colour_scale,
    darkened,
    group_looks,
    text_colour,
)


def contrast(one, other):
    """Contrast ratio by the formula of WCAG 2.1, written down a second time."""

    def luminance(colour):
        channels = np.array(to_rgb(colour))
        low, high = channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4
        return np.where(channels <= 0.04045, low, high) @ [0.2126, 0.7152, 0.0722]

    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scale", ["ordered", "signed"])
def test_text_is_legible_on_every_colour_of_a_scale(scale):
    colours = colour_scale(scale, np.array([-1.0, 1.0]))
    for value in np.linspace(-1, 1, 501):
        colour = colours.colour(value)
        assert contrast(text_colour(colour), colour) >= 4.5


@pytest.mark.parametrize("colour", [*CATEGORIES, NO_DATA])
def test_text_is_legible_on_every_category(colour):
    assert contrast(text_colour(colour), colour) >= 4.5


@pytest.mark.parametrize("colour", [ACCENT, QUIET, *map(darkened, CATEGORIES)])
def test_coloured_text_is_legible_on_white(colour):
    assert contrast(colour, "white") >= 4.5


def test_regions_have_their_fixed_colours_in_any_order():
    expected = {"east": "#0072B2", "central": "#E69F00", "west": "#009E73"}
    for order in (["west", "east", "central"], ["central", "west", "east"]):
        looks = group_looks(pd.Series(order))
        assert {group: look.colour for group, look in looks.items()} == expected
    assert group_looks(pd.Series(["西部"]))["西部"].colour == expected["west"]


def test_another_group_takes_no_colour_of_a_region():
    looks = group_looks(pd.Series(["abroad", "east", "central", "west"]))
    assert len({look.colour for look in looks.values()}) == 4


def test_a_numbered_group_keeps_its_look_when_others_are_absent():
    assert group_looks(pd.Series([3, 1]))[3] == group_looks(pd.Series([1, 2, 3]))[3]
    assert group_looks(pd.Series([3.0, np.nan]))[3.0] == group_looks(pd.Series([1, 2, 3]))[3]


def test_a_category_keeps_its_look_when_others_are_absent():
    every = pd.Series(pd.Categorical.from_codes([0, 1, 2], ["low", "middle", "high"]))
    assert group_looks(every[2:]) == {"high": group_looks(every)["high"]}


def test_thirty_groups_look_all_different():
    looks = list(group_looks(pd.Series(range(1, 31))).values())
    assert len({(look.colour, look.marker) for look in looks}) == 30
    assert len({(look.colour, look.hatch) for look in looks}) == 30


def test_the_signed_scale_is_white_at_zero():
    for values in ([-0.2, 3.0], [0.0, 0.0], [np.nan, 5.0]):
        assert colour_scale("signed", np.array(values)).colour(0) == pytest.approx((1, 1, 1, 1))


def test_wrong_scale_and_limits_are_refused():
    with pytest.raises(UnknownNameError, match="rainbow"):
        colour_scale("rainbow", np.array([1.0]))
    with pytest.raises(ArgumentError, match="enclose nothing"):
        colour_scale("signed", np.array([1.0]), limits=(1, -1))
