"""What the browser is told of the fairness lab: distributions as plain JSON, and all words."""

from __future__ import annotations

from typing import Any

from edusocsec.stats.distribution import Distribution
from edusocsec.stats.extremes import smallest_at
from edusocsec.translation import _


def for_browser(name: str, given: Distribution) -> dict[str, Any]:
    """Give one distribution as plain JSON."""
    least = smallest_at(given.values)
    return {
        "name": name,
        "mean": given.mean,
        "least": float(given.values.min()),
        "worst_off": str(least),
        "shares": given.population_shares.tolist(),
        "levels": given.values.tolist(),
    }


def texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "first": _("First"),
        "second": _("Second"),
        "epsilon": _("Aversion to inequality, epsilon"),
        "sum_alone": _("0 (the sum alone)"),
        "rawls": _("infinite (Rawls)"),
        "turns": _("Go to a turn"),
        "turn": _("Turn at {epsilon:.2f}"),
        "ends": _("Go to an end"),
        "index_figure": _("Index: the part of the total that inequality wastes (per cent)"),
        "equivalent_figure": _("Equivalent: given to all, it would be as good ({unit})"),
        "fairer": _("The more equal, by epsilon"),
        "better": _("The better off, by epsilon"),
        "table": _("Both with this aversion"),
        "name": _("distribution"),
        "mean": _("mean"),
        "worst_off": _("worst-off"),
        "index": _("index"),
        "equivalent": _("equivalent"),
        "least": _("{name}: {value}"),
        "wasted": _(
            "With epsilon = {epsilon}, inequality wastes {one:.2f} per cent of {first} and "
            "{other:.2f} per cent of {second}."
        ),
        "more_equal": _("So {name} is the more equal."),
        "more_equal_neither": _("So both are equally unequal."),
        "worth": _("Equally distributed, {one} and {other} {unit} would do as much good."),
        "better_off": _("So {name} is better off."),
        "better_off_neither": _("So both are equally well off."),
        "sentences": _("{said} {more}"),
    }
