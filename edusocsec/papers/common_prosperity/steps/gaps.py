"""How expenditure per head and its multiple are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number, significant
from edusocsec.papers.common_prosperity.gaps import EMPLOYEES, RESIDENTS, FundGap
from edusocsec.translation import _


def tell_fund_gap(result: FundGap) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    expenditure, participants, per_head = result.expenditure, result.participants, result.per_head
    first = result.multiple.index[0]
    one_in_hundreds = expenditure / participants
    totals = expenditure.loc[EMPLOYEES] / expenditure.loc[RESIDENTS]
    whole_yuan = per_head.round()

    def work_per_head(group: Any, year: Any) -> str:
        money = significant(at(expenditure, group, year), 8)
        people = significant(at(participants, group, year), 8)
        return rf"\frac{{{money} \cdot 10^8}}{{{people} \cdot 10^4}}"

    def work_multiple(year: Any) -> str:
        above, below = (number(at(per_head, group, year), 2) for group in (EMPLOYEES, RESIDENTS))
        return rf"\frac{{{above}}}{{{below}}}"

    yield Step(
        name="per_head",
        title=_("Yuan for each participant"),
        why=_(
            "Money is counted in 100 million yuan and people in 10,000 persons. One such unit of "
            "money for one such unit of people is 10,000 yuan per person."
        ),
        formula=r"\frac{E \cdot 10^8 \ \mathrm{yuan}}{P \cdot 10^4 \ \mathrm{persons}}",
        value=per_head,
        work=work_per_head,
        cell=(EMPLOYEES, first),
        places=2,
        mistakes=(
            Mistake(
                "units_left_out",
                one_in_hundreds,
                _(
                    "You divided the printed numbers as they are. 100 million divided by 10,000 is "
                    "10,000: multiply by that."
                ),
            ),
            Mistake(
                "only_the_money",
                one_in_hundreds * 1e8,
                _("You forgot that the participants are counted in 10,000 persons."),
            ),
            Mistake(
                "only_the_people",
                one_in_hundreds / 1e4,
                _("You forgot that the money is counted in 100 million yuan."),
            ),
            Mistake(
                "inverted",
                participants / expenditure,
                _("You divided the people by the money. Yuan per person is money by people."),
            ),
        ),
    )
    yield Step(
        name="multiple",
        title=_("Employees' yuan for one of the residents'"),
        why=_("How many times as much is spent for one employee as for one resident."),
        formula=r"m = \frac{\mathrm{yuan\ per\ employee}}{\mathrm{yuan\ per\ resident}}",
        value=result.multiple,
        work=work_multiple,
        cell=(first,),
        needs=("per_head",),
        places=2,
        mistakes=(
            Mistake(
                "totals",
                totals,
                _(
                    "This compares the two funds as a whole. Divide each by its own participants "
                    "first."
                ),
            ),
            Mistake(
                "inverted",
                1 / result.multiple,
                _("This is the residents' part of the employees'. Turn it round."),
            ),
            Mistake(
                "more",
                result.multiple - 1,
                _("This is how many times more. The multiple itself is larger by 1."),
            ),
            Mistake(
                "rounded_early",
                whole_yuan.loc[EMPLOYEES] / whole_yuan.loc[RESIDENTS],
                _("You rounded to whole yuan before dividing. Round at the end."),
            ),
        ),
    )
