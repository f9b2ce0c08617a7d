"""The rule of merging against a brute-force search in fifty digits, and against scipy."""

from decimal import Decimal, localcontext
from itertools import combinations, product

import numpy as np
import pytest
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist

from edusocsec.stats.merging import clusters_apart, merge

AVERAGE = {
    "average": lambda between: sum(between) / len(between),
    "single": min,
    "complete": max,
}


def by_search(points, linkage):
    """Pairs merged, each cluster named by its lowest row, and the stages with ties."""
    with localcontext() as context:
        context.prec = 50
        D = {
            (a, b): Decimal(int(((points[a] - points[b]) ** 2).sum())).sqrt()
            for a, b in product(range(len(points)), repeat=2)
        }
        clusters = {row: [row] for row in range(len(points))}
        merged, ties = [], []
        while len(clusters) > 1:
            apart = {
                (a, b): AVERAGE[linkage]([D[i, j] for i in clusters[a] for j in clusters[b]])
                for a, b in combinations(sorted(clusters), 2)
            }
            least = min(apart.values())
            near = [pair for pair, distance in apart.items() if distance - least < Decimal("1e-40")]
            if len(near) > 1:
                ties.append(len(merged) + 1)
            first, second = min(near)
            clusters[first] += clusters.pop(second)
            merged.append((first, second))
        return merged, ties


@pytest.mark.parametrize("linkage", AVERAGE)
@pytest.mark.parametrize("unit", [1.0, 0.1])
def test_merges_and_ties_are_those_of_a_search(linkage, unit):
    """Ratings have many ties; in tenths they are equal but for the last bit."""
    random = np.random.default_rng(5)
    tied = 0
    for _table in range(40):
        points = random.integers(0, 5, (random.integers(2, 9), 2))
        values = points * unit
        merges = merge(clusters_apart(pdist(values), values, linkage=linkage))
        lowest = list(range(len(points)))
        pairs = []
        for first, second in merges.pairs:
            pairs.append((lowest[first], lowest[second]))
            lowest.append(lowest[first])
        merged, ties = by_search(points, linkage)
        assert pairs == merged
        assert [tie.stage for tie in merges.ties] == ties
        tied += bool(ties)
    assert tied > 15


@pytest.mark.parametrize("linkage", ["average", "single", "complete", "ward"])
@pytest.mark.parametrize("metric", ["euclidean", "sqeuclidean"])
def test_without_ties_the_tree_is_that_of_scipy(linkage, metric):
    points = np.random.default_rng(6).normal(size=(60, 3))
    distances = pdist(points, metric)
    squared = metric == "sqeuclidean"
    ours = merge(clusters_apart(distances, points, squared=squared, linkage=linkage))
    theirs = hierarchy.linkage(points if linkage == "ward" else distances, linkage)
    if linkage == "ward" and squared:
        theirs[:, 2] **= 2
    np.testing.assert_allclose(ours.linkage, theirs, rtol=1e-12)
    assert ours.ties == ()


@pytest.mark.parametrize("linkage", ["average", "single", "complete", "ward"])
def test_rounding_in_the_distances_changes_nothing(linkage):
    random = np.random.default_rng(7)
    points = random.integers(0, 5, (12, 2)).astype(float)
    distances = pdist(points)
    usual = merge(clusters_apart(distances, points, linkage=linkage))
    for _draw in range(20):
        noisy = distances * (1 + random.uniform(-2e-16, 2e-16, len(distances)))
        again = merge(clusters_apart(noisy, points, linkage=linkage))
        assert again.pairs == usual.pairs
        assert again.ties == usual.ties


def test_heights_never_fall():
    points = np.random.default_rng(8).integers(0, 9, (80, 2)) * 0.1
    heights = merge(clusters_apart(pdist(points), points)).linkage[:, 2]
    assert (np.diff(heights) >= 0).all()
