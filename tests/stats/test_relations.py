"""Correlations, covariances and distances are known by their shape, as they are printed."""

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import ArgumentError, DataError, EdusocsecError, MissingValuesError
from edusocsec.stats.relations import kind_of

NAMES = ["pay", "tax", "care", "risk"]
R = np.array([[1, 0.6, 0.5, 0.1], [0.6, 1, 0.4, -0.1], [0.5, 0.4, 1, 0.2], [0.1, -0.1, 0.2, 1]])
SIZES = np.array([2.0, 3, 4, 5])
C = np.outer(SIZES, SIZES) * R
D = np.array([[0, 2.0, 6, 10], [2, 0, 5, 9], [6, 5, 0, 4], [10, 9, 4, 0]])
KMO = ess.kmo(correlation=R).overall
HEIGHTS = [2.0, 4.0, 7.5]
METHODS = [
    ess.kmo,
    ess.principal_components,
    ess.correlation_matrix,
    ess.average_linkage,
    ess.bartlett_sphericity,
]


def lower(values):
    return np.where(np.tri(4, dtype=bool), values, np.nan)


def named_in_a_column(values, blank=None):
    frame = pd.DataFrame(values, columns=NAMES)
    frame = frame if blank is None else frame.astype(object).where(frame.notna(), blank)
    frame.insert(0, "variable", NAMES)
    return frame


def printed(values):
    """The same relations as people have them."""
    strict = np.where(np.tri(4, k=-1, dtype=bool), values, np.nan)
    return {
        "array": values,
        "names on both sides": pd.DataFrame(values, NAMES, NAMES),
        "names on top": pd.DataFrame(values, columns=NAMES),
        "names beside": pd.DataFrame(values, NAMES),
        "numbers on top": pd.DataFrame(values, NAMES, ["1", "2", "3", "4"]),
        "names in a column": named_in_a_column(values),
        "lower triangle": pd.DataFrame(lower(values), NAMES, NAMES),
        "upper triangle": pd.DataFrame(lower(values).T, NAMES, NAMES),
        "zeros above": np.tril(values),
        "zeros below": pd.DataFrame(np.triu(values), columns=NAMES),
        "blanks above": named_in_a_column(lower(values), ""),
        "dashes above": named_in_a_column(lower(values), "\u2014"),
        "no diagonal": pd.DataFrame(strict, NAMES, NAMES),
    }


@pytest.mark.parametrize("shape", printed(R))
class TestCorrelations:
    def test_are_accepted_as_such(self, shape):
        result = ess.kmo(correlation=printed(R)[shape])
        assert result.overall == pytest.approx(KMO, rel=1e-12)
        assert list(result.per_variable.index) in (NAMES, ["x1", "x2", "x3", "x4"])

    @pytest.mark.parametrize("method", METHODS)
    def test_are_no_observations(self, shape, method):
        with pytest.raises(ArgumentError, match=r"correlation matrix(.|\n)*correlation=data"):
            method(printed(R)[shape])


@pytest.mark.parametrize("shape", [shape for shape in printed(C) if shape != "no diagonal"])
class TestCovariances:
    @pytest.mark.parametrize("method", METHODS)
    def test_are_no_observations_and_the_way_leads_to_correlations(self, shape, method):
        data = printed(C)[shape]
        with pytest.raises(ArgumentError, match="covariance matrix") as caught:
            method(data)
        self.follow(caught.value.hint, data)

    def test_are_no_correlations(self, shape):
        data = printed(C)[shape]
        with pytest.raises(DataError, match="covariances") as caught:
            ess.kmo(correlation=data)
        self.follow(caught.value.hint, data)

    def follow(self, hint, data):
        if isinstance(data, pd.DataFrame) and (data == "").any(axis=None):
            data = data.replace("", np.nan)
        if isinstance(data, pd.DataFrame) and (data == "\u2014").any(axis=None):
            data = data.replace("\u2014", np.nan)
        table = hint.split("C = ")[1].split(";")[0]
        known = {"data": data, "numpy": np}
        known["C"] = eval(table, known)
        if isinstance(known["C"], pd.DataFrame):
            known["C"] = known["C"].astype(float)
        known["s"] = eval("numpy.sqrt(numpy.diag(C))", known)
        assert "s = numpy.sqrt(numpy.diag(C))" in hint
        assert "correlation=C / numpy.outer(s, s)" in hint
        result = ess.kmo(correlation=eval("C / numpy.outer(s, s)", known))
        assert result.overall == pytest.approx(KMO, rel=1e-12)


@pytest.mark.parametrize("shape", printed(D))
class TestDistances:
    def test_are_accepted_as_such(self, shape):
        tree = ess.average_linkage(printed(D)[shape], metric="precomputed")
        assert tree.heights.tolist() == HEIGHTS
        assert list(tree.labels) in (NAMES, [0, 1, 2, 3])

    @pytest.mark.parametrize("method", METHODS)
    def test_are_no_observations(self, shape, method):
        with pytest.raises(ArgumentError, match=r"distances(.|\n)*metric='precomputed'"):
            method(printed(D)[shape])

    def test_are_no_correlations(self, shape):
        if shape != "no diagonal":
            with pytest.raises(DataError, match=r"distances(.|\n)*metric='precomputed'"):
                ess.kmo(correlation=printed(D)[shape])


def test_rows_of_growing_length():
    rows = [row[: position + 1].tolist() for position, row in enumerate(R)]
    assert ess.kmo(correlation=rows).overall == pytest.approx(KMO, rel=1e-12)
    rows = [row[: position + 1].tolist() for position, row in enumerate(D)]
    assert ess.average_linkage(rows, "precomputed").heights.tolist() == HEIGHTS


def test_two_decimals_are_still_correlations():
    noise = np.random.default_rng(3).normal(size=(30, 5)) @ np.random.default_rng(4).normal(
        size=(5, 9)
    )
    rounded = np.corrcoef(noise, rowvar=False).round(2)
    assert np.linalg.eigvalsh(rounded)[0] < 0
    assert kind_of(pd.DataFrame(rounded)) == "correlations"


def test_names_in_another_order_are_put_in_order_as_advised():
    data = pd.DataFrame(R, NAMES, NAMES).loc[NAMES[::-1]]
    with pytest.raises(DataError, match="different names") as caught:
        ess.kmo(correlation=data)
    assert "data.loc[data.columns]" in caught.value.hint
    assert ess.kmo(correlation=data.loc[data.columns]).overall == pytest.approx(KMO, rel=1e-12)


def test_names_spelled_otherwise_on_one_side():
    data = pd.DataFrame(R, [f"{i}. {name}" for i, name in enumerate(NAMES)], NAMES)
    with pytest.raises(DataError, match="different names") as caught:
        ess.kmo(correlation=data)
    assert "data.set_axis(data.columns)" in caught.value.hint
    result = ess.kmo(correlation=data.set_axis(data.columns))
    assert result.overall == pytest.approx(KMO, rel=1e-12)


def test_a_gap_in_a_full_matrix_is_named():
    data = pd.DataFrame(R, NAMES, NAMES)
    data.loc["care", "tax"] = np.nan
    with pytest.raises(MissingValuesError, match="row 'care' of the column 'tax'"):
        ess.kmo(correlation=data)


class TestObservationsThatAreSquare:
    """As many rows as columns make no relations."""

    @pytest.mark.parametrize("seed", range(20))
    def test_measurements_and_ratings(self, seed):
        generator = np.random.default_rng(seed)
        for table in (generator.normal(size=(5, 5)), generator.integers(1, 6, size=(5, 5))):
            assert kind_of(pd.DataFrame(table)) is None

    @pytest.mark.parametrize(
        "table",
        [
            [[1, 0], [0, 1]],
            [[3, 0], [0, 5]],
            [[0, 4], [4, 0]],
            [[1, 2, 3], [2, 5, 1], [3, 2, 4]],
            [[1, 9, 2], [9, 5, 1], [2, 1, 4]],
            [[1, np.nan], [2, 3]],
            [[1, np.nan, 2], [3, 4, np.nan], [2, 5, 6]],
            [[5, 5, 5], [5, 5, 5], [5, 5, 5]],
            [[7]],
        ],
    )
    def test_others(self, table):
        assert kind_of(pd.DataFrame(table, dtype=float)) is None

    @pytest.mark.parametrize("table", [np.eye(3), C, R, D, [[5, 3, 1], [3, 4, 2], [1, 2, 6]]])
    def test_in_another_order_they_pass_as_the_hint_says(self, table):
        table = np.asarray(table, dtype=float)
        with pytest.raises(ArgumentError, match="give the rows in another order"):
            ess.average_linkage(table)
        other = ess.average_linkage(np.roll(table, 1, axis=0))
        from scipy.cluster.hierarchy import linkage

        np.testing.assert_allclose(other.heights, linkage(table, "average")[:, 2], rtol=1e-12)

    def test_a_distribution_of_two_rows_is_none(self):
        assert ess.gini([1.0, 0.5], [0.5, 1.0]).value == pytest.approx(1 / 6)

    def test_constant_and_single_tables_have_errors_of_their_own(self):
        for method in (ess.correlation_matrix, ess.principal_components):
            with pytest.raises(EdusocsecError, match="same value in every row"):
                method(np.ones((4, 4)))
            with pytest.raises(EdusocsecError, match=r"[Oo]nly 1 "):
                method([[3.0]])


class TestDistancesThatAreNone:
    def test_asymmetry_counts_in_its_own_unit(self):
        tiny = 1e-9 * D
        tiny[0, 1] *= 2
        with pytest.raises(DataError, match="but from"):
            ess.average_linkage(tiny, "precomputed")

    def test_similarities_become_distances_as_advised(self):
        with pytest.raises(DataError, match=r"correlations(.|\n)*1 - data"):
            ess.average_linkage(R, "precomputed")
        tree = ess.average_linkage(1 - R, "precomputed")
        np.testing.assert_allclose(tree.heights, [0.4, 0.55, (0.9 + 1.1 + 0.8) / 3], rtol=1e-12)


def test_correlations_are_no_loadings():
    with pytest.raises(ArgumentError, match="not like loadings") as caught:
        ess.varimax(R)
    assert "varimax(principal_components(correlation=data))" in caught.value.hint
    assert ess.varimax(ess.principal_components(correlation=R, n_components=2)).loadings.shape == (
        4,
        2,
    )
    assert ess.varimax(np.eye(3)).loadings.shape == (3, 3)


def test_factor_scores_of_correlations():
    components = ess.principal_components(correlation=R)
    with pytest.raises(ArgumentError, match="looks like a correlation matrix"):
        ess.factor_scores(R, components)
