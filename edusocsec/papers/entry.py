"""One claim of a paper with what came out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edusocsec.explain import Heading, Prose
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block
from edusocsec.explain.symbols import number
from edusocsec.papers.claim import Claim, Recomputed, Verdict, judge
from edusocsec.translation import _, sentences


@dataclass(frozen=True, eq=False, repr=False)
class Entry(Display):
    """One claim with what came out of it.

    Attributes
    ----------
    claim : Claim
    recomputed : Recomputed
    """

    claim: Claim
    recomputed: Recomputed

    @property
    def verdict(self) -> Verdict:
        """Reproduced, close, in part, not reproduced or not checkable."""
        return judge(self.claim, self.recomputed)

    @property
    def verdict_label(self) -> str:
        """The verdict in words, saying where substitutes went in."""
        if self.recomputed.has_substitutes:
            return self.verdict.label_with_substitutes
        return self.verdict.label

    @property
    def ours(self) -> str:
        """What we got, with one decimal more than the paper prints."""
        value = self.recomputed.value
        if value is None:
            return ""
        if isinstance(value, str) or self.claim.number is None:
            return str(value)
        places = self.claim.number.places
        return number(float(value), places + 1 if places else 0)

    @property
    def interval(self) -> str:
        """The values that round to what is printed."""
        if self.claim.number is None:
            return ""
        low, high = self.claim.number.interval
        places = self.claim.number.places + 1
        return _("{low} to {high}").format(low=number(low, places), high=number(high, places))

    @property
    def reason(self) -> str:
        """Why the verdict is as it is, and the badge of the data."""
        badge = self.recomputed.badge
        data = [_("Data: {badge}.").format(badge=badge.label)] if badge else []
        return sentences([self.recomputed.told, *data])

    def blocks(self) -> Iterator[Block]:
        """What is printed, what was found, why, and every step of the computation."""
        claim = self.claim
        yield Heading(claim.id)
        yield Prose(
            _("{paper}, {where}. {subject}: {quantity}.").format(
                paper=claim.title,
                where=claim.where,
                subject=claim.subject,
                quantity=claim.quantity,
            )
        )
        yield Prose(
            _("Printed: {printed}. Recomputed: {ours}.").format(
                printed=claim.printed, ours=self.ours or _("nothing")
            )
        )
        yield Prose(self.verdict_label, strong=True)
        yield Prose(self.reason)
        if self.recomputed.story is not None:
            yield from self.recomputed.story.explain(self.recomputed.about).blocks()
