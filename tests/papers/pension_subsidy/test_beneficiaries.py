"""Estimated counts of persons."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.pension_subsidy import beneficiaries


@pytest.fixture(scope="module")
def provinces():
    return ess.load_dataset("provinces_2013")


def test_residents_times_the_share_of_the_census(provinces):
    expected = (
        provinces["urban_rural_residents"]
        * provinces["population_60_plus_2010"]
        / provinces["population_2010"]
    )
    np.testing.assert_allclose(beneficiaries()["pensioners"], expected, rtol=1e-12)


def test_survey_of_2013_needs_no_census_for_all_residents(provinces):
    counted = beneficiaries(population="resident_population", pensioners="65_plus_2013")
    np.testing.assert_allclose(
        counted["pensioners"], provinces["population_65_plus_2013"], rtol=1e-12
    )


def test_proxy_of_the_disabled_is_ten_times_the_sample(provinces):
    counted = beneficiaries(disabled="unable_to_work_2010")
    share = counted["disabled"] / provinces["urban_rural_residents"]
    persons = share * provinces["population_2010"] * 10_000
    np.testing.assert_allclose(persons, 10 * provinces["unable_to_work_2010"])
    assert "disabled" not in beneficiaries()


def test_nobody_is_counted_twice(provinces):
    counted = beneficiaries().sum(axis="columns")
    assert (counted < provinces["urban_rural_residents"]).all()


def test_unknown_counts():
    with pytest.raises(UnknownNameError, match="pensioners='60' is not known"):
        beneficiaries(pensioners="60")
    with pytest.raises(UnknownNameError, match="disabled='none' is not known"):
        beneficiaries(disabled="none")
    with pytest.raises(UnknownNameError, match="population='all' is not known"):
        beneficiaries(population="all")
