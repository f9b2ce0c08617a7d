import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError
from tests.reference import case


@pytest.fixture
def result():
    return ess.principal_components(case("f04").data).with_parallel_analysis()


@pytest.fixture
def lab(result):
    return ess.labs.components(result)


def test_begins_with_the_result(lab, result):
    assert lab.widget.kept == result.n_components
    assert lab.widget.data["verdicts"][result.n_components - 1] == result.verdict


def test_says_and_keeps_what_the_library_does_for_every_count(lab):
    all_loadings = np.array(lab.widget.data["loadings"])
    for kept, verdict in enumerate(lab.widget.data["verdicts"], start=1):
        lab.keep(kept)
        assert verdict == lab.result.verdict
        np.testing.assert_allclose(all_loadings[:, :kept], lab.result.loadings, atol=1e-14)


def test_browser_explains_as_the_library_does_for_every_count(lab, in_typescript):
    sent = lab.widget.data
    counts = range(1, len(sent["components"]) + 1)
    communalities = in_typescript(
        "components/math.ts", "communalities", [[sent["loadings"], count] for count in counts]
    )
    for count, values in zip(counts, communalities, strict=True):
        expected = ess.principal_components(case("f04").data, n_components=count)
        np.testing.assert_allclose(values, expected.communalities, rtol=1e-13)
    (explained,) = in_typescript("components/math.ts", "explained", [[sent["eigenvalues"]]])
    for name, column in lab.result.explained.items():
        np.testing.assert_allclose([part[name] for part in explained], column, rtol=1e-13)


@pytest.mark.parametrize("count", [0, 99, 1.5])
def test_refuses_a_count_that_cannot_be(lab, result, count):
    with pytest.raises(ArgumentError):
        lab.keep(count)
    assert lab.widget.kept == result.n_components


def test_rules_advise_what_the_library_does_and_say_why(lab, result):
    advice = lab.widget.data["advice"]
    assert {rule["rule"]: rule["count"] for rule in advice} == {
        "Kaiser's rule": result.advice["kaiser_rule"],
        "85 per cent rule": result.advice["variance_rule"],
        "parallel analysis": result.advice["parallel_analysis"],
    }
    kaiser, enough, parallel = (rule["reason"] for rule in advice)
    assert kaiser.startswith("2 components explain more than one variable does")
    assert enough == "3 components explain 89.9 per cent of the variance."
    assert parallel.startswith("The eigenvalue of PC3, 0.627, is the first")


def test_knows_the_data_and_their_badge_as_before():
    provinces = ess.load_dataset("provinces_2013")[ess.papers.pension_subsidy.INDICATORS]
    result = ess.principal_components(provinces)
    lab = ess.labs.components(result)
    assert lab.result.badge == result.badge
    assert lab.result.correlation is result.correlation


def test_without_observations_there_is_no_parallel_analysis():
    lab = ess.labs.components(ess.principal_components(correlation=[[1, 0.6], [0.6, 1]]))
    assert lab.widget.data["random"] is None
    assert len(lab.widget.data["advice"]) == 2


def test_only_components_can_be_chosen_from(result):
    with pytest.raises(ArgumentError, match=r"DataFrame .* principal_components\(\)"):
        ess.labs.components(result.loadings)
