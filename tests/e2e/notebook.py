"""Write a notebook, and drive one that is open in JupyterLab."""

from collections.abc import Iterable
from pathlib import Path

import nbformat
from playwright.sync_api import Locator, Page, expect

NOTEBOOK = "jupyterapp.shell.currentWidget.content"
CODE_CELLS = f"[...{NOTEBOOK}.model.cells].filter(cell => cell.type === 'code')"


def write_notebook(path: Path, cells: Iterable[str]) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell.strip()) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, path)


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


def ask_kernel(page: Page, expression: str) -> str:
    """Value of an expression in the notebook's kernel, as text."""
    return page.evaluate(
        """async expression => {
            const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
            const code = { code: "", user_expressions: { asked: expression } };
            const { content } = await kernel.requestExecute(code).done;
            return content.user_expressions.asked.data["text/plain"];
        }""",
        expression,
    )
