"""Learn the statistics of social security by re-doing the papers.

Every number tells its own story: each function returns a result with plain numbers, and with
``.explain()`` every step that led to them.
"""

from typing import Any as _Any

import lazy_loader as _lazy

from edusocsec.explain.views import register_view as _register_view

_attached, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)


def __getattr__(name: str) -> _Any:
    """Import what is asked for; of a name that is not there, tell those that are near."""
    if name == "__version__":
        from importlib.metadata import version

        return version(__name__)
    if name in __all__:
        return _attached(name)
    from difflib import get_close_matches

    problem = f"module '{__name__}' has no attribute '{name}'"
    near = get_close_matches(name.lower(), __all__)
    if near:
        problem += f". Did you mean {' or '.join(map(repr, near))}?"
    raise AttributeError(problem, name=name)


_register_view("play", "edusocsec.labs.player:play")
_register_view("ask", "edusocsec.labs.question:ask")
