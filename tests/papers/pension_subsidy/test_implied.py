"""What the printed numbers imply, by hand."""

import pytest

from edusocsec.papers.pension_subsidy import (
    burden,
    implied_pensioners,
    implied_shares_of_pensioners,
    implied_spending,
    implied_subsidies,
)


@pytest.mark.parametrize(
    ("claim", "subsidy"),
    # Printed burden times NBS revenue, 100 million yuan
    [("ps-09", 0.01361 * 2295.62), ("ps-14", 0.00274 * 1693.24), ("ps-18", 0.00488 * 69011.16)],
)
def test_subsidies(claim, subsidy):
    row = implied_subsidies().loc[claim]
    assert row["subsidy"] == pytest.approx(subsidy, rel=1e-5)
    assert row["low"] < row["subsidy"] < row["high"]


def test_printed_parts_add_up_to_the_printed_whole():
    subsidies = implied_subsidies()
    parts = subsidies.loc[["ps-19", "ps-20"]].sum()
    whole = subsidies.loc["ps-18"]
    assert parts["low"] < whole["high"]
    assert whole["low"] < parts["high"]


def test_pensioners_are_the_difference_divided_by_330_yuan():
    paper = implied_pensioners().loc["paper"]
    per_cent = (69011.1628 - 40096.3802) * 1e4 / 100 / 330
    assert paper["pensioners"] == pytest.approx((1.18 - 0.487) * per_cent, rel=1e-6)
    assert paper["lower"] == pytest.approx((1.175 - 0.4875) * per_cent, rel=1e-6)
    assert paper["upper"] == pytest.approx((1.185 - 0.4865) * per_cent, rel=1e-6)


def test_implied_pensioners_lie_between_both_counts_from_65_on_and_far_from_60():
    """Finding of the lesson: 60 and over is more than two fifths too many."""
    counts = implied_pensioners()["pensioners"]
    low, high = implied_pensioners().loc["paper", ["lower", "upper"]]
    assert counts["65_plus_2010"] < low < high < counts["65_plus_2013"]
    assert counts["60_plus_2010"] > 1.4 * high


def test_of_all_residents_even_those_from_65_on_would_be_too_many():
    """Finding of the lesson: the hypothesis hangs on the choice of residents."""
    upper = implied_pensioners().at["paper", "upper"]
    for count in ("65_plus_2010", "65_plus_2013"):
        persons = burden(population="resident_population", pensioners=count).persons
        assert persons.at["central and west", "pensioners"] > 1.1 * upper


def test_implied_shares_are_nearer_to_65_than_to_60_everywhere():
    shares = implied_shares_of_pensioners()
    assert list(shares.index) == [
        "Hebei", "Shandong", "Fujian", "Hainan", "Beijing", "Shanghai", "Tianjin"
    ]  # fmt: skip
    from_60 = (shares["60_plus_2010"] - shares["implied"]).abs()
    for count in ("65_plus_2010", "65_plus_2013"):
        assert ((shares[count] - shares["implied"]).abs() < from_60).all()
    # (31.243 - 12.725) * 10,000 / 330 of 6138.33
    assert shares.at["Hebei", "implied"] == pytest.approx(9.142, abs=0.001)


@pytest.mark.parametrize(("claim", "yuan"), [("ps-22", 8859), ("ps-25", 3548), ("ps-29", 4590)])
def test_spending(claim, yuan):
    row = implied_spending().loc[claim]
    assert round(row["spending"]) == yuan
    printed = float(row["printed"])
    assert [row["low"], row["high"]] == pytest.approx(
        [66_000 / (printed + 0.005), 66_000 / (printed - 0.005)]
    )
