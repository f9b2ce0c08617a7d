"""Average linkage against R's hclust, and SPSS' agglomeration schedule."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
    TooFewRowsError,
    TooFewVariablesError,
    UnknownNameError,
)
from tests.reference import case

UNTIED = ["c01", "c02", "c03", "c04", "c09", "c10", "c14"]
TIED = ["c05", "c06", "c08", "c13"]
SAME_TREE_AS_R = [*UNTIED, "c06", "c08", "c13"]
METRICS = {"c03": "sqeuclidean", "c04": "precomputed"}


def tree_of(name):
    return ess.average_linkage(case(name).data, metric=METRICS.get(name, "euclidean"))


@pytest.mark.parametrize("name", SAME_TREE_AS_R)
def test_heights_are_those_of_hclust(name):
    expected = np.sort(np.atleast_1d(case(name).array("height")))
    np.testing.assert_allclose(tree_of(name).heights, expected, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("name", SAME_TREE_AS_R)
def test_cophenetic_distances_are_those_of_r(name):
    tree = tree_of(name)
    condensed = tree.cophenetic.to_numpy()[np.triu_indices(len(tree.labels), k=1)]
    expected = np.atleast_1d(case(name).array("cophenetic_condensed"))
    np.testing.assert_allclose(condensed, expected, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("name", [name for name in SAME_TREE_AS_R if name != "c10"])
def test_cophenetic_correlation_is_that_of_r(name):
    expected = case(name).results["cophenetic_correlation"]
    assert tree_of(name).cophenetic_correlation == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize("name", [*UNTIED, *TIED])
def test_clusters_are_those_of_cutree(name):
    tree = tree_of(name)
    for key, expected in case(name).results["cutree"].items():
        assert tree.cut(int(key.removeprefix("k"))).tolist() == expected


@pytest.mark.parametrize("name", ["c01", "c02", "c03", "c09", "c14"])
def test_schedule_is_that_of_spss(name):
    expected = case(name).results["spss_agglomeration_schedule"]
    printed = pd.DataFrame(expected["rows"], columns=expected["columns"]).astype(float)
    schedule = tree_of(name).schedule.reset_index()[
        ["stage", "cluster_1", "cluster_2", "coefficient", "first_appears_1", "first_appears_2",
         "next_stage"]
    ]  # fmt: skip
    np.testing.assert_allclose(schedule.astype(float), printed, rtol=1e-10)


@pytest.mark.parametrize("name", ["c06", "c08", "c13"])
def test_tied_pairs_are_merged_as_by_hclust(name):
    """Where distances are equal to the last bit. Those of c05 are not: R leaves it to rounding."""
    ours = tree_of(name).merges
    number = {0: 0}
    for stage, pair in enumerate(case(name).results["merge"], start=1):
        number[stage] = len(ours) + stage
        theirs = {-one - 1 if one < 0 else number[one] for one in pair}
        assert set(ours[stage - 1]) == theirs


@pytest.mark.parametrize("name", TIED)
def test_ties_are_announced(name):
    assert tree_of(name).tied
    assert "tied" in tree_of(name).verdict


@pytest.mark.parametrize("name", UNTIED)
def test_no_tie_is_announced_where_there_is_none(name):
    assert not tree_of(name).tied


def test_one_row_cannot_be_clustered():
    with pytest.raises(TooFewRowsError, match="1 complete row"):
        tree_of("c11")


def test_missing_values_are_refused_and_can_be_left_out():
    data = case("c12").data
    with pytest.raises(MissingValuesError, match=r"of 12 rows.*\n.*listwise"):
        ess.average_linkage(data)
    complete = ess.average_linkage(data, missing="listwise")
    assert list(complete.labels) == list(data.dropna().index)


def test_rows_of_the_same_name():
    with pytest.raises(DuplicateLabelsError, match="row is called 'Hebei'"):
        ess.average_linkage(pd.DataFrame({"x": [1.0, 2.0]}, index=["Hebei", "Hebei"]))


def test_text_is_refused():
    with pytest.raises(NotNumericError, match="'x' holds 'low' in row 'b'"):
        ess.average_linkage(pd.DataFrame({"x": [1.0, "low"]}, index=["a", "b"]))


@pytest.mark.parametrize("count", [0, 51, 2.5, "5"])
def test_more_clusters_than_rows(count):
    with pytest.raises(ArgumentError, match="between 1 and 50"):
        tree_of("c01").cut(count)


def test_unknown_metric():
    with pytest.raises(UnknownNameError, match="'sqeuclidean'"):
        ess.average_linkage(case("c10").data, metric="manhattan")


@pytest.mark.parametrize(
    "distances",
    [
        [[0, 1], [2, 0]],
        [[0, 3e-9], [1e-9, 0]],
        [[0, -1], [-1, 0]],
        [[1, 2], [2, 1]],
        [[0, 1]],
    ],
)
def test_what_is_not_a_distance_matrix(distances):
    with pytest.raises(DataError):
        ess.average_linkage(pd.DataFrame(distances, dtype=float), metric="precomputed")


def test_equal_distances_have_no_cophenetic_correlation():
    one, same = 0.3, 0.1 + 0.2
    for distances in (1 - np.eye(3), [[0, one, same], [one, 0, one], [same, one, 0]]):
        tree = ess.average_linkage(np.array(distances), metric="precomputed")
        with pytest.raises(DataError, match="All distances are equal"):
            tree.cophenetic_correlation  # noqa: B018
        assert "cophenetic" not in tree.verdict


def test_every_merge_is_a_step_with_its_average():
    tree = tree_of("c01")
    D = tree.distance_matrix
    for stage, (first, second) in enumerate(tree.linkage[:, :2].astype(int), start=1):
        between = D.loc[tree.members_of(first), tree.members_of(second)]
        assert tree.steps[f"stage_{stage}"].value == pytest.approx(between.to_numpy().mean())


def test_a_line_at_the_height_between_cuts_into_that_many_clusters():
    tree = tree_of("c01")
    for count in (1, 2, 5, 50):
        height = tree.height_between(count)
        assert (tree.heights > height).sum() + 1 == count


def test_single_linkage_is_recognized():
    tree = ess.average_linkage(pd.DataFrame({"x": [0.0, 1.0, 5.0]}, index=["a", "b", "c"]))
    exercise = tree.exercise("stage_2")
    assert "single linkage" in exercise.check("4.000").text
    assert "complete linkage" in exercise.check("5.000").text
    assert exercise.check("4.500").outcome == "right"


def test_table_names_the_clusters_in_the_order_of_the_schedule():
    tree = tree_of("c01")
    table, schedule = tree.table(), tree.schedule
    first = [tree.labels[number - 1] for number in schedule["cluster_1"]]
    singles = schedule["first_appears_1"] == 0
    assert list(table["cluster_1"][singles]) == list(np.array(first)[singles])


def test_cross_check_agrees_with_scikit_learn():
    assert tree_of("c01").cross_check()["difference"].max() < 1e-10


def test_rows_are_joined_at_the_stage_of_their_cophenetic_distance():
    tree = tree_of("c01")
    stage = tree.stage_of("Ohio", "Texas")
    assert tree.heights[stage - 1] == tree.cophenetic.at["Ohio", "Texas"]
    with pytest.raises(UnknownNameError, match="'Atlantis'"):
        tree.stage_of("Ohio", "Atlantis")


def test_distances_with_other_names_on_top():
    D = pd.DataFrame([[0, 1, 2], [1, 0, 3], [2, 3, 0.0]], list("abc"), list("abc"))
    expected = ess.average_linkage(D, "precomputed").heights
    for same in (D.to_numpy(), D.set_axis(range(3), axis="columns")):
        assert ess.average_linkage(same, "precomputed").heights.tolist() == expected.tolist()
    with pytest.raises(DataError, match="different names"):
        ess.average_linkage(D.set_axis(list("bac"), axis="columns"), "precomputed")


def test_an_asymmetric_pair_is_named():
    D = pd.DataFrame([[0, 3e-9], [1e-9, 0]], list("ab"), list("ab"))
    with pytest.raises(DataError, match="from 'a' to 'b' is 3e-09, but from 'b' to 'a' it is 1e-0"):
        ess.average_linkage(D, "precomputed")


def test_what_rounding_leaves_of_a_distance_is_none():
    r = np.corrcoef(np.random.default_rng(4).normal(size=(6, 9)))
    rounded = (1 - r).round(12)
    np.fill_diagonal(rounded, 0)
    noisy = rounded + np.triu(np.full((6, 6), 1e-16))
    np.testing.assert_allclose(
        ess.average_linkage(noisy, "precomputed").heights,
        ess.average_linkage(rounded, "precomputed").heights,
        atol=1e-15,
    )


def test_a_table_without_columns_has_no_distances():
    with pytest.raises(TooFewVariablesError, match="no columns"):
        ess.average_linkage(pd.DataFrame(index=list("abc")))


def test_more_rows_than_memory_holds_are_refused_with_a_way_through():
    table = pd.DataFrame({"x": np.arange(40.0) ** 2})
    with pytest.raises(ArgumentError, match=r"40 rows .*\n.*most_rows=40"):
        ess.average_linkage(table, most_rows=30)
    assert len(ess.average_linkage(table, most_rows=40).heights) == 39
    with pytest.raises(ArgumentError, match=r"30000 rows would take about 10\.8 GB"):
        ess.average_linkage(pd.DataFrame({"x": np.arange(30_000.0)}))


def test_no_jump_is_told_where_there_is_none():
    triangle = pd.DataFrame(np.sqrt(2) * (1 - np.eye(4)))
    tree = ess.average_linkage(triangle / 10, metric="precomputed")
    assert tree.largest_jump is None
    assert "jump" not in tree.verdict


@pytest.mark.parametrize("unit", [1e-7, 1, 1e7])
def test_a_jump_is_told_with_the_digits_that_it_needs(unit):
    tree = ess.average_linkage(pd.DataFrame({"x": [0.0, 1.0, 2.5, 4.5]}) * unit)
    low, high = tree.heights[tree.largest_jump - 1 : tree.largest_jump + 1]
    told = [float(word.strip(",")) for word in tree.verdict.split()[4:7:2]]
    assert told == pytest.approx([low, high], rel=0.05)


class TestOrderOfTheRows:
    POINTS = pd.DataFrame({"x": {"A": 0.0, "B": 1.0, "C": 2.0}})
    RATINGS = pd.DataFrame([[0, 3], [3, 3], [2, 0], [1, 2], [3, 1]], list("ABCDE"), dtype=float)

    def test_a_tie_is_known_at_the_moment_of_the_merge(self):
        """Of 0, 1, 2 the heights are 1 and 1.5, and yet the order of the rows decides."""
        assert ess.average_linkage(self.POINTS).heights.tolist() == [1, 1.5]
        for order, alone in (("ABC", "C"), ("CBA", "A")):
            tree = ess.average_linkage(self.POINTS.loc[list(order)])
            cut = ess.cut_tree(tree, 2)
            assert cut.labels[cut.labels == 2].index.tolist() == [alone]
            assert tree.tied
            for told in (tree.verdict, cut.verdict):
                assert f"{order[0]} and {order[1]} were merged; {order[1]} and {alone}" in told

    def test_numbers_that_differ_by_rounding_are_tied(self):
        for points in ([0.1, 0.2, 0.3], [100000.1, 100000.2, 100000.3], [0.0, 1e-9, 2e-9]):
            for metric in ("euclidean", "sqeuclidean"):
                for order in ([0, 1, 2], [2, 1, 0]):
                    tree = ess.average_linkage(np.array(points)[order, None], metric)
                    assert [tie.stage for tie in tree.ties] == [1]
                    assert tree.cut(2).tolist() == [1, 1, 2]

    def test_numbers_beside_a_huge_one_are_told_apart(self):
        tree = ess.average_linkage(np.array([[0.0], [3.0], [1.0], [1e13]]))
        assert not tree.tied
        assert tree.cut(3).tolist() == [1, 2, 1, 3]

    def test_a_cut_replays_the_merges_of_the_tree(self):
        tree = ess.average_linkage(self.RATINGS)
        assert tree.table().loc[1, ["cluster_1", "cluster_2"]].tolist() == ["A", "D"]
        assert tree.cut(4).to_dict() == {"A": 1, "B": 2, "C": 3, "D": 1, "E": 4}
        assert "A and D were merged; C and E were as near" in ess.cut_tree(tree, 4).verdict

    def test_every_cut_of_random_ratings_is_one_merge_coarser_than_the_one_before(self):
        random = np.random.default_rng(8)
        for _table in range(60):
            tree = ess.average_linkage(random.integers(0, 4, (8, 2)).astype(float))
            for stage, (first, second) in enumerate(tree.merges, start=1):
                before, after = tree.cut(9 - stage), tree.cut(8 - stage)
                joined = [tree.members_of(cluster) for cluster in (first, second)]
                assert all(before[side].nunique() == 1 for side in joined)
                assert after[joined[0] + joined[1]].nunique() == 1
                assert after.nunique() == 8 - stage

    def test_cross_check_compares_what_ties_do_not_decide(self):
        tree = ess.average_linkage(self.RATINGS)
        assert tree.cross_check()["difference"].max() < 1e-12
        with pytest.raises(ArgumentError, match=r"tied[^\n]*\n.*tree.cross_check"):
            ess.cut_tree(tree, 4).cross_check()

    def test_no_line_is_drawn_between_merges_at_the_same_height(self):
        tree = ess.average_linkage(self.RATINGS)
        drawn = [
            [text.get_text() for text in tree.plot(n_clusters=k).axes[0].texts] for k in (2, 4)
        ]
        assert "2 groups" in drawn[0][0]
        assert not any("groups" in text for text in drawn[1])


class TestMistakesOfAMerge:
    """Rows a and b, then c, then d: means of 90 and 55 over two rows and one."""

    D = pd.DataFrame(
        [[0, 10, 20, 80], [10, 0, 30, 100], [20, 30, 0, 55], [80, 100, 55, 0]],
        index=list("abcd"),
        columns=list("abcd"),
        dtype=float,
    )

    def exercise(self, stage):
        return ess.average_linkage(self.D, metric="precomputed").exercise(f"stage_{stage}")

    def test_average_of_averages(self):
        assert self.exercise(3).check("78.333").outcome == "right"
        assert "WPGMA" in self.exercise(3).check("72.500").text

    def test_average_of_averages_at_every_merge(self):
        """With e as far as 0, 40, 80, 120 from a, b, c, d, halved at each merge: 90, and 60."""
        D = self.D.assign(e=[600.0, 640.0, 680.0, 720.0])
        D.loc["e"] = [600.0, 640.0, 680.0, 720.0, 0.0]
        exercise = ess.average_linkage(D, metric="precomputed").exercise("stage_4")
        assert exercise.check("660.000").outcome == "right"
        assert "WPGMA" in exercise.check("685.000").text  # ((600 + 640)/2 + 680)/2, and with 720
        assert "WPGMA" in exercise.check("680.000").text  # (640 + 720)/2, 640 the mean of three

    def test_two_single_rows_have_mistakes_too(self):
        assert "half" in self.exercise(1).check("5.000").text
        assert "square" in self.exercise(1).check("100.000").text
        assert self.exercise(1).check("10.000").outcome == "right"

    def test_what_is_no_mistake_at_this_merge_is_not_named(self):
        assert {mistake.name for mistake in self.exercise(1).step.mistakes} == {"half", "squared"}
