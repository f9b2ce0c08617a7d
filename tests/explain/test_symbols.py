import pytest

from edusocsec.explain.rendering.mathtext import unicode_formula
from edusocsec.explain.symbols import factor, name, number, total


@pytest.mark.parametrize(
    "label", ["gdp_per_capita", "share %", "a&b", "60+ #1", "中国", "GDP 收入", "rural-urban"]
)
def test_label_is_shown_as_it_is(label):
    assert unicode_formula(name(label)) == label


def test_letters_that_formula_fonts_lack_are_set_as_text():
    assert name("GDP_收入, é") == r"\mathrm{GDP\_\text{收入},\ \text{é}}"


@pytest.mark.parametrize(
    ("value", "written"), [(0.0005, "0.001"), (-0.0004, "0.000"), (1234.5, "1234.500"), (7, "7")]
)
def test_number(value, written):
    assert number(value) == written


def test_negative_factor_is_bracketed():
    assert (factor(-1.0), factor(1.0)) == ("(-1.000)", "1.000")


@pytest.mark.parametrize(("count", "shown"), [(4, 4), (5, 5), (100, 5)])
def test_long_sums_are_shortened_to_most_terms_and_the_last(count, shown):
    terms = total([f"t{i}" for i in range(count)], most=4).split(" + ")
    assert len(terms) == shown
    assert terms[-1] == f"t{count - 1}"


@pytest.mark.parametrize("noise", [0, 5e-13, -5e-13, 2e-12, -2e-12])
def test_a_tie_is_not_broken_by_rounding(noise):
    assert number(2803.2635 + noise) == number(2803.2635)
    assert number(0.5 + noise / 1e4, 0) == number(0.5, 0)
