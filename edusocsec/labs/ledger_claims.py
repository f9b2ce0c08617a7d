"""The claims of a ledger as the browser needs them, and the filters that leave some of them."""

from __future__ import annotations

from typing import Any, TypedDict

from edusocsec.explain.document import Block, Prose, Table
from edusocsec.explain.rendering.html import render_fragment
from edusocsec.papers.claim import CLOSE, Verdict
from edusocsec.papers.entry import Entry
from edusocsec.plots.colours import CATEGORIES
from edusocsec.translation import _, enumerated

FEW_ROWS = 12
"""Of a table that is shown among the steps: they must stay quick to read and to send."""

COLOURS = {
    Verdict.REPRODUCED: CATEGORIES[2],
    Verdict.CLOSE: CATEGORIES[5],
    Verdict.IN_PART: CATEGORIES[1],
    Verdict.NOT_REPRODUCED: CATEGORIES[4],
    Verdict.NOT_CHECKABLE: "#9a9a9a",
}
"""A symbol and a word say it too."""


class Filters(TypedDict):
    """What is chosen, each as the claims have it; an empty text leaves all.

    ``substitutes`` is "with" or "without". A claim must have all of ``words``, anywhere.
    """

    words: str
    paper: str
    where: str
    badge: str
    substitutes: str
    verdict: str


NO_FILTERS = Filters(words="", paper="", where="", badge="", substitutes="", verdict="")


class Ruler(TypedDict):
    """A printed number, the interval that rounds to it, and ours, if there is one."""

    low: float
    high: float
    close_low: float
    close_high: float
    ours: float | None


def claim_for_browser(entry: Entry) -> dict[str, Any]:
    """All of one claim but its steps, as plain JSON."""
    claim, recomputed = entry.claim, entry.recomputed
    told = {
        "id": claim.id,
        "title": claim.title,
        "where": claim.where,
        "subject": claim.subject,
        "year": claim.year,
        "quantity": claim.quantity,
        "printed": claim.printed,
        "unit": claim.unit,
        "ours": entry.ours,
        "label": entry.verdict_label,
        "data": recomputed.badge.label if recomputed.badge else "",
        "substitutes": enumerated(recomputed.substitutes),
        "reason": recomputed.reason,
    }
    searched = " ".join(told.values()).lower()
    return told | {
        "paper": claim.paper,
        "verdict": entry.verdict.value,
        "badge": recomputed.badge.value if recomputed.badge else "",
        "substituted": recomputed.has_substitutes,
        "searched": searched,
        "ruler": _ruler(entry),
        "comparison": comparison(entry),
    }


def matches(claim: dict[str, Any], filters: Filters) -> bool:
    """Whether the filters leave a claim."""
    substitutes = "with" if claim["substituted"] else "without"
    return (
        all(word in claim["searched"] for word in filters["words"].lower().split())
        and filters["paper"] in ("", claim["paper"])
        and filters["where"] in ("", claim["where"])
        and filters["badge"] in ("", claim["badge"])
        and filters["substitutes"] in ("", substitutes)
        and filters["verdict"] in ("", claim["verdict"])
    )


def comparison(entry: Entry) -> str:
    """Say how far what came out is from what is printed; nothing for a claim in words."""
    printed, value = entry.claim.number, entry.recomputed.value
    if printed is None:
        return ""
    if value is None:
        text = _("{printed} stands for {interval}. Nothing was recomputed to hold against it.")
        return text.format(printed=printed.text, interval=entry.interval)
    assert not isinstance(value, str), f"{entry.claim.id} prints a number"
    if printed.rounds_from(value):
        text = _("{printed} stands for {interval}. Recomputed, it is {ours}, which lies within.")
    elif printed.value == 0:
        text = _("{printed} stands for {interval}. Recomputed, it is {ours}, which lies outside.")
    elif value < printed.value:
        text = _(
            "{printed} stands for {interval}. Recomputed, it is {ours}, {rate:.1f} per cent "
            "lower; we call up to {close:.0f} per cent close."
        )
    else:
        text = _(
            "{printed} stands for {interval}. Recomputed, it is {ours}, {rate:.1f} per cent "
            "higher; we call up to {close:.0f} per cent close."
        )
    return text.format(
        printed=printed.text,
        interval=entry.interval,
        ours=entry.ours,
        rate=100 * abs(value - printed.value) / (abs(printed.value) or 1),
        close=100 * CLOSE,
    )


def steps_of(entry: Entry) -> str:
    """Every step of a claim's computation as HTML with MathML, without the long tables."""
    story = entry.recomputed.story
    if story is None:
        return ""
    blocks = list(story.explain(entry.recomputed.about).blocks())
    short = [block for block in blocks if not _is_long(block)]
    if len(short) < len(blocks):
        note = _("Tables of more than {rows} rows are left out here: {command} has them all.")
        id = entry.claim.id
        command = f'ess.papers.reproduce(only="{id}")["{id}"]'
        short.append(Prose(note.format(rows=FEW_ROWS, command=command)))
    return render_fragment(short)


def _is_long(block: Block) -> bool:
    return isinstance(block, Table) and len(block.frame) > FEW_ROWS


def _ruler(entry: Entry) -> Ruler | None:
    printed, value = entry.claim.number, entry.recomputed.value
    if printed is None:
        return None
    low, high = printed.interval
    reach = CLOSE * abs(printed.value)
    return Ruler(
        low=low,
        high=high,
        close_low=printed.value - reach,
        close_high=printed.value + reach,
        ours=None if value is None else float(value),
    )
