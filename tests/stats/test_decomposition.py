"""Theil between and within groups against IC2, and by invariants."""

from math import fsum, log

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    TooFewRowsError,
    UnknownNameError,
)
from tests.reference import case

CASES = ["t01", "t10", "t11", "t12", "t13", "t14", "t15", "t16"]
CLOSE = {"rel": 1e-12, "abs": 1e-15}


def decomposed(name, kind):
    data = case(name).data
    weight = "w" if "w" in data else None
    return ess.theil_decomposition(data, value="x", weight=weight, groups="g", kind=kind)


@pytest.mark.parametrize("kind", ["T", "L"])
@pytest.mark.parametrize("name", CASES)
class TestAgainstIC2:
    def test_total_between_and_within(self, name, kind):
        result, expected = decomposed(name, kind), case(name).results[f"decomp_{kind}_IC2"]
        scale = max(expected["total"], 1e-3)
        for part in ("total", "between", "within"):
            assert getattr(result, part) == pytest.approx(
                expected[part], rel=1e-12, abs=1e-13 * scale
            )

    def test_groups(self, name, kind):
        result, expected = decomposed(name, kind), case(name).results[f"decomp_{kind}_IC2"]
        labels = np.atleast_1d(expected["groups"])
        groups = result.groups.set_axis(result.groups.index.astype(str)).loc[labels.astype(str)]
        for ours, theirs in (
            ("index", "group_index"),
            ("within", "group_contrib"),
            ("population_share", "pop_share"),
            ("value_share", "income_share"),
        ):
            np.testing.assert_allclose(
                groups[ours], np.atleast_1d(expected[theirs]), rtol=1e-11, atol=1e-15
            )

    def test_nothing_is_lost(self, name, kind):
        result = decomposed(name, kind)
        assert result.check == pytest.approx(0, abs=1e-14)


@pytest.fixture
def households():
    generator = np.random.default_rng(7)
    return pd.DataFrame(
        {
            "income": generator.lognormal(8, 0.6, 300),
            "people": generator.integers(1, 7, 300),
            "region": generator.choice(["east", "central", "west"], 300),
            "province": generator.choice(list("abcdef"), 300),
        }
    )


def by_akita(rows, kind):
    """The three parts by the sums over regions, provinces and households of Akita (2003)."""
    people, money = fsum(n for *_place, _y, n in rows), fsum(y * n for *_place, y, n in rows)

    def shares(chosen):
        return (
            fsum(n for *_place, _y, n in chosen) / people,
            fsum(y * n for *_place, y, n in chosen) / money,
        )

    def term(inner, outer):
        (p, s), (p_outer, s_outer) = inner, outer
        return (
            s * log(s / s_outer / (p / p_outer))
            if kind == "T"
            else (p * log(p / p_outer / (s / s_outer)))
        )

    parts = {"regions": [], "provinces": [], "households": []}
    for region in {row[0] for row in rows}:
        inside = [row for row in rows if row[0] == region]
        parts["regions"].append(term(shares(inside), (1.0, 1.0)))
        for province in {row[1] for row in inside}:
            members = [row for row in inside if row[1] == province]
            parts["provinces"].append(term(shares(members), shares(inside)))
            parts["households"] += [term(shares([row]), shares(members)) for row in members]
    return [fsum(terms) for terms in parts.values()]


@pytest.mark.parametrize("kind", ["T", "L"])
def test_nested_parts_are_akitas_sums(households, kind):
    result = ess.theil_decomposition(
        households, value="income", weight="people", groups=["region", "province"], kind=kind
    )
    order = ["region", "province", "income", "people"]
    expected = by_akita([tuple(row) for row in households[order].itertuples(index=False)], kind)
    np.testing.assert_allclose(result.components, expected, rtol=1e-12)


@pytest.mark.parametrize("kind", ["T", "L"])
def test_amount_and_level_per_head_give_the_same(households, kind):
    amounts = households.assign(income=households["income"] * households["people"])
    options = {"value": "income", "weight": "people", "groups": "region", "kind": kind}
    per_head = ess.theil_decomposition(households, **options)
    by_amount = ess.theil_decomposition(amounts, value_is="amount", **options)
    assert by_amount.total == pytest.approx(per_head.total, rel=1e-12)
    assert by_amount.between == pytest.approx(per_head.between, rel=1e-11)


@pytest.mark.parametrize("kind", ["T", "L"])
def test_each_groups_index_is_that_of_its_rows_alone(households, kind):
    result = ess.theil_decomposition(
        households, value="income", weight="people", groups="region", kind=kind
    )
    for region, rows in households.groupby("region"):
        alone = ess.theil(rows["income"], rows["people"], kind=kind)
        assert result.groups.at[region, "index"] == pytest.approx(float(alone), rel=1e-11)
    whole = ess.theil(households["income"], households["people"], kind=kind)
    assert result.total == pytest.approx(float(whole), rel=1e-12)


@pytest.mark.parametrize("kind", ["T", "L"])
def test_nested_components_add_up(households, kind):
    result = ess.theil_decomposition(
        households, value="income", weight="people", groups=["region", "province"], kind=kind
    )
    assert result.components.sum() == pytest.approx(result.total, rel=1e-12)
    outer = ess.theil_decomposition(
        households, value="income", weight="people", groups="region", kind=kind
    )
    assert result.between == pytest.approx(outer.between, rel=1e-12)
    assert result.within == pytest.approx(outer.within, rel=1e-12)


def test_many_chunks_give_the_same_as_one(households):
    many = pd.concat([households] * 2000, ignore_index=True)
    options = {"value": "income", "weight": "people", "groups": "region"}
    few = ess.theil_decomposition(households, **options)
    result = ess.theil_decomposition(many, **options)
    assert result.total == pytest.approx(few.total, rel=1e-11)
    pd.testing.assert_frame_equal(result.groups.sort_index(), few.groups.sort_index(), rtol=1e-10)


@pytest.mark.parametrize("weight", [None, "people"])
def test_zero_belongs_in_t(households, weight):
    households.loc[5, "income"] = 0.0
    result = ess.theil_decomposition(households, value="income", weight=weight, groups="region")
    whole = ess.theil(households["income"], households[weight] if weight else None)
    assert result.total == pytest.approx(float(whole), rel=1e-12)
    with pytest.raises(DataError, match="infinite: 1 row"):
        ess.theil_decomposition(households, value="income", groups="region", kind="L")


def test_group_without_money_counts_as_people(households):
    households.loc[households["region"] == "west", "income"] = 0.0
    result = ess.theil_decomposition(households, value="income", groups="region")
    assert result.groups.at["west", "index"] == 0
    assert result.check == pytest.approx(0, abs=1e-14)


class TestRefusals:
    @pytest.mark.parametrize(
        ("column", "value", "message"),
        [
            ("income", -1.0, "value is negative in row '7'"),
            ("income", np.nan, "missing or infinite in row '7'"),
            ("people", -2, "weight is negative in row '7'"),
        ],
    )
    def test_row_is_named(self, households, column, value, message):
        households[column] = households[column].astype(float)
        households.loc[7, column] = value
        with pytest.raises(DataError, match=message):
            ess.theil_decomposition(households, value="income", weight="people", groups="region")

    def test_missing_group_is_named(self, households):
        households.loc[7, "region"] = None
        with pytest.raises(MissingValuesError, match="row '7' has no 'region'"):
            ess.theil_decomposition(households, value="income", groups="region")

    def test_amount_of_nobody(self, households):
        households.loc[7, "people"] = 0
        with pytest.raises(DataError, match="'7' has an amount but no people"):
            ess.theil_decomposition(
                households, value="income", weight="people", groups="region", value_is="amount"
            )

    def test_unknown_column(self, households):
        with pytest.raises(UnknownNameError, match="'incom'"):
            ess.theil_decomposition(households, value="incom", groups="region")

    @pytest.mark.parametrize("wrong", [{"kind": "M"}, {"value_is": "total"}])
    def test_unknown_options(self, households, wrong):
        with pytest.raises(UnknownNameError, match=next(iter(wrong))):
            ess.theil_decomposition(households, **({"value": "income", "groups": "region"} | wrong))

    def test_no_groups(self, households):
        with pytest.raises(ArgumentError, match="no groups"):
            ess.theil_decomposition(households, value="income", groups=[])

    def test_nothing_to_share(self, households):
        with pytest.raises(DataError, match="add up to zero"):
            ess.theil_decomposition(households.assign(income=0.0), value="income", groups="region")


@pytest.mark.parametrize("kind", ["T", "L"])
def test_story_in_every_language(households, kind):
    result = ess.theil_decomposition(
        households.head(20), value="income", weight="people", groups="region", kind=kind
    )
    explanation = result.explain()
    for step in explanation.steps.values():
        assert step.worked.endswith(f"{step.value_at(*step.cell):.{step.places}f}")
    assert explanation.steps["total"].value == result.total
    assert max(map(len, explanation.to_text().splitlines())) <= 80
    assert explanation.to_html()
    assert result.cross_check()["difference"].max() < 1e-12
    assert result.plot().axes


def test_wrong_share_is_recognized(households):
    result = ess.theil_decomposition(
        households.head(30), value="income", weight="people", groups="region"
    )
    region = result.groups.index[0]
    wrong = result.groups.at[region, "index"] * result.groups.at[region, "population_share"]
    advice = result.exercise("within_terms", region).check(f"{wrong:.4f}").text
    assert "share of people where its share of money belongs" in advice


@pytest.mark.parametrize("kind", ["T", "L"])
def test_many_nested_groups_give_what_the_definition_gives(kind):
    generator = np.random.default_rng(11)
    rows = pd.DataFrame(
        {
            "x": generator.lognormal(size=3000),
            "w": generator.uniform(1, 9, 3000),
            "city": generator.integers(0, 334, 3000),
            "county": generator.permutation(3000) // 2,
            "household": range(3000),
        }
    )
    names = ["city", "county", "household"]
    result = ess.theil_decomposition(rows, value="x", weight="w", groups=names, kind=kind)
    # The part up to a level is Theil's index where everybody has the mean of the group.
    money, people = rows["x"] * rows["w"], rows["w"]
    up_to = []
    for depth in range(1, 4):
        by = [rows[name] for name in names[:depth]]
        means = money.groupby(by).transform("sum") / people.groupby(by).transform("sum")
        up_to.append(float(ess.theil(means, people, kind=kind)))
    expected = [*np.diff([0.0, *up_to]), 0.0]
    np.testing.assert_allclose(result.components, expected, atol=1e-13)
    assert result.total == pytest.approx(float(ess.theil(rows["x"], people, kind=kind)), rel=1e-12)


def test_groups_keep_their_order_however_many_could_occur(households):
    options = {"value": "income", "weight": "people"}
    few = ess.theil_decomposition(households, groups=["region", "province"], **options)
    many = households.assign(row=range(len(households)))
    split = ess.theil_decomposition(many, groups=["region", "province", "row"], **options)
    pd.testing.assert_frame_equal(split.groups, few.groups, rtol=1e-11)
    innermost = split.sums.table.groupby(level=[0, 1], sort=False).sum()
    pd.testing.assert_frame_equal(innermost[["people"]], few.sums.table[["people"]], rtol=1e-12)


def test_more_levels_than_a_number_can_count():
    rows = pd.DataFrame({f"g{i}": range(3000) for i in range(6)}).assign(x=range(1, 3001))
    result = ess.theil_decomposition(rows, value="x", groups=[f"g{i}" for i in range(6)])
    assert result.between == pytest.approx(float(ess.theil(rows["x"])), rel=1e-12)
    np.testing.assert_allclose(result.components.iloc[1:], 0, atol=1e-14)


@pytest.mark.parametrize("weights", [[1.0] * 6, [0.3, 0.1, 0.7, 0.3, 0.2, 0.9]])
def test_no_inequality_is_not_split(weights):
    rows = pd.DataFrame({"x": 0.1, "w": weights, "g": list("aabbcc")})
    result = ess.theil_decomposition(rows, value="x", weight="w", groups="g")
    assert result.verdict == "Everybody has the same, so there is no inequality to split."
    assert result.explain().to_text()


def test_columns_with_numbers_for_names(households):
    options = {"value": "income", "weight": "people", "groups": "region"}
    expected = ess.theil_decomposition(households, **options)
    numbered = households.set_axis([1, 0, 2, 3], axis="columns")
    result = ess.theil_decomposition(numbered, value=1, weight=0, groups=2)
    assert result.components.tolist() == expected.components.tolist()
    assert result.explain().to_text()


class TestWhatIsNoTable:
    @pytest.mark.parametrize("data", [{"x": [1, 2]}, pd.Series([1, 2]), [[1, 2]]])
    def test_without_named_columns(self, data):
        with pytest.raises(ArgumentError, match="named columns"):
            ess.theil_decomposition(data, value="x", groups="g")

    def test_two_columns_of_one_name(self, households):
        twice = pd.concat([households, households["income"]], axis="columns")
        with pytest.raises(DuplicateLabelsError, match="column is called 'income'"):
            ess.theil_decomposition(twice, value="income", groups="region")

    @pytest.mark.parametrize("weight", ["", 0, ("people",)])
    def test_a_weight_that_is_no_column(self, households, weight):
        with pytest.raises(UnknownNameError, match="no column"):
            ess.theil_decomposition(households, value="income", weight=weight, groups="region")

    @pytest.mark.parametrize("argument", ["value", "weight", "groups"])
    def test_a_column_itself_in_place_of_its_name(self, households, argument):
        names = {"value": "income", "weight": "people", "groups": "region"}
        given = names | {argument: households[names[argument]]}
        with pytest.raises(ArgumentError, match="takes the name of a column") as caught:
            ess.theil_decomposition(households, **given)
        assert f"Write the name: {argument}={names[argument]!r}." in caught.value.hint


def test_a_result_owns_its_data():
    frame = pd.DataFrame({"x": [1.0, 3.0, 4.0, 8.0], "g": list("aabb"), "w": [1.0, 2, 3, 4]})
    result = ess.theil_decomposition(frame, value="x", weight="w", groups="g")
    expected = result.maximum_between, result.explain().to_text()
    again = ess.theil_decomposition(frame.copy(), value="x", weight="w", groups="g")
    frame["x"], frame["w"] = 1.0, [9.0, 1, 1, 1]
    frame.loc[0, "g"] = "b"
    assert (again.maximum_between, again.explain().to_text()) == expected


def test_group_may_bear_the_name_of_our_row():
    frame = pd.DataFrame({"x": [1.0, 3.0, 4.0, 8.0], "g": ["all", "all", "b", "b"]})
    result = ess.theil_decomposition(frame, value="x", groups="g")
    assert list(result.table().index) == ["all", "b", "all"]
    assert list(result.headings.shown(result.table()).index) == ["all", "b", "all groups"]


def test_parts_are_named_by_their_levels():
    frame = pd.DataFrame({"x": [1.0, 3.0, 4.0, 8.0], "r": list("aabb"), "p": list("abcd")})
    result = ess.theil_decomposition(frame, value="x", groups=["r", "p"])
    words = result.headings.shown(result.components)
    assert list(result.components.index) == ["between_r", "between_p_within_r", "within_p"]
    assert list(words.index) == ["between r", "between p within r", "within p"]


class TestMissing:
    GAPS = pd.DataFrame(
        {
            "x": [1.0, 3.0, np.nan, 4.0, 8.0, 5.0, np.inf],
            "w": [1.0, 2.0, 1.0, np.nan, 1.0, 3.0, 1.0],
            "g": ["a", "a", "a", "b", "b", None, "b"],
        }
    )

    def test_listwise_leaves_out_rows_with_any_gap(self):
        kept = self.GAPS.loc[[0, 1, 4]]
        for options in ({}, {"kind": "L"}, {"value_is": "amount"}):
            found, expected = (
                ess.theil_decomposition(
                    frame, value="x", weight="w", groups="g", missing=missing, **options
                )
                for frame, missing in ((self.GAPS, "listwise"), (kept, "error"))
            )
            assert found.explain().to_text() == expected.explain().to_text()
            assert list(found.levels.index) == [0, 1, 4]

    @pytest.mark.parametrize("groups", ["g", ["g", "w"]])
    def test_the_hint_leads_to_it(self, groups):
        with pytest.raises(MissingValuesError, match="missing='listwise'"):
            ess.theil_decomposition(self.GAPS, value="x", weight="w", groups=groups)

    def test_no_row_is_left(self):
        frame = pd.DataFrame({"x": [1.0, np.nan], "g": [None, "b"]})
        with pytest.raises(TooFewRowsError, match=r"No row has[^\n]*\n.*'x', 'g'"):
            ess.theil_decomposition(frame, value="x", groups="g", missing="listwise")
