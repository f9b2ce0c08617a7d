"""Why Theil's index changed: between and within, shares and indices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from edusocsec.errors import ArgumentError, listed
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.provenance import joined
from edusocsec.stats.arguments import result_of
from edusocsec.stats.decomposition import TheilDecomposition
from edusocsec.stats.extremes import first_largest
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class TheilChange(Result):
    """Change of Theil's index between two times, split into its parts.

    Attributes
    ----------
    total, between, within : float
        Second minus first.
    groups : DataFrame
        One row for each group: ``between`` (change of what it brings into the between part),
        ``share_effect`` (its share changed, at the mean index) and ``index_effect`` (its own
        index changed, at the mean share), which add up to its change of the within part.
    first, second : TheilDecomposition
    """

    story: ClassVar[str] = "edusocsec.stats.steps.change:tell"

    total: float
    between: float
    within: float
    groups: pd.DataFrame
    first: TheilDecomposition
    second: TheilDecomposition

    @property
    def check(self) -> float:
        """Total minus all parts: zero but for rounding."""
        return self.total - float(self.groups.to_numpy().sum())

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Change of Theil's {kind}").format(kind=self.first.kind)

    def table(self) -> pd.DataFrame:
        """Return the parts of the change, by group and in all."""
        shown = self.groups.assign(in_all=self.groups.sum(axis="columns"))
        return pd.concat([shown, shown.sum().to_frame("all").T])

    @property
    def headings(self) -> Headings:
        """What the columns and the last row of the table are called."""
        return Headings(
            columns={
                "between": _("between"),
                "share_effect": _("within: share"),
                "index_effect": _("within: own index"),
                "in_all": _("in all"),
            },
            rows={"all": _("all groups")},
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=4, scale="signed", headings=self.headings)

    @property
    def verdict(self) -> str:
        """How far the index moved, and which part moved it most."""
        moved = _("The index went from {first:.4f} to {second:.4f}.").format(
            first=self.first.total, second=self.second.total
        )
        parts = _(
            "The between part changed by {between:+.4f}, the within part by {within:+.4f}."
        ).format(between=self.between, within=self.within)
        by_group = self.groups.sum(axis="columns")
        mover = first_largest(by_group.abs())
        most = _("{group} moved it most, by {change:+.4f}.").format(
            group=by_group.index[mover], change=by_group.iloc[mover]
        )
        return sentences([moved, parts, most])

    def plot(self, **options: Any) -> Figure:
        """Parts of the change as a heat map."""
        from edusocsec.plots import matrix

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return matrix(self.headings.shown(self.table()), scale="signed", decimals=4, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        theirs = self.second.total - self.first.total
        yield Peer(_("difference of the two indices"), _("change"), self.groups.sum().sum(), theirs)


def theil_change(first: TheilDecomposition, second: TheilDecomposition) -> TheilChange:
    r"""Split the change of Theil's index between two times into its parts.

    .. math::
        \Delta (s_g T_g) = \bar{T}_g \, \Delta s_g + \bar{s}_g \, \Delta T_g

    where bars are means of the two times, so that nothing is left over.

    Parameters
    ----------
    first, second : TheilDecomposition
        Of the same kind, with the same groups.

    Returns
    -------
    TheilChange

    Raises
    ------
    ArgumentError
        If one is no decomposition, or the kinds or the groups differ.

    References
    ----------
    Mookherjee, D., & Shorrocks, A. (1982). A decomposition analysis of the trend in UK income
    inequality. Economic Journal 92, 886-902.

    Examples
    --------
    >>> from edusocsec.stats.decomposition import theil_decomposition
    >>> frame = pd.DataFrame({"x": [1.0, 3.0, 4.0, 8.0], "region": ["a", "a", "b", "b"]})
    >>> first = theil_decomposition(frame, value="x", groups="region")
    >>> frame["x"] = [2.0, 3.0, 4.0, 7.0]
    >>> second = theil_decomposition(frame, value="x", groups="region")
    >>> change = theil_change(first, second)
    >>> round(change.total, 6), round(change.between, 6), round(change.within, 6)
    (-0.101742, -0.058751, -0.04299)
    """
    first = result_of(first, TheilDecomposition, "theil_decomposition")
    second = result_of(second, TheilDecomposition, "theil_decomposition")
    if first.kind != second.kind:
        raise ArgumentError(
            _("One decomposition is of Theil's {first}, the other of {second}.").format(
                first=first.kind, second=second.kind
            ),
            _("Give two of the same kind."),
        )
    unmatched = first.groups.index.symmetric_difference(second.groups.index)
    if len(unmatched):
        raise ArgumentError(
            _("Only one of the two has the groups {groups}.").format(groups=listed(unmatched)),
            _("Decompose both by the same groups."),
        )
    before, after = first.groups, second.groups.loc[first.groups.index]
    share = "value_share" if first.kind == "T" else "population_share"
    groups = pd.DataFrame(
        {
            "between": after["between"] - before["between"],
            "share_effect": (after[share] - before[share]) * (after["index"] + before["index"]) / 2,
            "index_effect": (after["index"] - before["index"]) * (after[share] + before[share]) / 2,
        }
    )
    return TheilChange(
        total=second.total - first.total,
        between=second.between - first.between,
        within=second.within - first.within,
        groups=groups,
        first=first,
        second=second,
        badge=joined(first.badge, second.badge),
    )
