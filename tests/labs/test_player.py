import pytest

import edusocsec as ess
from tests.reference import case


@pytest.fixture
def result():
    return ess.bartlett_sphericity(case("f02").data)


@pytest.fixture
def player(result):
    return result.play()


def test_shows_one_step_and_where_it_stands(result, player):
    steps = list(result.steps.values())
    assert player.position.value == f"Step 1 of {len(steps)}"
    assert player.shown.value == steps[0].to_html()


def test_next_and_previous_stop_at_the_ends(result, player):
    names = list(result.steps)
    assert player.previous.disabled
    player.previous.click()
    assert player.slider.value == names[0]
    for _step in range(len(names) + 2):
        player.next.click()
    assert player.slider.value == names[-1]
    assert player.next.disabled
    assert not player.previous.disabled


def test_slider_moves_the_page(result, player):
    player.slider.value = "statistic"
    assert player.shown.value == result.steps["statistic"].to_html()


def test_first_view_needs_no_widget(result, player):
    bundle = player._repr_mimebundle_()
    assert bundle["text/html"] == next(iter(result.steps.values())).to_html()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == player.widget.model_id
    assert repr(player) == bundle["text/plain"]
