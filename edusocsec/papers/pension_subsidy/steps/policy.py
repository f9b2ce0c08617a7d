"""How a way to pay the basic pension is told."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number, significant, total
from edusocsec.papers.pension_subsidy.policy import Policy, SharedPension
from edusocsec.papers.pension_subsidy.rule import PercentRule
from edusocsec.papers.pension_subsidy.totals import NATIONAL, TOTALS
from edusocsec.translation import _


def tell_shared(result: SharedPension) -> Iterator[Step]:
    """Tell the same pension everywhere, of which the centre pays a share."""
    amount, shares = result.situation.rules.basic_pension, result.central_share
    yield Step(
        name="from_centre",
        title=_("What each pensioner gets from the centre, yuan"),
        why=_("The centre pays its share c of the basic pension."),
        formula=rf"{amount:g} \cdot c_p",
        value=result.from_centre,
        work=lambda province: (
            rf"{significant(amount, 6)} \cdot {significant(at(shares, province), 6)}"
        ),
        cell=(result.from_centre.index[0],),
        places=2,
        mistakes=(
            Mistake(
                "whole_pension",
                result.pension,
                _("This is the whole pension. Take the share that the centre pays."),
            ),
            _monthly(result.from_centre),
        ),
    )
    yield Step(
        name="from_province",
        title=_("What each pensioner gets from the province, yuan"),
        why=_("The province pays the rest."),
        formula=rf"{amount:g} \cdot (1 - c_p)",
        value=result.from_province,
        work=lambda province: (
            rf"{significant(amount, 6)} \cdot (1 - {significant(at(shares, province), 6)})"
        ),
        cell=(result.from_province.index[0],),
        places=2,
        mistakes=(
            Mistake(
                "whole_pension",
                result.pension,
                _("This is the whole pension. Take away the share that the centre pays."),
            ),
            Mistake(
                "centres_part",
                result.from_centre,
                _("This is the centre's part. The province pays the rest."),
            ),
            _monthly(result.from_province),
        ),
    )
    yield from _payments(result, central_mistakes=())


def tell_rule(result: PercentRule) -> Iterator[Step]:
    """Tell the paper's rule from the spending on food and clothing on."""
    here, percent = result.situation, result.percent
    base, first = here.base, here.base.index[0]
    whole_base = _("This is the whole base. Take X per cent of it.")
    food, clothing = here.spending.food.drop(TOTALS), here.spending.clothing.drop(TOTALS)
    centre = float(result.from_centre.iloc[0])
    yield Step(
        name="base",
        title=_("The base of each province, yuan"),
        why=_(
            "Last year's cash spending on food and clothing per head. Urban households of 2012 "
            "stand in for all residents."
        ),
        formula=r"b_p = \mathrm{food}_p + \mathrm{clothing}_p",
        value=base,
        work=lambda province: (
            f"{number(at(food, province), 2)} + {number(at(clothing, province), 2)}"
        ),
        cell=(first,),
        places=2,
        mistakes=(
            Mistake("food_alone", food, _("This is food alone. Add clothing.")),
            Mistake("clothing_alone", clothing, _("This is clothing alone. Add food.")),
        ),
    )
    yield _national_base(result)
    yield Step(
        name="from_centre",
        title=_("What each pensioner gets from the centre, yuan"),
        why=_("X per cent of the national base, the same for all."),
        formula=r"\frac{X}{100} \, b",
        value=centre,
        work=lambda: (
            rf"\frac{{{significant(percent, 4)}}}{{100}} \cdot {number(here.national_base, 2)}"
        ),
        needs=("national_base",),
        places=2,
        mistakes=(
            Mistake("whole_base", here.national_base, whole_base),
            Mistake(
                "not_per_cent",
                percent * here.national_base,
                _("X is in per cent. Divide by 100."),
            ),
        ),
    )
    yield Step(
        name="own_claim",
        title=_("X per cent of the province's own base, yuan"),
        why=_("What the pension should be where this much is spent on food and clothing."),
        formula=r"\frac{X}{100} \, b_p",
        value=result.own_claim,
        work=lambda province: (
            rf"\frac{{{significant(percent, 4)}}}{{100}} \cdot {number(at(base, province), 2)}"
        ),
        cell=(first,),
        needs=("base",),
        places=2,
        mistakes=(
            Mistake("whole_base", base, whole_base),
            Mistake(
                "national_base",
                base * 0 + centre,
                _("This is X per cent of the national base. Take the province's own."),
            ),
        ),
    )
    yield Step(
        name="from_province",
        title=_("What each pensioner gets from the province, yuan"),
        why=_("The difference, where the own base is the higher one. Elsewhere nothing."),
        formula=r"\max\left(0, \frac{X}{100} \, b_p - \frac{X}{100} \, b\right)",
        value=result.from_province,
        work=lambda province: (
            rf"\max(0, {number(at(result.own_claim, province), 2)} - {number(centre, 2)})"
        ),
        cell=(first,),
        needs=("own_claim", "from_centre"),
        places=2,
        mistakes=(
            Mistake(
                "paid_back",
                result.own_claim - centre,
                _("A province below the national base pays nothing, but gets nothing back."),
            ),
            Mistake(
                "whole_claim",
                result.own_claim,
                _("The centre pays first. The province adds only the difference."),
            ),
            Mistake(
                "whole_bases",
                (base - here.national_base).clip(lower=0),
                _("This is the difference of the bases. Take X per cent of it."),
            ),
        ),
    )
    yield Step(
        name="pension",
        title=_("The pension, yuan"),
        why=_("Both together: X per cent of the higher of the two bases."),
        formula=r"\max\left(\frac{X}{100} \, b, \frac{X}{100} \, b_p\right)",
        value=result.pension,
        work=lambda province: (
            f"{number(centre, 2)} + {number(at(result.from_province, province), 2)}"
        ),
        cell=(first,),
        needs=("from_centre", "from_province"),
        places=2,
        mistakes=(
            Mistake(
                "own_base",
                result.own_claim,
                _("This is X per cent of the own base. The centre pays on the national one."),
            ),
            Mistake(
                "both_claims",
                result.own_claim + centre,
                _("You added both claims. The province pays only the difference."),
            ),
            Mistake(
                "centre_alone",
                base * 0 + centre,
                _("This is what the centre pays. The province may add something."),
            ),
        ),
    )
    each_alike = Mistake(
        "own_base",
        result.own_claim * here.pensioners / 10_000,
        _("The centre pays on the national base, not on the province's own."),
    )
    yield from _payments(result, central_mistakes=(each_alike,))


def _national_base(result: PercentRule) -> Step:
    spending = result.situation.spending
    base, residents = result.situation.base, spending.weights

    def weighted_mean() -> str:
        terms = [
            rf"{number(at(residents, name), 0)} \cdot {number(at(base, name), 2)}"
            for name in base.index
        ]
        return rf"\frac{{{total(terms, most=3)}}}{{{number(float(residents.sum()), 0)}}}"

    return Step(
        name="national_base",
        title=_("The national base, yuan"),
        why=_("The mean of the provinces, each weighted by its residents, in 10,000."),
        formula=r"b = \frac{\sum_p P_p b_p}{\sum_p P_p}",
        value=at(spending.spending, NATIONAL),
        work=weighted_mean,
        needs=("base",),
        places=2,
        mistakes=(
            Mistake(
                "each_as_one",
                float(base.mean()),
                _("This counts Tibet like Guangdong. Weight each province by its residents."),
            ),
            Mistake(
                "food_alone",
                at(spending.food, NATIONAL),
                _("This is the mean of food alone. Clothing belongs to the base too."),
            ),
        ),
    )


def _payments(result: Policy, central_mistakes: tuple[Mistake, ...]) -> Iterator[Step]:
    here = result.situation
    first = here.base.index[0]
    other, revenue = here.other_subsidy, here.revenue

    yield _paid(
        result,
        "centre",
        result.from_centre,
        _("What the centre pays, 100 million yuan"),
        central_mistakes,
    )
    yield Step(
        name="central_budget",
        title=_("The centre's budget, 100 million yuan"),
        why=_("All provinces together."),
        formula=r"\sum_p \mathrm{centre}_p",
        value=result.central_budget,
        work=lambda: total([number(value, 1) for value in result.payments["centre"]]),
        needs=("centre",),
        places=1,
        mistakes=(
            Mistake(
                "mean",
                result.central_budget / len(result.payments),
                _("This is the mean of the provinces. Only add them."),
            ),
            Mistake(
                "both_payers",
                float(result.payments.to_numpy().sum()),
                _("This is what centre and provinces pay together. Take the centre's part."),
            ),
            Mistake(
                "provinces_part",
                float(result.payments["province"].sum()),
                _("This is what the provinces pay. Take the centre's part."),
            ),
        ),
    )
    yield _paid(
        result, "province", result.from_province, _("What the province pays, 100 million yuan"), ()
    )
    yield Step(
        name="burden",
        title=_("The burden, per cent of local revenue"),
        why=_(
            "The province's part of the pension and its contribution subsidy, which no policy here "
            "changes, in per cent of its own revenue."
        ),
        formula=r"100 \cdot \frac{\mathrm{pension} + \mathrm{contribution}}{\mathrm{revenue}}",
        value=result.burden,
        work=lambda province: (
            rf"100 \cdot \frac{{{number(at(result.payments, province, 'province'))} + "
            rf"{number(at(other, province))}}}{{{number(at(revenue, province), 2)}}}"
        ),
        cell=(first,),
        needs=("province",),
        mistakes=(
            Mistake(
                "pension_alone",
                100 * result.payments["province"] / revenue,
                _("The province pays its contribution subsidy too."),
            ),
            given_as_proportion(result.burden),
        ),
    )
    yield Step(
        name="replacement",
        title=_("Replacement rate, per cent"),
        why=_("What part of the province's own spending on food and clothing the pension covers."),
        formula=r"100 \cdot \frac{\mathrm{pension}_p}{b_p}",
        value=result.replacement,
        work=lambda province: (
            rf"100 \cdot \frac{{{number(at(result.pension, province), 2)}}}"
            rf"{{{number(at(here.base, province), 2)}}}"
        ),
        cell=(first,),
        places=2,
        mistakes=(
            Mistake(
                "national_base",
                100 * result.pension / here.national_base,
                _("Divide by the province's own base, not by the national one."),
            ),
            given_as_proportion(result.replacement),
        ),
    )


def _paid(
    result: Policy, payer: str, per_head: pd.Series, title: str, mistakes: tuple[Mistake, ...]
) -> Step:
    paid, pensioners = result.payments[payer], result.situation.pensioners
    return Step(
        name=payer,
        title=title,
        why=_("10,000 pensioners times yuan, divided by 10,000, are 100 million yuan."),
        formula=r"N_p \cdot \mathrm{yuan}_p / 10^4",
        value=paid,
        work=lambda province: (
            rf"{number(at(pensioners, province), 1)} \cdot "
            rf"{number(at(per_head, province), 2)} / 10^4"
        ),
        cell=(paid.index[0],),
        mistakes=(
            Mistake("unit", 10_000 * paid, _("This is in 10,000 yuan. Divide by 10,000.")),
            Mistake(
                "per_head",
                per_head,
                _("This is for one pensioner, in yuan. Multiply by the pensioners."),
            ),
            *mistakes,
        ),
    )


def _monthly(yearly: pd.Series) -> Mistake:
    return Mistake("monthly", yearly / 12, _("This is for a month. Take 12 of them."))
