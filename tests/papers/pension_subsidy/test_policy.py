"""The same pension everywhere, of which the centre pays a share."""

import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.papers.pension_subsidy import (
    HALF_EVERYWHERE,
    apply_rule,
    burden,
    share_of_equal_cost,
    share_pension,
    situation_2013,
)


@pytest.fixture(scope="module")
def actual():
    return share_pension()


@pytest.mark.parametrize("pensioners", ["60_plus_2010", "65_plus_2013"])
@pytest.mark.parametrize("share", [HALF_EVERYWHERE, 0.8, {"east": 0.5, "central": 1, "west": 1}])
def test_burden_is_the_one_of_the_earlier_lessons(pensioners, share):
    expected = burden(share, pensioners=pensioners).by_province
    policy = share_pension(share, situation_2013(pensioners=pensioners))
    assert policy.burden.to_dict() == pytest.approx(expected.to_dict(), rel=1e-12)


def test_everybody_gets_the_basic_pension(actual):
    assert actual.pension.to_dict() == pytest.approx(dict.fromkeys(actual.pension.index, 660))


def test_only_the_east_pays(actual):
    region = ess.load_dataset("provinces_2013")["region"]
    assert actual.paying == list(region.index[region == "east"])


def test_nobody_pays_where_the_centre_pays_all():
    assert share_pension(1.0).paying == []


def test_theil_is_that_of_shares_in_the_bill_and_in_revenue(actual):
    here = actual.situation
    bill = actual.payments["province"] + here.other_subsidy
    by_amount = ess.theil_decomposition(
        bill.to_frame("bill").assign(revenue=here.revenue, region=here.region),
        value="bill",
        weight="revenue",
        groups="region",
        value_is="amount",
    )
    assert float(actual.theil) == pytest.approx(by_amount.total, rel=1e-11)


def test_one_share_of_equal_cost(actual):
    uniform = share_pension(share_of_equal_cost(actual))
    assert uniform.central_budget == pytest.approx(actual.central_budget, rel=1e-12)
    assert share_of_equal_cost(share_pension(0.3)) == pytest.approx(0.3)


def test_no_share_costs_more_than_the_whole_pension():
    with pytest.raises(ArgumentError, match="more than the whole pension of 660 yuan"):
        share_of_equal_cost(apply_rule(20))


def test_shares_outside_their_range_and_unknown_places_are_refused():
    with pytest.raises(ArgumentError, match=r"1\.5"):
        share_pension(1.5)
    with pytest.raises(UnknownNameError, match="'north'"):
        share_pension({"north": 0.5})


def test_every_step_can_be_worked_out(actual):
    for name, cell in {
        "from_centre": ("Hebei",),
        "from_province": ("Hebei",),
        "centre": ("Hebei",),
        "province": ("Hebei",),
        "burden": ("Hebei",),
        "replacement": ("Hebei",),
        "central_budget": (),
    }.items():
        exercise = actual.exercise(name, *cell)
        assert exercise.check(f"{exercise.answer:.{exercise.places}f}").outcome == "right"


def test_it_is_not_called_a_reproduction(actual):
    assert "not a reproduction" in actual.to_text()
    assert max(map(len, actual.to_text().splitlines())) <= 80
