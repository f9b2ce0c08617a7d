"""What a province pays for the residents' pension, term by term, under any sharing with the centre.

The centre pays all of the basic pension in the central and western provinces and half of it in
the east. The province pays the rest, and everywhere a contribution subsidy and the premium of the
severely disabled.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import pandas as pd

from edusocsec.errors import (
    ArgumentError,
    DataError,
    UnknownNameError,
    listed,
)
from edusocsec.stats.arguments import real_number
from edusocsec.stats.observations import observations
from edusocsec.translation import _

ACTUAL_POLICY: Mapping[str, float] = {"east": 0.5, "central": 1.0, "west": 1.0}
"""What part of the basic pension the centre pays, by region."""

HALF_EVERYWHERE: Mapping[str, float] = {"east": 0.5, "central": 0.5, "west": 0.5}
"""The paper's counterfactual."""

CentralShare = float | Mapping[str, float]


def amount_in_yuan(value: object, name: str) -> float:
    """Return an amount of money as a float if it is a number of at least 0, and finite.

    Raises
    ------
    ArgumentError
        If it is not.

    Examples
    --------
    >>> amount_in_yuan(660, "basic_pension")
    660.0
    """
    amount = real_number(value, name, 0)
    if math.isinf(amount):
        raise ArgumentError(
            _("{name} is infinite.").format(name=name),
            _("Give an amount in yuan a year, such as 660."),
        )
    return amount


@dataclass(frozen=True)
class SubsidyRules:
    """What is paid for each person and year, in yuan. The defaults are the paper's, for 2013.

    Parameters
    ----------
    contribution_subsidy : float
        Paid by the province for each resident aged 16 to 59.
    disability_premium : float
        Paid by the province for each severely disabled resident aged 16 to 59.
    basic_pension : float
        Paid to each pensioner, 55 yuan a month, by the centre and the province together.

    Raises
    ------
    ArgumentError
        If an amount is negative, infinite, missing or not a number.
    """

    contribution_subsidy: float = 30
    disability_premium: float = 100
    basic_pension: float = 660

    def __post_init__(self) -> None:
        for name, amount in asdict(self).items():
            amount_in_yuan(amount, name)


RULES_2013 = SubsidyRules()


def local_subsidy(
    persons: pd.DataFrame, central_share: pd.Series | float, rules: SubsidyRules = RULES_2013
) -> pd.DataFrame:
    """Compute what provinces pay, term by term.

    Parameters
    ----------
    persons : DataFrame, one row for each province
        Columns ``aged_16_59`` and ``pensioners``, and ``disabled`` if it is known, in 10,000
        persons.
    central_share : Series or float
        What part of the basic pension the centre pays, from 0 to 1, in each province.
    rules : SubsidyRules

    Returns
    -------
    DataFrame
        Columns ``contribution``, ``disability`` (if the disabled are given) and
        ``basic_pension``, in 100 million yuan.

    Raises
    ------
    UnknownNameError
        If the persons lack a column.
    DataError
        If a count is negative, missing or not a number.
    ArgumentError
        If a share does not lie between 0 and 1.

    Examples
    --------
    >>> persons = pd.DataFrame({"aged_16_59": [100.0], "pensioners": [20.0]}, index=["A"])
    >>> local_subsidy(persons, 0.5).loc["A"].to_dict()
    {'contribution': 0.3, 'basic_pension': 0.66}
    """
    counts = _checked(persons)
    shares = pd.Series(central_share, counts.index, dtype=float)
    outside = shares.index[~shares.between(0, 1)]
    if len(outside):
        raise ArgumentError(
            _("The centre's share of {province} is {share}.").format(
                province=outside[0], share=shares[outside[0]]
            ),
            _("Give every province a proportion between 0 and 1, such as 0.5 for 50 per cent."),
        )
    terms = {"contribution": counts["aged_16_59"] * rules.contribution_subsidy}
    if "disabled" in counts:
        terms["disability"] = counts["disabled"] * rules.disability_premium
    terms["basic_pension"] = counts["pensioners"] * rules.basic_pension * (1 - shares)
    # 10,000 persons times yuan are 10,000 yuan; 10,000 of these are 100 million.
    return pd.DataFrame(terms) / 10_000


def central_shares(share: CentralShare, region: pd.Series) -> pd.Series:
    """Spell out what part of the basic pension the centre pays in each province.

    Parameters
    ----------
    share : float or mapping
        One number for all, or a number for each region or province, where a province goes
        before its region.
    region : Series
        The region of each province.

    Raises
    ------
    UnknownNameError
        If a share is given for something that is neither a region nor a province, or if a
        province has none.

    Examples
    --------
    >>> region = pd.Series({"Hebei": "east", "Shandong": "east", "Henan": "central"})
    >>> central_shares({**ACTUAL_POLICY, "Hebei": 0.8}, region).to_dict()
    {'Hebei': 0.8, 'Shandong': 0.5, 'Henan': 1.0}
    """
    if not isinstance(share, Mapping):
        return pd.Series(share, region.index, dtype=float)
    unknown = [name for name in share if name not in {*ACTUAL_POLICY, *region, *region.index}]
    if unknown:
        raise UnknownNameError(
            _("There is no region and no province {names}.").format(names=listed(unknown)),
            _("Use 'east', 'central', 'west', or the names of provinces_2013."),
        )
    central = region.index.to_series().map(share).fillna(region.map(share))
    if central.isna().any():
        raise UnknownNameError(
            _("No share is given for {names}.").format(names=listed(central.index[central.isna()])),
            _("Give a share to each of 'east', 'central' and 'west', or to every province."),
        )
    return central.astype(float)


def _checked(persons: pd.DataFrame) -> pd.DataFrame:
    missing = [name for name in ("aged_16_59", "pensioners") if name not in persons]
    if missing:
        raise UnknownNameError(
            _("The persons have no column {names}.").format(names=listed(missing)),
            _("Count those aged 16 to 59 and the pensioners, in 10,000 persons."),
        )
    counts = observations(persons, least=1, hint=_("Fill them in, or leave these provinces out."))
    negative = counts.index[(counts < 0).any(axis="columns")]
    if len(negative):
        raise DataError(
            _("A count of {province} is negative.").format(province=negative[0]),
            _("Check the row: persons cannot be fewer than none."),
        )
    return counts
