"""Each lesson as a learner meets it: opened in JupyterLab, run from top to bottom, looked at."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from edusocsec.lessons import list_lessons
from tests.e2e.notebook import NOTEBOOK, run_all, show_cell
from tests.e2e.screen import SCREENSHOTS

WIDGET = "application/vnd.jupyter.widget-view+json"
LIVE = ".jupyter-widgets, .edusocsec-lab"


@pytest.mark.parametrize("lesson", [str(lesson.path) for lesson in list_lessons()])
def test_runs_from_top_to_bottom_and_shows_live_widgets(lesson, lab, page, complaints):
    page.goto(lab.url(f"/lab/tree/{lesson}"))
    run_all(page)
    cells = page.evaluate(f"{NOTEBOOK}.model.toJSON().cells")
    outputs = [(cell, output) for cell in cells for output in cell.get("outputs", [])]
    assert not [output["evalue"] for _, output in outputs if output["output_type"] == "error"]
    with_widgets = {
        cells.index(cell) for cell, output in outputs if WIDGET in output.get("data", {})
    }
    for number in sorted(with_widgets):
        expect(show_cell(page, number).locator(LIVE).first).to_be_visible()
    photograph(page, Path(lesson).stem)
    assert not complaints


def photograph(page: Page, name: str) -> None:
    """Save what a learner sees while scrolling through, on a wide and on a narrow screen."""
    SCREENSHOTS.mkdir(exist_ok=True)
    scroller = page.locator(".jp-NotebookPanel:visible .jp-WindowedPanel-outer")
    for width, side_bar in ((1280, "expandLeft"), (480, "collapseLeft")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(f"jupyterapp.shell.{side_bar}()")
        scroller.evaluate("element => element.scrollTop = 0")
        position, number = -1, 1
        while (reached := scroller.evaluate("element => element.scrollTop")) > position:
            page.wait_for_timeout(300)  # cells that come into view are drawn
            page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{number:02}.png")
            position, number = reached, number + 1
            scroller.evaluate("element => element.scrollBy(0, element.clientHeight - 60)")
