"""Cut a tree of merges by hand, and see scatter, tree and map follow."""

from __future__ import annotations

from typing import cast

import pandas as pd
import traitlets

from edusocsec.cost import refuse_more
from edusocsec.datasets import load_dataset
from edusocsec.errors import ArgumentError
from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.labs.region_pictures import Pictures
from edusocsec.labs.region_trees import Choice, Trees
from edusocsec.labs.region_words import counted, linkages, metrics, texts
from edusocsec.papers.pension_subsidy import factors_and_regions
from edusocsec.papers.printed import printed_number
from edusocsec.stats.agreement import AdjustedRandIndex, adjusted_rand_index
from edusocsec.stats.arguments import one_of, result_of, whole_number
from edusocsec.stats.cluster_tree import ClusterTree, Metric
from edusocsec.stats.merging import Linkage
from edusocsec.stats.partition import cut_tree
from edusocsec.translation import _

MOST_ROWS = 400


class RegionWidget(LabWidget):
    """What Python and the browser tell each other of a tree and its cut.

    ``followed`` is the position of the row that is lit up, or -1; ``shown`` is what the colours
    show: "regions" or "groups".
    """

    lab = traitlets.Unicode("regions").tag(sync=True)
    choice = traitlets.Dict().tag(sync=True)
    followed = traitlets.Int(-1).tag(sync=True)
    shown = traitlets.Unicode("regions").tag(sync=True)


class RegionLab(BrowserLab):
    """A tree of merges whose cut, linkage and distance are chosen by hand.

    Parameters
    ----------
    trees : Trees
    pictures : Pictures
    source : str
        A sentence that says who else cuts the tree like this; may be empty.
    """

    widget: RegionWidget

    def __init__(self, trees: Trees, pictures: Pictures, source: str) -> None:
        self.trees, self.pictures = trees, pictures
        rows = trees.first.labels
        widget = RegionWidget(
            texts=texts(),
            data={
                "rows": [str(row) for row in rows],
                "counts": [counted(count) for count in range(1, len(rows) + 1)],
                "linkages": [{"value": name, "label": linkages()[name]} for name in trees.linkages],
                "metrics": [{"value": name, "label": metrics()[name]} for name in trees.distances],
                "source": source,
                "start": trees.start,
                **trees.for_browser(),
                **pictures.for_browser(rows),
            },
            choice=trees.start,
        )
        super().__init__(widget, cut_tree(trees.first, trees.count))

    @property
    def title(self) -> str:
        """What a saved page is called."""
        return _("Regions cut from a tree of merges")

    @property
    def choice(self) -> Choice:
        """What is chosen on the screen."""
        return cast(Choice, self.widget.choice)

    @property
    def regions(self) -> pd.Series:
        """Number of the region of every row, as on the screen.

        A region keeps its number while the cut moves, so that the numbers may have gaps.
        """
        return self.trees.regions(self.choice).rename("region")

    @property
    def agreement(self) -> AdjustedRandIndex:
        """How far the regions agree with the groups that the lab was given.

        Raises
        ------
        ArgumentError
            If it was given none.
        """
        if self.pictures.groups is None:
            raise ArgumentError(
                _("The lab has no groups to compare the regions with."),
                _("Pass them: ess.labs.regions(tree, groups=...)."),
            )
        groups = self.pictures.groups.reindex(self.regions.index)
        return adjusted_rand_index(self.regions, groups)

    @property
    def agreement_with_start(self) -> AdjustedRandIndex:
        """How far the regions agree with those that the lab began with."""
        start = self.trees.regions(self.trees.start)
        return adjusted_rand_index(self.regions, start.rename("start"))

    def choose(
        self,
        *,
        linkage: Linkage | None = None,
        metric: Metric | None = None,
        count: int | None = None,
    ) -> None:
        """Cut another tree, or into another number of regions; what is not given stays.

        Raises
        ------
        UnknownNameError
            If the lab has no such linkage or distance.
        ArgumentError
            If there cannot be so many regions.
        """
        new, trees = self.choice.copy(), self.trees
        if linkage is not None:
            new["linkage"] = one_of(linkage, "linkage", trees.linkages)
        if metric is not None:
            new["metric"] = one_of(metric, "metric", list(trees.distances))
        if count is not None:
            new["count"] = whole_number(count, "count", 1, len(trees.first.labels))
        self.widget.choice = dict(new)


def regions(
    tree: ClusterTree | None = None,
    *,
    n_clusters: int | None = None,
    plane: pd.DataFrame | None = None,
    groups: pd.Series | None = None,
    positions: pd.DataFrame | None = None,
    labels: pd.Series | None = None,
    most_rows: int = MOST_ROWS,
) -> RegionLab:
    """Cut a tree of merges by hand, merge by merge, and see what another linkage would do.

    Parameters
    ----------
    tree : ClusterTree, optional
        As of :func:`edusocsec.average_linkage`. Without it, that of the pension paper, with its
        map and its east, central and west.
    n_clusters : int, optional
        Into how many regions the tree is cut at first; without it, where its largest jump is.
    plane : DataFrame, optional
        Its first two columns are the coordinates of each row; without it, those of the clustered
        table.
    groups : Series, optional
        Groups of the rows to compare the regions with.
    positions : DataFrame, optional
        ``tile_row`` and ``tile_column`` of each row on a map.
    labels : Series, optional
        A short text for each row, for its tile.
    most_rows : int
        A tree of more rows is refused: the browser draws each of them, in eight trees.

    Returns
    -------
    RegionLab
        ``lab.regions`` are those on the screen, ``lab.agreement`` says how far they agree with
        the groups; ``lab.save_html(path)`` saves the lab as a page.

    Raises
    ------
    ArgumentError
        If a count is not possible, a column is missing or two rows have the same tile.
    MissingValuesError
        If a row has no place, group or label.

    Examples
    --------
    >>> lab = regions()
    >>> lab.regions.value_counts().sort_index().tolist()
    [3, 7, 14, 5, 2]
    >>> lab.choose(linkage="ward")
    >>> round(lab.agreement_with_start.value, 3)
    0.686
    """
    source = ""
    if tree is None:
        provinces = load_dataset("provinces_2013")
        tree = factors_and_regions().tree
        n_clusters = int(printed_number("ps-41").value) if n_clusters is None else n_clusters
        if groups is None:
            groups = provinces["region"].rename(_("the three regions"))
        positions = provinces if positions is None else positions
        labels = provinces["abbreviation"] if labels is None else labels
        source = _("The paper has {count}, by average linkage on Euclidean distance.").format(
            count=counted(int(printed_number("ps-41").value))
        )
    tree = result_of(tree, ClusterTree, "average_linkage")
    refuse_more(
        len(tree.labels),
        most_rows,
        "most_rows",
        _("A lab of {count} rows cannot be read, and moves slowly.").format(count=len(tree.labels)),
        _("Cluster a sample of the rows."),
    )
    if n_clusters is None:
        jump = tree.largest_jump
        n_clusters = 1 if jump is None else len(tree.labels) - jump
    trees = Trees(tree, cut_tree(tree, n_clusters).n_clusters)
    table = tree.data if plane is None else plane
    return RegionLab(trees, Pictures(table, groups, positions, labels), source)
