"""What is read as arithmetic, and what is not."""

import math

import pytest

from edusocsec.explain.arithmetic import evaluate


@pytest.mark.parametrize(
    ("latex", "value"),
    [
        ("1 + 2 - 4", -1),
        (r"-2 \cdot 3 + 1", -5),
        (r"2 \cdot (-3)", -6),
        (r"12 / 4 / 3", 1),
        (r"2 \times 10^{-3}", 0.002),
        (r"3 / 10^4", 3e-4),
        (r"-2^2", -4),
        (r"(-2)^2", 4),
        (r"(-1)^{1 + 2} \cdot 5", -5),
        (r"\frac{1 + 2}{2 \cdot 3}", 0.5),
        (r"\sqrt{\frac{9}{4}}", 1.5),
        (r"0.5 \ln 2 + 1", 0.5 * math.log(2) + 1),
        (r"0.5 \cdot (-\ln 2)", -0.5 * math.log(2)),
        (r"\ln \left(\frac{1}{2}\right)", math.log(0.5)),
        (r"3 - \log_{10} 100", 1),
        (r"\exp(0.5)", math.exp(0.5)),
        (r"\max(0, \; 2 - 3)", 0),
        (r"\min(7)", 7),
        (r"\binom{5}{2}", 10),
        (r"\frac{1}{4} \mathrm{atan2}(1, -1) \cdot \frac{180}{\pi}", 33.75),
        (r"100 \left(4^{1 / 2} - 1\right)", 100),
        (r"r(\mathrm{a = 3}) = v^\top R v = 1 + 1", 2),
    ],
)
def test_arithmetic(latex, value):
    assert evaluate(latex) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "latex",
    [
        "",
        "x",
        "1 +",
        "(1",
        "1)",
        "1 2",
        r"1 + \cdots + 3",
        r"\ell = \mu",
        r"|\mathrm{1} \cap \mathrm{2}|",
        r"P(\chi^2_{21} \ge 264.715)",
        r"\frac{1}{0}",
        r"\ln 0",
        r"\sqrt{-1}",
        r"(-8)^{1 / 3}",
        "10^80",
        "1,5",
        r"\sum_i 2",
    ],
)
def test_what_is_no_closed_arithmetic(latex):
    assert evaluate(latex) is None
