"""Whether the order of the rows decides a cut, against all orders of small tables."""

from itertools import permutations

import numpy as np
import pytest
from scipy.spatial.distance import pdist

from edusocsec.stats.merging import clusters_apart, merge
from edusocsec.stats.ties import decided_by_order


def apart(points, linkage="average"):
    return clusters_apart(pdist(points), points, linkage=linkage)


def clusters(merges, order, made):
    labels = np.empty(len(order), dtype=int)
    labels[order] = merges.clusters_after(made)
    return tuple(np.unique(labels, return_index=True, return_inverse=True)[1][labels - 1])


@pytest.mark.parametrize("linkage", ["average", "single", "complete", "ward"])
def test_alarm_where_and_only_where_another_order_gives_other_clusters(linkage):
    random = np.random.default_rng(9)
    orders = [np.array(order) for order in permutations(range(5))]
    alarms = 0
    for _table in range(8):
        points = random.integers(0, 4, (5, random.integers(1, 3))).astype(float)
        merges = merge(apart(points, linkage))
        permuted = [(merge(apart(points[order], linkage)), order) for order in orders]
        for made in range(5):
            found = decided_by_order(merges, apart(points, linkage), made)
            others = {clusters(other, order, made) for other, order in permuted}
            assert (found is not None) == (len(others) > 1)
            assert found is None or found.certain
            alarms += found is not None
    assert alarms > 5


def test_ties_that_lead_to_the_same_clusters_give_no_alarm():
    """Two pairs at the same distance, a triangle and identical rows: all are merged in the end."""
    triangle = [[0, 0], [1, 0], [0.5, np.sqrt(0.75)]]
    points = np.array([*triangle, [10, 0], [10, 1], [20, 0], [20, 0], [20, 0]], dtype=float)
    merges = merge(apart(points))
    assert len(merges.ties) == 3
    assert decided_by_order(merges, apart(points), 5) is None


def test_the_tie_that_decided_is_named():
    """0, 1, 2 far from 10, 10.5: the first merge of all is not the tie."""
    points = np.array([[0.0], [1.0], [2.0], [10.0], [10.5]])
    merges = merge(apart(points))
    found = decided_by_order(merges, apart(points), 2)
    assert (found.tie.stage, found.tie.other) == (2, (1, 2))
    assert decided_by_order(merges, apart(points), 3) is None


def test_many_ties_end_the_search_and_say_so():
    random = np.random.default_rng(10)
    islands = [random.integers(0, 3, (9, 2)) + np.array([100 * island, 0]) for island in range(8)]
    points = np.concatenate(islands).astype(float)
    found = decided_by_order(merge(apart(points)), apart(points), len(points) - 8)
    assert not found.certain
    assert found.tried > 10
