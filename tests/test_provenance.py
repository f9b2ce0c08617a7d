"""Badges: their order, their words, and how a table carries them."""

import json

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.datasets import describe_dataset, list_datasets, load_dataset
from edusocsec.provenance import Badge, badges_of, joined, weakest_badge, with_badges
from edusocsec.stats.kmo import kmo
from edusocsec.stats.theil import theil


def test_badges_go_from_the_strongest_to_the_weakest():
    assert [badge.value for badge in Badge] == [
        "published",
        "derived",
        "published (transcribed)",
        "reconstructed",
        "synthetic",
    ]


@pytest.mark.parametrize(
    ("other", "weaker"),
    [
        (Badge.PUBLISHED, Badge.TRANSCRIBED),
        (Badge.DERIVED, Badge.TRANSCRIBED),
        (Badge.RECONSTRUCTED, Badge.RECONSTRUCTED),
        (Badge.SYNTHETIC, Badge.SYNTHETIC),
    ],
)
def test_transcribed_lies_between_derived_and_reconstructed(other, weaker):
    table = with_badges(pd.DataFrame({"a": [1], "b": [2]}), {"a": Badge.TRANSCRIBED, "b": other})
    assert weakest_badge(table) is weaker


@pytest.mark.parametrize("badge", Badge)
def test_every_badge_has_a_label_and_a_sentence(badge):
    assert badge.label == badge.value
    assert badge.meaning.endswith(".")


def test_transcribed_figures_are_for_spot_checks():
    assert Badge.TRANSCRIBED.meaning.endswith("for spot checks, never for a verdict.")


def test_a_table_with_an_unbadged_column_has_no_weakest_badge():
    table = with_badges(pd.DataFrame({"a": [1], "b": [2]}), {"a": Badge.PUBLISHED})
    assert badges_of(table) == {"a": Badge.PUBLISHED}
    assert weakest_badge(table) is None
    assert weakest_badge(table[["a"]]) is Badge.PUBLISHED


def test_what_is_no_table_has_no_badges():
    assert badges_of([1, 2]) == {}
    assert weakest_badge([1, 2]) is None


def shuffled(column):
    return column.sample(frac=1, random_state=1).to_numpy()


SAME_FIGURES = {
    "rows left out": lambda panel: panel.loc[["Hebei", "Beijing"]],
    "one year": lambda panel: panel.xs(2013, level="year"),
    "a level dropped": lambda panel: panel[panel.index.get_level_values("year") == 2013].droplevel(
        "year"
    ),
    "rows sorted": lambda panel: panel.sort_values("gdp"),
    "rows drawn": lambda panel: panel.sample(400, replace=True, random_state=1),
    "labels as columns": lambda panel: panel.reset_index(),
    "labels forgotten": lambda panel: panel.reset_index(drop=True),
    "labels in another language": lambda panel: panel.rename(
        index={name: f"{name} (zh)" for name in panel.index.levels[0]}
    ),
    "32 to 64 bits and texts": lambda panel: panel.astype({"gdp": str}),
    "cells emptied": lambda panel: panel.mask(panel["gdp"] > 30000),
    "rows without figures": lambda panel: panel.reindex([*panel.index, ("Atlantis", 2013)]),
    "another column": lambda panel: panel.assign(new=range(len(panel))),
}


@pytest.mark.parametrize("operation", SAME_FIGURES)
def test_a_badge_stays_with_the_same_figures(operation):
    panel = SAME_FIGURES[operation](load_dataset("province_panel"))
    assert weakest_badge(panel[["gdp"]]) is Badge.PUBLISHED


OTHER_FIGURES = {
    "random numbers": lambda panel: np.random.default_rng(1).normal(size=len(panel)),
    "shuffled": lambda panel: shuffled(panel["gdp"]),
    "shuffled within the year": lambda panel: panel.groupby("year")["gdp"].transform(shuffled),
    "ranked": lambda panel: panel["gdp"].rank(),
    "one cell": lambda panel: panel["gdp"].where(panel["gdp"] < panel["gdp"].max(), 1.0),
    "in other units": lambda panel: panel["gdp"] * 1e8,
    "of another year": lambda panel: panel.groupby("province")["gdp"].shift(),
    "another column": lambda panel: panel["budget_revenue"],
}


@pytest.mark.parametrize("operation", OTHER_FIGURES)
@pytest.mark.parametrize("labels", ["kept", "as columns"])
def test_a_badge_leaves_when_figures_are_overwritten(operation, labels):
    panel = load_dataset("province_panel")
    panel["gdp"] = OTHER_FIGURES[operation](panel)
    if labels == "as columns":
        panel = panel.reset_index()
    assert "gdp" not in badges_of(panel)
    assert weakest_badge(panel[[*panel.columns.intersection(["province", "year"]), "gdp"]]) is None
    assert badges_of(panel)["budget_revenue"] is Badge.PUBLISHED


@pytest.mark.parametrize("fill", ["mean", "ffill", "interpolate"])
def test_a_filled_gap_was_published_by_nobody(fill):
    table = load_dataset("social_insurance_national")
    gaps = table.columns[table.isna().any() & table.notna().sum().gt(3)]
    assert len(gaps)
    assert set(gaps) <= badges_of(table).keys()
    filled = {
        "mean": table.fillna(table[gaps].mean()),
        "ffill": table.ffill().bfill(),
        "interpolate": table.interpolate(limit_direction="both"),
    }[fill]
    for known in (filled, filled.reset_index(drop=True)):
        assert not set(gaps) & badges_of(known).keys()
        assert (
            badges_of(known).keys()
            == set(table.columns[table.notna().all()]) & badges_of(table).keys()
        )


@pytest.mark.parametrize("operation", ["shuffled", "of another year"])
def test_without_labels_figures_must_still_stand_side_by_side(operation):
    panel = load_dataset("province_panel")
    panel["gdp"] = OTHER_FIGURES[operation](panel)
    assert "gdp" not in badges_of(panel.reset_index(drop=True))


def test_a_cell_put_right_again_has_its_badge_back():
    panel = load_dataset("province_panel")
    right = panel.loc[("Beijing", 2013), "gdp"]
    panel.loc[("Beijing", 2013), "gdp"] = 0
    assert "gdp" not in badges_of(panel)
    assert "gdp" in badges_of(panel.drop(index=("Beijing", 2013)))
    panel.loc[("Beijing", 2013), "gdp"] = right
    assert "gdp" in badges_of(panel)


def test_a_renamed_column_keeps_its_badge():
    panel = load_dataset("province_panel").rename(columns={"gdp": "收入"})
    assert badges_of(panel)["收入"] is Badge.PUBLISHED


def test_constants_and_flags_are_no_renamed_figures():
    table = with_badges(pd.DataFrame({"a": [0.0, 1, 0, 1]}), {"a": Badge.PUBLISHED})
    assert badges_of(table.assign(flag=[0, 1, 0, 1])) == {"a": Badge.PUBLISHED}


def test_a_result_of_overwritten_figures_bears_no_badge():
    table = load_dataset("provinces_2013")[["revenue_per_capita", "gdp_per_capita"]]
    assert kmo(table).badge is Badge.DERIVED
    table["gdp_per_capita"] = shuffled(table["gdp_per_capita"])
    assert kmo(table).badge is None
    assert theil(table["revenue_per_capita"]).badge is Badge.DERIVED
    assert theil(table["gdp_per_capita"]).badge is None


def test_badges_go_into_files_with_the_table(tmp_path):
    table = with_badges(pd.DataFrame({"a": [1.5, None, 3]}), {"a": Badge.DERIVED})
    table.to_pickle(tmp_path / "table.pkl")
    again = pd.read_pickle(tmp_path / "table.pkl")
    assert weakest_badge(again) is Badge.DERIVED
    json.dumps(table.attrs)


def test_tables_with_the_same_badges_are_put_together():
    panel = load_dataset("province_panel")
    assert weakest_badge(pd.concat([panel.iloc[:9], panel.iloc[9:]])[["gdp"]]) is Badge.PUBLISHED


@pytest.mark.parametrize("name", list_datasets().index)
def test_every_shipped_column_of_figures_has_its_badge(name):
    badges = describe_dataset(name)["badge"]
    assert badges_of(load_dataset(name)) == badges[badges != ""].to_dict()


class TestOneRuleForJoinedInputs:
    """The weakest of all inputs, weights included; none where one input has none."""

    BADGED = (
        (Badge.PUBLISHED, Badge.SYNTHETIC, Badge.SYNTHETIC),
        (Badge.RECONSTRUCTED, Badge.DERIVED, Badge.RECONSTRUCTED),
        (Badge.PUBLISHED, Badge.PUBLISHED, Badge.PUBLISHED),
        (Badge.PUBLISHED, None, None),
        (None, Badge.PUBLISHED, None),
    )

    @staticmethod
    def table(value, weight):
        frame = pd.DataFrame(
            {"x": [1.5, 2.5, 4.5, 9.5], "people": [3.25, 1.5, 2.5, 4.75], "g": list("aabb")}
        )
        badges = {"x": value, "people": weight}
        return with_badges(frame, {name: one for name, one in badges.items() if one is not None})

    @pytest.mark.parametrize(("value", "weight", "expected"), BADGED)
    def test_indices_of_inequality(self, value, weight, expected):
        frame = self.table(value, weight)
        x, people = frame["x"], frame["people"]
        results = [
            ess.theil(x, people),
            ess.theil(frame, value="x", weight="people"),
            ess.gini(x, people),
            ess.lorenz_curve(x, people),
            ess.atkinson(x, 2, people),
            ess.coefficient_of_variation(x, people),
            ess.theil_decomposition(frame, value="x", weight="people", groups="g"),
        ]
        assert [result.badge for result in results] == [expected] * len(results)

    @pytest.mark.parametrize(("first", "second", "expected"), BADGED)
    def test_change_of_two_decompositions(self, first, second, expected):
        times = [
            ess.theil_decomposition(self.table(badge, None), value="x", groups="g")
            for badge in (first, second)
        ]
        assert ess.theil_change(*times).badge is expected

    @pytest.mark.parametrize(("first", "second", "expected"), BADGED)
    def test_agreement_of_two_partitions(self, first, second, expected):
        cuts = [
            ess.cut_tree(ess.average_linkage(self.table(badge, None)[["x"]]), 2)
            for badge in (first, second)
        ]
        assert ess.adjusted_rand_index(*cuts).badge is expected
        assert ess.adjusted_rand_index(cuts[0], [1, 1, 2, 2]).badge is None

    def test_weights_without_a_badge(self):
        x = self.table(Badge.PUBLISHED, None)["x"]
        assert ess.theil(x).badge is Badge.PUBLISHED
        assert ess.theil(x, [1.0, 2.0, 3.0, 4.0]).badge is None
        assert joined(Badge.DERIVED) is Badge.DERIVED
        assert joined() is None
