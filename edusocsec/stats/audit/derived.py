"""A printed number that follows from others, within the rounding of all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from edusocsec.explain import Mistake, Step
from edusocsec.stats.audit.finding import Check, Finding, Kind, named, places_of
from edusocsec.stats.audit.printed import Interval
from edusocsec.stats.audit.table import Cell
from edusocsec.translation import _, sentences

_TOO_FINE = 10
"""A result is printed too finely if its terms leave open so many units of its last digit."""

_POWERS_OF_TEN = [power for power in range(-8, 9) if power]


@dataclass(frozen=True)
class Derived:
    """A printed result, its terms, and how they give it.

    Attributes
    ----------
    combine : callable
        Gives the result's interval from the intervals of the terms.
    formula, worked : str
        LaTeX, with symbols and with numbers.
    """

    check: Check
    result: Cell
    terms: Sequence[Cell]
    combine: Callable[[Sequence[Interval]], Interval]
    formula: str
    worked: str
    mistakes: tuple[Mistake, ...] = ()

    @property
    def value(self) -> Fraction:
        """What the terms give as they are printed."""
        return self.combine([Interval.point(term.exact) for term in self.terms]).low

    @property
    def allowed(self) -> Interval:
        """What all values give that round to the printed terms."""
        return self.combine([term.number.interval for term in self.terms])

    @property
    def agrees(self) -> bool:
        """Whether values that round to the printed terms give the printed result."""
        return self.allowed.meets(self.result.number.interval)

    @property
    def agrees_if_rounded(self) -> bool:
        """Whether they do if each series is rounded to the tens or hundreds that it shows."""
        wide = self.combine([term.number.wide_interval for term in self.terms])
        return wide.meets(self.result.number.wide_interval)

    @property
    def agrees_if_cut_off(self) -> bool:
        """Whether they do if digits may have been cut off instead of rounded."""
        loose = self.combine([term.number.loose_interval for term in self.terms])
        return loose.meets(self.result.number.loose_interval)

    @property
    def open_units(self) -> Fraction:
        """How many units of the result's last digit the terms leave open."""
        return self.allowed.width / Fraction(self.result.number.unit)

    @property
    def slip(self) -> int | None:
        """Power of ten that would make the terms agree with the result."""
        printed = self.result.number.interval
        for power in _POWERS_OF_TEN:
            if (self.allowed * Interval.point(Fraction(10) ** power)).meets(printed):
                return power
        return None

    def contradiction(self) -> Finding:
        """Say that the printed result does not follow from its terms."""
        places = self.result.number.decimals
        said = [
            _("{result} contradicts its terms: they give {value}.").format(
                result=self.result, value=decimal(self.value, places)
            ),
            _("Rounding allows {low} to {high}.").format(
                low=decimal(self.allowed.low, places + 1),
                high=decimal(self.allowed.high, places + 1),
            )
            if self.allowed.width
            else _("They are counts, which nobody rounds."),
        ]
        if self.slip is not None:
            said.append(
                _("It would agree after multiplying by {factor}: look at the units.").format(
                    factor=decimal(Fraction(10) ** self.slip, 10)
                )
            )
        return self._finding(Kind.CONTRADICTION, sentences(said))

    def factor_missing(
        self, ratio: Hashable, above: Hashable, below: Hashable, factor: Fraction
    ) -> Finding:
        """Say that a power of ten was supplied, because nobody said the units."""
        written = f"{factor.numerator}" if factor >= 1 else f"1e-{len(str(factor.denominator)) - 1}"
        said = _(
            "No factor is given and the units are not known: '{ratio}' is checked as '{above}' / "
            "'{below}' times {factor}, with which most of it agrees. If that is right, write "
            "ratios={{{ratio!r}: ({above!r}, {below!r}, {factor})}}."
        ).format(ratio=ratio, above=above, below=below, factor=written)
        return self._finding(Kind.NOTE, said)

    def rounded(self) -> Finding:
        """Say that the printed result follows only if more than the printed digits is rounded."""
        said = _(
            "{result} agrees with its terms, which give {value}, only if the numbers are rounded "
            "to tens or more, as the zeros at their ends suggest."
        ).format(result=self.result, value=decimal(self.value, self.result.number.decimals))
        return self._finding(Kind.NOTE, said)

    def counts(self, cells: Sequence[Cell]) -> Finding:
        """Say that whole numbers agree only as rounded ones; ``cells`` are all such results."""
        said = _(
            "These agree with their terms only if whole numbers are rounded: {cells}. If they are "
            "counts, say so and audit again, such as with units={{'{name}': 'persons'}}."
        ).format(cells=named([str(cell) for cell in cells]), name=self.result.column[-1])
        return self._finding(Kind.NOTE, said)

    def cut_off(self) -> Finding:
        """Say that rounding does not explain the printed result, but cutting off does."""
        said = _(
            "{result} agrees with its terms, which give {value}, only if digits were cut off "
            "instead of rounded."
        ).format(result=self.result, value=decimal(self.value, self.result.number.decimals + 2))
        return self._finding(Kind.NOTE, said)

    def too_fine(self) -> Finding:
        """Say that the terms do not carry so many digits."""
        places = self.result.number.decimals
        said = _(
            "{result} agrees with its terms, but shows more digits than they carry: they allow "
            "{low} to {high}."
        ).format(
            result=self.result,
            low=decimal(self.allowed.low, places),
            high=decimal(self.allowed.high, places),
        )
        return self._finding(Kind.NOTE, said)

    def _finding(self, kind: Kind, found: str) -> Finding:
        places = self.result.number.decimals
        printed = self.result.number.interval
        if self.allowed.width or printed.width:
            why = _(
                "Each printed number stands for all values that round to it. So the terms give a "
                "result from {low} to {high}, and the printed {result} stands for {least} to "
                "{most}."
            ).format(
                low=decimal(self.allowed.low, places + 1),
                high=decimal(self.allowed.high, places + 1),
                result=self.result.number,
                least=decimal(printed.low, places + 1),
                most=decimal(printed.high, places + 1),
            )
        else:
            why = _("Counts are not rounded, so the terms must give exactly what is printed.")
        return Finding(
            check=self.check,
            kind=kind,
            places=places_of([self.result, *self.terms]),
            found=found,
            step=Step(
                name=self.check,
                title=self.check.heading,
                why=why,
                formula=self.formula,
                value=float(self.value),
                work=partial(str, self.worked),
                places=places,
                mistakes=self.mistakes,
            ),
        )


def judged(derived: Sequence[Derived]) -> Iterator[Finding]:
    """Find what does not agree, and of the rest the result whose digits are carried least."""
    for one in derived:
        if not one.agrees:
            if one.agrees_if_rounded:
                yield one.rounded()
            else:
                yield one.cut_off() if one.agrees_if_cut_off else one.contradiction()
    agreeing = (one for one in derived if one.agrees and one.open_units > _TOO_FINE)
    finest = max(agreeing, key=lambda one: one.open_units, default=None)
    if finest is not None:
        yield finest.too_fine()


def only_as_rounded(derived: Sequence[Derived]) -> Iterator[Finding]:
    """Find whole numbers that agree with their terms within rounding, but not exactly."""
    loose = [
        one
        for one in derived
        if one.agrees
        and one.value != one.result.exact
        and not any(cell.number.decimals for cell in (one.result, *one.terms))
    ]
    if loose:
        yield loose[0].counts([one.result for one in loose])


def unchecked(check: Check, cells: Sequence[Cell]) -> Iterator[Finding]:
    """Say which results could not be checked."""
    if cells:
        yield Finding(
            check=check,
            kind=Kind.NOTE,
            places=places_of(cells),
            found=_("Not checked, because a term is missing or may be zero: {cells}.").format(
                cells=named([str(cell) for cell in cells])
            ),
            step=Step(
                name=check,
                title=check.heading,
                why=_("A result can be checked only if all its terms are printed."),
                formula=r"n_{\mathrm{unchecked}}",
                value=len(cells),
                work=partial(str, r"n_{\mathrm{unchecked}}"),
                places=0,
            ),
        )


def decimal(value: Fraction, places: int) -> str:
    """Write a fraction with at most so many decimals.

    Examples
    --------
    >>> decimal(Fraction(27344, 200), 2), decimal(Fraction(1, 3), 2), decimal(Fraction(5), 2)
    ('136.72', '0.33', '5')
    """
    written = f"{float(value):.{places}f}"
    return written.rstrip("0").rstrip(".") if value.denominator == 1 and places else written
