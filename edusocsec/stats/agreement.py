"""How far two partitions of the same rows agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import comb

from edusocsec.errors import ArgumentError, listed
from edusocsec.explain import Headings, Peer, Result
from edusocsec.provenance import Badge, joined, weakest_badge
from edusocsec.stats.partition import Partition
from edusocsec.stats.tables import one_column
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class AdjustedRandIndex(Result):
    """Agreement of two partitions, corrected for chance.

    Attributes
    ----------
    value : float
        1 for the same partition, about 0 for two unrelated ones; can be negative.
    contingency : DataFrame of int
        How many rows each pair of clusters shares.
    same_in_both, same_in_first, same_in_second, all_pairs : float
        Numbers of pairs of rows.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.agreement:tell"

    value: float
    contingency: pd.DataFrame
    same_in_both: float
    same_in_first: float
    same_in_second: float
    all_pairs: float

    def __float__(self) -> float:
        return self.value

    @property
    def expected(self) -> float:
        """Pairs that chance alone would put together in both partitions."""
        return self.same_in_first * self.same_in_second / self.all_pairs

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Adjusted Rand index")

    def table(self) -> pd.DataFrame:
        """Return the contingency table of the two partitions."""
        return self.contingency

    @property
    def headings(self) -> Headings:
        """What the axes are called."""
        return Headings(names={"cluster": _("cluster"), **_words()})

    @property
    def verdict(self) -> str:
        """The index in words."""
        return _(
            "The index is {value:.3f}, where 1 is the same partition and 0 is agreement by chance."
        ).format(value=self.value)

    def plot(self, **options: Any) -> Figure:
        """Heat map of the contingency table."""
        from edusocsec.plots import matrix

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        return matrix(self.contingency, scale="ordered", decimals=0, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        from sklearn.metrics import adjusted_rand_score

        counts = self.contingency.to_numpy()
        first, second = np.indices(counts.shape)
        theirs = adjusted_rand_score(
            np.repeat(first.ravel(), counts.ravel()), np.repeat(second.ravel(), counts.ravel())
        )
        yield Peer("scikit-learn", _("index"), self.value, theirs)


def adjusted_rand_index(
    first: Partition | pd.Series | ArrayLike, second: Partition | pd.Series | ArrayLike
) -> AdjustedRandIndex:
    r"""Compare two partitions of the same rows.

    .. math::
        \frac{\sum_{ij} \binom{n_{ij}}{2} - E}
             {\frac12 (\sum_i \binom{a_i}{2} + \sum_j \binom{b_j}{2}) - E}, \quad
        E = \frac{\sum_i \binom{a_i}{2} \sum_j \binom{b_j}{2}}{\binom{n}{2}}

    Parameters
    ----------
    first, second : Partition, Series or array, length n
        Series and partitions are matched by their row labels, arrays by position.

    Returns
    -------
    AdjustedRandIndex
        ``float(result)`` is the index.

    Raises
    ------
    ArgumentError
        If the two do not have the same rows, a row lacks a cluster, or an array has more than
        one dimension.

    References
    ----------
    Hubert, L., & Arabie, P. (1985). Comparing partitions. Journal of Classification 2,
    193-218.

    Examples
    --------
    >>> float(adjusted_rand_index([1, 1, 2, 2], ["x", "x", "y", "y"]))
    1.0
    >>> round(float(adjusted_rand_index([1, 1, 2, 2], [1, 1, 1, 2])), 3)
    0.0
    """
    one, other = _as_series(first, "first"), _as_series(second, "second")
    if isinstance(first, Partition | pd.Series) and isinstance(second, Partition | pd.Series):
        unmatched = one.index.symmetric_difference(other.index)
        if len(unmatched) or not one.index.is_unique:
            raise ArgumentError(
                _("The partitions do not have the same rows: see {rows}.").format(
                    rows=listed(unmatched if len(unmatched) else one.index[one.index.duplicated()])
                ),
                _("Give both the same row labels, each once."),
            )
        other = other.loc[one.index]
    if len(one) != len(other) or len(one) < 2:
        raise ArgumentError(
            _("The partitions have {first} and {second} rows.").format(
                first=len(one), second=len(other)
            ),
            _("Give two partitions of the same rows, at least two of them."),
        )
    contingency = pd.crosstab(
        one.to_numpy(), other.to_numpy(), rownames=[one.name], colnames=[other.name]
    )
    counts = contingency.to_numpy()
    both = float(comb(counts, 2).sum())
    in_first = float(comb(counts.sum(axis=1), 2).sum())
    in_second = float(comb(counts.sum(axis=0), 2).sum())
    all_pairs = float(comb(len(one), 2))
    expected = in_first * in_second / all_pairs
    best = (in_first + in_second) / 2
    return AdjustedRandIndex(
        # Both partitions put all rows together, or each row alone: they are the same.
        value=1.0 if best == expected else (both - expected) / (best - expected),
        contingency=contingency,
        same_in_both=both,
        same_in_first=in_first,
        same_in_second=in_second,
        all_pairs=all_pairs,
        badge=joined(_badge(first), _badge(second)),
    )


def _badge(partition: object) -> Badge | None:
    if isinstance(partition, Partition):
        return partition.badge
    return weakest_badge(partition.to_frame() if isinstance(partition, pd.Series) else None)


def _as_series(partition: Partition | pd.Series | ArrayLike, position: str) -> pd.Series:
    if isinstance(partition, Partition):
        return partition.labels
    series = partition if isinstance(partition, pd.Series) else _listed(partition)
    if series.isna().any():
        raise ArgumentError(
            _("In the {position} partition, the row '{row}' has no cluster.").format(
                position=_words()[position], row=series.index[series.isna()][0]
            ),
            _("Give every row a cluster, or leave the row out of both partitions."),
        )
    return series if series.name is not None else series.rename(position)


def _words() -> dict[str, str]:
    return {"first": _("first"), "second": _("second")}


def _listed(partition: ArrayLike) -> pd.Series:
    one_column(partition)
    # As an array, a list of names would turn a gap into the name "nan".
    return pd.Series(list(partition))  # type: ignore[arg-type]
