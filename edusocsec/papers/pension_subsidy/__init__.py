"""Guo Ting on the fairness of central subsidies to the pension of residents (data of 2013)."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
