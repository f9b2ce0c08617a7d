"""How the years with figures are counted."""

from __future__ import annotations

from collections.abc import Iterator

from edusocsec.explain import Mistake, Step, given_as_proportion
from edusocsec.explain.cells import at
from edusocsec.papers.common_prosperity.timeline import YearsFound
from edusocsec.translation import _


def tell(result: YearsFound) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    spans, bounds = result.spans, result.bounds
    last_period = bounds.index[-1]
    series = spans.index[0]

    def years(name: str, period: str) -> str:
        first = max(at(spans, name, "first"), at(bounds, period, "first"))
        last = min(at(spans, name, "last"), at(bounds, period, "last"))
        return rf"\max(0, {last:.0f} - {first:.0f} + 1)"

    one_less = _("From the first to the last year both count: subtract, and add 1.")
    yield Step(
        name="length",
        title=_("Years of the period"),
        why=_("The first and the last year both belong to the period."),
        formula=r"n = \mathrm{last} - \mathrm{first} + 1",
        value=result.length,
        work=lambda period: f"{bounds.loc[period, 'last']} - {bounds.loc[period, 'first']} + 1",
        cell=(last_period,),
        headings=result.headings,
        places=0,
        mistakes=(
            Mistake("fence_posts", result.length - 1, one_less),
            Mistake(
                "years_between",
                result.length - 2,
                _("These are the years between the two. The first and the last count too."),
            ),
        ),
    )
    yield Step(
        name="count",
        title=_("Years with figures"),
        why=_(
            "A series and a period share the years from the later beginning to the earlier end, "
            "or none."
        ),
        formula=r"m = \max(0, \min(\mathrm{last}) - \max(\mathrm{first}) + 1)",
        value=result.count,
        work=years,
        cell=(series, last_period),
        headings=result.headings,
        places=0,
        mistakes=(
            Mistake("fence_posts", (result.count - 1).clip(lower=0), one_less),
            Mistake(
                "whole_period",
                result.count * 0 + result.length,
                _("This is the whole period. Count the years that have figures."),
            ),
        ),
    )
    yield Step(
        name="share",
        title=_("Years with figures, per cent of the period"),
        why=_("How much of a period can be checked at all."),
        formula=r"100 \cdot \frac{m}{n}",
        value=result.share,
        work=lambda name, period: (
            rf"100 \cdot \frac{{{result.count.loc[name, period]}}}{{{result.length[period]}}}"
        ),
        cell=(series, last_period),
        headings=result.headings,
        needs=("length", "count"),
        places=1,
        mistakes=(
            Mistake("fence_posts", 100 * result.count / (result.length - 1), one_less),
            Mistake("both_fence_posts", 100 * (result.count - 1) / (result.length - 1), one_less),
            given_as_proportion(result.share),
        ),
    )
