"""The subsidy lab under a learner's hands, in JupyterLab and saved as a page."""

import pytest
from playwright.sync_api import expect

import edusocsec as ess
from edusocsec.papers.pension_subsidy import (
    apply_rule,
    factors_and_regions,
    percent_of_equal_cost,
    share_pension,
)
from tests.e2e.notebook import ask_kernel, show_cell
from tests.e2e.screen import lab_fits, page_fits, written
from tests.labs.test_browser import HOSTILE

CELLS = ["import edusocsec as ess\nlab = ess.labs.subsidy()", "lab"]


@pytest.fixture
def python():
    """The same lab, for what it should say."""
    return ess.labs.subsidy()


@pytest.fixture
def cell(open_notebook):
    return show_cell(open_notebook("subsidy", CELLS), 1)


def shows(root, lab):
    """Sentence, table and map are Python's."""
    policy, comparison = lab.policy, lab.comparison
    expect(root.locator("p.sentence")).to_contain_text(comparison.verdict)
    expect(root.locator(".budget")).to_contain_text(f"{policy.central_budget:,.1f}")
    heaviest = policy.burden.sort_values(ascending=False, kind="stable").index
    expect(root.locator(".provinces tbody th")).to_have_text(list(heaviest))
    columns = {0: policy.burden, 3: policy.pension, 5: policy.replacement}
    for at, column in columns.items():
        cells = root.locator(f".provinces tbody td:nth-child({at + 2})")
        expect(cells).to_have_text([f"{column[name]:,.2f}" for name in heaviest])


def test_shares_and_rule_by_hand(cell, page, python, complaints):
    expect(cell.locator("p.sentence")).to_have_text(
        f"This is the actual policy. {python.policy.verdict}"
    )

    east = cell.get_by_label("east")
    east.focus()
    for key in ("PageDown", "ArrowLeft"):
        east.press(key)
    share = float(east.input_value()) / 100
    assert share < 0.5
    python.show(share_pension({"east": share, "central": 1, "west": 1}, python.situation))
    shows(cell, python)
    assert float(ask_kernel(page, "float(lab.policy.theil)")) == float(python.policy.theil)
    expect(cell.locator(".tile.framed")).to_have_count(11)

    cell.get_by_label("How the pension is paid").select_option(
        label="The paper's rule: X per cent of food and clothing"
    )
    percent = cell.get_by_role("slider", name="X")
    box = percent.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.07 * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.2 * box["width"], middle, steps=8)
    page.mouse.up()
    x = float(percent.input_value())
    assert 15 < x < 25
    python.show(apply_rule(x, python.situation))
    shows(cell, python)
    assert float(ask_kernel(page, "lab.policy.percent")) == x

    cell.get_by_role("button", name="Same cost").click()
    python.show(apply_rule(percent_of_equal_cost(), python.situation))
    shows(cell, python)
    expect(cell.get_by_role("button", name="at equal cost")).to_have_attribute(
        "aria-pressed", "true"
    )

    cell.get_by_label("On the map").select_option("pension_change")
    change = python.comparison.change["pension"]
    signs = ["+" if value > 0 else "" for value in change]
    texts = [sign + written(value, 0) for sign, value in zip(signs, change, strict=True)]
    expect(cell.locator(".tile .note")).to_have_text(texts)
    cell.locator(".tile", has_text="Shanghai").click()
    expect(cell.get_by_role("combobox", name="Province")).to_have_value(
        str(list(change.index).index("Shanghai"))
    )
    lab_fits(page, "subsidy")
    assert not complaints


def test_saved_page_works_offline_and_hostile_names_are_text(open_page, complaints):
    regions = factors_and_regions().regions.labels.map(
        dict(enumerate([*HOSTILE, "south"], start=1))
    )
    lab = ess.labs.subsidy(regions=regions)
    page = open_page(lab)
    page.get_by_label("How the pension is paid").select_option("1")
    names = page.locator(".sliders .slot")
    expect(names).to_have_count(5)
    assert {names.nth(at).get_attribute("title") for at in range(5)} == set(regions)
    page.get_by_label("south").press("Home")
    choice = lab.widget.choice
    at = [region["name"] for region in lab.widget.data["divisions"][1]["regions"]].index("south")
    shares = [*choice["shares"][1][:at], 0.0, *choice["shares"][1][at + 1 :]]
    lab.widget.choice = {**choice, "division": 1, "shares": [choice["shares"][0], shares]}
    shows(page, lab)
    assert page.locator("img").count() == 0
    page_fits(page, "subsidy")

    page.get_by_role("button", name="Actual policy").click()
    page.emulate_media(forced_colors="active")
    colour = "elements => elements.map(element => getComputedStyle(element).backgroundColor)"
    pressed, *others = page.locator("button[aria-pressed]").evaluate_all(colour)
    assert pressed not in others
    assert not complaints
