"""An article of 2021 on optimizing China's social security system under common prosperity."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
