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


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_opens_nothing(question, typed):
    question.answer.value = "20"
    question.solution.disabled = True
    question.answer.value = typed
    question.check.click()
    assert question.feedback.value == ""
    assert question.solution.disabled


def test_the_browser_is_told_that_its_answer_was_judged(question):
    question.watch._handle_custom_msg({"typed": "21"}, [])
    assert question.watch.answered == 1
    assert question.answer.value == "21"
    assert "✓ Right." in question.feedback.value
    question.feedback.value = ""
    question.watch._handle_custom_msg({"typed": "21"}, [])
    assert question.watch.answered == 2
    assert "✓ Right." in question.feedback.value


@pytest.mark.parametrize("content", [{}, {"typed": None}, {"typed": 21}, None, "21"])
def test_whatever_the_browser_sends_is_answered(question, content):
    question.watch._handle_custom_msg(content, [])
    assert question.watch.answered == 1
    assert question.answer.value == ""
