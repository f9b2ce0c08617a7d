"""How a panel regression is told: t values and intervals."""

from __future__ import annotations

from typing import Any

import pandas as pd

from edusocsec.explain import Headings, Mistake, Step
from edusocsec.explain.symbols import name, number
from edusocsec.stats.panel.result import PanelRegression, decimals
from edusocsec.stats.steps.panel.coefficients import bracketed
from edusocsec.translation import _


def tell_t(result: PanelRegression) -> Step:
    """Tell how far each coefficient lies from zero."""
    b, s = result.coefficients, result.standard_errors

    def work(regressor: Any) -> str:
        above, below = bracketed(float(b[regressor])), bracketed(float(s[regressor]))
        return rf"t({name(regressor)}) = \frac{{{above}}}{{{below}}}"

    return Step(
        name="t_values",
        title=_("t values"),
        why=_(
            "How many standard errors the coefficient lies from zero. Beyond {critical:.2f}, "
            "chance alone would take it there in fewer than 5 of 100 samples."
        ).format(critical=result.critical_t),
        formula=r"t_j = \frac{b_j}{s(b_j)}",
        value=result.t_values,
        work=work,
        cell=(result.panel.regressors[0],),
        needs=("coefficients", "standard_errors"),
        mistakes=(
            Mistake("upside_down", s / b, _("Divide the coefficient by its standard error.")),
            Mistake("divided_by_variance", b / s**2, _("Divide by the standard error itself.")),
        ),
    )


def tell_intervals(result: PanelRegression) -> Step:
    """Tell which values the data do not contradict."""
    b, s, places = result.coefficients, result.standard_errors, decimals(result.standard_errors)
    value, critical = result.confidence_intervals, result.critical_t

    def work(regressor: Any, end: Any) -> str:
        sign = "-" if end == "lower" else "+"
        reach = rf"{number(critical, 4)} \cdot {bracketed(float(s[regressor]))}"
        return rf"{bracketed(float(b[regressor]))} {sign} {reach}"

    def ends(reach: pd.Series) -> pd.DataFrame:
        return pd.DataFrame({"lower": b - reach, "upper": b + reach})

    return Step(
        name="confidence_intervals",
        title=_("95 per cent intervals"),
        why=_(
            "All values that the data do not contradict at the 5 per cent level. An interval that "
            "holds zero says that not even the sign is known."
        ),
        formula=r"b_j \pm t_{0.975, \, df} \, s(b_j)",
        value=value,
        headings=Headings(columns=result.headings.columns),
        work=work,
        cell=(result.panel.regressors[0], "lower"),
        needs=("coefficients", "standard_errors"),
        places=places,
        mistakes=(
            Mistake("one_error", ends(s), _("This is one standard error to each side only.")),
            Mistake(
                "normal",
                ends(1.959963984540054 * s),
                _("Take Student's t with the residual degrees of freedom, not the normal's 1.96."),
            ),
        ),
    )
