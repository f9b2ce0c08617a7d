"""The replacement rate of the whole country, on the spending of all residents."""

from dataclasses import replace

import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.papers.claim import Verdict
from edusocsec.papers.pension_subsidy import national_rate, rates_beside_the_paper


@pytest.fixture(scope="module")
def result():
    return national_rate()


def test_by_hand(result):
    """All residents in 2013: food 4127 and clothing 1027 yuan."""
    assert result.rate["all"] == pytest.approx(66_000 / (4127 + 1027))
    assert result.rate["urban"] == pytest.approx(66_000 / (5571 + 1554))
    assert result.rate["rural"] == pytest.approx(66_000 / (2554 + 454))


def test_everybody_lies_between_town_and_village(result):
    assert result.rate["urban"] < result.rate["all"] < result.rate["rural"]


def test_it_is_what_stands_beside_the_printed_national_rate(result):
    assert rates_beside_the_paper().loc["ps-29", "ours"] == result.rate["all"]
    entry = ess.papers.reproduce(only="ps-29")["ps-29"]
    assert entry.recomputed.value == result.rate["all"]
    assert entry.verdict is Verdict.NOT_REPRODUCED


def test_every_step_is_told_and_every_mistake_is_another_number(result):
    for step in result.steps.values():
        assert len(step.mistakes) >= 2
        right = step.value_at(*step.cell)
        for mistake in step.mistakes:
            wrong = replace(step, value=mistake.value).value_at(*step.cell)
            assert round(wrong, step.places) != round(right, step.places)
    assert "all residents" in result.to_text()


def test_refuses_no_pension():
    with pytest.raises(ArgumentError, match="replaces nothing"):
        national_rate(0)


class TestWhatTheLessonTells:
    """Findings that the lesson puts into words."""

    def test_a_village_gets_more_than_twice_as_much_for_it(self, result):
        assert 2 < result.rate["rural"] / result.rate["urban"] < 2.5
