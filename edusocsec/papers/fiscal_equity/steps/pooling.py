"""How it is told what pooling the employees' pension would move."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import name, number, total
from edusocsec.papers.fiscal_equity.pooling import Pooling
from edusocsec.stats.extremes import largest_at
from edusocsec.translation import _


def tell(result: Pooling) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    contributors, retirees = result.contributors, result.retirees
    ratio, national, net = result.ratio, result.national, result.net
    paid_for = net.clip(lower=0)
    all_retirees = float(retirees.sum())

    yield Step(
        name="ratio",
        title=_("Retirees per contributor"),
        why=_("How many pensions each of those who pay in must carry, if each province is alone."),
        formula=r"d_i = \frac{R_i}{C_i}",
        value=ratio,
        work=lambda place: (
            rf"d({name(place)}) = \frac{{{number(at(retirees, place), 2)}}}"
            rf"{{{number(at(contributors, place), 2)}}}"
        ),
        cell=(largest_at(ratio),),
        places=3,
        mistakes=(
            Mistake("inverted", 1 / ratio, _("These are contributors per retiree. Turn it round.")),
            Mistake(
                "of_participants",
                retirees / (contributors + retirees),
                _("You divided by all participants. Divide by those who pay in."),
            ),
        ),
    )
    yield Step(
        name="national",
        title=_("Retirees per contributor, whole country"),
        why=_("Pooled, every contributor carries the same: all retirees among all who pay in."),
        formula=r"D = \frac{\sum_i R_i}{\sum_i C_i}",
        value=national,
        work=lambda: (
            rf"D = \frac{{{number(all_retirees, 2)}}}{{{number(float(contributors.sum()), 2)}}}"
        ),
        needs=("ratio",),
        places=3,
        mistakes=(
            Mistake(
                "mean_of_ratios",
                float(ratio.mean()),
                _("This is the mean of the provinces' ratios. Divide the sums."),
            ),
            Mistake(
                "of_participants",
                all_retirees / (all_retirees + float(contributors.sum())),
                _("You divided by all participants. Divide by those who pay in."),
            ),
        ),
    )
    yield Step(
        name="net",
        title=_("Pensions paid by others, in 10,000"),
        why=_(
            "The pensions drawn in the province, minus those that its contributors pay for. Below "
            "zero, they pay for others."
        ),
        formula=r"\mathrm{net}_i = R_i - C_i \, D",
        value=net,
        work=lambda place: (
            rf"{number(at(retirees, place), 2)} - {number(at(contributors, place), 2)} "
            rf"\cdot {number(national, 7)}"
        ),
        cell=(largest_at(net),),
        needs=("national",),
        places=2,
        mistakes=(
            Mistake(
                "reversed",
                -net,
                _("You took the pensions drawn off those paid for. Begin with those drawn."),
            ),
            Mistake(
                "plain_ratio",
                retirees - contributors * float(ratio.mean()),
                _("You took the mean of the provinces' ratios. Take the ratio of the sums."),
            ),
        ),
    )
    yield Step(
        name="moved",
        title=_("Pensions paid by contributors of another province, per cent"),
        why=_("What some receive, others pay: so only the receivers are added up."),
        formula=r"100 \cdot \frac{\sum_i \max(0, \mathrm{net}_i)}{\sum_i R_i}",
        value=result.moved,
        work=lambda: (
            rf"100 \cdot \frac{{{total([number(v, 2) for v in paid_for if v > 0], 5)}}}"
            rf"{{{number(all_retirees, 2)}}}"
        ),
        needs=("net",),
        places=1,
        mistakes=(
            Mistake(
                "both_sides",
                2 * result.moved,
                _("You added receivers and payers. What one receives another pays: count it once."),
            ),
            Mistake(
                "of_contributors",
                100 * float(paid_for.sum() / contributors.sum()),
                _("You divided by the contributors. The share is one of all pensions."),
            ),
        ),
    )
