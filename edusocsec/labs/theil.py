"""Theil's index between and within regions: let years pass, move provinces, transfer money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack, cast

import pandas as pd
import traitlets

from edusocsec.cost import refuse_more
from edusocsec.datasets import load_dataset
from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.labs.theil_panel import Change, Choice, Panel, complete_years
from edusocsec.papers.fiscal_equity.decomposition import FIRST_COMPARABLE_YEAR, WEIGHTS
from edusocsec.stats.decomposition import TheilDecomposition
from edusocsec.stats.theil import Kind
from edusocsec.translation import _

MOST_ROWS = 400


class TheilWidget(LabWidget):
    """What Python and the browser tell each other of a decomposition.

    ``answer`` has Python's numbers for the choice that it names.
    """

    lab = traitlets.Unicode("theil").tag(sync=True)
    choice = traitlets.Dict().tag(sync=True)
    followed = traitlets.Int().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)


class TheilLab(BrowserLab):
    """A decomposition whose year, indicator, groups and values are changed by hand.

    Parameters
    ----------
    panel : Panel
    year : object
        Where to begin; None for the last year.
    kind : {"T", "L"}
    """

    widget: TheilWidget

    def __init__(self, panel: Panel, year: object, kind: Kind) -> None:
        self.panel = panel
        start = panel.start(year, kind)
        first = panel.decompose(start)
        widget = TheilWidget(
            texts=_texts(),
            data=panel.for_browser() | {"kinds": _kinds(panel), "start": start},
            choice=start,
            followed=start["giver"],
            answer=_answer(panel, start, first),
        )
        super().__init__(widget, first)
        widget.observe(lambda _change: self._answer(), "choice")

    @property
    def choice(self) -> Choice:
        """What is chosen on the screen."""
        return cast(Choice, self.widget.choice)

    @property
    def result(self) -> TheilDecomposition:
        """The decomposition on the screen: ``lab.result.explain()`` tells how it came about."""
        return self.panel.decompose(self.choice)

    def choose(self, **change: Unpack[Change]) -> None:
        """Change a part of what is chosen; what is not given stays.

        Parameters
        ----------
        indicator : column, optional
        year : int, optional
        kind : {"T", "L"}, optional
        groups : mapping from row to group, optional
            Rows that move, such as ``{"Beijing": "west"}``.
        giver, receiver : row, optional
        amount : float, optional
            By how much the giver's value falls.

        Raises
        ------
        UnknownNameError
            If there is no such indicator, year, row or group.
        DataError
            If the giver has not so much, or a zero would make L infinite.
        """
        self.widget.choice = dict(self.panel.changed(self.choice, change))

    def _answer(self) -> None:
        self.widget.answer = _answer(self.panel, self.choice, self.result)


def theil(
    panel: pd.DataFrame | None = None,
    *,
    indicators: Mapping[str, str] = WEIGHTS,
    groups: str = "region",
    year: object = None,
    kind: Kind = "T",
    most_rows: int = MOST_ROWS,
) -> TheilLab:
    """See Theil's index between and within groups change with the year, and by your own hand.

    Move a province to another region, or let one give money to another, and the parts of the index
    follow.

    Parameters
    ----------
    panel : DataFrame, optional
        Indexed by row (province) and year. Without it, the thesis' panel from 2010 on, as far as
        its expenditure can be compared. Years with gaps are left out.
    indicators : mapping from column to column
        What is distributed, per head; and its weight.
    groups : str
        Column of the groups. A row has one group in all years.
    year : int, optional
        Where to begin; the last year without it.
    kind : {"T", "L"}
    most_rows : int
        More rows are refused: the browser draws each of them anew at every move.

    Returns
    -------
    TheilLab
        ``lab.result`` is the decomposition on the screen; ``lab.save_html(path)`` saves the lab as
        a page.

    Raises
    ------
    UnknownNameError
        If a column or the year does not exist.
    ArgumentError
        If the table is not indexed by row and year, a row has several groups, or there are
        more than ``most_rows`` rows.
    MissingValuesError
        If no year is complete.

    Examples
    --------
    >>> lab = theil(year=2013)
    >>> round(lab.result.total, 4)
    0.066
    >>> lab.choose(amount=500)
    >>> lab.panel.rows[lab.choice["giver"]], round(lab.result.total, 4)
    ('Qinghai', 0.0632)
    """
    if panel is None:
        panel = load_dataset("province_panel")
        panel = panel[panel.index.get_level_values("year") >= FIRST_COMPARABLE_YEAR]
    complete = complete_years(panel, indicators, groups)
    refuse_more(
        len(complete.rows),
        most_rows,
        "most_rows",
        _("A lab of {count} rows cannot be read, and moves slowly.").format(
            count=len(complete.rows)
        ),
        _("Take a sample of the rows, or split the index by theil_decomposition()."),
    )
    return TheilLab(complete, year, kind)


def _answer(panel: Panel, choice: Choice, result: TheilDecomposition) -> dict[str, Any]:
    groups = result.groups.assign(group=[panel.groups.index(name) for name in result.groups.index])
    return {
        "choice": choice,
        "total": result.total,
        "between": result.between,
        "within": result.within,
        "groups": groups.to_dict("records"),
    }


def _kinds(panel: Panel) -> list[dict[str, str]]:
    by_money = {"kind": "T", "label": _("T, which weighs by money")}
    by_people = {"kind": "L", "label": _("L, which weighs by people")}
    return [by_money] if panel.has_zeros else [by_money, by_people]


def _texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "indicator": _("Indicator"),
        "kind": _("Theil's index"),
        "year": _("Year"),
        "play": _("Play"),
        "pause": _("Pause"),
        "again": _("Start again"),
        "figure": _("Each row in units of the mean, by group"),
        "relative": _("In units of the mean. Drag a mark to another band to move it there."),
        "mean": _("mean"),
        "parts": _("Parts of the index"),
        "between_part": _("Between the groups"),
        "within_part": _("Within {group}"),
        "part": _("{name}: {value:.4f}, {rate:.1f} per cent"),
        "groups": _("Groups and what they contribute"),
        "group": _("group"),
        "population_share": _("population share"),
        "value_share": _("value share"),
        "own_index": _("own index"),
        "between": _("between"),
        "within": _("within"),
        "all": _("all"),
        "follow": _("Follow one"),
        "row": _("Who"),
        "counted_in": _("Counted in"),
        "terms": _("How each comes into the index: point at a number to see what it is made of"),
        "level": _("value"),
        "relative_value": _("relative value"),
        "logarithm": _("logarithm"),
        "contribution": _("contribution"),
        "followed_T": _(
            "{name} has {level} {unit}, {relative:.3f} times the mean; the logarithm of that is "
            "{logarithm:.3f}. Times its share of the value, {share:.4f}, it brings "
            "{contribution:.4f} into T."
        ),
        "followed_L": _(
            "{name} has {level} {unit}, {relative:.3f} times the mean; the logarithm of the mean "
            "in units of that is {logarithm:.3f}. Times its share of the population, {share:.4f}, "
            "it brings {contribution:.4f} into L."
        ),
        "transfer": _("Give to another"),
        "giver": _("From"),
        "receiver": _("To"),
        "amount": _("Taken off the giver's value"),
        "amount_of": _("{amount} {unit}"),
        "verdict": _(
            "Of a total of {total:.4f}, {within:.1f} per cent lies within the groups and "
            "{between:.1f} per cent between them."
        ),
        "inside": _("Inside itself {group} is the most unequal, with an index of {index:.4f}."),
        "moved": _(
            "Moved: {names}. That changes the part between the groups from {before:.1f} to "
            "{after:.1f} per cent."
        ),
        "moved_to": _("{name} to {group}"),
        "gives": _("{giver} gives {amount} {unit} of its own, and {receiver} gets the money."),
        "lowers": _("That lowers {kind} from {before:.4f} to {after:.4f}."),
        "raises": _("That raises {kind} from {before:.4f} to {after:.4f}."),
        "keeps": _("That leaves {kind} as it was, {after:.4f}."),
        "separator": _(", "),
        "sentences": _("{said} {more}"),
    }
