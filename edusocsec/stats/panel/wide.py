"""Tables with the years in their headers: say so, and how they become a row for each year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence

import pandas as pd

from edusocsec.errors import ArgumentError, listed
from edusocsec.translation import _, sentences

_ENDS_IN_YEAR = re.compile(r"(.*?)([ _.\-]?)((?:19|20)\d\d)(年?)", re.DOTALL)


def refuse_wide(data: pd.DataFrame, outcome: Hashable, entity: Hashable, time: Hashable) -> None:
    """Raise an ArgumentError if the periods are headers; the hint is code that reshapes."""
    known = {*data.columns, *data.index.names}
    if time in known:
        return
    if isinstance(data.columns, pd.MultiIndex):
        _refuse_years_in_a_level(data, entity, time)
        return
    endings = {name: end for name in data.columns if (end := _ENDS_IN_YEAR.fullmatch(str(name)))}
    years_of = Counter(end[1] for end in endings.values())
    headers = [name for name, end in endings.items() if years_of[end[1]] > 1]
    if not headers or entity not in known:
        return
    table = "data" if entity in data.columns else "data.reset_index()"
    ids = [entity, *data.columns.difference([*headers, entity], sort=False)]
    stubs = list(dict.fromkeys(endings[name][1] for name in headers))
    _first, separator, _year, suffix = endings[headers[0]].groups()
    if stubs == [""]:
        code = f"data = {table}.melt(id_vars={ids!r}, var_name={time!r}, value_name={outcome!r})"
        others = _("Reshape the table of each other variable alike, and join them: {code}.").format(
            code=f"data.merge(other, on={[entity, time]!r})"
        )
    else:
        ending = rf", suffix=r'\d+{suffix}'" if suffix else ""
        code = (
            f"data = pandas.wide_to_long({table}, {stubs!r}, i={entity!r}, j={time!r}, "
            f"sep={separator!r}{ending}).reset_index()"
        )
        others = ""
    _refuse(headers, code, others)


def _refuse_years_in_a_level(data: pd.DataFrame, entity: Hashable, time: Hashable) -> None:
    for level in range(data.columns.nlevels):
        labels = data.columns.get_level_values(level)
        if all(re.fullmatch(r"(19|20)\d\d年?", str(label)) for label in labels):
            code = f"data = data.stack(level={level}).rename_axis({[entity, time]!r}).reset_index()"
            _refuse(list(data.columns), code)


def _refuse(headers: Sequence[Hashable], code: str, others: str = "") -> None:
    raise ArgumentError(
        _("The years are in the headers of the table: {headers}.").format(
            headers=listed(headers, most=3)
        ),
        sentences(
            [
                _("Give each entity and year a row of its own: {code}").format(code=code),
                *([others] if others else []),
            ]
        ),
    )
