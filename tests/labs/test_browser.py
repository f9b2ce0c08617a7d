import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import nbformat
import pandas as pd
import pytest
from nbconvert import HTMLExporter

import edusocsec as ess
from edusocsec.errors import ArgumentError

HOSTILE = ["</script><img src=x onerror=alert(1)>", "عربي", "x" * 200, "👩‍🔬 <b>&amp;"]


class Page(HTMLParser):
    """Elements of a page, and the text of its scripts by id."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.scripts, self._script = [], {}, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag == "script":
            self._script = dict(attributes).get("id", "host")

    def handle_data(self, data):
        if self._script:
            self.scripts[self._script] = data

    def handle_endtag(self, tag):
        if tag == "script":
            self._script = None


@pytest.fixture
def lab():
    loadings = pd.DataFrame([[0.7, 0.6], [0.7, -0.6], [0.6, 0.7], [0.8, -0.5]], index=HOSTILE)
    return ess.labs.rotation(ess.varimax(loadings))


@pytest.fixture
def page(lab, tmp_path):
    lab.turn_to(12.5)
    lab.save_html(tmp_path / "lab.html")
    return Page((tmp_path / "lab.html").read_text(encoding="utf-8"))


def test_saved_page_holds_the_lab_as_it_stands(page, lab):
    state = json.loads(page.scripts["state"])
    assert state == json.loads(json.dumps(lab.widget.state()))
    assert state["position"]["angle"] == 12.5
    assert state["data"]["variables"] == HOSTILE


def test_saved_page_allows_its_own_script_and_styles_and_no_others(lab, tmp_path):
    lab.save_html(tmp_path / "lab.html")
    html = (tmp_path / "lab.html").read_text(encoding="utf-8")
    (policy,) = (a["content"] for _, a in Page(html).elements if a.get("http-equiv"))
    styles = re.findall("(?s)<style>(.*?)</style>", html)
    hashed = {
        kind: re.findall(rf"{kind} ([^;]*)", policy)[0].split()
        for kind in ("default-src", "script-src", "style-src-elem")
    }
    assert hashed == {
        "default-src": ["'none'"],
        "script-src": [digest(Page(html).scripts["host"]), "blob:"],
        "style-src-elem": [digest(style) for style in styles],
    }


def digest(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_hostile_names_add_no_element_to_a_saved_page(page):
    assert [tag for tag, _ in page.elements if tag == "script"] == ["script"] * 3
    assert not [attributes for _, attributes in page.elements if "onerror" in attributes]


def test_saved_page_loads_nothing(page):
    sources = [attributes.get(name) for _, attributes in page.elements for name in ("src", "href")]
    assert all(source.startswith("data:") for source in sources if source)


def test_saved_page_shows_the_static_view_without_scripts(page):
    inside = [tag for tag, _ in page.elements]
    assert inside.index("noscript") < inside.index("table")


def test_state_is_what_the_lab_declares(lab):
    assert set(lab.widget.state()) == {"lab", "language", "texts", "colours", "data", "position"}


def test_exported_notebook_shows_the_figure_and_the_table(lab):
    output = nbformat.v4.new_output("display_data", lab._repr_mimebundle_())
    cell = nbformat.v4.new_code_cell("lab", outputs=[output])
    html, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert "data:image/png;base64," in html
    assert "RC1 has its highest loadings on" in html


def test_says_why_a_page_cannot_be_saved(lab, tmp_path):
    with pytest.raises(ArgumentError, match=r"'.*nowhere.*' cannot be written: No such file"):
        lab.save_html(tmp_path / "nowhere" / "lab.html")
    with pytest.raises(ArgumentError, match="Is a directory"):
        lab.save_html(tmp_path)
