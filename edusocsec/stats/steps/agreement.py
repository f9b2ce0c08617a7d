"""How the agreement of two partitions is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step
from edusocsec.explain.symbols import factor, name, number, total
from edusocsec.stats.agreement import AdjustedRandIndex
from edusocsec.translation import _


def tell(result: AdjustedRandIndex) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    counts = result.contingency.astype(float)
    pairs = [
        rf"\binom{{{count}}}{{2}}" for count in result.contingency.to_numpy().ravel() if count > 1
    ]
    best = (result.same_in_first + result.same_in_second) / 2

    yield Step(
        name="contingency",
        title=_("Contingency table"),
        why=_("How many rows lie in each pair of clusters, one of each partition."),
        formula=r"n_{ij} = |A_i \cap B_j|",
        value=counts,
        work=lambda row, column: rf"|{name(row)} \cap {name(column)}|",
        cell=(counts.index[0], counts.columns[0]),
        places=0,
        scale="ordered",
        mistakes=(
            Mistake(
                "whole_row",
                counts * 0 + counts.sum(axis="columns").to_numpy()[:, None],
                _("This is the whole cluster of the first partition. Count what is in both."),
            ),
            Mistake(
                "whole_column",
                counts * 0 + counts.sum().to_numpy(),
                _("This is the whole cluster of the second partition. Count what is in both."),
            ),
        ),
    )
    yield Step(
        name="same_in_both",
        title=_("Pairs together in both"),
        why=_("Partitions agree about a pair of rows that both of them put together."),
        formula=r"\sum_{ij} \binom{n_{ij}}{2}",
        value=result.same_in_both,
        work=lambda: total(pairs, 6) if pairs else "0",
        needs=("contingency",),
        places=0,
        mistakes=(
            Mistake(
                "each_pair_twice",
                2 * result.same_in_both,
                _("You counted each pair twice: of n rows there are n(n - 1)/2 pairs."),
            ),
            Mistake(
                "squares",
                float((counts**2).to_numpy().sum()),
                _("You squared the counts. Of n rows there are n(n - 1)/2 pairs."),
            ),
            Mistake(
                "same_in_first",
                result.same_in_first,
                _("These are the pairs together in the first partition. Count those in both."),
            ),
        ),
    )
    yield Step(
        name="expected",
        title=_("Expected by chance"),
        why=_("Large clusters put many pairs together by chance alone."),
        formula=(r"E = \frac{\sum_i \binom{a_i}{2} \sum_j \binom{b_j}{2}}{\binom{n}{2}}"),
        value=result.expected,
        work=lambda: (
            rf"\frac{{{result.same_in_first:.0f} \cdot {result.same_in_second:.0f}}}"
            rf"{{{result.all_pairs:.0f}}}"
        ),
        needs=("contingency",),
        mistakes=(
            Mistake(
                "not_divided",
                result.same_in_first * result.same_in_second,
                _("Divide by the number of all pairs."),
            ),
            Mistake(
                "largest_possible",
                best,
                _("This is the mean of both, the most that can agree. Take the product."),
            ),
        ),
    )
    yield Step(
        name="index",
        title=_("Adjusted Rand index"),
        why=_("What the partitions share beyond chance, as a share of the most possible."),
        formula=(
            r"\frac{\sum_{ij} \binom{n_{ij}}{2} - E}{\frac{1}{2} \left(\sum_i \binom{a_i}{2} "
            r"+ \sum_j \binom{b_j}{2}\right) - E}"
        ),
        value=result.value,
        work=lambda: (
            rf"\frac{{{result.same_in_both:.0f} - {factor(result.expected)}}}"
            rf"{{{number(best)} - {factor(result.expected)}}}"
        ),
        needs=("same_in_both", "expected"),
        mistakes=(
            Mistake(
                "not_adjusted",
                (result.all_pairs + 2 * result.same_in_both - 2 * best) / result.all_pairs,
                _("This is the Rand index. Take chance out of it."),
            ),
            Mistake(
                "chance_left_in",
                result.same_in_both / best,
                _("You left chance in. Subtract what is expected, above and below."),
            ),
            Mistake(
                "not_below",
                (result.same_in_both - result.expected) / best,
                _("Subtract what is expected below the line as well."),
            ),
        ),
    )
