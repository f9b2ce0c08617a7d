"""Claims and computations match one to one."""

import pytest

from edusocsec.errors import EdusocsecError
from edusocsec.papers.claim import Recomputed, all_claims
from edusocsec.papers.computation import Computations, computations_of, match

PAPERS = ["fiscal_equity", "common_prosperity", "pension_subsidy"]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_claim_has_its_computation(paper):
    claims = {id: claim for id, claim in all_claims().items() if claim.paper == paper}
    assert set(computations_of(paper)) == set(claims)


def test_claim_that_nobody_recomputes_is_an_error():
    with pytest.raises(EdusocsecError, match="Nobody recomputes 'fe-01'"):
        match(all_claims(), {})


def test_computation_of_nothing_claimed_is_an_error():
    with pytest.raises(EdusocsecError, match="has no claim: 'fe-99'"):
        match({}, {"fe-99": lambda claim: Recomputed(reason="")})


def test_claim_cannot_be_computed_twice():
    computations = Computations()

    @computations.of("a")
    def first(claim):
        return Recomputed(reason="")

    with pytest.raises(ValueError, match="computed twice: 'a'"):
        computations.of("a")(first)
