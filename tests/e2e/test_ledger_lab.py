"""The ledger under a reader's hands, in JupyterLab and as a page opened from disk."""

from importlib import import_module

import pandas as pd
import pytest
from playwright.sync_api import expect

import edusocsec as ess
from edusocsec.papers.claim import Claim, Recomputed
from edusocsec.papers.entry import Entry
from edusocsec.papers.ledger import Ledger
from tests.e2e.notebook import ask_kernel, show_cell
from tests.e2e.screen import lab_fits, page_fits
from tests.labs.test_browser import HOSTILE

CELLS = ["import edusocsec as ess\nledger = ess.labs.ledger()", "ledger"]


@pytest.fixture(scope="module")
def ledger():
    return ess.papers.reproduce()


@pytest.fixture
def notebook(open_notebook):
    return open_notebook("ledger", CELLS)


def ids(ledger):
    return [entry.claim.id for entry in ledger.entries]


def shows(drawn, ledger):
    expect(rows(drawn)).to_have_count(len(ledger.entries))
    expect(rows(drawn).locator("b")).to_have_text(ids(ledger))


def rows(drawn):
    return drawn.locator(".list li:not([hidden]) button")


def test_claims_are_filtered_and_opened_with_python_s_steps(notebook, ledger, complaints):
    cell = show_cell(notebook, 1)
    drawn = cell.locator(".edusocsec-lab")
    said = drawn.locator("p.sentence")
    expect(said).to_have_text(ledger.summary)
    shows(drawn, ledger)

    python = ess.labs.ledger(ledger)
    drawn.get_by_role("combobox", name="Paper", exact=True).select_option("common_prosperity")
    python.choose(paper="common_prosperity")
    expect(said).to_have_text(python.shown.summary)
    drawn.get_by_role("button", name=f"{python.counts['close']} close").click()
    python.choose(verdict="close")
    shows(drawn, python.shown)
    shown = ask_kernel(notebook, "' '.join(ledger.shown.table().index)")
    assert shown == repr(" ".join(ids(python.shown)))
    rows(drawn).first.click()
    expect(drawn.locator(".detail h2")).to_contain_text(ids(python.shown)[0])
    expect(drawn.locator(".steps math").first).to_be_visible()
    drawn.get_by_role("button", name="Clear the filters").click()
    shows(drawn, ledger)

    drawn.get_by_label("Search").focus()
    notebook.keyboard.type("HEBEI subsidy")
    python.choose(paper="", verdict="", words="HEBEI subsidy")
    shows(drawn, python.shown)
    rows(drawn).first.focus()
    for _claim in ids(python.shown)[: ids(python.shown).index("ps-09")]:
        notebook.keyboard.press("ArrowDown")
    notebook.keyboard.press("Enter")
    detail, entry = drawn.locator(".detail"), ledger["ps-09"]
    expect(detail.locator("header h2")).to_be_focused()
    expect(detail).to_contain_text(entry.verdict_label)
    expect(detail).to_contain_text(entry.recomputed.reason)
    written = [f"Printed {entry.claim.printed}", f"Recomputed {entry.ours}"]
    expect(detail.locator(".ruler text.here")).to_have_text(written)
    steps = [step.title for step in entry.recomputed.story.steps.values()]
    expect(detail.locator(".steps h4")).to_have_text([*steps, "What it says"])
    assert ask_kernel(notebook, "ledger.opened.claim.id") == "'ps-09'"
    lab_fits(notebook, "ledger")
    notebook.keyboard.press("Escape")
    expect(detail.locator("h2")).to_have_count(0)
    expect(rows(drawn).filter(has_text="ps-09")).to_be_focused()
    assert not complaints


def test_saved_page_opens_a_linked_claim_offline(open_page, ledger, complaints):
    page = open_page(ess.labs.ledger(ledger), "#ps-09")
    detail = page.locator(".detail")
    expect(detail.locator("h2").first).to_contain_text("ps-09")
    expect(detail.locator(".steps math").first).to_be_visible()
    page_fits(page, "ledger")
    page.keyboard.press("Escape")
    expect(detail.locator("h2")).to_have_count(0)
    assert page.evaluate("location.hash") == ""
    rows(page).filter(has_text="cp-06").click()
    expect(detail.locator("h2").first).to_contain_text("cp-06")
    assert page.evaluate("location.hash") == "#cp-06"
    page.go_back()
    expect(detail.locator("h2")).to_have_count(0)
    assert not complaints


@pytest.fixture
def hostile():
    """A ledger lab with one claim, open, whose every text is hostile."""
    rows = [[1, 2, 4, 3], [2, 1, 1, 5], [3, 5, 2, 2], [4, 3, 9, 7], [9, 6, 5, 1], [5, 8, 6, 6]]
    story = ess.kmo(pd.DataFrame(rows, columns=HOSTILE, dtype=float))
    claim = Claim("x-1", HOSTILE[0], *HOSTILE, printed="0.5", unit=HOSTILE[0], kind="computed")
    recomputed = Recomputed(
        value=0.52, reason=HOSTILE[0], substitutes=tuple(HOSTILE), story=story, about=HOSTILE[0]
    )
    lab = ess.labs.ledger(Ledger([Entry(claim, recomputed)]))
    lab.open("x-1")
    return lab


def test_hostile_texts_stay_text(open_page, hostile, complaints):
    page = open_page(hostile)
    expect(page.locator(".steps math").first).to_be_visible()
    expect(page.locator(".detail")).to_contain_text(HOSTILE[0])
    expect(page.locator(".steps")).to_contain_text(HOSTILE[0])
    assert page.locator("#lab :is(img, script, .steps b)").count() == 0
    page_fits(page, "ledger-hostile")
    assert not complaints


def test_markup_that_the_library_never_writes_is_left_out(
    open_page, hostile, monkeypatch, complaints
):
    smuggled = (
        "<p onclick='alert(1)' style='position: fixed; background-color: red'>kept</p>"
        "<img src=x onerror=alert(1)><script>alert(1)</script><a href='javascript:alert(1)'>a</a>"
        "<svg onload=alert(1)></svg><math><mtext><iframe srcdoc=x></iframe></mtext></math>"
    )
    module = import_module("edusocsec.labs.ledger")
    monkeypatch.setattr(module, "steps_of", lambda entry: smuggled)
    page = open_page(hostile)
    steps = page.locator(".steps")
    expect(steps).to_have_text("kept")
    assert steps.inner_html() == (
        '<p style="background-color: red;">kept</p><math><mtext></mtext></math>'
    )
    # The page's own policy refuses the handlers too, and says so.
    assert all("Content Security Policy" in complaint for complaint in complaints)
