"""The claims of the thesis on fiscal equity, each recomputed."""

from __future__ import annotations

from edusocsec.papers.claim import Claim, Recomputed
from edusocsec.papers.computation import Computations
from edusocsec.papers.fiscal_equity.decomposition import INDICATORS, LAST_YEAR
from edusocsec.papers.fiscal_equity.factors import explain
from edusocsec.papers.fiscal_equity.reproduction import reproduce
from edusocsec.translation import _

COMPUTATIONS = Computations()


@COMPUTATIONS.of("fe-01")
def most_unequal_region(claim: Claim) -> Recomputed:
    """Whether the east is the most unequal inside, for each indicator and year."""
    study = reproduce()
    is_east = study.most_unequal_region == "east"
    return Recomputed(
        value=_("east in {count} of {all} cases").format(
            count=int(is_east.to_numpy().sum()), all=is_east.size
        ),
        holds=bool(is_east.to_numpy().all()),
        reason=_(
            "Three indicators in the years {first} to {last}; before, no comparable provincial "
            "expenditure was found."
        ).format(first=is_east.index[0], last=is_east.index[-1]),
        badge=study.badge,
        story=study.decompositions[INDICATORS[0], LAST_YEAR],
        about="east",
    )


@COMPUTATIONS.of("fe-02")
def within_part(claim: Claim) -> Recomputed:
    """Whether the within part is above one half, for each indicator and year."""
    study = reproduce()
    is_main = study.within_rate > 50
    return Recomputed(
        value=_("within in {count} of {all} cases").format(
            count=int(is_main.to_numpy().sum()), all=is_main.size
        ),
        holds=bool(is_main.to_numpy().all()),
        reason=study.verdicts["fe-02"],
        badge=study.badge,
        story=study.decompositions[INDICATORS[0], LAST_YEAR],
    )


@COMPUTATIONS.of("fe-03")
def four_factors(claim: Claim) -> Recomputed:
    """Regress expenditure per head on the four factors."""
    regression = explain(INDICATORS[0])
    return Recomputed(
        reason=_(
            "The abstract names the four factors and prints no coefficient; they are used as "
            "regressors here too, but there is nothing to compare."
        ),
        badge=regression.badge,
        story=regression,
    )
