"""Social assistance of section 4.3: totals and growth."""

import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.common_prosperity import (
    assistance_growth,
    assistance_total,
    repaired_table_3,
    which_rows,
)
from edusocsec.papers.common_prosperity.repair import ASSISTANCE
from edusocsec.papers.printed import printed_number


@pytest.mark.parametrize(("claim", "year"), [("cp-11", 2010), ("cp-12", 2019)])
def test_totals_are_the_printed_ones(claim, year):
    assert assistance_total(year).value == pytest.approx(printed_number(claim).value, abs=1e-9)


def test_growth_is_the_printed_multiple():
    growth = assistance_growth()
    assert printed_number("cp-13").rounds_from(growth.multiple)
    assert growth.multiple == pytest.approx(162.111 / 118.635)
    assert growth.increase == pytest.approx(36.6, abs=0.05)
    assert list(growth.amounts.index) == [2010, 2019]


def test_other_rows_give_another_total():
    """986.12 + 200.23 + 147.58."""
    assert assistance_total(2010, ASSISTANCE).value == pytest.approx(133.393)


def test_repaired_table_has_two_rows_of_assistance_in_2010():
    total = assistance_total(2010, table=repaired_table_3())
    assert list(total.amounts.index) == ["minimum living guarantee", "temporary relief"]
    assert total.value == assistance_total(2010).value


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("133.393", "every row"), ("1186.350", "Divide by 10"), ("11863.500", "multiplied by 10")],
)
def test_mistakes_of_a_total(typed, advice):
    assert advice in assistance_total(2010).exercise("billions").check(typed).text


def test_increase_is_not_the_multiple():
    growth = assistance_growth()
    assert "This is the increase" in growth.exercise("multiple").check("0.366").text
    assert "multiple in per cent" in growth.exercise("increase").check("136.6").text


def test_unknown_rows_and_years():
    with pytest.raises(UnknownNameError, match="pension"):
        assistance_total(2010, ["pension"])
    with pytest.raises(UnknownNameError, match="2012"):
        assistance_total(2012)
    with pytest.raises(UnknownNameError, match="extremely poor"):
        assistance_total(2010, ASSISTANCE, repaired_table_3())


def test_badge_is_that_of_the_printed_table():
    assert assistance_total(2010).badge is ess.provenance.Badge.PUBLISHED
    assert len(which_rows(1621.11, 2019)) == 31
