"""The labs under a learner's hands in JupyterLab: what the screen says is what Python says."""

import pytest
from playwright.sync_api import expect

import edusocsec as ess
from tests.e2e.notebook import ask_kernel, run_all, show_cell
from tests.e2e.screen import lab_fits, written

SETUP = """
import edusocsec as ess
from edusocsec.papers.pension_subsidy import INDICATORS
provinces = ess.load_dataset("provinces_2013")
result = ess.principal_components(provinces[INDICATORS])
rotation = ess.labs.rotation(ess.varimax(result))
theil = ess.labs.theil(year=2013)
components = ess.labs.components(result)
"""
CELLS = [SETUP, "rotation", "theil", "components"]


@pytest.fixture
def python():
    """The same labs, for what they should say."""
    names = {}
    exec(SETUP, names)
    return names


@pytest.fixture
def notebook(open_notebook):
    return open_notebook("labs", CELLS)


def shows_loadings(cell, lab):
    for variable, row in lab.loadings.iterrows():
        cells = cell.get_by_role("row", name=variable).locator("td")
        for at, value in enumerate(row):
            expect(cells.nth(at)).to_have_text(written(value, 3))


def test_axes_turn_by_keyboard_and_kernel_knows(notebook, python, complaints):
    cell = show_cell(notebook, 1)
    handle = cell.get_by_role("slider", name="Angle of RC1")
    handle.focus()
    for key in ["PageDown", "ArrowLeft", "Shift+ArrowLeft"]:
        notebook.keyboard.press(key)
    expect(handle).to_have_attribute("aria-valuenow", "-11.1")
    python["rotation"].turn_to(-11.1)
    shows_loadings(cell, python["rotation"])
    expect(cell.locator("text.here")).to_have_text(written(python["rotation"].criterion))
    assert float(ask_kernel(notebook, "rotation.criterion")) == python["rotation"].criterion
    assert not complaints


def test_labs_survive_restart_and_run_all(notebook, python, complaints):
    notebook.evaluate(
        "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
    )
    run_all(notebook)
    handle = show_cell(notebook, 1).get_by_role("slider", name="Angle of RC1")
    handle.focus()
    notebook.keyboard.press("PageDown")
    expect(handle).to_have_attribute("aria-valuenow", "-10.0")
    python["rotation"].turn_to(-10)
    assert float(ask_kernel(notebook, "rotation.criterion")) == python["rotation"].criterion
    assert not complaints


def test_axes_turn_by_mouse_and_the_solution_is_one_button_away(notebook, python, complaints):
    cell = show_cell(notebook, 1)
    handle = cell.get_by_role("slider", name="Angle of RC1")
    box, plane = (
        handle.bounding_box(),
        cell.get_by_role("group", name="Variables in the plane").bounding_box(),
    )
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reach = x - (plane["x"] + plane["width"] / 2)
    notebook.mouse.move(x, y)
    notebook.mouse.down()
    # From three o'clock a quarter turn clockwise, which is to the swapped and signed axes.
    notebook.mouse.move(x - reach, y + reach, steps=12)
    notebook.mouse.up()
    expect(handle).to_have_attribute("aria-valuenow", "-90.0")
    python["rotation"].turn_to(-90)
    shows_loadings(cell, python["rotation"])
    cell.get_by_role("button", name="The library's solution").click()
    python["rotation"].show_solution()
    shows_loadings(cell, python["rotation"])
    expect(cell.locator("p.sentence")).to_contain_text("This is the library's solution.")
    expect(cell.locator("p.sentence")).to_contain_text("100.0 per cent of the largest")
    assert not complaints


def test_province_moves_by_keyboard_and_the_verdict_follows(notebook, python, complaints):
    cell = show_cell(notebook, 2)
    theil = python["theil"]
    expect(cell.locator("p.sentence")).to_have_text(theil.result.verdict)
    cell.get_by_label("Who").select_option(label="Beijing")
    cell.get_by_label("Counted in").focus()
    notebook.keyboard.type("west")
    theil.choose(groups={"Beijing": "west"})
    expect(cell.locator("p.sentence")).to_contain_text(theil.result.verdict)
    expect(cell.locator("p.sentence")).to_contain_text("Moved: Beijing to west.")
    shows_groups(cell, theil.result)
    assert float(ask_kernel(notebook, "theil.result.between")) == theil.result.between
    assert not complaints


def test_province_moves_by_mouse(notebook, python, complaints):
    cell = show_cell(notebook, 2)
    theil = python["theil"]
    at = theil.panel.rows.index("Shanghai")
    mark, central = cell.locator("path.row").nth(at), cell.locator("rect.band").nth(1)
    mark.scroll_into_view_if_needed()
    mark.drag_to(central, force=True)
    theil.choose(groups={"Shanghai": "central"})
    expect(cell.locator("p.sentence")).to_contain_text(theil.result.verdict)
    expect(cell.get_by_label("Who")).to_have_value(str(at))
    shows_groups(cell, theil.result)
    assert not complaints


def test_money_moves_by_keyboard(notebook, python, complaints):
    cell = show_cell(notebook, 2)
    amount = cell.get_by_label("Taken off the giver's value")
    amount.focus()
    for _ in range(5):
        notebook.keyboard.press("ArrowRight")
    given = float(amount.input_value())
    assert given > 0
    theil = python["theil"]
    before = theil.result.total
    theil.choose(amount=given)
    expect(cell.locator("p.sentence")).to_contain_text(theil.result.verdict)
    expect(cell.locator("p.sentence")).to_contain_text(
        f"That lowers T from {before:.4f} to {theil.result.total:.4f}."
    )
    assert not complaints


def test_years_play_to_the_last_one(notebook, python):
    cell = show_cell(notebook, 2)
    cell.get_by_role("button", name="Play").click()
    expect(cell.locator("label", has_text="Year").locator(".value")).to_have_text("2017")
    expect(cell.get_by_role("button", name="Play")).to_be_visible()
    last = ess.papers.fiscal_equity.decomposition.decompose("expenditure_per_capita", 2017)
    expect(cell.locator("p.sentence")).to_have_text(last.verdict)


def test_components_are_kept_by_keyboard_and_mouse(notebook, python, complaints):
    cell = show_cell(notebook, 3)
    cut = cell.get_by_role("slider", name="Components kept")
    cut.focus()
    for kept in (3, 4, 5):
        notebook.keyboard.press("ArrowRight")
        shows_components(cell, python["components"], kept)
    cut.press("PageDown")
    shows_components(cell, python["components"], 1)
    notebook.keyboard.press("ArrowRight")
    shows_components(cell, python["components"], 2)
    assert ask_kernel(notebook, "components.result.n_components") == "2"
    bars = [cell.locator("rect.component").nth(at).bounding_box() for at in range(5)]
    box = cut.locator("circle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    notebook.mouse.move(x, y)
    notebook.mouse.down()
    notebook.mouse.move(x - (bars[1]["x"] - bars[0]["x"]), y, steps=8)
    notebook.mouse.up()
    shows_components(cell, python["components"], 1)
    notebook.mouse.click(bars[4]["x"] + bars[4]["width"] / 2, y)
    shows_components(cell, python["components"], 5)
    cell.get_by_role("button", name="85 per cent rule: 3").click()
    shows_components(cell, python["components"], 3)
    assert not complaints


def shows_components(cell, lab, kept):
    lab.keep(kept)
    result = lab.result
    expect(cell.locator("p.sentence")).to_contain_text(result.verdict)
    communalities = cell.get_by_role("region", name="Communalities").locator("tbody td:last-child")
    expect(communalities).to_have_text([written(value, 3) for value in result.communalities])
    extraction = cell.locator(".variance tbody td:last-child:visible")
    cumulative = result.explained["cumulative"].head(kept)
    expect(extraction).to_have_text([written(value, 2) for value in cumulative])
    loadings = cell.get_by_role("region", name="Loadings").locator("tbody td:visible")
    expected = result.loadings.to_numpy().ravel()
    expect(loadings).to_have_text([written(value, 3) for value in expected])


def shows_groups(cell, result):
    for group, row in result.groups.iterrows():
        line = cell.locator(f"tbody tr:has(th:text-is('{group}'))")
        texts = [written(row[name]) for name in ("index", "between", "within")]
        for at, text in enumerate(texts, start=2):
            expect(line.locator("td").nth(at)).to_have_text(text)


@pytest.mark.parametrize(("number", "name"), [(1, "rotation"), (2, "theil"), (3, "components")])
def test_fits_every_screen_and_every_reader(notebook, number, name):
    lab_fits(notebook, name, number)


def test_number_of_a_province_shows_what_it_is_made_of(notebook, python, complaints):
    cell = show_cell(notebook, 2)
    cell.get_by_label("Who").select_option(label="Tibet")
    cell.locator(".working button").last.focus()
    levels = python["theil"].result.levels
    terms = ess.theil(levels["level"], levels["weight"]).terms.loc["Tibet"]
    made_of = [terms[name] for name in ("logarithm", "value_share", "contribution")]
    expect(cell.locator("td.lit")).to_have_text([written(value) for value in made_of])
    assert not complaints
