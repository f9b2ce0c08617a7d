"""Tables and columns as users pass them."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    TooFewVariablesError,
)
from edusocsec.provenance import Badge, badges_of, with_badges
from edusocsec.stats.tables import as_array, one_or_more, plainly_named


@pytest.mark.parametrize("method", [ess.correlation_matrix, ess.kmo, ess.average_linkage, ess.gini])
def test_rows_of_unequal_length(method):
    with pytest.raises(DataError, match="not equally long"):
        method([[1, 2], [3]])


def test_arrays_stay_as_they_are():
    values = np.arange(6.0).reshape(2, 3)
    assert as_array(values) is values


class TestMaskedArrays:
    """The number under a mask is no number: it is missing."""

    VALUES = np.ma.array([[1, 2], [3, 999], [2, 5], [4, 1]], mask=[[0, 0], [0, 1], [0, 0], [0, 0]])

    def test_are_missing(self):
        with pytest.raises(MissingValuesError, match="row '1' of the column 'x2'"):
            ess.correlation_matrix(self.VALUES)
        expected = np.corrcoef([1, 2, 4], [2, 5, 1])[0, 1]
        result = ess.correlation_matrix(self.VALUES, missing="listwise")
        assert result.matrix.iloc[0, 1] == pytest.approx(expected, rel=1e-12)

    def test_rows_that_are_masked(self):
        result = ess.correlation_matrix(list(self.VALUES), missing="listwise")
        assert result.n_observations == 3

    def test_values_and_weights(self):
        column = self.VALUES[:, 1]
        for given in ((column,), (np.ones(4), column)):
            with pytest.raises(MissingValuesError, match="row '1'"):
                ess.gini(*given)
        assert ess.gini(column, missing="listwise").value == ess.gini([2, 5, 1]).value
        texts = np.ma.array([1, "999", 3], mask=[False, True, False], dtype=object)
        assert ess.gini(texts, missing="listwise").value == ess.gini([1, 3]).value


class TestTablesOfOtherLibraries:
    NAMES = ("food", "clothing")

    class Foreign:
        """Like those of polars, pyarrow, narwhals and ibis."""

        def __init__(self, frame):
            self.frame = frame

        def to_pandas(self):
            return self.frame

    class Lazy(Foreign):
        def collect(self):
            return TestTablesOfOtherLibraries.Foreign(self.frame)

        to_pandas = None

    class Relation(Foreign):
        to_pandas = None

        def df(self):
            return self.frame

    class Unable(Foreign):
        def to_pandas(self):
            raise ModuleNotFoundError("pyarrow is needed")

    FRAME = pd.DataFrame({"food": [1.0, 2, 4], "clothing": [2.0, 1, 6], "region": list("aab")})

    @pytest.mark.parametrize("kind", [Foreign, Lazy, Relation])
    def test_names_of_columns_stay(self, kind):
        result = ess.correlation_matrix(kind(self.FRAME[list(self.NAMES)]))
        assert tuple(result.matrix) == self.NAMES
        split = ess.theil_decomposition(kind(self.FRAME), value="food", groups="region")
        assert list(split.groups.index) == ["a", "b"]

    def test_what_cannot_be_read_says_what_is_missing(self):
        with pytest.raises(ArgumentError, match="pyarrow is needed"):
            ess.correlation_matrix(self.Unable(self.FRAME))

    def test_polars(self):
        polars = pytest.importorskip("polars")
        result = ess.correlation_matrix(polars.DataFrame({"food": [1, 2, 4], "care": [2, 1, 6]}))
        assert list(result.matrix) == ["food", "care"]


@pytest.mark.parametrize("method", [ess.correlation_matrix, ess.average_linkage, ess.kmo])
def test_a_table_without_columns(method):
    with pytest.raises(TooFewVariablesError, match="no columns"):
        method(pd.DataFrame(index=["a", "b"]))


@pytest.mark.parametrize("names", [["a"], ("a", 2), pd.Index(["a", "b"]), {"a": 1}])
def test_several_names(names):
    assert one_or_more(names, "groups") == list(names)


@pytest.mark.parametrize("name", ["region", "", 0, 2013])
def test_one_name(name):
    assert one_or_more(name, "groups") == [name]


NAMES = [("food", 2013), ("food", 2014), ("coast", "all")]
JOINED = ["food, 2013", "food, 2014", "coast, all"]


class TestNamesOfSeveralParts:
    @pytest.fixture(params=[True, False], ids=["MultiIndex", "tuples"])
    def table(self, request):
        values = np.random.default_rng(5).normal(size=(20, 3))
        return pd.DataFrame(values, columns=pd.Index(NAMES, tupleize_cols=request.param))

    def test_they_are_joined_and_nothing_else_changes(self, table):
        before = table.copy()
        plain = plainly_named(table)
        assert list(plain) == JOINED
        np.testing.assert_array_equal(plain, table)
        pd.testing.assert_frame_equal(table, before)

    def test_badges_stay_with_their_columns(self, table):
        badged = with_badges(table, {NAMES[1]: Badge.DERIVED})
        assert badges_of(plainly_named(badged)) == {"food, 2014": Badge.DERIVED}

    def test_the_factor_chain_is_that_of_plain_names(self, table):
        plain = table.set_axis(JOINED, axis="columns")
        results = []
        for data in (table, plain):
            components = ess.principal_components(data, 2)
            scores = ess.factor_scores(data, ess.varimax(components))
            results.append([components, scores, ess.composite_scores(scores), ess.kmo(data)])
        for ours, expected in zip(*results, strict=True):
            assert ours.explain().to_text() == expected.explain().to_text()
            pd.testing.assert_frame_equal(ours.table(), expected.table())

    def test_a_square_table_keeps_one_name_for_row_and_column(self, table):
        expected = ess.kmo(table).overall
        assert ess.kmo(correlation=table.corr()).overall == pytest.approx(expected, rel=1e-12)

    def test_names_that_are_the_same_when_joined(self):
        labels = pd.Index([("food", "2013"), "food, 2013"], tupleize_cols=False)
        with pytest.raises(DuplicateLabelsError, match="'food, 2013'"):
            ess.correlation_matrix(pd.DataFrame([[1, 2], [2, 1], [3, 5]], columns=labels))
