"""How the decomposition of Theil's index is told."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from edusocsec.explain import Mistake, Step, given_in_per_cent
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, name, number, significant, total
from edusocsec.stats.decomposition import TheilDecomposition
from edusocsec.translation import _


def tell(result: TheilDecomposition) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    groups = result.groups
    first = groups.index[0]
    people, money = groups["population_share"], groups["value_share"]
    is_t = result.kind == "T"
    share = money if is_t else people
    sums = result.sums.table.groupby(level=0, sort=False).sum()

    def work_share(group: object, column: str) -> str:
        part, whole = at(sums[column], group), float(sums[column].sum())
        return rf"\frac{{{significant(part, 6)}}}{{{significant(whole, 6)}}}"

    yield Step(
        name="population_shares",
        title=_("Each group's share of the people"),
        why=_("How many of all people live in the group."),
        formula=r"p_g = \frac{n_g}{n}",
        value=people,
        work=lambda group: rf"p({name(group)}) = {work_share(group, 'people')}",
        cell=(first,),
        places=4,
        mistakes=(
            Mistake(
                "money",
                money,
                _("This is the group's share of the money. Count people here."),
            ),
            given_in_per_cent(people),
            Mistake(
                "each_group_as_one",
                people * 0 + 1 / len(people),
                _("You counted each group as one. Divide its people by all people."),
            ),
        ),
    )
    yield Step(
        name="value_shares",
        title=_("Each group's share of the money"),
        why=_("What part of the total the group has."),
        formula=r"s_g = \frac{Y_g}{Y}",
        value=money,
        work=lambda group: rf"s({name(group)}) = {work_share(group, 'money')}",
        cell=(first,),
        places=4,
        mistakes=(
            Mistake(
                "people",
                people,
                _("This is the group's share of the people. Count money here."),
            ),
            given_in_per_cent(money),
            Mistake(
                "relative_value",
                money / people,
                _("This is the group's mean in units of the mean of all. Divide money by money."),
            ),
        ),
    )
    yield Step(
        name="between_terms",
        title=_("What each group brings into the between part"),
        why=_(
            "A group with more money than people adds, one with less takes away. Nobody's place "
            "inside the group matters here."
        ),
        formula=r"s_g \ln \left(\frac{s_g}{p_g}\right)"
        if is_t
        else r"p_g \ln \left(\frac{p_g}{s_g}\right)",
        value=groups["between"],
        work=lambda group: (
            rf"{number(at(share, group), 4)} \cdot \ln \left(\frac{{{number(at(share, group), 4)}}}"
            rf"{{{number(at(people if is_t else money, group), 4)}}}\right)"
        ),
        cell=(first,),
        needs=("population_shares", "value_shares"),
        places=4,
        mistakes=(
            Mistake(
                "other_share",
                groups["between"] / share * (people if is_t else money),
                _("You weighted by the region's share of people where its share of money belongs.")
                if is_t
                else _("You weighted by the share of money where the share of people belongs."),
            ),
            Mistake(
                "log_base_10",
                groups["between"] / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
        ),
    )
    yield Step(
        name="between",
        title=_("Between part"),
        why=_("What would be left of inequality if, inside each group, all had the same."),
        formula=r"T_b = \sum_g s_g \ln \left(\frac{s_g}{p_g}\right)"
        if is_t
        else r"L_b = \sum_g p_g \ln \left(\frac{p_g}{s_g}\right)",
        value=result.between,
        work=lambda: total([factor(term, 4) for term in groups["between"]], 8),
        needs=("between_terms",),
        places=4,
        mistakes=(
            Mistake(
                "signs_left_out",
                float(groups["between"].abs().sum()),
                _("You added all terms as if they were positive. Mind their signs."),
            ),
            Mistake(
                "log_base_10",
                result.between / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
        ),
    )
    yield Step(
        name="own_indices",
        title=_("Each group's own index"),
        why=_("Theil's index of the group alone, with the group's own mean."),
        formula=r"T_g = \sum_{i \in g} \frac{s_i}{s_g} \, \ln \left(\frac{x_i}{\mu_g}\right)"
        if is_t
        else r"L_g = \sum_{i \in g} \frac{p_i}{p_g} \, \ln \left(\frac{\mu_g}{x_i}\right)",
        value=groups["index"],
        work=lambda group: _own_index(result, group),
        cell=(first,),
        places=4,
        mistakes=(
            Mistake(
                "mean_of_all",
                groups["index"] + (1 if is_t else -1) * np.log((money / people).clip(lower=1e-300)),
                _("You measured from the mean of all. Take the mean of the group."),
            ),
            Mistake(
                "log_base_10",
                groups["index"] / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
        ),
    )
    yield Step(
        name="within_terms",
        title=_("What each group brings into the within part"),
        why=_("The group's own index, weighted by its share."),
        formula=r"s_g \, T_g" if is_t else r"p_g \, L_g",
        value=groups["within"],
        work=lambda group: (
            rf"{number(at(share, group), 4)} \cdot {number(at(groups['index'], group), 4)}"
        ),
        cell=(first,),
        needs=("value_shares" if is_t else "population_shares", "own_indices"),
        places=4,
        mistakes=(
            Mistake(
                "other_share",
                groups["index"] * (people if is_t else money),
                _("You weighted by the region's share of people where its share of money belongs.")
                if is_t
                else _("You weighted by the share of money where the share of people belongs."),
            ),
            Mistake("not_weighted", groups["index"], _("Weight the index by the group's share.")),
        ),
    )
    yield Step(
        name="within",
        title=_("Within part"),
        why=_("What would be left of inequality if all groups had the same mean."),
        formula=r"T_w = \sum_g s_g \, T_g" if is_t else r"L_w = \sum_g p_g \, L_g",
        value=result.within,
        work=lambda: total([number(term, 4) for term in groups["within"]], 8),
        needs=("within_terms",),
        places=4,
        mistakes=(
            Mistake(
                "not_weighted",
                float(groups["index"].sum()),
                _("You added the indices themselves. Weight each by its group's share."),
            ),
            Mistake(
                "mean_of_indices",
                float(groups["index"].mean()),
                _("This is the plain mean of the indices. Weight each by its group's share."),
            ),
        ),
    )
    yield Step(
        name="total",
        title=_("Total"),
        why=_("Between and within add up to the index of all rows: nothing is lost."),
        formula=r"T = T_b + T_w" if is_t else r"L = L_b + L_w",
        value=result.total,
        work=lambda: f"{number(result.between, 4)} + {number(result.within, 4)}",
        needs=("between", "within"),
        places=4,
        mistakes=(
            Mistake("subtracted", abs(result.within - result.between), _("Add the two parts.")),
            Mistake(
                "not_weighted",
                result.between + float(groups["index"].sum()),
                _("You added the indices themselves. Weight each by its group's share."),
            ),
        ),
    )


def _own_index(result: TheilDecomposition, group: object) -> str:
    rows = result.levels[result.levels["group"] == group]
    relative = rows["level"] / (rows["level"] * rows["weight"]).sum() * rows["weight"].sum()
    people = rows["weight"] / rows["weight"].sum()
    is_t = result.kind == "T"
    terms = [
        rf"{number(p * r if is_t else p, 4)} \cdot {'' if is_t else '(-'}\ln {number(r, 4)}"
        rf"{'' if is_t else ')'}"
        for p, r in zip(people, relative, strict=True)
    ]
    return rf"{result.kind}({name(group)}) = {total(terms)}"
