from .chain import ECONOMY as ECONOMY
from .chain import INDICATORS as INDICATORS
from .chain import factors_and_regions as factors_and_regions
from .chain import indicators as indicators
