"""Printed numbers and the intervals that their decimals imply."""

import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.printed import PrintedNumber, printed_number


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("0.789", 0.7885, 0.7895), ("4.180", 4.1795, 4.1805), ("3", 2.5, 3.5), ("7.0", 6.95, 7.05)],
)
def test_interval_is_half_a_unit_of_the_last_decimal(text, low, high):
    assert PrintedNumber("x", "", "", "", text).interval == pytest.approx((low, high), abs=1e-15)


def test_rounding():
    kmo = printed_number("ps-32")
    assert kmo.rounds_from(0.7894)
    assert not kmo.rounds_from(0.7896)


def test_printed_shares_follow_from_the_printed_eigenvalues():
    for eigenvalue, share in (("ps-34", "ps-35"), ("ps-36", "ps-37")):
        low, high = (100 * bound / 7 for bound in printed_number(eigenvalue).interval)
        assert low <= printed_number(share).value <= high


def test_claim_in_words_or_unknown():
    with pytest.raises(UnknownNameError, match="in words: 4 on factor 1"):
        printed_number("ps-39")
    with pytest.raises(UnknownNameError, match="no claim 'ps-99'"):
        printed_number("ps-99")


def test_all_claims_of_the_papers_are_there():
    claims = ess.load_dataset("printed_claims")
    assert claims["paper"].value_counts().to_dict() == {
        "pension_subsidy": 60,
        "common_prosperity": 35,
        "fiscal_equity": 7,
    }
