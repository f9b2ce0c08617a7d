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
    UnknownNameError,
)
from tests.reference import case

UNTIED = ["c01", "c02", "c03", "c04", "c09", "c10", "c14"]
SAME_TREE_IN_ANY_ORDER = [*UNTIED, "c05", "c08"]
METRICS = {"c03": "sqeuclidean", "c04": "precomputed"}


def tree_of(name):
    return ess.average_linkage(case(name).data, metric=METRICS.get(name, "euclidean"))


@pytest.mark.parametrize("name", SAME_TREE_IN_ANY_ORDER)
def test_heights_are_those_of_hclust(name):
    expected = np.sort(np.atleast_1d(case(name).array("height")))
    np.testing.assert_allclose(tree_of(name).heights, expected, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("name", [*UNTIED, "c08"])
def test_cophenetic_distances_are_those_of_r(name):
    tree = tree_of(name)
    condensed = tree.cophenetic.to_numpy()[np.triu_indices(len(tree.labels), k=1)]
    expected = np.atleast_1d(case(name).array("cophenetic_condensed"))
    np.testing.assert_allclose(condensed, expected, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("name", [name for name in SAME_TREE_IN_ANY_ORDER if name != "c10"])
def test_cophenetic_correlation_is_that_of_r(name):
    expected = case(name).results["cophenetic_correlation"]
    assert tree_of(name).cophenetic_correlation == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize("name", UNTIED)
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


@pytest.mark.parametrize("name", ["c05", "c06", "c08", "c13"])
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
    "distances", [[[0, 1], [2, 0]], [[0, -1], [-1, 0]], [[1, 2], [2, 1]], [[0, 1]]]
)
def test_what_is_not_a_distance_matrix(distances):
    with pytest.raises(DataError):
        ess.average_linkage(pd.DataFrame(distances, dtype=float), metric="precomputed")


def test_equal_distances_have_no_cophenetic_correlation():
    triangle = pd.DataFrame(1 - np.eye(3))
    tree = ess.average_linkage(triangle, metric="precomputed")
    with pytest.raises(DataError, match="All distances are equal"):
        tree.cophenetic_correlation  # noqa: B018
    assert tree.verdict


def test_every_merge_is_a_step_with_its_average():
    tree = tree_of("c01")
    D = tree.distance_matrix
    for stage, (first, second) in enumerate(tree.linkage[:, :2].astype(int), start=1):
        between = D.loc[tree.members[first], tree.members[second]]
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
