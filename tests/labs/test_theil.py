import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, DataError, MissingValuesError, UnknownNameError
from edusocsec.papers.fiscal_equity.decomposition import INDICATORS, decompose

from .conftest import LABS


@pytest.fixture(scope="module")
def panel():
    rows = pd.MultiIndex.from_product([["a", "b", "c", "d"], [2001, 2002]], names=["row", "year"])
    return pd.DataFrame(
        {
            "x": [1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 8.0, 9.0],
            "n": [1.0, 1.0, 2.0, 2.0, 1.0, 1.0, 4.0, 4.0],
            "group": ["g", "g", "g", "g", "h", "h", "h", "h"],
        },
        rows,
    )


@pytest.fixture
def lab(panel):
    return ess.labs.theil(panel, indicators={"x": "n"}, groups="group", year=2001)


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("kind", ["T", "L"])
def test_shows_what_the_paper_s_module_computes(indicator, kind):
    lab = ess.labs.theil(year=2014, kind=kind)
    lab.choose(indicator=indicator)
    expected = decompose(indicator, 2014, kind=kind)
    assert lab.result.verdict == expected.verdict
    assert lab.result.badge == expected.badge
    assert lab.widget.answer["total"] == expected.total
    assert lab.widget.answer["choice"] == lab.widget.choice


def test_begins_with_the_last_year_that_can_be_compared():
    lab = ess.labs.theil()
    assert lab.panel.years == list(range(2010, 2018))
    assert lab.widget.data["years"][lab.widget.choice["year"]] == "2017"


def test_moving_a_row_changes_the_parts_but_not_the_total(lab):
    before = lab.result
    lab.choose(groups={"c": "g"})
    assert lab.result.total == pytest.approx(before.total)
    # In h only d is left: nothing differs inside.
    assert lab.result.groups.loc["h", "index"] == pytest.approx(0, abs=1e-15)


def test_a_group_may_become_empty(lab):
    lab.choose(groups={"a": "h", "b": "h"})
    assert lab.result.between == pytest.approx(0)
    assert [group["group"] for group in lab.widget.answer["groups"]] == [1]


def test_transfer_moves_money_and_makes_none(lab):
    # d has four heads and gives each head's 2 to a, whose one head gets 8.
    lab.choose(giver="d", receiver="a", amount=2.0)
    assert lab.result.data["x"].tolist() == [9.0, 3.0, 4.0, 6.0]


def test_transfer_from_rich_to_poor_lowers_the_index(lab):
    before = lab.result.total
    lab.choose(giver="d", receiver="b", amount=0.5)
    assert lab.result.total < before


def test_years_with_gaps_are_left_out(panel):
    gap = panel.copy()
    gap.loc[("b", 2001), "x"] = np.nan
    assert ess.labs.theil(gap, indicators={"x": "n"}, groups="group").panel.years == [2002]


def test_zeros_leave_only_t(panel):
    zero = panel.copy()
    zero.loc[("a", 2002), "x"] = 0.0
    lab = ess.labs.theil(zero, indicators={"x": "n"}, groups="group")
    assert [kind["kind"] for kind in lab.widget.data["kinds"]] == ["T"]
    with pytest.raises(DataError, match="zero"):
        ess.labs.theil(zero, indicators={"x": "n"}, groups="group", kind="L")


def test_refuses_what_it_cannot_show(panel):
    given = {"indicators": {"x": "n"}, "groups": "group"}
    with pytest.raises(ArgumentError, match="each province and year"):
        ess.labs.theil(panel.droplevel("year"), **given)
    with pytest.raises(UnknownNameError, match="'y'"):
        ess.labs.theil(panel, indicators={"y": "n"}, groups="group")
    with pytest.raises(UnknownNameError, match="1999"):
        ess.labs.theil(panel, year=1999, **given)
    with pytest.raises(MissingValuesError, match="No year is complete"):
        ess.labs.theil(panel.assign(x=np.nan), **given)
    with pytest.raises(ArgumentError, match=r"a.* more than one group"):
        ess.labs.theil(panel.assign(group=["g", "h", *"gggggg"]), **given)


@pytest.mark.parametrize(
    ("part", "error", "said"),
    [
        ({"year": 1}, UnknownNameError, "year='1'"),
        ({"indicator": "y"}, UnknownNameError, "indicator='y'"),
        ({"kind": "GE2"}, UnknownNameError, "kind='GE2'"),
        ({"giver": "z"}, UnknownNameError, "row='z'"),
        ({"groups": {"a": "south"}}, UnknownNameError, "group='south'"),
        ({"amount": "5"}, ArgumentError, "amount='5' is not a number of at least 0"),
        ({"giver": "b", "amount": 7}, DataError, "negative"),
    ],
)
def test_a_choice_that_cannot_be_made_changes_nothing(lab, part, error, said):
    before = lab.choice
    with pytest.raises(error, match=said):
        lab.choose(**part)
    assert lab.choice == before
    assert lab.result.total > 0


def test_refuses_values_that_are_no_numbers(panel):
    given = {"indicators": {"x": "n"}, "groups": "group"}
    with pytest.raises(DataError, match=r"'b, 2001' is infinite"):
        ess.labs.theil(panel.assign(x=[1, 1, np.inf, *[1] * 5]), **given)
    with pytest.raises(DataError, match=r"'many' in row 'a, 2001'"):
        ess.labs.theil(panel.assign(x=["many", *[1] * 7]), **given)
    with pytest.raises(ArgumentError, match="no weights"):
        ess.labs.theil(panel, indicators=["x"], groups="group")


def browser_rows(lab):
    """Levels, weights and groups as the browser has them, with the transfer made."""
    choice = lab.widget.choice
    given = lab.widget.data["indicators"][choice["indicator"]]
    levels, weights = given["levels"][choice["year"]], given["weights"][choice["year"]]
    return levels, weights, choice


CHOICES = [
    {"indicator": indicator, "year": year, "kind": kind, "amount": amount, "receiver": "Shanxi"}
    for indicator in INDICATORS
    for year in (2010, 2017)
    for kind in ("T", "L")
    for amount in (0.0, 0.2)
]


def test_browser_decomposes_as_python_does(in_typescript):
    lab = ess.labs.theil(year=2013)
    lab.choose(groups={"Beijing": "west"})
    groups = lab.choice["groups"]
    expected, transfers, kinds = [], [], []
    for part in CHOICES:
        lab.choose(**part)
        expected.append(lab.widget.answer)
        levels, weights, choice = browser_rows(lab)
        transfers.append([levels, weights, choice["giver"], choice["receiver"], choice["amount"]])
        kinds.append(choice["kind"])
    after = in_typescript("theil/math.ts", "transferred", transfers)
    rows = [
        [{"levels": levels, "weights": transfer[1], "groups": groups}, kind]
        for levels, transfer, kind in zip(after, transfers, kinds, strict=True)
    ]
    for found, answer in zip(
        in_typescript("theil/math.ts", "decompose", rows), expected, strict=True
    ):
        for part in ("total", "between", "within"):
            assert found[part] == pytest.approx(answer[part], rel=1e-11, abs=1e-14)
        for group, of in zip(found["groups"], answer["groups"], strict=True):
            assert group == pytest.approx({name: of[name] for name in group}, rel=1e-11, abs=1e-14)


@pytest.mark.parametrize("kind", ["T", "L"])
def test_contributions_in_the_browser_add_up_to_python_s_total(kind, in_typescript):
    lab = ess.labs.theil(year=2013, kind=kind)
    levels, weights, _choice = browser_rows(lab)
    calls = [[levels, weights, row, kind] for row in range(len(levels))]
    found = in_typescript("theil/math.ts", "contribution", calls)
    assert sum(row["contribution"] for row in found) == pytest.approx(lab.result.total, rel=1e-12)


def test_every_group_has_a_shape_of_its_own(in_typescript):
    """Eight groups, eight shapes: the browser knows all that Python names."""
    letters = pd.MultiIndex.from_product([list("abcdefgh"), [2013]], names=["who", "year"])
    panel = pd.DataFrame({"x": range(1, 9), "people": 1.0, "g": list("ABCDEFGH")}, letters)
    lab = ess.labs.theil(panel, indicators={"x": "people"}, groups="g")
    looks = lab.widget.data["groups"]
    paths = in_typescript("marks.ts", "shape", [[look, 100] for look in looks])
    assert len(set(paths)) == 8
    # No lab has shapes of its own: one that it lacked would be drawn as another.
    sources = [path for path in (LABS / "src").rglob("*.ts") if path.name != "marks.ts"]
    assert not any("symbolCircle" in path.read_text(encoding="utf-8") for path in sources)


def test_more_rows_than_can_be_drawn_are_refused_with_a_way_through():
    rows = pd.MultiIndex.from_product([range(20), [2013]], names=["who", "year"])
    panel = pd.DataFrame({"x": np.arange(1.0, 21), "people": 1.0, "g": list("ab") * 10}, rows)
    with pytest.raises(ArgumentError, match=r"20 rows[^\n]*\n.*most_rows=20"):
        ess.labs.theil(panel, indicators={"x": "people"}, groups="g", most_rows=19)
    ess.labs.theil(panel, indicators={"x": "people"}, groups="g", most_rows=20)
