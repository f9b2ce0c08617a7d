"""One module for each paper: from the data, by the methods, to what the paper printed."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
