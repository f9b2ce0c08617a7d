"""Choose how many components to keep, beside what three rules advise."""

from __future__ import annotations

import numpy as np
import traitlets

from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.stats.components import PrincipalComponents, principal_components
from edusocsec.stats.retention import ENOUGH_VARIANCE, KAISER_EIGENVALUE
from edusocsec.translation import _, sentences


class ComponentsWidget(LabWidget):
    """What Python and the browser tell each other of the components kept."""

    lab = traitlets.Unicode("components").tag(sync=True)
    kept = traitlets.Int().tag(sync=True)


class ComponentsLab(BrowserLab):
    """Components of which more or fewer are kept by hand.

    Parameters
    ----------
    first : PrincipalComponents
        Where the lab begins.
    """

    widget: ComponentsWidget

    def __init__(self, first: PrincipalComponents) -> None:
        counts = range(1, len(first.eigenvalues) + 1)
        all_loadings = first.eigenvectors.to_numpy() * np.sqrt(first.eigenvalues.to_numpy())
        random = first.random_eigenvalues
        widget = ComponentsWidget(
            texts=_texts(),
            data={
                "variables": [str(name) for name in first.eigenvectors.index],
                "components": [str(name) for name in first.eigenvalues.index],
                "eigenvalues": first.eigenvalues.tolist(),
                "loadings": all_loadings.tolist(),
                "random": None if random is None else random.tolist(),
                "advice": [{"rule": str(r), "count": int(n)} for r, n in first.advice.items()],
                "kaiser": KAISER_EIGENVALUE,
                "enough": 100 * ENOUGH_VARIANCE,
                "verdicts": [sentences([first.explained_by(n), first.agreement]) for n in counts],
            },
            kept=first.n_components,
        )
        self._correlation = first.correlation
        super().__init__(widget, first)

    @property
    def result(self) -> PrincipalComponents:
        """The components with as many kept as on the screen."""
        return principal_components(correlation=self._correlation, n_components=self.widget.kept)


def components(result: PrincipalComponents) -> ComponentsLab:
    """Choose how many components to keep, and see communalities and variance follow.

    Parameters
    ----------
    result : PrincipalComponents
        Where to begin. Parallel analysis needs that its number of observations is known.

    Returns
    -------
    ComponentsLab
        ``lab.result`` keeps as many as the screen; ``lab.save_html(path)`` saves it as a page.

    Examples
    --------
    >>> import edusocsec as ess
    >>> R = [[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]
    >>> lab = components(ess.principal_components(correlation=R))
    >>> lab.result.n_components
    1
    >>> lab.widget.kept = 2
    >>> lab.result.communalities.round(3).tolist()
    [0.774, 0.866, 0.978]
    """
    return ComponentsLab(result)


def _texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "scree": _("Scree plot: eigenvalues. Drag the line, or move it with the arrow keys."),
        "share": _("Share of the variance"),
        "cut": _("Components kept"),
        "cut_now": _("{count}, which explain {percent:.1f} per cent"),
        "advice": _("{rule}: {count}"),
        "kaiser": _("Kaiser's rule: above 1"),
        "random": _("random data"),
        "enough": _("85 per cent rule"),
        "variance": _("Variance explained"),
        "component": _("component"),
        "eigenvalue": _("eigenvalue"),
        "percent": _("Percent of variance"),
        "cumulative": _("Cumulative %"),
        "loadings": _("Communalities and loadings of what is kept"),
        "variable": _("variable"),
        "communality": _("communality"),
    }
