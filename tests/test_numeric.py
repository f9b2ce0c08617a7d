"""One idea of a number, and advice that, followed to the letter, gives the right numbers."""

import datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import NotNumericError
from edusocsec.numeric import floats

GROUPS = ["a", "a", "b", "b"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2.5, None], [1, 2.5, np.nan]),
        ([Decimal("1.5"), Fraction(1, 4), pd.NA], [1.5, 0.25, np.nan]),
        ([True, np.bool_(False), np.int8(3)], [1, 0, 3]),
        ([10**400, -1], [np.inf, -1]),
        ([float("nan"), Decimal("NaN")], [np.nan, np.nan]),
    ],
)
def test_numbers_in_a_column_of_objects(values, expected):
    np.testing.assert_array_equal(floats(pd.Series(values, dtype=object)), expected)


@pytest.mark.parametrize(
    "dtype", ["int8", "uint64", "float32", "Int64", "Float32", "boolean", bool]
)
def test_numeric_types(dtype):
    np.testing.assert_array_equal(floats(pd.Series([1, 0], dtype=dtype)), [1, 0])


def test_sparse_and_arrow_numbers():
    sparse = pd.Series(pd.arrays.SparseArray([1.0, 0.0, np.nan]))
    np.testing.assert_array_equal(floats(sparse), [1, 0, np.nan])
    pa = pytest.importorskip("pyarrow")
    money = pd.Series([Decimal("1.5"), None], dtype=pd.ArrowDtype(pa.decimal128(10, 2)))
    np.testing.assert_array_equal(floats(money), [1.5, np.nan])


TEXTS = [
    (["803.7", "1e3", None], [803.7, 1000, np.nan], "pandas.to_numeric(data['x'])"),
    (["12", "", " 7 "], [12, np.nan, 7], "pandas.to_numeric(data['x'])"),
    (
        ["1,234", 5, None],
        [1234, 5, np.nan],
        "pandas.to_numeric(data['x'].replace(',', '', regex=True))",
    ),
    (["1,234", "5"], [1.234, 5], "pandas.to_numeric(data['x'].replace(',', '.', regex=True))"),
    (
        ["1,234,567.8", "1,000"],
        [1234567.8, 1000],
        "pandas.to_numeric(data['x'].replace(',', '', regex=True))",
    ),
    (
        ["1,5", "22,25", "3"],
        [1.5, 22.25, 3],
        "pandas.to_numeric(data['x'].replace(',', '.', regex=True))",
    ),
    ([1, 2, "n/a"], [1, 2, np.nan], "pandas.to_numeric(data['x'], errors='coerce')"),
    (["1", "2", "-"], [1, 2, np.nan], "pandas.to_numeric(data['x'], errors='coerce')"),
    ([1 + 0j, 2 + 0j], [1, 2], "numpy.real(data['x'].astype(complex))"),
    ([datetime.date(2013, 5, 1)] * 2, [2013, 2013], "pandas.to_datetime(data['x']).dt.year"),
    (pd.to_datetime(["2013-05-01", None]), [2013, np.nan], "data['x'].dt.year"),
    (
        [datetime.timedelta(1), datetime.timedelta(0)],
        [86400, 0],
        "pandas.to_timedelta(data['x']).dt.total_seconds()",
    ),
    (pd.to_timedelta([2, 4], "s"), [2, 4], "data['x'].dt.total_seconds()"),
    (pd.Categorical([10, 30, 10]), [10, 30, 10], "data['x'].astype(float)"),
    (
        pd.Categorical(["never", None, "often"], ["never", "seldom", "often"], ordered=True),
        [0, np.nan, 2],
        "data['x'].cat.codes.where(data['x'].notna())",
    ),
]


@pytest.mark.parametrize(("values", "expected", "code"), TEXTS)
def test_the_advice_followed_to_the_letter_gives_the_numbers(values, expected, code):
    held = pd.Series(values, dtype=object if isinstance(values, list) else None)
    data = pd.DataFrame({"x": held})
    with pytest.raises(NotNumericError, match="The column 'x'") as caught:
        floats(data["x"])
    assert code in caught.value.hint
    followed = eval(code, {"pandas": pd, "numpy": np, "data": data})
    np.testing.assert_array_equal(floats(pd.Series(followed)), expected)


def test_a_column_of_words_can_be_left_out_or_name_the_rows():
    data = pd.DataFrame({"province": ["A", "B", "C"], "x": [1.0, 2, 4], "y": [3.0, 1, 2]})
    with pytest.raises(NotNumericError, match="'province' holds 'A' in row '0'") as caught:
        ess.correlation_matrix(data)
    expected = np.corrcoef([1.0, 2, 4], [3.0, 1, 2])[0, 1]
    for code in ("data.drop(columns='province')", "data.set_index('province')"):
        assert code in caught.value.hint
        result = ess.correlation_matrix(eval(code, {"data": data}))
        assert result.matrix.loc["x", "y"] == pytest.approx(expected, rel=1e-12)


def test_the_cell_at_fault_is_named_and_not_the_numbers_beside_it():
    with pytest.raises(NotNumericError, match="'value' holds '3' in row '2'") as caught:
        ess.gini([1, 2, "3"])
    assert "pandas.to_numeric(pandas.Series(values))" in caught.value.hint
    with pytest.raises(NotNumericError, match="'x2' holds 'dear' in row '1'"):
        ess.correlation_matrix([[1, 2], [3, "dear"], [4, 5]])
    with pytest.raises(NotNumericError, match="'x2' holds '5' in row '2'") as caught:
        ess.correlation_matrix([[1, 2], [3, 7], [4, "5"]])
    assert "pandas.to_numeric(pandas.DataFrame(data)[1])" in caught.value.hint


class TestCategories:
    """A mark that a column is no number is never ignored."""

    FRAME = pd.DataFrame(
        {
            "job": pd.Categorical([1, 2, 3, 1, 2, 3, 1, 3]),
            "a": [1.0, 3, 2, 5, 4, 8, 2, 7],
            "b": [2.0, 2, 1, 4, 6, 7, 3, 8],
        }
    )

    @pytest.mark.parametrize(
        "method",
        [
            ess.kmo,
            ess.bartlett_sphericity,
            ess.principal_components,
            ess.correlation_matrix,
            ess.average_linkage,
        ],
    )
    def test_are_refused_everywhere(self, method):
        with pytest.raises(NotNumericError, match="'job' is marked as categories: '1', '2', '3'"):
            method(self.FRAME)

    @pytest.mark.parametrize(
        "method", [ess.theil, ess.gini, ess.coefficient_of_variation, ess.lorenz_curve]
    )
    def test_are_no_values_and_no_weights(self, method):
        with pytest.raises(NotNumericError, match=r"marked as categories(.|\n)*values\.astype"):
            method(self.FRAME["job"])
        with pytest.raises(NotNumericError, match=r"marked as categories(.|\n)*weights\.astype"):
            method(self.FRAME["a"], self.FRAME["job"])

    @pytest.mark.parametrize("gap", [False, True])
    def test_dummies_as_advised(self, gap):
        jobs = list("nopnopnp")
        data = self.FRAME.assign(job=pd.Categorical([None, *jobs[1:]] if gap else jobs))
        with pytest.raises(NotNumericError) as caught:
            ess.kmo(data)
        code = caught.value.hint.split("of each: ")[1].rstrip(".")
        R = ess.correlation_matrix(eval(code, {"pandas": pd, "data": data})).matrix
        kept = data.dropna()
        expected = np.corrcoef(kept["job"] == "p", kept["a"].astype(float))[0, 1]
        assert R.loc["job_p", "a"] == pytest.approx(expected, rel=1e-12)


class TestOneIdeaOfANumber:
    """What one method takes, every method takes."""

    WELCOME = (
        [Decimal("1.5"), Decimal(2), Decimal(4), Decimal(3)],
        [1, 2, 4, 3],
        [True, True, False, True],
    )
    REFUSED = (
        pd.Categorical([1, 2, 4, 3]),
        ["1", "2", "4", "3"],
        [1 + 0j, 2, 4, 3],
    )

    @staticmethod
    def everywhere(values):
        column = pd.Series(values, dtype=object if isinstance(values, list) else None)
        table = pd.DataFrame({"x": column, "y": [2.0, 1, 5, 3], "group": GROUPS})
        yield lambda: ess.theil(table["x"])
        yield lambda: ess.theil_decomposition(table, value="x", groups="group")
        yield lambda: ess.gini(table["y"], table["x"])
        yield lambda: ess.theil_decomposition(table, value="y", weight="x", groups="group")
        yield lambda: ess.correlation_matrix(table[["x", "y"]])
        yield lambda: ess.average_linkage(table[["x", "y"]])

    @pytest.mark.parametrize("values", WELCOME)
    def test_welcome(self, values):
        for call in self.everywhere(values):
            call().explain().to_text()

    @pytest.mark.parametrize("values", REFUSED)
    def test_refused(self, values):
        for call in self.everywhere(values):
            with pytest.raises(NotNumericError):
                call()
