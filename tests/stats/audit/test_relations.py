"""Totals, ratios and growth: a contradiction is said only where rounding cannot explain it."""

import re
from io import StringIO

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError


def audit(data, **relations):
    table = data if isinstance(data, pd.DataFrame) else pd.DataFrame(data).rename_axis("year")
    found = ess.audit_table(table, **relations).found
    return [one for one in found if one.check in ("total", "ratio", "growth")]


def kinds(*arguments, **relations):
    return [str(one.kind) for one in audit(*arguments, **relations)]


class TestTotals:
    def test_rounding_of_the_parts_is_allowed(self):
        # 33.33 + 33.33 + 33.33 rounds to 33 + 33 + 33, the total to 100.
        parts = {"a": ["33"], "b": ["33"], "c": ["33"]}
        (one,) = audit(parts | {"all": ["100"]}, totals={"all": ["a", "b", "c"]})
        assert one.kind == "note"
        assert "only if whole numbers are rounded: 100 (0; all)" in one.found

    def test_rounding_of_decimals_is_no_finding(self):
        parts = {"a": ["33.3"], "b": ["33.3"], "c": ["33.3"]}
        assert kinds(parts | {"all": ["100.0"]}, totals={"all": ["a", "b", "c"]}) == []

    def test_counts_have_no_play(self):
        parts = {"a": ["33"], "b": ["33"], "c": ["33"], "all": ["100"]}
        (note,) = audit(parts, totals={"all": ["a", "b", "c"]})
        units = eval(re.search(r"units=(\{.*?\})", note.found)[1])
        (one,) = audit(
            parts, totals={"all": ["a", "b", "c"]}, units=dict.fromkeys(parts, "persons")
        )
        assert one.kind == "contradiction"
        assert (
            one.found == "100 (0; all) contradicts its terms: they give 99. They are counts, "
            "which nobody rounds."
        )
        assert units == {"all": "persons"}
        assert "Counts are not rounded" in one.step.why
        rounded = audit(parts, totals={"all": ["a", "b", "c"]}, units=dict.fromkeys(parts, "万人"))
        assert [one.kind for one in rounded] == ["note"]

    @pytest.mark.parametrize(
        ("parts", "total", "kind"),
        [
            ([100, 200], 400, "contradiction"),
            ([937, 2175, 108, 570, 411, 366], 4576, "contradiction"),
            ([100, 200], 300, None),
            ([1000, 200], 1201, "note"),
        ],
    )
    @pytest.mark.parametrize("layout", ["row", "column"])
    def test_a_table_of_one_row_has_no_play_from_its_zeros(self, parts, total, kind, layout):
        names = [f"district {number}" for number in range(len(parts))]
        table = pd.DataFrame([[*parts, total]], columns=[*names, "all"])
        found = kinds(table if layout == "row" else table.T, totals={"all": names})
        assert found == ([kind] if kind else [])

    def test_a_habit_of_rounding_is_told_and_hides_nothing(self):
        data = {
            "a": [1200, 300, 700, 100, 400],
            "b": [2100, 400, 900, 200, 300],
            "all": [3300, 800, 1600, 300, 700],
        }
        (one,) = audit(data, totals={"all": ["a", "b"]})
        assert (one.kind, one.rows) == ("note", [1])
        assert "only if the numbers are rounded to tens or more" in one.found
        data["all"][1] = 1000
        (one,) = audit(data, totals={"all": ["a", "b"]})
        assert one.kind == "contradiction"

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


class TestRatiosWithoutAFactor:
    """Where units are not known, no power of ten is a contradiction."""

    TABLE = ess.read_table(
        StringIO(
            "group,year,fund,people,mean\nstaff,2010,3271,23735,1378.10\n"
            "staff,2013,5830,27443,2124.40\nothers,2010,267,19528,136.7\n"
        ),
        key=["group", "year"],
        columns={"fund": "100 million yuan", "people": "10,000 persons", "mean": "yuan per person"},
    )
    OTHER = pd.DataFrame({"x": [17, 23, 31]}, index=TABLE.index)
    SHAPES = {  # noqa: RUF012
        "as read": lambda table, other: table,
        "joined": lambda table, other: table.join(other),
        "side by side": lambda table, other: pd.concat([table, other], axis=1),
        "one below the other": lambda table, other: pd.concat([table.iloc[1:], table.iloc[:1]]),
        "merged": lambda table, other: (
            table.reset_index()
            .merge(other.reset_index(), on=["group", "year"])
            .set_index(["group", "year"])
        ),
        "numbers": lambda table, other: table.astype(float),
        "pivoted": lambda table, other: table.stack().unstack([0, 1]).T,
        "in yuan": lambda table, other: table.astype(float).mul(
            {"fund": 1e8, "people": 1e4, "mean": 1}
        ),
        "in other units": lambda table, other: table.astype(float).mul(
            {"fund": 10, "people": 1, "mean": 1}
        ),
        "in Chinese": lambda table, other: table.set_axis(["基金", "人数", "人均"], axis=1),
        "by groupby": lambda table, other: table.astype(float).groupby(level=[0, 1]).sum(),
    }

    @pytest.mark.parametrize("shape", SHAPES)
    @pytest.mark.parametrize("kind", ["right", "one wrong"])
    def test_a_right_table_is_not_accused_and_a_wrong_cell_is_found(self, shape, kind):
        table = self.TABLE
        if kind == "one wrong":
            table = table.copy()
            table.loc[("staff", 2013), "mean"] = "2142.40"
        table = self.SHAPES[shape](table, self.OTHER)
        names = {"in Chinese": ("基金", "人数", "人均")}.get(shape, ("fund", "people", "mean"))
        found = audit(table, ratios={names[2]: names[:2]})
        accused = [one for one in found if one.kind == "contradiction"]
        assert len(accused) == (kind == "one wrong")
        if accused:
            assert "2142.4" in accused[0].found or "2.1424" in accused[0].found

    def test_units_survive_what_does_not_change_the_figures(self):
        known = ("as read", "one below the other", "pivoted", "numbers", "in Chinese", "by groupby")
        for shape, reshape in self.SHAPES.items():
            table = reshape(self.TABLE, self.OTHER)
            names = {"in Chinese": ("基金", "人数", "人均")}.get(shape, ("fund", "people", "mean"))
            found = audit(table, ratios={names[2]: names[:2]})
            asked = [one for one in found if "No factor is given" in one.found]
            assert len(asked) == (shape not in (*known, "in yuan"))

    def test_the_note_gives_the_factor_and_following_it_is_silent(self):
        table = self.TABLE.join(self.OTHER)
        asked = audit(table, ratios={"mean": ("fund", "people")})[0]
        assert asked.kind == "note"
        ratios = eval(re.search(r"ratios=(\{.*\})", asked.found)[1])
        assert ratios == {"mean": ("fund", "people", 10_000)}
        assert not any("No factor" in one.found for one in audit(table, ratios=ratios))
        units = {"fund": "亿元", "people": "万人", "mean": "元/人"}
        named = audit(table, ratios={"mean": ("fund", "people")}, units=units)
        assert not any("No factor" in one.found for one in named)

    def test_a_small_factor_is_written_so_that_it_works(self):
        table = pd.DataFrame({"x": [31, 47, 83], "n": [7, 9, 11], "r": [0.00443, 0.00522, 0.00755]})
        asked = audit(table, ratios={"r": ("x", "n")})[0]
        ratios = eval(re.search(r"ratios=(\{.*\})", asked.found)[1])
        assert ratios == {"r": ("x", "n", 1e-3)}
        assert kinds(table, ratios=ratios).count("contradiction") == 0

    def test_no_power_of_ten_makes_a_wrong_table_right(self):
        data = {"sum": [1000], "n": [20], "mean": [60]}
        assert kinds(data, ratios={"mean": ("sum", "n")}) == ["contradiction"]


@pytest.mark.parametrize(
    ("units", "error"), [({"a": "stones"}, "unit 'stones'"), ({"nobody": "yuan"}, "'nobody'")]
)
def test_units_must_be_known_and_belong_to_something(units, error):
    with pytest.raises(UnknownNameError, match=error):
        audit({"a": [1], "b": [2], "all": [3]}, units=units)


def test_units_of_rows_and_of_the_one_column_of_a_tidy_table():
    rows = pd.DataFrame({2010: [10, 20, 31]}, index=["men", "women", "all"])
    tidy = pd.Series(
        [10, 20, 31], pd.MultiIndex.from_product([["men", "women", "all"], [2010]]), name="people"
    ).rename_axis(["group", "year"])
    totals = {"all": ["men", "women"]}
    assert kinds(rows, totals=totals) == ["note"]
    assert kinds(rows, totals=totals, units=dict.fromkeys(rows.index, "persons")) == [
        "contradiction"
    ]
    found = ess.audit_table(tidy, along="year", totals=totals, units={"people": "persons"}).found
    assert [str(one.kind) for one in found if one.check == "total"] == ["contradiction"]


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
