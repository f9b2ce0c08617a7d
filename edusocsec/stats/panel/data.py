"""Rows of entities over time: check them, and put them in order."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    MissingValuesError,
    UnknownNameError,
    choose_from,
    listed,
)
from edusocsec.stats.arguments import column_name
from edusocsec.stats.observations import (
    Missing,
    complete_rows,
    labelled,
    refuse_constant,
    refuse_duplicates,
)
from edusocsec.stats.panel.categories import coded, with_dummies
from edusocsec.stats.panel.wide import refuse_wide
from edusocsec.stats.tables import one_or_more
from edusocsec.translation import _


@dataclass(frozen=True, eq=False)
class Panel:
    """Observations of entities over time, in the order of the entities and then of time.

    Attributes
    ----------
    data : DataFrame of float
        Outcome and regressors; the index has the two levels entity and time.
    outcome : label
    regressors : list of labels
    references : dict
        For each column that was marked as a category, the one that its dummies compare with.
    """

    data: pd.DataFrame
    outcome: Any
    regressors: list[Any]
    references: dict[Any, Any] = field(default_factory=dict)

    @property
    def index(self) -> pd.MultiIndex:
        """Entity and time of each row."""
        index = self.data.index
        assert isinstance(index, pd.MultiIndex)
        return index

    @property
    def intercept(self) -> str:
        """Label of an intercept: as in R, unless a column is called so."""
        label = "(Intercept)"
        while label in self.data.columns:
            label = f"({label})"
        return label

    @property
    def entity_codes(self) -> np.ndarray:
        """Number of each row's entity, from 0."""
        # pandas keeps them as small as it can, so that sums of codes would overflow.
        return np.asarray(self.index.codes[0], dtype=np.intp)

    @property
    def time_codes(self) -> np.ndarray:
        """Number of each row's period, from 0."""
        return np.asarray(self.index.codes[1], dtype=np.intp)

    @property
    def entities(self) -> pd.Index:
        """Labels of the entities, in the order in which they first occur."""
        return self.index.levels[0]

    @property
    def periods(self) -> pd.Index:
        """Labels of the periods, in ascending order."""
        return self.index.levels[1]

    @property
    def entity_means(self) -> pd.DataFrame:
        """Mean of every variable over the periods of each entity."""
        return _means(self.data, self.entity_codes, self.entities)

    @property
    def time_means(self) -> pd.DataFrame:
        """Mean of every variable over the entities of each period."""
        return _means(self.data, self.time_codes, self.periods)

    def rows_of(self, entity: Hashable) -> np.ndarray:
        """Whether each row belongs to an entity."""
        return np.asarray(self.index.get_level_values(0) == entity)

    @property
    def balanced(self) -> bool:
        """Whether every entity is observed in every period."""
        return len(self.data) == len(self.entities) * len(self.periods)

    def only(self, regressors: list[Any]) -> Panel:
        """Return the same rows with some of the regressors."""
        return replace(self, data=self.data[[self.outcome, *regressors]], regressors=regressors)


def read_panel(
    data: pd.DataFrame,
    outcome: Hashable,
    regressors: Hashable | Sequence[Hashable],
    entity: Hashable,
    time: Hashable,
    missing: Missing,
) -> Panel:
    """Check a table of entities over time, and sort its rows.

    Raises
    ------
    UnknownNameError
        If a column does not exist; the message offers names that are near.
    ArgumentError, DataError
        If the rows are no panel; the message names the column, row, or entity and period.
    """
    if not isinstance(data, pd.DataFrame):
        raise ArgumentError(
            _("A panel needs named columns."),
            _("Pass a pandas DataFrame with one row for each entity and period."),
        )
    names = one_or_more(regressors, "regressors")
    for given, argument in ((outcome, "outcome"), (entity, "entity"), (time, "time")):
        column_name(given, argument)
    _refuse_contradictions(outcome, names, entity, time)
    refuse_duplicates(data.columns, _("column"))
    refuse_wide(data, outcome, entity, time)
    for column in (outcome, *names):
        if column not in data.columns:
            raise _unknown(_("There is no column '{name}'."), column, list(data.columns))
    units, when = _labels(data, entity), _labels(data, time)
    _refuse_repeated(units, when)
    # Until the rows are checked, they are called as a reader would call them.
    rows = pd.Index([f"{one} {two}" for one, two in zip(units, when, strict=True)])
    variables = labelled(data[[outcome, *names]]).set_axis(rows)
    outcome, *names = variables.columns
    variables, categories = coded(variables, outcome)
    variables.insert(0, _POSITION, np.arange(len(data)))
    complete = complete_rows(variables, missing=missing)
    kept = complete.pop(_POSITION).to_numpy(dtype=int)
    refuse_constant(complete)
    complete, references = with_dummies(complete, categories)
    index, order = _sorted_index(units.iloc[kept], when.iloc[kept])
    complete = complete.iloc[order].set_axis(index)
    return Panel(complete, outcome, list(complete.columns[1:]), references)


_POSITION = "\0position"


def _refuse_contradictions(
    outcome: Hashable, names: list[Hashable], entity: Hashable, time: Hashable
) -> None:
    if not names:
        raise ArgumentError(
            _("No regressor is given."), _("Name at least one column in `regressors`.")
        )
    roles = [outcome, *names, entity, time]
    twice = pd.Index([name for name in dict.fromkeys(roles) if roles.count(name) > 1])
    if len(twice):
        raise ArgumentError(
            _("{columns} has more than one role in the regression.").format(columns=listed(twice)),
            _("Name each column once: as outcome, as a regressor, as entity or as time."),
        )


def _unknown(problem: str, name: Hashable, known: Sequence[Hashable]) -> UnknownNameError:
    return UnknownNameError(problem.format(name=name), choose_from(name, known))


def _labels(data: pd.DataFrame, name: Any) -> pd.Series:
    """Entity or time of each row, from a column or a level of the index."""
    levels = [level for level in data.index.names if level is not None]
    if name in data.columns:
        labels: pd.Series = data[name]
    elif name in levels:
        labels = pd.Series(data.index.get_level_values(name), data.index, name=name)
    else:
        raise _unknown(
            _("There is no column or level of the index '{name}'."), name, [*data.columns, *levels]
        )
    absent = labels.isna().to_numpy()
    if absent.any():
        raise MissingValuesError(
            _("'{column}' has no label in row '{row}'.").format(
                column=name, row=data.index[absent][0]
            ),
            _("Every row needs its entity and its period: fill them, or leave the row out."),
        )
    return labels


def _refuse_repeated(units: pd.Series, when: pd.Series) -> None:
    pairs = pd.MultiIndex.from_arrays([units.array, when.array])
    twice = pairs[pairs.duplicated()].unique()
    if len(twice):
        raise DuplicateLabelsError(
            _("More than one row belongs to {pairs}.").format(
                pairs=listed([f"{one} {two}" for one, two in twice])
            ),
            _("Keep one row for each entity and period, or add the rows up with groupby."),
        )


def _sorted_index(units: pd.Series, when: pd.Series) -> tuple[pd.MultiIndex, np.ndarray]:
    entity_codes, entities = pd.factorize(units)
    time_codes, periods = pd.factorize(when, sort=True)
    for labels, column in ((entities, units.name), (periods, when.name)):
        if len(labels) < 2:
            raise DataError(
                _("'{column}' has the same value in every row: '{label}'.").format(
                    column=column, label=labels[0]
                ),
                _("A panel needs at least two entities and at least two periods."),
            )
    order = np.lexsort((time_codes, entity_codes))
    index = pd.MultiIndex(
        levels=[pd.Index(entities), pd.Index(periods)],
        codes=[entity_codes[order].tolist(), time_codes[order].tolist()],
        names=[units.name, when.name],
    )
    return index, order


def _means(data: pd.DataFrame, codes: np.ndarray, labels: pd.Index) -> pd.DataFrame:
    return data.groupby(codes).mean().set_axis(labels.rename(None))
