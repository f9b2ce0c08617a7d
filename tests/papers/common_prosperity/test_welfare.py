"""Social welfare of section 4.3: growth and share, from the repaired table."""

import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.common_prosperity import composition, welfare_growth, welfare_share
from edusocsec.papers.printed import printed_number
from edusocsec.provenance import Badge, badges_of


@pytest.fixture(scope="module")
def as_printed():
    return ess.load_dataset("common_prosperity_table_3")


def test_growth_after_the_repair_is_the_printed_one_cut_off():
    """843.63 / 147.58 = 5.7164: rounding would print 5.72."""
    growth = welfare_growth()
    assert growth.multiple == pytest.approx(843.63 / 147.58)
    assert not printed_number("cp-14").rounds_from(growth.multiple)
    assert int(100 * growth.multiple) / 100 == printed_number("cp-14").value
    assert "our reading of a misprint" in growth.verdict


def test_growth_of_the_row_as_printed_is_no_growth(as_printed):
    growth = welfare_growth(as_printed)
    assert growth.multiple == pytest.approx(843.63 / 14818)
    assert "misprint" not in growth.verdict


def test_highest_share_is_the_printed_one_for_one_total_only():
    printed = printed_number("cp-15")
    agree = {
        total: printed.rounds_from(welfare_share(total).shares.max())
        for total in ("as_the_text", "all_rows", "insurance", "official")
    }
    assert agree == {
        "as_the_text": True,
        "all_rows": False,
        "insurance": False,
        "official": False,
    }


@pytest.mark.parametrize("total", ["as_the_text", "all_rows", "insurance", "official"])
def test_lowest_share_is_below_one_for_every_total(total):
    shares = welfare_share(total).shares
    assert shares.idxmin() == 2010
    assert shares.min() < 1


def test_share_by_hand():
    share = welfare_share()
    assert share.shares[2019] == pytest.approx(
        100 * 843.63 / (54492 + 1453.12 + 167.99 + 843.63), abs=1e-12
    )
    assert share.steps["shares"].worked_at(2019) == (r"100 \cdot \frac{843.63}{56956.74} = 1.48")


def test_shares_of_the_row_as_printed_are_near_one_half(as_printed):
    shares = welfare_share(table=as_printed).shares
    assert (shares[[2010, 2013]] > 45).all()


@pytest.mark.parametrize("total", ["as_the_text", "all_rows", "insurance", "official"])
def test_what_comes_from_the_repaired_table_is_not_called_published(total, as_printed):
    """Nobody has published the repaired table: moving the cells is our reading."""
    assert welfare_growth().badge is Badge.RECONSTRUCTED
    assert welfare_share(total).badge is Badge.RECONSTRUCTED
    assert welfare_share(total, as_printed).badge is Badge.PUBLISHED
    assert set(badges_of(composition(total)).values()) == {Badge.RECONSTRUCTED}


def test_composition_by_hand():
    total = 54492 + 1453.12 + 167.99 + 843.63
    row = composition().loc[2019]
    assert row["social_insurance"] == pytest.approx(100 * 54492 / total)
    assert row["social_assistance"] == pytest.approx(100 * (1453.12 + 167.99) / total)
    assert row["social_welfare"] == welfare_share().shares[2019]


@pytest.mark.parametrize("total", ["as_the_text", "all_rows", "official"])
def test_the_parts_are_all_of_it_and_insurance_is_by_far_the_largest(total):
    """What lesson 4 says: more than nine tenths in every year, whatever is counted."""
    parts = composition(total)
    assert parts.sum(axis=1).to_list() == pytest.approx([100] * 4)
    assert (parts["social_insurance"] > 90).all()
    assert parts["social_insurance"].is_monotonic_increasing


def test_with_all_insurance_funds_the_highest_year_is_another():
    assert welfare_share().shares.idxmax() == 2019
    assert welfare_share("official").shares.idxmax() == 2016


def test_missing_rows_of_the_repaired_table_are_said():
    assert "2010, 2013" in welfare_share("all_rows").verdict
    assert "lacks a row" not in welfare_share().verdict


def test_unknown_total():
    with pytest.raises(UnknownNameError, match="'everything'"):
        welfare_share("everything")


def test_a_table_without_one_of_the_two_years_is_refused():
    table = ess.load_dataset("common_prosperity_table_3").drop(2019, level="year")
    with pytest.raises(UnknownNameError, match="no row '2019'"):
        welfare_growth(table)
    with pytest.raises(UnknownNameError, match="no row 'social welfare'"):
        welfare_share(table=table.drop("social welfare", level="category"))
