"""The widgets under a learner's hands: by mouse, by keyboard, and what the screen then says."""

import pytest
from playwright.sync_api import expect

from tests.e2e.notebook import show_cell

R = [[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]
CELLS = [
    "import edusocsec as ess",
    f"result = ess.bartlett_sphericity(correlation={R}, n_observations=31)",
    "result.exercise('df').ask()",
    "ess.labs.predict('How many?', [1, 2, 3], truth=2, because='Two blocks.')",
]


@pytest.fixture
def notebook(open_notebook):
    return open_notebook("widgets", CELLS)


def test_answer_by_keyboard_and_hint_by_mouse(notebook, complaints):
    cell = show_cell(notebook, 2)
    answer = cell.get_by_label("Answer")
    answer.fill("6")
    answer.press("Enter")
    expect(cell).to_contain_text("The matrix is symmetric: halve this.")
    cell.get_by_role("button", name="Hint").click()
    expect(cell).to_contain_text("One for each pair of variables.")
    answer.fill("3")
    answer.press("Enter")
    expect(cell).to_contain_text("✓ Right.")
    assert not complaints


def test_what_was_said_goes_with_the_answer_it_was_said_of(notebook):
    cell = show_cell(notebook, 2)
    answer = cell.get_by_label("Answer")
    right = cell.get_by_text("✓ Right.")
    answer.fill("3")
    answer.press("Enter")
    expect(right).to_be_visible()
    answer.press("Backspace")
    expect(right).to_be_hidden()
    answer.press("3")
    answer.press("Enter")
    expect(right).to_be_visible()


def test_without_its_kernel_a_question_says_so_and_never_right(notebook):
    cell = show_cell(notebook, 2)
    answer = cell.get_by_label("Answer")
    answer.fill("3")
    answer.press("Enter")
    expect(cell.get_by_text("✓ Right.")).to_be_visible()
    notebook.evaluate(
        "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
    )
    silent = "run this cell again"
    expect(cell).to_contain_text(silent)
    expect(cell.get_by_text("✓ Right.")).to_be_hidden()
    answer.fill("5")
    answer.press("Enter")
    expect(cell).to_contain_text(silent)
    expect(cell.get_by_text("✓ Right.")).to_be_hidden()
    guess = show_cell(notebook, 3)
    guess.get_by_label("2", exact=True).check()
    expect(guess).to_contain_text(silent)


def test_a_kernel_that_died_unseen_is_told_too(notebook):
    """Where nothing tells Jupyter that the kernel is gone, silence does."""
    cell = show_cell(notebook, 2)
    notebook.evaluate(
        """() => {
            const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
            kernel._sendMessage = () => {};
        }"""
    )
    answer = cell.get_by_label("Answer")
    answer.fill("3")
    answer.press("Enter")
    expect(cell).to_contain_text("run this cell again")


def test_guess_then_reveal(notebook):
    cell = show_cell(notebook, 3)
    reveal = cell.get_by_role("button", name="Reveal")
    expect(reveal).to_be_disabled()
    cell.get_by_label("3", exact=True).check()
    reveal.click()
    expect(cell).to_contain_text("You guessed 3.")
    expect(cell).to_contain_text("Answer: 2. Two blocks.")
