"""What every policy is computed from."""

import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.pension_subsidy import beneficiaries, burden, situation_2013


@pytest.fixture(scope="module")
def here():
    return situation_2013()


def test_base_is_food_and_clothing(here):
    provinces = ess.load_dataset("provinces_2013")
    expected = provinces["urban_food_2012"] + provinces["urban_clothing_2012"]
    assert here.base.to_dict() == pytest.approx(expected.to_dict(), rel=1e-12)


def test_national_base_weighs_by_residents(here):
    provinces = ess.load_dataset("provinces_2013")
    spent = (here.base * provinces["resident_population"]).sum()
    expected = spent / provinces["resident_population"].sum()
    assert here.national_base == pytest.approx(expected, rel=1e-12)


def test_other_subsidy_is_the_burdens_without_the_basic_pension():
    told = burden(disabled="unable_to_work_2010").terms
    expected = (told["contribution"] + told["disability"]).iloc[:31]
    here = situation_2013(disabled="unable_to_work_2010")
    assert here.other_subsidy.to_dict() == pytest.approx(expected.to_dict(), rel=1e-12)


@pytest.mark.parametrize("pensioners", ["60_plus_2010", "65_plus_2013"])
def test_pensioners_are_the_beneficiaries(pensioners):
    expected = beneficiaries(pensioners=pensioners)["pensioners"]
    assert situation_2013(pensioners=pensioners).pensioners.equals(expected)


def test_unknown_counts_are_refused():
    with pytest.raises(UnknownNameError, match="pensioners='55_plus' is not known"):
        situation_2013(pensioners="55_plus")
