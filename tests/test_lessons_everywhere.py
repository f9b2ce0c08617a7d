"""Every lesson's code runs in Chinese, and shows the same on different processors."""

import os
import platform
import subprocess
import sys
from functools import cache

import pytest

from tests.run_lesson import LESSONS

ROOT = LESSONS[0].parents[3]
OLD, NEW = "Prescott", "Haswell"
"""Kinds of processor that OpenBLAS can be told to compute as."""
COMPUTING = ["01_three_indicators", "03_why", "03_factors_and_regions"]
"""Lessons with plain numbers and order, regressions, and the factor chain."""


@cache
def shown(lesson, core):
    """What the cells of a lesson show as text, in Chinese, computed as such a processor does."""
    settings = {
        "EDUSOCSEC_LANGUAGE": "zh_CN",
        "MPLBACKEND": "Agg",
        "OPENBLAS_CORETYPE": core,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/run_lesson.py"), str(lesson)],
        env=os.environ | settings,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_code_runs_in_chinese(lesson):
    assert any("\u4e00" <= letter <= "\u9fff" for letter in shown(lesson, OLD))


@pytest.mark.parametrize("name", COMPUTING)
def test_processor_decides_nothing_that_is_shown(name):
    (lesson,) = (lesson for lesson in LESSONS if lesson.stem == name)
    assert shown(lesson, NEW) == shown(lesson, OLD)


@pytest.mark.skipif(
    platform.machine() not in ("x86_64", "AMD64"), reason="these kinds are x86 processors"
)
def test_kind_of_processor_can_be_chosen():
    threadpoolctl = pytest.importorskip("threadpoolctl")
    code = "import numpy, threadpoolctl; print(threadpoolctl.threadpool_info())"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"OPENBLAS_CORETYPE": core},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for core in (OLD, NEW)
    }
    if "openblas" not in str(threadpoolctl.threadpool_info()):
        pytest.skip("numpy computes with another library here")
    assert len(found) == 2
