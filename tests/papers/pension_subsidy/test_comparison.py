"""Our numbers beside the printed ones."""

import pandas as pd
import pytest

from edusocsec.papers.pension_subsidy.comparison import (
    BURDENS,
    RATES,
    RATIOS,
    printed_beside,
    subject_of,
)
from edusocsec.papers.printed import printed_number


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [
        (1.361, "close, with substitutes"),  # not even then reproduced
        (1.361 * 1.049, "close, with substitutes"),
        (1.361 * 0.949, "not reproduced, with substitutes"),
    ],
)
def test_verdict_depends_on_the_distance_alone(ours, verdict):
    """ps-09 prints 1.361 for Hebei."""
    beside = printed_beside(pd.Series({"Hebei": ours}), ["ps-09"]).loc["ps-09"]
    assert beside["printed"] == "1.361"
    assert beside["difference_percent"] == pytest.approx(100 * (ours / 1.361 - 1))
    assert beside["verdict"] == verdict


def test_every_printed_number_is_about_a_row_of_ours():
    subjects = {subject_of(printed_number(claim)) for claim in [*RATIOS, *BURDENS, *RATES]}
    assert {"Hebei", "east", "central and west", "national"} < subjects
    assert not any("," in subject for subject in subjects)
    assert (len(RATIOS), len(BURDENS), len(RATES)) == (6, 12, 10)
