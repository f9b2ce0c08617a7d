"""Clusters of a tree: their rows, the stage at which two rows meet, and cuts by merges."""

import numpy as np
from scipy.cluster import hierarchy

from edusocsec.stats.merges import Merges


def tree():
    return Merges(hierarchy.linkage(np.random.default_rng(1).normal(size=(25, 3)), "average"))


def test_rows_are_those_of_scipys_nodes():
    merges = tree()
    nodes = hierarchy.to_tree(merges.linkage, rd=True)[1]
    for cluster, node in enumerate(nodes):
        assert sorted(merges.rows_of(cluster)) == sorted(node.pre_order())


def test_two_rows_meet_at_the_height_of_their_cophenetic_distance():
    merges = tree()
    heights = merges.linkage[:, 2]
    met = [heights[merges.stage_of(a, b) - 1] for a in range(25) for b in range(a + 1, 25)]
    np.testing.assert_array_equal(met, hierarchy.cophenet(merges.linkage))


def test_without_ties_cuts_are_those_of_scipy():
    merges = tree()
    for made in range(25):
        theirs = hierarchy.cut_tree(merges.linkage, n_clusters=[25 - made]).ravel()
        assert (merges.clusters_after(made) - 1).tolist() == theirs.tolist()
