from . import factors as factors
from .decomposition import FIRST_COMPARABLE_YEAR as FIRST_COMPARABLE_YEAR
from .decomposition import FIRST_YEAR as FIRST_YEAR
from .decomposition import INDICATORS as INDICATORS
from .decomposition import LAST_YEAR as LAST_YEAR
from .decomposition import WEIGHTS as WEIGHTS
from .decomposition import decompose as decompose
from .decomposition import reproduce as reproduce
