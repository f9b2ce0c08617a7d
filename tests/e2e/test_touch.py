"""A finger on the labs does what a mouse does, and what interrupts it changes nothing."""

import pytest
from playwright.sync_api import expect

import edusocsec as ess
from edusocsec.papers import pension_subsidy as paper
from tests.e2e.conftest import listen

PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 800}}
STEPS = 10


@pytest.fixture
def phone(browser, complaints):
    """A page on a telephone."""
    context = browser.new_context(**PHONE)
    yield listen(context.new_page(), complaints)
    context.close()


@pytest.fixture(scope="module")
def study():
    return paper.factors_and_regions()


LABS = {
    "rotation": lambda study: ess.labs.rotation(study.rotation),
    "components": lambda study: ess.labs.components(study.components),
    "regions": lambda study: ess.labs.regions(study.tree),
    "fairness": lambda study: ess.labs.fairness(),
}
# What is taken, how far it goes in pixels, and where the page says what became of it.
DRAGS = {
    "an axis": ("rotation", "g.handle circle", (-90, 90), "text.here"),
    "along the criterion": ("rotation", ".curve circle.here", (60, 0), "text.here"),
    "the end of what is kept": ("components", "g.cut circle", (150, 0), "p.sentence"),
    "the cut": ("regions", "g.cut circle", (-60, 0), "g.cut text"),
    "epsilon": ("fairness", "circle.here", (90, 0), ".aversion .value"),
}


@pytest.mark.parametrize("drag", DRAGS)
def test_a_finger_goes_where_a_mouse_goes(drag, phone, study, tmp_path, complaints):
    lab, grip, way, said = DRAGS[drag]
    LABS[lab](study).save_html(tmp_path / "lab.html")
    found = []
    for move in (by_mouse, by_finger):
        start = opened(phone, tmp_path / "lab.html", grip)
        before = phone.locator(said).first.text_content()
        move(phone, start, way)
        expect(phone.locator(said).first).not_to_have_text(before)
        phone.wait_for_timeout(200)
        found.append(phone.locator(said).first.text_content())
    assert found[0] == found[1]
    assert not complaints


def test_a_touch_that_is_interrupted_moves_no_province(phone, tmp_path, complaints):
    ess.labs.theil().save_html(tmp_path / "lab.html")
    start = opened(phone, tmp_path / "lab.html", "path.row")
    sentence = phone.locator("p.sentence")
    before = sentence.text_content()
    by_finger(phone, start, (0, 120), end="touchCancel")
    phone.wait_for_timeout(300)
    assert sentence.text_content() == before
    by_finger(phone, middle(phone.locator("path.row").first), (0, 120))
    expect(sentence).to_contain_text("Moved: Beijing to central.")
    assert not complaints


def opened(page, file, grip):
    page.goto(file.as_uri())
    expect(page.locator("p.sentence").last).not_to_be_empty()
    handle = page.locator(grip).first
    handle.scroll_into_view_if_needed()
    return middle(handle)


def middle(element):
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def by_mouse(page, start, way):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + way[0], start[1] + way[1], steps=STEPS)
    page.mouse.up()


def by_finger(page, start, way, end="touchEnd"):
    """Slowly, so that the lab draws anew while the finger is down."""
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", start)
    for step in range(1, STEPS + 1):
        part = step / STEPS
        touch("touchMove", (start[0] + part * way[0], start[1] + part * way[1]))
        page.wait_for_timeout(40)
    touch(end)
