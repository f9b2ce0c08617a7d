"""A dendrogram with named leaves, as long as it needs to be to read them."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, instance_of
from edusocsec.plots.colours import ACCENT, INK, QUIET, darkened, group_looks
from edusocsec.plots.inputs import groups_of, unique
from edusocsec.plots.lettering import as_label, number, wrap
from edusocsec.plots.style import finish, house_style, new_figure
from edusocsec.translation import _, ngettext

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LEAVES = 400
SPSS_LENGTH = 25.0
"""The axis of a dendrogram of SPSS ends here, whatever the distances were."""


def dendrogram(
    linkage: np.ndarray,
    labels: pd.Index,
    *,
    rescaled: bool = False,
    cut: float | None = None,
    groups: pd.Series | None = None,
    axis_title: str | None = None,
    title: str | None = None,
    caption: str | None = None,
    width: float = 7.5,
) -> Figure:
    r"""Draw the tree of merges, with its leaves on the left and its root on the right.

    Parameters
    ----------
    linkage : ndarray of shape (n - 1, 4)
        Merges as `scipy.cluster.hierarchy.linkage` gives them.
    labels : Index of length n
        Names of the leaves, in the order of the rows that were clustered.
    rescaled : bool
        Stretch the heights to 0 to 25, as SPSS does: :math:`25 h / h_{\max}`.
    cut : float, optional
        Height, in the units of `linkage`, at which to draw a line that says how many groups it
        leaves.
    groups : Series, optional
        The group of each label: written after the name, and colouring it and its branches.
    axis_title : str, optional
        What the heights are, with their unit.
    title, caption : str, optional
        Heading, and a sentence below the picture that says what to see.
    width : float
        Width in inches; the height grows with the number of leaves.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ArgumentError
        If `linkage` is none, has another number of leaves than `labels`, or more than 400.
    DuplicateLabelsError
        If two leaves have the same name.
    MissingValuesError
        If a leaf has no group.

    Examples
    --------
    >>> linkage = np.array([[0.0, 1.0, 0.5, 2.0], [2.0, 3.0, 2.0, 3.0]])
    >>> figure = dendrogram(linkage, pd.Index(["Beijing", "Shanghai", "Gansu"]), cut=1.0)
    >>> [name.get_text() for name in figure.axes[0].get_yticklabels()]
    ['Gansu', 'Beijing', 'Shanghai']
    """
    from scipy.cluster import hierarchy

    instance_of(labels, pd.Index, "labels")
    instance_of(linkage, np.ndarray, "linkage")
    if not hierarchy.is_valid_linkage(linkage) or len(linkage) + 1 != len(labels):
        raise ArgumentError(
            _("The linkage is not a tree of {count} labels.").format(count=len(labels)),
            _("Give the array of `scipy.cluster.hierarchy.linkage` and the names of its rows."),
        )
    if len(labels) > MOST_LEAVES:
        raise ArgumentError(
            _("A tree of {count} leaves cannot be read.").format(count=len(labels)),
            _("Cut the tree and draw the groups, or a sample of the rows."),
        )
    if cut is not None and cut < 0:
        raise ArgumentError(
            _("The cut at {cut} lies below every merge.").format(cut=cut),
            _("Give a height between 0 and that of the last merge."),
        )
    unique(labels)
    drawn = np.asarray(linkage, dtype=float).copy()
    highest = drawn[:, 2].max()
    stretch = SPSS_LENGTH / highest if rescaled and highest > 0 else 1.0
    drawn[:, 2] *= stretch
    end = max(drawn[:, 2].max(), (cut or 0.0) * stretch) or 1.0
    names = [as_label(label) for label in labels]
    looks, members = {}, [None] * len(labels)
    if groups is not None:
        looks, members = group_looks(groups), list(groups_of(labels, groups))
        names = [
            f"{name}  {as_label(group, most=12)}"
            for name, group in zip(names, members, strict=True)
        ]
    branches = [
        looks[group].colour if group in looks else QUIET
        for group in _groups_of_nodes(drawn, members)
    ]

    with house_style():
        figure, axes = new_figure(width, 0.21 * len(labels) + 1.2)
        with warnings.catch_warnings():
            # Of identical points all heights are 0, and so is the axis that scipy asks for.
            warnings.filterwarnings("ignore", "Attempting to set identical low and high xlims")
            hierarchy.dendrogram(
                drawn,
                labels=names,
                orientation="right",
                link_color_func=branches.__getitem__,
                leaf_font_size=11,
                ax=axes,
            )
        axes.set_xlim(0, 1.04 * end)
        axes.invert_yaxis()  # the first leaf on top, as one reads
        axes.xaxis.tick_top()
        axes.xaxis.set_label_position("top")
        axes.grid(axis="x")
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.spines["top"].set_visible(True)
        for name, leaf in zip(axes.get_yticklabels(), hierarchy.leaves_list(drawn), strict=True):
            name.set_color(INK if groups is None else darkened(looks[members[leaf]].colour))
        if axis_title is None:
            axis_title = _("Distance, rescaled to 25") if rescaled else _("Distance")
        axes.xaxis.labelpad = 8
        wrap(axes.xaxis.label, axis_title, 0.7 * figure.bbox.width)
        if cut is not None:
            left = len(np.unique(hierarchy.fcluster(linkage, cut, "distance")))
            _draw_cut(axes, cut * stretch, left)
        finish(figure, title, caption)
    return figure


def _groups_of_nodes(
    linkage: np.ndarray, members: Sequence[Hashable | None]
) -> list[Hashable | None]:
    """Give each merge the group that all its leaves share, or None."""
    nodes = list(members)
    for one, other in linkage[:, :2].astype(int):
        nodes.append(nodes[one] if nodes[one] == nodes[other] else None)
    return nodes


def _draw_cut(axes: Axes, height: float, count: int) -> None:
    axes.axvline(height, color=ACCENT, linewidth=1.4, linestyle=(0, (5, 3)))
    says = ngettext("cut at {height}: {count} group", "cut at {height}: {count} groups", count)
    axes.annotate(
        says.format(height=number(height, 2), count=count),
        (height, 0),
        xycoords=axes.get_xaxis_transform(),
        xytext=(0, -4),
        textcoords="offset points",
        ha="center",
        va="top",
        color=ACCENT,
    )
