"""Sums and means of the groups that the paper reports."""

import pandas as pd
import pytest

from edusocsec.papers.pension_subsidy.totals import TOTALS, means_of_provinces, with_totals


@pytest.fixture
def region():
    return pd.Series({"Hebei": "east", "Henan": "central", "Tibet": "west", "Fujian": "east"})


def test_sums_stand_below_the_provinces(region):
    amounts = pd.DataFrame({"people": [1.0, 2.0, 4.0, 8.0]}, index=region.index)
    summed = with_totals(amounts, region)
    assert list(summed.index) == [*region.index, *TOTALS]
    assert summed["people"].to_list() == [1, 2, 4, 8, 9, 6, 15]


def test_means_count_every_province_alike(region):
    values = pd.Series([1.0, 2.0, 4.0, 8.0], region.index)
    assert means_of_provinces(values, region)[TOTALS].to_list() == [4.5, 3.0, 3.75]
