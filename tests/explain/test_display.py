"""One document, four languages of display."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from markdown_it import MarkdownIt

import edusocsec as ess
from edusocsec.explain.document import Fold, Formula, Heading, Prose, Table
from edusocsec.explain.rendering.html import render_html
from edusocsec.explain.rendering.latex import render_latex
from edusocsec.explain.rendering.markdown import render_markdown
from edusocsec.explain.rendering.tables import Shown
from edusocsec.explain.rendering.text import render_text
from edusocsec.explain.symbols import name
from tests.reference import case


class Page(HTMLParser):
    """Elements and visible text of a page."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.attributes, self.words = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes.append(dict(attrs))

    def handle_data(self, data):
        self.words.append(data)


def test_user_labels_show_as_text_in_html(hostile_table):
    page = Page(render_html([Table(hostile_table), Prose(hostile_table.columns[0])]))
    assert "img" not in page.elements
    assert "b" not in page.elements
    shown = "".join(page.words)
    assert shown.count(hostile_table.columns[0]) == 2
    assert hostile_table.index[0] in shown


def test_mathjax_stays_out_of_tables_and_sentences(hostile_table):
    page = Page(render_html([Table(hostile_table), Prose("costs $5 and $6"), Heading("a $x$")]))
    for tag, attributes in zip(page.elements, page.attributes, strict=True):
        if tag in ("table", "p", "h3"):
            assert "mathjax_ignore" in attributes["class"]


def test_user_labels_show_as_text_in_markdown(hostile_table):
    lines = render_markdown([Table(hostile_table)]).splitlines()
    assert r"\<img src=x onerror=alert(1)\>" in lines[0]
    assert r"a\|b\_c\$d\$" in lines[0]
    unescaped_bars = [len(re.findall(r"(?<!\\)\|", line)) for line in lines if line]
    assert set(unescaped_bars) == {4}


def test_user_labels_show_as_text_in_latex(hostile_table):
    latex = render_latex([Table(hostile_table)])
    assert r"a|b\_c\$d\$" in latex or r"b\_c\$d\$" in latex
    assert r"\&" in latex
    assert latex.count("&") - latex.count(r"\&") == 4


def test_names_of_axes_show_as_text_in_latex():
    index = pd.MultiIndex.from_tuples([("a", "b")], names=["region_id", "5 % & #"])
    columns = pd.Index(["x"], name="a_b")
    latex = render_latex([Table(pd.DataFrame([[1.0]], index, columns))])
    assert r"region\_id & 5 \% \& \# &" in latex
    assert r"a\_b" in latex


@pytest.mark.parametrize(
    "label",
    [
        *("<b>bold</b>", "&lt;b&gt;", "<!-- gone -->", "a\nb", "- x", "1. x", "+ y", "---", "`x`"),
        *("*x*", "~~x~~", "[x](http://y)", "![x](y)", "# x", "<img src=x onerror=alert(1)>", "$x$"),
    ],
)
def test_markdown_shows_a_label_as_it_is_everywhere(label):
    words = " ".join(label.splitlines())
    table = Table(pd.DataFrame({label: [1.0]}, pd.Index([label], name=label)))
    blocks = [Heading(label), Prose(label), Prose(label, strong=True), table]
    page = Page(MarkdownIt("gfm-like", {"linkify": False}).render(render_markdown(blocks)))
    assert [text.strip() for text in page.words if text.strip()] == [words] * 6 + ["1.000"]
    assert not set(page.elements) & {"b", "img", "a", "ul", "ol", "hr", "em", "s", "code"}


def test_markup_in_a_formula_is_none_in_markdown():
    formula = Formula(f"{name('<b>bold</b><img>')} = 1")
    page = Page(MarkdownIt("commonmark").render(render_markdown([formula])))
    assert page.elements == ["p"]


def test_tables_have_headers_for_rows_and_columns(hostile_table):
    page = Page(render_html([Table(hostile_table)]))
    scopes = [attributes.get("scope") for attributes in page.attributes if "scope" in attributes]
    assert scopes == ["col", "col", "col", "row"]


def test_full_number_is_on_hover_and_colour_is_not_alone():
    frame = pd.DataFrame({"x": [0.123456789], "y": [-1.0]})
    html = render_html([Table(frame, places=2, scale="signed")])
    assert 'title="0.123456789"' in html
    assert ">0.12<" in html
    assert html.count("background-color: rgba") == 2


def test_nested_headings_span_their_columns():
    columns = pd.MultiIndex.from_tuples([("Initial", "Total"), ("Initial", "%"), ("Rotation", "%")])
    page = Page(render_html([Table(pd.DataFrame([[1.0, 2.0, 3.0]], columns=columns))]))
    assert [a["colspan"] for a in page.attributes if "colspan" in a] == ["2"]


@pytest.mark.parametrize("columns", [3, 11, 30])
def test_text_keeps_to_80_columns(columns):
    frame = pd.DataFrame(
        [[i / 7 for i in range(columns)]] * 3, columns=[f"an_indicator_{i}" for i in range(columns)]
    )
    text = render_text([Table(frame), Prose("word " * 60)])
    assert max(map(len, text.splitlines())) <= 80
    if columns > 12:
        assert f"{columns} columns in all." in text
    else:
        assert all(f"an_indicator_{i}" in text for i in range(columns))


def test_large_tables_are_shortened_in_the_middle_and_say_so():
    frame = pd.DataFrame({"x": [float(i) for i in range(100)]})
    shown = Shown.of(Table(frame, places=0), most_rows=10, most_columns=3)
    assert shown.rows == [0, 1, 2, 3, 4, None, 95, 96, 97, 98, 99]
    assert shown.note == "100 rows in all."
    for rendered in (render_text, render_html, render_markdown, render_latex):
        assert "100 rows in all." in rendered([Table(frame)])


def test_missing_values_are_blank_and_text_stays():
    frame = pd.DataFrame({"x": [None, 1.0], "who": ["a", None]})
    text = render_text([Table(frame, places=1)])
    assert "nan" not in text.lower()
    assert "none" not in text.lower()


def test_fold_is_closed_in_html_and_open_on_paper():
    fold = Fold("Reveal", (Prose("The answer is 2."), Formula("x = 2")))
    assert "details" in Page(render_html([fold])).elements
    for rendered in (render_text, render_latex, render_markdown):
        assert "The answer is 2." in rendered([fold])


def test_formula_is_escaped_for_html_but_not_for_latex():
    formula = Formula(r"a < b \& c")
    assert r"$$ a &lt; b \&amp; c $$" in render_html([formula])
    assert r"a < b \& c" in render_latex([formula])


def test_jupyter_gets_html_and_latex_and_text():
    result = ess.kmo(case("f02").data)
    assert result._repr_html_() == result.to_html()
    assert result._repr_latex_() == result.to_latex()
    assert repr(result) == result.to_text()


def test_rendering_twice_gives_the_same():
    result = ess.kmo(case("f02").data)
    assert result.explain().to_html() == result.explain().to_html()


def test_every_step_of_the_whole_chain_renders_in_every_language():
    data = case("f02").data
    rotation = ess.varimax(ess.principal_components(data))
    scores = ess.factor_scores(data, rotation)
    tree = ess.average_linkage(scores.scores)
    results = [
        ess.kmo(data),
        ess.bartlett_sphericity(data),
        ess.composite_scores(scores),
        tree,
        ess.cut_tree(tree, 3),
        ess.adjusted_rand_index(tree.cut(3), tree.cut(4)),
    ]
    for result in results:
        explanation = result.explain()
        for step in explanation.steps.values():
            assert step.worked.endswith(f"{step.value_at(*step.cell):.{step.places}f}")
            assert step.why
            assert step.title
            assert set(step.needs) <= set(explanation.steps)
        text = explanation.to_text()
        assert "\\" not in text
        assert max(map(len, text.splitlines())) <= 80
        assert Page(explanation.to_html()).elements
        assert explanation.to_latex().count(r"\[") == 2 * len(explanation.steps)
        assert explanation.to_markdown().count("$$") == 4 * len(explanation.steps)


def test_numbers_written_as_text_stay_as_they_are():
    text = render_text([Table(pd.DataFrame({"b": ["-2,202", "+12,092*", "1_0"]}))])
    assert [line.split()[-1] for line in text.splitlines()[2:]] == ["-2,202", "+12,092*", "1_0"]
