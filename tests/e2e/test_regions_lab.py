"""The region lab under a learner's hands, in JupyterLab and as a page from disk."""

import json

import pandas as pd
import pytest
from playwright.sync_api import expect

import edusocsec as ess
from tests.e2e.notebook import ask_kernel, show_cell
from tests.e2e.screen import lab_fits, page_fits, written
from tests.labs.test_browser import HOSTILE

SETUP = "import edusocsec as ess\nregions = ess.labs.regions()"


@pytest.fixture
def python():
    return ess.labs.regions()


@pytest.fixture
def notebook(open_notebook):
    return open_notebook("regions", [SETUP, "regions"])


def shows(where, python):
    """Whether table, map, scatter and sentences say what Python says."""
    regions = python.regions
    for number, members in regions.groupby(regions).groups.items():
        row = where.get_by_role("row", name=f"Region {number} ")
        expect(row.locator("td").first).to_have_text(", ".join(members))
    notes = where.locator(".tiles g text.note")
    assert notes.all_text_contents() == [str(number) for number in regions]
    said = where.locator("p.sentence").last
    expect(said).to_contain_text(f"Rand index is {python.agreement.value:.3f}.")
    choice = python.widget.choice
    tree = python.trees.all[choice["linkage"]][choice["metric"]].tree
    stage = len(regions) - choice["count"]
    merge = where.locator("p.sentence").first
    height = written(tree.heights[stage - 1], 3)
    expect(merge).to_contain_text(f"Merge {stage} of 30 joins A")
    expect(merge).to_contain_text(f"at a distance of {height}.")
    expect(where.locator(".worked math").last).to_contain_text(f"={height}")


def test_tree_is_cut_by_hand_and_the_kernel_knows(notebook, python, complaints):
    cell = show_cell(notebook, 1)
    shows(cell, python)
    cut = cell.get_by_role("slider", name="Merges made before the cut")

    cut.focus()
    cut.press("ArrowRight")
    expect(cut).to_have_attribute("aria-valuetext", "27 merges, which leaves 4 regions")
    python.choose(count=4)
    shows(cell, python)

    circle = cut.locator("circle")
    circle.scroll_into_view_if_needed()
    box = circle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    unit = python.trees.first.height_between(4) - python.trees.first.height_between(7)
    ticks = cell.locator("g.grid text.across").filter(has_text="0.0")
    zero = ticks.last.bounding_box()
    from_zero = x - (zero["x"] + zero["width"] / 2)
    notebook.mouse.move(x, y)
    notebook.mouse.down()
    to = x - from_zero * unit / python.trees.first.height_between(4)
    notebook.mouse.move(to, y, steps=8)
    notebook.mouse.up()
    python.choose(count=7)
    shows(cell, python)
    assert json.loads(ask_kernel(notebook, "regions.regions.tolist()")) == python.regions.tolist()

    cell.get_by_label("Linkage").select_option("ward")
    cell.get_by_role("combobox", name="Distance").select_option("sqeuclidean")
    python.choose(linkage="ward", metric="sqeuclidean")
    shows(cell, python)
    start = python.agreement_with_start.value
    expect(cell.locator("p.sentence").last).to_contain_text(
        f"the adjusted Rand index is {start:.3f}."
    )

    cell.get_by_role("button", name="Start again").click()
    cell.get_by_role("button", name="Play").click()
    expect(cut).to_have_attribute("aria-valuenow", "30")
    expect(cell.get_by_role("button", name="Play")).to_be_visible()
    cell.get_by_role("button", name="Start again").click()
    python.choose(**python.trees.start)
    shows(cell, python)

    tile = cell.locator(".tiles g[data-row]").filter(has_text="Gansu")
    tile.hover()
    expect(cell.locator("span.lit")).to_have_text("Gansu")
    expect(cell.locator("g.names text.lit")).to_have_text("Gansu")
    expect(cell.locator("g.leaves g.lit text.name")).to_have_text("Gansu")
    cell.get_by_label("Light up").select_option("Beijing")
    notebook.mouse.move(0, 0)
    expect(cell.locator("span.lit")).to_have_text("Beijing")
    expect(cell.locator("p.sentence").last).to_contain_text("Beijing is in region 1;")

    lab_fits(notebook, "regions")
    assert not complaints


def test_saved_page_cuts_without_a_kernel(open_page, python, complaints):
    page = open_page(python)
    page.get_by_label("Linkage").select_option("complete")
    page.get_by_role("button", name="Next merge").click()
    page.get_by_role("slider").press("ArrowLeft")
    page.get_by_role("slider").press("ArrowLeft")
    python.choose(linkage="complete", count=6)
    shows(page, python)
    page.get_by_label("Colours show").select_option("groups")
    expect(page.locator(".tiles g text.note").first).to_have_text("east")
    page_fits(page, "regions")
    assert not complaints


def test_gestures_faster_than_frames_all_count(open_page, python, complaints):
    page = open_page(python)
    page.get_by_role("slider").evaluate(
        """slider => ["ArrowLeft", "ArrowLeft", "PageDown", "ArrowRight"].forEach(
            key => slider.dispatchEvent(new KeyboardEvent("keydown", { key })))"""
    )
    python.choose(count=5 + 1 + 1 + 10 - 1)
    shows(page, python)
    button = page.get_by_role("button", name="Next merge")
    button.evaluate("button => { button.click(); button.click(); button.click(); }")
    python.choose(count=16 - 3)
    shows(page, python)
    page.get_by_role("button", name="All apart").press("Enter")
    expect(button).to_be_focused()
    page.get_by_role("slider").press("End")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    expect(button).to_be_disabled()
    assert not complaints


def test_hostile_names_are_text(open_page, complaints):
    table = pd.DataFrame(
        {"<b>x</b>": [0.0, 1.0, 5.0, 7.0], "y" * 200: [0.0, 1.0, 0.0, 2.0]}, HOSTILE
    )
    tree = ess.average_linkage(table)
    groups = pd.Series(HOSTILE[::-1], HOSTILE, name="<i>")
    tiles = pd.DataFrame({"tile_row": 0, "tile_column": range(4)}, HOSTILE)
    page = open_page(ess.labs.regions(tree, groups=groups, positions=tiles))
    page.get_by_role("slider").press("End")
    names = page.locator("td.members span")
    assert [names.nth(at).get_attribute("title") for at in range(4)] == HOSTILE
    assert page.locator("img, .edusocsec-lab b, .edusocsec-lab i").count() == 0
    page.get_by_label("Light up").select_option(index=1)
    page_fits(page, "regions-hostile")
    assert not complaints
