"""The five regions against east, central and west, and against other choices on the way to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist

from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError
from edusocsec.explain import Heading, Headings, Prose, Table
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block
from edusocsec.papers.pension_subsidy.chain import INDICATORS, factors_and_regions
from edusocsec.papers.pension_subsidy.province_map import province_map
from edusocsec.stats.agreement import AdjustedRandIndex, adjusted_rand_index
from edusocsec.stats.arguments import one_of
from edusocsec.stats.components import principal_components
from edusocsec.stats.decomposition import theil_decomposition
from edusocsec.stats.merges import Merges
from edusocsec.stats.partition import Partition
from edusocsec.stats.rotation import varimax
from edusocsec.stats.scores import factor_scores
from edusocsec.translation import _, enumerated

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Linkage = Literal["average", "single", "complete", "ward"]
Distance = Literal["euclidean", "sqeuclidean", "cityblock", "chebyshev"]

LINKAGES: list[Linkage] = ["average", "single", "complete", "ward"]
"""Ways to measure how far two clusters are apart; the paper's comes first."""

DISTANCES: list[Distance] = ["euclidean", "sqeuclidean", "cityblock", "chebyshev"]
"""Ways to measure how far two provinces are apart; the paper's comes first."""


@dataclass(frozen=True, eq=False, repr=False)
class RegionComparison(Display):
    """New regions against the old ones.

    Attributes
    ----------
    new : Partition
    old : Series of str
        The old region of every province.
    """

    new: Partition
    old: pd.Series

    @cached_property
    def agreement(self) -> AdjustedRandIndex:
        """Adjusted Rand index of the two, with the cross table."""
        return adjusted_rand_index(self.new, self.old)

    @cached_property
    def mostly(self) -> pd.Series:
        """For every new region, the old one that most of its provinces come from."""
        return self.agreement.contingency.idxmax(axis="columns").rename("mostly")

    @cached_property
    def moves(self) -> pd.Series:
        """Whether a province leaves its old region: most of its new region comes from another."""
        return (self.new.labels.map(self.mostly) != self.old).rename("moves")

    def table(self) -> pd.DataFrame:
        """Return for every new region whom it keeps and whom it takes from elsewhere."""
        movers = self.old[self.moves]
        told = pd.Series(
            [
                _("{province} ({region})").format(province=province, region=region)
                for province, region in movers.items()
            ],
            movers.index,
            dtype=object,
        )
        newcomers = told.groupby(self.new.labels[movers.index]).agg(enumerated)
        return pd.DataFrame(
            {
                "provinces": self.new.sizes,
                "mostly": self.mostly,
                "from_elsewhere": newcomers.reindex(self.new.sizes.index, fill_value=""),
            }
        ).rename_axis("new_region")

    @property
    def headings(self) -> Headings:
        """What the columns and rows of the table are called."""
        return Headings(
            columns={
                "provinces": _("provinces"),
                "mostly": _("mostly"),
                "from_elsewhere": _("from elsewhere"),
                "moves": _("moves"),
            },
            names={"new_region": _("new region")},
        )

    @property
    def verdict(self) -> str:
        """How many provinces move, and how far the two maps agree."""
        return _(
            "{moving} of {all} provinces move; the adjusted Rand index of the two maps is "
            "{index:.3f}."
        ).format(moving=self.moves.sum(), all=len(self.moves), index=float(self.agreement))

    def plot(self, **options: Any) -> Figure:
        """Map of the new regions under the names of the old, with an arrow at those who move."""
        names = load_dataset("provinces_2013")["abbreviation"]
        options.setdefault("title", _("New regions, each named after most of its provinces"))
        options.setdefault("caption", _("An arrow marks a province that leaves its old region."))
        options.setdefault("labels", names.where(~self.moves, "→ " + names))
        return province_map(self.new.labels.map(self.mostly), **options)

    def blocks(self) -> Iterator[Block]:
        """Return the table and the verdict."""
        yield Heading(_("New regions and old ones"))
        yield Table(self.table(), headings=self.headings)
        yield Prose(self.verdict, strong=True)


def compare_regions(regions: Partition | None = None) -> RegionComparison:
    """Compare regions drawn by the data with east, central and west.

    Parameters
    ----------
    regions : Partition, optional
        Of the 31 provinces; without it, the five regions of the paper's chain.

    Returns
    -------
    RegionComparison

    Examples
    --------
    >>> comparison = compare_regions()
    >>> print(comparison.verdict)
    10 of 31 provinces move; the adjusted Rand index of the two maps is 0.171.
    >>> comparison.mostly.to_dict()
    {1: 'east', 2: 'central', 3: 'west', 4: 'east', 5: 'east'}
    """
    new = factors_and_regions().regions if regions is None else regions
    return RegionComparison(new, load_dataset("provinces_2013")["region"])


def regions_by(
    *,
    linkage: Linkage = "average",
    metric: Distance = "euclidean",
    n_components: int = 2,
    rotated: bool = True,
    n_clusters: int = 5,
) -> pd.Series:
    """Draw the regions with other choices than the paper's, which are the defaults.

    Parameters
    ----------
    linkage : {"average", "single", "complete", "ward"}
        Distance of two clusters: the mean distance of their members, that of the nearest two,
        that of the farthest two, or how much their merging adds to the spread within clusters.
    metric : {"euclidean", "sqeuclidean", "cityblock", "chebyshev"}
        Distance of two provinces: as the crow flies, its square, along the axes one after the
        other, or along the longer axis alone.
    n_components : int
    rotated : bool
        Whether the components are turned by varimax; a single one never is.
    n_clusters : int

    Returns
    -------
    Series of int
        Number of every province's region, counted in the order of the provinces.

    Raises
    ------
    UnknownNameError
        If there is no such linkage or distance.
    ArgumentError
        If Ward's linkage is asked for with another distance than Euclidean.

    Examples
    --------
    >>> regions_by().value_counts().sort_index().to_list()
    [3, 7, 14, 5, 2]
    >>> regions_by(linkage="single").value_counts().max()
    np.int64(23)
    """
    one_of(linkage, "linkage", LINKAGES)
    one_of(metric, "metric", DISTANCES)
    if linkage == "ward" and metric != "euclidean":
        raise ArgumentError(
            _("Ward's linkage adds up squared Euclidean distances, not '{metric}'.").format(
                metric=metric
            ),
            _("Leave metric= at 'euclidean', or choose another linkage."),
        )
    data = load_dataset("provinces_2013")[INDICATORS]
    components = principal_components(data, n_components)
    turned = varimax(components) if rotated and n_components > 1 else components
    scores = factor_scores(data, turned).scores
    tree = hierarchy.linkage(pdist(scores.to_numpy(), metric), linkage)
    clusters = Merges(tree).clusters_after(len(scores) - n_clusters)
    return pd.Series(clusters, scores.index, name="cluster")


def between_regions(
    column: str, maps: Mapping[str, pd.Series], weight: str = "resident_population"
) -> pd.Series:
    """Compare maps by the part of an inequality that lies between their regions.

    Parameters
    ----------
    column : str
        A column of ``provinces_2013``.
    maps : mapping from a name to the region of every province
    weight : str
        What the column is per: another column of ``provinces_2013``.

    Returns
    -------
    Series
        Per cent of Theil's T, one for each map.

    Examples
    --------
    >>> old = load_dataset("provinces_2013")["region"]
    >>> between_regions("revenue_per_capita", {"old": old, "new": regions_by()}).round(1).to_dict()
    {'old': 42.9, 'new': 90.5}
    """
    provinces = load_dataset("provinces_2013")
    return pd.Series(
        {
            name: 100
            - theil_decomposition(
                provinces.assign(region=regions.astype(str)),
                value=column,
                weight=weight,
                groups="region",
            ).within_rate
            for name, regions in maps.items()
        },
        name="between_rate",
    )


def alternatives() -> pd.DataFrame:
    """Agreement with the five regions for every linkage and one to three components.

    Returns
    -------
    DataFrame, shape (4, 3)
        Adjusted Rand index; linkages in rows, numbers of components in columns.

    Examples
    --------
    >>> alternatives().round(2).loc["average"].to_dict()
    {1: 0.4, 2: 1.0, 3: 0.2}
    """
    paper = regions_by()
    return pd.DataFrame(
        {
            count: {
                linkage: float(
                    adjusted_rand_index(paper, regions_by(linkage=linkage, n_components=count))
                )
                for linkage in LINKAGES
            }
            for count in (1, 2, 3)
        }
    ).rename_axis(index="linkage", columns="components")
