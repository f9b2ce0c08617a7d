"""From seven indicators of the provinces to two factors and five regions.

By their captions the paper's Tables 1, 2, 4, 7 and 8 give every province; our copy of its text
lacks them. Some of its indicators are published as such; for the others the nearest official
figures stand in, and :func:`indicators` says which and why. So no number of this chain can be
called reproduced: it is close to the printed one, or it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.papers.claim import judge_number
from edusocsec.papers.given import table_with
from edusocsec.papers.printed import printed_number
from edusocsec.provenance import badges_of
from edusocsec.stats.bartlett import BartlettSphericity, bartlett_sphericity
from edusocsec.stats.cluster_tree import ClusterTree, Metric
from edusocsec.stats.clustering import average_linkage
from edusocsec.stats.components import PrincipalComponents, principal_components
from edusocsec.stats.composite import CompositeScores, composite_scores
from edusocsec.stats.kmo import KMO, kmo
from edusocsec.stats.partition import Partition, cut_tree
from edusocsec.stats.rotation import Varimax, varimax
from edusocsec.stats.scores import FactorScores, factor_scores
from edusocsec.translation import _

INDICATORS = [
    "gdp_per_capita",
    "revenue_per_capita",
    "urban_rural_residents",
    "population_60_plus_2010",
    "unable_to_work_2010",
    "urban_clothing_2012",
    "urban_food_2012",
]
"""Columns of the dataset ``provinces_2013`` that stand for the paper's seven indicators."""

ECONOMY = ["gdp_per_capita", "revenue_per_capita", "urban_clothing_2012", "urban_food_2012"]
"""Indicators that load on the paper's economy factor; the others load on its population factor."""


def indicators() -> pd.DataFrame:
    """Return the paper's seven indicators and what stands for each.

    Returns
    -------
    DataFrame
        One row for each column of :data:`INDICATORS`: the paper's indicator, the factor it
        loads on in the paper, the badge of our figure, and how it relates to the paper's.

    Examples
    --------
    >>> indicators()["relation"].value_counts().to_dict()
    {'substitute': 3, 'the same': 2, 'not defined in the paper': 1, 'proxy': 1}
    """
    same, undefined, substitute, proxy = (
        _("the same"),
        _("not defined in the paper"),
        _("substitute"),
        _("proxy"),
    )
    told = {
        "gdp_per_capita": (_("GDP per capita"), same, _("Yearbook 2014, as the paper saw it.")),
        "revenue_per_capita": (
            _("Local fiscal revenue per capita"),
            same,
            _("Revenue divided by residents, both published."),
        ),
        "urban_rural_residents": (
            _("Urban and rural residents"),
            undefined,
            _("Residents minus those in the employees' pension, which fits the printed ratios."),
        ),
        "population_60_plus_2010": (
            _("Residents aged 60 and over"),
            substitute,
            _("Census of 2010: no provincial count of 2013 was found."),
        ),
        "unable_to_work_2010": (
            _("Severely disabled aged 16-59"),
            proxy,
            _("Census of 2010, persons not working because they cannot, in a sample of one tenth."),
        ),
        "urban_clothing_2012": (
            _("Cash consumption on clothing per capita"),
            substitute,
            _("Urban households of 2012: the table of all residents of 2013 was not found."),
        ),
        "urban_food_2012": (
            _("Cash consumption on food per capita"),
            substitute,
            _("Urban households of 2012: the table of all residents of 2013 was not found."),
        ),
    }
    badges = badges_of(load_dataset("provinces_2013"))
    return pd.DataFrame(
        [
            {
                "indicator": title,
                "factor": _("economy") if column in ECONOMY else _("population"),
                "badge": badges[column].label,
                "relation": relation,
                "note": note,
            }
            for column, (title, relation, note) in told.items()
        ],
        index=pd.Index(told, name="column"),
    )


@dataclass(frozen=True, eq=False, repr=False)
class FactorsAndRegions:
    """The paper's chain from indicators to regions, every result with its story."""

    data: pd.DataFrame
    kmo: KMO
    bartlett: BartlettSphericity
    components: PrincipalComponents
    rotation: Varimax
    scores: FactorScores
    composite: CompositeScores
    tree: ClusterTree
    regions: Partition

    @cached_property
    def beside_the_paper(self) -> pd.DataFrame:
        """Our numbers beside the printed ones, one row for each printed number.

        Returns
        -------
        DataFrame
            Columns ``quantity``, ``printed`` (as text, with the paper's decimals), ``ours``,
            ``difference_percent`` and ``verdict``. With substitutes among the indicators, the
            best verdict is *close*: within 5 per cent of the printed number.
        """
        explained = self.components.explained
        ours = {
            "ps-32": self.kmo.overall,
            "ps-33": self.bartlett.statistic,
            "ps-34": explained["eigenvalue"].iloc[0],
            "ps-35": explained["percent"].iloc[0],
            "ps-36": explained["eigenvalue"].iloc[1],
            "ps-37": explained["percent"].iloc[1],
            "ps-38": explained["cumulative"].iloc[1],
        }
        rows = []
        for claim, value in ours.items():
            printed = printed_number(claim)
            rows.append(
                {
                    "quantity": f"{printed.subject}: {printed.quantity}",
                    "printed": printed.text,
                    "ours": value,
                    "difference_percent": 100 * (value / printed.value - 1),
                    "verdict": judge_number(printed, value).label_with_substitutes,
                }
            )
        return pd.DataFrame(rows, index=pd.Index(ours, name="claim"))


def factors_and_regions(
    provinces: pd.DataFrame | None = None,
    *,
    columns: list[str] | None = None,
    metric: Metric = "euclidean",
    n_clusters: int = 5,
) -> FactorsAndRegions:
    """Run the paper's chain: KMO and Bartlett, components, varimax, scores, linkage, regions.

    Parameters
    ----------
    provinces : DataFrame, optional
        One row for each province; without it, the dataset ``provinces_2013``.
    columns : list of str, optional
        The indicators; without it, :data:`INDICATORS`.
    metric : {"euclidean", "sqeuclidean"}
        The paper says Euclidean; SPSS' default is squared Euclidean.
    n_clusters : int
        The paper has five regions.

    Returns
    -------
    FactorsAndRegions

    Raises
    ------
    UnknownNameError
        If the table lacks one of the indicators.
    ArgumentError, DataError
        If a step of the chain cannot be taken with these data; the message says why.

    Examples
    --------
    >>> study = factors_and_regions()
    >>> study.components.n_components, study.regions.n_clusters
    (2, 5)
    """
    chosen = INDICATORS if columns is None else list(columns)
    given = load_dataset("provinces_2013") if provinces is None else provinces
    data = table_with(given, chosen)[chosen]
    components = principal_components(data)
    rotation = varimax(components)
    scores = factor_scores(data, rotation)
    tree = average_linkage(scores.scores, metric=metric)
    return FactorsAndRegions(
        data=data,
        kmo=kmo(data),
        bartlett=bartlett_sphericity(data),
        components=components,
        rotation=rotation,
        scores=scores,
        composite=composite_scores(scores),
        tree=tree,
        regions=cut_tree(tree, n_clusters),
    )
