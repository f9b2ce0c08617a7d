"""Keys are the same in every language; the eye gets words, and the user's labels stay."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.explain import Exercise, Headings, Step
from edusocsec.explain.document import Table
from edusocsec.explain.rendering.html import render_html
from edusocsec.explain.rendering.latex import render_latex
from edusocsec.explain.rendering.markdown import render_markdown
from edusocsec.explain.rendering.text import render_text
from edusocsec.labs.player_steps import ShownStep

WORDS = Headings(
    columns={"value_share": "Anteil"}, rows={"all": "zusammen"}, names={"component": "Komponente"}
)


@pytest.fixture
def frame():
    index = pd.Index(["value_share", "all"], name="component")
    return pd.DataFrame({"value_share": [0.25, 1.0], "all": [0.5, 2.0]}, index)


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown, render_latex])
def test_every_display_writes_the_words(frame, render):
    shown = render([Table(frame, headings=WORDS)])
    assert all(shown.count(word) == 1 for word in ("Anteil", "zusammen", "Komponente"))


def test_labels_of_the_user_stay_beside_keys(frame):
    shown = WORDS.shown(frame)
    assert list(shown.columns) == ["Anteil", "all"]
    assert list(shown.index) == ["value_share", "zusammen"]
    assert list(frame.columns) == ["value_share", "all"]


def test_of_two_equal_labels_the_one_at_our_end_is_a_key():
    index = pd.Index(["all", "b", "all"])
    assert list(WORDS.axis(index, "rows")) == ["all", "b", "zusammen"]
    first = Headings(rows={"all": "zusammen"}, leading=True)
    assert list(first.axis(index, "rows")) == ["zusammen", "b", "all"]


def test_parts_of_nested_labels_are_written_in_words():
    index = pd.MultiIndex.from_tuples([("all", 2013), ("east", 2013)], names=["component", "year"])
    shown = WORDS.axis(index, "rows")
    assert list(shown) == [("zusammen", 2013), ("east", 2013)]
    assert list(shown.names) == ["Komponente", "year"]


def test_step_and_exercise_and_player_write_the_words(frame):
    step = Step(
        name="shares",
        title="Shares",
        why="Because.",
        formula="s",
        value=frame,
        work=lambda _row, _column: "s",
        cell=("all", "value_share"),
        headings=WORDS,
    )
    assert "'zusammen', 'Anteil'" in step.to_text()
    assert "'zusammen', 'Anteil'" in Exercise(step, step.cell).question
    assert ShownStep(step).labels == [["value_share", "zusammen"], ["Anteil", "all"]]


def test_show_takes_the_words(frame):
    assert "Anteil" in ess.show(frame, headings=WORDS).to_text()
