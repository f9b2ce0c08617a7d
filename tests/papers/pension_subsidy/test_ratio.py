"""The revenue/population ratio, against plain pandas and the printed numbers."""

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.papers.pension_subsidy import ratios_beside_the_paper, revenue_population_ratio


@pytest.fixture(scope="module")
def provinces():
    return ess.load_dataset("provinces_2013")


@pytest.fixture(scope="module")
def result():
    return revenue_population_ratio()


def test_ratio_of_hebei_by_hand(result):
    # 2295.6203 of 69011.1628, and 7333 - 1194.67 of 103321.63
    assert result.ratio["Hebei"] == pytest.approx(
        (2295.6203 / 69011.1628) / (6138.33 / 103321.63), rel=1e-6
    )


@pytest.mark.parametrize("population", ["urban_rural_residents", "resident_population"])
def test_groups_are_ratios_of_sums(provinces, population):
    ratio = revenue_population_ratio(population).ratio
    shares = (
        provinces[["local_revenue", population]] / provinces[["local_revenue", population]].sum()
    )
    sums = shares.groupby(provinces["region"].eq("east")).sum()
    expected = sums["local_revenue"] / sums[population]
    assert ratio["east"] == pytest.approx(expected[True], rel=1e-12)
    assert ratio["central and west"] == pytest.approx(expected[False], rel=1e-12)
    assert ratio["national"] == pytest.approx(1, rel=1e-12)


def test_mean_weighted_by_residents_is_one(result):
    weights = result.population_share[result.by_province.index]
    assert (weights * result.by_province).sum() == pytest.approx(100)


@pytest.mark.parametrize(
    ("claim", "percent"),
    # Differences from the printed ratios that were measured before this code
    [
        ("ps-01", 1.8),
        ("ps-02", 0.4),
        ("ps-03", -3.2),
        ("ps-04", 1.2),
        ("ps-05", -0.8),
        ("ps-06", -0.2),
    ],
)
def test_all_printed_ratios_are_close(claim, percent):
    beside = ratios_beside_the_paper().loc[claim]
    assert beside["difference_percent"] == pytest.approx(percent, abs=0.06)
    assert beside["verdict"] == "close, with substitutes"


def test_provinces_that_do_not_fit_their_group_are_those_of_the_paper(result):
    """ps-07 and ps-08, whichever residents are counted."""
    for ratios in (result, revenue_population_ratio("resident_population")):
        assert ratios.eastern_below_one == ["Hebei", "Shandong"]
        assert ratios.others_above_one == ["Inner Mongolia", "Chongqing"]
        assert ratios.ratio["Hebei"] < ratios.ratio["central and west"]


def test_all_residents_miss_the_printed_group_ratios():
    ratio = revenue_population_ratio("resident_population").ratio
    assert ratio["east"] / 1.61 - 1 == pytest.approx(-0.130, abs=0.0005)
    assert ratio["central and west"] / 0.66 - 1 == pytest.approx(0.085, abs=0.0005)


def test_mistakes_are_named(result, provinces):
    """Wrong ratios of the east, taken by plain pandas on its 11 provinces."""
    amounts = provinces[["local_revenue", "urban_rural_residents"]]
    shares = (amounts / amounts.sum())[provinces["region"] == "east"]
    revenue, people = (shares[column] for column in shares)
    east = amounts[provinces["region"] == "east"].sum()
    wrong = {
        "people by revenue": people.sum() / revenue.sum(),
        "mean of the provinces": (revenue / people).mean(),
        "revenue per head": 10_000 * east.iloc[0] / east.iloc[1],
    }
    for advice, value in wrong.items():
        assert advice in result.exercise("ratio", "east").check(f"{value:.3f}").text


def test_every_step_works_out_provinces_and_groups(result):
    for step in result.steps.values():
        for place in ("Hebei", "east", "national"):
            assert step.worked_at(place).count("=") >= 1


def test_what_is_shown(result):
    assert list(result.table().index[:4]) == ["national", "east", "central and west", "Beijing"]
    assert result.badge == "derived"
    assert "Hebei, Shandong" in result.verdict
    assert isinstance(result.by_province, pd.Series)
    assert len(result.by_province) == 31


def test_unknown_population():
    with pytest.raises(UnknownNameError, match="'urban_rural_residents'"):
        revenue_population_ratio("rural")
