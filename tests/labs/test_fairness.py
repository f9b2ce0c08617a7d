import json
import math
from itertools import combinations

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, DataError, UnknownNameError
from edusocsec.papers.fiscal_equity.fairness import per_head

EPSILONS = [0.0, 0.2, 0.999999, 1.0, 1.000001, 2.5, 20.0, 239.0, math.inf]


@pytest.fixture(scope="module")
def made():
    return ess.labs.fairness()


@pytest.fixture
def lab(made):
    made.choose(first="east 2017", second="central 2017", epsilon=1.0)
    return made


@pytest.mark.parametrize("epsilon", EPSILONS)
def test_indices_are_the_library_s(lab, epsilon):
    lab.choose(epsilon=epsilon)
    east, central = per_head(2017, "east"), per_head(2017, "central")
    expected = [ess.atkinson(given.values, epsilon, given.weights) for given in (east, central)]
    assert lab.widget.answer["indices"] == [result.value for result in expected]
    assert lab.widget.answer["equivalents"] == [result.equivalent for result in expected]
    assert lab.widget.answer["choice"] == lab.widget.choice


def test_both_are_the_same_at_a_turn_and_change_places_there(lab):
    (turn,) = lab.comparison.turns_of_equivalent

    def gap(epsilon):
        lab.choose(epsilon=epsilon)
        east, central = lab.widget.answer["equivalents"]
        return east / central - 1

    assert gap(turn) == pytest.approx(0, abs=1e-10)
    assert gap(turn - 1e-6) > 0 > gap(turn + 1e-6)


def test_a_closed_form_turns_where_it_must():
    # 1 and 9 have the equivalent ((1 + 3) / 2)^2 = 4 at epsilon 0.5, as has 4 for everybody.
    lab = ess.labs.fairness({"spread": [1.0, 9.0], "flat": [4.0, 4.0]})
    assert lab.comparison.turns_of_equivalent == pytest.approx([0.5], abs=1e-11)
    assert lab.comparison.turns_of_index == []


def test_the_same_distribution_twice_never_turns():
    lab = ess.labs.fairness({"a": [1.0, 2.0, 7.0], "b": [2.0, 4.0, 14.0]}, unit="yuan")
    assert lab.comparison.turns_of_index == []
    lab.choose(epsilon=3)
    assert "both are equally unequal" in lab.verdict
    assert "b is better off" in lab.verdict


def test_zeros_leave_nothing_to_share_from_one_on():
    lab = ess.labs.fairness({"zero": ([0.0, 2.0], [1.0, 3.0]), "none": [1.0, 1.0]}, epsilon=1.0)
    assert lab.widget.answer["equivalents"][0] == 0
    lab.choose(epsilon=0.5)
    assert lab.widget.answer["equivalents"][0] == pytest.approx(1.5 * 0.75)


def test_state_is_plain_json_and_small(lab):
    lab.choose(epsilon=math.inf)
    state = json.dumps(lab.widget.state(), allow_nan=False)
    assert len(state) < 40_000
    assert json.loads(state)["choice"]["epsilon"] is None


def test_refuses_what_it_cannot_compare(lab):
    with pytest.raises(ArgumentError, match="itself"):
        lab.choose(first="central 2017")
    with pytest.raises(ArgumentError, match="not a number of at least 0"):
        lab.choose(epsilon=-1)
    with pytest.raises(UnknownNameError, match="1999"):
        lab.choose(first="1999")
    with pytest.raises(ArgumentError, match="1 distributions"):
        ess.labs.fairness({"a": [1.0, 2.0]})
    with pytest.raises(DataError):
        ess.labs.fairness({"a": [1.0, -2.0], "b": [1.0, 2.0]})
    with pytest.raises(DataError, match=r"dropna\(\)"):
        ess.labs.fairness({"a": [1.0, math.nan], "b": [1.0, 2.0]})


def test_first_view_has_both_ends_and_steps(lab):
    table = lab.first_view.table()
    assert list(table.index[[0, -1]]) == [0, math.inf]
    for words in ("0 (the sum alone)", "infinite (Rawls)"):
        assert words in lab.first_view.to_text()
    least = per_head(2017, "east").values.min()
    assert table["equivalent", "east 2017"].iloc[-1] == pytest.approx(least, rel=1e-15)
    assert len(lab.first_view.steps) > 0


def test_browser_computes_as_python_does(lab, in_typescript):
    for name in ("equivalent", "index"):
        calls, expected = [], []
        sent = lab.widget.data["distributions"]
        for given, python in zip(sent, lab.distributions.values(), strict=True):
            for epsilon in EPSILONS:
                calls.append([given, None if math.isinf(epsilon) else epsilon])
                result = ess.atkinson(python.values, epsilon, python.weights)
                expected.append(result.equivalent if name == "equivalent" else result.value)
        found = in_typescript("fairness/math.ts", name, calls)
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_slider_reaches_both_ends_and_comes_back(in_typescript):
    positions = list(range(241))
    epsilons = in_typescript("fairness/math.ts", "epsilonAt", [[at] for at in positions])
    assert epsilons[0] == 0
    assert epsilons[120] == 1
    assert epsilons[-1] is None
    assert np.all(np.diff(epsilons[:-1]) > 0)
    back = in_typescript("fairness/math.ts", "positionOf", [[epsilon] for epsilon in epsilons])
    assert back == pytest.approx(positions)


def test_pairs_are_found_in_the_browser_where_python_put_them(in_typescript):
    pairs = list(combinations(range(7), 2))
    calls = [[first, second, 7] for first, second in pairs]
    expected = list(range(len(pairs)))
    assert in_typescript("fairness/math.ts", "pairPlace", calls) == expected
    swapped = [[second, first, 7] for first, second in pairs]
    assert in_typescript("fairness/math.ts", "pairPlace", swapped) == expected
