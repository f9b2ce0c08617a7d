"""Drive a notebook that is open in JupyterLab."""

from playwright.sync_api import Locator, Page, expect

NOTEBOOK = "jupyterapp.shell.currentWidget.content"
CODE_CELLS = f"[...{NOTEBOOK}.model.cells].filter(cell => cell.type === 'code')"


def run_all(page: Page) -> None:
    """Run every cell and wait for the last one, or for an error."""
    # Before the kernel is attached, "run all" runs nothing. JupyterLab tells it only in its status
    # bar, which Notebook does not have.
    idle = "jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    page.wait_for_function(f"() => window.jupyterapp && {idle}")
    if page.locator("#jp-main-statusbar").count():
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


def show_cell(page: Page, number: int) -> Locator:
    """Bring a cell into view: JupyterLab draws only those that are near."""
    page.evaluate(f"{NOTEBOOK}.scrollToItem({number}, 'start')")
    return page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{number}']")
