"""Which printed claims come out when they are recomputed, and by which steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd
import traitlets

from edusocsec.errors import ArgumentError, UnknownNameError, choose_from, instance_of
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block
from edusocsec.labs.browser import DrawnLab, LabWidget, still_image
from edusocsec.labs.ledger_claims import (
    COLOURS,
    NO_FILTERS,
    Filters,
    claim_for_browser,
    matches,
    steps_of,
)
from edusocsec.labs.ledger_figure import verdict_bars
from edusocsec.papers.claim import Verdict
from edusocsec.papers.entry import Entry
from edusocsec.papers.ledger import Ledger, reproduce
from edusocsec.provenance import Badge
from edusocsec.translation import _


class LedgerWidget(LabWidget):
    """What Python and the browser tell each other of a ledger.

    ``steps`` has the steps of the claim that is open, as HTML that the library has rendered; a
    saved page has those of all claims.
    """

    lab = traitlets.Unicode("ledger").tag(sync=True)
    filters = traitlets.Dict().tag(sync=True)
    opened = traitlets.Unicode().tag(sync=True)
    steps = traitlets.Dict().tag(sync=True)


@dataclass(frozen=True, eq=False, repr=False)
class Tables(Display):
    """The ledger as it stands on paper: its tables with the reasons, but not the steps."""

    ledger: Ledger

    def blocks(self) -> Iterable[Block]:
        """Tables, reasons and summary."""
        return self.ledger.blocks()


class LedgerLab(DrawnLab):
    """A ledger with filters, in which a claim opens to its steps.

    Parameters
    ----------
    ledger : Ledger
    """

    widget: LedgerWidget

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._claims = [claim_for_browser(entry) for entry in ledger.entries]
        data = {"claims": self._claims, "choices": _choices(ledger), "verdicts": _verdicts()}
        widget = LedgerWidget(texts=_texts(), data=data, filters=dict(NO_FILTERS))
        super().__init__(widget, Tables(ledger))
        widget.observe(lambda _change: self._tell(), "opened")

    @property
    def title(self) -> str:
        """What a saved page is called."""
        return _("Ledger of claims")

    @property
    def shown(self) -> Ledger:
        """The claims that the filters leave."""
        return self._filtered(self._filters)

    @property
    def counts(self) -> pd.Series:
        """Number of claims by verdict, of all that the other filters leave."""
        return self._filtered({**self._filters, "verdict": ""}).counts

    @property
    def opened(self) -> Entry | None:
        """The claim that is open, with what came out of it."""
        return self.ledger[self.widget.opened] if self.widget.opened else None

    def choose(self, **filters: str) -> None:
        """Change some of the filters; see :class:`~edusocsec.labs.ledger_claims.Filters`.

        Raises
        ------
        UnknownNameError
            If there is no such filter, or no claim has this value.
        """
        for name, value in filters.items():
            if name not in NO_FILTERS:
                raise UnknownNameError(
                    _("There is no filter '{name}'.").format(name=name),
                    choose_from(name, NO_FILTERS),
                )
            known = _values(self.ledger, name)
            if value and name != "words" and value not in known:
                raise UnknownNameError(
                    _("No claim has '{value}' as its {name}.").format(value=value, name=name),
                    choose_from(value, known, most=20),
                )
        self.widget.filters = self.widget.filters | filters

    def open(self, claim: str) -> None:
        """Open a claim to its steps.

        Raises
        ------
        UnknownNameError
            If the ledger has no such claim.
        """
        self.widget.opened = self.ledger[claim].claim.id

    def close(self) -> None:
        """Close the claim that is open."""
        self.widget.opened = ""

    @property
    def _filters(self) -> Filters:
        return cast(Filters, self.widget.filters)

    def _filtered(self, filters: Filters) -> Ledger:
        entries = zip(self.ledger.entries, self._claims, strict=True)
        return Ledger([entry for entry, claim in entries if matches(claim, filters)])

    def _tell(self) -> None:
        self.widget.steps = {self.widget.opened: steps_of(self.opened)} if self.opened else {}

    def _static_html(self) -> str:
        return still_image(verdict_bars(self.ledger)) + super()._static_html()

    def _saved_state(self) -> dict[str, Any]:
        steps = {entry.claim.id: steps_of(entry) for entry in self.ledger.entries}
        return super()._saved_state() | {"steps": steps}


def ledger(ledger: Ledger | None = None) -> LedgerLab:
    """Look through the claims of the papers, and open each to the steps that recompute it.

    Parameters
    ----------
    ledger : Ledger, optional
        Without it, every claim is recomputed, which takes some seconds.

    Returns
    -------
    LedgerLab
        ``lab.shown`` has the claims that the filters leave; ``lab.save_html(path)`` saves the lab
        as a page, in which ``#ps-09`` at the end of the address opens that claim.

    Raises
    ------
    ArgumentError
        If the ledger has no claims.

    Examples
    --------
    >>> import edusocsec as ess
    >>> lab = ledger(ess.papers.reproduce("common_prosperity"))
    >>> lab.choose(words="social assistance", verdict="reproduced")
    >>> [entry.claim.id for entry in lab.shown.entries]
    ['cp-11', 'cp-12', 'cp-13']
    """
    shown = reproduce() if ledger is None else ledger
    if not instance_of(shown, Ledger, "ledger").entries:
        raise ArgumentError(
            _("The ledger has no claims to show."),
            _("Recompute at least one: reproduce(only=['ps-09'])."),
        )
    return LedgerLab(shown)


def _values(ledger: Ledger, name: str) -> list[str]:
    """Values of a filter that some claim has, in the order of the house."""
    match name:
        case "verdict":
            return [verdict.value for verdict in Verdict]
        case "substitutes":
            return ["with", "without"]
        case "badge":
            badges = {entry.recomputed.badge for entry in ledger.entries}
            return [badge.value for badge in Badge if badge in badges]
        case _:
            return list(dict.fromkeys(getattr(entry.claim, name, "") for entry in ledger.entries))


def _choices(ledger: Ledger) -> dict[str, list[dict[str, str]]]:
    """What each list of the page offers."""
    titles = {entry.claim.paper: entry.claim.title for entry in ledger.entries}
    labels = {
        "paper": titles,
        "where": {where: where for where in _values(ledger, "where")},
        "badge": {badge: Badge(badge).label for badge in _values(ledger, "badge")},
        "substitutes": {"with": _("with substitutes"), "without": _("without substitutes")},
    }
    return {
        name: [{"value": value, "label": label} for value, label in of_filter.items()]
        for name, of_filter in labels.items()
    }


def _verdicts() -> list[dict[str, str]]:
    return [
        {"value": verdict.value, "label": verdict.label, "colour": COLOURS[verdict]}
        for verdict in Verdict
    ]


def _texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "words": _("Search"),
        "paper": _("Paper"),
        "where": _("Place in the paper"),
        "badge": _("Data"),
        "substitutes": _("Substitutes"),
        "all": _("all"),
        "clear": _("Clear the filters"),
        "verdicts": _("Verdicts"),
        "count": _("{count} {label}"),
        "summary": _(
            "Of {all} claims {reproduced} are reproduced, {close} are close, {in_part} hold in "
            "part, {not_reproduced} are not reproduced and {not_checkable} cannot be checked."
        ),
        "only": _("Listed: {label}."),
        "none": _("No claim has all of this. Clear a filter, or search for fewer words."),
        "claims": _("Claims"),
        "what": _("{subject}: {quantity}"),
        "numbers": _("Printed: {printed}. Recomputed: {ours}."),
        "nothing": _("nothing"),
        "hint": _("Open a claim to see what is printed, what came out, and every step between."),
        "close": _("Close"),
        "printed": _("Printed"),
        "number": _("{number} ({unit})"),
        "ours": _("Recomputed"),
        "year": _("Year"),
        "ruler": _("What is printed, and what came out"),
        "near": _("called close"),
        "detail": _("The open claim"),
        "waiting": _("The steps are being worked out."),
        "no_steps": _("There are no steps: nothing was computed."),
        "formula": _("Formula"),
        "sentences": _("{said} {more}"),
    }
