"""Verdicts follow from the printed decimals, and substitutes are never reproductions."""

import pytest

from edusocsec.errors import UnknownNameError
from edusocsec.papers.claim import Claim, Recomputed, Verdict, all_claims, claims_of, judge
from edusocsec.provenance import Badge


def claim(printed):
    return Claim("x-01", "paper", "Table 1", "Hebei", "2013", "ratio", printed, "", "computed")


def judged(printed, value, **how):
    return judge(claim(printed), Recomputed(value=value, reason="", **how))


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0.5451, "reproduced"),
        (0.545, "reproduced"),
        (0.5449, "close"),
        (0.5775, "close"),
        (0.5776, "not reproduced"),
        (-0.55, "not reproduced"),
    ],
)
def test_number_is_held_against_its_printed_decimals(value, verdict):
    assert judged("0.55", value).value == verdict


@pytest.mark.parametrize(
    "how",
    [
        {"badge": Badge.TRANSCRIBED},
        {"badge": Badge.RECONSTRUCTED},
        {"badge": Badge.SYNTHETIC},
        {"badge": Badge.PUBLISHED, "substitutes": ("census of 2010",)},
    ],
)
def test_substitutes_are_close_at_best(how):
    assert judged("0.55", 0.55, **how) is Verdict.CLOSE
    assert judged("0.55", 0.9, **how) is Verdict.NOT_REPRODUCED
    assert judged("lower", "lower", holds=True, **how) is Verdict.CLOSE


def test_published_and_derived_figures_reproduce():
    assert judged("0.55", 0.55, badge=Badge.DERIVED) is Verdict.REPRODUCED


def test_words_hold_or_do_not_or_cannot_be_said():
    assert judged("lower", "lower", holds=True) is Verdict.REPRODUCED
    assert judged("lower", "higher", holds=False) is Verdict.NOT_REPRODUCED
    assert judged("lower", "both", holds=None) is Verdict.NOT_CHECKABLE
    assert judged("0.55", None) is Verdict.NOT_CHECKABLE


def test_reason_names_the_substitutes():
    told = Recomputed(value=1.0, reason="Far off.", substitutes=("food of 2012", "urban")).told
    assert told == "Far off. Substitutes: food of 2012, urban."


def test_claims_are_those_of_the_data_file():
    claims = all_claims()
    assert len(claims) == 80
    assert claims["ps-34"].printed == "4.180"
    assert claims["ps-34"].number.places == 3
    assert claims["cp-16"].number is None


def test_claims_of_a_paper_in_the_order_asked_for():
    assert [claim.id for claim in claims_of("pension_subsidy", ["ps-03", "ps-01"])] == [
        "ps-03",
        "ps-01",
    ]
    assert len(claims_of("pension_subsidy")) == 42


def test_a_claim_asked_for_twice_counts_once():
    assert [claim.id for claim in claims_of(only=["cp-06", "cp-07", "cp-06"])] == ["cp-06", "cp-07"]


def test_unknown_paper_and_claim_are_named():
    with pytest.raises(UnknownNameError, match="no paper 'thesis'") as caught:
        claims_of("thesis")
    assert "'fiscal_equity'" in caught.value.hint
    with pytest.raises(UnknownNameError, match="no claim 'ps-99'"):
        claims_of(only="ps-99")
    with pytest.raises(UnknownNameError, match="no claim 'cp-01'"):
        claims_of("pension_subsidy", "cp-01")
