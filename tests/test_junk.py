"""Whatever is passed: a number, or an error of the library's own that says what to do."""

import inspect
import warnings

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import EdusocsecError

JUNK = {
    "nothing": None,
    "number": 5,
    "missing": float("nan"),
    "text": "x",
    "bytes": b"x",
    "empty list": [],
    "nested": [[1, 2], [3, 4]],
    "set": {1, 2},
    "dict": {"a": 1},
    "object": object(),
    "class": int,
    "function": len,
    "cube": np.ones((2, 2, 2)),
    "numbers": pd.Series([1.0, 2.0]),
    "texts": pd.Series(["a", "b"]),
    "empty table": pd.DataFrame(),
    "table": pd.DataFrame({"a": [1.0, 2, 3], "b": [3.0, 1, 2]}),
    "table of texts": pd.DataFrame({"a": ["x", "y"]}),
    "result": ess.gini([1, 2]),
}
FUNCTIONS = {
    f"{place}{name}": getattr(room, name)
    for place, room in (("", ess), ("plots.", ess.plots), ("labs.", ess.labs))
    for name in room.__all__
    if inspect.isfunction(getattr(room, name))
}


def told(call):
    """Whether a call succeeds, or says what is wrong and what to do."""
    try:
        call()
    except EdusocsecError as error:
        return bool(error.problem and error.hint)
    return True


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_junk_as_every_required_argument(name, junk):
    function = FUNCTIONS[name]
    parameters = list(inspect.signature(function).parameters.values())
    required = [parameter for parameter in parameters if parameter.default is parameter.empty]
    required = required or parameters[:1]
    by_name = {p.name: JUNK[junk] for p in required if p.kind is p.KEYWORD_ONLY}
    by_place = [JUNK[junk] for p in required if p.kind is p.POSITIONAL_OR_KEYWORD]
    with warnings.catch_warnings(action="ignore"):
        assert told(lambda: function(*by_place, **by_name))
    ess.use_language("en")


@pytest.mark.parametrize("junk", [junk for junk in JUNK if junk != "nothing"])
@pytest.mark.parametrize(
    "call",
    [
        lambda junk: ess.plots.scree(pd.Series([2.0, 1.0]), kept=junk),
        lambda junk: ess.plots.scree(pd.Series([2.0, 1.0]), kept=1, reference=junk),
        lambda junk: ess.plots.scatter(JUNK["table"], groups=junk),
        lambda junk: ess.plots.matrix(JUNK["table"], scale=junk),
        lambda junk: ess.plots.lorenz({"a": junk}),
        lambda junk: ess.show(JUNK["table"], scale=junk),
        lambda junk: ess.gini([1.0, 2], missing=junk),
        lambda junk: ess.kmo(JUNK["table"], n_observations=junk),
        lambda junk: ess.theil_decomposition(JUNK["table"], value=junk, groups="b"),
        lambda junk: ess.theil_decomposition(JUNK["table"], value="a", groups=junk),
        lambda junk: ess.cut_tree(ess.average_linkage(JUNK["table"]), junk),
    ],
)
def test_junk_as_one_argument(call, junk):
    with warnings.catch_warnings(action="ignore"):
        assert told(lambda: call(JUNK[junk]))
