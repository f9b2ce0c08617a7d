import pytest
from matplotlib.figure import Figure

from edusocsec.plots.lettering import as_label, number, shrink_to_fit, wrap

CHINESE = "社会保障统计教学，" * 6


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("plain", "plain"),
        ("two\nlines", "two lines"),
        ("<b>_x_", "<b>_x_"),
        (3.0, "3"),
        (("a", 1), "('a', 1)"),
        ("x" * 200, "x" * 27 + "…"),
    ],
)
def test_a_label_is_one_short_line(name, written):
    assert as_label(name) == written


@pytest.mark.parametrize("value", [-0.004, 0.0, 0.004])
def test_zero_has_no_sign(value):
    assert number(value, 2) == "0.00"


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("text", ["some words for a line, " * 9, CHINESE, "x" * 99, "$" * 99])
def test_a_wrapped_text_is_complete_and_fits(text):
    artist = Figure(dpi=100).text(0, 0, "")
    wrap(artist, text, 400)
    assert artist.get_text().count("\n") > 0
    assert artist.get_window_extent().width <= 400
    written = artist.get_text().replace(r"\$", "$")
    assert "".join(written.split()) == "".join(text.split())


@pytest.mark.filterwarnings("ignore:Glyph")
def test_no_line_begins_with_chinese_punctuation():
    artist = Figure(figsize=(2, 2), dpi=100).text(0, 0, "")
    wrap(artist, CHINESE, 150)
    assert not any(line.startswith("，") for line in artist.get_text().split("\n"))


def test_texts_shrink_alike_until_the_widest_fits():
    figure = Figure()
    texts = [figure.text(0, 0, "wide " * 5, size=12), figure.text(0, 0, "i", size=12)]
    shrink_to_fit(texts, 100)
    assert texts[0].get_fontsize() == texts[1].get_fontsize() < 12
    assert 80 < texts[0].get_window_extent().width <= 101
