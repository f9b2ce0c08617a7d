"""The ledger as a picture: how many claims of each paper got which verdict."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

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
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['1', '1', '1']
    """
    papers = {
        title: Ledger(list(entries)).counts
        for title, entries in groupby(ledger.entries, lambda entry: entry.claim.title)
    }
    with house_style():
        figure, axes = new_figure(7.5, 0.8 + 0.7 * len(papers))
        bars = []
        for verdict, hatch in zip(Verdict, HATCHES, strict=True):
            counts = [int(of_paper[verdict.value]) for of_paper in papers.values()]
            left = [int(of_paper.iloc[: list(Verdict).index(verdict)].sum()) for of_paper in papers.values()]
            bar = axes.barh(
                range(len(papers)),
                counts,
                left=left,
                height=0.5,
                color=COLOURS[verdict],
                edgecolor="white",
                hatch=hatch,
            )
            bars.append(bar)
            for row, (count, start) in enumerate(zip(counts, left, strict=True)):
                if count:
                    axes.text(
                        start + count / 2,
                        row,
                        str(count),
                        ha="center",
                        va="center",
                        color=text_colour(COLOURS[verdict]),
                        bbox={"boxstyle": "round,pad=0.15", "color": COLOURS[verdict]},
                    )
        for row, title in enumerate(papers):
            axes.annotate(title, (0, row - 0.32), va="bottom")
        axes.set_ylim(len(papers) - 0.5, -0.75)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(_("claims"))
        legend_above(axes, bars, [verdict.label for verdict in Verdict], share=0.9)
        finish(figure, None, None)
    return figure
