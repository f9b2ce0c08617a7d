import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import DataError, DuplicateLabelsError, MissingValuesError, NotNumericError
from edusocsec.plots.inputs import groups_of, numeric, unique


def test_a_repeated_label_is_named():
    with pytest.raises(DuplicateLabelsError, match="'Hebei'"):
        unique(pd.Index(["Hebei", "Hubei", "Hebei"]))


def test_text_among_numbers_is_named():
    with pytest.raises(NotNumericError, match="'Hubei'"):
        numeric(pd.Series([1, "n/a"], index=["Hebei", "Hubei"]))


def test_infinity_is_named():
    with pytest.raises(DataError, match="'Hubei' is infinite"):
        numeric(pd.Series([1, np.inf], index=["Hebei", "Hubei"]))


@pytest.mark.parametrize("dtype", ["Int64", "float", "object"])
def test_missing_values_stay_missing(dtype):
    values = numeric(pd.Series([1, None], dtype=dtype))
    assert values[0] == 1
    assert np.isnan(values[1])


def test_a_label_without_group_is_named():
    groups = pd.Series(["east", None], index=["Hebei", "Hubei"])
    with pytest.raises(MissingValuesError, match="'Hubei', 'Tibet'"):
        groups_of(pd.Index(["Hebei", "Hubei", "Tibet"]), groups)
