"""The 9.1 times of section 4.2."""

import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.papers.common_prosperity import payment_gap
from edusocsec.papers.common_prosperity.standards import HIGHER, LOWER


def test_ranges_are_those_of_the_claim():
    subject = ess.load_dataset("printed_claims").at["cp-05", "subject"]
    for low, high in (HIGHER, LOWER):
        assert f"{low:.0f}-{high:.0f} yuan" in subject


def test_only_the_midpoints_give_the_printed_ratio():
    """Midpoints 965 and 106.5."""
    gap = payment_gap()
    assert gap.agreeing == ["midpoint_by_midpoint"]
    assert gap.ratios["midpoint_by_midpoint"] == pytest.approx(965 / 106.5)
    assert f"{gap.ratios['high_by_high']:.1f}" == "10.0"


def test_extremes_enclose_every_ratio():
    ratios = payment_gap().ratios
    assert ratios.min() == ratios["low_by_high"]
    assert ratios.max() == ratios["high_by_low"]


def test_steps_and_mistakes():
    gap = payment_gap()
    assert gap.steps["midpoints"].worked_at("lower") == r"\frac{103 + 110}{2} = 106.5"
    assert "Divide it by 2" in gap.exercise("midpoints", "lower").check("213.0").text
    assert "higher range by the lower" in gap.exercise("ratios").check("0.12").text
    assert r"\frac{1100.0}{103.0}" in gap.steps["ratios"].worked_at(gap.ratios.index[-1])


@pytest.mark.parametrize("lower", [(110, 103), (0, 10)])
def test_impossible_ranges_are_refused(lower):
    with pytest.raises(ArgumentError, match="not two ranges"):
        payment_gap(lower=lower)


def test_other_ranges():
    gap = payment_gap((2, 4), (1, 2))
    assert gap.ratios.to_list() == [2, 2, 2, 1, 4]
    assert "none of these" in gap.verdict
