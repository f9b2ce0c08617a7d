"""The same number from independent programs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import ArgumentError
from edusocsec.translation import _, ngettext

_DIGITS = 9
"""Digits up to which a difference counts; beyond them it is rounding of either program."""


@dataclass(frozen=True, eq=False)
class Peer:
    """What another program gives for one quantity.

    Parameters
    ----------
    program, quantity : str
    ours, theirs : number or array
    scale : number or array
        A size for the quantity, or for each of its cells: a difference counts when it is large
        beside this or beside the numbers themselves. 1 suits shares, correlations and indices,
        which arithmetic gives no better near 0 than near 1. Amounts in units of their own have
        a scale of their own, 0 if each number alone is to be the measure.
    """

    program: str
    quantity: str
    ours: ArrayLike
    theirs: ArrayLike
    scale: ArrayLike = 1.0


def compare(peers: Iterable[Peer]) -> pd.DataFrame:
    """Set our numbers beside those of other programs, one row for each quantity.

    Returns
    -------
    DataFrame
        Columns ``ours`` and ``theirs`` hold the value itself or, of an array, the cell where
        the two differ most, and ``difference`` how far they are apart there. What lies beyond
        the ninth digit is rounding, which differs from one processor to another: it counts as 0,
        and where nothing else differs, the first cell stands for all. ``agreement`` says in words
        to how many digits every cell agrees, and whether one of them is no number.

    Raises
    ------
    ArgumentError
        If no other program gives any.

    Examples
    --------
    >>> compare([Peer("another program", "loadings", [0.5, 0.25], [0.5, 0.125])])
                              ours  theirs  difference agreement
    quantity program
    loadings another program  0.25   0.125       0.125  0 digits
    """
    rows = [_row(peer) for peer in peers]
    if not rows:
        raise ArgumentError(
            _("No other program here gives this number from what was passed."),
            _(
                "Check it by hand with explain(). If you passed a correlation matrix, pass the "
                "observations instead."
            ),
        )
    return pd.DataFrame(rows).set_index(["quantity", "program"])


def _row(peer: Peer) -> dict[str, object]:
    ours, theirs = np.ravel(peer.ours), np.ravel(peer.theirs)
    scale = np.ravel(np.broadcast_to(peer.scale, np.shape(peer.ours)))
    no_numbers = np.flatnonzero(~(np.isfinite(ours) & np.isfinite(theirs)))
    if no_numbers.size:
        worst = int(no_numbers[0])
        difference = math.nan
        agreement = ngettext(
            "no number in {count} cell", "no number in {count} cells", no_numbers.size
        ).format(count=no_numbers.size)
    else:
        size = np.maximum(np.abs(scale), np.maximum(np.abs(ours), np.abs(theirs)))
        apart = np.abs(ours - theirs) / np.where(size > 0, size, 1)
        apart[apart < 10.0**-_DIGITS] = 0
        # Cells that differ equally, such as two of a symmetric matrix, do so but for rounding.
        worst = int(np.flatnonzero(apart >= (1 - 10.0**-_DIGITS) * apart.max())[0])
        difference = abs(ours[worst] - theirs[worst]) if apart[worst] else 0.0
        agreement = _agreement(float(apart[worst]))
    return {
        "quantity": peer.quantity,
        "program": peer.program,
        "ours": ours[worst],
        "theirs": theirs[worst],
        "difference": difference,
        "agreement": agreement,
    }


def _agreement(apart: float) -> str:
    if apart == 0:
        return _("{digits} digits or more").format(digits=_DIGITS)
    digits = max(0, math.floor(-math.log10(apart)))
    return ngettext("{digits} digit", "{digits} digits", digits).format(digits=digits)
