"""What the papers print, and how much each printed number says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from edusocsec.datasets import load_dataset
from edusocsec.errors import UnknownNameError, choose_from
from edusocsec.translation import _


@dataclass(frozen=True)
class PrintedNumber:
    """A number as a paper prints it.

    Examples
    --------
    >>> kmo = PrintedNumber("ps-32", "factor analysis", "31 provinces", "KMO", "0.789")
    >>> kmo.value, kmo.interval
    (0.789, (0.7885, 0.7895))
    """

    id: str
    where: str
    subject: str
    quantity: str
    text: str

    @property
    def value(self) -> float:
        """The number itself."""
        return float(self.text)

    @property
    def places(self) -> int:
        """How many decimals are printed."""
        return max(0, -int(Decimal(self.text).as_tuple().exponent))

    @property
    def interval(self) -> tuple[float, float]:
        """The values that round to the printed decimals."""
        printed = Decimal(self.text)
        exponent = printed.as_tuple().exponent
        half = Decimal(5).scaleb(int(exponent) - 1)
        return float(printed - half), float(printed + half)

    def rounds_from(self, value: float) -> bool:
        """Whether a value rounds to what is printed.

        Examples
        --------
        >>> PrintedNumber("x", "", "", "", "0.789").rounds_from(0.7893)
        True
        """
        low, high = self.interval
        return low <= value <= high


def printed_number(claim: str) -> PrintedNumber:
    """Look up a printed number by the id of its claim.

    Raises
    ------
    UnknownNameError
        If there is no such claim, or if it is in words.

    Examples
    --------
    >>> printed_number("ps-34").text
    '4.180'
    """
    claims = load_dataset("printed_claims")
    if claim not in claims.index:
        raise UnknownNameError(
            _("There is no claim '{claim}'.").format(claim=claim),
            choose_from(claim, claims.index, most=5),
        )
    row = {str(column): str(value) for column, value in claims.loc[claim].items()}
    if row["kind"] != "computed":
        raise UnknownNameError(
            _("The claim '{claim}' is in words: {words}.").format(
                claim=claim, words=row["printed"]
            ),
            _("Read it with load_dataset('printed_claims')."),
        )
    return PrintedNumber(claim, row["where"], row["subject"], row["quantity"], row["printed"])
