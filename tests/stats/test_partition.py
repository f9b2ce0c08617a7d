"""Clusters, their profiles and their agreement."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

import edusocsec as ess
from edusocsec.errors import ArgumentError, MissingValuesError, UnknownNameError
from tests.reference import case


@pytest.fixture
def arrests():
    return case("c02").data


@pytest.fixture
def partition(arrests):
    return ess.cut_tree(ess.average_linkage(arrests), 4)


def test_labels_are_those_of_the_tree(partition):
    pd.testing.assert_series_equal(partition.labels, partition.tree.cut(4))
    assert partition.n_clusters == 4


def test_profiles_are_means(arrests, partition):
    expected = arrests[partition.labels == 2].mean()
    np.testing.assert_allclose(partition.profiles().loc[2], expected)
    other = pd.DataFrame({"rank": np.arange(50.0)}, index=arrests.index[::-1])
    reversed_rank = other.loc[arrests.index, "rank"][partition.labels == 2].mean()
    assert partition.profiles(other).at[2, "rank"] == reversed_rank


def test_profiles_name_a_row_that_is_absent(arrests, partition):
    with pytest.raises(UnknownNameError, match="'Alabama'"):
        partition.profiles(arrests.drop(index="Alabama"))


def test_distances_alone_have_no_profiles():
    tree = ess.average_linkage(case("c04").data, metric="precomputed")
    with pytest.raises(ArgumentError, match="no variables to average"):
        ess.cut_tree(tree, 3).profiles()


def test_typical_member_is_nearest_to_its_fellows(arrests, partition):
    for cluster, members in partition.members.items():
        points = arrests.loc[members].to_numpy()
        sums = [np.linalg.norm(points - point, axis=1).sum() for point in points]
        assert partition.typical_members[cluster] == members[int(np.argmin(sums))]


def test_sizes_count_every_row_once(partition):
    assert partition.sizes.sum() == 50
    assert partition.sizes.to_dict() == {k: len(v) for k, v in partition.members.items()}


def test_steps_stop_at_the_cut(partition):
    assert "stage_46" in partition.steps
    assert "stage_47" not in partition.steps


def test_cross_check_agrees_with_scikit_learn(partition):
    assert partition.cross_check()["difference"].max() == 0


class TestAdjustedRandIndex:
    def test_is_that_of_scikit_learn(self):
        generator = np.random.default_rng(3)
        for _draw in range(20):
            first, second = generator.integers(0, 4, 30), generator.integers(0, 5, 30)
            ours = float(ess.adjusted_rand_index(first, second))
            assert ours == pytest.approx(adjusted_rand_score(first, second), abs=1e-12)

    @pytest.mark.parametrize("same", [[1, 1, 1], [1, 2, 3], [1, 1, 2]])
    def test_same_partition_is_1(self, same):
        assert float(ess.adjusted_rand_index(same, same)) == 1

    def test_rows_are_matched_by_name(self):
        first = pd.Series([1, 1, 2, 2], index=list("abcd"))
        assert float(ess.adjusted_rand_index(first, first[::-1])) == 1

    def test_other_rows_are_named(self):
        first = pd.Series([1, 2], index=["a", "b"])
        with pytest.raises(ArgumentError, match="'b', 'c'"):
            ess.adjusted_rand_index(first, first.rename(index={"b": "c"}))

    def test_row_without_cluster_is_named(self):
        first = pd.Series([1, None], index=["a", "b"])
        with pytest.raises(ArgumentError, match="row 'b' has no cluster"):
            ess.adjusted_rand_index(first, pd.Series([1, 2], index=["a", "b"]))

    def test_lengths_differ(self):
        with pytest.raises(ArgumentError, match="3 and 2 rows"):
            ess.adjusted_rand_index([1, 2, 3], [1, 2])

    def test_exercise_recognizes_the_unadjusted_index(self):
        from sklearn.metrics import rand_score

        first, second = [1, 1, 2, 2, 3, 3], [1, 1, 1, 2, 2, 2]
        exercise = ess.adjusted_rand_index(first, second).exercise("index")
        assert "Rand index" in exercise.check(f"{rand_score(first, second):.3f}").text

    def test_cross_check(self, partition):
        checked = ess.adjusted_rand_index(partition, partition.tree.cut(3)).cross_check()
        assert checked["difference"].max() < 1e-12

    def test_a_gap_in_a_list_of_names_is_no_cluster(self):
        with pytest.raises(ArgumentError, match="first partition, the row '1' has no cluster"):
            ess.adjusted_rand_index(["a", float("nan"), "b", "a"], list("xyyx"))

    def test_what_is_no_column(self):
        for wrong in (pd.DataFrame({"g": [1, 2]}), [[1], [2]], [("a", 1), ("b", 2)], "ab", {1, 2}):
            with pytest.raises(ArgumentError, match="One column of values is needed"):
                ess.adjusted_rand_index(wrong, [1, 2])


def test_only_a_tree_can_be_cut(arrests):
    with pytest.raises(ArgumentError, match=r"A DataFrame .* result of average_linkage\(\)"):
        ess.cut_tree(arrests, 2)


def test_profiles_of_gaps_are_not_to_be_left_out_listwise(arrests, partition):
    gap = arrests.astype(float)
    gap.iloc[3, 1] = np.nan
    with pytest.raises(MissingValuesError, match="'Arkansas'") as caught:
        partition.profiles(gap)
    assert "listwise" not in caught.value.hint
