"""Badges: how far a figure is from what somebody published.

A table remembers the badge of each of its columns in ``DataFrame.attrs``, which pandas carries
along when columns are selected, so that a result computed from it knows its weakest badge. pandas
also carries it along when a column is overwritten; but a badge belongs to figures, so it holds only
for those that were there when it was given.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import StrEnum

import pandas as pd

from edusocsec.fingerprint import record, sources
from edusocsec.translation import _

_ATTRIBUTE = "edusocsec_badges"
_FIGURES = "edusocsec_figures"


class Badge(StrEnum):
    """Where a figure comes from, from the strongest to the weakest."""

    PUBLISHED = "published"
    DERIVED = "derived"
    TRANSCRIBED = "published (transcribed)"
    RECONSTRUCTED = "reconstructed"
    SYNTHETIC = "synthetic"

    @property
    def label(self) -> str:
        """The badge in the language in use."""
        return {
            Badge.PUBLISHED: _("published"),
            Badge.DERIVED: _("derived"),
            Badge.TRANSCRIBED: _("published (transcribed)"),
            Badge.RECONSTRUCTED: _("reconstructed"),
            Badge.SYNTHETIC: _("synthetic"),
        }[self]

    @property
    def meaning(self) -> str:
        """What the badge says, in a sentence."""
        return {
            Badge.PUBLISHED: _("Every figure is printed in a named source."),
            Badge.DERIVED: _("Computed from published figures."),
            Badge.TRANSCRIBED: _(
                "Transcribed from an excerpt of a page that republishes it: "
                "for spot checks, never for a verdict."
            ),
            Badge.RECONSTRUCTED: _("Partly estimated, so this is not a reproduction."),
            Badge.SYNTHETIC: _("Partly made up for teaching, so this is not a reproduction."),
        }[self]


REPRODUCING = frozenset({Badge.PUBLISHED, Badge.DERIVED})
"""Badges of figures from which a result may be called a reproduction."""


def with_badges(data: pd.DataFrame, badges: Mapping[Hashable, Badge]) -> pd.DataFrame:
    """Return ``data`` carrying one badge for each of its columns."""
    badged = data.copy(deep=False)
    badged.attrs[_ATTRIBUTE] = {column: str(badge) for column, badge in badges.items()}
    badged.attrs[_FIGURES] = record(badged, badges)
    return badged


def badges_of(data: object) -> dict[Hashable, Badge]:
    """Badge of each column of ``data`` that holds figures with a badge.

    Rows and columns may have been selected, sorted or renamed. A column whose figures were
    changed, filled or shuffled has no badge.

    Examples
    --------
    >>> frame = with_badges(pd.DataFrame({"a": [1, 2]}), {"a": Badge.DERIVED})
    >>> badges_of(frame)["a"].value
    'derived'
    >>> badges_of(frame / 2)
    {}
    """
    if not isinstance(data, pd.DataFrame) or _FIGURES not in data.attrs:
        return {}
    found = sources(data, data.attrs[_FIGURES])
    badges = data.attrs[_ATTRIBUTE]
    return {column: Badge(badges[source]) for column, source in found.items()}


def weakest_badge(data: object) -> Badge | None:
    """Weakest badge among the columns of ``data``; None where a column has no badge.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1], "b": [2]})
    >>> badged = with_badges(frame, {"a": Badge.PUBLISHED, "b": Badge.RECONSTRUCTED})
    >>> weakest_badge(badged).value
    'reconstructed'
    >>> weakest_badge(badged[["a"]]).value
    'published'
    >>> weakest_badge(frame) is None
    True
    """
    badges = badges_of(data)
    if not isinstance(data, pd.DataFrame) or len(badges) < data.shape[1]:
        return None
    return joined(*badges.values())


def joined(*badges: Badge | None) -> Badge | None:
    """Badge of what follows from several inputs: the weakest, and None where one has none.

    Examples
    --------
    >>> joined(Badge.SYNTHETIC, Badge.PUBLISHED).value
    'synthetic'
    >>> joined(Badge.PUBLISHED, None) is None
    True
    """
    known = [badge for badge in badges if badge is not None]
    if len(known) < len(badges):
        return None
    return max(known, key=list(Badge).index, default=None)
