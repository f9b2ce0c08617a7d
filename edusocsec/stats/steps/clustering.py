"""How a cluster tree is told, merge by merge."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial.distance import pdist, squareform

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import Cell, at
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.cluster_tree import ClusterTree
from edusocsec.translation import _


def tell(tree: ClusterTree) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield _tell_distances(tree)
    weights = _halved_at_each_merge(tree)
    for stage in range(1, len(tree.labels)):
        yield _tell_merge(tree, stage, weights)
    yield _tell_cophenetic(tree)


def _tell_distances(tree: ClusterTree) -> Step:
    D, data = tree.distance_matrix, tree.data
    row, column = D.index[0], D.columns[1]
    squared = tree.metric == "sqeuclidean"

    def work(first: Any, second: Any) -> str:
        left = rf"d({name(first)}, {name(second)})"
        if data is None:
            return left
        squares = [
            rf"({number(a)} - {factor(b)})^2"
            for a, b in zip(data.loc[first], data.loc[second], strict=True)
        ]
        return rf"{left} = {total(squares)}" if squared else rf"{left} = \sqrt{{{total(squares)}}}"

    root = Mistake("no_square_root", D**2, _("This is the squared distance. Take its root."))
    square = Mistake("square_root", D**0.5, _("Squared distances were asked for: take no root."))
    mistakes = [square if squared else root]
    if data is None:
        mistakes.append(Mistake("half", D / 2, _("This is half the distance. Take all of it.")))
    if data is not None:
        blocks = squareform(pdist(data.to_numpy(), "cityblock"))
        mistakes.append(
            Mistake(
                "not_squared",
                pd.DataFrame(blocks, D.index, D.columns),
                _("You added the differences themselves. Square them first."),
            )
        )
    return Step(
        name="distances",
        title=_("Squared Euclidean distances") if squared else _("Distances"),
        why=_("How far each row is from each other, over all variables at once."),
        formula=(
            r"d(a, b) = \sum_j (a_j - b_j)^2"
            if squared
            else r"d(a, b) = \sqrt{\sum_j (a_j - b_j)^2}"
        ),
        value=D,
        work=work,
        cell=(row, column),
        scale="ordered",
        mistakes=tuple(mistakes),
    )


def _tell_merge(tree: ClusterTree, stage: int, weights: list[np.ndarray]) -> Step:
    pair = tree.merges[stage - 1]
    first, second = map(tree.members_of, pair)
    between = tree.distances_between(*pair)

    def work() -> str:
        terms = [number(value) for value in between.ravel()]
        return (
            rf"d({_as_set(first)}, {_as_set(second)}) = "
            rf"\frac{{{total(terms, 6)}}}{{{len(first)} \cdot {len(second)}}}"
        )

    return Step(
        name=f"stage_{stage}",
        title=_("Stage {stage}: merge {first} with {second}").format(
            stage=stage, first=tree.name_of(pair[0]), second=tree.name_of(pair[1])
        ),
        why=_why_merged(tree, stage),
        formula=r"d(A, B) = \frac{1}{|A| \, |B|} \sum_{a \in A} \sum_{b \in B} d(a, b)",
        value=float(tree.heights[stage - 1]),
        work=work,
        needs=("distances",),
        inputs=lambda: {"distances": [(a, b) for a in first for b in second]},
        mistakes=_merge_mistakes(tree, stage, between, weights),
    )


def _why_merged(tree: ClusterTree, stage: int) -> str:
    tie = next((tie for tie in tree.ties if tie.stage == stage), None)
    if tie is None:
        return _(
            "Of all pairs of clusters these two are nearest, on the average of all pairs of rows."
        )
    return _(
        "No pair of clusters is nearer, on the average of all pairs of rows. Others are as near, "
        "such as {first} and {second}: the pair with the lowest rows is merged."
    ).format(first=tree.name_of(tie.other[0]), second=tree.name_of(tie.other[1]))


def _merge_mistakes(
    tree: ClusterTree, stage: int, between: np.ndarray, weights: list[np.ndarray]
) -> tuple[Mistake, ...]:
    height = float(tree.heights[stage - 1])
    candidates = [
        Mistake(
            "single_linkage",
            float(between.min()),
            _("This is the smallest distance (single linkage). Take the average."),
        ),
        Mistake(
            "complete_linkage",
            float(between.max()),
            _("This is the largest distance (complete linkage). Take the average."),
        ),
        *_averages_of_averages(tree, stage, between, weights),
        Mistake(
            "sum",
            float(between.sum()),
            _("This is the sum. Divide by the number of pairs."),
        ),
        Mistake(
            "half",
            height / 2,
            _("This is half of it, as some trees are drawn. Here the height is the distance."),
        ),
        Mistake("squared", height**2, _("This is the square. Take the distances as they are.")),
    ]
    apart = 1e-9 * max(height, float(between.max()))
    return tuple(mistake for mistake in candidates if abs(at(mistake.value) - height) > apart)


def _averages_of_averages(
    tree: ClusterTree, stage: int, between: np.ndarray, weights: list[np.ndarray]
) -> Iterator[Mistake]:
    """Average the distances of the parts, at this merge alone and at all before it (WPGMA)."""
    pair = tree.merges[stage - 1]
    later = max(pair)
    if later < len(tree.labels):
        return
    first_part, _second_part = tree.merges[later - len(tree.labels)]
    cut = len(tree.members_of(first_part))
    rows = between if later == pair[0] else between.T
    advice = _(
        "You averaged two averages, which counts a small cluster like a large one (WPGMA). Take "
        "the average of all pairs of rows."
    )
    averages = float(rows[:cut].mean() + rows[cut:].mean()) / 2
    yield Mistake("average_of_averages", averages, advice)
    first, second = (weights[cluster] for cluster in pair)
    yield Mistake("wpgma", float(first @ between @ second), advice)


def _halved_at_each_merge(tree: ClusterTree) -> list[np.ndarray]:
    """Weights of each cluster's rows in averages of averages, in the order of its members."""
    weights = [np.ones(1)] * len(tree.labels)
    for first, second in tree.merges:
        weights.append(np.concatenate([weights[first], weights[second]]) / 2)
    return weights


def _tell_cophenetic(tree: ClusterTree) -> Step:
    C = tree.cophenetic

    def work(first: Any, second: Any) -> str:
        left = rf"c({name(first)}, {name(second)})"
        if first == second:
            return left
        pair = tree.merges[tree.stage_of(first, second) - 1]
        return rf"{left} = d({', '.join(_as_set(tree.members_of(cluster)) for cluster in pair)})"

    def inputs(first: Any, second: Any) -> dict[str, list[Cell]]:
        met = 0 if first == second else tree.stage_of(first, second)
        return {f"stage_{stage}": [()] if stage == met else [] for stage in range(1, len(C))}

    return Step(
        name="cophenetic",
        title=_("Cophenetic distances"),
        why=_(
            "The height at which the tree first joins two rows. The more these agree with the "
            "distances, the truer the tree."
        ),
        formula=r"c(a, b) = d(A, B), \quad a \in A, \ b \in B",
        value=C,
        work=work,
        cell=(C.index[0], C.columns[1]),
        needs=tuple(f"stage_{stage}" for stage in range(1, len(tree.labels))),
        inputs=inputs,
        scale="ordered",
        mistakes=(
            Mistake(
                "distance",
                tree.distance_matrix,
                _(
                    "This is the distance of the two rows. Take the height at which the tree "
                    "joins them."
                ),
            ),
            Mistake(
                "half",
                C / 2,
                _("This is half of it, as some trees are drawn. Here the height is the distance."),
            ),
        ),
    )


def _as_set(labels: list[Hashable], most: int = 3) -> str:
    names = [name(label) for label in labels]
    if len(names) > most:
        names = [*names[:most], r"\cdots"]
    return r"\{" + ", ".join(names) + r"\}"
