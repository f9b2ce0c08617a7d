"""A hint that names a call or an option, followed to the letter, leads to the right number.

``FOLLOWED`` has for each such hint a call that is refused, what the hint says to do instead, and
the number that is right; expected numbers are numpy's, pandas' or a closed form. No hint in the
sources may be without an entry.
"""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import EdusocsecError
from edusocsec.papers.given import table_with
from edusocsec.papers.printed import printed_number
from edusocsec.stats import planar

PACKAGE = Path(ess.__file__).parent
NAMES_CODE = re.compile(r"\w\(|\w=(?!\s)|\.codes")
NO_HINTS = ("stats/steps", "stats/audit/derived.py")
"""Where such sentences are advice on an answer, or notes of an audit."""

DRAW = np.random.default_rng(20)
DATA = pd.DataFrame(
    DRAW.normal(size=(40, 1)) + DRAW.normal(size=(40, 4)),
    index=[f"row {number}" for number in range(40)],
    columns=list("abcd"),
)
R = DATA.corr()
GAPS = DATA.copy()
GAPS.iloc[0, 0] = np.nan
WEIGHTS = pd.Series(DRAW.uniform(1, 3, size=40), DATA.index)
MONEY = pd.DataFrame({"y": [1.0, 3, 4, 8], "w": [1.0, 2, 1, 3], "g": list("aabb")})
PANEL = pd.DataFrame(
    {
        "unit": np.repeat(list("abcdef"), 5),
        "year": np.tile(np.arange(2010, 2015), 6),
        "x": DRAW.normal(size=30),
        "level": np.repeat(DRAW.normal(size=6), 5),
    }
)
PANEL["y"] = 2 * PANEL["x"] + PANEL["level"] + DRAW.normal(size=30)
TABLE = pd.DataFrame({"women": [3, 4], "men": [5, 6], "all": [8, 10]}, ["2010", "2011"])


def kmo_of(R):
    """By the definition, with numpy's inverse."""
    R = np.asarray(R, dtype=float)
    inverse = np.linalg.inv(R)
    scale = np.sqrt(np.diag(inverse))
    partial, off = inverse / np.outer(scale, scale), ~np.eye(len(R), dtype=bool)
    simple = (R[off] ** 2).sum()
    return simple / (simple + (partial[off] ** 2).sum())


def bartlett_of(R, n):
    p = len(R)
    return -(n - 1 - (2 * p + 5) / 6) * np.log(np.linalg.det(R))


def gini_of(values, weights):
    values, shares = np.asarray(values, float), np.asarray(weights, float) / np.sum(weights)
    apart = np.abs(values[:, None] - values) * np.outer(shares, shares)
    return apart.sum() / (2 * (values * shares).sum())


def weighted_correlation(x, y, w):
    covariances = np.cov(np.stack([x, y]), aweights=w)
    return covariances[0, 1] / np.sqrt(covariances[0, 0] * covariances[1, 1])


def within(columns=("x",), data=PANEL):
    """Slope of x within entities."""
    columns = [*columns]
    apart = data[["y", *columns]] - data.groupby("unit")[["y", *columns]].transform("mean")
    return np.linalg.lstsq(apart[columns].to_numpy(), apart["y"].to_numpy())[0][0]


def regression(data=PANEL, **changed):
    given = {"outcome": "y", "regressors": ["x"], "entity": "unit", "time": "year"} | changed
    return ess.panel_regression(data, **given)


def slope(**changed):
    return regression(**changed).coefficients["x"]


def theil_of(values, weights):
    shares = np.asarray(weights, float) / np.sum(weights)
    relative = np.asarray(values, float) / (shares * values).sum()
    return (shares * relative * np.log(relative)).sum()


def contradictions(audit):
    return int((audit.findings["kind"] == "contradiction").sum())


@dataclass(frozen=True)
class Followed:
    """A call that is refused, and the one that the hint advises."""

    wrong: Callable[[], object]
    words: str
    advised: Callable[[], float]
    right: float | Callable[[], float]


def text(name, job):
    return DATA.assign(**{name: job})


LIKERT = pd.Categorical(
    np.where(DATA["d"] > 0, "often", "never"), ["never", "seldom", "often"], ordered=True
)
CODES = np.where(DATA["d"] > 0, 2.0, 0.0)
AMOUNTS = pd.Categorical(np.where(DATA["d"] > 0, 20, 10))
LETTERS = text("job", pd.Categorical(np.where(DATA["d"] > 0, "p", "o")))
ISLANDS = PANEL[(PANEL["unit"] < "d") == (PANEL["year"] < 2012)]
CSV = "group,fund\nstaff,3271\nothers,18\n"


FOLLOWED = {
    "codes of ordered categories": Followed(
        lambda: ess.correlation_matrix(text("job", LIKERT)),
        "data['job'].cat.codes.where(data['job'].notna())",
        lambda: ess.correlation_matrix(
            DATA.assign(job=pd.Series(LIKERT, DATA.index).cat.codes)
        ).matrix.loc["job", "a"],
        np.corrcoef(CODES, DATA["a"])[0, 1],
    ),
    "numbers behind labels": Followed(
        lambda: ess.correlation_matrix(LETTERS),
        "convert_categoricals=False",
        lambda: read_stata_again(),
        np.corrcoef(CODES, DATA["a"])[0, 1],
    ),
    "dummies": Followed(
        lambda: ess.correlation_matrix(LETTERS),
        "pandas.get_dummies(data, columns=['job'], drop_first=True, dtype=float)",
        lambda: ess.correlation_matrix(
            pd.get_dummies(LETTERS, columns=["job"], drop_first=True, dtype=float)
        ).matrix.loc["job_p", "a"],
        np.corrcoef(DATA["d"] > 0, DATA["a"])[0, 1],
    ),
    "amounts marked as categories": Followed(
        lambda: ess.correlation_matrix(text("job", AMOUNTS)),
        "data['job'].astype(float)",
        lambda: ess.correlation_matrix(
            DATA.assign(job=pd.Series(AMOUNTS, DATA.index).astype(float))
        ).matrix.loc["job", "a"],
        np.corrcoef(CODES, DATA["a"])[0, 1],
    ),
    "complex numbers": Followed(
        lambda: ess.kmo(DATA.astype(complex)),
        "numpy.real(data['a'].astype(complex))",
        lambda: ess.kmo(DATA.astype(complex).apply(np.real)).overall,
        kmo_of(R),
    ),
    "words among numbers": Followed(
        lambda: ess.gini(pd.Series([1, 2, "n/a", 5, 8])),
        "pandas.to_numeric(values, errors='coerce')",
        lambda: (
            ess.gini(
                pd.to_numeric(pd.Series([1, 2, "n/a", 5, 8]), errors="coerce"), missing="listwise"
            ).value
        ),
        gini_of([1, 2, 5, 8], np.ones(4)),
    ),
    "names of rows": Followed(
        lambda: ess.kmo(DATA.rename_axis("name").reset_index()),
        "data.set_index('name')",
        lambda: ess.kmo(DATA.rename_axis("name").reset_index().set_index("name")).overall,
        kmo_of(R),
    ),
    "a column as value=": Followed(
        lambda: ess.theil_decomposition(MONEY[["g"]], value=[1.0, 3, 4, 8], groups="g"),
        "data.assign(value=...), and write value='value'",
        lambda: (
            ess.theil_decomposition(
                MONEY[["g"]].assign(value=[1.0, 3, 4, 8]), value="value", groups="g"
            ).total
        ),
        theil_of(MONEY["y"], np.ones(4)),
    ),
    "gaps": Followed(
        lambda: ess.kmo(GAPS),
        "missing='listwise'",
        lambda: ess.kmo(GAPS, missing="listwise").overall,
        kmo_of(DATA.iloc[1:].corr()),
    ),
    "gaps in weights": Followed(
        lambda: ess.kmo(DATA, weights=WEIGHTS.where(WEIGHTS.index != "row 0")),
        "missing='listwise'",
        lambda: ess.correlation_matrix(
            DATA, weights=WEIGHTS.where(WEIGHTS.index != "row 0"), missing="listwise"
        ).matrix.loc["a", "b"],
        weighted_correlation(DATA["a"][1:], DATA["b"][1:], WEIGHTS[1:]),
    ),
    "gaps in a decomposition": Followed(
        lambda: ess.theil_decomposition(MONEY.assign(y=[1.0, 3, 4, np.nan]), value="y", groups="g"),
        "missing='listwise'",
        lambda: (
            ess.theil_decomposition(
                MONEY.assign(y=[1.0, 3, 4, np.nan]), value="y", groups="g", missing="listwise"
            ).total
        ),
        theil_of([1.0, 3, 4], np.ones(3)),
    ),
    "gaps in groups": Followed(
        lambda: ess.theil_decomposition(
            MONEY.assign(g=["a", "a", "b", None]), value="y", groups="g"
        ),
        "missing='listwise'",
        lambda: (
            ess.theil_decomposition(
                MONEY.assign(g=["a", "a", "b", None]), value="y", groups="g", missing="listwise"
            ).total
        ),
        theil_of([1.0, 3, 4], np.ones(3)),
    ),
    "correlations as data": Followed(
        lambda: ess.kmo(R),
        "correlation=data, to kmo()",
        lambda: ess.kmo(correlation=R).overall,
        kmo_of(R),
    ),
    "correlations as data of Bartlett's test": Followed(
        lambda: ess.bartlett_sphericity(R),
        "with n_observations=, bartlett_sphericity()",
        lambda: ess.bartlett_sphericity(correlation=R, n_observations=40).statistic,
        bartlett_of(R, 40),
    ),
    "covariances as data": Followed(
        lambda: ess.kmo(DATA.cov()),
        "C = data; s = numpy.sqrt(numpy.diag(C)), and pass correlation=C / numpy.outer(s, s)",
        lambda: (
            ess.kmo(correlation=DATA.cov() / np.outer(*[np.sqrt(np.diag(DATA.cov()))] * 2)).overall
        ),
        kmo_of(R),
    ),
    "distances as data": Followed(
        lambda: ess.average_linkage([[0, 1, 5.0], [1, 0, 4], [5, 4, 0]]),
        "average_linkage(data, metric='precomputed')",
        lambda: ess.average_linkage(
            [[0, 1, 5.0], [1, 0, 4], [5, 4, 0]], metric="precomputed"
        ).heights[-1],
        4.5,
    ),
    "distances as correlations": Followed(
        lambda: ess.kmo(correlation=[[0, 1, 5.0], [1, 0, 4], [5, 4, 0]]),
        "average_linkage(data, metric='precomputed')",
        lambda: ess.average_linkage(
            [[0, 1, 5.0], [1, 0, 4], [5, 4, 0]], metric="precomputed"
        ).heights[-1],
        4.5,
    ),
    "names on one side": Followed(
        lambda: ess.kmo(correlation=R.rename(index=str.upper)),
        "data.set_axis(data.columns)",
        lambda: ess.kmo(correlation=R.rename(index=str.upper).set_axis(R.columns)).overall,
        kmo_of(R),
    ),
    "observations as correlations": Followed(
        lambda: ess.kmo(correlation=DATA),
        "first argument instead of correlation=",
        lambda: ess.kmo(DATA).overall,
        kmo_of(R),
    ),
    "neither data nor correlations": Followed(
        lambda: ess.kmo(),
        "a matrix as correlation=",
        lambda: ess.kmo(correlation=R).overall,
        kmo_of(R),
    ),
    "a result as data": Followed(
        lambda: ess.kmo(ess.correlation_matrix(DATA)),
        "correlations belong in correlation=",
        lambda: ess.kmo(correlation=ess.correlation_matrix(DATA)).overall,
        kmo_of(R),
    ),
    "weights of correlations": Followed(
        lambda: ess.kmo(correlation=R, weights=WEIGHTS),
        "leave weights= out",
        lambda: ess.kmo(correlation=R).overall,
        kmo_of(R),
    ),
    "Bartlett's test without n": Followed(
        lambda: ess.bartlett_sphericity(correlation=R),
        "n_observations=, next to correlation=",
        lambda: ess.bartlett_sphericity(correlation=R, n_observations=40).statistic,
        bartlett_of(R, 40),
    ),
    "n of observations that are given": Followed(
        lambda: ess.bartlett_sphericity(DATA, n_observations=1000),
        "Leave n_observations= out",
        lambda: ess.bartlett_sphericity(DATA).statistic,
        bartlett_of(R, 40),
    ),
    "weights that add up to little": Followed(
        lambda: ess.correlation_matrix(DATA, weights=WEIGHTS / 1000),
        "weights / weights.mean()",
        lambda: ess.correlation_matrix(
            DATA, weights=(WEIGHTS / 1000) / (WEIGHTS / 1000).mean()
        ).matrix.loc["a", "b"],
        weighted_correlation(DATA["a"], DATA["b"], WEIGHTS),
    ),
    "weights too small for Bartlett's test": Followed(
        lambda: ess.bartlett_sphericity(DATA, weights=WEIGHTS / WEIGHTS.sum() * 2),
        "weights / weights.mean()",
        lambda: ess.bartlett_sphericity(DATA, weights=WEIGHTS / WEIGHTS.mean()).statistic,
        lambda: bartlett_of(
            np.array(
                [[weighted_correlation(DATA[a], DATA[b], WEIGHTS) for a in DATA] for b in DATA]
            ),
            40,
        ),
    ),
    "parallel analysis without n": Followed(
        lambda: ess.principal_components(correlation=R).with_parallel_analysis(),
        "n_observations=",
        lambda: (
            ess.principal_components(correlation=R, n_observations=40)
            .with_parallel_analysis()
            .eigenvalues.iloc[0]
        ),
        np.linalg.eigvalsh(R)[-1],
    ),
    "pairs that no data have": Followed(
        lambda: ess.kmo(correlation=[[1, 0.9, 0.1], [0.9, 1, 0.9], [0.1, 0.9, 1]]),
        "missing='listwise'",
        lambda: ess.kmo(GAPS, missing="listwise").overall,
        kmo_of(DATA.iloc[1:].corr()),
    ),
    "one component to rotate": Followed(
        lambda: ess.varimax(ess.principal_components(DATA, n_components=1)),
        "keep more components with n_components=",
        lambda: (
            np.square(ess.varimax(ess.principal_components(DATA, n_components=4)).loadings)
            .to_numpy()
            .sum()
        ),
        4.0,
    ),
    "correlations to rotate": Followed(
        lambda: ess.varimax(R),
        "varimax(principal_components(correlation=data))",
        lambda: (
            np.square(ess.varimax(ess.principal_components(correlation=R, n_components=2)).loadings)
            .to_numpy()
            .sum()
        ),
        np.linalg.eigvalsh(R)[-2:].sum(),
    ),
    "a row of zeros to rotate": Followed(
        lambda: ess.varimax([[0.8, 0.1], [0.1, 0.7], [0, 0]]),
        "kaiser=False",
        lambda: (
            np.square(ess.varimax([[0.8, 0.1], [0.1, 0.7], [0, 0]], kaiser=False).loadings)
            .to_numpy()
            .sum()
        ),
        0.8**2 + 0.1**2 + 0.1**2 + 0.7**2,
    ),
    "components without variance": Followed(
        lambda: ess.factor_scores(DATA.head(3), ess.principal_components(DATA.head(3), 3)),
        "fewer components with n_components=",
        lambda: (
            ess.factor_scores(DATA.head(3), ess.principal_components(DATA.head(3), n_components=2))
            .scores["PC1"]
            .std()
        ),
        1.0,
    ),
    "scores of other rows": Followed(
        lambda: ess.factor_scores(DATA, ess.principal_components(GAPS, 2, missing="listwise")),
        "with the same missing= and weights=",
        lambda: (
            ess.factor_scores(
                GAPS, ess.principal_components(GAPS, 2, missing="listwise"), missing="listwise"
            )
            .scores["PC1"]
            .std()
        ),
        1.0,
    ),
    "weights of components not rotated": Followed(
        lambda: ess.composite_scores(
            ess.factor_scores(DATA, ess.principal_components(DATA, 2)), weights="rotated"
        ),
        "weights='explained'",
        lambda: ess.composite_scores(
            ess.factor_scores(DATA, ess.principal_components(DATA, 2)), weights="explained"
        ).weights.iloc[0],
        np.linalg.eigvalsh(R)[-1] / np.linalg.eigvalsh(R)[-2:].sum(),
    ),
    "weights of bare loadings": Followed(
        lambda: ess.composite_scores(
            ess.factor_scores(DATA, ess.varimax(ess.principal_components(DATA, 2).loadings)),
            weights="explained",
        ),
        "weights='rotated'",
        lambda: ess.composite_scores(
            ess.factor_scores(DATA, ess.varimax(ess.principal_components(DATA, 2).loadings)),
            weights="rotated",
        ).weights.sum(),
        1.0,
    ),
    "profiles of distances": Followed(
        lambda: ess.cut_tree(
            ess.average_linkage([[0, 1, 5.0], [1, 0, 4], [5, 4, 0]], "precomputed"), 2
        ).profiles(),
        "a table as data=",
        lambda: (
            ess.cut_tree(ess.average_linkage([[0, 1, 5.0], [1, 0, 4], [5, 4, 0]], "precomputed"), 2)
            .profiles(data=pd.DataFrame({"x": [2.0, 4, 9]}))
            .loc[1, "x"]
        ),
        3.0,
    ),
    "a cut that ties decide": Followed(
        lambda: ess.cut_tree(ess.average_linkage([[0.0], [1], [2]]), 2).cross_check(),
        "partition.tree.cross_check()",
        lambda: len(ess.cut_tree(ess.average_linkage([[0.0], [1], [2]]), 2).tree.cross_check()),
        1,
    ),
    "too many rows to cluster": Followed(
        lambda: ess.average_linkage(DATA, most_rows=10),
        "table.sample(10)",
        lambda: len(ess.average_linkage(DATA.sample(10), most_rows=10).heights),
        9,
    ),
    "zeros under L": Followed(
        lambda: ess.theil_decomposition(
            MONEY.assign(y=[0.0, 3, 4, 8]), value="y", groups="g", kind="L"
        ),
        "kind='T'",
        lambda: (
            ess.theil_decomposition(
                MONEY.assign(y=[0.0, 3, 4, 8]), value="y", groups="g", kind="T"
            ).total
        ),
        theil_of([1e-300, 3, 4, 8], np.ones(4)),
    ),
    "an aversion that is none": Followed(
        lambda: ess.atkinson([1.0, 4], [1.0, 2]),
        "float('inf') is Rawls",
        lambda: ess.atkinson([1.0, 4], float("inf"), weights=[1.0, 2]).value,
        1 - 1 / 3,
    ),
    "a table without the name of its column": Followed(
        lambda: ess.gini(MONEY),
        "value='y'; weight= names",
        lambda: ess.gini(MONEY, value="y", weight="w").value,
        gini_of(MONEY["y"], MONEY["w"]),
    ),
    "people without values": Followed(
        lambda: ess.gini(MONEY, weight="w"),
        "value='y'",
        lambda: ess.gini(MONEY, weight="w", value="y").value,
        gini_of(MONEY["y"], MONEY["w"]),
    ),
    "weights twice": Followed(
        lambda: ess.gini(MONEY, MONEY["w"], value="y", weight="w"),
        "Leave out weights=",
        lambda: ess.gini(MONEY, value="y", weight="w").value,
        gini_of(MONEY["y"], MONEY["w"]),
    ),
    "a name without a table": Followed(
        lambda: ess.gini(MONEY["y"], weight="w"),
        "Pass the table first, or the weights themselves as weights=",
        lambda: ess.gini(MONEY["y"], weights=MONEY["w"]).value,
        gini_of(MONEY["y"], MONEY["w"]),
    ),
    "a regressor that never changes": Followed(
        lambda: regression(regressors=["x", "level"]),
        "effects='random'",
        lambda: slope(regressors=["x", "level"], effects="none"),
        lambda: np.linalg.lstsq(
            np.column_stack([PANEL[["x", "level"]], np.ones(30)]), PANEL["y"].to_numpy()
        )[0][0],
    ),
    "a regressor of the period alone": Followed(
        lambda: regression(
            PANEL.assign(t=PANEL["year"] ** 2.0), regressors=["x", "t"], effects="two_way"
        ),
        "effects='entity'",
        lambda: regression(
            PANEL.assign(t=PANEL["year"] - 2010.0), regressors=["x", "t"], effects="entity"
        ).coefficients["x"],
        lambda: within(["x", "t"], PANEL.assign(t=PANEL["year"] - 2010.0)),
    ),
    "a correction of other errors": Followed(
        lambda: regression(small_sample="plm"),
        "standard_errors='clustered'",
        lambda: slope(small_sample="plm", standard_errors="clustered"),
        within,
    ),
    "Stata's correction of random effects": Followed(
        lambda: regression(small_sample="stata", standard_errors="clustered", effects="random"),
        "effects='entity'",
        lambda: slope(small_sample="stata", standard_errors="clustered", effects="entity"),
        within,
    ),
    "random effects of few entities": Followed(
        lambda: regression(PANEL[PANEL["unit"] < "c"], effects="random"),
        "effects='entity'",
        lambda: regression(PANEL[PANEL["unit"] < "c"], effects="entity").coefficients["x"],
        lambda: within(data=PANEL[PANEL["unit"] < "c"]),
    ),
    "entities that never meet": Followed(
        lambda: regression(ISLANDS, effects="two_way"),
        "effects='entity'",
        lambda: regression(ISLANDS, effects="entity").coefficients["x"],
        lambda: within(data=ISLANDS),
    ),
    "Hausman's test of two ways": Followed(
        lambda: regression(effects="two_way").hausman,
        "effects='entity'",
        lambda: regression(effects="entity").hausman.df,
        1,
    ),
    "a category to explain": Followed(
        lambda: regression(PANEL.assign(y=pd.Categorical(PANEL["y"]))),
        "data['y'].astype(float)",
        lambda: regression(
            PANEL.assign(y=pd.Categorical(PANEL["y"])).astype({"y": float})
        ).coefficients["x"],
        within,
    ),
    "groups by name as a regressor": Followed(
        lambda: regression(PANEL.assign(job=list("pqq") * 10), regressors=["x", "job"]),
        "data['job'] = data['job'].astype('category')",
        lambda: regression(
            PANEL.assign(job=pd.Series(list("pqq") * 10).astype("category")),
            regressors=["x", "job"],
        ).coefficients["x"],
        lambda: within(["x", "q"], PANEL.assign(q=[0.0, 1, 1] * 10)),
    ),
    "a cell of two rows": Followed(
        lambda: ess.gini(pd.Series([1.0, 3], ["a", "a"])).explain().to_text(),
        "reset_index(drop=True)",
        lambda: ess.gini(pd.Series([1.0, 3], ["a", "a"]).reset_index(drop=True)).value,
        0.25,
    ),
    "no program to ask": Followed(
        lambda: ess.principal_components(correlation=R).cross_check(),
        "pass the observations instead",
        lambda: ess.principal_components(DATA).cross_check()["ours"].notna().all(),
        True,
    ),
    "no picture": Followed(
        lambda: ess.bartlett_sphericity(DATA).plot(),
        "with table(), or follow its steps with explain()",
        lambda: ess.bartlett_sphericity(DATA).table().to_numpy().ravel()[0],
        bartlett_of(R, 40),
    ),
    "totals that name no parts": Followed(
        lambda: ess.audit_table(TABLE, totals={"all": "women"}),
        "totals={'all': ['women', 'men']}",
        lambda: contradictions(ess.audit_table(TABLE, totals={"all": ["women", "men"]})),
        0,
    ),
    "ratios of one term": Followed(
        lambda: ess.audit_table(TABLE, ratios={"all": "women"}),
        "ratios={'per_capita': ('expenditure', 'persons', 10000)}",
        lambda: contradictions(
            ess.audit_table(
                pd.DataFrame(
                    {"expenditure": [6, 9], "persons": [20, 30], "per_capita": [3000, 3000]}
                ),
                ratios={"per_capita": ("expenditure", "persons", 10000)},
            )
        ),
        0,
    ),
    "growth along nothing": Followed(
        lambda: ess.audit_table(TABLE.rename_axis("year"), growth={"all": "women"}),
        "along='year'",
        lambda: contradictions(
            ess.audit_table(
                pd.DataFrame(
                    {"fund": [100, 110], "rate": [np.nan, 10.0]},
                    pd.Index([2010, 2011], name="year"),
                ),
                growth={"rate": "fund"},
                along="year",
            )
        ),
        0,
    ),
    "along no level": Followed(
        lambda: ess.audit_table(TABLE, along="year"),
        "data.set_index([...])",
        lambda: contradictions(
            ess.audit_table(
                TABLE.rename_axis("year").reset_index().set_index(["year"]),
                totals={"all": ["women", "men"]},
                along="year",
            )
        ),
        0,
    ),
    "columns without units": Followed(
        lambda: ess.read_table(StringIO(CSV), key="group", columns={}),
        "columns={'fund': '100 million yuan'}",
        lambda: float(
            ess.read_table(StringIO(CSV), key="group", columns={"fund": "100 million yuan"}).loc[
                "staff", "fund"
            ]
        ),
        3271.0,
    ),
    "decimal commas": Followed(
        lambda: ess.read_table(
            StringIO("group;fund\nstaff;32,71\n"),
            key="group",
            columns={"fund": "yuan"},
            separator=";",
        ),
        "decimal=','",
        lambda: float(
            ess.read_table(
                StringIO("group;fund\nstaff;32,71\n"),
                key="group",
                columns={"fund": "yuan"},
                separator=";",
                decimal=",",
            ).loc["staff", "fund"]
        ),
        32.71,
    ),
    "title lines": Followed(
        lambda: ess.read_table(StringIO("Table 1\n" + CSV), key="group", columns={"fund": "yuan"}),
        "title_lines=1",
        lambda: float(
            ess.read_table(
                StringIO("Table 1\n" + CSV), key="group", columns={"fund": "yuan"}, title_lines=1
            ).loc["staff", "fund"]
        ),
        3271.0,
    ),
}


def read_stata_again():
    """Correlation with the codes of a file whose labels were refused."""
    file = BytesIO()
    LETTERS.reset_index(drop=True).to_stata(file, write_index=False)
    file.seek(0)
    data = pd.read_stata(file, convert_categoricals=False)
    return ess.correlation_matrix(data).matrix.loc["job", "a"]


def in_gbk(**options):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        file.write_text("group,fund\n职工,3271\n", encoding="gbk")
        return ess.read_table(file, key="group", columns={"fund": "yuan"}, **options)


def rotated(convention):
    """Loadings that take many sweeps, of which only the first is granted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planar, "MOST_SWEEPS", 4)
        loadings = ess.principal_components(DATA, 3).loadings
        return np.square(ess.varimax(loadings, convention=convention).loadings).to_numpy().sum()


FOLLOWED |= {
    "another encoding": Followed(
        in_gbk,
        "encoding='gb18030'",
        lambda: float(in_gbk(encoding="gb18030").loc["职工", "fund"]),
        3271.0,
    ),
    "a rotation without end": Followed(
        lambda: rotated("converged"),
        "convention='spss'",
        lambda: rotated("spss"),
        np.linalg.eigvalsh(R)[-3:].sum(),
    ),
}


YEARS = MONEY.assign(row=list("pqrs"), year=2013)
YEAR = YEARS.set_index(["row", "year"])
TWOFOLD = DATA.assign(**{f"other {name}": DATA[name].to_numpy()[::-1] for name in DATA})
LAB = {"indicators": {"y": "w"}, "groups": "g"}
TREE = ess.average_linkage(DATA.head(8))
LONG = pd.Series(np.arange(1.0, 301), [f"row {number}" for number in range(300)])
TWO = pd.DataFrame({"own": [1.0, 2, 4], "reference": [2.0, np.nan, 5]}, [2010, 2011, 2012])
PENSION, EQUITY = ess.papers.pension_subsidy, ess.papers.fiscal_equity


def panel_lab(data=YEAR, **changed):
    return ess.labs.theil(data, **(LAB | changed)).result.total


def other_situation():
    return PENSION.apply_rule(
        10, PENSION.situation_2013(rules=replace(PENSION.RULES_2013, basic_pension=900))
    )


FOLLOWED |= {
    "lab: gaps": Followed(
        lambda: ess.labs.adequacy(GAPS),
        "dropna()",
        lambda: ess.labs.adequacy(GAPS.dropna()).kmo.overall,
        kmo_of(DATA.iloc[1:].corr()),
    ),
    "lab: a table of one's own and inequality": Followed(
        lambda: ess.labs.conventions(TWOFOLD, begin="inequality"),
        "Leave out begin=",
        lambda: ess.labs.conventions(TWOFOLD).result.labels.nunique(),
        5,
    ),
    "lab: aversion": Followed(
        lambda: ess.labs.fairness(epsilon=-1),
        "float('inf') is Rawls",
        lambda: float(ess.labs.fairness(epsilon=float("inf")).results["east 2017"]),
        lambda: rawls(EQUITY.fairness.per_head(2017, "east")),
    ),
    "lab: no claims": Followed(
        lambda: ess.labs.ledger(ess.papers.reproduce(only=[])),
        "reproduce(only=['ps-09'])",
        lambda: len(ess.labs.ledger(ess.papers.reproduce(only=["ps-09"])).shown.entries),
        1,
    ),
    "lab: a cell left out": Followed(
        lambda: ess.labs.play(ess.theil(LONG)).show("contributions", "row 150"),
        "play(about='row 150')",
        lambda: played("row 150"),
        151 / LONG.sum() * np.log(151 / LONG.mean()),
    ),
    "lab: no groups": Followed(
        lambda: ess.labs.regions(TREE).agreement,
        "ess.labs.regions(tree, groups=...)",
        lambda: ess.labs.regions(TREE, n_clusters=3, groups=TREE.cut(3)).agreement.value,
        1.0,
    ),
    "lab: another situation": Followed(
        lambda: ess.labs.subsidy().show(other_situation()),
        "apply_rule(10, lab.situation)",
        lambda: shown_after(),
        lambda: PENSION.apply_rule(10).central_budget,
    ),
    "lab: many rows": Followed(
        lambda: panel_lab(most_rows=2),
        "theil_decomposition()",
        lambda: ess.theil_decomposition(MONEY, value="y", weight="w", groups="g").total,
        theil_of(MONEY["y"], MONEY["w"]),
    ),
    "lab: indicators without weights": Followed(
        lambda: panel_lab(indicators=["y"]),
        "indicators={'income': 'people'}",
        lambda: panel_lab(indicators={"y": "w"}),
        theil_of(MONEY["y"], MONEY["w"]),
    ),
    "lab: rows without labels": Followed(
        lambda: panel_lab(YEARS),
        "table.set_index(['province', 'year'])",
        lambda: panel_lab(YEARS.set_index(["row", "year"])),
        theil_of(MONEY["y"], MONEY["w"]),
    ),
    "lab: zeros under L": Followed(
        lambda: panel_lab(YEAR.assign(y=[0.0, 3, 4, 8]), kind="L"),
        "kind='T'",
        lambda: panel_lab(YEAR.assign(y=[0.0, 3, 4, 8]), kind="T"),
        theil_of([1e-300, 3, 4, 8], MONEY["w"]),
    ),
    "paper: years without a value": Followed(
        lambda: ess.papers.common_prosperity.gap(TWO["own"], TWO["reference"]),
        "dropna()",
        lambda: len(
            ess.papers.common_prosperity.gap(TWO.dropna()["own"], TWO.dropna()["reference"]).own
        ),
        2,
    ),
    "paper: weights of another rule": Followed(
        lambda: EQUITY.transfer.equalize(2017, 500, migrants=0.2),
        "rule='formula'",
        lambda: EQUITY.transfer.equalize(2017, 500, migrants=0.2, rule="formula").budget,
        500,
    ),
    "paper: levels in columns": Followed(
        lambda: table_with(YEARS, ["y"], ["row", "year"]),
        "set_index()",
        lambda: table_with(YEARS.set_index(["row", "year"]), ["y"], ["row", "year"])["y"].sum(),
        16.0,
    ),
    "paper: a claim of another ledger": Followed(
        lambda: ess.papers.reproduce(only="cp-06")["ps-09"],
        "reproduce(only='ps-09')",
        lambda: len(ess.papers.reproduce(only="ps-09").entries),
        1,
    ),
    "paper: no column in error": Followed(
        lambda: PENSION.perturbation(columns=[]),
        "columns=, such as",
        lambda: len(PENSION.perturbation(columns=[PENSION.INDICATORS[0]], n_draws=2).agreements),
        2,
    ),
    "paper: a claim in words": Followed(
        lambda: printed_number("fe-01"),
        "load_dataset('printed_claims')",
        lambda: len(ess.load_dataset("printed_claims").loc["fe-01", "printed"]) > 0,
        True,
    ),
    "paper: more than the whole pension": Followed(
        lambda: PENSION.share_of_equal_cost(PENSION.apply_rule(100)),
        "percent_of_equal_cost(policy)",
        lambda: PENSION.percent_of_equal_cost(PENSION.apply_rule(100)),
        100.0,
    ),
}


def played(row):
    player = ess.theil(LONG).play(about=row)
    player.show("contributions", row)
    return player.step.value_at(row)


def rawls(distribution):
    return 1 - distribution.values.min() / distribution.mean


def shown_after():
    lab = ess.labs.subsidy()
    lab.show(PENSION.apply_rule(10, lab.situation))
    return lab.policy.central_budget


@pytest.mark.parametrize("name", FOLLOWED)
def test_the_hint_followed_to_the_letter_leads_to_the_right_number(name):
    entry = FOLLOWED[name]
    with pytest.raises(EdusocsecError) as caught:
        entry.wrong()
    assert entry.words in caught.value.hint
    right = entry.right() if callable(entry.right) else entry.right
    assert entry.advised() == pytest.approx(right, rel=1e-9)


def messages(node):
    """Texts that go through ``_()`` below a node."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext"):
            for given in call.args:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value


def hints_in_the_sources():
    """Each text that names code and is no statement of a problem."""
    found, problems = {}, set()
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not place.startswith(NO_HINTS):
            found |= {text: place for text in messages(tree) if NAMES_CODE.search(text)}
        for node in ast.walk(tree):
            raised = isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Error")
            if raised and node.args:
                problems |= set(messages(node.args[0]))
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "problem":
                problems |= set(messages(node.value))
    return {text: place for text, place in found.items() if text not in problems}


def pattern(text):
    """What a text looks like with its placeholders filled in."""
    return re.compile(".+".join(map(re.escape, re.split(r"\{[^{}]*\}", text))), re.DOTALL)


def test_no_hint_that_names_code_is_left_out():
    said = []
    for entry in FOLLOWED.values():
        try:
            entry.wrong()
        except EdusocsecError as error:
            said.append(error.hint)
    not_followed = {
        text: place
        for text, place in hints_in_the_sources().items()
        if not any(pattern(text).search(hint) for hint in said)
    }
    assert not_followed == {}
