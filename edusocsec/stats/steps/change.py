"""How the change of Theil's index is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, number
from edusocsec.stats.change import TheilChange
from edusocsec.translation import _


def tell(result: TheilChange) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    before, after, groups = result.first.groups, result.second.groups, result.groups
    share = "value_share" if result.first.kind == "T" else "population_share"
    first = groups.index[0]

    def difference(column: str, group: Any) -> str:
        return rf"({number(at(after[column], group), 4)} - {factor(at(before[column], group), 4)})"

    def middle(column: str, group: Any) -> str:
        above = rf"{number(at(before[column], group), 4)} + {number(at(after[column], group), 4)}"
        return rf"\frac{{{above}}}{{2}}"

    yield Step(
        name="between",
        title=_("Change between the groups"),
        why=_("What each group brings into the between part, later minus earlier."),
        formula=r"\Delta \left(s_g \ln \frac{s_g}{p_g}\right)"
        if share == "value_share"
        else r"\Delta \left(p_g \ln \frac{p_g}{s_g}\right)",
        value=groups["between"],
        work=lambda group: difference("between", group),
        cell=(first,),
        places=4,
        mistakes=(
            Mistake("reversed", -groups["between"], _("Subtract the earlier from the later.")),
            Mistake(
                "later_alone",
                after["between"],
                _("This is the later value alone. Subtract the earlier one."),
            ),
        ),
    )
    yield Step(
        name="share_effect",
        title=_("Because shares changed"),
        why=_("An unequal group that grows raises inequality, though nothing happens inside it."),
        formula=r"\Delta s_g \cdot \bar{T}_g",
        value=groups["share_effect"],
        work=lambda group: rf"{difference(share, group)} \cdot {middle('index', group)}",
        cell=(first,),
        places=4,
        mistakes=(
            Mistake(
                "first_index",
                (after[share] - before[share]) * before["index"],
                _("You weighted by the earlier index alone. Take the mean of both."),
            ),
            Mistake(
                "not_weighted",
                after[share] - before[share],
                _("This is the change of the share. Multiply it by the mean index."),
            ),
        ),
    )
    yield Step(
        name="index_effect",
        title=_("Because the groups changed inside"),
        why=_("The change of the group's own index, at its mean share."),
        formula=r"\bar{s}_g \cdot \Delta T_g",
        value=groups["index_effect"],
        work=lambda group: rf"{middle(share, group)} \cdot {difference('index', group)}",
        cell=(first,),
        places=4,
        mistakes=(
            Mistake(
                "first_share",
                (after["index"] - before["index"]) * before[share],
                _("You weighted by the earlier share alone. Take the mean of both."),
            ),
            Mistake(
                "not_weighted",
                after["index"] - before["index"],
                _("This is the change of the index. Multiply it by the mean share."),
            ),
        ),
    )
    yield Step(
        name="total",
        title=_("Change of the index"),
        why=_("All parts together are the whole change: nothing is left over."),
        formula=r"\Delta T = \sum_g (\mathrm{between} + \mathrm{share} + \mathrm{index})",
        value=result.total,
        work=lambda: " + ".join(
            factor(float(groups[column].sum()), 4)
            for column in ("between", "share_effect", "index_effect")
        ),
        needs=("between", "share_effect", "index_effect"),
        places=4,
        mistakes=(
            Mistake(
                "between_left_out",
                float(groups["share_effect"].sum() + groups["index_effect"].sum()),
                _("The change between the groups belongs to the whole change."),
            ),
            Mistake(
                "shares_left_out",
                float(groups["between"].sum() + groups["index_effect"].sum()),
                _("What the changed shares brought belongs to the whole change."),
            ),
        ),
    )
