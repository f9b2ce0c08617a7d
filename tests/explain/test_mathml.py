from xml.etree.ElementTree import fromstring

import pytest

from edusocsec.explain.rendering.mathml import mathml
from edusocsec.explain.symbols import name

MATHML = "{http://www.w3.org/1998/Math/MathML}"
LABELS = [
    *("</math><img src=x onerror=alert(1)>", "&lt;b&gt; &amp;", "x" * 200, "a_b c-d ^~", "%#${}\\"),
    *("عربي", "👩‍🔬", "农村 居民", "2013", 'say "hi"', "[0, 1)", ""),
]


def leaves(latex):
    return [element for element in fromstring(mathml(latex)).iter() if not len(element)]


@pytest.mark.parametrize("label", LABELS)
def test_labels_are_text(label):
    elements = list(fromstring(mathml(f"{name(label)} = 1")).iter())
    assert {element.tag.removeprefix(MATHML) for element in elements} <= {
        *("math", "mrow", "mtext", "mn", "mo")
    }
    said = "".join(element.text or "" for element in elements)
    tilde = label.replace("^", "∧").replace(" ", "\N{NO-BREAK SPACE}")
    assert said == f"{tilde}=1"


def test_letters_of_a_name_stay_together():
    assert [leaf.text for leaf in leaves(name("عربي"))] == ["عربي"]


def test_a_sign_stands_close_to_its_number():
    forms = [leaf.get("form") for leaf in leaves(r"2 - (-3) \cdot (-1) + 4") if leaf.text == "−"]
    assert forms == [None, "prefix", "prefix"]


def test_bars_stand_close_to_what_they_enclose():
    bars = [leaf for leaf in leaves(r"|A| \, |B|") if leaf.text == "|"]
    assert [bar.get("lspace") for bar in bars] == ["0em"] * 4
