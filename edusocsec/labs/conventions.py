"""Why not SPSS? Switch a convention, and see which numbers and which provinces change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import traitlets
from numpy.typing import ArrayLike

from edusocsec.datasets import describe_dataset, load_dataset
from edusocsec.errors import ArgumentError, UnknownNameError, listed
from edusocsec.explain import Result
from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.labs.convention_chains.chain import Chain
from edusocsec.labs.convention_chains.factors import FactorChain
from edusocsec.labs.convention_chains.for_browser import for_browser
from edusocsec.labs.convention_chains.inequality import InequalityChain
from edusocsec.labs.convention_chains.report import ConventionReport
from edusocsec.papers.fiscal_equity.decomposition import INDICATORS as MEASURED
from edusocsec.papers.pension_subsidy import INDICATORS
from edusocsec.stats.arguments import one_of, whole_number
from edusocsec.stats.observations import observations
from edusocsec.translation import _

MOST_REGIONS = 8
"""So many regions have colours of their own."""

MOST_ROWS = 400
"""So many rows can still be told apart on the screen."""


class ConventionsWidget(LabWidget):
    """What Python and the browser tell each other of the conventions.

    ``choice`` says which ``chain`` is shown, and in ``options`` for each chain the position of each
    of its switches.
    """

    lab = traitlets.Unicode("conventions").tag(sync=True)
    choice = traitlets.Dict().tag(sync=True)


class ConventionsLab(BrowserLab):
    """Chains of computations whose conventions are switched by hand.

    Parameters
    ----------
    chains : sequence of Chain
    shown : int
        Position of the chain to begin with.
    """

    widget: ConventionsWidget

    def __init__(self, chains: Sequence[Chain], shown: int) -> None:
        self.chains = list(chains)
        options = [[0] * len(chain.switches) for chain in chains]
        start = {"chain": shown, "options": options}
        widget = ConventionsWidget(
            texts=_texts(),
            data={"chains": [for_browser(chain) for chain in chains], "start": start},
            choice=start,
        )
        chain = self.chains[shown]
        super().__init__(widget, ConventionReport(chain=chain, badge=chain.badge))

    @property
    def chain(self) -> Chain:
        """The chain on the screen."""
        at: int = self.widget.choice["chain"]
        return self.chains[at]

    @property
    def choice(self) -> tuple[int, ...]:
        """Position of each of its switches."""
        return tuple(self.widget.choice["options"][self.widget.choice["chain"]])

    @property
    def result(self) -> Result:
        """The last result of the chain on the screen; ``lab.result.explain()`` tells of it."""
        return self.chain.outcomes[self.choice].result

    @property
    def verdict(self) -> str:
        """What is switched, and what that changes."""
        return self.chain.verdict(self.choice)

    def choose(self, chain: int | None = None, **settings: object) -> None:
        """Show another chain, or switch conventions of the chain that is shown.

        Parameters
        ----------
        chain : int, optional
            Its position.
        **settings
            Values of the switches, such as ``kaiser=False``.

        Raises
        ------
        UnknownNameError
            If the chain has no such convention, or the convention no such value.
        ArgumentError
            If there is no such chain.
        """
        current = self.widget.choice["chain"] if chain is None else chain
        current = whole_number(current, "chain", 0, len(self.chains) - 1)
        options = [list(positions) for positions in self.widget.choice["options"]]
        for name, value in settings.items():
            switch, position = self.chains[current].position(name, value)
            options[current][switch] = position
        self.widget.choice = {"chain": current, "options": options}


def conventions(
    data: pd.DataFrame | ArrayLike | None = None,
    *,
    n_clusters: int = 5,
    year: int = 2013,
    begin: Literal["factors", "inequality"] = "factors",
) -> ConventionsLab:
    """Switch a convention, and see which numbers and which provinces change.

    Two programs can both be right and still print different numbers, because each has its
    conventions. The default follows the papers; each option says who does it that way.

    Parameters
    ----------
    data : DataFrame or array, shape (n_observations, n_variables), optional
        Every column is a variable of the way to factors and regions. Without it, the data of the
        pension paper; and three indicators of the thesis for the way to an index of inequality.
    n_clusters : int
        Number of regions, 2 to 8.
    year : int
        Of the index of inequality.
    begin : {"factors", "inequality"}
        What to show first.

    Returns
    -------
    ConventionsLab
        ``lab.result`` is the result on the screen; ``lab.choose(kaiser=False)`` switches;
        ``lab.save_html(path)`` saves the lab as a page.

    Raises
    ------
    ArgumentError
        If the table is too long, or an argument is not possible.
    DataError
        If the data cannot be used; the message names the column or row.
    RotationUndefinedError
        If Kaiser's rule keeps one component only.

    Examples
    --------
    >>> lab = conventions()
    >>> lab.choose(metric="sqeuclidean")
    >>> lab.chain.moved(lab.choice)
    []
    >>> lab.choose(linkage="complete")
    >>> lab.chain.moved(lab.choice)
    ['Shandong', 'Henan', 'Sichuan', 'Shaanxi']
    """
    whole_number(n_clusters, "n_clusters", 2, MOST_REGIONS)
    one_of(begin, "begin", ("factors", "inequality"))
    if data is not None and begin == "inequality":
        raise ArgumentError(
            _("A table of one's own has only the way from variables to regions."),
            _("Leave out begin= and year=, or leave out the table."),
        )
    if data is not None:
        return ConventionsLab([FactorChain(_checked(data), n_clusters)], 0)
    provinces, panel = load_dataset("provinces_2013"), load_dataset("province_panel")
    titles = describe_dataset("provinces_2013")["title"].to_dict()
    tiles = provinces[["tile_row", "tile_column", "abbreviation"]]
    years = panel.index.get_level_values("year")
    if year not in years:
        raise UnknownNameError(
            _("The panel has no year {year}.").format(year=year),
            _("Choose one of {known}.").format(known=listed(sorted(set(years)), most=12)),
        )
    chains = [
        FactorChain(provinces[INDICATORS], n_clusters, titles, tiles),
        *(InequalityChain(panel, indicator, year, tiles) for indicator in MEASURED),
    ]
    return ConventionsLab(chains, ["factors", "inequality"].index(begin))


def _checked(data: pd.DataFrame | ArrayLike) -> pd.DataFrame:
    hint = _("Fill them, or leave out these rows with dropna().")
    table = observations(data, unique_rows=True, hint=hint)
    if len(table) > MOST_ROWS:
        raise ArgumentError(
            _("{count} rows are too many to follow one by one.").format(count=len(table)),
            _("Pass at most {most}: a sample, or means of groups.").format(most=MOST_ROWS),
        )
    return table


def _texts() -> dict[str, str]:
    """All words of the lab; the sentences come with the outcomes."""
    return {
        "chain": _("Chain"),
        "again": _("Start again"),
        "map": _("Everybody's place under these conventions"),
        "count": _("{name}: {count}"),
        "place": _("{row}: {group}"),
        "moved": _("{row}: {before} becomes {after}"),
        "arrow": _("{before} → {after}"),
        "numbers": _("The numbers"),
        "number": _("number"),
        "default": _("default"),
        "switched": _("switched"),
        "difference": _("difference"),
        "same": _("same"),
        "other": _("other"),
        "tiny": _("below {least}"),
        "changed": _("Who changes"),
        "who": _("who"),
        "nobody": _("Nobody changes."),
    }
