"""How coverage is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number
from edusocsec.papers.common_prosperity.coverage import THREE, TWO, Coverage
from edusocsec.translation import _


def tell(result: Coverage) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    people, smaller, largest = result.participants, result.smaller_of_two, result.largest_of_three
    larger = people.loc[TWO].max()
    first = smaller.index[0]

    in_persons = _("This is in persons. Give it in units of 10,000 persons.")

    def of(insurances: list[str], year: Any) -> str:
        return ", ".join(number(each, 0) for each in people.loc[insurances, year].dropna())

    yield Step(
        name="smaller_of_two",
        title=_("The smaller of pension and medical insurance, 10,000 persons"),
        why=_(
            "If the three have fewer than the smaller of the two, they have fewer than both. A "
            "cell that was not printed is passed over."
        ),
        formula=r"\min(\mathrm{pension}, \mathrm{medical})",
        value=smaller,
        work=lambda year: rf"\min({of(TWO, year)})",
        cell=(first,),
        places=0,
        mistakes=(
            Mistake("larger", larger, _("This is the larger of the two. Take the smaller one.")),
            Mistake(
                "sum",
                people.loc[TWO].sum(min_count=1),
                _("You added the two. Many persons are in both: take the smaller one."),
            ),
            Mistake("persons", 1e4 * smaller, in_persons),
            Mistake(
                "largest_of_three",
                largest,
                _("This is the largest of the other three, which comes next."),
            ),
        ),
    )
    yield Step(
        name="largest_of_three",
        title=_("The largest of the other three, 10,000 persons"),
        why=_("If the largest has fewer, so have the others."),
        formula=r"\max(\mathrm{unemployment}, \mathrm{work\ injury}, \mathrm{maternity})",
        value=largest,
        work=lambda year: rf"\max({of(THREE, year)})",
        cell=(first,),
        places=0,
        mistakes=(
            Mistake(
                "smallest",
                people.loc[THREE].min(),
                _("This is the smallest of the three. Take the largest."),
            ),
            Mistake(
                "sum",
                people.loc[THREE].sum(min_count=1),
                _("You added them. Many persons are in several: take the largest."),
            ),
            Mistake("persons", 1e4 * largest, in_persons),
        ),
    )
    yield Step(
        name="share",
        title=_("The largest of the three in per cent of the smaller of the two"),
        why=_("Below 100 the claim holds. How far below says how wide the gap is."),
        formula=r"100 \cdot \frac{\mathrm{largest\ of\ three}}{\mathrm{smaller\ of\ two}}",
        value=result.share,
        work=lambda year: (
            rf"100 \cdot \frac{{{number(at(largest, year), 0)}}}{{{number(at(smaller, year), 0)}}}"
        ),
        cell=(first,),
        needs=("smaller_of_two", "largest_of_three"),
        places=1,
        mistakes=(
            Mistake(
                "larger_of_two",
                100 * largest / larger,
                _("You divided by the larger of the two. The smaller one is the harder test."),
            ),
            Mistake(
                "inverted",
                100 / result.share * 100,
                _("Turn it round: the largest of the three is divided."),
            ),
            given_as_proportion(result.share),
        ),
    )
