"""Every lab in Notebook and in Voila: it is drawn there, and a key moves it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import JUPYTER, served
from tests.e2e.notebook import run_all, show_cell, write_notebook

SETUP = """
import edusocsec as ess
from edusocsec.papers import pension_subsidy as paper
study = paper.factors_and_regions()
"""
LABS = [
    "ess.labs.rotation(study.rotation)",
    "study.kmo.play()",
    "ess.labs.adequacy(study.kmo)",
    "ess.labs.components(study.components)",
    "ess.labs.regions()",
    "ess.labs.theil()",
    "ess.labs.fairness()",
    "ess.labs.subsidy()",
    "ess.labs.conventions()",
    "ess.labs.ledger(ess.papers.reproduce('fiscal_equity'))",
]


# Voila asks a network for MathJax, and loads extensions of JupyterLab that it cannot host; Notebook
# looks for the settings of one that it has not.
THEIRS = ["ERR_NAME_NOT_RESOLVED", "shared module", "reading 'schema'"]


def ours(complaints):
    return [said for said in complaints if not any(part in said for part in THEIRS)]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("hosts")
    (root / "lessons").mkdir()
    write_notebook(root / "lessons/labs.ipynb", [SETUP, *LABS])
    return root


def turns_by_a_key(page, lab):
    handle = lab.get_by_role("slider", name="Angle of RC1")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuenow", "-1.0")


def test_notebook(root, page, complaints):
    with served("notebook", root, *JUPYTER) as notebook:
        page.goto(notebook.url("/notebooks/labs.ipynb"))
        run_all(page)
        for number, lab in enumerate(LABS, start=1):
            expect(show_cell(page, number).locator(".edusocsec-lab"), lab).to_be_visible()
        turns_by_a_key(page, show_cell(page, 1))
        assert not ours(complaints)


def test_voila(root, page, complaints):
    with served("voila", root, "{folder}/labs.ipynb", "--Voila.ip=127.0.0.1") as voila:
        page.goto(voila.address)
        labs = page.locator(".edusocsec-lab")
        expect(labs).to_have_count(len(LABS))
        turns_by_a_key(page, labs.first)
        assert not ours(complaints)
