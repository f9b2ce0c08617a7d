"""What the methods of the factor chain refuse, and how they say it."""

import numpy as np
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    ConstantColumnError,
    IndefiniteMatrixError,
    MissingValuesError,
    NotNumericError,
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

    def test_observations_count_themselves(self, method, attitude):
        expected = method(attitude).verdict
        assert method(attitude, n_observations=30).verdict == expected
        for source in ({"data": attitude}, {"correlation": ess.correlation_matrix(attitude)}):
            with pytest.raises(ArgumentError, match=r"n_observations=1000.*come from 30") as caught:
                method(**source, n_observations=1000)
            assert "Leave n_observations= out" in caught.value.hint

    def test_a_correlation_matrix_as_data(self, method, attitude):
        with pytest.raises(ArgumentError, match=r"correlation matrix(.|\n)*correlation="):
            method(attitude.corr())


class TestCorrelationsThatAreNone:
    @pytest.mark.parametrize("text", ["text", [["a", "b"], ["b", "a"]], [["a"]]])
    def test_text(self, text):
        with pytest.raises(NotNumericError):
            ess.kmo(correlation=text)

    def test_three_dimensions(self):
        with pytest.raises(NotNumericError, match="this has 3 dimensions"):
            ess.kmo(correlation=np.ones((2, 2, 2)))

    def test_another_result(self, attitude):
        with pytest.raises(ArgumentError, match=r"A KMO .* result of correlation_matrix\(\)"):
            ess.kmo(correlation=ess.kmo(attitude))

    def test_a_gap_is_not_to_be_left_out_listwise(self, attitude):
        R = attitude.corr()
        R.loc["raises", "rating"] = np.nan
        with pytest.raises(MissingValuesError, match="'raises' of the column 'rating'") as caught:
            ess.kmo(correlation=R)
        assert "listwise" not in caught.value.hint
