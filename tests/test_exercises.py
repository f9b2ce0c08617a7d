"""Every exercise judges rightly: what the numbers on the page give is right.

A hint is worked out here from what the browser shows, by a reader of its own (`calculator`).
"""

import importlib
import itertools
import pkgutil
from collections import Counter
from functools import cache

import numpy as np
import pytest

import edusocsec
from edusocsec.errors import UnknownNameError
from edusocsec.explain import Exercise, Outcome, Result
from edusocsec.explain.cells import at, axes_of
from edusocsec.explain.symbols import number, writing
from tests.calculator import NoArithmeticError, calculate
from tests.lesson_exercises import LESSONS, exercises_of
from tests.results import RESULTS

NO_ARITHMETIC = {
    "cophenetic": "names the merge, whose height it is",
    "contingency": "is counted",
    "correlations": "was given",
    "distances": "were given",
    "p_value": "is looked up",
}
"""Steps whose formula with numbers cannot be worked out with a calculator, and why."""

MOST_CELLS = 60
"""Cells tested of a step."""

seen = Counter()


@cache
def result_of(name):
    return RESULTS[name]()


def exercises(name):
    """Exercises on the cells of every step that no earlier result has told just so."""
    told = first_told()
    for key, step in result_of(name).steps.items():
        if told[key, _content(step)] == name:
            cells = list(itertools.product(*axes_of(step.value)))
            chosen = np.linspace(0, len(cells) - 1, min(len(cells), MOST_CELLS)).astype(int)
            yield from (Exercise(step, cells[place]) for place in chosen)


@cache
def first_told():
    told = {}
    for name in RESULTS:
        for key, step in result_of(name).steps.items():
            told.setdefault((key, _content(step)), name)
    return told


def _content(step):
    values = np.asarray(step.value, dtype=float).tobytes()
    return values, tuple(map(tuple, axes_of(step.value))), step.worked, step.places


def right_by(exercise, latex):
    """Whether what a formula gives is accepted, at the precision asked for and a finer one."""
    given = calculate(latex)
    for places in (exercise.places, exercise.places + 2):
        feedback = exercise.check(f"{given:.{places}f}")
        assert feedback.outcome == Outcome.RIGHT, (latex, given, str(feedback))
    return given


def test_every_kind_of_result_is_here():
    for module in pkgutil.walk_packages(edusocsec.__path__, "edusocsec."):
        if module.name.split(".")[1] in ("stats", "papers"):
            importlib.import_module(module.name)
    kinds, left = set(), [Result]
    while left:
        left += left.pop().__subclasses__()
        kinds |= {kind.story for kind in left if "story" in vars(kind)}
    own = {story for story in kinds if story.startswith("edusocsec.")}
    assert own == {result_of(name).story for name in RESULTS}


@pytest.mark.parametrize("name", RESULTS)
def test_what_the_hint_shows_is_right(name):
    for exercise in exercises(name):
        if not np.isfinite(_value(exercise)):
            continue
        seen["cells"] += 1
        *_others, hint = exercise.hints
        shown = hint.latex.removesuffix(r" = \; ?")
        if exercise.step.name in NO_ARITHMETIC and not has_arithmetic(shown):
            seen["no arithmetic"] += 1
        elif r"\cdots" in shown.rpartition("=")[2]:
            with writing(whole_sums=True):
                right_by(exercise, exercise.step.work(*exercise.cell))
            seen["shortened"] += 1
        else:
            given = right_by(exercise, shown)
            written = exercise.solution.latex.rpartition(" = ")[2]
            half_a_unit = 0.5 * 10.0**-exercise.places
            assert written == number(exercise.answer, exercise.places)
            assert abs(given - float(written)) <= half_a_unit + 1e-11 * (1 + abs(given))


def has_arithmetic(latex):
    """Whether there is anything to work out, were it not for what is left out."""
    try:
        calculate(latex.replace(r"+ \cdots", ""))
    except NoArithmeticError:
        return False
    return True


def _value(exercise):
    """Value of a cell, or nothing where no step leads to it, as to the first column of a table."""
    try:
        exercise.step.work(*exercise.cell)
    except UnknownNameError:
        return np.nan
    return exercise.answer


def test_so_many_cells_were_worked_out():
    if seen["cells"] < len(RESULTS):
        pytest.skip("only with the test above")
    assert seen["cells"] > 4000
    assert seen["no arithmetic"] < 0.1 * seen["cells"]
    assert seen["shortened"] < 0.15 * seen["cells"]


def names_two_mistakes(exercise):
    """Two mistakes whose values differ from the truth, and each is told when it is typed."""
    truth, places = exercise.answer, exercise.places
    different = {
        f"{value:.{places}f}"
        for mistake in exercise.step.mistakes
        if np.isfinite(value := at(mistake.value, *exercise.cell))
        and exercise.check(f"{value:.{places}f}").outcome != Outcome.RIGHT
    }
    assert len(different) >= 2, (exercise.step.name, exercise.cell, truth, different)
    for typed in different:
        feedback = exercise.check(typed)
        assert feedback.outcome == Outcome.MISTAKE
        assert feedback.text in {mistake.advice for mistake in exercise.step.mistakes}


@pytest.mark.parametrize("name", RESULTS)
def test_every_step_names_two_mistakes(name):
    for step in result_of(name).steps.values():
        turned_by_0 = step.name.startswith("turn_") and abs(step.value_at()) < 0.05
        if not turned_by_0:  # whatever is done to an angle of 0, it stays 0
            names_two_mistakes(Exercise(step, step.cell))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_every_exercise_of_a_lesson(lesson):
    asked = exercises_of(lesson)
    assert len(asked) >= 3
    for exercise in asked:
        names_two_mistakes(exercise)
        hint = exercise.hints[-1].latex.removesuffix(r" = \; ?")
        if r"\cdots" not in hint.rpartition("=")[2]:
            right_by(exercise, hint)
