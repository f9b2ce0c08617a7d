"""How firm regions are that were drawn again and again from disturbed data."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError
from edusocsec.explain import Headings, Result, Table
from edusocsec.papers.pension_subsidy.chain import FactorsAndRegions
from edusocsec.stats.extremes import descending, largest_at, smallest_at
from edusocsec.stats.partition import Partition
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Draw = tuple[Hashable, np.ndarray, np.ndarray]
"""Name of a draw, positions of the provinces in it, and the region of each."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Stability(Result):
    """Regions drawn again and again from disturbed data.

    Attributes
    ----------
    disturbance : str
        What was disturbed, in a sentence.
    reference : Partition
        The regions from the data as they are.
    draws_with_both : DataFrame of int, shape (n, n)
        In how many draws both provinces of a pair were present.
    draws_together : DataFrame of int, shape (n, n)
        In how many of them they were in one region.
    overlaps : DataFrame, shape (n_draws, n)
        For every draw and province: of all provinces that share its region in the reference or
        in the draw, itself included, the share that do so in both. Empty where it is absent.
    agreements : Series, length n_draws
        Adjusted Rand index of every draw with the reference, on the provinces present.
    """

    story: ClassVar[str] = "edusocsec.papers.pension_subsidy.steps.stability:tell"

    disturbance: str
    reference: Partition
    draws_with_both: pd.DataFrame
    draws_together: pd.DataFrame
    overlaps: pd.DataFrame
    agreements: pd.Series

    @property
    def title(self) -> str:
        """What was computed."""
        return _("How firm are the {count} regions?").format(count=self.reference.n_clusters)

    @cached_property
    def together(self) -> pd.DataFrame:
        """Share of draws in which two provinces are in one region."""
        return self.draws_together / self.draws_with_both

    @cached_property
    def mates(self) -> pd.Series:
        """Mean share of draws in which a province stays with each of its region-mates.

        A province alone in its region has nobody to lose: its share is 1.
        """
        mates = self.same_region.to_numpy() & ~np.eye(len(self.together), dtype=bool)
        shares = np.where(mates, self.together, 0.0).sum(axis=1)
        means = np.where(mates.any(axis=1), shares / np.maximum(mates.sum(axis=1), 1), 1.0)
        return pd.Series(means, self.together.index, name="mates")

    @cached_property
    def same_region(self) -> pd.DataFrame:
        """Whether two provinces are in one region of the reference."""
        labels = self.reference.labels
        return pd.DataFrame(np.equal.outer(*[labels.to_numpy()] * 2), labels.index, labels.index)

    @cached_property
    def overlap(self) -> pd.Series:
        """Mean overlap of a province's region in the draws with its region in the reference."""
        return self.overlaps.mean().rename("overlap")

    @property
    def summary(self) -> pd.Series:
        """Mean and quantiles of the adjusted Rand index, and how often nothing changed."""
        return pd.Series(
            {
                "mean": self.agreements.mean(),
                "quantile_05": self.agreements.quantile(0.05),
                "median": self.agreements.median(),
                "quantile_95": self.agreements.quantile(0.95),
                "share_unchanged": (self.agreements > 1 - 1e-12).mean(),
            },
            name="agreement",
        )

    def table(self) -> pd.DataFrame:
        """Return the provinces with both shares, the least firm first."""
        shown = pd.DataFrame({"region": self.reference.labels}).join([self.mates, self.overlap])
        return shown.iloc[descending(-self.overlap)]

    @property
    def headings(self) -> Headings:
        """What the columns of the table and the entries of the summary are called."""
        summary: dict[Hashable, str] = {
            "mean": _("mean"),
            "quantile_05": _("5 per cent lie below"),
            "median": _("median"),
            "quantile_95": _("5 per cent lie above"),
            "share_unchanged": _("share unchanged"),
        }
        return Headings(
            columns={
                "region": _("region"),
                "mates": _("stays with its mates"),
                "overlap": _("overlap of its regions"),
                "agreement": _("adjusted Rand index"),
                **summary,
            },
            rows=summary,
        )

    def _table_block(self) -> Table:
        # Its rows are provinces.
        return Table(self.table(), headings=Headings(columns=self.headings.columns))

    @property
    def verdict(self) -> str:
        """Mean agreement, how often nothing changed, and who is firmest and least firm."""
        summary = self.summary.to_numpy()
        return sentences(
            [
                self.disturbance,
                _(
                    "Over {count} draws the adjusted Rand index is {mean:.2f} on average; in "
                    "{unchanged:.0f} per cent of them the regions are the very same."
                ).format(count=len(self.agreements), mean=summary[0], unchanged=100 * summary[-1]),
                _("The least firm province is {least}, the firmest {most}.").format(
                    least=smallest_at(self.overlap),
                    most=largest_at(self.overlap),
                ),
            ]
        )

    def plot(self, **options: Any) -> Figure:
        """Heat map of how often each pair is together, the provinces sorted by region."""
        from edusocsec.plots import matrix

        order = self.reference.labels.sort_values(kind="stable").index
        options.setdefault("title", _("How often two provinces share a region"))
        options.setdefault("caption", self.verdict)
        return matrix(self.together.loc[order, order], scale="ordered", limits=(0, 1), **options)


def stability(disturbance: str, study: FactorsAndRegions, draws: Iterable[Draw]) -> Stability:
    """Compare regions drawn from disturbed data with those of a study.

    Parameters
    ----------
    disturbance : str
        What was disturbed, in a sentence.
    study : FactorsAndRegions
    draws : iterable of (name, positions of the provinces present, region of each)

    Returns
    -------
    Stability

    Raises
    ------
    ArgumentError
        If two provinces are in no draw together.
    """
    names, reference = study.data.index, study.regions.labels.to_numpy()
    both, together = np.zeros((2, len(names), len(names)), dtype=int)
    overlaps, agreements = {}, {}
    for name, rows, regions in draws:
        before = np.equal.outer(reference[rows], reference[rows])
        after = np.equal.outer(regions, regions)
        both[np.ix_(rows, rows)] += 1
        together[np.ix_(rows, rows)] += after
        overlaps[name] = np.full(len(names), np.nan)
        overlaps[name][rows] = (before & after).sum(axis=1) / (before | after).sum(axis=1)
        agreements[name] = _adjusted_rand(before, after)
    apart = np.argwhere(both == 0)
    if len(apart):
        first, second = names[apart[0]]
        raise ArgumentError(
            _("No draw holds both '{first}' and '{second}'.").format(first=first, second=second),
            _("Draw more often: give a larger n_draws."),
        )
    return Stability(
        disturbance=disturbance,
        reference=study.regions,
        draws_with_both=pd.DataFrame(both, names, names),
        draws_together=pd.DataFrame(together, names, names),
        overlaps=pd.DataFrame.from_dict(overlaps, orient="index", columns=names),
        agreements=pd.Series(agreements, name="agreement"),
        badge=study.regions.badge,
    )


def _adjusted_rand(before: np.ndarray, after: np.ndarray) -> float:
    """Adjusted Rand index of two partitions, given which pairs each puts together."""
    pairs = np.triu_indices(len(before), k=1)
    first, second = before[pairs], after[pairs]
    expected = first.sum() * second.sum() / len(first)
    best = (first.sum() + second.sum()) / 2
    if best == expected:
        return 1.0
    return float(((first & second).sum() - expected) / (best - expected))
