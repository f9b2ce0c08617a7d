import numpy as np
import pytest

import edusocsec as ess
from tests.reference import case


@pytest.fixture
def result():
    return ess.principal_components(case("f04").data)


@pytest.fixture
def lab(result):
    return ess.labs.components(result)


def test_begins_with_the_result(lab, result):
    assert lab.widget.kept == result.n_components
    assert lab.widget.data["verdicts"][result.n_components - 1] == result.verdict


def test_says_and_keeps_what_the_library_does_for_every_count(lab):
    all_loadings = np.array(lab.widget.data["loadings"])
    for kept, verdict in enumerate(lab.widget.data["verdicts"], start=1):
        lab.widget.kept = kept
        assert verdict == lab.result.verdict
        np.testing.assert_allclose(all_loadings[:, :kept], lab.result.loadings, atol=1e-14)


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
