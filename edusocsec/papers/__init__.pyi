from . import common_prosperity as common_prosperity
from . import fiscal_equity as fiscal_equity
from . import pension_subsidy as pension_subsidy
from .ledger import reproduce as reproduce
