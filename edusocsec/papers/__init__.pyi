from . import pension_subsidy as pension_subsidy
