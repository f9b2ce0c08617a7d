"""A thesis on fiscal social security expenditure in 31 provinces, 2007-2017, and its fairness."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
