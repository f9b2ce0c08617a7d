"""Guo Ting: the fairness of central subsidies to the basic pension of residents (data of 2013).

The paper's chain goes from seven indicators of 31 provinces to two factors and five regions.
Two of the seven are published as the paper has them, the others are the nearest official figures;
:func:`indicators` says which is which.
"""

from __future__ import annotations

INDICATORS = [
    "gdp_per_capita",
    "revenue_per_capita",
    "urban_rural_residents",
    "population_60_plus_2010",
    "unable_to_work_2010",
    "urban_clothing_2012",
    "urban_food_2012",
]
