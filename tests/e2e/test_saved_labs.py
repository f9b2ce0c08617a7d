"""A saved lab opened from disk, without a kernel and without a network."""

import pandas as pd
import pytest
from playwright.sync_api import expect

import edusocsec as ess
from tests.e2e.screen import page_fits
from tests.e2e.test_labs_in_jupyterlab import shows_components
from tests.labs.test_browser import HOSTILE


@pytest.fixture
def hostile():
    loadings = pd.DataFrame([[0.7, 0.6], [0.7, -0.6], [0.6, 0.7], [0.8, -0.5]], index=HOSTILE)
    return ess.labs.rotation(ess.varimax(loadings))


def test_rotation_turns_and_hostile_names_are_text(open_page, hostile, complaints):
    page = open_page(hostile)
    handle = page.get_by_role("slider", name="Angle of RC2")
    handle.press("PageUp")
    hostile.turn_to(10)
    expect(page.locator("text.here")).to_have_text(f"{hostile.criterion:.4f}")
    names = page.locator("tbody th")
    assert [names.nth(at).get_attribute("title") for at in range(4)] == HOSTILE
    assert page.locator("img").count() == 0
    page_fits(page, "rotation")
    assert not complaints


def test_no_script_runs_but_that_of_the_page(open_page, hostile):
    page = open_page(hostile)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const image = "<img src=x onerror='window.ran = true'>";
            document.body.insertAdjacentHTML("beforeend", image);
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None


def test_theil_decomposes_without_a_kernel(open_page, complaints):
    lab = ess.labs.theil(year=2013)
    page = open_page(lab)
    page.get_by_label("Theil's index").select_option("L")
    page.get_by_label("Year").press("ArrowRight")
    lab.choose(kind="L", year=2014)
    expect(page.locator("p.sentence")).to_have_text(lab.result.verdict)
    page_fits(page, "theil")
    assert not complaints


def test_theil_plays_no_further_than_the_last_year(open_page, complaints):
    page = open_page(ess.labs.theil(year=2010))
    page.get_by_role("button", name="Play").click()
    page.get_by_label("Year").press("End")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.wait_for_timeout(1_500)
    expect(page.locator("label", has_text="Year").locator(".value")).to_have_text("2017")
    assert not complaints


def test_a_year_that_passes_leaves_the_focus_where_it_is(open_page):
    page = open_page(ess.labs.theil(year=2010))
    page.get_by_role("button", name="Play").click()
    number = page.locator(".working button").nth(2)
    before = number.text_content()
    number.focus()
    expect(number).not_to_have_text(before)
    expect(number).to_be_focused()


def test_nobody_gives_to_himself(open_page):
    page = open_page(ess.labs.theil())
    page.get_by_label("Taken off the giver's value").press("End")
    said = page.locator("p.sentence")
    expect(said).to_contain_text("Tibet gives")
    page.get_by_role("combobox", name="To", exact=True).select_option(label="Tibet")
    expect(said).not_to_contain_text("gives")
    page.get_by_role("combobox", name="To", exact=True).select_option(label="Gansu")
    expect(said).not_to_contain_text("gives")


def test_components_are_chosen_without_a_kernel(open_page, complaints):
    provinces = ess.load_dataset("provinces_2013")[ess.papers.pension_subsidy.INDICATORS]
    lab = ess.labs.components(ess.principal_components(provinces).with_parallel_analysis())
    page = open_page(lab)
    page.get_by_role("slider", name="Components kept").press("End")
    shows_components(page, lab, 7)
    page.locator("rect.component").nth(2).click()
    page.keyboard.press("ArrowLeft")
    shows_components(page, lab, 2)
    page_fits(page, "components")
    assert not complaints


def test_hostile_names_of_provinces_and_indicators_are_text(open_page, complaints):
    years = pd.MultiIndex.from_product([HOSTILE, [2020, 2021]], names=["<b>who</b>", "year"])
    panel = pd.DataFrame({"people": [1.0, 1, 2, 2, 3, 3, 4, 4]}, index=years)
    panel[HOSTILE[0]] = [5.0, 6, 2, 4, 9, 1, 3, 8]
    panel["region"] = [HOSTILE[at // 2] for at in (0, 0, 1, 1, 6, 6, 6, 6)]
    lab = ess.labs.theil(panel, indicators={HOSTILE[0]: "people"})
    page = open_page(lab)
    page.get_by_label("Who").select_option(index=1)
    page.get_by_label("Year").press("Home")
    lab.choose(year=2020)
    expect(page.locator("p.sentence")).to_have_text(lab.result.verdict)
    names = page.locator(".terms tbody th")
    assert [names.nth(at).get_attribute("title") for at in range(4)] == HOSTILE
    assert page.locator("img, .edusocsec-lab b").count() == 0
    page_fits(page, "theil-hostile")
    assert not complaints


def test_hostile_names_of_variables_are_text(open_page, complaints):
    provinces = ess.load_dataset("provinces_2013")[ess.papers.pension_subsidy.INDICATORS]
    table = provinces.iloc[:, :4].set_axis(HOSTILE, axis="columns")
    lab = ess.labs.components(ess.principal_components(table))
    page = open_page(lab)
    page.get_by_role("slider", name="Components kept").press("End")
    shows_components(page, lab, 4)
    names = page.get_by_role("region", name="Loadings").locator("tbody th [title]")
    assert [names.nth(at).get_attribute("title") for at in range(4)] == HOSTILE
    assert page.locator("img, .edusocsec-lab b").count() == 0
    page_fits(page, "components-hostile")
    assert not complaints
