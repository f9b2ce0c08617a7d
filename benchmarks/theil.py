"""Theil between and within 31 groups, ten million weighted rows: ours beside its peers, one run.

python benchmarks/theil.py [ROWS]

Peers that are not installed are left out: pip install polars inequality.

Prints the median of three runs, the ratio to plain chunked bincount, the largest difference of the
results, and the memory that the first call of each needs beyond its input.
"""

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import pandas as pd

import edusocsec as ess

GROUPS, CHUNK, RUNS = 31, 1 << 18, 3


def households(rows: int) -> pd.DataFrame:
    """Make synthetic households: incomes, people and a province for each."""
    generator = np.random.default_rng(0)
    provinces = generator.integers(0, GROUPS, rows).astype(np.int8)
    return pd.DataFrame(
        {
            "income": generator.lognormal(8, 0.6, rows),
            "people": generator.integers(1, 7, rows).astype(float),
            "province": pd.Categorical.from_codes(provinces, [f"p{i}" for i in range(GROUPS)]),
        }
    )


def index_of(people: np.ndarray, money: np.ndarray, money_log: np.ndarray) -> float:
    own = money_log / money - np.log(money / people)
    s, p = money / money.sum(), people / people.sum()
    return float((s * np.log(s / p)).sum() + (s * own).sum())


def ours(data: pd.DataFrame) -> float:
    return ess.theil_decomposition(data, value="income", weight="people", groups="province").total


def plain_bincount(data: pd.DataFrame) -> float:
    x, w = data["income"].to_numpy(), data["people"].to_numpy()
    codes, sums = data["province"].cat.codes.to_numpy(), np.zeros((3, GROUPS))
    for start in range(0, len(x), CHUNK):
        part = slice(start, start + CHUNK)
        money = w[part] * x[part]
        for total, terms in zip(sums, (w[part], money, money * np.log(x[part])), strict=True):
            total += np.bincount(codes[part], terms, GROUPS)
    return index_of(*sums)


def pandas_groupby(data: pd.DataFrame) -> float:
    money = data["income"] * data["people"]
    terms = pd.DataFrame(
        {"people": data["people"], "money": money, "log": money * np.log(data["income"])}
    )
    sums = terms.groupby(data["province"], observed=True).sum()
    return index_of(*(sums[column].to_numpy() for column in ("people", "money", "log")))


def polars_groupby(data: pd.DataFrame) -> float:
    import polars as pl

    frame = pl.DataFrame(
        {
            "income": data["income"].to_numpy(),
            "people": data["people"].to_numpy(),
            "province": data["province"].cat.codes.to_numpy(),
        }
    )
    money = pl.col("income") * pl.col("people")
    sums = frame.group_by("province").agg(
        people=pl.col("people").sum(), money=money.sum(), log=(money * pl.col("income").log()).sum()
    )
    return index_of(*(sums[column].to_numpy() for column in ("people", "money", "log")))


def pysal_without_weights(data: pd.DataFrame) -> float:
    from inequality.theil import TheilD

    return float(TheilD(data["income"].to_numpy(), data["province"].cat.codes.to_numpy()).T)


def measured(method: Callable[[pd.DataFrame], float], data: pd.DataFrame) -> tuple[float, float]:
    """Median seconds, and the most megabytes beyond the input."""
    tracemalloc.start()
    method(data)
    megabytes = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    seconds = []
    for _run in range(RUNS):
        start = time.perf_counter()
        method(data)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), megabytes


def main() -> None:
    data = households(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
    rows = {}
    for method in (plain_bincount, ours, pandas_groupby, polars_groupby, pysal_without_weights):
        try:
            seconds, megabytes = measured(method, data)
        except ModuleNotFoundError as error:
            print(f"{method.__name__}: {error}")
            continue
        rows[method.__name__] = {"ms": 1000 * seconds, "MB": megabytes, "T": method(data)}
    table = pd.DataFrame(rows).T
    table["ratio"] = table["ms"] / table.at["plain_bincount", "ms"]
    print(table[["ms", "ratio", "MB"]].round(2).to_string())
    weighted = table["T"].drop("pysal_without_weights", errors="ignore")
    print(f"largest difference of the weighted ones: {np.ptp(weighted):.1e}")


if __name__ == "__main__":
    main()
