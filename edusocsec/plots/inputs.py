"""What every picture asks of the labels and numbers it is given."""

from __future__ import annotations

from numbers import Real

import numpy as np
import pandas as pd

from edusocsec.errors import (
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    NotNumericError,
    listed,
)
from edusocsec.translation import _


def unique(labels: pd.Index) -> None:
    """Refuse labels of which two are the same."""
    if not labels.is_unique:
        raise DuplicateLabelsError(
            _("More than one row or column is called {names}.").format(
                names=listed(labels[labels.duplicated()].unique())
            ),
            _("Give each a name of its own."),
        )


def numeric(values: pd.Series) -> pd.Series:
    """Return the values as floats, with NaN for what is missing; refuse text and infinity."""
    if not pd.api.types.is_numeric_dtype(values):
        known = values.dropna()
        texts = known.index[[not isinstance(value, Real) for value in known]]
        if len(texts):
            raise NotNumericError(
                _("The values of {names} are not numbers.").format(names=listed(texts)),
                _("Convert them with `pandas.to_numeric`."),
            )
    floats = pd.Series(values.to_numpy(dtype=float, na_value=np.nan), index=values.index)
    infinite = floats.index[np.isinf(floats)]
    if len(infinite):
        raise DataError(
            _("The value of {names} is infinite and has no place in a picture.").format(
                names=listed(infinite)
            ),
            _("Look where it was divided by zero, or leave it out."),
        )
    return floats


def groups_of(labels: pd.Index, groups: pd.Series) -> pd.Series:
    """Return the group of each label, or say whose is missing."""
    unique(groups.index)
    members = groups.reindex(labels)
    absent = labels[members.isna()]
    if len(absent):
        raise MissingValuesError(
            _("No group is given for {labels}.").format(labels=listed(absent)),
            _("Give `groups` one group for each label, with the labels as its index."),
        )
    return members
