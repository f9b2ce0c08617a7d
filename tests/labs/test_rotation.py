import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from edusocsec.stats.planar import varimax_criterion, working_loadings
from tests.reference import case


@pytest.fixture(params=[2, 3], ids=["two factors", "three factors"])
def result(request):
    return ess.varimax(ess.principal_components(case("f04").data, n_components=request.param))


@pytest.fixture
def lab(result):
    return ess.labs.rotation(result)


def test_begins_with_the_unrotated_loadings(lab, result):
    np.testing.assert_array_equal(lab.loadings, result.unrotated)


def test_library_s_solution_is_the_result(lab, result):
    lab.show_solution()
    np.testing.assert_allclose(lab.loadings, result.loadings, rtol=0, atol=1e-14)
    assert lab.criterion == pytest.approx(result.criterion, abs=1e-14)


def test_a_quarter_turn_swaps_the_axes(lab, result):
    lab.turn_to(90)
    first, second = (result.unrotated[name] for name in ("PC1", "PC2"))
    np.testing.assert_allclose(lab.loadings["RC1"], second, atol=1e-14)
    np.testing.assert_allclose(lab.loadings["RC2"], -first, atol=1e-14)
    assert lab.criterion == pytest.approx(
        varimax_criterion(working_loadings(result.unrotated.to_numpy(), kaiser=True))
    )


def test_turning_keeps_the_communalities(lab, result):
    lab.turn_to(31.4)
    np.testing.assert_allclose((lab.loadings**2).sum(axis="columns"), result.communalities)


def positions(lab):
    """Some of all the ways in which axes can stand."""
    start, solution = lab.widget.data["start"], lab.widget.data["solution"]
    return [
        position | {"angle": angle}
        for position in (start, solution)
        for angle in (-71.3, 0.0, 12.0)
    ]


def test_browser_turns_as_python_does(lab, in_typescript):
    turned = in_typescript("rotation/math.ts", "rotationMatrix", [[p] for p in positions(lab)])
    for position, matrix in zip(positions(lab), turned, strict=True):
        lab.widget.position = position
        np.testing.assert_allclose(matrix, lab.rotation_matrix, rtol=0, atol=1e-15)


@pytest.mark.parametrize("kaiser", [True, False])
def test_browser_s_criterion_is_python_s(kaiser, in_typescript):
    components = ess.principal_components(case("f04").data, n_components=3)
    lab = ess.labs.rotation(ess.varimax(components, kaiser=kaiser))
    data = lab.widget.data
    curves = in_typescript(
        "rotation/math.ts",
        "criterionCurve",
        [[data["unrotated"], p, data["kaiser"], [p["angle"]]] for p in positions(lab)],
    )
    for position, (criterion,) in zip(positions(lab), curves, strict=True):
        lab.widget.position = position
        assert criterion == pytest.approx(lab.criterion, rel=1e-13)


def test_browser_s_largest_criterion_is_the_library_s(in_typescript):
    result = ess.varimax(ess.principal_components(case("f04").data, n_components=2))
    lab = ess.labs.rotation(result)
    given = [lab.widget.data["unrotated"], lab.widget.data["start"], True]
    (extremes,) = in_typescript("rotation/math.ts", "criterionExtremes", [given])
    assert extremes["largest"] == pytest.approx(result.criterion, rel=1e-13)


def test_first_view_needs_no_widget(lab, result):
    bundle = lab._repr_mimebundle_()
    assert bundle["text/html"].startswith('<img alt="" ')
    assert bundle["text/html"].endswith(result.to_html())
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == lab.widget.model_id


@pytest.mark.parametrize("angle", [float("nan"), 90.5, "x"])
def test_no_angle_changes_nothing(lab, angle):
    with pytest.raises(ArgumentError, match=r"angle=.* is not a number from -90 to 90"):
        lab.turn_to(angle)
    assert lab.widget.position["angle"] == 0


def test_only_a_rotation_can_be_turned(result):
    with pytest.raises(ArgumentError, match=r"DataFrame .* varimax\(\)"):
        ess.labs.rotation(result.loadings)
