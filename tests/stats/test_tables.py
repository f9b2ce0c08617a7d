"""Tables and columns as users pass them."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import DataError, DuplicateLabelsError
from edusocsec.provenance import Badge, badges_of, with_badges
from edusocsec.stats.tables import as_array, one_or_more, plainly_named


@pytest.mark.parametrize("method", [ess.correlation_matrix, ess.kmo, ess.average_linkage, ess.gini])
def test_rows_of_unequal_length(method):
    with pytest.raises(DataError, match="not equally long"):
        method([[1, 2], [3]])


def test_arrays_stay_as_they_are():
    values = np.arange(6.0).reshape(2, 3)
    assert as_array(values) is values


@pytest.mark.parametrize("names", [["a"], ("a", 2), pd.Index(["a", "b"]), {"a": 1}])
def test_several_names(names):
    assert one_or_more(names) == list(names)


@pytest.mark.parametrize("name", ["region", "", 0, 2013])
def test_one_name(name):
    assert one_or_more(name) == [name]


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
