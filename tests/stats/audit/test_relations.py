"""Totals, ratios and growth: a contradiction is said only where rounding cannot explain it."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError


def audit(data, **relations):
    found = ess.audit_table(pd.DataFrame(data).rename_axis(index="year"), **relations).found
    return [one for one in found if one.check in ("total", "ratio", "growth")]


def kinds(*arguments, **relations):
    return [str(one.kind) for one in audit(*arguments, **relations)]


class TestTotals:
    def test_rounding_of_the_parts_is_allowed(self):
        # 33.33 + 33.33 + 33.33 rounds to 33 + 33 + 33, the total to 100.
        parts = {"a": ["33"], "b": ["33"], "c": ["33"]}
        assert kinds(parts | {"all": ["100"]}, totals={"all": ["a", "b", "c"]}) == []

    def test_more_is_a_contradiction_with_the_arithmetic(self):
        parts = {"a": ["33"], "b": ["33"], "c": ["33"]}
        (one,) = audit(parts | {"all": ["104"]}, totals={"all": ["a", "b", "c"]})
        assert one.kind == "contradiction"
        assert "they give 99. Rounding allows 97.5 to 100.5." in one.found
        assert one.step.worked == "33 + 33 + 33 = 99"

    def test_rows_can_be_totals_too(self):
        data = pd.DataFrame({2010: [10, 20, 33]}, index=["men", "women", "all"])
        assert kinds(data, totals={"all": ["men", "women"]}) == ["contradiction"]

    def test_level_of_the_index_can_hold_the_total(self):
        data = pd.DataFrame(
            {"x": [1, 2, 3, 5, 6, 15]},
            index=pd.MultiIndex.from_product([["a", "b"], ["men", "women", "all"]]),
        )
        (one,) = ess.audit_table(data, totals={"all": ["men", "women"]}).found
        assert "15 (b, all; x)" in one.found

    def test_missing_part_leaves_it_unchecked(self):
        (one,) = audit({"a": [1, np.nan], "b": [2, 3], "all": [3, 9]}, totals={"all": ["a", "b"]})
        assert one.found.startswith("Not checked")
        assert one.rows == [1]


class TestRatios:
    TERMS = {"fund": ["3271", "267"], "people": ["23735", "19528"]}  # noqa: RUF012
    RATIOS = {"mean": ("fund", "people", 10_000)}  # noqa: RUF012

    def test_true_quotient_with_too_many_digits_is_one_note(self):
        (one,) = audit(self.TERMS | {"mean": ["1378.13", "136.73"]}, ratios=self.RATIOS)
        assert (one.kind, one.rows) == ("note", [1])
        # 266.5 / 19528.5 and 267.5 / 19527.5
        assert "136.47 to 136.99" in one.found
        assert one.step.worked == r"\frac{267}{19528} \cdot 10000 = 136.73"

    def test_coarse_result_is_no_finding(self):
        assert kinds(self.TERMS | {"mean": ["1378", "137"]}, ratios=self.RATIOS) == []

    def test_wrong_result_is_a_contradiction(self):
        (one, _note) = audit(self.TERMS | {"mean": ["1379.13", "136.73"]}, ratios=self.RATIOS)
        assert one.kind == "contradiction"
        assert "they give 1378.13" in one.found

    def test_wrong_unit_is_suggested(self):
        data = {"fund": ["267"], "people": ["19528"], "mean": ["0.0137"]}
        (one,) = audit(data, ratios=self.RATIOS)
        assert "multiplying by 0.0001000000" in one.found

    def test_digits_cut_off_are_no_contradiction(self):
        data = {"later": ["843.63"], "earlier": ["147.58"], "growth": ["5.71"]}
        (one,) = audit(data, ratios={"growth": ("later", "earlier")})
        assert one.kind == "note"
        assert "cut off" in one.found

    def test_zero_in_the_denominator_leaves_it_unchecked(self):
        (one,) = audit({"x": [1], "n": ["0.0"], "r": [2]}, ratios={"r": ("x", "n")})
        assert one.found.startswith("Not checked")

    def test_reversed_terms_without_factor_are_known_mistakes(self):
        (one,) = audit(self.TERMS | {"mean": ["1378.13", "136.73"]}, ratios=self.RATIOS)
        (mistake,) = one.step.mistakes
        assert mistake.value == pytest.approx(267 / 19528)


@pytest.mark.parametrize("factor", [0, -1, np.nan, np.inf, None, "many"])
def test_factor_of_a_ratio_is_above_zero(factor):
    with pytest.raises(ArgumentError, match="factor of the ratio 'r'"):
        audit({"x": [1], "n": [2], "r": [3]}, ratios={"r": ("x", "n", factor)})


class TestGrowth:
    DATA = {"gdp": ["100.0", "110.0", "121.0"], "rate": [np.nan, "10.0", "10.0"]}  # noqa: RUF012

    def test_true_rates(self):
        assert kinds(self.DATA, along="year", growth={"rate": "gdp"}) == []

    def test_wrong_rate(self):
        data = self.DATA | {"rate": [np.nan, "10.0", "11.0"]}
        (one,) = audit(data, along="year", growth={"rate": "gdp"})
        assert (one.kind, one.columns) == ("contradiction", [2, 1])
        assert one.step.value == pytest.approx(10)

    def test_rate_of_the_first_period_has_no_term(self):
        data = self.DATA | {"rate": ["7.0", "10.0", "10.0"]}
        assert kinds(data, along="year", growth={"rate": "gdp"}) == []

    def test_missing_term_leaves_it_unchecked(self):
        data = self.DATA | {"gdp": ["100.0", np.nan, "121.0"]}
        (one,) = audit(data, along="year", growth={"rate": "gdp"})
        assert one.found.startswith("Not checked")

    def test_order_of_the_columns_is_needed(self):
        with pytest.raises(ArgumentError, match="along='year'"):
            audit(self.DATA, growth={"rate": "gdp"})


def test_contradictions_agree_with_brute_force():
    """Whatever values are drawn inside the intervals, a flagged ratio is never reached."""
    rng = np.random.default_rng(11)
    for _ in range(200):
        x, n = rng.integers(5, 50, 2)
        printed = round(x / n + rng.normal(scale=0.05), 2)
        flagged = kinds(
            {"x": [str(x)], "n": [str(n)], "r": [f"{max(printed, 0):.2f}"]},
            ratios={"r": ("x", "n")},
        ).count("contradiction")
        draws = (x + rng.uniform(-0.5, 1, 2000)) / (n + rng.uniform(-0.5, 1, 2000))
        reached = (np.abs(draws - max(printed, 0)) < 0.005).any()
        assert not (flagged and reached)


@pytest.mark.parametrize(
    "relations",
    [
        {"totals": {"all": ["a", "nobody"]}},
        {"ratios": {"nobody": ("a", "b")}},
        {"growth": {"a": "nobody"}, "along": "year"},
    ],
)
def test_unknown_name_is_refused(relations):
    with pytest.raises(UnknownNameError, match="'nobody'"):
        audit({"a": [1], "b": [2], "all": [3]}, **relations)


@pytest.mark.parametrize(
    "relations", [{"totals": {"all": "a"}}, {"totals": {"all": []}}, {"ratios": {"a": "ab"}}]
)
def test_terms_must_be_lists(relations):
    with pytest.raises(ArgumentError, match="Write"):
        audit({"a": [1], "b": [2], "all": [3]}, **relations)
