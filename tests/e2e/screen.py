"""How a lab looks on narrow and wide screens, in light and dark."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.notebook import show_cell

SCREENSHOTS = Path(__file__).parent / "screenshots"
WIDTHS = (360, 1024, 1920)
LAB = ".edusocsec-lab"
CUT_OFF = f"""() => [...document.querySelectorAll("{LAB} :not(.spoken)")]
    .filter(element => getComputedStyle(element).overflowY !== "visible")
    .filter(element => element.clientHeight > 0)
    .filter(element => element.scrollHeight > element.clientHeight + 4)
    .map(element => element.className)"""


def written(value: float, places: int = 4) -> str:
    """A number as a lab writes it."""
    return f"{value:.{places}f}".replace("-", "−")


def photograph(page: Page, name: str, **options: bool) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    page.wait_for_timeout(500)  # what moves comes to rest
    page.screenshot(path=SCREENSHOTS / f"{name}.png", **options)


def lab_fits(page: Page, name: str, number: int = 1) -> None:
    """Look at the lab in this cell of JupyterLab, on all widths and in the dark theme."""
    for theme, widths in (("light", WIDTHS), ("dark", WIDTHS[1:2])):
        _change_theme(page, theme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 1100})
            drawn = show_cell(page, number).locator(LAB)
            expect(drawn.locator("p.sentence").last).not_to_be_empty()
            photograph(page, f"lab-{name}-{theme}-{width}")
            _fits(drawn)
            assert violations(page, LAB) == []


def page_fits(page: Page, name: str) -> None:
    """Look at a saved page on all widths, in light and dark, and on paper."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            photograph(page, f"saved-{name}-{scheme}-{width}", full_page=True)
            _fits(page.locator("html"))
            assert violations(page, "html") == []

    page.emulate_media(color_scheme="light", media="print")
    assert page.evaluate(CUT_OFF) == []
    page.emulate_media(media="screen")


def _fits(drawn: Locator) -> None:
    assert drawn.evaluate("element => element.scrollWidth <= element.clientWidth")


def _change_theme(page: Page, theme: str) -> None:
    # Without awaiting the command: it may never settle, and evaluate() knows no time limit.
    wanted = f"{{ theme: 'JupyterLab {theme.capitalize()}' }}"
    page.evaluate(f"void jupyterapp.commands.execute('apputils:change-theme', {wanted})")
    is_light = str(theme == "light").lower()
    expect(page.locator(f"body[data-jp-theme-light='{is_light}']")).to_be_attached()
