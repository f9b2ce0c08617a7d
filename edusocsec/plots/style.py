"""The house style: how a picture is begun and how it is finished."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from edusocsec.plots import fonts
from edusocsec.plots.colours import FAINT, INK, QUIET
from edusocsec.plots.lettering import wrap

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGIN = 0.12
"""Free space around a picture, in inches."""


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style within a ``with`` block, whatever the reader's own settings are."""
    import matplotlib as mpl
    import matplotlib.style

    settings: dict[str, Any] = {
        "figure.dpi": mpl.rcParams["figure.dpi"],  # the size on the screen stays the reader's
        "figure.facecolor": "white",
        "figure.constrained_layout.h_pad": MARGIN,
        "figure.constrained_layout.w_pad": MARGIN,
        "font.family": fonts.families(),
        "font.size": 11,
        "text.color": INK,
        "axes.edgecolor": QUIET,
        "axes.labelcolor": INK,
        "axes.labelsize": 11,
        "axes.linewidth": 0.8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "grid.color": FAINT,
        "grid.linewidth": 0.6,
        "hatch.linewidth": 0.8,
        "legend.fontsize": 11,
        "legend.frameon": False,
        "xtick.color": QUIET,
        "xtick.labelcolor": INK,
        "xtick.labelsize": 11,
        "ytick.color": QUIET,
        "ytick.labelcolor": INK,
        "ytick.labelsize": 11,
    }
    with warnings.catch_warnings(), matplotlib.style.context(["default", settings]):
        # A glyph that no font has is reported when the picture is shown, not at each measurement.
        warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from font")
        yield


def new_figure(width: float, height: float) -> tuple[Figure, Axes]:
    """Make a figure of that size in inches, with one pair of axes, that pyplot forgets at once.

    It is made by pyplot all the same: that is what teaches Jupyter to show figures.
    """
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(width, height), layout="constrained")
    plt.close(figure)
    return figure, axes


def finish(figure: Figure, title: str | None, caption: str | None) -> None:
    """Write title and caption, arrange everything, and keep the arrangement.

    The figure grows by the height of both, and of a legend. Afterwards the place of everything is
    known in pixels, so that texts can be fitted.
    """
    left = MARGIN / figure.get_figwidth()
    width = figure.bbox.width * (1 - 2 * left)
    added = 0.0
    if title is not None:
        heading = figure.suptitle("", x=left, ha="left", size=13, weight="bold")
        wrap(heading, title, width)
        added += heading.get_window_extent().height
    if caption is not None:
        sentence = figure.supxlabel("", x=left, ha="left", size=11, color=QUIET)
        wrap(sentence, caption, width)
        added += sentence.get_window_extent().height
    for axes in figure.axes:
        if legend := axes.get_legend():
            added += legend.get_window_extent().height
    fonts.notice_missing_glyphs(figure)
    figure.set_figheight(figure.get_figheight() + added / figure.dpi)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")


def legend_above(
    axes: Axes, handles: Sequence[Artist], labels: Sequence[str], share: float
) -> None:
    """Put a legend on top of the axes, in as many columns as fit into a share of the figure."""
    for columns in range(len(handles), 0, -1):
        legend = axes.legend(
            handles,
            labels,
            ncols=columns,
            loc="lower left",
            bbox_to_anchor=(0.0, 1.0),
            borderpad=0,
            handlelength=1.4,
            handletextpad=0.5,
            columnspacing=1.4,
        )
        if legend.get_window_extent().width < share * axes.figure.bbox.width:
            break
