"""How the local burden of the residents' pension is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number, significant, total
from edusocsec.papers.pension_subsidy.beneficiaries import pensioners_title
from edusocsec.papers.pension_subsidy.burden import Burden
from edusocsec.papers.pension_subsidy.totals import (
    CENTRAL_WEST,
    EAST,
    NATIONAL,
    TOTALS,
    means_of_provinces,
)
from edusocsec.translation import _, sentences


def tell(result: Burden) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield from _persons(result)
    yield from _terms(result)
    yield from _shares_of_revenue(result)


def _persons(result: Burden) -> Iterator[Step]:
    age = result.pensioners[:2]
    told = {
        "aged_16_59": (
            _("Residents aged 16 to 59, in 10,000"),
            _("Share of those aged 16 to 59 at the census of 2010."),
            r"P_{16\text{-}59} = P \cdot s_{16\text{-}59}",
        ),
        "disabled": (
            _("Disabled residents, in 10,000"),
            _("Share of those who did not work in 2010 because they could not: a proxy."),
            r"D_{16\text{-}59} = P \cdot s_{D}",
        ),
        "pensioners": (
            _("Pensioners, in 10,000"),
            _("Pensioners are taken to be those aged {who}.").format(
                who=pensioners_title(result.pensioners)
            ),
            rf"P_{{{age}+}} = P \cdot s_{{{age}+}}",
        ),
    }
    not_found = _("No count of 2013 was found, so the residents are multiplied by a share.")
    for column, (title, source, formula) in told.items():
        if column in result.persons:
            yield _count(result, column, title, sentences([not_found, source]), formula)


def _count(result: Burden, column: str, title: str, why: str, formula: str) -> Step:
    persons, shares = result.persons[column].rename(None), result.age_shares[column]

    def work(province: object) -> str:
        residents = number(at(result.residents, province), 2)
        return rf"{residents} \cdot {number(at(shares, province), 5)}"

    return Step(
        name=column,
        title=title,
        why=why,
        formula=formula,
        value=persons,
        work=_province_or_sum(persons, work, result.region, places=1),
        cell=(persons.index[0],),
        places=1,
        mistakes=(
            Mistake(
                "everybody",
                result.residents,
                _("These are residents of all ages. Multiply them by the share of the age."),
            ),
            Mistake(
                "all_others",
                result.residents - persons,
                _(
                    "These are all others. Multiply by the share itself, not by what is missing "
                    "to 1."
                ),
            ),
        ),
    )


def _terms(result: Burden) -> Iterator[Step]:
    rules = result.rules
    yield _flat_term(
        result,
        "contribution",
        "aged_16_59",
        rules.contribution_subsidy,
        _("Contribution subsidy, 100 million yuan"),
        _("The province adds this to the contribution of each resident of working age."),
        r"P_{16\text{-}59}",
    )
    if "disability" in result.terms:
        yield _flat_term(
            result,
            "disability",
            "disabled",
            rules.disability_premium,
            _("Premium of the severely disabled, 100 million yuan"),
            _("The province pays the lowest contribution for them."),
            r"D_{16\text{-}59}",
        )
    yield _basic_pension(result)


def _flat_term(
    result: Burden, term: str, column: str, amount: float, title: str, why: str, symbol: str
) -> Step:
    persons, value = result.persons[column], result.terms[term].rename(None)
    unit = _("10,000 persons times yuan, divided by 10,000, are 100 million yuan.")
    return Step(
        name=term,
        title=title,
        why=sentences([why, unit]),
        formula=rf"{symbol} \cdot {amount:g} / 10^4",
        value=value,
        work=lambda place: (
            rf"{number(at(persons, place), 1)} \cdot {significant(amount, 6)} / 10^4"
        ),
        cell=(value.index[0],),
        needs=(column,),
        mistakes=(
            Mistake("unit", 10_000 * value, _("This is in 10,000 yuan. Divide by 10,000.")),
            Mistake(
                "everybody",
                result.residents * amount / 10_000,
                _("It is not paid for all residents. Count those it is paid for."),
            ),
        ),
    )


def _basic_pension(result: Burden) -> Step:
    pension, central = result.rules.basic_pension, result.central_share
    whole = result.persons["pensioners"] * pension / 10_000
    value = result.terms["basic_pension"].rename(None)
    return Step(
        name="basic_pension",
        title=_("Local part of the basic pension, 100 million yuan"),
        why=_(
            "The centre pays its share c of each basic pension, the province the rest. Where the "
            "centre pays all, this term is zero."
        ),
        formula=rf"P_{{{result.pensioners[:2]}+}} \cdot {pension:g} \cdot (1 - c) / 10^4",
        value=value,
        work=_province_or_sum(
            value,
            lambda place: (
                rf"{number(at(result.persons['pensioners'], place), 1)} "
                rf"\cdot {significant(pension, 6)} "
                rf"\cdot (1 - {significant(at(central, place), 6)}) / 10^4"
            ),
            result.region,
            places=3,
        ),
        cell=(value.index[0],),
        needs=("pensioners",),
        mistakes=(
            Mistake(
                "forgot_the_centre",
                whole,
                _("This is the whole basic pension. Leave out what the centre pays."),
            ),
            Mistake(
                "centres_part",
                whole - value,
                _("This is the centre's part. The province pays the rest."),
            ),
            Mistake("unit", 10_000 * value, _("This is in 10,000 yuan. Divide by 10,000.")),
        ),
    )


def _shares_of_revenue(result: Burden) -> Iterator[Step]:
    terms, subsidy, revenue = result.terms, result.subsidy, result.revenue
    first = subsidy.index[0]
    yield Step(
        name="subsidy",
        title=_("Local subsidy, 100 million yuan"),
        why=(
            _("All that the province pays.")
            if "disability" in terms
            else sentences(
                [
                    _("All that the province pays, but for the premium of the severely disabled."),
                    _("No count of them was found, and so every burden here is a little too low."),
                ]
            )
        ),
        formula=r"S = \sum \mathrm{terms}",
        value=subsidy,
        work=lambda place: total([number(at(terms[column], place)) for column in terms]),
        cell=(first,),
        needs=tuple(str(column) for column in terms),
        mistakes=(
            Mistake(
                "pension_alone",
                terms["basic_pension"],
                _("The province also pays the contribution subsidy."),
            ),
            Mistake(
                "contribution_alone",
                terms["contribution"],
                _("The province also pays its part of the basic pension."),
            ),
        ),
    )
    yield Step(
        name="burden",
        title=_("Local burden, per cent of local revenue"),
        why=_(
            "What part of its own revenue the province needs for the pension. A group's burden is "
            "the group's subsidy divided by the group's revenue."
        ),
        formula=r"b = 100 \cdot \frac{S}{R}",
        value=result.burden,
        work=lambda place: (
            rf"100 \cdot \frac{{{number(at(subsidy, place))}}}{{{number(at(revenue, place), 2)}}}"
        ),
        cell=(first,),
        needs=("subsidy",),
        mistakes=(
            given_as_proportion(result.burden),
            Mistake("inverted", 100 * revenue / subsidy, _("Divide the subsidy by the revenue.")),
            Mistake(
                "mean_of_burdens",
                means_of_provinces(result.by_province, result.region),
                _(
                    "This is the mean of the provinces' burdens, which counts a small budget like "
                    "a large one. Divide the group's subsidy by the group's revenue."
                ),
            ),
        ),
    )


def _province_or_sum(
    values: pd.Series, work: Callable[[object], str], region: pd.Series, *, places: int
) -> Callable[[object], str]:
    """Work out a province by its formula, and a group as the sum of its provinces."""
    members = {
        EAST: region.index[region == EAST],
        CENTRAL_WEST: region.index[region != EAST],
        NATIONAL: region.index,
    }

    def worked(place: object) -> str:
        if place not in TOTALS:
            return work(place)
        return total([number(at(values, member), places) for member in members[str(place)]])

    return worked
