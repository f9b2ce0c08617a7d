"""Which function recomputes which claim.

Each paper has a module ``claims`` of small functions, each under the ids of the claims that it
recomputes. Claims and computations must match one to one: a claim that nobody recomputes, or a
computation of nothing that is claimed, is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from edusocsec.errors import EdusocsecError, listed
from edusocsec.papers.claim import Claim, Recomputed
from edusocsec.translation import _

Computation = Callable[[Claim], Recomputed]


class Computations(dict[str, Computation]):
    """The computations of one paper, by the id of the claim."""

    def of(self, *claims: str) -> Callable[[Computation], Computation]:
        """Enter a function as the computation of these claims.

        Examples
        --------
        >>> computations = Computations()
        >>> @computations.of("ps-01", "ps-02")
        ... def ratio(claim):
        ...     return Recomputed(reason="Not found.")
        >>> list(computations)
        ['ps-01', 'ps-02']
        """

        def enter(computation: Computation) -> Computation:
            twice = [claim for claim in claims if claim in self]
            if twice:
                raise ValueError(f"computed twice: {listed(twice)}")
            self.update(dict.fromkeys(claims, computation))
            return computation

        return enter


def computations_of(paper: str) -> Computations:
    """Return the computations of a paper, from its module ``claims``."""
    computations: Computations = import_module(f"edusocsec.papers.{paper}.claims").COMPUTATIONS
    return computations


def match(claims: Mapping[str, Claim], computations: Mapping[str, Computation]) -> None:
    """Refuse a claim without a computation, and a computation without a claim.

    Raises
    ------
    EdusocsecError
    """
    missing = [claim for claim in claims if claim not in computations]
    if missing:
        raise EdusocsecError(
            _("Nobody recomputes {claims}.").format(claims=listed(missing)),
            _("Enter a computation in the paper's module 'claims'."),
        )
    idle = [claim for claim in computations if claim not in claims]
    if idle:
        raise EdusocsecError(
            _("A computation has no claim: {claims}.").format(claims=listed(idle)),
            _("Enter the claim in the table of printed claims, or remove the computation."),
        )
