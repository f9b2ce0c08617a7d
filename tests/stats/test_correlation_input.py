"""What the methods of the factor chain refuse, and how they say it."""

import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    ConstantColumnError,
    IndefiniteMatrixError,
    SingularMatrixError,
    TooFewRowsError,
    TooFewVariablesError,
)
from tests.reference import case


@pytest.mark.parametrize("method", [ess.kmo, ess.bartlett_sphericity])
class TestRefusals:
    @pytest.mark.parametrize("name", ["f12_nearsing_1e-10", "f12_nearsing_1e-12", "f15"])
    def test_singular_matrix_names_the_dependent_columns(self, method, name):
        with pytest.raises(SingularMatrixError, match="'rating'") as caught:
            method(**case(name).source)
        assert "'critical'" not in caught.value.problem
        assert "Leave out one" in caught.value.hint

    def test_near_singular_matrix_without_its_data(self, method):
        correlation = case("f12_nearsing_1e-04").data.corr()
        with pytest.raises(SingularMatrixError, match="linearly dependent"):
            method(correlation=correlation, n_observations=30)

    def test_constant_column_is_named(self, method):
        with pytest.raises(ConstantColumnError, match="'const'"):
            method(case("f16").data)

    def test_indefinite_matrix(self, method):
        with pytest.raises(IndefiniteMatrixError, match=r"-0\.2238"):
            method(correlation=case("f20").data, n_observations=50)

    def test_one_variable(self, method, attitude):
        with pytest.raises(TooFewVariablesError, match="only 1 variable"):
            method(attitude[["rating"]])

    @pytest.mark.parametrize("rows", [6, 7])
    def test_too_few_rows(self, method, attitude, rows):
        with pytest.raises(TooFewRowsError, match=f"{rows} rows for 7 columns"):
            method(attitude.head(rows))

    def test_neither_data_nor_correlation(self, method):
        with pytest.raises(ArgumentError, match="not both"):
            method()
