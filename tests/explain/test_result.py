import pickle
from dataclasses import dataclass

import pandas as pd
import pytest

from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.explain import Peer, Result
from edusocsec.provenance import Badge
from tests.results import RESULTS

told = []


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Means(Result):
    step: object

    @property
    def title(self):
        return "Means"

    def table(self):
        return self.step.value.to_frame("mean")

    @property
    def verdict(self):
        return "Row b is larger."

    def _tell(self):
        told.append(self.title)
        yield self.step

    def _ask_peers(self):
        yield Peer("by hand", "row means", self.step.value, [1.5, 4.25])


@pytest.fixture
def result(step):
    return Means(step=step, badge=Badge.DERIVED)


def test_story_is_told_only_when_asked_and_only_once(result):
    told.clear()
    result.to_text()
    assert told == []
    assert list(result.steps) == ["row_means"]
    result.explain()
    assert told == ["Means"]


def test_explanation_about_a_row(result):
    assert result.explain("b").steps["row_means"].cell == ("b",)
    assert result.explain().steps["row_means"].cell == ("a",)


def test_unknown_step_suggests_a_name(result):
    with pytest.raises(UnknownNameError, match="no step 'row_mean'") as caught:
        result.steps["row_mean"]
    assert "'row_means'" in caught.value.hint
    assert "row_mean" not in result.steps
    assert "row_means" in result.steps


def test_display_has_title_table_verdict_and_badge(result):
    text = result.to_text()
    for part in ("Means", "1.500", "Row b is larger.", "derived"):
        assert part in text


def test_explanation_has_every_step_and_the_verdict(result):
    text = result.explain().to_text()
    assert "balance point" in text
    assert text.endswith("Row b is larger.")


def test_exercise_takes_the_cell_asked_for_or_that_of_the_step(result):
    assert result.exercise("row_means").cell == ("a",)
    assert result.exercise("row_means", "b").answer == 4.0
    with pytest.raises(UnknownNameError, match="no 'z'"):
        result.exercise("row_means", "z")


def test_cross_check_shows_where_the_two_differ_most(result):
    row = result.cross_check().loc[("row means", "by hand")]
    assert row.to_dict() == {
        "ours": 4.0,
        "theirs": 4.25,
        "difference": 0.25,
        "agreement": "1 digit",
    }


class Alone(Means):
    _ask_peers = Result._ask_peers


def test_what_no_program_and_no_picture_shows_is_said_in_words(step):
    alone = Alone(step=step)
    with pytest.raises(ArgumentError, match="No other program") as caught:
        alone.cross_check()
    assert "explain()" in caught.value.hint
    with pytest.raises(ArgumentError, match="no picture of this result: Means") as caught:
        alone.plot()
    assert "table()" in caught.value.hint


def test_result_cannot_be_changed(result):
    with pytest.raises(AttributeError):
        result.badge = None


def test_table_is_the_source_of_every_display(result):
    pd.testing.assert_series_equal(result.table()["mean"], result.step.value, check_names=False)
    for shown in (result.to_text(), result.to_html(), result.to_markdown(), result.to_latex()):
        assert "1.500" in shown
        assert "4.000" in shown


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_can_be_pickled_also_after_its_story_was_told(name):
    result = RESULTS[name]()
    assert list(result.steps)
    again = pickle.loads(pickle.dumps(result))
    pd.testing.assert_frame_equal(again.table(), result.table())
    assert again.verdict == result.verdict
    assert list(again.steps) == list(result.steps)
