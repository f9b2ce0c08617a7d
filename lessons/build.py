"""Build the lesson notebooks from their Markdown sources, run, and the same on every machine.

python lessons/build.py                            # every lesson
python lessons/build.py lessons/en/paper/01_x.md   # some
python lessons/build.py --check                    # none: do the notebooks fit their sources?
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import jupytext
import nbformat
import typer
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

LESSONS = Path(__file__).parent
WIDGET = "application/vnd.jupyter.widget-view+json"

# Hexadecimal numbers that differ from run to run: of a table's styles, of an object in memory, of
# anything named by uuid4().hex. What precedes them keeps the inside of encoded pictures out.
RANDOM = [
    re.compile(r"(?<=\bT_)[0-9a-f]{5}"),
    re.compile(r"(?<=\bat 0x)[0-9a-f]{6,}"),
    re.compile(r"(?<![\w+/])[0-9a-f]{32}(?![\w+/=])"),
]

MACHINE_PATH = re.compile(
    r"(?<![\w.+/=-])/(?:home|root|tmp|usr|opt|var|work|mnt|private|Users)/[^\s\"'<>]*"
    r"|[A-Z]:\\+Users\\[^\s\"'<>]*"
)


def sources(folder: Path = LESSONS) -> list[Path]:
    """List the Markdown files of all lessons: language/paper/name.md."""
    return sorted(folder.glob("*/*/*.md"))


def written(notebook: NotebookNode) -> list[tuple[str, str, dict[str, Any]]]:
    """Take what an author writes of a notebook: the kind, the text and the tags of each cell."""
    return [(cell.cell_type, cell.source, dict(cell.metadata)) for cell in notebook.cells]


def in_step(lesson: Path) -> bool:
    """Tell whether a lesson's notebook has exactly the cells of its Markdown source."""
    notebook = lesson.with_suffix(".ipynb")
    return notebook.exists() and (
        written(nbformat.read(notebook, as_version=4)) == written(jupytext.read(lesson))
    )


def build(lesson: Path) -> None:
    """Convert, run and write one lesson."""
    notebook = jupytext.read(lesson)
    NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=600,
        record_timing=False,
        coalesce_streams=True,  # how many pieces a text arrives in is chance
        resources={"metadata": {"path": str(lesson.parent)}},
    ).execute()
    make_reproducible(notebook)
    for cell, path in machine_paths(notebook):
        raise ValueError(f"A cell shows the path '{path}' of this machine:\n\n{cell.source}")
    nbformat.write(notebook, lesson.with_suffix(".ipynb"))


def make_reproducible(notebook: NotebookNode) -> None:
    """Remove what is random or belongs to this machine, so that only changes make a difference."""
    notebook.metadata = NotebookNode(
        kernelspec={"name": "python3", "display_name": "Python 3", "language": "python"},
        language_info={"name": "python"},
    )
    notebook.nbformat_minor = 5  # the first with cell ids
    seen: Counter[str] = Counter()
    for cell in notebook.cells:
        # From the text, not from the place: a cell put in between leaves the others' ids alone.
        digest = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        seen[digest] += 1
        cell.id = f"{digest}-{seen[digest]}"
    names: dict[str, str] = {}
    for _cell, output in _outputs(notebook):
        data = output.get("data", {})
        data.pop(WIDGET, None)  # an unrun page has no kernel to draw it; the text beside it stays
        if "text" in output:
            output.text = _rename(output.text, names)
        for kind in data:
            if not kind.startswith("image/") and isinstance(data[kind], str):
                data[kind] = _rename(data[kind], names)


def machine_paths(notebook: NotebookNode) -> Iterator[tuple[NotebookNode, str]]:
    """Find the cells whose outputs show a file of the machine that ran them, with the path."""
    for cell, output in _outputs(notebook):
        shown = {kind: text for kind, text in output.get("data", {}).items() if "image" not in kind}
        text = output.get("text", "") + json.dumps(shown)
        yield from ((cell, path) for path in MACHINE_PATH.findall(text))


def _outputs(notebook: NotebookNode) -> Iterator[tuple[NotebookNode, NotebookNode]]:
    return ((cell, output) for cell in notebook.cells for output in cell.get("outputs", []))


def _rename(text: str, names: dict[str, str]) -> str:
    """Replace each random number by its rank of appearance in the notebook, equally long."""
    for pattern in RANDOM:
        text = pattern.sub(
            lambda found: names.setdefault(found[0], f"{len(names):0{len(found[0])}x}"), text
        )
    return text


def main(
    lessons: Annotated[
        list[Path] | None, typer.Argument(help="Markdown files; default: all.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Compare only, run nothing.")] = False,
) -> None:
    """Build the lesson notebooks, or check that they fit their sources."""
    lessons = [lesson.resolve() for lesson in lessons or sources()]
    if check:
        late = [str(lesson.with_suffix(".ipynb")) for lesson in lessons if not in_step(lesson)]
        if late:
            typer.echo(
                "\n".join([*late, "Not built from its source as it is: make lessons"]), err=True
            )
            raise typer.Exit(1)
        return
    with TemporaryDirectory() as configuration:
        (Path(configuration) / "matplotlibrc").write_text("svg.hashsalt: edusocsec\n")
        # The kernels inherit these: English, and drawings without random ids and without a date.
        os.environ |= {
            "EDUSOCSEC_LANGUAGE": "en",
            "MATPLOTLIBRC": configuration,
            "SOURCE_DATE_EPOCH": "0",
        }
        with typer.progressbar(lessons, label="Lessons", item_show_func=_name) as bar:
            for lesson in bar:
                try:
                    build(lesson)
                except (CellExecutionError, ValueError) as error:
                    typer.echo(f"\n{lesson}\n{error}", err=True)
                    raise typer.Exit(1) from None


def _name(lesson: Path | None) -> str:
    return lesson.stem if lesson else ""


if __name__ == "__main__":
    typer.run(main)
