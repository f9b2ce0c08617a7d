"""Badges: their order, their words, and how a table carries them."""

import pandas as pd
import pytest

from edusocsec.provenance import Badge, badges_of, weakest_badge, with_badges


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
