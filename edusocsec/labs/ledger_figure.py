"""The ledger as a picture: how many claims of each paper got which verdict."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pandas as pd

from edusocsec.labs.ledger_claims import COLOURS
from edusocsec.papers.claim import Verdict
from edusocsec.papers.ledger import Ledger
from edusocsec.plots.colours import HATCHES, text_colour
from edusocsec.plots.style import finish, house_style, legend_above, new_figure
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def verdict_bars(ledger: Ledger) -> Figure:
    """Draw one bar for each paper, of as many parts as there are verdicts.

    Examples
    --------
    >>> import edusocsec as ess
    >>> figure = verdict_bars(ess.papers.reproduce("fiscal_equity"))
    >>> [text.get_text() for text in figure.axes[0].texts[:2]]
    ['2', '5']
    """
    by_paper = groupby(ledger.entries, lambda entry: entry.claim.title)
    counts = pd.DataFrame({title: Ledger(list(entries)).counts for title, entries in by_paper})
    starts = counts.cumsum() - counts
    rows = range(counts.shape[1])
    with house_style():
        figure, axes = new_figure(7.5, 0.8 + 0.7 * len(rows))
        for verdict, hatch in zip(Verdict, HATCHES, strict=True):
            widths, lefts = counts.loc[verdict.value], starts.loc[verdict.value]
            axes.barh(
                rows,
                widths,
                left=lefts,
                height=0.5,
                label=verdict.label,
                color=COLOURS[verdict],
                edgecolor="white",
                hatch=hatch,
            )
            for row, width, left in zip(rows, widths, lefts, strict=True):
                if width > 0:
                    axes.text(
                        left + width / 2,
                        row,
                        str(width),
                        ha="center",
                        va="center",
                        color=text_colour(COLOURS[verdict]),
                        bbox={"boxstyle": "round,pad=0.15", "color": COLOURS[verdict]},
                    )
        for row, title in enumerate(counts):
            axes.annotate(str(title), (0, row - 0.32), va="bottom")
        axes.set_ylim(len(rows) - 0.5, -0.75)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(_("claims"))
        legend_above(axes, *axes.get_legend_handles_labels(), share=0.9)
        finish(figure, None, None)
    return figure
