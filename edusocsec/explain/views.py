"""The registry by which upper floors lend their views to every result.

A result has ``play()``, but this floor knows no widgets. The room that can play a result
registers itself here by the dotted name of a function; it is imported when first used.
"""

from __future__ import annotations

from collections.abc import Callable
from pkgutil import resolve_name
from typing import Any

_registered: dict[str, str] = {}


def register_view(view: str, function: str) -> None:
    """Let ``function``, such as ``"package.module:name"``, provide a view of results."""
    _registered[view] = function


def find_view(view: str) -> Callable[..., Any]:
    """Import the function that provides a view."""
    found: Callable[..., Any] = resolve_name(_registered[view])
    return found
