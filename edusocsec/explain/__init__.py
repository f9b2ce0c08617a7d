"""Steps, results and their rendering: how a computation tells its own story.

This floor knows no statistics. It imports only errors, provenance and translation.
"""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
