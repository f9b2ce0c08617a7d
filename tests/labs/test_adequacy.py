import json
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2

import edusocsec as ess
from edusocsec.errors import (
    MissingValuesError,
    SingularMatrixError,
    TooFewVariablesError,
    UnknownNameError,
)
from edusocsec.labs.adequacy_answer import answer, subset
from edusocsec.stats.kmo import kaiser_word
from edusocsec.stats.p_values import p_text
from tests.reference import case


@pytest.fixture(scope="module")
def data():
    return case("f02").data


@pytest.fixture
def lab(data):
    return ess.labs.adequacy(data)


@pytest.fixture
def dependent(data):
    return data.assign(total=data.iloc[:, 0] + data.iloc[:, 1])


def test_begins_with_all_variables(lab, data):
    assert lab.kmo.overall == ess.kmo(data).overall
    assert lab.bartlett.statistic == ess.bartlett_sphericity(data).statistic


@pytest.mark.parametrize(
    "compute",
    [ess.kmo, ess.bartlett_sphericity, ess.principal_components, ess.correlation_matrix],
)
def test_takes_the_results_of_the_chain(compute, data, lab):
    assert ess.labs.adequacy(compute(data)).widget.answer == lab.widget.answer


def test_answers_with_what_the_library_says_of_those_chosen(lab, data):
    names = list(data.columns[[0, 2, 5, 6]])
    lab.choose(names)
    expected, test = ess.kmo(data[names]), ess.bartlett_sphericity(data[names])
    found = lab.widget.answer
    assert found["chosen"] == lab.widget.chosen == [0, 2, 5, 6]
    assert found["kmo"]["overall"] == pytest.approx(expected.overall, rel=1e-13)
    np.testing.assert_allclose(found["kmo"]["per_variable"], expected.per_variable, rtol=1e-13)
    np.testing.assert_allclose(found["kmo"]["partial"], expected.partial, rtol=0, atol=1e-13)
    assert found["bartlett"]["statistic"] == pytest.approx(test.statistic, rel=1e-13)


def test_says_the_library_s_error_instead_of_a_number(dependent):
    lab = ess.labs.adequacy(dependent)
    with pytest.raises(SingularMatrixError) as refused:
        ess.kmo(dependent)
    assert lab.widget.answer["kmo"] == {
        "problem": refused.value.problem,
        "hint": refused.value.hint,
    }
    assert "Bartlett's test does not exist" in lab.widget.answer["bartlett"]["problem"]
    assert lab.first_view is lab.every


def test_numbers_return_when_the_dependent_variable_is_out(dependent, data):
    lab = ess.labs.adequacy(dependent)
    lab.choose(data.columns)
    assert lab.widget.answer["kmo"]["overall"] == pytest.approx(ess.kmo(data).overall)


def test_one_variable_has_no_measure(lab, data):
    lab.choose(data.columns[:1])
    assert "only 1 variable" in lab.widget.answer["kmo"]["problem"]
    with pytest.raises(TooFewVariablesError):
        assert lab.kmo


def test_a_single_variable_is_refused_at_once(data):
    with pytest.raises(TooFewVariablesError):
        ess.labs.adequacy(data.iloc[:, :1])


def test_unknown_variable(lab):
    with pytest.raises(UnknownNameError, match="no variable 'height'"):
        lab.choose(["height"])


@pytest.mark.parametrize("rows", [4, 30])
def test_browser_knows_what_is_refused_by_number_alone(data, rows):
    every = ess.correlation_matrix(data.head(rows))
    refusals = ess.labs.adequacy(every).widget.data["refusals"]
    for count in range(len(data.columns) + 1):
        found = answer(every, list(range(count)))
        for name, refusal in refusals[count].items():
            assert refusal == (found[name] if "problem" in found[name] else None)


def test_pairs_with_observations_of_their_own(in_typescript):
    """The smallest pair of the variables that are in, in Python and in the browser."""
    gaps, weights = case("w02").data.drop(columns="w"), case("w02").data["w"]
    every = ess.correlation_matrix(gaps, missing="pairwise", weights=weights)
    lab = ess.labs.adequacy(every)
    assert json.loads(json.dumps(lab.widget.state(), allow_nan=False)) == lab.widget.state()
    chosen = [[0, 1, 2], [5, 6, 7], list(range(8))]
    sent = lab.widget.data["observations"]
    counts = in_typescript("adequacy/state.ts", "observationsOf", [[sent, some] for some in chosen])
    for some, count in zip(chosen, counts, strict=True):
        lab.choose(gaps.columns[some])
        expected = ess.bartlett_sphericity(gaps.iloc[:, some], missing="pairwise", weights=weights)
        assert lab.bartlett.statistic == pytest.approx(expected.statistic, rel=1e-12)
        assert lab.widget.answer["bartlett"]["statistic"] == lab.bartlett.statistic
        assert count == pytest.approx(expected.n_observations)
    assert in_typescript("adequacy/state.ts", "observationsOf", [[30, [0, 1]]]) == [30]


def test_without_observations_bartlett_is_refused(data):
    matrix = ess.correlation_matrix(data).matrix
    lab = ess.labs.adequacy(ess.kmo(correlation=matrix))
    assert lab.widget.answer["kmo"]["overall"] == pytest.approx(ess.kmo(data).overall)
    assert "needs the number of observations" in lab.widget.answer["bartlett"]["problem"]


def test_state_is_plain_json(dependent):
    state = ess.labs.adequacy(dependent).widget.state()
    assert json.loads(json.dumps(state, allow_nan=False)) == state


def subsets(count):
    return [
        list(chosen) for size in range(2, count + 1) for chosen in combinations(range(count), size)
    ]


@pytest.mark.parametrize("name", ["f02", "f01"])
def test_browser_s_numbers_are_python_s_for_every_subset(name, in_typescript):
    every = ess.correlation_matrix(case(name).data.iloc[:, :8])
    chosen = subsets(every.n_variables)
    parts = [subset(every, some).matrix.to_numpy().tolist() for some in chosen]
    inverses = in_typescript("adequacy/math.ts", "trustedInverse", [[part] for part in parts])
    measures = in_typescript(
        "adequacy/math.ts",
        "adequacy",
        [[part, found["matrix"]] for part, found in zip(parts, inverses, strict=True)],
    )
    tests = in_typescript(
        "adequacy/math.ts",
        "sphericity",
        [
            [len(part), every.n_observations, found["log_determinant"]]
            for part, found in zip(parts, inverses, strict=True)
        ],
    )
    for some, measure, test in zip(chosen, measures, tests, strict=True):
        expected = answer(every, some)
        for number, value in measure.items():
            np.testing.assert_allclose(value, expected["kmo"][number], rtol=1e-10, atol=1e-12)
        assert test["statistic"] == pytest.approx(expected["bartlett"]["statistic"], rel=1e-10)
        assert test["df"] == expected["bartlett"]["df"]
        assert test["p_value"] == pytest.approx(expected["bartlett"]["p_value"], abs=1e-10)


def test_browser_refuses_an_inverse_that_cannot_be_trusted(dependent, in_typescript):
    matrices = [
        ess.correlation_matrix(dependent).matrix.to_numpy(),
        case("f12_nearsing_1e-10").data.corr().to_numpy(),
        [[1.0, 0.9, 0.1], [0.9, 1.0, 0.9], [0.1, 0.9, 1.0]],  # no data have these correlations
    ]
    calls = [[np.asarray(matrix).tolist()] for matrix in matrices]
    assert in_typescript("adequacy/math.ts", "trustedInverse", calls) == [None] * 3


@pytest.mark.parametrize("df", [1, 2, 3, 21, 190])
def test_browser_s_tail_of_chi_square_is_scipy_s(df, in_typescript):
    statistics = [0.0, 1e-6, 0.5, 3.84, df / 2, df, 2 * df, 700.0, 5000.0]
    tails = in_typescript(
        "adequacy/math.ts", "chiSquareTail", [[value, df] for value in statistics]
    )
    np.testing.assert_allclose(tails, chi2.sf(statistics, df), rtol=0, atol=1e-10)


def test_browser_has_kaiser_s_words(lab, in_typescript):
    measures = [0.0, 0.3, 0.5 - 1e-15, 0.5, 0.55, 0.6, 0.7, 0.789, 0.8, 0.9, 0.95, 1.0]
    calls = [[measure, lab.widget.data["words"]] for measure in measures]
    assert in_typescript("adequacy/state.ts", "wordFor", calls) == [*map(kaiser_word, measures)]


@pytest.mark.parametrize("sign", [True, False])
def test_browser_writes_p_values_as_python_does(sign, in_typescript):
    values = [0.0, 0.0007, 0.0009999, 0.001, 0.0010001, 0.0421, 0.5, 1.0]
    written = in_typescript("adequacy/words.ts", "pText", [[value, sign] for value in values])
    assert written == [p_text(value, sign=sign) for value in values]


def test_hostile_names_are_plain_text(data):
    names = ["<img onerror=alert(1)>", "عربي", "x" * 200, "👩‍🔬"]
    frame = pd.DataFrame(data.iloc[:, :4].to_numpy(), columns=names)
    assert ess.labs.adequacy(frame).widget.data["variables"] == names


def test_advice_on_gaps_names_what_can_be_done():
    table = ess.load_dataset("provinces_2013")[ess.papers.pension_subsidy.INDICATORS]
    with pytest.raises(MissingValuesError, match=r"dropna\(\)"):
        ess.labs.adequacy(table.where(table > table.min()))
