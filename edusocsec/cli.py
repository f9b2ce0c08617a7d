"""The command line: open the lessons in JupyterLab, list lessons and data, check the claims."""

from __future__ import annotations

import importlib
import importlib.metadata
import io
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer
from typer.core import TyperGroup

from edusocsec.errors import ArgumentError, EdusocsecError, UnknownNameError, listed
from edusocsec.lessons import DEFAULT_FOLDER, CopiedLesson, Outcome, copy_lessons, list_lessons
from edusocsec.translation import _

if TYPE_CHECKING:
    import pandas as pd

    from edusocsec.papers.claim import Claim


class Form(StrEnum):
    """How a ledger is written."""

    TABLE = "table"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


class _SayErrorsPlainly(TyperGroup):
    """Commands whose errors, when made on purpose, are a message and not a traceback."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        _write_any_text()
        return super().main(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except EdusocsecError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error


def _write_any_text() -> None:
    """Escape what the output cannot encode, such as Chinese in a pipe of Windows, not crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


app = typer.Typer(
    name="edusocsec",
    help=_("Learn the statistics of social security by re-doing the papers."),
    cls=_SayErrorsPlainly,
    no_args_is_help=True,
    add_completion=False,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(importlib.metadata.version("edusocsec"))
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=_("Show the version.")
        ),
    ] = False,
) -> None:
    """Options that need no command."""


@app.command(
    help=_(
        "Copy the lessons into a folder of yours and open them in JupyterLab. "
        "A lesson that you have changed is never overwritten."
    ),
    context_settings={"ignore_unknown_options": True},
)
def lab(
    lesson: Annotated[
        str | None, typer.Argument(help=_("Lesson to open, or a part of its name."))
    ] = None,
    jupyter_options: Annotated[
        list[str] | None, typer.Argument(help=_("Further options, for JupyterLab."))
    ] = None,
    folder: Annotated[
        Path, typer.Option(help=_("Folder for your copies of the lessons."))
    ] = DEFAULT_FOLDER,
    port: Annotated[int | None, typer.Option(help=_("Port for JupyterLab."))] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=_("Print the address, open no browser."))
    ] = False,
) -> None:
    """Open JupyterLab on the learner's copies of the lessons."""
    further = list(jupyter_options or [])
    if lesson and lesson.startswith("-"):  # an option for JupyterLab, and no lesson was named
        further.insert(0, lesson)
        lesson = None
    try:
        labapp = importlib.import_module("jupyterlab.labapp")
    except ModuleNotFoundError as error:
        raise EdusocsecError(
            _("JupyterLab is not installed."), _("Install it with: pip install jupyterlab")
        ) from error
    notebook = _choose(lesson)
    _report(copy_lessons(folder))
    options = [
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.default_url=/lab/tree/{quote(notebook)}",
        "--allow-root",  # a container's user is often root
    ]
    if port is not None:
        options.append(f"--port={port}")
    if no_browser:
        options.append("--no-browser")
    labapp.LabApp.launch_instance([*options, *further])


@app.command(help=_("List the lessons, or copy them into a folder of yours."))
def lessons(
    copy: Annotated[
        Path | None, typer.Option(metavar=_("FOLDER"), help=_("Copy the lessons there."))
    ] = None,
) -> None:
    """List or copy the lessons."""
    if copy is not None:
        _report(copy_lessons(copy))
        return
    for lesson in list_lessons():
        typer.echo(f"{lesson.path}  {lesson.title}")


@app.command(help=_("Recompute every printed claim of the papers, and judge it."))
def reproduce(
    paper: Annotated[
        str | None, typer.Argument(help=_("One paper, such as pension_subsidy; default: all."))
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option("--format", show_default="table", help=_("How to write the ledger.")),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(metavar="ID", help=_("This claim; may be repeated."))
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(metavar="ID", help=_("Print the steps of this claim's computation.")),
    ] = None,
) -> None:
    """Recompute the claims, or explain one."""
    from edusocsec.papers.ledger import reproduce

    def with_bar(claims: list[Claim]) -> Iterator[Claim]:
        with typer.progressbar(claims, label=_("Claims"), file=sys.stderr) as bar:
            yield from bar

    if explain is not None:
        if form or only:
            raise ArgumentError(
                _("With --explain, --format and --only have no effect."),
                _("Leave them out, or leave out --explain to get a ledger."),
            )
        typer.echo(reproduce(paper, only=explain)[explain].to_text())
        return
    ledger = reproduce(paper, only=only, progress=with_bar)
    match form:
        case Form.HTML:
            typer.echo(ledger.to_page(_("Ledger of claims")))
        case Form.MARKDOWN:
            typer.echo(ledger.to_markdown())
        case Form.CSV:
            typer.echo(ledger.table().to_csv(lineterminator="\n"), nl=False)
        case Form.JSON:
            rows = ledger.table().reset_index()
            typer.echo(
                rows.to_json(orient="records", force_ascii=False, indent=2, double_precision=15)
            )
        case _:
            typer.echo(ledger.to_text())


@app.command(help=_("List the datasets, or describe the columns of one."))
def datasets(
    name: Annotated[str | None, typer.Argument(help=_("Dataset to describe."))] = None,
) -> None:
    """List the datasets or describe one."""
    from edusocsec.datasets import describe_dataset, list_datasets

    _show(list_datasets() if name is None else describe_dataset(name))


def _choose(wanted: str | None) -> str:
    """Path of the lesson that was asked for; of the first one if none was."""
    paths = [str(lesson.path) for lesson in list_lessons()]
    if wanted is None:
        return paths[0]
    found = [path for path in paths if path == wanted] or [path for path in paths if wanted in path]
    if len(found) != 1:
        raise UnknownNameError(
            _("There is no one lesson named '{wanted}'.").format(wanted=wanted),
            _("Name one of these: {lessons}.").format(lessons=listed(found or paths, most=50)),
        )
    return found[0]


def _report(done: list[CopiedLesson]) -> None:
    """Say what was copied, replaced or kept; about a lesson that is as it was, nothing."""
    sentences = {
        Outcome.COPIED: _("{lesson}: copied."),
        Outcome.UPDATED: _("{lesson}: replaced by the newer lesson; you had not changed it."),
        Outcome.KEPT: _("{lesson}: kept as you changed it."),
        Outcome.PUT_BESIDE: _(
            "{lesson}: kept as you changed it; the newer lesson is beside it as {beside}."
        ),
    }
    for lesson in done:
        if lesson.outcome in sentences:
            beside = lesson.beside.name if lesson.beside else ""
            typer.echo(sentences[lesson.outcome].format(lesson=lesson.path, beside=beside))


def _show(table: pd.DataFrame) -> None:
    """Print row by row: the columns are too many, and their texts too long, for one line."""
    width = max(len(column) for column in table.columns)
    for label, row in table.iterrows():
        typer.echo(label)
        for column, value in row.items():
            if value != "":
                typer.echo(f"    {column:<{width}}  {value}")
