"""`import edusocsec` costs next to nothing, and arrows between the floors go down."""

import ast
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import edusocsec as ess

PACKAGE = Path(ess.__file__).parent
FLOORS = [
    {"errors", "fingerprint", "numeric", "translation", "provenance", "shipped", "cost"},
    {"explain", "plots", "datasets"},
    {"stats"},
    {"papers"},
    {"labs", "lessons"},
    {"cli", "__main__"},
]


def test_import_loads_no_heavy_package():
    heavy = "pandas", "numpy", "scipy", "matplotlib", "seaborn", "sklearn", "ipywidgets", "IPython"
    code = f"import edusocsec, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", sorted(ess.__all__))
def test_every_public_name_is_there_and_has_a_docstring(name):
    assert getattr(ess, name).__doc__


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match=r"has no attribute 'kaiser'$"):
        ess.kaiser  # noqa: B018


@pytest.mark.parametrize(
    ("name", "near"), [("kmoo", "kmo"), ("Gini", "gini"), ("load_data", "load_dataset")]
)
def test_unknown_name_offers_those_that_are_near(name, near):
    with pytest.raises(AttributeError, match=f"Did you mean '{near}'"):
        getattr(ess, name)


def test_version_is_that_of_the_package():
    assert ess.__version__ == version("edusocsec")


@pytest.mark.parametrize("asked", ["", " ", "de", "zh_TW", "zh_CN", "en_GB.UTF-8", "zh-CN"])
def test_no_language_of_the_environment_stops_the_import(asked):
    code = "import edusocsec; print(edusocsec.gini([1, 2]).title)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"EDUSOCSEC_LANGUAGE": asked, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    is_chinese = asked in ("zh_CN", "zh-CN")
    assert done.stdout.strip() == ("基尼系数" if is_chinese else "Gini coefficient")
    told = f"EDUSOCSEC_LANGUAGE={asked!r} is not known" in done.stderr
    assert told == (asked in ("de", "zh_TW"))


def floor_of(name):
    (floor,) = (number for number, rooms in enumerate(FLOORS) if name in rooms)
    return floor


def imports():
    """Every import of one room by another, also inside functions: (room, room imported)."""
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room == "__init__":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("edusocsec."):
                yield room, node.module.split(".")[1]


def test_one_module_imports_the_package_under_the_gpl():
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "from factor_analyzer" in path.read_text(encoding="utf-8")
    ]
    assert found == ["stats/peers.py"]


def test_arrows_go_down():
    upward = {
        (room, imported)
        for room, imported in imports()
        if room != imported and floor_of(imported) > floor_of(room)
    }
    assert upward == set()


def test_explain_and_plots_know_no_neighbour():
    neighbours = {pair for pair in imports() if set(pair) <= FLOORS[1] and pair[0] != pair[1]}
    assert neighbours == set()
