"""The two claims of the thesis on eight real years."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers.fiscal_equity import INDICATORS, WEIGHTS, decompose, reproduce


@pytest.fixture(scope="module")
def reproduction():
    return reproduce()


def test_east_is_the_most_unequal_in_every_year_and_indicator(reproduction):
    assert (reproduction.most_unequal_region == "east").all(axis=None)
    assert list(reproduction.most_unequal_region.index) == list(range(2010, 2018))
    assert reproduction.verdicts["fe-01"].startswith("Reproduced for 2010 to 2017")


def test_within_part_is_the_main_one_but_for_the_gdp_share(reproduction):
    """The first look on these data, before this code: below one half only in 2010-2015."""
    within = reproduction.within_rate
    assert (within[["expenditure_per_capita", "expenditure_share_of_budget"]] > 50).all(axis=None)
    gdp = within["expenditure_share_of_gdp"]
    assert (gdp.loc[2010:2015] < 50).all()
    assert (gdp.loc[2016:2017] > 50).all()
    verdict = reproduction.verdicts["fe-02"]
    assert "expenditure_share_of_gdp (2010, 2011, 2012, 2013, 2014, 2015)" in verdict


@pytest.mark.parametrize("indicator", INDICATORS)
def test_weights_make_the_amounts_add_up(indicator):
    """Level times weight is the expenditure itself, whatever the indicator is per."""
    year = ess.load_dataset("province_panel").xs(2013, level="year")
    amounts = year[indicator] * year[WEIGHTS[indicator]]
    expected = year["social_security_expenditure"]
    ratio = amounts / expected
    np.testing.assert_allclose(ratio, ratio.iloc[0], rtol=1e-12)
    by_amount = ess.theil_decomposition(
        year,
        value="social_security_expenditure",
        weight=WEIGHTS[indicator],
        groups="region",
        value_is="amount",
    )
    assert decompose(indicator, 2013).total == pytest.approx(by_amount.total, rel=1e-11)


def test_weighting_every_province_as_one_changes_the_answer():
    equal = reproduce(weighting="provinces")
    assert (equal.most_unequal_region == "west").any(axis=None)
    assert equal.verdicts["fe-01"].startswith("Not reproduced everywhere")


def test_page_shows_both_claims_with_every_year(reproduction):
    text = reproduction.to_text()
    for part in ("fe-01", "fe-02", "2010", "2017", "Reproduced", "2007 and 2008"):
        assert part in text
    assert max(map(len, text.splitlines())) <= 80


def test_broken_year_only_when_asked():
    assert reproduce(2009).within_rate.index.min() == 2009
    with pytest.raises(ArgumentError, match="no provincial expenditure of 2008"):
        reproduce(2008)


def test_unknown_indicator_year_and_weighting():
    with pytest.raises(UnknownNameError, match="'expenditure'"):
        decompose("expenditure", 2013)
    with pytest.raises(UnknownNameError, match="2020"):
        decompose(INDICATORS[0], 2020)
    with pytest.raises(ArgumentError, match="'people'"):
        decompose(INDICATORS[0], 2013, weighting="people")
