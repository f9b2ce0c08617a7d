"""The committed notebooks are what `make lessons` builds from their Markdown sources."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

LESSONS = Path(__file__).parents[1] / "lessons"
build = SimpleNamespace(**runpy.run_path(str(LESSONS / "build.py")))
NOTEBOOKS = sorted(LESSONS.glob("*/*/*.ipynb"))

FRONT_MATTER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  name: python3
  display_name: Python 3
---

# A lesson

"""


def name(file):
    return file.stem


@pytest.fixture
def lesson(tmp_path):
    """A function that writes a lesson of one code cell."""

    def write(code):
        file = tmp_path / "en/paper/01_lesson.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{FRONT_MATTER}```{{code-cell}}\n{code}\n```\n")
        return file

    return write


@pytest.mark.parametrize("source", build.sources(), ids=name)
def test_notebook_has_the_cells_of_its_source(source):
    assert build.in_step(source), "Build it again: make lessons"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_notebook_has_a_source(notebook):
    assert notebook.with_suffix(".md").is_file()


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_notebook_shows_no_error_and_no_path_of_a_machine(notebook):
    notebook = nbformat.read(notebook, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output.evalue for output in outputs if output.output_type == "error"]
    assert not [path for _cell, path in build.machine_paths(notebook)]


def test_building_twice_gives_the_same_bytes(lesson):
    source = lesson(
        "import uuid, ipywidgets, pandas\n"
        "from IPython.display import SVG, display\n"
        "display(ipywidgets.IntSlider(), pandas.DataFrame({'a': [1]}).style, object())\n"
        "print(uuid.uuid4().hex)"
    )
    notebook = source.with_suffix(".ipynb")
    build.build(source)
    first = notebook.read_bytes()
    build.build(source)
    assert notebook.read_bytes() == first
    assert b"IntSlider" in first
    assert b"widget-view" not in first
    assert build.in_step(source)


def test_changed_source_is_out_of_step(lesson):
    source = lesson("1 + 1")
    assert not build.in_step(source)
    build.build(source)
    lesson("1 + 2")
    assert not build.in_step(source)


def test_path_of_the_machine_stops_the_build(lesson):
    source = lesson("from pathlib import Path\nprint(Path('/home/someone/data.csv'))")
    with pytest.raises(ValueError, match=r"/home/someone/data\.csv"):
        build.build(source)


def test_exception_stops_the_build_and_shows_the_cell(lesson):
    with pytest.raises(Exception, match=r"(?s)1 / 0.*ZeroDivisionError"):
        build.build(lesson("x = 1 / 0"))
