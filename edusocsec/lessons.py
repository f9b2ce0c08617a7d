"""Find the shipped lessons, and copy them to where a learner may change them.

Learners work on copies: running a cell then touches neither the repository nor ``site-packages``,
and a newer release of a lesson never overwrites what a learner wrote.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from edusocsec.errors import ArgumentError
from edusocsec.shipped import shipped
from edusocsec.translation import _

DEFAULT_FOLDER = Path("edusocsec-lessons")
RECORD = ".copied-lessons.json"


@dataclass(frozen=True)
class Lesson:
    """A shipped lesson: where it is in the lessons folder, and its first heading."""

    path: PurePosixPath
    title: str


class Outcome(StrEnum):
    """What :func:`copy_lessons` did with one lesson."""

    COPIED = "copied"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    PUT_BESIDE = "put beside"


@dataclass(frozen=True)
class CopiedLesson:
    """One lesson in the learner's folder.

    Attributes
    ----------
    path : pathlib.Path
        The learner's notebook.
    outcome : Outcome
        What was done with it.
    beside : pathlib.Path or None
        Where the newer lesson was put because the learner had changed the notebook.
    """

    path: Path
    outcome: Outcome
    beside: Path | None = None


def list_lessons() -> list[Lesson]:
    """List the lessons that come with the library, in the order in which they are read.

    Returns
    -------
    list of Lesson
        Each with its path, ``language/paper/name.ipynb``, and its title.

    Examples
    --------
    >>> [lesson for lesson in list_lessons() if lesson.path.suffix != ".ipynb"]
    []
    """
    root = shipped("lessons")
    # Exactly three levels: the checkpoints that Jupyter leaves lie one deeper.
    return [
        Lesson(PurePosixPath(file.relative_to(root).as_posix()), _title(file))
        for file in sorted(root.glob("*/*/*.ipynb"))
    ]


def copy_lessons(folder: str | Path = DEFAULT_FOLDER) -> list[CopiedLesson]:
    """Copy the lessons into a folder of the learner's, and bring earlier copies up to date.

    A notebook counts as changed when the text of its cells was changed; running it changes only
    its outputs. What was copied is remembered in a small file in the folder, so that

    * a copy that was not changed is replaced when the lesson is newer;
    * a copy that was changed is kept, and a newer lesson is put beside it as ``name.new.ipynb``.

    Parameters
    ----------
    folder : str or pathlib.Path
        It is made if it does not exist.

    Returns
    -------
    list of CopiedLesson
        What was done, lesson by lesson, in the order of :func:`list_lessons`.

    Raises
    ------
    ArgumentError
        If the folder cannot be made or written to.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     first, again = copy_lessons(folder), copy_lessons(folder)
    >>> {lesson.outcome.value for lesson in again} <= {"unchanged"}
    True
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        record = _read_record(folder)
        done = [_copy(lesson, folder, record) for lesson in list_lessons()]
        (folder / RECORD).write_text(json.dumps(record, indent=1, sort_keys=True) + "\n")
    except OSError as error:
        raise ArgumentError(
            _("The lessons cannot be copied into '{folder}': {reason}.").format(
                folder=folder, reason=error.strerror
            ),
            _("Name a folder in which you may write."),
        ) from error
    return done


def _copy(lesson: Lesson, folder: Path, record: dict[str, str]) -> CopiedLesson:
    source, target = shipped("lessons") / lesson.path, folder / lesson.path
    newest, name = _fingerprint(source), str(lesson.path)
    remembered = record.get(name)
    record[name] = newest
    if not target.exists():
        _write(source, target)
        return CopiedLesson(target, Outcome.COPIED)
    present = _fingerprint(target)
    if present == newest:
        return CopiedLesson(target, Outcome.UNCHANGED)
    if present == remembered:
        _write(source, target)
        return CopiedLesson(target, Outcome.UPDATED)
    if remembered == newest:
        return CopiedLesson(target, Outcome.KEPT)
    beside = next(path for path in _names_beside(target) if not path.exists())
    _write(source, beside)
    return CopiedLesson(target, Outcome.PUT_BESIDE, beside)


def _write(source: Path, target: Path) -> None:
    # The bytes only: a system-wide installation is often read-only, a learner's copy must not be.
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())


def _names_beside(notebook: Path) -> Iterator[Path]:
    """Names for a newer lesson: the learner may have worked in an earlier one already."""
    yield notebook.with_suffix(".new.ipynb")
    number = 2
    while True:
        yield notebook.with_suffix(f".new{number}.ipynb")
        number += 1


def _read_record(folder: Path) -> dict[str, str]:
    """Fingerprints of what was copied; a copy without one counts as changed by the learner."""
    try:
        return dict(json.loads((folder / RECORD).read_text()))
    except (FileNotFoundError, ValueError):
        return {}


def _fingerprint(notebook: Path) -> str:
    """Digest of what an author or a learner wrote: not of outputs, which every run changes."""
    content = notebook.read_bytes()
    try:
        written = [[cell["cell_type"], _source(cell)] for cell in json.loads(content)["cells"]]
        content = json.dumps(written).encode()
    except (ValueError, TypeError, LookupError):
        pass  # No notebook any more, but still the learner's file.
    return hashlib.sha256(content).hexdigest()


def _title(notebook: Path) -> str:
    cells = json.loads(notebook.read_bytes())["cells"]
    texts = (_source(cell) for cell in cells if cell["cell_type"] == "markdown")
    headings = (line for text in texts for line in text.splitlines() if line.startswith("#"))
    return next(headings, notebook.stem).lstrip("#").strip()


def _source(cell: dict[str, Any]) -> str:
    """Text of a cell; the notebook format allows one string as well as a list of lines."""
    return "".join(cell["source"])
