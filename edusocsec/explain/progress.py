"""Tell how far a long computation has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from edusocsec.translation import _

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds after which a computation begins to tell how far it is."""


def with_progress(items: Sequence[Item], what: str) -> Iterator[Item]:
    """Give the items one by one, and after a second write the share that is done to stderr.

    Examples
    --------
    >>> sum(with_progress([1, 2, 3], "Adding"))
    6
    """
    begun, told = time.monotonic(), False
    for done, item in enumerate(items):
        if done and time.monotonic() - begun > PATIENCE:
            told = True
            text = _("{what}: {percent:.0f} per cent").format(
                what=what, percent=100 * done / len(items)
            )
            print(f"\r{text}", end="", file=sys.stderr, flush=True)
        yield item
    if told:
        text = _("{what}: {percent:.0f} per cent").format(what=what, percent=100)
        print(f"\r{text}", file=sys.stderr, flush=True)
