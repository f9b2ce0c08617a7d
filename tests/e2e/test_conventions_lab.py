"""The conventions lab: what a switch shows on the screen is what Python computed."""

import pandas as pd
import pytest
from playwright.sync_api import expect

import edusocsec as ess
from tests.e2e.notebook import ask_kernel, show_cell
from tests.e2e.screen import lab_fits, page_fits, written
from tests.labs.test_browser import HOSTILE

CELLS = ["import edusocsec as ess\nlab = ess.labs.conventions()", "lab"]


@pytest.fixture
def python():
    """The same lab, for what it should say."""
    return ess.labs.conventions()


@pytest.fixture
def cell(open_notebook):
    return show_cell(open_notebook("conventions", CELLS), 1)


def shows(view, lab):
    """Compare sentence, numbers, tiles and the list of those who change with Python's."""
    chain, choice = lab.chain, lab.choice
    outcome = chain.outcomes[choice]
    expect(view.locator("p.sentence")).to_have_text(lab.verdict)
    rows = view.locator(".tall tbody tr:not(.section)")
    values = [
        number.value if isinstance(number.value, str) else written(number.value, number.places)
        for number in outcome.numbers
    ]
    assert rows.locator("td:nth-child(3)").all_text_contents() == values
    expect(rows.and_(view.locator(".marked"))).to_have_count(chain.changed_numbers(choice))
    expect(view.locator(".tiles li.moved")).to_have_count(len(chain.moved(choice)))
    changed = {*chain.moved(choice), *chain.reranked(choice).index}
    names = view.locator(".changed tbody th").all_text_contents()
    assert sorted(names) == sorted(map(str, changed))


def test_switches_by_mouse_and_keyboard_in_jupyterlab(cell, page, python, complaints):
    shows(cell, python)
    cell.get_by_role("radio", name="complete").click()
    python.choose(linkage="complete")
    shows(cell, python)
    expect(cell.locator(".tiles li.moved").first).to_contain_text("→")

    cell.get_by_role("radio", name="Euclidean").focus()
    page.keyboard.press("ArrowRight")
    python.choose(metric="sqeuclidean")
    shows(cell, python)
    assert ask_kernel(page, "lab.choice") == str(python.choice)

    cell.get_by_label("Chain").select_option("3")
    expect(cell.get_by_role("radio", name="n - 1")).to_be_disabled()
    cell.get_by_role("radio", name="each province as one").check()
    python.choose(chain=3, weighting="provinces")
    shows(cell, python)
    cell.get_by_role("radio", name="n - 1").check()
    python.choose(ddof=1)
    shows(cell, python)
    assert ask_kernel(page, "lab.verdict") == repr(python.verdict)

    cell.get_by_role("button", name="Start again").click()
    expect(cell.locator("p.sentence")).to_contain_text("Nothing is switched")
    cell.get_by_label("Chain").select_option("0")
    python.choose(chain=0)
    shows(cell, python)
    lab_fits(page, "conventions")
    assert not complaints


def test_two_labs_on_a_page_leave_each_other_alone(open_notebook):
    page = open_notebook("conventions_twice", [CELLS[0], "lab", "ess.labs.conventions()"])
    names = [
        show_cell(page, number)
        .get_by_role("radio")
        .evaluate_all("radios => radios.map(radio => radio.name)")
        for number in (1, 2)
    ]
    assert not set(names[0]) & set(names[1])


def test_tiles_keep_their_colours_where_the_system_sets_them(open_page, python):
    page = open_page(python)
    page.emulate_media(forced_colors="active")
    colour = "elements => elements.map(element => getComputedStyle(element).backgroundColor)"
    tiles = page.locator(".tiles li").evaluate_all(colour)
    assert len(set(tiles)) == python.chain.outcomes[python.choice].groups.nunique()


def test_saved_page_switches_offline(open_page, page, python, complaints):
    open_page(python)
    page.get_by_role("radio", name="single").check()
    python.choose(linkage="single")
    shows(page, python)
    page_fits(page, "conventions")
    assert not complaints


def test_hostile_names_of_an_own_table_are_text(open_page, complaints):
    table = pd.DataFrame(
        [[1.0, 2, 9, 4], [2, 1, 3, 5], [4, 5, 7, 1], [5, 4, 1, 2]], HOSTILE, HOSTILE
    )
    lab = ess.labs.conventions(table, n_clusters=2)
    page = open_page(lab)
    titles = page.locator(".tiles li").evaluate_all("tiles => tiles.map(tile => tile.title)")
    assert sorted(titles) == sorted(HOSTILE)
    assert page.locator("img").count() == 0
    page.get_by_role("radio", name="off").check()
    lab.choose(kaiser=False)
    expect(page.locator("p.sentence")).to_have_text(lab.verdict)
    page_fits(page, "conventions-hostile")
    assert not complaints
