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


def test_guess_then_reveal(notebook):
    cell = show_cell(notebook, 3)
    reveal = cell.get_by_role("button", name="Reveal")
    expect(reveal).to_be_disabled()
    cell.get_by_label("3", exact=True).check()
    reveal.click()
    expect(cell).to_contain_text("You guessed 3.")
    expect(cell).to_contain_text("Answer: 2. Two blocks.")
