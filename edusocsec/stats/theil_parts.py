"""The parts of Theil's index, level by level and group by group, from the sums of the groups."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from edusocsec.errors import DataError
from edusocsec.stats.between import between_terms
from edusocsec.stats.group_sums import GroupSums
from edusocsec.stats.theil import Kind
from edusocsec.translation import _


def parts_by_level(sums: GroupSums, names: tuple[str, ...], kind: Kind) -> pd.Series:
    """Between each level and the next, and within the innermost groups."""
    share = "money" if kind == "T" else "people"
    everything = sums.table.sum()
    parts = {}
    for depth in range(1, len(names) + 1):
        table = _at_depth(sums.table, depth)
        outer = (
            table.groupby(level=list(range(depth - 1)), sort=False).transform("sum")
            if depth > 1
            else pd.DataFrame(everything.to_dict(), table.index)
        )
        terms = between_terms(
            (table["people"] / outer["people"]).to_numpy(),
            (table["money"] / outer["money"].where(outer["money"] > 0, 1.0)).to_numpy(),
            kind,
        )
        weights = (outer[share] / everything[share]).to_numpy()
        parts[_level_key(names, depth)] = float((weights * terms).sum())
    inside = index_of(sums.table, sums.unit, kind) * sums.table[share] / everything[share]
    parts[f"within_{names[-1]}"] = float(inside.sum())
    return pd.Series(parts, name="part")


def _at_depth(table: pd.DataFrame, depth: int) -> pd.DataFrame:
    if table.index.nlevels == depth:
        return table
    return table.groupby(level=list(range(depth)), sort=False).sum()


def _level_key(names: tuple[str, ...], depth: int) -> str:
    outer = "" if depth == 1 else f"_within_{names[depth - 2]}"
    return f"between_{names[depth - 1]}{outer}"


def part_words(names: tuple[str, ...]) -> dict[str, str]:
    """What the parts of :func:`parts_by_level` are called."""
    between = [_("between {group}").format(group=names[0])]
    nested = [
        _("between {group} within {outer}").format(group=group, outer=outer)
        for outer, group in pairwise(names)
    ]
    keys = [_level_key(names, depth) for depth in range(1, len(names) + 1)]
    return dict(zip(keys, between + nested, strict=True)) | {
        f"within_{names[-1]}": _("within {group}").format(group=names[-1])
    }


def parts_by_group(sums: GroupSums, kind: Kind, total: float) -> pd.DataFrame:
    """Shares, own index and contributions of the outermost groups; see TheilDecomposition."""
    table = _at_depth(sums.table, 1)
    p = table["people"] / table["people"].sum()
    s = table["money"] / table["money"].sum()
    index = index_of(table, sums.unit, kind)
    between = between_terms(p.to_numpy(), s.to_numpy(), kind)
    within = (s if kind == "T" else p) * index
    rate = 100 / total if total > 0 else 0.0
    return pd.DataFrame(
        {
            "population_share": p,
            "value_share": s,
            "relative": s / p,
            "index": index,
            "between": between,
            "within": within,
            "between_rate": rate * between,
            "within_rate": rate * within,
        }
    )


def refuse_empty(sums: GroupSums, kind: Kind) -> None:
    """Raise a DataError if there are no shares, or if Theil's L is infinite."""
    if sums.table.empty or sums.table["money"].sum() == 0:
        raise DataError(
            _("The values add up to zero, so there are no shares to compare."),
            _("Check the unit, or leave this variable out."),
        )
    if kind == "L" and sums.zeros:
        raise DataError(
            _("Theil's L is infinite: {count} rows have the value zero.").format(count=sums.zeros),
            _("Use kind='T', to which zeros belong, or leave these rows out."),
        )


def index_of(table: pd.DataFrame, unit: float, kind: Kind) -> pd.Series:
    """Theil's index inside each group, from the group's sums; 0 for a group without money."""
    has_money = table["money"] > 0
    mean = (table["money"] / table["people"]).where(has_money, unit)
    log_of_mean = np.log(mean / unit)
    if kind == "T":
        mean_log = table["logs"] / table["money"].where(has_money, 1.0)
        index = (mean_log - log_of_mean).where(has_money, 0.0)
    else:
        index = log_of_mean - table["logs"] / table["people"]
    not_negative: pd.Series = index.clip(lower=0.0)
    return not_negative
