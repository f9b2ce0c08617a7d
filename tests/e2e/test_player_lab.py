"""The step player under a learner's hands, in JupyterLab and on a page without Python."""

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import expect

import edusocsec as ess
from edusocsec.papers.pension_subsidy import INDICATORS
from tests.e2e import screen
from tests.e2e.notebook import show_cell
from tests.e2e.screen import lab_fits, page_fits
from tests.labs.test_browser import HOSTILE

CELLS = [
    "import edusocsec as ess\n"
    "from edusocsec.papers.pension_subsidy import INDICATORS\n"
    "result = ess.kmo(ess.load_dataset('provinces_2013')[INDICATORS])\n"
    "player = result.play(about='Hebei')",
    "player",
]
SHOWN = "td.shown"


@pytest.fixture
def result():
    return ess.kmo(ess.load_dataset("provinces_2013")[INDICATORS])


@pytest.fixture
def notebook(open_notebook):
    return open_notebook("player", CELLS)


def written(value, places=3):
    return screen.written(value, places)


def worked(player):
    """Right side of the worked formula."""
    return player.locator(".worked math").last


def test_where_a_number_came_from(notebook, result, complaints):
    player = show_cell(notebook, 1).locator(".edusocsec-lab.player")
    player.get_by_role("button", name="Next").click()
    player.get_by_role("button", name="Next").click()
    expect(player.get_by_role("heading")).to_have_text("Standardized values")
    Z, row = result.correlation.standardized, 2
    expect(player.locator(SHOWN)).to_have_text(written(Z.loc["Hebei", INDICATORS[0]]))

    # By mouse: the cells from which this one was made light up, and Python works it out.
    player.locator("[role=grid] td[data-row='2'][data-column='3']").hover()
    expect(player.locator(SHOWN)).to_have_text(written(Z.iloc[row, 3]))
    expect(player.locator(".worked")).to_contain_text(f"={written(Z.iloc[row, 3])}")
    lit = player.locator(".source td.lit")
    expect(lit).to_have_text(
        [
            written(result.steps[step].value[INDICATORS[3]])
            for step in ("means", "standard_deviations")
        ]
    )

    # By keyboard: move, hold, and follow what is held into the next step.
    player.locator(SHOWN).focus()
    for key in ("ArrowLeft", "ArrowDown", "Home", "ArrowRight", "Enter"):
        notebook.keyboard.press(key)
    held = player.locator("td.held")
    expect(held).to_have_text(written(Z.iloc[3, 1]))
    expect(held).to_be_focused()
    expect(held).to_have_attribute("aria-selected", "true")
    expect(worked(player)).to_have_text(f"={written(Z.iloc[3, 1])}")
    player.locator("[role=grid] td[data-row='0'][data-column='0']").hover()
    expect(player.locator(SHOWN)).to_have_text(written(Z.iloc[3, 1]))
    player.get_by_role("button", name="Next").click()
    expect(player.get_by_role("heading")).to_have_text("Correlations")
    R = result.correlation.matrix
    expect(player.locator(SHOWN)).to_have_text(written(R.iloc[1, 1]))
    expect(player.locator(".source td.lit")).to_have_count(len(Z))
    expect(player.locator("[role=status]")).to_contain_text("From Standardized values: column")

    player.get_by_label("Formula").check()
    expect(player.locator(".origin")).to_be_hidden()
    player.get_by_label("Numbers").check()
    player.get_by_role("button", name="Go to the step Standardized values").click()
    expect(player.get_by_role("heading")).to_have_text("Standardized values")
    assert not complaints


def test_fits_every_screen_and_every_reader(notebook):
    for _ in range(3):
        show_cell(notebook, 1).get_by_role("button", name="Next").click()
    lab_fits(notebook, "player")


def test_saved_page_explains_without_a_kernel(open_page, complaints):
    data = pd.DataFrame(np.random.default_rng(2).normal(size=(20, 4)), columns=HOSTILE)
    result = ess.kmo(data)
    player = result.play()
    player.show("correlations")
    page = open_page(player)
    page.locator("[role=grid] td[data-row='2'][data-column='3']").click()
    value = written(result.correlation.matrix.iloc[2, 3])
    expect(page.locator("td.held")).to_have_text(value)
    expect(worked(page)).to_have_text(f"={value}")
    names = page.locator("[role=grid] tbody th")
    assert [names.nth(at).get_attribute("title") for at in range(4)] == HOSTILE
    assert page.locator("img").count() == 0
    page_fits(page, "player")
    page.get_by_role("button", name="Previous").click()
    page.locator("[role=grid] td[data-row='5'][data-column='0']").click()
    expect(page.locator(".worked")).to_contain_text("This page has no Python.")
    assert not complaints


def test_the_focus_stays_at_the_last_step(open_page, result):
    page = open_page(result.play())
    page.get_by_role("button", name="Next").focus()
    for _ in list(result.steps)[1:]:
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    expect(page.get_by_role("button", name="Previous")).to_be_focused()


def test_it_plays_until_a_hand_intervenes(page, tmp_path, result):
    result.play().save_html(tmp_path / "player.html")
    page.clock.install()
    page.goto((tmp_path / "player.html").as_uri())
    title, play = page.get_by_role("heading", level=2), page.get_by_role("button", name="Play")
    play.click()
    page.clock.run_for(4_100)
    expect(title).to_have_text("Standard deviations")
    title.click()
    expect(play).to_be_visible()
    page.clock.run_for(8_000)
    expect(title).to_have_text("Standard deviations")
    page.emulate_media(reduced_motion="reduce")
    play.click()
    page.clock.run_for(8_000)
    expect(title).to_have_text("Standardized values")
