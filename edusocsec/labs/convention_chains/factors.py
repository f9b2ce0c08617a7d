"""The conventions of the way from indicators to factors and regions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from edusocsec.explain.cells import at
from edusocsec.labs.convention_chains.chain import Chain
from edusocsec.labs.convention_chains.parts import Choice, Number, Outcome, Settings, Words
from edusocsec.labs.convention_chains.switches import factor_switches
from edusocsec.plots.colours import group_looks
from edusocsec.stats.agreement import adjusted_rand_index
from edusocsec.stats.cluster_tree import Metric
from edusocsec.stats.clustering import average_linkage, merged_by
from edusocsec.stats.components import principal_components
from edusocsec.stats.composite import CompositeScores, Weights, composite_scores
from edusocsec.stats.partition import Partition, cut_tree
from edusocsec.stats.planar import Convention
from edusocsec.stats.rotation import Varimax, varimax
from edusocsec.stats.scores import FactorScores, factor_scores
from edusocsec.translation import _

MOST_LOADINGS = 24
"""Loadings of more variables are not listed one by one."""

Linkage = Literal["average", "complete", "single"]

Scoring = tuple[bool, Convention, int]
"""Kaiser normalization, end of the rotation, and what is subtracted from n."""


class FactorChain(Chain):
    """Components, varimax, scores, one composite score, and regions by their distances.

    Parameters
    ----------
    data : DataFrame
        Every column is a variable.
    n_clusters : int
    titles : mapping from column to str, optional
        What the variables are called.
    tiles : DataFrame, optional
    """

    name = "factors"

    def __init__(
        self,
        data: pd.DataFrame,
        n_clusters: int,
        titles: Mapping[Any, str] | None = None,
        tiles: pd.DataFrame | None = None,
    ) -> None:
        self.data, self.n_clusters, self.tiles = data, n_clusters, tiles
        self.titles = titles or {column: str(column) for column in data}
        self.title = _("From indicators to factors and regions")
        self.switches = factor_switches()
        self.words = Words(
            group=_("region"),
            group_changes=_("other region"),
            rank=_("rank by composite score"),
            moved=_("To another region, {moves}."),
            none_moved=_("Nobody moves to another region."),
        )
        self._scores, self._regions = cache(self._scores_by), cache(self._regions_by)
        self._composite, self._likeness = cache(self._composite_by), cache(self._likeness_of)

        self.components = principal_components(data)
        usual: Any = self.settings([0] * len(self.switches))
        scoring = usual["kaiser"], usual["convention"], usual["ddof"]
        self._usual_rotation = self._scores(scoring)[0]
        self._usual = self._regions(scoring, usual["metric"], usual["linkage"]).labels
        self.looks = group_looks(self._usual)

    def run(self, settings: Settings) -> Outcome:
        """Compute the chain under these conventions."""
        chosen: Any = settings
        scoring = chosen["kaiser"], chosen["convention"], chosen["ddof"]
        partition = self._regions(scoring, chosen["metric"], chosen["linkage"])
        composite = self._composite(scoring, chosen["weights"])
        groups, agreement = self._likeness(tuple(partition.labels))
        numbers = [
            *self._of_regions(partition, agreement),
            *self._of_scores(composite),
            *self._of_rotation(self._scores(scoring)[0]),
        ]
        return Outcome(partition, numbers, groups, composite.ranking.loc[self._usual.index])

    def _scores_by(self, scoring: Scoring) -> tuple[Varimax, FactorScores]:
        kaiser, convention, ddof = scoring
        rotation = varimax(self.components, kaiser=kaiser, convention=convention)
        scored = factor_scores(self.data, rotation)
        if ddof == 0:
            scored = replace(scored, scores=scored.scores / scored.scores.std(ddof=0))
        return rotation, scored

    def _regions_by(self, scoring: Scoring, metric: Metric, linkage: Linkage) -> Partition:
        tree = average_linkage(self._scores(scoring)[1].scores, metric=metric)
        if linkage != "average":
            tree = merged_by(tree, linkage)
        return replace(cut_tree(tree, self.n_clusters), badge=self.components.badge)

    def _composite_by(self, scoring: Scoring, weights: Weights) -> CompositeScores:
        return composite_scores(self._scores(scoring)[1], weights)

    def _likeness_of(self, labels: tuple[int, ...]) -> tuple[pd.Series, float]:
        """Give each cluster the number of the usual one with which it shares most rows."""
        clusters = pd.Series(labels, self._usual.index, name="clusters")
        index = adjusted_rand_index(self._usual, clusters)
        shared = index.contingency
        usual, alike = linear_sum_assignment(shared.to_numpy(), maximize=True)
        numbers = dict(zip(shared.columns[alike], shared.index[usual], strict=True))
        return clusters.map(numbers), float(index)

    def _of_regions(self, partition: Partition, agreement: float) -> Iterator[Number]:
        section, heights = _("Regions"), partition.tree.heights
        prevented = float(heights[len(heights) - self.n_clusters + 1])
        yield Number(section, _("Distance of the first merge not made"), prevented)
        sizes = partition.labels.value_counts()
        yield Number(section, _("Rows in the largest region"), float(sizes.max()), 0)
        yield Number(section, _("Rows in the smallest region"), float(sizes.min()), 0)
        title = _("Agreement with the default (adjusted Rand index)")
        yield Number(section, title, agreement)

    def _of_scores(self, composite: CompositeScores) -> Iterator[Number]:
        section = _("Scores")
        yield Number(section, _("First by composite score"), str(composite.ranking.index[0]))
        for factor, value in composite.weights.items():
            title = _("Weight of {factor} in the composite score").format(factor=factor)
            yield Number(section, title, float(value))
        for factor, column in composite.factor_scores.scores.items():
            title = _("Highest score on {factor}").format(factor=factor)
            yield Number(section, title, float(column.max()))

    def _of_rotation(self, rotation: Varimax) -> Iterator[Number]:
        section = _("Rotation")
        yield Number(section, _("Sweeps until it ends"), float(rotation.sweeps), 0)
        for factor, value in rotation.explained_variance.items():
            title = _("Variance that {factor} explains").format(factor=factor)
            yield Number(section, title, float(value))
        section = _("Largest loading of each variable")
        if len(rotation.loadings) <= MOST_LOADINGS:
            for variable, factor in self._usual_rotation.main_factor.items():
                title = _("{variable}, on {factor}").format(
                    variable=self.titles[variable], factor=factor
                )
                yield Number(section, title, at(rotation.loadings, variable, factor))
        section = _("Components")
        for name, value in self.components.eigenvalues[: self.components.n_components].items():
            yield Number(section, _("Eigenvalue of {name}").format(name=name), float(value))

    def remarks(self, choice: Choice) -> list[str]:
        """Say why a switch changes nothing."""
        settings, same = self.settings(choice), not self.moved(choice)
        said = []
        if settings["ddof"] == 0:
            n = len(self.data)
            said.append(
                _(
                    "The divisor n multiplies every score by {factor:.4f} (the square root of "
                    "{n}/{less}), and with them every distance: who is near whom stays as it was."
                ).format(factor=np.sqrt(n / (n - 1)), n=n, less=n - 1)
            )
        if settings["convention"] == "converged" and self.components.n_components == 2:
            said.append(
                _(
                    "Two factors have one plane, and its first turn is exact: there is nothing "
                    "left to converge to."
                )
            )
        if settings["metric"] == "sqeuclidean":
            said.append(
                _(
                    "Squaring keeps the order of the distances, and this linkage asks for nothing "
                    "else."
                )
                if settings["linkage"] != "average"
                else _(
                    "Squaring may change the order of the merges, but not the regions of this cut."
                )
                if same
                else _("Squared, a few large distances weigh more in every average.")
            )
        return said
