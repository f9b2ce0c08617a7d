"""Promises of copying: what a learner wrote is never lost, what nobody touched is kept fresh."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from edusocsec import lessons
from edusocsec.cli import app
from edusocsec.errors import ArgumentError
from edusocsec.lessons import Outcome, copy_lessons, list_lessons

NAME = "en/paper/01_first.ipynb"


def write(notebook: Path, *sources: str, outputs: tuple[str, ...] = ()) -> None:
    title = {"cell_type": "markdown", "metadata": {}, "source": ["Words.\n", "# The first\n"]}
    code = [
        {"cell_type": "code", "metadata": {}, "source": source, "outputs": list(outputs)}
        for source in sources
    ]
    notebook.parent.mkdir(parents=True, exist_ok=True)
    notebook.write_text(json.dumps({"cells": [title, *code]}))


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    root = tmp_path / "shipped"
    write(root / NAME, "version = 1")
    (root / "en/paper/01_first.md").touch()
    monkeypatch.setattr(lessons, "shipped", lambda folder: root)
    return root


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "mine"


def test_lists_notebooks_with_their_first_heading(shipped):
    write(shipped / "en/paper/.ipynb_checkpoints/01_first-checkpoint.ipynb", "old")
    assert [(str(lesson.path), lesson.title) for lesson in list_lessons()] == [(NAME, "The first")]


def test_copies_notebooks_only_and_keeps_their_folders(shipped, folder):
    (done,) = copy_lessons(folder)
    assert (done.path, done.outcome) == (folder / NAME, Outcome.COPIED)
    assert (folder / NAME).read_bytes() == (shipped / NAME).read_bytes()
    assert not list(folder.rglob("*.md"))


def test_copies_of_a_read_only_lesson_can_be_written(shipped, folder):
    (shipped / NAME).chmod(0o444)
    (done,) = copy_lessons(folder)
    assert done.path.stat().st_mode & 0o200


def test_second_copy_does_nothing(shipped, folder):
    copy_lessons(folder)
    assert copy_lessons(folder)[0].outcome is Outcome.UNCHANGED


def test_untouched_copy_is_replaced_by_a_newer_lesson(shipped, folder):
    copy_lessons(folder)
    write(shipped / NAME, "version = 2")
    assert copy_lessons(folder)[0].outcome is Outcome.UPDATED
    assert "version = 2" in (folder / NAME).read_text()


def test_copy_that_was_only_run_counts_as_untouched(shipped, folder):
    copy_lessons(folder)
    write(folder / NAME, "version = 1", outputs=("what the run printed",))
    assert copy_lessons(folder)[0].outcome is Outcome.UNCHANGED
    assert "what the run printed" in (folder / NAME).read_text()
    write(shipped / NAME, "version = 2")
    assert copy_lessons(folder)[0].outcome is Outcome.UPDATED


def test_changed_copy_is_kept(shipped, folder):
    copy_lessons(folder)
    write(folder / NAME, "my answer")
    (done,) = copy_lessons(folder)
    assert (done.outcome, done.beside) == (Outcome.KEPT, None)
    assert "my answer" in (folder / NAME).read_text()


def test_newer_lesson_goes_beside_a_changed_copy_once(shipped, folder):
    copy_lessons(folder)
    write(folder / NAME, "my answer")
    write(shipped / NAME, "version = 2")
    (done,) = copy_lessons(folder)
    assert done.outcome is Outcome.PUT_BESIDE
    assert done.beside == folder / "en/paper/01_first.new.ipynb"
    assert "my answer" in (folder / NAME).read_text()
    assert "version = 2" in done.beside.read_text()
    assert copy_lessons(folder)[0].outcome is Outcome.KEPT


def test_notebook_beside_is_not_overwritten_either(shipped, folder):
    copy_lessons(folder)
    write(folder / NAME, "my answer")
    write(shipped / NAME, "version = 2")
    write(copy_lessons(folder)[0].beside, "another answer")
    write(shipped / NAME, "version = 3")
    assert copy_lessons(folder)[0].beside == folder / "en/paper/01_first.new2.ipynb"
    assert "another answer" in (folder / "en/paper/01_first.new.ipynb").read_text()


def test_deleted_copy_comes_back(shipped, folder):
    copy_lessons(folder)
    (folder / NAME).unlink()
    assert copy_lessons(folder)[0].outcome is Outcome.COPIED


@pytest.mark.parametrize("content", ["", "my notes, no notebook", "[1]", '{"cells": [{}]}'])
def test_file_that_is_no_notebook_is_kept(shipped, folder, content):
    copy_lessons(folder)
    (folder / NAME).write_text(content)
    assert copy_lessons(folder)[0].outcome is Outcome.KEPT
    assert (folder / NAME).read_text() == content


@pytest.mark.parametrize("record", [None, "", "no JSON"])
def test_without_the_record_nothing_is_overwritten(shipped, folder, record):
    copy_lessons(folder)
    write(shipped / NAME, "version = 2")
    if record is None:
        (folder / lessons.RECORD).unlink()
    else:
        (folder / lessons.RECORD).write_text(record)
    assert copy_lessons(folder)[0].outcome is Outcome.PUT_BESIDE


def test_folder_that_cannot_be_made_is_named(shipped, folder):
    folder.write_text("a file")
    with pytest.raises(ArgumentError, match=r"cannot be copied into '.*mine'"):
        copy_lessons(folder)


class TestCommandLine:
    run = staticmethod(lambda *arguments: CliRunner().invoke(app, arguments))

    def test_lists_lessons_with_titles(self, shipped):
        assert self.run("lessons").output == f"{NAME}  The first\n"

    def test_says_what_was_copied(self, shipped, folder):
        assert self.run("lessons", "--copy", str(folder)).output == f"{folder / NAME}: copied.\n"
        assert self.run("lessons", "--copy", str(folder)).output == ""

    def test_names_the_notebook_put_beside(self, shipped, folder):
        self.run("lessons", "--copy", str(folder))
        write(folder / NAME, "my answer")
        write(shipped / NAME, "version = 2")
        assert "as 01_first.new.ipynb." in self.run("lessons", "--copy", str(folder)).output

    def test_lists_and_describes_datasets(self):
        assert self.run("datasets").output.startswith("provinces_2013\n")
        assert "    badge" in self.run("datasets", "provinces_2013").output
        assert "'provinces_2013'" in self.run("datasets", "provinces").stderr

    def test_shows_its_version(self):
        assert self.run("--version").output.strip() == version("edusocsec")

    def test_error_is_a_message_on_stderr(self, shipped, folder):
        folder.write_text("a file")
        result = self.run("lessons", "--copy", str(folder))
        assert (result.exit_code, result.stdout) == (1, "")
        assert "What to do: Name a folder" in result.stderr

    def test_lab_opens_the_first_lesson_and_passes_options_on(self, shipped, folder, launched):
        result = self.run("lab", "--folder", str(folder), "--no-browser", "--ip", "0.0.0.0")
        assert result.exit_code == 0, result.output
        assert f"--LabApp.default_url=/lab/tree/{NAME}" in launched
        assert launched[-3:] == ["--no-browser", "--ip", "0.0.0.0"]
        assert (folder / NAME).is_file()

    def test_lab_finds_a_lesson_by_a_part_of_its_name(self, shipped, folder, launched):
        write(shipped / "en/paper/02_second.ipynb")
        result = self.run("lab", "second", "--folder", str(folder), "--port", "8899")
        assert result.exit_code == 0, result.output
        assert "--LabApp.default_url=/lab/tree/en/paper/02_second.ipynb" in launched
        assert "--port=8899" in launched

    @pytest.mark.parametrize("name", ["paper", "third"])
    def test_lab_refuses_a_name_of_no_lesson_or_two(self, shipped, folder, launched, name):
        write(shipped / "en/paper/02_second.ipynb")
        result = self.run("lab", name, "--folder", str(folder))
        assert (result.exit_code, launched) == (1, [])
        assert "02_second.ipynb" in result.stderr

    def test_lab_needs_jupyterlab(self, shipped, folder, monkeypatch):
        monkeypatch.setitem(sys.modules, "jupyterlab.labapp", None)
        result = self.run("lab", "--folder", str(folder))
        assert result.exit_code == 1
        assert "pip install jupyterlab" in result.stderr
        assert not folder.exists()

    @pytest.fixture
    def launched(self, monkeypatch):
        labapp = pytest.importorskip("jupyterlab.labapp")
        arguments = []
        monkeypatch.setattr(labapp.LabApp, "launch_instance", arguments.extend)
        return arguments
