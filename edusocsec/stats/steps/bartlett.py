"""How Bartlett's test is told."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from edusocsec.explain import Mistake, Step
from edusocsec.explain.symbols import factor, number, total
from edusocsec.stats.bartlett import BartlettSphericity
from edusocsec.translation import _


def tell(result: BartlettSphericity) -> Iterator[Step]:
    """Give the steps, in the order in which they are computed."""
    yield from result.correlation.steps.values()
    yield from _tell_bartlett(result)


def _tell_bartlett(result: BartlettSphericity) -> Iterator[Step]:
    n, p = result.n_observations, result.correlation.n_variables
    log_det, multiplier = result.log_determinant, n - 1 - (2 * p + 5) / 6
    eigenvalues = np.linalg.eigvalsh(result.correlation.matrix.to_numpy())[::-1]

    yield Step(
        name="log_determinant",
        title=_("Logarithm of the determinant"),
        why=_(
            "The determinant is 1 when nothing is correlated and 0 when a variable is a sum of "
            "others. It is the product of the eigenvalues, so its logarithm is a sum."
        ),
        formula=r"\ln |R| = \sum_{i} \ln \lambda_i",
        value=log_det,
        work=lambda: (
            r"\ln |R| = "
            + total([rf"\ln {number(value, 4)}" for value in eigenvalues.tolist()], most=8)
        ),
        needs=("correlations",),
        mistakes=(
            Mistake(
                "log_base_10",
                log_det / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
            Mistake(
                "no_logarithm",
                math.exp(log_det),
                _("This is the determinant. Take its natural logarithm."),
            ),
        ),
    )
    yield Step(
        name="statistic",
        title=_("Chi-square"),
        why=_(
            "The further the determinant is below 1, the larger chi-square. The factor in "
            "parentheses makes its distribution fit for a sample of this size."
        ),
        formula=r"\chi^2 = -\left(n - 1 - \frac{2p + 5}{6}\right) \ln |R|",
        value=result.statistic,
        work=lambda: (
            rf"\chi^2 = -\left({number(n, 2)} - 1 - \frac{{2 \cdot {p} + 5}}{{6}}\right) "
            rf"\cdot {factor(log_det, 4)}"
        ),
        needs=("log_determinant",),
        mistakes=(
            Mistake(
                "n_instead_of_n_minus_1",
                -(multiplier + 1) * log_det,
                _("You used n where n - 1 belongs."),
            ),
            Mistake(
                "no_correction",
                -(n - 1) * log_det,
                _("You left out the correction (2p + 5)/6."),
            ),
            Mistake(
                "log_base_10",
                -multiplier * log_det / math.log(10),
                _("You took the logarithm to base 10. The formula has the natural logarithm."),
            ),
        ),
    )
    yield Step(
        name="df",
        title=_("Degrees of freedom"),
        why=_("One for each pair of variables."),
        formula=r"df = \frac{p (p - 1)}{2}",
        value=float(result.df),
        work=lambda: rf"df = \frac{{{p} \cdot ({p} - 1)}}{{2}}",
        places=0,
        mistakes=(
            Mistake("all_cells", float(p * p), _("Count each pair once, and not the diagonal.")),
            Mistake("both_halves", float(p * (p - 1)), _("The matrix is symmetric: halve this.")),
            Mistake(
                "with_diagonal",
                p * (p + 1) / 2,
                _("You counted the diagonal. A variable is no pair with itself."),
            ),
        ),
    )
    yield Step(
        name="p_value",
        title=_("p-value"),
        why=_("How often chance alone gives a chi-square at least this large, if all is zero."),
        formula=r"p = P(\chi^2_{df} \ge \chi^2)",
        value=result.p_value,
        work=lambda: rf"p = P(\chi^2_{{{result.df}}} \ge {number(result.statistic)})",
        needs=("statistic", "df"),
        mistakes=(
            Mistake(
                "complement",
                1 - result.p_value,
                _("This is how often chance gives less. Take it from 1."),
            ),
            Mistake(
                "statistic",
                result.statistic,
                _("This is chi-square itself. Ask how often chance gives at least as much."),
            ),
        ),
    )
