"""Every printed claim gets a verdict, and no substitute passes for a reproduction."""

import re
from pathlib import Path

import pandas as pd
import pytest

from edusocsec.errors import UnknownNameError
from edusocsec.papers.claim import Recomputed, Verdict, all_claims
from edusocsec.papers.entry import Entry
from edusocsec.papers.ledger import Ledger, reproduce
from edusocsec.provenance import Badge


@pytest.fixture(scope="module")
def ledger():
    return reproduce()


def ids(paper, numbers):
    return [f"{paper}-{number:02d}" for number in numbers]


def test_every_claim_is_in_it_once(ledger):
    assert [entry.claim.id for entry in ledger.entries] == list(all_claims())
    assert ledger.counts.sum() == len(all_claims()) > 80


def test_every_entry_says_why(ledger):
    for entry in ledger.entries:
        assert entry.recomputed.reason.endswith("."), entry.claim.id


def test_what_the_article_computes_from_its_own_tables_comes_out(ledger):
    """Closed arithmetic on printed cells: the multiples, the sums and the midpoints."""
    verdicts = ledger.table()["verdict"]
    assert (verdicts[ids("cp", [*range(3, 14), 17])] == "reproduced").all()
    assert list(verdicts[verdicts.index.str.startswith("cp")].value_counts().sort_index()) == [
        12,  # close: shares of GDP, the repaired table, two years of insurance, terms of Table 2
        1,  # in part: the OECD's cells, of which it revised one by more than 5 per cent
        5,  # not checkable: dates, the end of poverty, the stage of development, 35984
        3,  # not reproduced: recipients, insurance of 2019, five problems
        14,
    ]
    assert ledger["cp-06"].recomputed.value == pytest.approx((3271 / 23735) / (267 / 19528))
    assert ledger["cp-11"].recomputed.value == pytest.approx((986.12 + 200.23) / 10)


def test_what_needs_the_repair_is_close_at_best(ledger):
    for claim in ids("cp", [14, 15, 16]):
        assert ledger[claim].verdict is Verdict.CLOSE
        assert ledger[claim].recomputed.badge is Badge.RECONSTRUCTED
        assert "repaired" in ledger[claim].recomputed.told


def test_nothing_of_the_pension_paper_is_called_reproduced(ledger):
    """Our copy lacks its tables, so substitutes go into every number that can be recomputed."""
    of_paper = [entry for entry in ledger.entries if entry.claim.paper == "pension_subsidy"]
    assert {entry.verdict for entry in of_paper}.isdisjoint({Verdict.REPRODUCED})
    without = [entry.claim.id for entry in of_paper if not entry.recomputed.substitutes]
    assert without == ids("ps", [59, 60])
    close = [entry.claim.id for entry in of_paper if entry.verdict is Verdict.CLOSE]
    assert close == ids("ps", [*range(1, 9), 13, 36, 37, 39, 40, 43, 44, 45, 48, 51, 56])


def test_pensioners_are_not_blamed_where_the_centre_pays_them_all(ledger):
    """Under the actual policy the local subsidy of the centre and the west has no pensioners."""
    for claim in ids("ps", [13, 14, 20]):
        assert "The centre pays the whole basic pension" in ledger[claim].recomputed.reason
    for claim in ids("ps", [9, 15, 18, 19]):
        assert "from 60 on, are too many" in ledger[claim].recomputed.reason


def test_claims_without_figures_are_not_checkable(ledger):
    verdicts = ledger.table()["verdict"]
    open_ones = list(verdicts.index[verdicts == "not checkable"])
    assert open_ones == [
        *ids("fe", range(3, 8)),
        *ids("cp", [18, 19, 20, 21, 33]),
        *ids("ps", [41, 59, 60]),
    ]


def test_words_that_hold_in_some_cases_hold_in_part(ledger):
    in_part = [entry.claim.id for entry in ledger.entries if entry.verdict is Verdict.IN_PART]
    assert in_part == [
        *ids("fe", [1, 2]),
        "cp-26",
        *ids("ps", [42, 47, 52, 53, 54, 55, 57]),
    ]


def test_what_our_copy_lacks_is_not_blamed_on_the_author(ledger):
    assert "our copy of the text lacks both" in ledger["ps-41"].recomputed.reason
    for entry in ledger.entries:
        assert "not printed" not in entry.recomputed.reason, entry.claim.id


def test_verdicts_follow_from_the_numbers_in_the_table(ledger):
    """The same rule, written another way: inside the interval, within 5 per cent, or neither."""
    table = ledger.table()
    numbers = table[table["low"].notna() & table["recomputed"].notna()]
    value, printed = numbers["recomputed"].astype(float), numbers["printed"].astype(float)
    inside = value.between(numbers["low"], numbers["high"])
    plain = (numbers["substitutes"] == "") & numbers["badge"].isin(["published", "derived"])
    near = (value / printed - 1).abs() <= 0.05
    expected = pd.Series("not reproduced", numbers.index)
    expected[near | inside] = "close"
    expected[inside & plain] = "reproduced"
    pd.testing.assert_series_equal(
        numbers["verdict"], expected, check_names=False, check_dtype=False
    )


def test_every_story_can_be_told_about_its_claim(ledger):
    told = {e.claim.id: e.to_text() for e in ledger.entries if e.recomputed.story is not None}
    in_words = [entry.claim.id for entry in ledger.entries if entry.recomputed.story is None]
    assert len(told) + len(in_words) == len(ledger.entries)
    assert [id for id in in_words if id[:2] == "cp"] == ids(
        "cp", [18, 19, 20, 21, 26, 29, 30, 31, 32, 35]
    )
    assert len(in_words) == 10 + 3
    assert "With the numbers of 'Hebei'" in told["ps-09"]
    assert "With the numbers of 'Beijing'" not in told["ps-09"]


def test_text_fits_a_terminal(ledger):
    assert max(map(len, ledger.to_text().splitlines())) <= 80


def test_html_opens_the_steps_of_every_claim(ledger):
    html = ledger.to_html()
    assert html.count("<details>") == len(ledger.entries)
    assert html.count("<table") < 60, "the long tables of the steps stay out"


def test_page_stands_alone(ledger):
    page = ledger.to_page("Ledger")
    assert page.startswith("<!DOCTYPE html>")
    assert "<math" in page
    assert "$$" not in page
    assert "<script" not in page
    assert "src=" not in page


def test_summary_counts(ledger):
    counts = ledger.table()["verdict"].value_counts()
    assert f"{counts['reproduced']} are reproduced" in ledger.summary
    assert f"{counts['in part']} hold in part" in ledger.summary
    assert ledger.counts.to_dict() == counts.to_dict()


def test_only_some_claims_in_the_order_asked_for():
    chosen = reproduce(only=["cp-09", "fe-01"])
    assert list(chosen.table().index) == ["cp-09", "fe-01"]
    with pytest.raises(UnknownNameError, match="no claim 'cp-01' in this ledger"):
        chosen["cp-01"]


def test_progress_sees_every_claim_once():
    seen = []

    def watch(claims):
        for claim in claims:
            seen.append(claim.id)
            yield claim

    reproduce("fiscal_equity", progress=watch)
    assert seen == ids("fe", range(1, 8))


def test_labels_are_escaped():
    hostile = "<img src=x onerror=alert(1)>"
    claim = next(iter(all_claims().values()))
    entry = Entry(claim, Recomputed(value=hostile, holds=True, reason=hostile, badge=Badge.DERIVED))
    assert "<img" not in Ledger([entry]).to_html()
    assert "<img" not in Ledger([entry]).to_page(hostile)


def test_the_page_on_changed_verdicts_is_in_step(ledger):
    page = (Path(__file__).parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith(("| fe-", "| cp-", "| ps-"))
    ]
    changed = {cells[0]: cells[3] for cells in rows if len(cells) == 5}
    stayed = {
        cells[0].replace(" to ", ",").split(",")[0]: cells[1] for cells in rows if len(cells) == 3
    }
    assert len(changed) >= 5
    for claim, verdict in {**changed, **stayed}.items():
        assert ledger[claim].verdict.value == verdict, claim
    for claim in ("fe-01", "fe-02"):
        why = next(cells[4] for cells in rows if cells[0] == claim)
        for count in re.findall(r"(\d+) of 24", why):
            assert f"{count} of 24" in ledger[claim].ours
