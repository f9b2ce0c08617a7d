"""The same number from independent programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from edusocsec.errors import ArgumentError
from edusocsec.translation import _


@dataclass(frozen=True, eq=False)
class Peer:
    """What another program gives for one quantity."""

    program: str
    quantity: str
    ours: ArrayLike
    theirs: ArrayLike


def compare(peers: Iterable[Peer]) -> pd.DataFrame:
    """Set our numbers beside those of other programs, one row for each quantity.

    Returns
    -------
    DataFrame
        Columns ``ours`` and ``theirs`` hold the value itself or, of an array, the cell where
        the two differ most; ``difference`` is how far they are apart there.

    Raises
    ------
    ArgumentError
        If no other program gives any.

    Examples
    --------
    >>> compare([Peer("another program", "loadings", [0.5, 0.25], [0.5, 0.125])])
                                  ours  theirs  difference
    quantity program
    loadings another program      0.25   0.125       0.125
    """
    rows = []
    for peer in peers:
        ours, theirs = np.ravel(peer.ours), np.ravel(peer.theirs)
        worst = int(np.argmax(np.abs(ours - theirs)))
        rows.append(
            {
                "quantity": peer.quantity,
                "program": peer.program,
                "ours": ours[worst],
                "theirs": theirs[worst],
                "difference": abs(ours[worst] - theirs[worst]),
            }
        )
    if not rows:
        raise ArgumentError(
            _("No other program here gives this number from what was passed."),
            _(
                "Check it by hand with explain(). If you passed a correlation matrix, pass the "
                "observations instead."
            ),
        )
    return pd.DataFrame(rows).set_index(["quantity", "program"])
