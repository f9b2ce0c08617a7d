"""Learn the statistics of social security by re-doing the papers.

Every number tells its own story: each function returns a result with plain numbers, and with
``.explain()`` every step that led to them.
"""

import lazy_loader as _lazy

from edusocsec.explain.views import register_view as _register_view

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)

_register_view("play", "edusocsec.labs.player:play")
_register_view("ask", "edusocsec.labs.question:ask")
