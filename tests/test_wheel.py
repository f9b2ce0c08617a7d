"""An installed copy needs no repository: data, lessons and translations are in the wheel."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Folder into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    wheels, target = folder / "wheels", folder / "installed"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", wheels, REPOSITORY]
    subprocess.run([*pip, *build], check=True)
    install = ["install", "--no-deps", "--target", target, *wheels.iterdir()]
    subprocess.run([*pip, *install], check=True)
    return target


@pytest.fixture
def run(installed, tmp_path):
    """A function that runs code with the installed copy, outside the repository."""

    def run(code):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_is_the_installed_copy(run, installed):
    where = run("import edusocsec; print(edusocsec.__file__)")
    assert Path(where) == installed / "edusocsec/__init__.py"


def test_has_the_data(run):
    assert run("import edusocsec; print(len(edusocsec.load_dataset('provinces_2013')))") == "31"


def test_has_the_lessons_and_copies_them(run, tmp_path):
    run("from edusocsec.lessons import copy_lessons; copy_lessons('mine')")
    lessons = REPOSITORY / "lessons"
    expected = {file.relative_to(lessons) for file in lessons.glob("*/*/*.ipynb")}
    mine = tmp_path / "mine"
    assert {file.relative_to(mine) for file in mine.rglob("*.ipynb")} == expected


def test_has_the_compiled_catalogue(run):
    code = "from edusocsec.translation import _, use_language; use_language('zh_CN')"
    assert run(f"{code}; print(_('verdict'))") == "判定"


def test_has_the_labs_and_saves_one(run, tmp_path):
    run("import edusocsec as ess; ess.labs.theil().save_html('lab.html')")
    assert "<noscript>" in (tmp_path / "lab.html").read_text(encoding="utf-8")


def test_has_its_types_and_no_tools_of_ours(installed):
    assert (installed / "edusocsec/py.typed").is_file()
    assert not (installed / "edusocsec/shipped/lessons/build.py").exists()


def test_editable_installation_leaves_nothing_beside_the_source():
    assert not Path(sysconfig.get_path("purelib"), "edusocsec").exists()
