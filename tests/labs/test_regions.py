import json
from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from scipy.spatial import ConvexHull
from scipy.spatial.distance import squareform
from sklearn.cluster import AgglomerativeClustering

import edusocsec as ess
from edusocsec.errors import ArgumentError, MissingValuesError, UnknownNameError
from tests.reference import case

TABLE = pd.DataFrame(
    {
        "x": [0.0, 1.0, 5.0, 5.5, 9.0],
        "y": [0.0, 0.5, 4.0, 4.0, 0.0],
        "z": [1.0, 1.0, 0.0, 2.0, 1.0],
    },
    index=list("abcde"),
)


@pytest.fixture
def lab():
    return ess.labs.regions()


@pytest.fixture(params=["the paper's", "a user's"])
def any_lab(request):
    if request.param == "the paper's":
        return ess.labs.regions()
    return ess.labs.regions(ess.average_linkage(TABLE, "sqeuclidean"))


def choices(lab):
    """All trees, each cut everywhere."""
    counts = range(1, len(lab.regions) + 1)
    trees = [(way, metric) for way in lab.trees.linkages for metric in lab.trees.distances]
    return [
        {"linkage": way, "metric": metric, "count": count}
        for way, metric in trees
        for count in counts
    ]


def test_begins_with_the_regions_of_the_paper_s_chain(lab):
    study = ess.papers.pension_subsidy.factors_and_regions()
    assert lab.regions.to_dict() == study.regions.labels.to_dict()
    assert lab.agreement_with_start.value == 1
    table = lab.first_view.table()
    pd.testing.assert_frame_equal(table, study.regions.table())


def test_regions_are_those_of_scikit_learn(any_lab):
    data = any_lab.trees.first.data
    for choice in choices(any_lab):
        any_lab.choose(**choice)
        way = choice["linkage"]
        given = data if way == "ward" else squareform(any_lab.trees.distances[choice["metric"]])
        metric = "euclidean" if way == "ward" else "precomputed"
        peer = AgglomerativeClustering(choice["count"], linkage=way, metric=metric)
        agreement = ess.adjusted_rand_index(any_lab.regions.to_numpy(), peer.fit_predict(given))
        assert agreement.value == 1, choice


def test_one_step_of_the_cut_gives_one_region_another_number(any_lab):
    for choice in choices(any_lab):
        if choice["count"] == 1:
            continue
        finer, coarser = (
            any_lab.trees.regions(choice | {"count": choice["count"] - fewer}) for fewer in (0, 1)
        )
        changed = finer != coarser
        assert finer[changed].nunique() == 1
        assert coarser[changed].nunique() == 1


def test_other_trees_keep_as_many_numbers_as_they_can(lab):
    start = lab.regions
    lab.choose(linkage="complete")
    cut = lab.trees.all["complete"]["euclidean"].tree.cut(5)
    most = max(
        (cut.map(dict(zip(range(1, 6), numbers, strict=True))) == start).sum()
        for numbers in permutations(range(1, 6))
    )
    assert (lab.regions == start).sum() == most


def test_ward_s_heights_tell_how_much_the_sum_of_squares_grows(any_lab):
    data = any_lab.trees.first.data
    tree = any_lab.trees.all["ward"]["euclidean"].tree
    squares = [
        (data - data.groupby(tree.cut(count)).transform("mean")).pow(2).to_numpy().sum()
        for count in range(len(data), 0, -1)
    ]
    np.testing.assert_allclose(tree.heights**2 / 2, np.diff(squares))
    squared = any_lab.trees.all["ward"]["sqeuclidean"].tree
    np.testing.assert_allclose(squared.heights, tree.heights**2)


def test_agreement_is_the_library_s(lab):
    lab.choose(linkage="ward", count=4)
    region = ess.load_dataset("provinces_2013")["region"]
    tree = lab.trees.all["ward"]["euclidean"].tree
    assert lab.agreement.value == ess.adjusted_rand_index(tree.cut(4), region).value


def test_state_is_plain_json(any_lab):
    state = any_lab.widget.state()
    own = {"choice", "followed", "shown"}
    assert set(state) == {"lab", "language", "texts", "colours", "data"} | own
    assert json.loads(json.dumps(state, allow_nan=False))["choice"] == any_lab.trees.start


def test_a_table_needs_neither_map_nor_groups():
    lab = ess.labs.regions(ess.average_linkage(TABLE[["x"]]))
    assert lab.trees.count == 3
    assert (lab.widget.data["plane"], lab.widget.data["tiles"]) == (None, None)
    with pytest.raises(ArgumentError, match="no groups to compare"):
        _ = lab.agreement


def test_distances_alone_have_no_ward():
    distances = pd.DataFrame(squareform([1.0, 4.0, 5.0]), list("abc"), list("abc"))
    lab = ess.labs.regions(ess.average_linkage(distances, "precomputed"), n_clusters=2)
    assert [option["value"] for option in lab.widget.data["linkages"]] == [
        *("average", "single", "complete"),
    ]
    assert [option["value"] for option in lab.widget.data["metrics"]] == ["precomputed"]
    assert lab.widget.data["values"] is None


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"groups": pd.Series(["u", "v"], list("ab"))}, MissingValuesError, "'c', 'd'"),
        ({"plane": TABLE.drop("c")}, MissingValuesError, "no coordinates for 'c'"),
        ({"labels": pd.Series(list("AB"), list("ab"))}, MissingValuesError, "no label for 'c'"),
        ({"positions": TABLE}, ArgumentError, "tile_row"),
        (
            {"positions": pd.DataFrame({"tile_row": 0, "tile_column": 1}, list("abcde"))},
            ArgumentError,
            "have the same tile",
        ),
        ({"n_clusters": 6}, ArgumentError, "between 1 and 5"),
    ],
)
def test_says_what_is_missing(given, error, says):
    with pytest.raises(error, match=says):
        ess.labs.regions(ess.average_linkage(TABLE), **given)


def in_browser(lab, choice):
    return lab.widget.data["trees"][choice["linkage"]][choice["metric"]]


@pytest.mark.parametrize(
    ("part", "error"),
    [
        ({"linkage": "wards"}, UnknownNameError),
        ({"metric": "cosine"}, UnknownNameError),
        ({"count": 0}, ArgumentError),
        ({"count": 99}, ArgumentError),
        ({"count": 2.5}, ArgumentError),
    ],
)
def test_a_choice_that_cannot_be_made_changes_nothing(lab, part, error):
    with pytest.raises(error, match=str(next(iter(part.values())))):
        lab.choose(**part)
    assert lab.choice == lab.trees.start


def test_a_count_of_numpy_s_can_be_saved(lab, tmp_path):
    lab.choose(count=np.int64(4))
    lab.save_html(tmp_path / "lab.html")
    assert lab.regions.nunique() == 4


def test_only_a_tree_can_be_cut():
    with pytest.raises(ArgumentError, match=r"DataFrame .* average_linkage\(\)"):
        ess.labs.regions(TABLE)


def test_browser_cuts_as_python_does(any_lab, in_typescript):
    all_choices = choices(any_lab)
    calls = [[in_browser(any_lab, choice), choice["count"]] for choice in all_choices]
    for choice, regions in zip(
        all_choices, in_typescript("regions/math.ts", "regionsOf", calls), strict=True
    ):
        assert regions == any_lab.trees.regions(choice).tolist()


def test_browser_draws_the_cut_where_python_does(lab, in_typescript):
    tree = lab.trees.first
    heights = tree.heights.tolist()
    drawn = in_typescript("regions/math.ts", "heightAfter", [[heights, m] for m in range(31)])
    np.testing.assert_allclose(drawn, [tree.height_between(31 - m) for m in range(31)])
    counted = in_typescript("regions/math.ts", "mergesBelow", [[heights, at] for at in drawn])
    assert counted == list(range(31))


def test_browser_s_adjusted_rand_index_is_the_library_s(any_lab, in_typescript):
    start = any_lab.regions
    partitions = [any_lab.trees.regions(choice) for choice in choices(any_lab)]
    calls = [[start.tolist(), partition.tolist()] for partition in partitions]
    indices = in_typescript("regions/math.ts", "adjustedRandIndex", calls)
    expected = [ess.adjusted_rand_index(start, partition).value for partition in partitions]
    np.testing.assert_allclose(indices, expected, rtol=0, atol=1e-15)


@pytest.mark.parametrize(
    ("linkage", "of_pairs"), [("average", np.mean), ("single", np.min), ("complete", np.max)]
)
@pytest.mark.parametrize("metric", ["euclidean", "sqeuclidean"])
def test_pairs_in_the_browser_make_the_library_s_heights(
    any_lab, in_typescript, linkage, of_pairs, metric
):
    tree = any_lab.trees.all[linkage][metric]
    n, distances = len(any_lab.regions), any_lab.widget.data["distances"][metric]
    calls = [
        [distances, n, tree.rows[first], tree.rows[second]] for first, second in tree.tree.merges
    ]
    found = in_typescript("regions/math.ts", "pairsBetween", calls)
    heights = [of_pairs([pair["distance"] for pair in pairs]) for pairs in found]
    np.testing.assert_allclose(heights, tree.tree.heights)


def test_means_in_the_browser_make_ward_s_heights(any_lab, in_typescript):
    tree, values = any_lab.trees.all["ward"]["sqeuclidean"], any_lab.widget.data["values"]
    sides = [[tree.rows[cluster] for cluster in pair] for pair in tree.tree.merges]
    calls = [[values, rows] for pair in sides for rows in pair]
    means = in_typescript("regions/math.ts", "meanOf", calls)
    apart = in_typescript(
        "regions/math.ts",
        "squaredDistance",
        [means[at : at + 2] for at in range(0, len(means), 2)],
    )
    a, b = np.array([[len(rows) for rows in pair] for pair in sides]).T
    np.testing.assert_allclose(2 * a * b / (a + b) * apart, tree.tree.heights)


def test_hull_in_the_browser_is_scipy_s(in_typescript):
    points = case("f04").data.iloc[:, :2].to_numpy()
    (corners,) = in_typescript("regions/math.ts", "hull", [[points.tolist()]])
    expected = points[ConvexHull(points).vertices]
    assert {tuple(corner) for corner in corners} == {tuple(corner) for corner in expected}


def test_ties_are_named_where_the_browser_tells_the_merge():
    points = pd.DataFrame({"x": [0.0, 1.0, 2.0, 9.0], "y": 0.0}, index=list("abcd"))
    lab = ess.labs.regions(ess.average_linkage(points))
    tree = lab.widget.data["trees"]["average"]["euclidean"]
    assert tree["ties"] == {"1": (1, 2)}
    assert "as near" in lab.widget.texts["tied"]
    assert lab.widget.data["trees"]["ward"]["euclidean"]["ties"] == {"1": (1, 2)}


def test_the_browser_cuts_by_merges_too(in_typescript):
    """Where merges are tied, a height does not say which of them are made."""
    points = np.array([[0, 3], [3, 3], [2, 0], [1, 2], [3, 1]], dtype=float)
    lab = ess.labs.regions(ess.average_linkage(pd.DataFrame(points, list("ABCDE"), ["x", "y"])))
    tree = lab.widget.data["trees"]["average"]["euclidean"]
    cuts = in_typescript("regions/math.ts", "regionsOf", [[tree, count] for count in range(1, 6)])
    for count, regions in enumerate(cuts, start=1):
        assert ess.adjusted_rand_index(regions, lab.trees.first.cut(count)).value == 1
        assert len(set(regions)) == count


def test_more_rows_than_can_be_drawn_are_refused_with_a_way_through():
    tree = ess.average_linkage(pd.DataFrame({"x": np.arange(12.0) ** 2}))
    with pytest.raises(ArgumentError, match=r"12 rows[^\n]*\n.*most_rows=12"):
        ess.labs.regions(tree, most_rows=10)
    assert len(ess.labs.regions(tree, most_rows=12).regions) == 12
