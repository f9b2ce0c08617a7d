import pytest

import edusocsec as ess
from tests.reference import case


@pytest.fixture
def question():
    return ess.bartlett_sphericity(case("f02").data).exercise("df").ask()


def test_right_answer(question):
    question.answer.value = "21"
    assert "✓ Right." in question.feedback.value
    assert 'role="status"' in question.feedback.value


def test_mistake_is_named_by_button_too(question):
    question.answer.value = "42"
    assert "halve this" in question.feedback.value
    question.feedback.value = ""
    question.check.click()
    assert "halve this" in question.feedback.value


def test_typed_markup_shows_as_text(question):
    question.answer.value = "<script>alert(1)</script>"
    assert "<script>" not in question.feedback.value
    assert "&lt;script&gt;" in question.feedback.value


def test_hints_come_one_by_one_and_then_the_solution_opens(question):
    question.hint.click()
    assert "each pair of variables" in question.hints.value
    assert "7 \\cdot (7 - 1)" not in question.hints.value
    assert question.solution.disabled
    question.hint.click()
    question.hint.click()
    assert "7 \\cdot (7 - 1)" in question.hints.value
    assert question.hint.disabled
    assert not question.solution.disabled
    question.solution.click()
    assert "= 21" in question.hints.value


def test_solution_opens_after_an_answer(question):
    assert question.solution.disabled
    question.answer.value = "20"
    assert not question.solution.disabled


def test_static_view_hides_hints_and_solution_in_folds(question):
    html = question._repr_mimebundle_()["text/html"]
    assert html.count("<details>") == 4
