"""The fairness lab: from the sum alone to Rawls by mouse and keyboard."""

import math

import pytest
from playwright.sync_api import expect

import edusocsec as ess
from tests.e2e.notebook import ask_kernel, show_cell
from tests.e2e.screen import lab_fits, page_fits
from tests.labs.test_browser import HOSTILE

CELLS = ["import edusocsec as ess\nlab = ess.labs.fairness()", "lab"]


@pytest.fixture
def python():
    """The same lab, for what it should say."""
    return ess.labs.fairness()


@pytest.fixture
def cell(open_notebook):
    return show_cell(open_notebook("fairness", CELLS), 1)


def shows(view, lab):
    """Compare sentence, table and turns with Python's."""
    expect(view.locator("p.sentence")).to_have_text(lab.verdict)
    for name, result in lab.results.items():
        row = view.locator(".both").get_by_role("row", name=name)
        expect(row.locator("td").nth(2)).to_have_text(f"{result.value:.4f}")
        expect(row.locator("td").nth(3)).to_have_text(f"{result.equivalent:,.0f}")
    turns = lab.comparison.turns_of_index + lab.comparison.turns_of_equivalent
    expect(view.locator("path.turn")).to_have_count(len(turns))
    written = view.locator("text.turn").all_text_contents()
    assert written == [f"{turn:.2f}" for turn in turns]


def test_slides_from_end_to_end_in_jupyterlab(cell, page, python, complaints):
    shows(cell, python)
    slider = cell.get_by_label("Aversion to inequality")
    slider.focus()
    slider.press("End")
    python.choose(epsilon=math.inf)
    shows(cell, python)
    assert ask_kernel(page, "lab.epsilon") == "inf"
    slider.press("Home")
    python.choose(epsilon=0)
    shows(cell, python)
    slider.press("ArrowRight")
    python.choose(epsilon=1 / 239)
    shows(cell, python)

    figure = cell.locator(".fairness svg").nth(1)
    figure.scroll_into_view_if_needed()
    at = figure.bounding_box()
    page.mouse.move(at["x"] + 80, at["y"] + 120)
    page.mouse.down()
    page.mouse.move(at["x"] + at["width"] - 100, at["y"] + 120, steps=8)
    page.mouse.up()
    # The widget says so once it has stopped.
    page.wait_for_timeout(300)
    python.choose(epsilon=float(ask_kernel(page, "lab.epsilon")))
    assert python.epsilon > 1
    shows(cell, python)

    cell.get_by_label("First").select_option(label="2014")
    cell.get_by_label("Second").select_option(label="2017")
    cell.get_by_role("button", name="Turn at 0.62").click()
    python.choose(first="2014", second="2017")
    python.choose(epsilon=python.comparison.turns_of_index[0])
    shows(cell, python)
    expect(cell.locator("p.sentence")).to_contain_text("both are equally unequal")
    lab_fits(page, "fairness")
    assert not complaints


def test_saved_page_slides_offline_and_hostile_names_are_text(open_page, page, complaints):
    rows = [[1.0, 2.0, 9.0], [3.0, 4.0, 4.5], [2.0, 2.0, 8.5], [0.5, 6.0, 6.0]]
    lab = ess.labs.fairness(dict(zip(HOSTILE, rows, strict=True)), unit="<b>yuan</b>")
    open_page(lab)
    page.get_by_label("Aversion to inequality").press("End")
    lab.choose(epsilon=math.inf)
    expect(page.locator("p.sentence")).to_have_text(lab.verdict)
    page.get_by_label("Second").select_option(index=3)
    lab.choose(second=HOSTILE[3])
    expect(page.locator("p.sentence")).to_have_text(lab.verdict)
    # Whoever is chosen twice takes the other's place.
    page.get_by_label("First").select_option(index=3)
    lab.choose(first=HOSTILE[3], second=HOSTILE[0])
    expect(page.locator("p.sentence")).to_have_text(lab.verdict)
    assert page.locator("img").count() == 0
    page_fits(page, "fairness")
    assert not complaints
