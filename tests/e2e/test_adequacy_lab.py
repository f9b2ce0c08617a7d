"""The adequacy lab under a learner's hands: what the screen says is what Python says."""

import pandas as pd
import pytest
from playwright.sync_api import expect

import edusocsec as ess
from tests.e2e.notebook import ask_kernel, show_cell
from tests.e2e.screen import lab_fits, page_fits, written
from tests.labs.test_browser import HOSTILE

SET_UP = """
import edusocsec as ess
from edusocsec.papers.pension_subsidy import INDICATORS
provinces = ess.load_dataset("provinces_2013")[INDICATORS]
adequacy = ess.labs.adequacy(provinces)
"""
CELLS = [SET_UP, "adequacy"]


@pytest.fixture
def python():
    """The same lab, for what it should say."""
    names = {}
    exec(SET_UP, names)
    return names


@pytest.fixture
def adequacy_cell(open_notebook):
    return show_cell(open_notebook("adequacy", CELLS), 1)


def test_measures_follow_the_hand_in_jupyterlab(adequacy_cell, page, python, complaints):
    switch_variables(adequacy_cell, page, python["adequacy"])
    lab_fits(page, "adequacy")
    assert not complaints


def switch_variables(cell, page, adequacy):
    names = list(adequacy.every.matrix.columns)
    cell.get_by_role("checkbox", name=names[1]).click()
    cell.get_by_role("checkbox", name=names[3]).press("Space")
    adequacy.choose([name for name in names if name not in (names[1], names[3])])
    shows_measures(cell, adequacy)
    assert float(ask_kernel(page, "adequacy.kmo.overall")) == adequacy.kmo.overall
    for name in names[2:]:
        if name != names[3]:
            cell.get_by_role("checkbox", name=name).press("Space")
    adequacy.choose(names[:1])
    refusal = adequacy.widget.answer["kmo"]
    expect(cell.locator("p.sentence")).to_contain_text(refusal["problem"])
    expect(cell.locator("p.sentence")).to_contain_text(refusal["hint"])
    expect(cell.locator(".number")).to_have_text(["–"] * (len(names) + 1))
    cell.get_by_role("button", name="All variables").press("Enter")
    adequacy.choose(names)
    shows_measures(cell, adequacy)


def shows_measures(cell, adequacy):
    kmo, test = adequacy.kmo, adequacy.bartlett
    measures = kmo.per_variable.reindex(adequacy.every.matrix.columns)
    texts = ["–" if pd.isna(value) else written(value, 3) for value in measures]
    expect(cell.locator(".number")).to_have_text([*texts, written(kmo.overall, 3)])
    expect(cell.locator(".test td").first).to_have_text(written(test.statistic, 3))
    expect(cell.locator("p.sentence")).to_have_text(f"{kmo.verdict} {test.verdict}")
    first, second = kmo.partial.columns[:2]
    rows = cell.get_by_role("region", name="Partial correlations").locator("tbody tr")
    places = [list(adequacy.every.matrix.columns).index(name) for name in (first, second)]
    shown = rows.nth(places[0]).locator("td").nth(places[1])
    expect(shown).to_have_text(written(kmo.partial.loc[first, second], 2))


@pytest.fixture
def hostile(python):
    return python["provinces"].iloc[:, :4].set_axis(HOSTILE, axis="columns")


def test_adequacy_is_computed_without_a_kernel(open_page, hostile, complaints):
    lab = ess.labs.adequacy(hostile)
    page = open_page(lab)
    page.get_by_role("checkbox").nth(1).click()
    lab.choose(hostile.columns.delete(1))
    shows_measures(page, lab)
    page.get_by_role("checkbox").nth(0).press("Space")
    page.get_by_role("checkbox").nth(2).press("Space")
    lab.choose(hostile.columns[3:])
    expect(page.locator("p.sentence")).to_contain_text(lab.widget.answer["kmo"]["problem"])
    page.get_by_role("button", name="All variables").click()
    assert page.locator("img").count() == 0
    page_fits(page, "adequacy")
    assert not complaints


def test_a_dependent_variable_is_refused_without_a_kernel(open_page, hostile):
    lab = ess.labs.adequacy(hostile.assign(total=hostile.iloc[:, 0] + hostile.iloc[:, 1]))
    page = open_page(lab)
    expect(page.locator("p.sentence")).to_contain_text("are linearly dependent")
    page.get_by_role("checkbox").nth(2).click()
    expect(page.locator("p.sentence")).to_contain_text("no inverse to trust")
    expect(page.locator(".number")).to_have_text(["–"] * 6)
    page.get_by_role("checkbox").nth(4).click()
    page.get_by_role("checkbox").nth(2).click()
    lab.choose(hostile.columns)
    shows_measures(page, lab)
