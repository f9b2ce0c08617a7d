import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, UnknownNameError
from edusocsec.explain.document import Formula, Table
from edusocsec.labs.ledger_claims import COLOURS, FEW_ROWS, NO_FILTERS, comparison, steps_of
from edusocsec.papers.claim import Claim, Recomputed, Verdict
from edusocsec.papers.entry import Entry
from edusocsec.papers.ledger import Ledger
from edusocsec.plots.colours import HATCHES
from edusocsec.provenance import Badge

from .test_browser import HOSTILE, Page

CHOICES = [
    {},
    {"paper": "pension_subsidy"},
    {"paper": "pension_subsidy", "verdict": "close"},
    {"where": "Table 2", "substitutes": "without"},
    {"badge": "reconstructed", "words": "HEBEI burden"},
    {"words": "  medical   multiple "},
    {"words": "census 60.93 nowhere"},
    {"substitutes": "with", "verdict": "reproduced"},
]


@pytest.fixture(scope="module")
def ledger():
    return ess.papers.reproduce()


@pytest.fixture
def lab(ledger):
    return ess.labs.ledger(ledger)


@pytest.fixture
def hostile():
    """A ledger whose every text is hostile, and whose story is about hostile data."""
    rows = [[1, 2, 4, 3], [2, 1, 1, 5], [3, 5, 2, 2], [4, 3, 9, 7], [9, 6, 5, 1], [5, 8, 6, 6]]
    table = pd.DataFrame(rows, columns=HOSTILE, dtype=float)
    claim = Claim("x-1", HOSTILE[0], *HOSTILE, printed="0.5", unit=HOSTILE[0], kind="computed")
    recomputed = Recomputed(
        value=0.52,
        reason=f"{HOSTILE[0]}.",
        substitutes=tuple(HOSTILE),
        story=ess.kmo(table),
        about=HOSTILE[0],
    )
    return Ledger([Entry(claim, recomputed)])


def ids(entries):
    return [entry.claim.id for entry in entries]


def test_has_every_claim_with_the_library_s_verdict(lab, ledger):
    told = lab.widget.data["claims"]
    assert [claim["id"] for claim in told] == ids(ledger.entries)
    assert [claim["verdict"] for claim in told] == list(ledger.table()["verdict"])
    assert [claim["label"] for claim in told] == [entry.verdict_label for entry in ledger.entries]
    json.dumps(lab.widget.state(), allow_nan=False)


def test_ruler_is_the_printed_interval_and_our_value(lab, ledger):
    table = ledger.table()
    for claim in lab.widget.data["claims"]:
        row = table.loc[claim["id"]]
        if claim["ruler"] is None:
            assert pd.isna(row["low"])
            assert claim["comparison"] == ""
            continue
        assert (claim["ruler"]["low"], claim["ruler"]["high"]) == (row["low"], row["high"])
        assert claim["ruler"]["ours"] == row["recomputed"]


def test_comparison_agrees_with_the_verdict_but_for_substitutes(lab, ledger):
    for entry in ledger.entries:
        if entry.claim.number is None or entry.recomputed.value is None:
            continue
        told, ruler = (
            comparison(entry),
            lab.widget.data["claims"][ledger.entries.index(entry)]["ruler"],
        )
        assert ("within" in told) == entry.claim.number.rounds_from(entry.recomputed.value)
        if entry.verdict is Verdict.NOT_REPRODUCED:
            assert not ruler["close_low"] <= ruler["ours"] <= ruler["close_high"]
        assert f"it is {entry.ours}, " in told


def test_says_how_far_it_is(ledger):
    assert comparison(ledger["ps-32"]) == (
        "0.789 stands for 0.7885 to 0.7895. Recomputed, it is 0.7292, 7.6 per cent lower; "
        "we call up to 5 per cent close."
    )


def test_of_a_printed_zero_there_is_no_rate(ledger):
    zero = replace(ledger["ps-32"].claim, printed="0.0")
    told = comparison(replace(ledger["ps-32"], claim=zero))
    assert told == "0.0 stands for -0.05 to 0.05. Recomputed, it is 0.73, which lies outside."


def test_filters_leave_what_the_table_has(lab, ledger):
    table = ledger.table()
    lab.choose(paper="pension_subsidy", badge="reconstructed", verdict="close")
    of_paper = table["paper"] == "pension_subsidy"
    expected = of_paper & (table["badge"] == "reconstructed") & (table["verdict"] == "close")
    assert ids(lab.shown.entries) == list(table.index[expected])
    lab.choose(badge="")
    assert (
        lab.counts.to_dict()
        == table["verdict"][of_paper]
        .value_counts()
        .reindex(lab.counts.index, fill_value=0)
        .to_dict()
    )


def test_words_are_found_wherever_they_stand(lab):
    lab.choose(words="Chongqing 12.55 REPLACEMENT")
    assert ids(lab.shown.entries) == ["ps-28"]


def test_without_substitutes_are_those_that_may_be_reproduced(lab):
    lab.choose(substitutes="with")
    assert not any(entry.verdict is Verdict.REPRODUCED for entry in lab.shown.entries)
    lab.choose(substitutes="without")
    assert not any(entry.recomputed.substitutes for entry in lab.shown.entries)


def test_refuses_what_no_claim_has(lab):
    with pytest.raises(UnknownNameError, match="filter 'colour'"):
        lab.choose(colour="red")
    with pytest.raises(UnknownNameError, match="'atlantis' as its paper"):
        lab.choose(paper="atlantis")
    with pytest.raises(UnknownNameError, match="'zz-01'"):
        lab.open("zz-01")


@pytest.mark.parametrize("chosen", CHOICES)
def test_browser_filters_and_counts_as_python_does(lab, chosen, in_typescript):
    lab.choose(**chosen)
    claims, filters = lab.widget.data["claims"], lab.widget.filters
    left = in_typescript("ledger/math.ts", "matches", [[claim, filters] for claim in claims])
    found = [claim["id"] for claim, is_left in zip(claims, left, strict=True) if is_left]
    assert found == ids(lab.shown.entries)
    verdicts = [verdict.value for verdict in Verdict]
    (counts,) = in_typescript("ledger/math.ts", "countsOf", [[claims, filters, verdicts]])
    assert counts == lab.counts.tolist()


def test_ruler_s_ends_enclose_what_is_on_it(lab, in_typescript):
    rulers = [claim["ruler"] for claim in lab.widget.data["claims"] if claim["ruler"]]
    for ruler, (first, last) in zip(
        rulers, in_typescript("ledger/math.ts", "ends", [[ruler] for ruler in rulers]), strict=True
    ):
        assert first < ruler["low"] < ruler["high"] < last
        assert ruler["ours"] is None or first < ruler["ours"] < last


def test_open_claim_has_its_steps_with_formulae(lab, ledger):
    lab.open("ps-09")
    assert lab.opened is ledger["ps-09"]
    (html,) = lab.widget.steps.values()
    blocks = lab.opened.recomputed.story.explain("Hebei").blocks()
    assert html.count("<math") == sum(isinstance(block, Formula) for block in blocks)
    assert "With the numbers of &#39;Hebei&#39;" in html
    lab.close()
    assert lab.opened is None
    assert lab.widget.steps == {}


def test_only_long_tables_are_left_out(ledger):
    entry = ledger["ps-32"]
    blocks = entry.recomputed.story.explain(entry.recomputed.about).blocks()
    lengths = [len(block.frame) for block in blocks if isinstance(block, Table)]
    html = steps_of(entry)
    assert max(lengths) > FEW_ROWS
    assert html.count("<tbody>") == sum(length <= FEW_ROWS for length in lengths)
    assert "reproduce(only=&#34;ps-32&#34;)[&#34;ps-32&#34;] has them all" in html


def test_claim_without_a_computation_has_no_steps(ledger):
    entry = replace(ledger["cp-01"], recomputed=Recomputed(reason="Not found."))
    lab = ess.labs.ledger(Ledger([entry]))
    lab.open("cp-01")
    assert lab.widget.steps == {"cp-01": ""}


def test_saved_page_has_the_steps_of_every_claim(lab, tmp_path):
    lab.open("cp-06")
    lab.choose(paper="common_prosperity")
    lab.save_html(tmp_path / "ledger.html")
    html = (tmp_path / "ledger.html").read_text(encoding="utf-8")
    state = json.loads(Page(html).scripts["state"])
    assert list(state["steps"]) == ids(lab.ledger.entries)
    assert (state["opened"], state["filters"]["paper"]) == ("cp-06", "common_prosperity")
    assert len(html.encode()) < 16_000 * len(lab.ledger.entries)


def test_hostile_texts_add_no_element_to_the_steps(hostile):
    elements = Page(steps_of(hostile["x-1"])).elements
    assert not {"img", "script", "b"} & {tag for tag, _attributes in elements}
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on")]


def test_exported_notebook_shows_the_figure_and_the_tables(lab):
    bundle = lab._repr_mimebundle_()
    assert "data:image/png;base64," in bundle["text/html"]
    assert lab.ledger.summary in bundle["text/html"]
    assert "ps-09" in bundle["text/plain"]


def test_badges_are_offered_from_the_strongest(lab):
    offered = [choice["value"] for choice in lab.widget.data["choices"]["badge"]]
    assert offered == [badge.value for badge in Badge if badge.value in offered]


def test_filters_begin_empty(lab):
    assert lab.widget.filters == NO_FILTERS
    assert lab.shown.summary == lab.ledger.summary


def test_an_empty_ledger_is_refused():
    with pytest.raises(ArgumentError, match="no claims"):
        ess.labs.ledger(ess.papers.reproduce(only=[]))


def test_every_verdict_has_a_colour_a_pattern_and_a_symbol():
    source = Path(__file__).parents[2] / "ui/labs/src/ledger/symbol.ts"
    drawn = source.read_text(encoding="utf-8")
    assert set(COLOURS) == set(Verdict)
    assert len(set(COLOURS.values())) == len(Verdict) == len(set(HATCHES))
    for verdict in Verdict:
        assert f'"{verdict.value}": "M' in drawn or f'\n  {verdict.value}: "M' in drawn
