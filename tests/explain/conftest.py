import pandas as pd
import pytest

from edusocsec.explain import Mistake, Step

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def step():
    """Row means of a small table, and two ways to get them wrong."""
    table = pd.DataFrame({"food": [1.0, 2.0], "cloth": [2.0, 6.0]}, index=["a", "b"])
    return Step(
        name="row_means",
        title="Row means",
        why="The balance point of each row.",
        formula=r"\bar{x}_i = \frac{1}{p} \sum_j x_{ij}",
        value=table.mean(axis="columns"),
        work=lambda row: rf"\frac{{{table.at[row, 'food']} + {table.at[row, 'cloth']}}}{{2}}",
        cell=("a",),
        mistakes=(
            Mistake("sum", table.sum(axis="columns"), "Divide by the number of columns."),
            Mistake("smallest", table.min(axis="columns"), "This is the smallest value."),
        ),
        places=2,
    )


@pytest.fixture
def hostile_table():
    return pd.DataFrame({HOSTILE: [0.5], "a|b_c$d$": [-0.25]}, index=["中国 & <b>bold</b> 😀"])
