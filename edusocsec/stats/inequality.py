"""What all indices of inequality have in common."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from edusocsec.explain import Headings, Result, Table
from edusocsec.stats.distribution import Distribution, share_headings
from edusocsec.stats.lorenz import lorenz_curve
from edusocsec.translation import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class InequalityIndex(Result):
    """A number that is 0 under equality and grows with inequality.

    Attributes
    ----------
    value : float
        ``float(result)`` is the same.
    distribution : Distribution
    """

    value: float
    distribution: Distribution

    def __float__(self) -> float:
        return self.value

    @cached_property
    @abstractmethod
    def terms(self) -> pd.DataFrame:
        """What each row brings into the index, one row for each row of the data."""

    def table(self) -> pd.DataFrame:
        """Return the terms of all rows."""
        return self.terms

    @property
    def headings(self) -> Headings:
        """What the columns of :attr:`terms` are called."""
        return share_headings()

    def _table_block(self) -> Table:
        return Table(self.terms, places=4, headings=self.headings)

    @property
    def verdict(self) -> str:
        """The index in a sentence."""
        return _("{title} is {value:.4f}, where 0 is equality.").format(
            title=self.title, value=self.value
        )

    def plot(self, **options: Any) -> Figure:
        """Lorenz curve of the distribution."""
        options.setdefault("caption", self.verdict)
        curve = lorenz_curve(self.distribution.values, self.distribution.weights)
        return curve.plot(**options)
