"""How it is told whom a transfer formula counts."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step
from edusocsec.explain.cells import at
from edusocsec.explain.symbols import factor, number
from edusocsec.papers.fiscal_equity.transferred import Transfer
from edusocsec.stats.extremes import largest_at
from edusocsec.translation import _


def tell_need(result: Transfer) -> Iterator[Step]:
    """Give the persons whom the formula counts, where they are not simply the residents."""
    provinces, migrants, development = result.provinces, result.migrants, result.development
    residents, counted = provinces["residents"], provinces["counted"]
    exponent = number(development, 2)
    moved, relative = provinces["net_migration"], provinces["gdp_per_head"]
    yield Step(
        name="counted",
        title=_("Persons counted by the formula, in 10,000"),
        why=_(
            "A weight for those who moved in, and one for those who live where little is produced: "
            "both are ours, for the thesis names them without numbers."
        ),
        formula=(
            rf"w_i = n_i \, (1 + {factor(migrants, 2)} \, h_i) "
            rf"\left(\frac{{1}}{{g_i}}\right)^{{{exponent}}}"
        ),
        value=counted.rename(None),
        work=lambda row: (
            rf"{number(at(residents, row), 0)} \cdot "
            rf"(1 + {factor(migrants, 2)} \cdot {factor(at(moved, row), 7)}) \cdot "
            rf"\left(\frac{{1}}{{{number(at(relative, row), 7)}}}\right)"
            rf"^{{{number(development, 2)}}}"
        ),
        cell=(largest_at(counted / residents),),
        places=1,
        mistakes=(
            Mistake(
                "residents",
                residents.astype(float),
                _("These are the residents. Give migrants and development their weights."),
            ),
            Mistake(
                "development_inverted",
                residents * (1 + migrants * moved) * relative**development,
                _("You gave more to those who produce more. Divide by the GDP per head."),
            ),
            Mistake(
                "migration_reversed",
                residents * (1 - migrants * moved) * relative**-development,
                _("You took off those who moved in. Residents minus registered persons is theirs."),
            ),
        ),
    )
