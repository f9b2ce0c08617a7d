"""What a paper claims, what came out when it was recomputed, and the verdict on it."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, choose_from, listed
from edusocsec.explain import Result
from edusocsec.papers.printed import PrintedNumber
from edusocsec.provenance import REPRODUCING, Badge
from edusocsec.translation import _, enumerated, sentences

CLOSE = 0.05
"""Largest relative difference from a printed number that is called close: our choice."""


class Verdict(StrEnum):
    """What a comparison with the paper comes to."""

    REPRODUCED = "reproduced"
    CLOSE = "close"
    IN_PART = "in part"
    NOT_REPRODUCED = "not reproduced"
    NOT_CHECKABLE = "not checkable"

    @property
    def label(self) -> str:
        """The verdict in the language in use."""
        return {
            Verdict.REPRODUCED: _("reproduced"),
            Verdict.CLOSE: _("close"),
            Verdict.IN_PART: _("in part"),
            Verdict.NOT_REPRODUCED: _("not reproduced"),
            Verdict.NOT_CHECKABLE: _("not checkable"),
        }[self]

    @property
    def with_substitutes(self) -> Verdict:
        """The best that may be said where a substitute stood for the paper's figure."""
        return Verdict.CLOSE if self is Verdict.REPRODUCED else self

    @property
    def label_with_substitutes(self) -> str:
        """The verdict in words where a substitute stood for the paper's figure."""
        return {
            Verdict.CLOSE: _("close, with substitutes"),
            Verdict.IN_PART: _("in part, with substitutes"),
            Verdict.NOT_REPRODUCED: _("not reproduced, with substitutes"),
            Verdict.NOT_CHECKABLE: _("not checkable"),
        }[self.with_substitutes]


@dataclass(frozen=True)
class Cases:
    """In how many of its cases a claim in words holds.

    Where the paper leaves a term undefined, such as its weights, every reading of it that was
    tried makes cases of its own.

    Parameters
    ----------
    held, tested : int
    all : int
        Cases that the claim speaks of, tested or not.
    close : int
        Where the cases are numbers, such as the cells of a table: those that do not round to what
        is printed and are close to it.
    """

    held: int
    tested: int
    all: int
    close: int = 0

    @property
    def verdict(self) -> Verdict:
        """All of them, all at least close, in part (more than half of the tested), or not.

        Examples
        --------
        >>> [Cases(held, tested=4, all=5).verdict.value for held in (4, 3, 2)]
        ['in part', 'in part', 'not reproduced']
        >>> [Cases(1, tested=4, all=4, close=close).verdict.value for close in (3, 2, 1)]
        ['close', 'in part', 'not reproduced']
        """
        if self.held == self.all:
            return Verdict.REPRODUCED
        near = self.held + self.close
        if near == self.all:
            return Verdict.CLOSE
        return Verdict.IN_PART if 2 * near > self.tested else Verdict.NOT_REPRODUCED


def cases_of_names(claimed: Collection[str], found: Collection[str]) -> Cases:
    """Count the names of a list: those in both, of those in either.

    Examples
    --------
    >>> cases_of_names(["Hebei", "Hainan"], ["Hebei", "Hainan", "Jiangsu"])
    Cases(held=2, tested=3, all=3, close=0)
    """
    either = len({*claimed, *found})
    return Cases(len({*claimed} & {*found}), either, either)


@dataclass(frozen=True)
class Claim:
    """One thing that a paper says, as the data file of claims holds it."""

    id: str
    paper: str
    where: str
    subject: str
    year: str
    quantity: str
    printed: str
    unit: str
    kind: str

    @property
    def title(self) -> str:
        """The paper in words."""
        return {
            "fiscal_equity": _("Fiscal equity: a thesis on 31 provinces, 2007-2017"),
            "common_prosperity": _("Common prosperity: an article of 2021"),
            "pension_subsidy": _("Pension subsidy: an article on 31 provinces in 2013"),
        }.get(self.paper, self.paper)

    @property
    def number(self) -> PrintedNumber | None:
        """The printed number; None where the claim is in words.

        Examples
        --------
        >>> all_claims()["ps-32"].number.interval
        (0.7885, 0.7895)
        >>> all_claims()["fe-02"].number is None
        True
        """
        try:
            Decimal(self.printed)
        except InvalidOperation:
            return None
        return PrintedNumber(self.id, self.where, self.subject, self.quantity, self.printed)


@dataclass(frozen=True, kw_only=True)
class Recomputed:
    """What a claim's computation gives.

    Parameters
    ----------
    value : float or str, optional
        The number, or what was found in words; None where nothing can be computed.
    holds : bool or Cases, optional
        For a claim in words: whether the figures agree with it, or in how many cases they do.
    reason : str
        One sentence on why it agrees or does not, or what is missing.
    badge : Badge, optional
        Weakest badge of the figures that went in.
    substitutes : tuple of str
        What stands for figures of the paper that were not found.
    story : Result, optional
        Its steps tell the computation.
    about : str, optional
        Label, such as the province, to work out in the steps.
    """

    value: float | str | None = None
    holds: bool | Cases | None = None
    reason: str
    badge: Badge | None = None
    substitutes: tuple[str, ...] = ()
    story: Result | None = None
    about: Hashable | None = None

    @property
    def has_substitutes(self) -> bool:
        """Whether anything that the paper did not use went in."""
        return bool(self.substitutes) or self.badge not in (None, *REPRODUCING)

    @property
    def told(self) -> str:
        """The reason, and the substitutes by name."""
        if not self.substitutes:
            return self.reason
        named = _("Substitutes: {names}.").format(names=enumerated(self.substitutes))
        return sentences([self.reason, named])


def judge(claim: Claim, recomputed: Recomputed) -> Verdict:
    """Hold what was recomputed against what is printed.

    A number is reproduced if it rounds to the printed decimals, and close within :data:`CLOSE`.
    A claim in words is reproduced if it holds in all of its cases, and in part if it holds in more
    than half of those that could be tested (see :class:`Cases`). The cells of a table are cases,
    each judged as a number is. What was computed with
    substitutes is never reproduced: it is close at best. So is what needs a term that the paper
    does not define, such as its weights: our reading of it is a substitute.

    Examples
    --------
    >>> kmo = all_claims()["ps-32"]
    >>> judge(kmo, Recomputed(value=0.7892, reason="The same data.")).value
    'reproduced'
    >>> judge(kmo, Recomputed(value=0.7892, reason="Others.", substitutes=("food of 2012",))).value
    'close'
    """
    if recomputed.value is None:
        return Verdict.NOT_CHECKABLE
    if claim.number is not None:
        assert not isinstance(recomputed.value, str), f"{claim.id} prints a number"
        verdict = judge_number(claim.number, recomputed.value)
    elif recomputed.holds is None:
        return Verdict.NOT_CHECKABLE
    elif isinstance(recomputed.holds, Cases):
        verdict = recomputed.holds.verdict
    else:
        verdict = Verdict.REPRODUCED if recomputed.holds else Verdict.NOT_REPRODUCED
    return verdict.with_substitutes if recomputed.has_substitutes else verdict


def judge_number(printed: PrintedNumber, value: float) -> Verdict:
    """Hold a number against a printed one, whatever it was computed from.

    Examples
    --------
    >>> judge_number(all_claims()["ps-32"].number, 0.76).value
    'close'
    """
    if printed.rounds_from(value):
        return Verdict.REPRODUCED
    near = abs(value - printed.value) <= CLOSE * abs(printed.value)
    return Verdict.CLOSE if near else Verdict.NOT_REPRODUCED


def all_claims() -> dict[str, Claim]:
    """Return every claim by its id, in the order of the data file.

    Examples
    --------
    >>> list(all_claims())[:2]
    ['fe-01', 'fe-02']
    """
    table = load_dataset("printed_claims").fillna("").drop(columns="how_to_recompute")
    return {
        str(row["id"]): Claim(**{str(name): str(cell) for name, cell in row.items()})
        for row in table.reset_index().to_dict("records")
    }


def claims_of(paper: str | None = None, only: str | list[str] | None = None) -> list[Claim]:
    """Return the claims of a paper, or those asked for by id, each once; all of them unless told.

    Raises
    ------
    UnknownNameError
        If there is no such paper or claim, or no such claim in the paper.

    Examples
    --------
    >>> [claim.id for claim in claims_of("fiscal_equity")][-1]
    'fe-07'
    """
    claims = list(all_claims().values())
    papers = list(dict.fromkeys(claim.paper for claim in claims))
    if paper is not None:
        if paper not in papers:
            raise UnknownNameError(
                _("There is no paper '{paper}'.").format(paper=paper),
                choose_from(paper, papers),
            )
        claims = [claim for claim in claims if claim.paper == paper]
    if only is None:
        return claims
    by_id = {claim.id: claim for claim in claims}
    wanted = [only] if isinstance(only, str) else list(dict.fromkeys(only))
    unknown = [id for id in wanted if id not in by_id]
    if unknown:
        raise UnknownNameError(
            _("There is no claim {claims}.").format(claims=listed(unknown)),
            _("The claims run from {first} to {last}.").format(
                first=claims[0].id, last=claims[-1].id
            ),
        )
    return [by_id[id] for id in wanted]
