import json

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DuplicateLabelsError,
    MissingValuesError,
    UnknownNameError,
)
from edusocsec.papers.pension_subsidy import (
    ACTUAL_POLICY,
    HALF_EVERYWHERE,
    SubsidyRules,
    apply_rule,
    compare_policies,
    factors_and_regions,
    percent_of_equal_cost,
    share_pension,
    situation_2013,
)

COLUMNS = ["from_centre", "from_province", "pension", "paid", "burden", "replacement"]
TOTALS = ["central_budget", "provincial_budget", "theil"]


@pytest.fixture(scope="module")
def here():
    return situation_2013()


@pytest.fixture
def lab(here):
    return ess.labs.subsidy(share_pension(ACTUAL_POLICY, here))


def test_begins_with_the_actual_policy():
    lab = ess.labs.subsidy()
    assert lab.policy.central_share.equals(share_pension().central_share)
    assert lab.widget.data["provinces"][lab.widget.followed]["name"] == "Hebei"


def test_its_numbers_are_the_library_s(lab, here):
    rule = apply_rule(12, here)
    lab.show(rule)
    answer = lab.widget.answer
    assert answer["burden"] == rule.burden.tolist()
    assert answer["replacement"] == rule.replacement.tolist()
    assert answer["paid"] == rule.payments["province"].tolist()
    assert answer["theil"] == float(rule.theil)
    assert answer["central_budget"] == rule.central_budget
    assert lab.comparison.verdict == compare_policies(share_pension(situation=here), rule).verdict


def test_other_persons_are_counted_when_the_policy_counts_them():
    older = situation_2013(pensioners="65_plus_2013")
    lab = ess.labs.subsidy(share_pension(HALF_EVERYWHERE, older))
    assert lab.situation is older
    assert lab.widget.data["actual"]["burden"] == share_pension(situation=older).burden.tolist()


def test_shares_by_the_five_regions_of_the_paper_s_chain(lab):
    regions = lab.policies.divisions[1]
    assert regions.to_dict() == factors_and_regions().regions.labels.to_dict()
    choice = lab.widget.choice
    lab.widget.choice = {
        **choice,
        "division": 1,
        "shares": [choice["shares"][0], [0.1, 0.2, 0.3, 0.4, 1]],
    }
    share = pd.Series(lab.policy.central_share)
    assert share[["Beijing", "Hebei", "Shanxi"]].to_list() == [0.1, 0.2, 0.3]
    assert share.groupby(regions).nunique().eq(1).all()


def test_what_waits_costs_the_centre_as_much(lab):
    choice, actual = lab.widget.choice, lab.policy
    for division in (1, None):
        lab.widget.choice = {**choice, "division": division}
        assert lab.policy.central_budget == pytest.approx(actual.central_budget, rel=1e-12)


def test_presets_are_the_paper_s_policies(lab, here):
    presets = [lab.policies.policy(preset["choice"]) for preset in lab.widget.data["presets"]]
    actual, half, equal_cost, kept = presets
    assert actual.central_share.equals(share_pension(ACTUAL_POLICY, here).central_share)
    assert set(half.central_share) == {0.5}
    assert equal_cost.percent == percent_of_equal_cost(actual)
    assert kept.pension.min() == pytest.approx(660)


def test_a_policy_comes_back_as_it_was_shown(lab, here):
    for policy in (
        share_pension({"east": 0.3, "central": 0.6, "west": 0.9}, here),
        share_pension(0.25, here),
        apply_rule(33.3, here),
    ):
        lab.show(policy)
        assert lab.policy.burden.equals(policy.burden)


def test_regions_of_one_s_own(here):
    coast = ["Shanghai", "Zhejiang", "Fujian", "Guangdong"]
    regions = {name: "coast" if name in coast else "inland" for name in here.region.index}
    mixed = share_pension({**ACTUAL_POLICY, "east": 0.9, "central": 0.9, "west": 0.9}, here)
    lab = ess.labs.subsidy(mixed, regions=regions)
    names = [region["name"] for region in lab.widget.data["divisions"][1]["regions"]]
    assert names == ["coast", "inland"]
    shares = {name: 0.4 if name in coast else 1.0 for name in regions}
    lab.show(share_pension(shares, here))
    assert lab.widget.choice["division"] == 1
    assert lab.widget.choice["shares"][1] == [0.4, 1.0]


def test_refuses_what_it_cannot_show(lab, here):
    with pytest.raises(ArgumentError, match="differs within the regions"):
        lab.show(share_pension({**ACTUAL_POLICY, "Hebei": 0.8}, here))
    with pytest.raises(ArgumentError, match="other persons"):
        lab.show(apply_rule(10, situation_2013(pensioners="65_plus_2013")))
    with pytest.raises(ArgumentError, match="other amounts"):
        lab.show(apply_rule(10, situation_2013(rules=SubsidyRules(basic_pension=840))))
    with pytest.raises(UnknownNameError, match="'revenue'"):
        ess.labs.subsidy(shown="revenue")
    with pytest.raises(ArgumentError, match=r"float .* share_pension\(\)"):
        ess.labs.subsidy(0.5)
    with pytest.raises(ArgumentError, match=r"dict .* share_pension\(\)"):
        lab.show(ACTUAL_POLICY)
    with pytest.raises(UnknownNameError, match="'Atlantis'"):
        ess.labs.subsidy(regions={"Atlantis": 1})
    with pytest.raises(DuplicateLabelsError, match="Tibet"):
        ess.labs.subsidy(regions=pd.Series([1, 2], index=["Tibet", "Tibet"]))
    with pytest.raises(MissingValuesError, match="'Tianjin'"):
        ess.labs.subsidy(regions={"Beijing": 1})


def test_state_is_plain_json(lab):
    state = lab.widget.state()
    assert json.loads(json.dumps(state, allow_nan=False)) == state
    assert state["answer"]["choice"] == state["choice"]


def test_screen_names_what_is_estimated(lab):
    badge = lab.widget.data["badge"]
    assert badge["label"] == "reconstructed"
    for text in ("not a reproduction", "urban households in 2012", "persons are reconstructed"):
        assert text in badge["caution"]


def test_static_view_names_what_is_estimated(lab):
    html = lab._repr_mimebundle_()["text/html"]
    for text in ("reconstructed", "urban households in 2012", "not a reproduction"):
        assert text in html


def policies_of(here):
    shares = [0.0, 0.25, 0.5, 0.817, 1.0]
    regions = [
        {"east": east, "central": central, "west": west}
        for east in shares
        for central in shares
        for west in (0.0, 1.0)
    ]
    rules = [0.1, 5, 7.0612, 8.637, 10, 20, 100]
    return [
        *(share_pension(shares, here) for shares in regions),
        *(apply_rule(percent, here) for percent in rules),
    ]


def test_browser_computes_as_python_does(lab, here, in_typescript):
    policies = policies_of(here) + list(lab.policies.presets.values())
    situation = lab.widget.data["situation"]
    rules = [policy for policy in policies if hasattr(policy, "percent")]
    shared = [policy for policy in policies if not hasattr(policy, "percent")]
    found = in_typescript(
        "subsidy/math.ts", "applyRule", [[policy.percent, situation] for policy in rules]
    ) + in_typescript(
        "subsidy/math.ts",
        "sharePension",
        [[policy.central_share.tolist(), situation] for policy in shared],
    )
    for outcome, policy in zip(found, rules + shared, strict=True):
        lab.show(policy)
        answer = lab.widget.answer
        for column in COLUMNS:
            assert outcome[column] == pytest.approx(answer[column], rel=1e-11, abs=1e-11)
        for total in TOTALS:
            assert outcome[total] == pytest.approx(answer[total], rel=1e-11, abs=1e-13)


def test_browser_sees_gains_and_losses_as_python_does(lab, here, in_typescript):
    policies = policies_of(here)
    columns = [(policy, name) for policy in policies for name in ("burden", "pension")]
    calls = [
        [lab.widget.data["actual"][name], getattr(policy, name).tolist()]
        for policy, name in columns
    ]
    found = in_typescript("subsidy/math.ts", "changes", calls)
    for changes, (policy, name) in zip(found, columns, strict=True):
        assert changes == lab.policies.compare(policy).change[name].tolist()
