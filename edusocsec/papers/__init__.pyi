from . import fiscal_equity as fiscal_equity
from . import fiscal_factors as fiscal_factors
from . import pension_subsidy as pension_subsidy
