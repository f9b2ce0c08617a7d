import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.explain import Step
from edusocsec.explain.cells import at, axes_of, labels_of
from edusocsec.explain.inputs import inputs_of
from tests.reference import case


def every_result():
    data = case("f02").data
    rotation = ess.varimax(ess.principal_components(data))
    scores = ess.factor_scores(data, rotation)
    tree = ess.average_linkage(scores.scores)
    provinces = pd.DataFrame(
        {"region": ["east", "east", "west", "west"], "x": [4.0, 3, 1, 2], "n": [1.0, 2, 2, 1]},
        index=["Beijing", "Fujian", "Gansu", "Tibet"],
    )
    rows = pd.MultiIndex.from_product([list("ABCDE"), range(2010, 2015)], names=["who", "year"])
    numbers = np.random.default_rng(1).normal(size=(25, 3))
    panel = pd.DataFrame(numbers, rows, columns=["y", "x1", "x2"]).reset_index()
    yield ess.correlation_matrix(data)
    yield ess.kmo(correlation=[[1, 0.5, 0.4], [0.5, 1, 0.3], [0.4, 0.3, 1]])
    yield ess.kmo(data)
    yield ess.bartlett_sphericity(data)
    yield ess.varimax([[0.7, 0.7], [0.7, -0.6], [0.6, 0.7], [0.8, -0.5]])
    yield ess.factor_scores(data, ess.principal_components(data))
    yield ess.composite_scores(scores)
    yield ess.composite_scores(scores, weights="rotated")
    yield ess.composite_scores(ess.factor_scores(data, ess.principal_components(data)))
    yield tree
    yield ess.cut_tree(tree, 3)
    yield ess.adjusted_rand_index(tree.cut(3), tree.cut(4))
    for kind in ("T", "L"):
        yield ess.theil([1, 2, 5], [1, 1, 2], kind=kind)
        yield ess.theil_decomposition(provinces, value="x", weight="n", groups="region", kind=kind)
    yield ess.gini([1, 2, 5], [1, 1, 2])
    yield ess.atkinson([1, 2, 5], 0.5)
    yield ess.coefficient_of_variation([1, 2, 5])
    for effects in ("none", "entity", "two_way", "random"):
        for errors in ("classical", "robust", "clustered"):
            yield ess.panel_regression(
                panel,
                outcome="y",
                regressors=["x1", "x2"],
                entity="who",
                time="year",
                effects=effects,
                standard_errors=errors,
            )


def cells_of(value):
    return labels_of(value, (...,) * len(axes_of(value)))


@pytest.mark.parametrize("result", list(every_result()), ids=lambda result: result.title)
def test_inputs_are_cells_of_earlier_steps(result):
    earlier = {}
    for step in result.steps.values():
        assert set(step.needs) <= set(earlier)
        inputs = inputs_of(step, earlier)
        for cell in cells_of(step.value):
            found = inputs(*cell)
            assert set(found) == set(step.needs)
            for name, used in found.items():
                for one in used:
                    for label in labels_of(earlier[name].value, one):
                        at(earlier[name].value, *label)
        earlier[step.name] = step


def used(result, name, *cell):
    """Values of the cells that a cell uses, by step."""
    found = inputs_of(result.steps[name], result.steps)(*cell)
    return {
        need: [
            at(result.steps[need].value, *label)
            for given in cells
            for label in labels_of(result.steps[need].value, given)
        ]
        for need, cells in found.items()
    }


@pytest.fixture
def scores():
    data = case("f02").data
    return ess.factor_scores(data, ess.varimax(ess.principal_components(data)))


def test_a_correlation_is_made_of_two_columns(scores):
    z = used(scores, "correlations", *scores.correlation.matrix.index[:2])["standardized"]
    half = len(z) // 2
    assert np.dot(z[:half], z[half:]) / (half - 1) == pytest.approx(
        scores.correlation.matrix.iloc[0, 1]
    )


def test_a_score_is_made_of_a_row_and_a_column(scores):
    row, factor = scores.scores.index[3], scores.scores.columns[1]
    found = used(scores, "scores", row, factor)
    assert np.dot(found["standardized"], found["score_coefficients"]) == pytest.approx(
        scores.scores.loc[row, factor]
    )


def test_a_loading_is_made_of_one_vector_cell_and_one_value(scores):
    variable = scores.correlation.matrix.index[2]
    found = used(scores, "loadings", variable, "PC2")
    assert found["eigenvectors"] == [
        at(scores.steps["eigenvectors"].value, variable, "PC2"),
    ]
    assert found["eigenvalues"] == [scores.steps["eigenvalues"].value["PC2"]]


def test_a_measure_leaves_out_the_diagonal():
    result = ess.kmo(case("f02").data)
    found = used(result, "per_variable", result.partial.index[0])
    simple, partial = (sum(value**2 for value in values) for values in found.values())
    assert simple / (simple + partial) == pytest.approx(result.per_variable.iloc[0])


@pytest.mark.parametrize("weights", ["explained", "rotated"])
def test_a_weight_is_a_share_of_what_all_factors_explain(scores, weights):
    result = ess.composite_scores(scores, weights)
    (parts,) = used(result, "weights", "RC2").values()
    assert parts[1] / sum(parts) == pytest.approx(result.weights["RC2"])


def test_a_merge_is_the_mean_of_its_distances():
    tree = ess.average_linkage(pd.DataFrame({"x": [0.0, 1, 5, 7]}, list("abcd")))
    assert np.mean(used(tree, "stage_3")["distances"]) == tree.heights[2]
    assert used(tree, "cophenetic", "a", "b")["stage_1"] == [tree.heights[0]]
    assert sum(map(len, used(tree, "cophenetic", "a", "d").values())) == 1


def test_a_cumulative_share_is_the_sum_of_the_poorer_ones():
    result = ess.gini([5, 1, 2])
    points = result.curve.points
    found = used(result, "cumulative_shares", points.index[2], points.columns[1])
    assert sum(found["value_shares"]) == pytest.approx(points.iloc[2, 1])
    assert found["population_shares"] == []


def test_the_same_labels_on_rows_and_columns_are_not_mixed_up():
    result = ess.correlation_matrix(pd.DataFrame([[1.0, 2], [3, 1], [2, 2.5]]))
    means = result.steps["means"].value
    assert used(result, "standardized", 0, 1)["means"] == [means[1]]


def test_a_step_cannot_use_what_it_does_not_need():
    step = Step(
        name="sum",
        title="Sum",
        why="All together.",
        formula="s",
        value=1.0,
        work=lambda: "s",
        inputs=lambda: {"other": [()]},
    )
    with pytest.raises(ValueError, match="other"):
        inputs_of(step, {})()
