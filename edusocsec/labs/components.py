"""Choose the number of components on the scree, and see what they explain."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import traitlets

from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.stats.arguments import result_of, whole_number
from edusocsec.stats.components import PrincipalComponents, principal_components
from edusocsec.stats.retention import ENOUGH_VARIANCE, KAISER_EIGENVALUE
from edusocsec.translation import _, ngettext


class ComponentsWidget(LabWidget):
    """What Python and the browser tell each other of components; ``kept`` is their number."""

    lab = traitlets.Unicode("components").tag(sync=True)
    kept = traitlets.Int().tag(sync=True)


class ComponentsLab(BrowserLab):
    """Principal components whose number is chosen by hand.

    Parameters
    ----------
    result : PrincipalComponents
    """

    widget: ComponentsWidget

    def __init__(self, result: PrincipalComponents) -> None:
        self.start = result
        widget = ComponentsWidget(texts=_texts(), data=_data(result), kept=result.n_components)
        super().__init__(widget, result)

    @property
    def result(self) -> PrincipalComponents:
        """The components on the screen: ``lab.result.loadings`` are those kept."""
        kept = principal_components(
            correlation=self.start.correlation, n_components=self.widget.kept
        )
        return replace(kept, random_eigenvalues=self.start.random_eigenvalues)

    def keep(self, n_components: int) -> None:
        """Keep so many components.

        Raises
        ------
        ArgumentError
            If there are not so many.
        """
        most = int((self.start.eigenvalues >= 0).sum())
        self.widget.kept = whole_number(n_components, "n_components", 1, most)


def components(result: PrincipalComponents) -> ComponentsLab:
    """Choose on the scree how many components to keep, and see what they explain.

    Kaiser's rule and the 85 per cent rule are drawn on it, and parallel analysis if the result
    has it.

    Parameters
    ----------
    result : PrincipalComponents
        The number that it keeps is where the hand begins. Ask it for parallel analysis first:
        ``components(result.with_parallel_analysis())``.

    Returns
    -------
    ComponentsLab
        ``lab.result`` are the components with the number chosen; ``lab.save_html(path)`` saves
        the lab as a page.

    Examples
    --------
    >>> import edusocsec as ess
    >>> R = [[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]
    >>> lab = components(ess.principal_components(correlation=R))
    >>> lab.keep(2)
    >>> lab.result.communalities.round(3).tolist()
    [0.774, 0.866, 0.978]
    """
    return ComponentsLab(result_of(result, PrincipalComponents, "principal_components"))


def _data(result: PrincipalComponents) -> dict[str, Any]:
    loadings = result.eigenvectors * np.sqrt(result.eigenvalues.clip(lower=0))
    random = result.random_eigenvalues
    advice = result.headings.shown(result.advice)
    return {
        "variables": [str(name) for name in result.eigenvectors.index],
        "components": [str(name) for name in result.eigenvalues.index],
        "eigenvalues": result.eigenvalues.tolist(),
        "loadings": loadings.to_numpy().tolist(),
        "random": None if random is None else random.tolist(),
        "kaiser": KAISER_EIGENVALUE,
        "enough": 100 * ENOUGH_VARIANCE,
        "advice": [
            {"rule": rule, "count": int(count), "reason": reason}
            for (rule, count), reason in zip(advice.items(), _reasons(result), strict=True)
        ],
        "verdicts": [result.verdict_of(count) for count in range(1, len(result.eigenvalues) + 1)],
    }


def _reasons(result: PrincipalComponents) -> list[str]:
    """Why each rule keeps as many components as it does."""
    kaiser, enough = result.advice.iloc[0], result.advice.iloc[1]
    reasons = [
        ngettext(
            "{count} component explains more than one variable does: its eigenvalue is above 1.",
            "{count} components explain more than one variable does: their eigenvalues are above "
            "1.",
            kaiser,
        ).format(count=kaiser),
        ngettext(
            "{count} component explains {percent:.1f} per cent of the variance.",
            "{count} components explain {percent:.1f} per cent of the variance.",
            enough,
        ).format(count=enough, percent=result.explained["cumulative"].iloc[enough - 1]),
    ]
    if result.random_eigenvalues is not None:
        first = result.advice.iloc[2]  # of those that are not kept, counted from zero
        reasons.append(
            _(
                "The eigenvalue of {component}, {value:.3f}, is the first that is not above that "
                "of random data, {random:.3f}."
            ).format(
                component=result.eigenvalues.index[first],
                value=result.eigenvalues.iloc[first],
                random=result.random_eigenvalues.iloc[first],
            )
        )
    return reasons


def _texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "scree": _("Scree plot: eigenvalues. Click on a bar, or drag the line, or use arrow keys."),
        "cut": _("Components kept"),
        "cut_now": _("{count}, which explain {percent:.1f} per cent"),
        "rules": _("What the rules advise"),
        "advised": _("{rule}: {count}"),
        "reason": _("{rule}: {reason}"),
        "kaiser": _("Kaiser: 1"),
        "random": _("random data"),
        "share": _("Share of the variance: together {percent:.1f} per cent"),
        "enough": _("{percent:.0f} per cent"),
        "variance": _("Total variance explained"),
        "initial": _("Initial eigenvalues"),
        "extraction": _("Extraction"),
        "component": _("component"),
        "total": _("Total"),
        "percent": _("Percent of variance"),
        "cumulative": _("Cumulative %"),
        "loadings": _("Loadings on the components kept"),
        "communalities": _("Communalities: what the components kept explain of each variable"),
        "variable": _("variable"),
        "communality": _("communality"),
        "of_component": _("{component}: {value:.3f}"),
        "least": _("Least is explained of {variable}, {communality:.3f}."),
        "sentences": _("{said} {more}"),
    }
