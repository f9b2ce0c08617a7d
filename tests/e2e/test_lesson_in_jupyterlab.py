"""Each lesson as a learner meets it: opened in JupyterLab, run from top to bottom, looked at."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from edusocsec.lessons import list_lessons

SCREENSHOTS = Path(__file__).parent / "screenshots"
WIDGET = "application/vnd.jupyter.widget-view+json"
NOTEBOOK = "jupyterapp.shell.currentWidget.content"
CODE_CELLS = f"[...{NOTEBOOK}.model.cells].filter(cell => cell.type === 'code')"


@pytest.fixture
def complaints():
    """What the page says went wrong."""
    return []


@pytest.fixture
def page(browser, complaints):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()


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
        expect(show_cell(page, number).locator(".jupyter-widgets").first).to_be_visible()
    photograph(page, Path(lesson).stem)
    assert not complaints


def run_all(page: Page) -> None:
    """Run every cell and wait for the last one, or for an error."""
    # Before the kernel is attached, which only the status bar tells, "run all" runs nothing.
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    # The lessons come with numbers and outputs: without them, new ones are those of this run.
    page.evaluate("jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.wait_for_function(f"{CODE_CELLS}.every(cell => cell.executionCount === null)")
    # Without awaiting the command: it may never settle, and evaluate() knows no time limit.
    page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        f"""() => {CODE_CELLS}.every(cell => cell.executionCount !== null) ||
            {CODE_CELLS}.some(cell => cell.outputs.toJSON().some(output => output.ename))"""
    )


def show_cell(page: Page, number: int):
    """Bring a cell into view: JupyterLab draws only those that are near."""
    page.evaluate(f"{NOTEBOOK}.scrollToItem({number}, 'start')")
    return page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{number}']")


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
