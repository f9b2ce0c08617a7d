"""The conventions of both chains: each an argument, with who does it which way."""

from __future__ import annotations

from edusocsec.labs.convention_chains.parts import Option, Switch
from edusocsec.translation import _


def factor_switches() -> tuple[Switch, ...]:
    """Give the conventions on the way from indicators to factors and regions."""
    return (
        Switch(
            "kaiser",
            _("Kaiser normalization"),
            (
                Option(
                    True,
                    _("on"),
                    "ess.varimax(components, kaiser=True)",
                    _("SPSS. Every variable has the same say in the rotation."),
                ),
                Option(
                    False,
                    _("off"),
                    "ess.varimax(components, kaiser=False)",
                    _("A variable has as much say as the factors explain of it."),
                ),
            ),
        ),
        Switch(
            "convention",
            _("End of the rotation"),
            (
                Option(
                    "spss",
                    _("small gain"),
                    'ess.varimax(components, convention="spss")',
                    _("SPSS stops when a sweep gains 0.0001 or less."),
                ),
                Option(
                    "converged",
                    _("exact"),
                    'ess.varimax(components, convention="converged")',
                    _("The maximum. The defaults of R and factor_analyzer may stop 0.002 short."),
                ),
            ),
        ),
        Switch(
            "ddof",
            _("Standard deviation of the scores"),
            (
                Option(
                    1,
                    _("n - 1"),
                    "scores.scores",
                    _("SPSS: dividing by n - 1 gives 1."),
                ),
                Option(
                    0,
                    _("n"),
                    "scores.scores / scores.scores.std(ddof=0)",
                    _("factor_analyzer: dividing by n gives 1."),
                ),
            ),
        ),
        Switch(
            "metric",
            _("Distance"),
            (
                Option(
                    "euclidean",
                    _("Euclidean"),
                    'ess.average_linkage(scores, metric="euclidean")',
                    _("The paper, and dist of R."),
                ),
                Option(
                    "sqeuclidean",
                    _("squared"),
                    'ess.average_linkage(scores, metric="sqeuclidean")',
                    _("SPSS, unless told otherwise."),
                ),
            ),
        ),
        Switch(
            "linkage",
            _("Linkage"),
            (
                Option(
                    "average",
                    _("average"),
                    "ess.average_linkage(scores)",
                    _("The paper. SPSS calls it between-groups linkage."),
                ),
                Option(
                    "complete",
                    _("complete"),
                    'merged_by(tree, "complete")',
                    _("For comparison: the farthest members count."),
                ),
                Option(
                    "single",
                    _("single"),
                    'merged_by(tree, "single")',
                    _("For comparison: the nearest members count."),
                ),
            ),
        ),
        Switch(
            "weights",
            _("Weights of the composite score"),
            (
                Option(
                    "rotated",
                    _("after rotation"),
                    'ess.composite_scores(scores, weights="rotated")',
                    _("The variances of the factors that were scored."),
                ),
                Option(
                    "explained",
                    _("before rotation"),
                    'ess.composite_scores(scores, weights="explained")',
                    _("The eigenvalues, which belong to the components before they were rotated."),
                ),
            ),
        ),
    )


def inequality_switches() -> tuple[Switch, ...]:
    """Give the conventions of measuring inequality between and within regions."""
    return (
        Switch(
            "kind",
            _("Theil's index"),
            (
                Option(
                    "T",
                    _("T"),
                    'decompose(indicator, year, kind="T")',
                    _("Weighs by money. ineq of R: parameter = 0."),
                ),
                Option(
                    "L",
                    _("L"),
                    'decompose(indicator, year, kind="L")',
                    _("Weighs by people. Infinite where a value is zero."),
                ),
            ),
        ),
        Switch(
            "weighting",
            _("Weights"),
            (
                Option(
                    "natural",
                    _("what it is per"),
                    'decompose(indicator, year, weighting="natural")',
                    _("Amounts add up to the national amount."),
                ),
                Option(
                    "provinces",
                    _("each province as one"),
                    'decompose(indicator, year, weighting="provinces")',
                    _("PySAL, whose index has no weights: Tibet counts like Guangdong."),
                ),
            ),
        ),
        Switch(
            "ddof",
            _("Coefficient of variation"),
            (
                Option(
                    0,
                    _("n"),
                    "ess.coefficient_of_variation(values, ddof=0)",
                    _("The provinces are all there are."),
                ),
                Option(
                    1,
                    _("n - 1"),
                    "ess.coefficient_of_variation(values, ddof=1)",
                    _("SPSS, and sd of R: the provinces are a sample."),
                ),
            ),
            needs=("weighting", "provinces"),
            otherwise=_("With weights there is no n to take one from: count each province as one."),
        ),
    )
