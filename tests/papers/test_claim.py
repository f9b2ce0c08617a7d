"""Verdicts follow from the printed decimals, and substitutes are never reproductions."""

import pytest

from edusocsec.errors import UnknownNameError
from edusocsec.papers.claim import (
    Cases,
    Claim,
    Recomputed,
    Verdict,
    all_claims,
    cases_of_names,
    claims_of,
    judge,
)
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


@pytest.mark.parametrize(
    ("cases", "verdict"),
    [
        (Cases(24, 24, 24), Verdict.REPRODUCED),
        (Cases(24, 24, 33), Verdict.IN_PART),  # held wherever it was tested, not tested everywhere
        (Cases(18, 24, 24), Verdict.IN_PART),
        (Cases(13, 24, 24), Verdict.IN_PART),
        (Cases(12, 24, 24), Verdict.NOT_REPRODUCED),  # not more than half
        (Cases(0, 24, 24), Verdict.NOT_REPRODUCED),
        (Cases(20, 24, 24, close=4), Verdict.CLOSE),
        (Cases(1, 24, 24, close=22), Verdict.IN_PART),
        (Cases(1, 24, 24, close=11), Verdict.NOT_REPRODUCED),
    ],
)
def test_words_hold_in_part_in_more_than_half_of_the_cases(cases, verdict):
    assert judged("lower", "k of n", holds=cases) is verdict


def test_with_substitutes_in_part_stays_and_all_is_close():
    how = {"substitutes": ("weights of our choice",)}
    assert judged("lower", "k of n", holds=Cases(4, 4, 4), **how) is Verdict.CLOSE
    assert judged("lower", "k of n", holds=Cases(3, 4, 4), **how) is Verdict.IN_PART
    assert judged("lower", "k of n", holds=Cases(1, 4, 4), **how) is Verdict.NOT_REPRODUCED
    assert Verdict.IN_PART.label_with_substitutes == "in part, with substitutes"


def test_a_list_is_counted_name_by_name():
    """A name too many is as wrong as a name too few."""
    assert cases_of_names("ABCD", "ABCDEFG") == Cases(4, 7, 7)
    assert cases_of_names("AB", "CD") == Cases(0, 4, 4)
    assert cases_of_names("AB", "BA").verdict is Verdict.REPRODUCED


def test_reason_names_the_substitutes():
    told = Recomputed(value=1.0, reason="Far off.", substitutes=("food of 2012", "urban")).told
    assert told == "Far off. Substitutes: food of 2012, urban."


def test_claims_are_those_of_the_data_file():
    claims = all_claims()
    assert len(claims) > 80
    assert claims["ps-34"].printed == "4.180"
    assert claims["ps-34"].number.places == 3
    assert claims["cp-16"].number is None


def test_claims_of_a_paper_in_the_order_asked_for():
    assert [claim.id for claim in claims_of("pension_subsidy", ["ps-03", "ps-01"])] == [
        "ps-03",
        "ps-01",
    ]
    assert len(claims_of("pension_subsidy")) == 60


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
