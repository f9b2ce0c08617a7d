"""How a partition is told: the merges up to the cut, and the typical members."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number, total
from edusocsec.stats.partition import Partition
from edusocsec.translation import _


def tell(result: Partition) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    last = len(result.labels) - result.n_clusters
    names = ["distances", *(f"stage_{stage}" for stage in range(1, last + 1))]
    yield from (result.tree.steps[step] for step in names)
    yield _tell_mean_distances(result)


def _tell_mean_distances(result: Partition) -> Step:
    D = result.tree.distance_matrix
    sizes = result.labels.map(result.sizes)
    sums = result.mean_distances * sizes

    def work(row: Any) -> str:
        fellows = result.members[int(result.labels[row])]
        terms = [number(at(D, row, fellow)) for fellow in fellows]
        return rf"\frac{{{total(terms)}}}{{{len(fellows)}}}"

    return Step(
        name="mean_distances",
        title=_("Mean distance to the own cluster"),
        why=_("The row that is nearest to all others of its cluster is its typical member."),
        formula=r"\frac{1}{|A|} \sum_{b \in A} d(a, b), \quad a \in A",
        value=result.mean_distances,
        work=work,
        cell=(result.labels.index[0],),
        needs=("distances",),
        inputs=lambda row: {
            "distances": [(row, fellow) for fellow in result.members[int(result.labels[row])]]
        },
        mistakes=(
            Mistake(
                "itself_left_out",
                sums / (sizes - 1),
                _("You left the row itself out. It counts, with a distance of 0."),
            ),
            Mistake("sum", sums, _("This is the sum. Divide it by the size of the cluster.")),
        ),
    )
