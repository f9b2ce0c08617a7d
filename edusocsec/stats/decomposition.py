"""Theil's indices between and within groups, also nested groups."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

import numpy as np
import pandas as pd

from edusocsec.errors import ArgumentError, TooFewRowsError, listed
from edusocsec.explain import Headings, Peer, Result, Table
from edusocsec.numeric import floats
from edusocsec.provenance import weakest_badge
from edusocsec.stats.arguments import column_name, one_of, whole_number
from edusocsec.stats.between import PERMUTATIONS, SEED, maximum_between, permutation_p_value
from edusocsec.stats.extremes import first_largest
from edusocsec.stats.group_sums import (
    GroupSums,
    group_codes,
    group_sums,
    refuse_unknown,
)
from edusocsec.stats.observations import Missing
from edusocsec.stats.tables import as_frame, one_or_more
from edusocsec.stats.theil import Kind, theil
from edusocsec.stats.theil_parts import (
    index_of,
    part_words,
    parts_by_group,
    parts_by_level,
    refuse_empty,
)
from edusocsec.translation import _, sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ValueIs = Literal["amount", "per_head"]

SHOWN = ("population_share", "value_share", "index", "between", "within", "within_rate")


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class TheilDecomposition(Result):
    """Theil's index, split into what lies between groups and what lies within them.

    Attributes
    ----------
    kind : {"T", "L"}
    total : float
        Computed from all rows, not from the parts.
    between, within : float
        Between and within the outermost groups; the within part is computed, not subtracted.
    components : Series
        From the outermost between part to the innermost within part, such as
        ``between_region``, ``between_province_within_region`` and ``within_province``.
    groups : DataFrame
        One row for each outermost group: ``population_share``, ``value_share``, ``relative``
        (its mean in units of the overall mean), ``index`` (its own Theil index), ``between``
        and ``within`` (what it brings into the two parts), and ``between_rate`` and
        ``within_rate`` (the same in per cent of the total).
    sums : GroupSums
    rows : DataFrame
        ``level`` (per head), ``weight`` and the groups of every row.
    """

    story: ClassVar[str] = "edusocsec.stats.steps.decomposition:tell"

    kind: Kind
    total: float
    between: float
    within: float
    components: pd.Series
    groups: pd.DataFrame
    sums: GroupSums
    group_names: tuple[Any, ...]
    data: pd.DataFrame = field(repr=False)
    value: Any
    weight: Any | None
    value_is: ValueIs

    @property
    def check(self) -> float:
        """Total minus the parts: zero but for rounding."""
        return self.total - float(self.components.sum())

    @property
    def within_rate(self) -> float:
        """Share of the within part in the total, in per cent."""
        return 100 * self.within / self.total if self.total > 0 else 0.0

    @cached_property
    def levels(self) -> pd.DataFrame:
        """Value per head, weight and outermost group of every row with people."""
        weight = pd.Series(1.0, self.data.index) if self.weight is None else self.data[self.weight]
        value = self.data[self.value]
        per_head = value / weight if self.value_is == "amount" else value
        frame = pd.DataFrame(
            {"level": per_head, "weight": weight, "group": self.data[self.group_names[0]]}
        )
        return frame[frame["weight"] > 0]

    @cached_property
    def maximum_between(self) -> float:
        """Largest between part that groups of this number and with so many people could have.

        With weights, it is that of people put into the groups one by one: rows as a whole may
        reach less.
        """
        return maximum_between(self.levels, self.kind)

    def permutation_p_value(self, draws: int = PERMUTATIONS, seed: int = SEED) -> float:
        """How often groups drawn by lot have a between part at least as large.

        The groups' labels are shuffled over the rows; of what takes longer than a second, the
        share that is done is written to stderr.

        Parameters
        ----------
        draws : int
        seed : int
            The same seed gives the same draws.

        Raises
        ------
        ArgumentError
            If there is less than one draw, or a number is not whole.

        Examples
        --------
        >>> frame = pd.DataFrame({"x": [1.0, 2.0, 3.0, 7.0, 8.0, 9.0], "group": list("aaabbb")})
        >>> theil_decomposition(frame, value="x", groups="group").permutation_p_value()
        0.09
        """
        count = whole_number(draws, "draws", 1)
        return permutation_p_value(self.levels, self.kind, count, whole_number(seed, "seed", 0))

    @property
    def title(self) -> str:
        """What was computed."""
        return _("Decomposition of Theil's {kind}").format(kind=self.kind)

    def table(self) -> pd.DataFrame:
        """Return each group's shares, index and contributions, and the totals."""
        shown = self.groups[[*SHOWN]]
        totals = [1.0, 1.0, self.total, self.between, self.within, self.within_rate]
        return pd.concat([shown, pd.DataFrame([totals], ["all"], shown.columns)])

    @property
    def headings(self) -> Headings:
        """What the columns of :attr:`groups`, the row of all groups and the parts are called."""
        return Headings(
            columns={
                "population_share": _("population share"),
                "value_share": _("value share"),
                "relative": _("relative value"),
                "index": _("own index"),
                "between": _("between"),
                "within": _("within"),
                "between_rate": _("between, per cent of total"),
                "within_rate": _("within, per cent of total"),
                "part": _("part"),
            },
            rows={"all": _("all groups")} | part_words(self.group_names),
        )

    def _table_block(self) -> Table:
        return Table(self.table(), places=4, headings=self.headings)

    @property
    def verdict(self) -> str:
        """Which part is larger, and which group is the most unequal inside."""
        if self.total <= 8 * np.finfo(float).eps:
            return _("Everybody has the same, so there is no inequality to split.")
        parts = _(
            "Of a total of {total:.4f}, {within:.1f} per cent lies within the groups and "
            "{between:.1f} per cent between them."
        ).format(total=self.total, within=self.within_rate, between=100 - self.within_rate)
        most = first_largest(self.groups["index"])
        inside = _(
            "Inside itself {group} is the most unequal, with an index of {index:.4f}."
        ).format(group=self.groups.index[most], index=self.groups["index"].iloc[most])
        return sentences([parts, inside])

    def plot(self, **options: Any) -> Figure:
        """Contributions of all groups as a heat map."""
        from edusocsec.plots import matrix

        options.setdefault("title", self.title)
        options.setdefault("caption", self.verdict)
        columns = Headings(columns=self.headings.columns)
        shown = columns.shown(self.groups[["between", "within"]])
        return matrix(shown, scale="signed", decimals=4, **options)

    def _ask_peers(self) -> Iterator[Peer]:
        levels = self.levels
        theirs = theil(levels["level"], levels["weight"], self.kind)
        yield Peer(_("Theil's index of all rows"), _("total"), self.total, theirs.value)


def theil_decomposition(
    data: pd.DataFrame,
    *,
    value: Hashable,
    weight: Hashable | None = None,
    groups: Hashable | Sequence[Hashable],
    kind: Kind = "T",
    value_is: ValueIs = "per_head",
    missing: Missing = "error",
) -> TheilDecomposition:
    r"""Split Theil's index into a part between groups and a part within them.

    .. math::
        T = \sum_g s_g \ln \frac{s_g}{p_g} + \sum_g s_g T_g, \quad
        L = \sum_g p_g \ln \frac{p_g}{s_g} + \sum_g p_g L_g

    Parameters
    ----------
    data : DataFrame, one row for each province, city or household
    value : label
        Column of what is distributed.
    weight : label, optional
        Column of the population; without it, each row counts as one.
    groups : label or list of labels
        Column of the groups, or several from the outermost to the innermost, such as
        ``["region", "province"]``.
    kind : {"T", "L"}
        T weighs by money, L by people.
    value_is : {"per_head", "amount"}
        Whether ``value`` is a level per head (yuan a person) or the row's amount (yuan), which
        is then divided by ``weight``.
    missing : {"error", "listwise"}
        ``"listwise"`` leaves out every row that lacks its value, its weight or a group.

    Returns
    -------
    TheilDecomposition

    Raises
    ------
    UnknownNameError
        If a column, ``kind`` or ``value_is`` does not exist.
    ArgumentError
        If ``data`` is no DataFrame.
    DataError
        If a value or weight is negative or missing, a group is missing, or a value is zero
        under L; the message names the row. Also if columns have the same name.

    Notes
    -----
    The sums are taken in one pass over the data in chunks, so that millions of households take
    seconds. PySAL's ``TheilD`` has no weights; ``dineq`` of R leaves zeros out.

    References
    ----------
    Shorrocks, A. F. (1980). The class of additively decomposable inequality measures.
    Econometrica 48, 613-625.

    Examples
    --------
    >>> frame = pd.DataFrame({"x": [1.0, 3.0, 4.0, 8.0], "region": ["a", "a", "b", "b"]})
    >>> result = theil_decomposition(frame, value="x", groups="region")
    >>> round(result.total, 6), round(result.between, 6), round(result.within, 6)
    (0.20599, 0.130812, 0.075178)
    """
    names = tuple(one_or_more(groups, "groups"))
    numeric = [column_name(value, "value")]
    if weight is not None:
        numeric.append(column_name(weight, "weight"))
    data = as_frame(data)
    refuse_unknown(data, [*numeric, *names])
    one_of(kind, "kind", get_args(Kind))
    one_of(value_is, "value_is", get_args(ValueIs))
    if not names:
        raise ArgumentError(_("There are no groups."), _("Name at least one column of groups."))
    data = _owned(data, numeric, names)
    if one_of(missing, "missing", get_args(Missing)) == "listwise":
        data = _complete(data, numeric, names)
    codes, labels = zip(*(group_codes(data[name]) for name in names), strict=True)
    sums = group_sums(
        data[value].to_numpy(),
        None if weight is None else data[weight].to_numpy(),
        list(codes),
        list(labels),
        data.index,
        by_money=kind == "T",
        is_amount=value_is == "amount",
    )
    refuse_empty(sums, kind)
    parts = parts_by_level(sums, names, kind)
    total = float(index_of(sums.table.sum().to_frame().T, sums.unit, kind).iloc[0])
    table = parts_by_group(sums, kind, total)
    return TheilDecomposition(
        kind=kind,
        total=total,
        between=float(parts.iloc[0]),
        within=float(table["within"].sum()),
        components=parts,
        groups=table,
        sums=sums,
        group_names=names,
        data=data,
        value=value,
        weight=weight,
        value_is=value_is,
        badge=weakest_badge(data[numeric]),
    )


def _complete(data: pd.DataFrame, numeric: list[Any], groups: tuple[Any, ...]) -> pd.DataFrame:
    complete = np.isfinite(data[numeric].to_numpy()).all(axis=1)
    kept: pd.DataFrame = data[complete & data[list(groups)].notna().all(axis=1)]
    if kept.empty:
        raise TooFewRowsError(
            _("No row has its value, its weight and its group."),
            _("Fill the gaps of one of these columns: {columns}.").format(
                columns=listed([*numeric, *groups])
            ),
        )
    return kept


def _owned(data: pd.DataFrame, numeric: list[Any], groups: tuple[Any, ...]) -> pd.DataFrame:
    """Copy the columns that are used, those of numbers as floats."""
    columns = {
        name: floats(data[name]) if name in numeric else data[name] for name in (*numeric, *groups)
    }
    owned = pd.DataFrame(columns, copy=True).set_axis(data.index.copy())
    owned.attrs = data.attrs
    return owned
