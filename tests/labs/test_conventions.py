import itertools
import json

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    MissingValuesError,
    RotationUndefinedError,
    UnknownNameError,
)
from edusocsec.papers.fiscal_equity.decomposition import INDICATORS as MEASURED
from edusocsec.papers.fiscal_equity.decomposition import decompose
from edusocsec.papers.pension_subsidy import INDICATORS, factors_and_regions
from edusocsec.papers.pension_subsidy.regions import regions_by


@pytest.fixture(scope="module")
def made():
    return ess.labs.conventions()


@pytest.fixture
def lab(made):
    made.choose(chain=0)
    made.widget.choice = made.widget.data["start"]
    return made


@pytest.fixture
def blobs():
    generator = np.random.default_rng(5)
    factors = generator.normal(size=(40, 3))
    mixed = factors @ generator.normal(size=(3, 9)) + 0.3 * generator.normal(size=(40, 9))
    return pd.DataFrame(mixed, [f"row {i}" for i in range(40)], [f"x{j}" for j in range(9)])


def number(lab, title):
    (value,) = [
        number.value for number in lab.chain.outcomes[lab.choice].numbers if number.title == title
    ]
    return value


def same_regions(first, second):
    return float(ess.adjusted_rand_index(first, second)) == 1


def test_default_is_the_paper_s_chain(lab):
    paper = factors_and_regions()
    assert lab.result.labels.equals(paper.regions.labels)
    assert lab.chain.default.groups.tolist() == paper.regions.labels.tolist()
    assert lab.chain.default.ranks.equals(paper.composite.ranking[paper.data.index])
    assert number(lab, "GDP per capita, on RC2") == paper.rotation.loadings.at[INDICATORS[0], "RC2"]


@pytest.mark.parametrize("linkage", ["average", "complete", "single"])
@pytest.mark.parametrize("metric", ["euclidean", "sqeuclidean"])
def test_regions_are_those_of_the_paper_s_module(lab, linkage, metric):
    lab.choose(linkage=linkage, metric=metric)
    expected = regions_by(linkage=linkage, metric=metric)
    assert same_regions(lab.result.labels, expected)
    assert same_regions(lab.chain.outcomes[lab.choice].groups, expected)


@pytest.mark.parametrize("convention", ["spss", "converged"])
@pytest.mark.parametrize("kaiser", [True, False])
@pytest.mark.parametrize("weights", ["explained", "rotated"])
def test_loadings_and_ranks_are_the_library_s(lab, convention, kaiser, weights):
    lab.choose(convention=convention, kaiser=kaiser, weights=weights)
    data = ess.load_dataset("provinces_2013")[INDICATORS]
    rotation = ess.varimax(ess.principal_components(data), kaiser, convention)
    composite = ess.composite_scores(ess.factor_scores(data, rotation), weights)
    assert number(lab, "Variance that RC1 explains") == rotation.explained_variance["RC1"]
    assert lab.chain.outcomes[lab.choice].ranks.equals(composite.ranking[data.index])


def test_divisor_of_the_scores_scales_them_and_moves_nobody(lab):
    before = (
        number(lab, "Highest score on RC1"),
        number(lab, "Distance of the first merge not made"),
    )
    lab.choose(ddof=0)
    after = number(lab, "Highest score on RC1"), number(lab, "Distance of the first merge not made")
    factor = (31 / 30) ** 0.5
    assert after == pytest.approx([factor * value for value in before], rel=1e-13)
    assert lab.chain.moved(lab.choice) == []
    assert lab.chain.reranked(lab.choice).empty
    assert "multiplies every score by 1.0165" in lab.verdict


def test_only_the_linkage_moves_a_province_on_these_data(lab):
    table = lab.first_view.table()
    moving = table.index[table["other region"] > 0]
    assert list(moving) == ["Linkage (complete)", "Linkage (single)"]
    assert table.loc["End of the rotation (exact)"].tolist() == [0, 0, 0]


def test_squaring_changes_no_linkage_that_asks_for_the_order_alone(lab):
    for linkage in ("complete", "single"):
        lab.choose(linkage=linkage, metric="euclidean")
        before = lab.result.labels
        lab.choose(metric="sqeuclidean")
        assert lab.result.labels.equals(before)


@pytest.mark.parametrize(("chain", "indicator"), list(enumerate(MEASURED, start=1)))
@pytest.mark.parametrize("kind", ["T", "L"])
@pytest.mark.parametrize("weighting", ["natural", "provinces"])
def test_inequality_is_what_the_paper_s_module_computes(lab, chain, indicator, kind, weighting):
    lab.choose(chain=chain, kind=kind, weighting=weighting)
    expected = decompose(indicator, 2013, kind=kind, weighting=weighting)
    assert lab.result.verdict == expected.verdict
    assert number(lab, "Theil's index") == expected.total
    assert number(lab, "Within, per cent of the total") == expected.within_rate
    relative = expected.levels["level"] / np.average(
        expected.levels["level"], weights=expected.levels["weight"]
    )
    groups = lab.chain.outcomes[lab.choice].groups
    assert (groups == "+").equals(relative >= 1)


def test_weights_turn_a_claim_of_the_thesis(lab):
    lab.choose(chain=3, weighting="provinces")
    assert "not 41.0" in lab.verdict
    assert "now 53.9 per cent" in lab.verdict
    lab.choose(chain=2, weighting="provinces")
    assert "now west, no longer east" in lab.verdict


def test_divisor_of_the_variation_needs_rows_without_weights(lab):
    lab.choose(chain=1, ddof=1)
    assert lab.chain.settings(lab.choice)["ddof"] == 0
    assert "Nothing is switched" in lab.verdict
    lab.choose(weighting="provinces")
    levels = decompose(MEASURED[0], 2013, weighting="provinces").levels["level"]
    expected = float(levels.std(ddof=1) / levels.mean())
    assert number(lab, "Coefficient of variation") == pytest.approx(expected, rel=1e-13)


def test_browser_has_every_outcome_in_plain_json(lab):
    state = lab.widget.state()
    assert json.loads(json.dumps(state, allow_nan=False)) == json.loads(json.dumps(state))
    assert len(json.dumps(state)) < 200_000
    for chain, sent in zip(lab.chains, state["data"]["chains"], strict=True):
        sizes = [len(switch["options"]) for switch in sent["switches"]]
        assert len(sent["outcomes"]) == np.prod(sizes)
        for choice, outcome in zip(chain.choices, sent["outcomes"], strict=True):
            computed = chain.outcomes[choice]
            assert outcome["values"] == [number.value for number in computed.numbers]
            assert outcome["ranks"] == computed.ranks.tolist()
            assert outcome["verdict"] == chain.verdict(choice)


def test_numbers_keep_their_titles_under_all_conventions(lab):
    for chain in lab.chains:
        titles = {tuple(n.title for n in chain.outcomes[c].numbers) for c in chain.choices}
        assert len(titles) == 1


def test_three_factors_of_an_own_table_can_converge_further(blobs):
    lab = ess.labs.conventions(blobs, n_clusters=4)
    lab.choose(convention="converged")
    assert len(lab.chains) == 1
    assert lab.chain.changed_numbers(lab.choice) > 0
    assert "rows" in lab.widget.data["chains"][0]
    assert "tile" not in lab.widget.data["chains"][0]["rows"][0]


def test_begins_with_the_chain_that_is_asked_for():
    lab = ess.labs.conventions(begin="inequality", year=2017)
    assert lab.result.total == decompose(MEASURED[0], 2017).total
    assert lab.first_view.table().index.tolist() == [
        "Theil's index (L)",
        "Weights (each province as one)",
    ]


def test_report_tells_the_steps_of_the_default(lab):
    assert list(lab.first_view.steps) == list(factors_and_regions().regions.steps)


def test_refuses_what_it_cannot_do(lab, blobs):
    with pytest.raises(UnknownNameError, match="no convention 'kind'"):
        lab.choose(kind="L")
    with pytest.raises(UnknownNameError, match="no option 'ward'"):
        lab.choose(linkage="ward")
    with pytest.raises(ArgumentError):
        lab.choose(chain=9)
    with pytest.raises(ArgumentError):
        ess.labs.conventions(n_clusters=9)
    with pytest.raises(UnknownNameError, match="begin"):
        ess.labs.conventions(begin="theil")
    with pytest.raises(UnknownNameError, match="1999"):
        ess.labs.conventions(year=1999)
    with pytest.raises(RotationUndefinedError):
        ess.labs.conventions(pd.DataFrame({"a": [1.0, 2, 3, 5], "b": [1.0, 2, 4, 5]}), n_clusters=2)
    long = pd.DataFrame(np.random.default_rng(1).normal(size=(401, 4)))
    with pytest.raises(ArgumentError, match="401 rows"):
        ess.labs.conventions(long)


def test_choices_are_found_in_the_browser_where_python_put_them(in_typescript):
    sizes = [2, 3, 1, 2]
    choices = [list(choice) for choice in itertools.product(*map(range, sizes))]
    found = in_typescript("conventions/math.ts", "placeOf", [[choice, sizes] for choice in choices])
    assert found == list(range(len(choices)))


def test_browser_calls_the_same_numbers_changed(lab, in_typescript):
    for chain in lab.chains:
        usual = [number.value for number in chain.default.numbers]
        pairs = [
            [before, number.value]
            for choice in chain.choices
            for before, number in zip(usual, chain.outcomes[choice].numbers, strict=True)
        ]
        found = np.reshape(in_typescript("conventions/math.ts", "changes", pairs), (-1, len(usual)))
        assert found.sum(axis=1).tolist() == [chain.changed_numbers(c) for c in chain.choices]


def test_a_table_of_one_s_own_has_no_inequality():
    table = ess.load_dataset("provinces_2013")[ess.papers.pension_subsidy.INDICATORS]
    with pytest.raises(ArgumentError, match="of one's own"):
        ess.labs.conventions(table, begin="inequality")
    with pytest.raises(MissingValuesError, match=r"dropna\(\)"):
        ess.labs.conventions(table.where(table > table.min()))
