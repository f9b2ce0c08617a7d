"""A result owns what it tells: what happens to the caller's objects afterwards changes nothing."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess

RNG = np.random.default_rng(11)
GROUPS = ["a", "b", "c"]


def table():
    frame = pd.DataFrame(
        np.random.default_rng(1).lognormal(size=(12, 4)),
        index=pd.Index([f"r{row}" for row in range(12)], name="row"),
        columns=["x", "y", "z", "people"],
    )
    return frame.assign(group=GROUPS * 4, city=list("klmnopklmnop"))


def panel():
    rows = pd.MultiIndex.from_product([[f"e{e}" for e in range(6)], range(2001, 2006)])
    values = np.random.default_rng(2).normal(size=(30, 3))
    return pd.DataFrame(values, rows.set_names(["entity", "year"]), ["y", "a", "b"]).reset_index()


def measures(frame):
    return frame[["x", "y", "z"]]


def distances(frame):
    return (1 - measures(frame).T.corr()).round(12)


MAKE = {
    "correlation_matrix": lambda f: ess.correlation_matrix(measures(f)),
    "kmo": lambda f: ess.kmo(measures(f)),
    "bartlett": lambda f: ess.bartlett_sphericity(measures(f)),
    "components": lambda f: ess.principal_components(measures(f), 2),
    "varimax": lambda f: ess.varimax(ess.principal_components(measures(f), 2)),
    "scores": lambda f: ess.factor_scores(
        measures(f), ess.varimax(ess.principal_components(measures(f), 2))
    ),
    "composite": lambda f: ess.composite_scores(
        ess.factor_scores(measures(f), ess.principal_components(measures(f), 2))
    ),
    "tree": lambda f: ess.average_linkage(measures(f)),
    "partition": lambda f: ess.cut_tree(ess.average_linkage(measures(f)), 3),
    "agreement": lambda f: ess.adjusted_rand_index(f["group"], f["city"]),
    "theil": lambda f: ess.theil(f["x"], f["people"]),
    "theil, columns": lambda f: ess.theil(f, value="x", weight="people"),
    "gini": lambda f: ess.gini(f["x"], f["people"]),
    "lorenz": lambda f: ess.lorenz_curve(f["x"], f["people"]),
    "atkinson": lambda f: ess.atkinson(f["x"], 2, f["people"]),
    "variation": lambda f: ess.coefficient_of_variation(f["x"], f["people"]),
    "decomposition": lambda f: ess.theil_decomposition(
        f, value="x", weight="people", groups=["group", "city"]
    ),
    "amounts": lambda f: ess.theil_decomposition(
        f, value="x", weight="people", groups="group", value_is="amount"
    ),
    "change": lambda f: ess.theil_change(
        ess.theil_decomposition(f, value="x", groups="group"),
        ess.theil_decomposition(f, value="y", groups="group"),
    ),
}
FROM_ARRAYS = {
    "correlation_matrix": lambda a: ess.correlation_matrix(a[:, :3]),
    "kmo, correlation": lambda a: ess.kmo(correlation=a[:4, :4], n_observations=40),
    "bartlett, correlation": lambda a: ess.bartlett_sphericity(
        correlation=a[:4, :4], n_observations=40
    ),
    "components": lambda a: ess.principal_components(a[:, :3], 2),
    "varimax of loadings": lambda a: ess.varimax(a[:, :2]),
    "tree": lambda a: ess.average_linkage(a[:, :3]),
    "tree of distances": lambda a: ess.average_linkage(a[:4, :4] - np.eye(4), "precomputed"),
    "agreement": lambda a: ess.adjusted_rand_index(a[:, 4], a[:, 5]),
    "theil": lambda a: ess.theil(a[:, 0], a[:, 3]),
    "gini": lambda a: ess.gini(a[:, 0], a[:, 3]),
    "lorenz": lambda a: ess.lorenz_curve(a[:, 0], a[:, 3]),
    "atkinson": lambda a: ess.atkinson(a[:, 0], 2, a[:, 3]),
    "variation": lambda a: ess.coefficient_of_variation(a[:, 0], a[:, 3]),
}


def array():
    values = np.abs(np.random.default_rng(3).normal(size=(12, 6))) + 0.1
    values[:4, :4] = [
        [1, 0.5, 0.4, 0.3],
        [0.5, 1, 0.6, 0.2],
        [0.4, 0.6, 1, 0.1],
        [0.3, 0.2, 0.1, 1],
    ]
    values[:, 4], values[:, 5] = np.arange(12) % 3, np.arange(12) % 2
    return values


def told(result):
    """All that a result says, computed only now."""
    about = [result.to_text(), result.explain().to_text(), result.verdict]
    for extra in ("maximum_between", "profiles", "cophenetic", "levels", "distance_matrix"):
        found = getattr(result, extra, None)
        about.append(str(found() if callable(found) else found))
    if hasattr(result, "permutation_p_value"):
        about.append(str(result.permutation_p_value(draws=20)))
    return about


def spoil(frame):
    """Change cells in place, columns, labels and names."""
    for column in list(frame.columns):
        values = frame[column].to_numpy()
        if values.flags.writeable and values.dtype.kind == "f":
            values[:] = RNG.normal(size=len(values)) ** 2 + 7
    first = next(column for column in frame if frame[column].dtype == float)
    frame.loc[frame.index[1], first] = 3.0
    frame[frame.columns[0]] = 99.0
    if "group" in frame:
        frame["group"] = "spoiled"
    frame.index.names = ["spoiled"] * frame.index.nlevels
    frame.columns.name = "spoiled"
    frame.attrs["spoiled"] = True
    del frame[frame.columns[-1]]


@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_a_spoiled_table_changes_no_result(make):
    frame = table()
    result = make(frame)
    spoil(frame)
    assert told(result) == told(make(table()))


@pytest.mark.parametrize("make", FROM_ARRAYS.values(), ids=FROM_ARRAYS)
def test_a_spoiled_array_changes_no_result(make):
    values = array()
    result = make(values)
    values[:] = RNG.normal(size=values.shape)
    assert told(result) == told(make(array()))


def test_a_spoiled_panel_changes_no_regression():
    frame = panel()
    options = {"outcome": "y", "regressors": ["a", "b"], "entity": "entity", "time": "year"}
    result = ess.panel_regression(frame, **options)
    spoil(frame)
    assert told(result) == told(ess.panel_regression(panel(), **options))


def test_a_spoiled_correlation_table_changes_no_result():
    frame = measures(table()).corr()
    makers = [
        lambda R: ess.kmo(correlation=R, n_observations=12),
        lambda R: ess.bartlett_sphericity(correlation=R, n_observations=12),
        lambda R: ess.principal_components(correlation=R, n_components=2),
    ]
    results = [make(frame) for make in makers]
    spoil(frame)
    for make, result in zip(makers, results, strict=True):
        assert told(result) == told(make(measures(table()).corr()))


def test_a_printed_table_may_be_spoiled_after_its_audit():
    frame = measures(table()).round(2)
    result = ess.audit_table(frame)
    spoil(frame)
    assert told(result) == told(ess.audit_table(measures(table()).round(2)))


def test_every_public_method_is_here():
    """Those of the face that return results."""
    read = {"load_dataset", "list_datasets", "describe_dataset", "read_table", "show"}
    rooms = {"labs", "papers", "plots", "use_language"}
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in set(ess.__all__) - read - rooms if f"ess.{name}(" not in source] == []
