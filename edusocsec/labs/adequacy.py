"""Switch variables in and out, and see KMO and Bartlett's test follow."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import pandas as pd
import traitlets
from numpy.typing import ArrayLike

from edusocsec.errors import DataError, TooFewVariablesError, UnknownNameError, choose_from, listed
from edusocsec.labs.adequacy_answer import answer, refusals_by_count, subset
from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.stats.bartlett import BartlettSphericity, bartlett_sphericity
from edusocsec.stats.components import PrincipalComponents
from edusocsec.stats.correlation import CorrelationMatrix, correlation_matrix
from edusocsec.stats.kmo import KMO, kaiser_word, kmo
from edusocsec.stats.observations import observations
from edusocsec.translation import _

LEAST = -1
"""Whom to look at, if it is to be the variable that fits least."""


class AdequacyWidget(LabWidget):
    """What Python and the browser tell each other of the adequacy of some variables.

    ``chosen`` are the numbers of the variables that are in; ``answer`` has Python's numbers for
    those that it names.
    """

    lab = traitlets.Unicode("adequacy").tag(sync=True)
    chosen = traitlets.List(traitlets.Int()).tag(sync=True)
    followed = traitlets.Int(LEAST).tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)


class AdequacyLab(BrowserLab):
    """KMO and Bartlett's test of variables that are switched in and out.

    Parameters
    ----------
    every : CorrelationMatrix
        Of all variables.
    """

    widget: AdequacyWidget

    def __init__(self, every: CorrelationMatrix) -> None:
        self.every = every
        everything = list(range(every.n_variables))
        widget = AdequacyWidget(
            texts=_texts(),
            data={
                "variables": [str(name) for name in every.matrix.columns],
                "correlations": every.matrix.to_numpy().tolist(),
                "observations": (
                    every.n_observations
                    if every.pair_observations is None
                    else every.pair_observations.to_numpy().tolist()
                ),
                "refusals": refusals_by_count(every),
                "words": [
                    {"least": least, "word": kaiser_word(least)}
                    for least in (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
                ],
            },
            chosen=everything,
            answer=answer(every, everything),
        )
        super().__init__(widget, _first_view(every))
        widget.observe(lambda _change: self._answer(), "chosen")

    @property
    def correlation(self) -> CorrelationMatrix:
        """Correlations of the variables that are in."""
        return subset(self.every, self.widget.chosen)

    @property
    def kmo(self) -> KMO:
        """KMO of the variables that are in.

        Raises
        ------
        DataError
            If it does not exist; the screen then says the same.
        """
        return kmo(correlation=self.correlation)

    @property
    def bartlett(self) -> BartlettSphericity:
        """Bartlett's test of the variables that are in.

        Raises
        ------
        DataError, ArgumentError
            If it does not exist; the screen then says the same.
        """
        return bartlett_sphericity(correlation=self.correlation)

    def choose(self, variables: Iterable[Hashable]) -> None:
        """Switch in these variables, and all others out.

        Raises
        ------
        UnknownNameError
            If there is no such variable.
        """
        wanted, names = list(variables), list(self.every.matrix.columns)
        unknown = [name for name in wanted if name not in names]
        if unknown:
            raise UnknownNameError(
                _("There is no variable {names}.").format(names=listed(unknown)),
                choose_from(unknown[0], names),
            )
        self.widget.chosen = [at for at, name in enumerate(names) if name in wanted]

    def _answer(self) -> None:
        self.widget.answer = dict(answer(self.every, self.widget.chosen))


def adequacy(
    source: (
        KMO
        | BartlettSphericity
        | PrincipalComponents
        | CorrelationMatrix
        | pd.DataFrame
        | ArrayLike
    ),
) -> AdequacyLab:
    """Switch variables in and out, and see KMO, each variable's own measure and Bartlett's test.

    Parameters
    ----------
    source : result or DataFrame or array, shape (n_observations, n_variables)
        A result of :func:`~edusocsec.kmo`, :func:`~edusocsec.bartlett_sphericity`,
        :func:`~edusocsec.principal_components` or :func:`~edusocsec.correlation_matrix`; or the
        data.

    Returns
    -------
    AdequacyLab
        ``lab.kmo`` and ``lab.bartlett`` are the results for the variables that are in;
        ``lab.save_html(path)`` saves the lab as a page.

    Raises
    ------
    DataError
        If the data have no correlations, or there is only one variable; the message names the
        column or row.

    Examples
    --------
    >>> import edusocsec as ess
    >>> lab = adequacy(ess.kmo(correlation=[[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]))
    >>> round(lab.kmo.overall, 4)
    0.6578
    >>> lab.choose(["x1", "x2"])
    >>> round(lab.kmo.overall, 4)
    0.5
    """
    if isinstance(source, CorrelationMatrix):
        return AdequacyLab(source)
    if isinstance(source, KMO | BartlettSphericity | PrincipalComponents):
        return AdequacyLab(source.correlation)
    observations(source, hint=_("Fill them, or leave out these rows with dropna()."))
    return AdequacyLab(correlation_matrix(source))


def _first_view(every: CorrelationMatrix) -> KMO | CorrelationMatrix:
    try:
        return kmo(correlation=every)
    except TooFewVariablesError:
        raise
    except DataError:  # which the lab says; the correlations exist all the same
        return every


def _texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "everything": _("All variables"),
        "look_at": _("Look at"),
        "least": _("the variable that fits least"),
        "variables": _("Variables: switch them in and out"),
        "variable": _("variable"),
        "own": _("own measure (MSA), in Kaiser's words"),
        "out": _("out"),
        "all": _("KMO, all together"),
        "bartlett": _("Bartlett's test of sphericity"),
        "statistic": _("Chi-square"),
        "df": _("df"),
        "p": _("p"),
        "none": _("does not exist"),
        "correlations": _("Correlations"),
        "partial": _("Partial correlations: all others held fixed"),
        "pair": _("{first} and {second}: {value:.3f}"),
        "verdict": _(
            "KMO = {value:.3f}: {word} in Kaiser's words. {variable} fits least, with {least:.3f}."
        ),
        "correlated": _(
            "Chi-square = {statistic:.3f} with {df} degrees of freedom, p {p}: the variables "
            "are correlated, so there is something to summarize."
        ),
        "chance": _(
            "Chi-square = {statistic:.3f} with {df} degrees of freedom, p {p}: the "
            "correlations could be chance, so there is little to summarize."
        ),
        "working": _(
            "{variable}: its squared correlations add up to {simple:.3f}, its squared partial "
            "correlations to {held:.3f}. Its own measure is {simple:.3f} / ({simple:.3f} + "
            "{held:.3f}) = {own:.3f}."
        ),
        "why": _(
            "Its largest partial correlation is that with {other}: {partial:.3f}, where the "
            "correlation is {value:.3f}. This much is left of it when all others are held fixed."
        ),
        "is_out": _("{variable} is out."),
        "no_inverse": _(
            "The correlations of these variables have no inverse to trust: the variables are "
            "linearly dependent, exactly or almost, or no complete data have such correlations."
        ),
        "leave_one_out": _("Leave out one of them."),
        "unrelated": _("{variable} correlates with no other at all: its measure would be 0/0."),
        "leave_it_out": _("Leave it out."),
        "sentences": _("{said} {more}"),
    }
