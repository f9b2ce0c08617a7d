"""Numbers from other programs: R 4.2.2, PSPP 1.6.2 and mpmath (see README.md beside this file)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

FOLDER = Path(__file__).parent

# Cases for which KMO and Bartlett exist, by the program whose value is the best.
MPMATH = ["f01", "f02", "f03", "f04", "f07", "f08", "f11", "f12_nearsing_1e-04", "f18"]
R_ALONE = ["f05", "f09", "f10", "f19"]
PSPP = ["f01", "f02", "f03", "f04", "f07", "f08", "f09", "f18"]


@dataclass(frozen=True)
class Case:
    """One reference case: the input, and what the other program gives for it."""

    name: str
    data: pd.DataFrame
    results: dict[str, Any]

    @property
    def is_correlation(self) -> bool:
        return self.data.shape[0] == self.data.shape[1] and bool(
            (np.diag(self.data.to_numpy()) == 1).all()
        )

    @property
    def source(self) -> dict[str, Any]:
        """Arguments that pass the input to a method of the factor chain."""
        if self.is_correlation:
            return {"correlation": self.data, "n_observations": self.results["n"]}
        return {"data": self.data, "missing": "listwise"}

    def array(self, *keys: str) -> np.ndarray:
        found: Any = self.results
        for key in keys:
            found = found[key]
        return np.array(found, dtype=float)


@cache
def case(name: str) -> Case:
    (path,) = FOLDER.glob(f"{name}*.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    data = pd.read_csv(FOLDER / content["data"], index_col=0, keep_default_na=False, na_values=[""])
    return Case(path.stem, data, content["results"])


@cache
def mpmath_results(name: str) -> dict[str, Any]:
    content = json.loads((FOLDER / "mpmath_kmo_bartlett.json").read_text(encoding="utf-8"))
    return content["cases"][case(name).name]


@cache
def pspp_results(name: str) -> dict[str, Any]:
    path = FOLDER / f"pspp_{case(name).name}.json"
    return json.loads(path.read_text(encoding="utf-8"))["results"]
