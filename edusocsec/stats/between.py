"""The between part of Theil's index, beside the largest possible and beside groups by lot."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd

from edusocsec.stats.theil import Kind

MOST_EXACT_GROUPS = 7
PERMUTATIONS, SEED = 999, 20171231


def between_terms(p: np.ndarray, s: np.ndarray, kind: Kind) -> np.ndarray:
    """Return what each group brings into the between part, from its shares of people and money.

    Examples
    --------
    >>> shares = np.array([0.5, 0.5]), np.array([0.25, 0.75])
    >>> between_terms(*shares, "T").round(4).tolist()
    [-0.1733, 0.3041]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = s * np.log(s / p) if kind == "T" else p * np.log(p / s)
    return np.where(s > 0, terms, 0.0)


def maximum_between(rows: pd.DataFrame, kind: Kind) -> float:
    """Return the largest between part that groups of this number and these sizes could have.

    The rows are lined up by their value per head and cut into blocks as large as the groups,
    in the order of the groups that gives most: all orders are tried for up to seven groups,
    the present order of their means for more.

    Parameters
    ----------
    rows : DataFrame
        Columns ``level`` (value per head), ``weight`` and ``group``.
    kind : {"T", "L"}

    References
    ----------
    Elbers, C., Lanjouw, P., Mistiaen, J. A., & Ozler, B. (2008). Reinterpreting between-group
    inequality. Journal of Economic Inequality 6, 231-245.

    Examples
    --------
    >>> rows = pd.DataFrame({"level": [1.0, 3.0, 1.0, 3.0], "weight": 1.0, "group": list("aabb")})
    >>> round(maximum_between(rows, "T"), 4)
    0.1308
    """
    lined_up = rows.sort_values("level", kind="stable")
    money = rows["level"] * rows["weight"]
    sums = pd.DataFrame({"weight": rows["weight"], "money": money}).groupby(rows["group"]).sum()
    by_mean = (sums["money"] / sums["weight"]).sort_values().index
    sizes = rows["group"].value_counts()
    orders = permutations(by_mean) if len(by_mean) <= MOST_EXACT_GROUPS else [tuple(by_mean)]
    people = np.append(0.0, lined_up["weight"].cumsum())
    amount = np.append(0.0, (lined_up["weight"] * lined_up["level"]).cumsum())
    return max(
        _between_blocks(people, amount, np.append(0, np.cumsum(sizes.loc[list(order)])), kind)
        for order in orders
    )


def permutation_p_value(rows: pd.DataFrame, kind: Kind) -> float:
    """Return how often groups drawn by lot have a between part at least as large.

    The group labels are shuffled over the rows 999 times, always with the same seed.

    Parameters
    ----------
    rows : DataFrame
        Columns ``level`` (value per head), ``weight`` and ``group``.
    kind : {"T", "L"}
    """
    generator = np.random.default_rng(SEED)
    codes, labels = pd.factorize(rows["group"])
    weight = rows["weight"].to_numpy()
    money = weight * rows["level"].to_numpy()

    def between(drawn: np.ndarray) -> float:
        p = np.bincount(drawn, weight, len(labels)) / weight.sum()
        s = np.bincount(drawn, money, len(labels)) / money.sum()
        return float(between_terms(p, s, kind).sum())

    observed = between(codes)
    as_large = sum(
        between(generator.permutation(codes)) >= observed - 1e-15 for _draw in range(PERMUTATIONS)
    )
    return (as_large + 1) / (PERMUTATIONS + 1)


def _between_blocks(people: np.ndarray, money: np.ndarray, cuts: np.ndarray, kind: Kind) -> float:
    p, s = np.diff(people[cuts]) / people[-1], np.diff(money[cuts]) / money[-1]
    return float(between_terms(p, s, kind).sum())
