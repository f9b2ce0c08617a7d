from . import fiscal_equity as fiscal_equity
from . import pension_subsidy as pension_subsidy
