import itertools
import warnings

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from scipy.cluster import hierarchy

from edusocsec.errors import ArgumentError, DuplicateLabelsError, MissingValuesError
from edusocsec.plots import dendrogram
from edusocsec.plots.colours import darkened, group_looks


@pytest.fixture
def linkage():
    return hierarchy.linkage(np.random.default_rng(0).normal(size=(31, 3)), "average")


def names(figure):
    return [name.get_text() for name in figure.axes[0].get_yticklabels()]


def heights(figure):
    """Right ends of all links, that is, the heights of the merges."""
    links = [path for drawn in figure.axes[0].collections for path in drawn.get_paths()]
    return sorted(link.vertices[:, 0].max() for link in links)


def test_leaves_stand_in_the_order_of_scipy_from_the_top(linkage, provinces):
    figure = dendrogram(linkage, provinces)
    assert names(figure) == list(provinces[hierarchy.leaves_list(linkage)])
    places = [name.get_window_extent().y0 for name in figure.axes[0].get_yticklabels()]
    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize("count", [31, 150])
def test_names_of_leaves_do_not_overlap(count):
    tree = hierarchy.linkage(np.random.default_rng(0).normal(size=(count, 3)), "average")
    figure = dendrogram(tree, pd.Index([f"district {n}" for n in range(count)]))
    extents = [name.get_window_extent() for name in figure.axes[0].get_yticklabels()]
    assert all(a.y0 >= b.y1 for a, b in itertools.pairwise(extents))
    assert extents[0].x0 >= 0


def test_links_end_at_the_heights_of_the_merges(linkage, provinces):
    np.testing.assert_allclose(heights(dendrogram(linkage, provinces)), linkage[:, 2])


def test_rescaled_heights_end_at_25(linkage, provinces):
    drawn = heights(dendrogram(linkage, provinces, rescaled=True))
    np.testing.assert_allclose(drawn, 25 * linkage[:, 2] / linkage[-1, 2])


def test_the_linkage_is_not_changed(linkage, provinces):
    before = linkage.copy()
    dendrogram(linkage, provinces, rescaled=True)
    np.testing.assert_array_equal(linkage, before)


@pytest.mark.parametrize("rescaled", [True, False])
def test_the_cut_is_drawn_and_says_how_many_groups_it_leaves(linkage, provinces, rescaled):
    cut = linkage[-5:-3, 2].mean()
    axes = dendrogram(linkage, provinces, cut=cut, rescaled=rescaled).axes[0]
    expected = cut * 25 / linkage[-1, 2] if rescaled else cut
    assert axes.lines[-1].get_xdata()[0] == pytest.approx(expected)
    assert axes.texts[0].get_text() == f"cut at {expected:.2f}: 5 groups"


def test_groups_are_written_and_colour_names_and_branches(linkage, provinces):
    groups = pd.Series(hierarchy.cut_tree(linkage, 3)[:, 0] + 1, index=provinces)
    figure = dendrogram(linkage, provinces, groups=groups[::-1])
    looks = group_looks(groups)
    for name, leaf in zip(
        figure.axes[0].get_yticklabels(), hierarchy.leaves_list(linkage), strict=True
    ):
        group = groups.iloc[leaf]
        assert name.get_text() == f"{provinces[leaf]}  {group}"
        assert name.get_color() == darkened(looks[group].colour)
    drawn = {to_hex(links.get_color()[0]).upper() for links in figure.axes[0].collections}
    big = groups.value_counts()
    assert drawn >= {looks[group].colour for group in big.index[big > 1]}


@pytest.mark.parametrize("rescaled", [True, False])
def test_identical_points_are_drawn(rescaled):
    tree = hierarchy.linkage(np.zeros((4, 2)), "average")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = dendrogram(tree, pd.Index(list("abcd")), rescaled=rescaled, cut=0)
    assert heights(figure) == [0, 0, 0]


def test_strange_labels_are_shown_as_text(strange):
    tree = hierarchy.linkage(np.arange(6.0)[:, None])
    figure = dendrogram(tree, strange, groups=pd.Series(strange, index=strange))
    assert r"\$x\$  \$x\$" in names(figure)


def test_wrong_arguments_are_refused(linkage, provinces):
    with pytest.raises(ArgumentError, match="not a tree of 30 labels"):
        dendrogram(linkage, provinces[:30])
    with pytest.raises(ArgumentError, match="not a tree"):
        dendrogram(np.zeros((30, 3)), provinces)
    with pytest.raises(ArgumentError, match="below every merge"):
        dendrogram(linkage, provinces, cut=-1)
    with pytest.raises(ArgumentError, match="401 leaves"):
        dendrogram(hierarchy.linkage(np.arange(401.0)[:, None]), pd.RangeIndex(401))
    with pytest.raises(DuplicateLabelsError, match="'Beijing'"):
        dendrogram(linkage, provinces.str.replace("Tianjin", "Beijing"))
    with pytest.raises(MissingValuesError, match="'Xinjiang'"):
        dendrogram(linkage, provinces, groups=pd.Series(1, index=provinces[:30]))
