"""The ledger: every printed claim, recomputed and judged."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import pandas as pd

from edusocsec.errors import UnknownNameError
from edusocsec.explain import Heading, Headings, Prose, Table
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block, Fold
from edusocsec.explain.rendering.html import render_html, render_page
from edusocsec.papers.claim import Claim, Verdict, all_claims, claims_of
from edusocsec.papers.computation import Computations, computations_of, match
from edusocsec.papers.entry import Entry
from edusocsec.translation import _, enumerated


@dataclass(frozen=True, eq=False, repr=False)
class Ledger(Display):
    """Claims of the papers, each with its verdict.

    Attributes
    ----------
    entries : list of Entry
    """

    entries: list[Entry]

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.claim.id: entry for entry in self.entries}

    def __getitem__(self, claim: str) -> Entry:
        if claim not in self._by_id:
            raise UnknownNameError(
                _("There is no claim '{claim}' in this ledger.").format(claim=claim),
                _("Ask for it with reproduce(only='{claim}').").format(claim=claim),
            )
        return self._by_id[claim]

    @property
    def counts(self) -> pd.Series:
        """Number of claims by verdict."""
        verdicts = [entry.verdict.value for entry in self.entries]
        order = [verdict.value for verdict in Verdict]
        return pd.Series(verdicts).value_counts().reindex(order, fill_value=0).rename("claims")

    def table(self) -> pd.DataFrame:
        """Return one row for each claim, at full precision.

        Returns
        -------
        DataFrame
            Indexed by claim; columns ``paper``, ``where``, ``subject``, ``year``, ``quantity``,
            ``printed``, ``unit``, ``low`` and ``high`` (the interval of the printed decimals),
            ``recomputed``, ``badge``, ``substitutes``, ``verdict`` and ``reason``.
        """
        rows = []
        for entry in self.entries:
            claim, recomputed = entry.claim, entry.recomputed
            low, high = claim.number.interval if claim.number else (None, None)
            rows.append(
                {
                    "paper": claim.paper,
                    "where": claim.where,
                    "subject": claim.subject,
                    "year": claim.year,
                    "quantity": claim.quantity,
                    "printed": claim.printed,
                    "unit": claim.unit,
                    "low": low,
                    "high": high,
                    "recomputed": recomputed.value,
                    "badge": recomputed.badge.value if recomputed.badge else "",
                    "substitutes": enumerated(recomputed.substitutes),
                    "verdict": entry.verdict.value,
                    "reason": recomputed.reason,
                }
            )
        index = pd.Index([entry.claim.id for entry in self.entries], name="claim")
        return pd.DataFrame(rows, index=index)

    @property
    def summary(self) -> str:
        """How many claims got which verdict."""
        counts = self.counts
        return _(
            "Of {all} claims {reproduced} are reproduced, {close} are close, {in_part} hold in "
            "part, {not_reproduced} are not reproduced and {not_checkable} cannot be checked."
        ).format(
            all=len(self.entries),
            reproduced=counts["reproduced"],
            close=counts["close"],
            in_part=counts["in part"],
            not_reproduced=counts["not reproduced"],
            not_checkable=counts["not checkable"],
        )

    def blocks(self) -> Iterator[Block]:
        """Return the tables of all papers with the reasons, then the summary."""
        return self._sections(_reasons)

    def to_html(self) -> str:
        """HTML fragment in which every reason opens the worked steps."""
        return render_html(self._sections(_openable))

    def to_page(self, title: str) -> str:
        """Whole HTML page in which every reason opens the worked steps."""
        return render_page(title, self._sections(_openable))

    def _sections(self, tell: Callable[[list[Entry]], Iterator[Block]]) -> Iterator[Block]:
        for title, of_paper in groupby(self.entries, lambda entry: entry.claim.title):
            yield Heading(title, 2)
            for where, of_place in groupby(of_paper, lambda entry: entry.claim.where):
                entries = list(of_place)
                yield Heading(where, 3)
                yield _table(entries)
                yield from tell(entries)
        yield Prose(self.summary, strong=True)


def reproduce(
    paper: str | None = None,
    *,
    only: str | list[str] | None = None,
    progress: Callable[[list[Claim]], Iterable[Claim]] = iter,
) -> Ledger:
    """Recompute every printed claim, and say which come out as printed.

    Parameters
    ----------
    paper : str, optional
        One paper; all of them unless given.
    only : str or list of str, optional
        Ids of the claims.
    progress : callable, optional
        Wraps the list of claims while they are worked off, such as ``tqdm.tqdm``.

    Returns
    -------
    Ledger

    Raises
    ------
    UnknownNameError
        If there is no such paper or claim.

    Examples
    --------
    >>> ledger = reproduce("common_prosperity", only=["cp-06"])
    >>> ledger["cp-06"].verdict.value
    'reproduced'
    """
    claims = claims_of(paper, only)
    computations = Computations()
    for name in dict.fromkeys(claim.paper for claim in claims):
        of_paper = computations_of(name)
        known = {id: claim for id, claim in all_claims().items() if claim.paper == name}
        match(known, of_paper)
        computations.update(of_paper)
    return Ledger([Entry(claim, computations[claim.id](claim)) for claim in progress(claims)])


def _table(entries: list[Entry]) -> Table:
    frame = pd.DataFrame(
        [
            (
                _("{subject}: {quantity}").format(
                    subject=entry.claim.subject, quantity=entry.claim.quantity
                ),
                entry.claim.printed,
                entry.interval,
                entry.ours,
                entry.verdict_label,
            )
            for entry in entries
        ],
        columns=["what", "printed", "rounds_from", "ours", "verdict"],
        index=pd.Index([entry.claim.id for entry in entries], name="claim"),
    )
    widths: dict[Hashable, int] = dict(zip(frame, (16, 11, 14, 11, 16), strict=True))
    headings = Headings(
        columns={
            "what": _("what"),
            "printed": _("printed"),
            "rounds_from": _("rounds from"),
            "ours": _("ours"),
            "verdict": _("verdict"),
        },
        names={"claim": _("claim")},
    )
    # Words have no decimals, so nothing rounds to them.
    return Table(frame.loc[:, (frame != "").any()], widths=widths, headings=headings)


def _reasons(entries: list[Entry]) -> Iterator[Block]:
    """Say why, once for each run of claims with the same reason."""
    for reason, run in groupby(entries, lambda entry: entry.reason):
        ids = [entry.claim.id for entry in run]
        between = _("{first} to {last}").format(first=ids[0], last=ids[-1])
        yield Prose(_told(between if len(ids) > 1 else ids[0], reason))


def _openable(entries: list[Entry]) -> Iterator[Block]:
    """Say why, with the worked steps to open: without their tables, which are long."""
    for entry in entries:
        brief = (block for block in entry.blocks() if not isinstance(block, Table))
        yield Fold(_told(entry.claim.id, entry.reason), tuple(brief))


def _told(claims: str, reason: str) -> str:
    return _("{claims}: {reason}").format(claims=claims, reason=reason)
