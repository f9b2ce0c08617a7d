import json

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.explain import Step
from edusocsec.explain.cells import labels_of
from edusocsec.explain.inputs import inputs_of
from edusocsec.explain.rendering.mathml import mathml
from edusocsec.labs.browser import hexadecimal
from edusocsec.labs.player_steps import MOST_ROWS, ShownStep, view
from edusocsec.plots.colours import colour_scale
from tests.labs.test_browser import HOSTILE, Page
from tests.reference import case


@pytest.fixture
def result():
    return ess.bartlett_sphericity(case("f02").data)


@pytest.fixture
def player(result):
    return result.play()


def views(player):
    return {view["name"]: view for view in player.widget.data["steps"]}


def test_begins_with_the_first_step(result, player):
    assert player.step is next(iter(result.steps.values()))
    assert player.cell == player.step.cell


def test_shows_a_cell_of_a_step(result, player):
    first, second = result.correlation.matrix.index[[0, 2]]
    player.show("correlations", first, second)
    assert (player.step.name, player.cell) == ("correlations", (first, second))
    assert player.widget.answer == player.widget.position | {
        "worked": mathml(result.steps["correlations"].worked_at(first, second))
    }


def test_refuses_what_does_not_exist(player):
    with pytest.raises(UnknownNameError):
        player.show("correlation")
    with pytest.raises(UnknownNameError):
        player.show("correlations", "x", "y")


def test_begins_with_the_row_that_it_is_about(result):
    row = case("f02").data.index[5]
    player = result.play(about=row)
    player.show("standardized")
    assert player.cell[0] == row
    player.show("statistic")
    assert player.cell == ()


def test_browser_has_the_steps_numbers(result, player):
    for name, step in result.steps.items():
        value = np.asarray(step.value, dtype=float)
        np.testing.assert_array_equal(np.ravel(views(player)[name]["values"]), value.ravel())


def test_browser_lights_up_what_the_step_uses(result, player, in_typescript):
    step = result.steps["correlations"]
    row, column = step.cell
    places = views(player)["correlations"]["inputs"]["0 1"]
    shape = result.correlation.standardized.shape
    lit = in_typescript("player/math.ts", "placesOf", [[place, *shape] for place in places])
    value = result.steps["standardized"].value
    expected = inputs_of(step, result.steps)(row, column)["standardized"]
    for found, cell in zip(lit, expected, strict=True):
        labels = [(value.index[at], value.columns[other]) for at, other in found]
        assert labels == labels_of(value, cell)


@pytest.mark.parametrize("scale", ["signed", "ordered"])
def test_browser_colours_as_the_figures_do(scale, in_typescript):
    tree = ess.average_linkage(case("f02").data)
    result = tree if scale == "ordered" else ess.kmo(case("f02").data)
    name = "distances" if scale == "ordered" else "correlations"
    widget, view = result.play().widget, views(result.play())[name]
    palette = widget.data["ordered"] if scale == "ordered" else widget.colours["signed"]
    values = np.ravel(view["values"])
    calls = [[value, view["limits"], palette] for value in values.tolist()]
    expected = colour_scale(scale, values)
    for value, colour in zip(values, in_typescript("player/math.ts", "heat", calls), strict=True):
        nearest = hexadecimal(expected.colour(value))
        channels = [[int(c[at : at + 2], 16) for at in (1, 3, 5)] for c in (colour, nearest)]
        # Of 41 colours, the nearest is at most half a shade away.
        assert np.abs(np.subtract(*channels)).max() <= 10


def test_what_is_held_is_followed_to_the_same_labels(in_typescript):
    z = {"rows": ["Hebei", "Gansu"], "columns": ["gdp", "age"], "start": [0, 0]}
    r = {"rows": ["gdp", "age"], "columns": ["gdp", "age"], "start": [0, 1]}
    means = {"rows": ["gdp", "age"], "columns": [""], "start": [0, 0]}
    number = {"rows": [""], "columns": [""], "start": [0, 0]}
    calls = [[z, [1, 1], r], [z, [1, 1], means], [means, [1, 0], z], [r, [1, 0], r]]
    found = in_typescript("player/math.ts", "sameLabels", [*calls, [z, [1, 1], number]])
    assert found == [[1, 1], [1, 0], [0, 1], [1, 0], [0, 0]]


def test_state_is_plain_json(player):
    assert json.loads(json.dumps(player.widget.state(), allow_nan=False))["live"] is True


def test_a_saved_page_works_out_every_cell_of_a_small_step(player, result):
    state = player._saved_state()
    steps = {step["name"]: step for step in state["data"]["steps"]}
    rows, columns = result.correlation.standardized.shape
    assert not state["live"]
    assert len(steps["correlations"]["worked"]) == columns**2 <= 60
    assert rows * columns > 60
    assert len(steps["standardized"]["worked"]) == 1


def test_a_long_table_is_shortened_around_the_cell_in_question():
    data = pd.DataFrame(np.random.default_rng(1).normal(size=(1000, 3)), columns=list("abc"))
    player = ess.kmo(data).play(about=500)
    view = views(player)["standardized"]
    assert len(view["rows"]) == len(view["values"]) == MOST_ROWS + 1
    assert view["rows"][view["start"][0]] == "500"
    assert f"{MOST_ROWS + 1} of 1000 rows" in view["note"]
    with pytest.raises(ArgumentError, match="about=300"):
        player.show("standardized", 300, "a")


def test_hostile_labels_stay_text(tmp_path):
    data = pd.DataFrame(np.random.default_rng(1).normal(size=(9, 4)), columns=HOSTILE)
    player = ess.kmo(data).play()
    assert views(player)["means"]["rows"] == HOSTILE
    player.save_html(tmp_path / "player.html")
    page = Page((tmp_path / "player.html").read_text(encoding="utf-8"))
    assert json.loads(page.scripts["state"])["data"]["steps"][0]["rows"] == HOSTILE
    assert not [attributes for _, attributes in page.elements if "onerror" in attributes]


def test_first_view_needs_no_widget(result, player):
    bundle = player._repr_mimebundle_()
    assert bundle["text/html"] == next(iter(result.steps.values())).to_html()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == player.widget.model_id
    assert repr(player) == bundle["text/plain"]


def test_a_cell_to_which_nothing_leads_says_so():
    table = pd.DataFrame({"2010": [1.0, 2], "2011": [2.0, np.nan]}, index=["Peru", "Colombia"])
    step = Step(
        name="change",
        title="Change",
        why="From year to year.",
        formula="x",
        value=table.diff(axis="columns"),
        work=lambda row, column: changed(table, row, column),
        cell=("Peru", "2011"),
    )
    shown = ShownStep(step)
    assert shown.worked((1, 1)) == shown.worked((0, 0)) == ""
    assert shown.worked((0, 1)).startswith("<math")
    assert view({"change": shown}, "change")["values"] == [[None, 1.0], [None, None]]


def changed(table, row, column):
    if (row, column) != ("Peru", "2011"):
        raise UnknownNameError("No step leads there.", "Choose another cell.")
    return "2 - 1"
