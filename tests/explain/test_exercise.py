from dataclasses import replace

import numpy as np
import pytest

from edusocsec.explain import Exercise, Outcome


@pytest.fixture
def exercise(step):
    return Exercise(step, ("a",))


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("1.50", Outcome.RIGHT),
        (" 1.5000 ", Outcome.RIGHT),
        ("+1.504", Outcome.WRONG),
        ("1.5", Outcome.IMPRECISE),
        ("2", Outcome.IMPRECISE),
        ("3.00", Outcome.MISTAKE),
        ("1.00", Outcome.MISTAKE),
        ("−1.50", Outcome.MISTAKE),
        ("150", Outcome.MISTAKE),
        ("7.77", Outcome.WRONG),
        ("one and a half", Outcome.UNREADABLE),
        ("1,50", Outcome.UNREADABLE),
        ("nan", Outcome.UNREADABLE),
        ("1e400", Outcome.UNREADABLE),
        ("", Outcome.UNREADABLE),
    ],
)
def test_outcomes(exercise, typed, outcome):
    assert exercise.check(typed).outcome == outcome


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (1.5, Outcome.RIGHT),  # 1.50 is the same number
        (np.float32(1.5), Outcome.RIGHT),
        (1.504, Outcome.WRONG),
        (2, Outcome.IMPRECISE),
        (3, Outcome.MISTAKE),
        (1e-5, Outcome.WRONG),
        (1e300, Outcome.UNREADABLE),
        (float("nan"), Outcome.UNREADABLE),
        (None, Outcome.UNREADABLE),
    ],
)
def test_an_answer_may_be_a_number(exercise, given, outcome):
    assert exercise.check(given).outcome == outcome


def test_a_number_is_not_precise_because_zeros_could_follow_it(step):
    assert Exercise(replace(step, value=step.value / 7), ("a",)).check(0.2).text == (
        "Right so far as it goes. Now give 2 decimals."
    )


def test_named_mistake_gets_the_sentence_that_helps(exercise):
    assert exercise.check("3.00").text == "Divide by the number of columns."


def test_sign_and_per_cent_are_recognized_everywhere(exercise):
    assert "sign" in exercise.check("-1.50").text
    assert "per cent" in exercise.check("150.00").text


def test_unreadable_answer_is_shown_back(exercise):
    assert "'one and a half' is not a number" in str(exercise.check("one and a half"))


def test_precision_asked_for_is_stated(exercise):
    assert exercise.question == "Row means: what is the value of 'a'? Give 2 decimals."


def test_one_decimal_is_not_called_decimals(step):
    question = Exercise(replace(step, places=1), ("a",)).question
    assert question.endswith("Give 1 decimal.")


def test_hints_say_more_each_time_but_not_the_answer(exercise):
    why, formula, numbers = exercise.hints
    assert "balance point" in why.text
    assert formula.latex == exercise.step.formula
    assert numbers.latex == r"\frac{1.0 + 2.0}{2} = \; ?"
    assert exercise.solution.latex.endswith("= 1.50")
