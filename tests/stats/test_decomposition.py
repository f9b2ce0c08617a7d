"""Theil between and within groups against IC2, and by invariants."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, DataError, MissingValuesError, UnknownNameError
from tests.reference import case

CASES = ["t01", "t10", "t11", "t12", "t13", "t14", "t15", "t16"]
CLOSE = {"rel": 1e-12, "abs": 1e-15}
ABROAD = Path(__file__).parents[3] / "shared/refs/read_in_place"


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


@pytest.mark.parametrize("kind", ["T", "L"])
@pytest.mark.skipif(not ABROAD.is_dir(), reason="the household data are not beside the project")
def test_nested_groups_add_up_as_in_r(kind):
    name = "t04_ilocos_nested_weighted"
    data = pd.read_csv(ABROAD / f"data/{name}.csv", index_col=0)
    expected = json.loads((ABROAD / f"{name}.json").read_text())["results"][f"nested_{kind}"]
    result = ess.theil_decomposition(data, value="x", weight="w", groups=["g", "g2"], kind=kind)
    assert result.total == pytest.approx(expected["total"], **CLOSE)
    np.testing.assert_allclose(
        result.components,
        [expected[key] for key in ("between_outer", "between_inner_within_outer", "within_inner")],
        rtol=1e-12,
    )
    assert list(result.components.index) == ["between g", "between g2 within g", "within g2"]


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

    @pytest.mark.parametrize("wrong", [{"kind": "M"}, {"value_is": "total"}, {"groups": []}])
    def test_unknown_options(self, households, wrong):
        with pytest.raises(ArgumentError):
            ess.theil_decomposition(households, **({"value": "income", "groups": "region"} | wrong))

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
