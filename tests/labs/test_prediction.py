import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError


@pytest.fixture
def lab():
    return ess.labs.predict("How many?", [1, 2, 3], truth=2, because="Two <blocks>.")


def test_a_guess_comes_before_the_answer(lab):
    assert lab.reveal.disabled
    assert lab.revealed.value == ""
    lab.choice.value = "3"
    assert not lab.reveal.disabled
    assert lab.revealed.value == ""


def test_wrong_guess_is_shown_beside_the_answer(lab):
    lab.choice.value = "3"
    lab.reveal.click()
    assert "✗ You guessed 3." in lab.revealed.value
    assert "Answer: 2. Two &lt;blocks&gt;." in lab.revealed.value


def test_right_guess(lab):
    lab.choice.value = "2"
    lab.reveal.click()
    assert "✓ You guessed right." in lab.revealed.value


def test_static_view_hides_the_answer_in_a_fold(lab):
    html = lab._repr_mimebundle_()["text/html"]
    question, fold = html.split("<details>")
    assert "Answer" not in question
    assert "Answer: 2" in fold


def test_truth_must_be_an_option():
    with pytest.raises(ArgumentError, match="'4' is not among"):
        ess.labs.predict("How many?", [1, 2, 3], truth=4)


def test_the_browser_is_told_that_python_is_there():
    lab = ess.labs.predict("How many?", [1, 2], truth=2)
    lab.watch._handle_custom_msg({}, [])
    assert lab.watch.answered == 1
