"""Colours that also colour-blind readers tell apart, and text that stays legible on them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, unknown
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.colors import Colormap, Normalize
    from matplotlib.typing import ColorType

INK = "#222222"
QUIET = "#5f5f5f"
FAINT = "#d9d9d9"
NO_DATA = "#eeeeee"
NO_DATA_HATCH = "////"
ACCENT = "#B34700"
"""The one colour that says "look here"; dark enough for text on white."""

# Okabe and Ito's eight, those that show worst on white last.
CATEGORIES = (
    *("#0072B2", "#E69F00", "#009E73", "#CC79A7"),
    *("#D55E00", "#56B4E9", "#000000", "#F0E442"),
)
REGIONS = {
    **{"east": CATEGORIES[0], "central": CATEGORIES[1], "west": CATEGORIES[2]},
    **{"东部": CATEGORIES[0], "中部": CATEGORIES[1], "西部": CATEGORIES[2]},
}
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
HATCHES = ("", "///", "...", "xxx", "\\\\\\")

# Brewer's RdBu, reversed, with its grey middle replaced by white.
_SIGNED = (
    *("#053061", "#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#ffffff"),
    *("#fddbc7", "#f4a582", "#d6604d", "#b2182b", "#67001f"),
)


@dataclass(frozen=True)
class GroupLook:
    """What tells one group from the others: a colour, and a shape or pattern that says it too."""

    colour: str
    marker: str
    hatch: str


def group_looks(groups: pd.Series) -> dict[Hashable, GroupLook]:
    """Give each group its look, in the groups' own order.

    The look depends on the names of the groups, never on the order or number of the rows: the three
    regions have fixed colours, a numbered group has the colour of its number, a category that of
    its place among all categories. From the ninth group on colours return with another shape.

    Examples
    --------
    >>> looks = group_looks(pd.Series(["west", "east", "west"]))
    >>> {group: look.colour for group, look in looks.items()}
    {'east': '#0072B2', 'west': '#009E73'}
    """
    present = groups.dropna()
    if isinstance(groups.dtype, pd.CategoricalDtype):
        every = list(groups.cat.categories)
    else:
        every = sorted(present.unique(), key=_order)
    numbered = all(
        isinstance(group, Real) and float(group) >= 0 and float(group).is_integer()
        for group in every
    )
    fixed = {group: CATEGORIES.index(REGIONS[group]) for group in every if group in REGIONS}
    free = (slot for slot in range(len(every) + len(CATEGORIES)) if slot not in fixed.values())
    looks = {}
    for group in every:
        if numbered:
            slot = int(group) - (0 not in every)
        else:
            slot = fixed[group] if group in fixed else next(free)
        again, colour = divmod(slot, len(CATEGORIES))
        looks[group] = GroupLook(
            CATEGORIES[colour],
            MARKERS[(colour + again) % len(MARKERS)],
            HATCHES[again % len(HATCHES)],
        )
    return {group: looks[group] for group in every if (present == group).any()}


def _order(group: Any) -> tuple[int, bool, Any]:
    """Regions as the papers list them, then numbers, then names."""
    region = list(REGIONS).index(group) if group in REGIONS else len(REGIONS)
    return region, isinstance(group, str), group


@dataclass(frozen=True)
class ColourScale:
    """The colour of each number."""

    norm: Normalize
    cmap: Colormap

    def colour(self, value: float) -> tuple[float, float, float, float]:
        """Colour of one number, as red, green, blue and opacity."""
        return self.cmap(float(self.norm(value)))


def colour_scale(
    scale: Literal["ordered", "signed"],
    values: np.ndarray,
    limits: tuple[float, float] | None = None,
) -> ColourScale:
    """Make the scale for these values: cividis, or blue to red with white at zero."""
    import matplotlib as mpl
    from matplotlib.colors import LinearSegmentedColormap, Normalize

    if not isinstance(scale, str) or scale not in ("ordered", "signed"):
        raise unknown("scale", scale, ("ordered", "signed"))
    if limits is not None and not limits[0] < limits[1]:
        raise ArgumentError(
            _("The limits {limits} enclose nothing.").format(limits=limits),
            _("Give the lower limit first, and a greater one after it."),
        )
    known = values[~np.isnan(values)]
    low, high = limits or ((known.min(), known.max()) if known.size else (0.0, 0.0))
    if scale == "ordered":
        # One value alone still needs a scale of some length.
        return ColourScale(
            Normalize(low, high if high > low else low + 1), mpl.colormaps["cividis"]
        )
    reach = max(abs(low), abs(high)) or 1.0
    # An odd number of steps has a middle, which is exactly white.
    signed = LinearSegmentedColormap.from_list("edusocsec_signed", _SIGNED, N=257)
    return ColourScale(Normalize(-reach, reach), signed)


def luminance(colour: ColorType) -> float:
    """Relative luminance of a colour as WCAG 2 defines it, from 0 (black) to 1 (white)."""
    from matplotlib.colors import to_rgb

    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in to_rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def text_colour(background: ColorType) -> str:
    """Black or white, whichever stands out more; one of them always reaches 4.5 to 1.

    Examples
    --------
    >>> text_colour("#F0E442"), text_colour("#053061")
    ('black', 'white')
    """
    # 1.05 / (L + .05) is the contrast with white, (L + .05) / .05 that with black.
    return "black" if (luminance(background) + 0.05) ** 2 > 1.05 * 0.05 else "white"


def darkened(colour: ColorType) -> ColorType:
    """Return the colour, made just dark enough for text on white (4.5 to 1)."""
    from matplotlib.colors import to_rgb

    rgb = np.array(to_rgb(colour))
    while 1.05 / (luminance(tuple(rgb)) + 0.05) < 4.5:
        rgb = rgb * 0.97
    return tuple(rgb)
