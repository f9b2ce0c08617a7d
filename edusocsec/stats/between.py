"""The between part of Theil's index, beside the largest possible and beside groups by lot."""

from __future__ import annotations

import numpy as np
import pandas as pd

from edusocsec.explain.progress import with_progress
from edusocsec.stats.theil import Kind
from edusocsec.translation import _

MOST_EXACT_GROUPS = 12
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
    """Return the largest between part that groups of this number and with so many people can have.

    All people are lined up by the value of their row and cut into blocks as large as the groups,
    in the order of the groups that gives most: all orders are tried for up to twelve groups, the
    present order of their means for more. Where rows stand for different numbers of people, a cut
    may go through a row: then it is the largest if each person could be put into any group, and
    whole rows may reach less. Never is it below the part that the groups have.

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
    order = np.argsort(rows["level"].to_numpy(), kind="stable")
    weight = rows["weight"].to_numpy()[order]
    people = np.append(0.0, weight.cumsum())
    money = np.append(0.0, (weight * rows["level"].to_numpy()[order]).cumsum())
    lorenz = people / people[-1], money / money[-1]
    amount = rows["level"] * rows["weight"]
    sums = pd.DataFrame({"people": rows["weight"], "money": amount}).groupby(rows["group"]).sum()
    sums = sums.loc[(sums["money"] / sums["people"]).sort_values(kind="stable").index]
    shares = (sums["people"] / sums["people"].sum()).to_numpy()
    if len(shares) <= MOST_EXACT_GROUPS:
        most = _best_order(shares, lorenz, kind)
    else:
        money_before = np.interp(np.append(0.0, shares.cumsum()), *lorenz)
        most = float(between_terms(shares, np.diff(money_before), kind).sum())
    present = between_terms(shares, (sums["money"] / sums["money"].sum()).to_numpy(), kind).sum()
    # Of groups that are such blocks themselves, rounding alone could tell the two apart.
    return max(most, float(present))


def permutation_p_value(
    rows: pd.DataFrame, kind: Kind, draws: int = PERMUTATIONS, seed: int = SEED
) -> float:
    """Return how often groups drawn by lot have a between part at least as large.

    The group labels are shuffled over the rows, and only their sums are taken.

    Parameters
    ----------
    rows : DataFrame
        Columns ``level`` (value per head), ``weight`` and ``group``.
    kind : {"T", "L"}
    draws : int
    seed : int
        The same seed gives the same draws.
    """
    generator = np.random.default_rng(seed)
    codes, labels = pd.factorize(rows["group"])
    codes = codes.astype(np.min_scalar_type(len(labels)))
    weight = rows["weight"].to_numpy()
    money = weight * rows["level"].to_numpy()
    people, part = weight / weight.sum(), money / money.sum()

    def terms(drawn: np.ndarray) -> np.ndarray:
        p, s = (np.bincount(drawn, share, len(labels)) for share in (people, part))
        return between_terms(p, s, kind)

    observed = terms(codes)
    # What rounding leaves does not tell two draws apart.
    least = observed.sum() - 1e-12 * np.abs(observed).sum()
    as_large = sum(
        terms(generator.permutation(codes)).sum() >= least
        for _draw in with_progress(range(draws), _("Groups by lot"))
    )
    return float((as_large + 1) / (draws + 1))


def _best_order(shares: np.ndarray, lorenz: tuple[np.ndarray, np.ndarray], kind: Kind) -> float:
    """Largest between part over all orders of the blocks, built up from the poorest."""
    count = len(shares)
    sets = np.arange(1 << count)
    within = (sets[:, None] >> np.arange(count)) & 1
    ends = np.minimum(within @ shares, 1.0)
    money = np.interp(ends, *lorenz)
    best = np.full(len(sets), -np.inf)
    best[0] = 0.0
    for block in sets[1:]:
        (last,) = np.nonzero(within[block])
        before = block ^ (1 << last)
        gained = between_terms(shares[last], money[block] - money[before], kind)
        best[block] = (best[before] + gained).max()
    return float(best[-1])
