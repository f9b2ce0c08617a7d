"""How China's share of GDP is told."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import number
from edusocsec.papers.common_prosperity.counting import spending
from edusocsec.papers.common_prosperity.share_of_gdp import ShareOfGDP
from edusocsec.translation import _


def tell(result: ShareOfGDP) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    amounts = spending().loc[result.share.index]
    parts = ["funds", "budget"] if result.counted == "both" else [result.counted]
    year = result.share.index[0]
    other = {
        "funds": _("You took the insurance funds alone. Take what the formula names."),
        "budget": _("You took the budget line alone. Take what the formula names."),
        "both": _("You took funds and budget line together. Take what the formula names."),
    }
    yield Step(
        name="amount",
        title=_("Spending that is counted, 100 million yuan"),
        why=_("What the funds and the budget spent is published; which of it to count is a guess."),
        formula=" + ".join({"funds": r"F_t", "budget": r"B_t"}[part] for part in parts),
        value=result.amount,
        work=lambda year: " + ".join(number(at(amounts[part], year), 1) for part in parts),
        cell=(year,),
        places=1,
        mistakes=tuple(
            Mistake(f"took_{name}", amounts[name], advice)
            for name, advice in other.items()
            if name != result.counted
        ),
    )
    yield Step(
        name="share",
        title=_("Share, per cent of GDP"),
        why=_("A share asks: of what? Another GDP, or one of another vintage, is another share."),
        formula=r"x_t = 100 \cdot \frac{A_t}{Y_t}",
        value=result.share,
        work=lambda year: (
            rf"100 \cdot \frac{{{number(at(result.amount, year), 1)}}}"
            rf"{{{number(at(result.divisor, year), 1)}}}"
        ),
        cell=(year,),
        needs=("amount",),
        places=2,
        mistakes=(
            Mistake(
                "proportion",
                result.share / 100,
                _("This is a proportion. Give per cent: multiply by 100."),
            ),
            Mistake(
                "inverted",
                100 * result.divisor / result.amount,
                _("You divided GDP by the spending. Turn the fraction round."),
            ),
        ),
    )
    yield Step(
        name="difference",
        title=_("Ours minus the printed share, percentage points"),
        why=_("Two shares are compared in points, and to as many decimals as the coarser has."),
        formula=r"x_t - p_t",
        value=result.difference,
        work=lambda year: (
            f"{number(at(result.share, year), 3)} - {number(at(result.printed, year), 2)}"
        ),
        cell=(year,),
        needs=("share",),
        places=3,
        mistakes=(
            Mistake(
                "reversed",
                -result.difference,
                _("The sign: take the printed share away from ours, not ours from it."),
            ),
            Mistake(
                "per_cent",
                100 * result.difference / result.printed,
                _("These are per cent of the printed share. Points are a plain difference."),
            ),
        ),
    )
