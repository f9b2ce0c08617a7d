"""What every picture asks of the labels and numbers it is given."""

from __future__ import annotations

import numpy as np
import pandas as pd

from edusocsec.errors import (
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    instance_of,
    listed,
)
from edusocsec.numeric import floats
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


def numeric(values: pd.Series, source: str | None = None) -> pd.Series:
    """Return the values as floats, with NaN for what is missing; refuse text and infinity."""
    read = floats(values, source)
    infinite = read.index[np.isinf(read)]
    if len(infinite):
        raise DataError(
            _("The value of {names} is infinite and has no place in a picture.").format(
                names=listed(infinite)
            ),
            _("Look where it was divided by zero, or leave it out."),
        )
    return read


def groups_of(labels: pd.Index, groups: pd.Series) -> pd.Series:
    """Return the group of each label, or say whose is missing."""
    unique(instance_of(groups, pd.Series, "groups").index)
    members = groups.reindex(labels)
    absent = labels[members.isna()]
    if len(absent):
        raise MissingValuesError(
            _("No group is given for {labels}.").format(labels=listed(absent)),
            _("Give `groups` one group for each label, with the labels as its index."),
        )
    return members
