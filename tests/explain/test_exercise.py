import math
from dataclasses import replace

import numpy as np
import pytest

from edusocsec.explain import Exercise, Outcome, Step, given_as_proportion, given_in_per_cent
from edusocsec.explain.symbols import number


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
        ("150", Outcome.WRONG),
        ("1.500000", Outcome.RIGHT),
        ("1.50e0", Outcome.RIGHT),
        ("１.５０", Outcome.RIGHT),
        ("１．５０", Outcome.RIGHT),
        ("1。50", Outcome.RIGHT),
        ("–1.50", Outcome.MISTAKE),
        ("—1.50", Outcome.MISTAKE),
        ("‐1.50", Outcome.MISTAKE),
        ("－1.50", Outcome.MISTAKE),
        ("-3.00", Outcome.MISTAKE),
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


def test_sign_is_recognized_everywhere(exercise):
    assert exercise.check("-1.50").text == "The size is right, but the sign is not."


def test_a_mistake_with_the_wrong_sign_is_recognized(exercise):
    assert exercise.check("-3.00").text == (
        "Divide by the number of columns. And the sign is not right either."
    )


def test_per_cent_is_no_advice_unless_the_step_says_so(step):
    advice = "This is the value in per cent. Give it as a proportion."
    assert Exercise(step, ("a",)).check("150.00").text != advice
    proportion = replace(step, mistakes=(given_in_per_cent(step.value),))
    assert Exercise(proportion, ("a",)).check("150.00").text == advice


def test_a_proportion_is_recognized_where_per_cent_are_asked_for(step):
    per_cent = replace(step, mistakes=(given_as_proportion(step.value),))
    assert Exercise(per_cent, ("a",)).check("0.015").text == (
        "This is a proportion. Give it in per cent."
    )


@pytest.fixture
def of_rounded_numbers():
    """The step of Theil's index that called the answer of its own numbers wrong."""
    s, r = 0.29966, 1.03500
    return Step(
        name="contribution",
        title="Contribution",
        why="",
        formula=r"s \ln r",
        value=s * math.log(r),
        work=lambda: rf"{number(s, 1)} \ln {number(r, 2)}",
        places=4,
    )


def test_a_formula_shows_the_digits_that_its_value_needs(of_rounded_numbers):
    assert of_rounded_numbers.worked == r"0.30 \ln 1.035 = 0.0103"


def test_what_the_usual_digits_give_is_right_too(of_rounded_numbers):
    exercise = Exercise(of_rounded_numbers)
    assert exercise.check("0.0103").text == "Right."
    assert exercise.check(f"{0.3 * math.log(1.03):.4f}").text in (
        "Right with the rounded numbers; unrounded it is 0.0103.",
    )
    assert exercise.check("0.0118").outcome == Outcome.WRONG


def test_zeros_that_nobody_knows_are_told(of_rounded_numbers):
    feedback = Exercise(of_rounded_numbers).check("0.0103000")
    assert feedback.outcome == Outcome.RIGHT
    assert feedback.text == "Right. But the zeros at the end are not known: it is 0.0103087."


def test_a_large_number_is_asked_with_fewer_decimals(step):
    large = replace(step, value=step.value * 47046.581 / 1.5, places=3)
    exercise = Exercise(large, ("a",))
    assert exercise.question.endswith("Give 2 decimals.")
    assert exercise.check("47046.58").outcome == Outcome.RIGHT
    assert exercise.solution.latex.endswith("= 47046.58")


def test_nothing_typed_is_no_answer(exercise):
    assert exercise.check("  ").text == "Type a number first."


@pytest.mark.parametrize(("places", "example"), [(0, "12"), (1, "12.3"), (3, "12.346")])
def test_the_example_fits_the_question(step, places, example):
    feedback = Exercise(replace(step, places=places), ("a",)).check("x")
    assert feedback.text.endswith(f"such as {example}.")


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
