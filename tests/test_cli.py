"""The ledger from the command line, in each of its forms."""

import io
import json
import os
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

from edusocsec.cli import app


def run(*arguments):
    return CliRunner().invoke(app, ["reproduce", *arguments])


def test_table_fits_a_terminal_and_ends_with_the_summary():
    result = run("fiscal_equity")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert " ".join(result.stdout.split()).endswith("cannot be checked.")


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("csv", lambda text: pd.read_csv(io.StringIO(text))),
        ("json", lambda text: pd.DataFrame(json.loads(text))),
    ],
)
def test_machine_readable_forms(form, read):
    rows = read(run("--format", form, "--only", "cp-06", "--only", "cp-11").stdout)
    assert rows["claim"].to_list() == ["cp-06", "cp-11"]
    expected = [(3271 / 23735) / (267 / 19528), (986.12 + 200.23) / 10]
    assert rows["recomputed"].to_list() == pytest.approx(expected, rel=1e-14)
    assert rows["verdict"].to_list() == ["reproduced", "reproduced"]


def test_page_and_markdown():
    assert run("--format", "html", "--only", "cp-06").stdout.startswith("<!DOCTYPE html>")
    assert "| cp-06" in run("--format", "markdown", "--only", "cp-06").stdout


def test_explains_one_claim():
    told = run("--explain", "ps-09").stdout
    assert told.startswith("ps-09\n")
    assert "With the numbers of 'Hebei'" in told


@pytest.mark.parametrize("more", [["--format", "table"], ["--only", "cp-06"]])
def test_what_explain_would_leave_out_is_refused(more):
    result = run("--explain", "ps-09", *more)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "have no effect" in result.stderr


def test_a_claim_asked_for_twice_has_one_row():
    assert (
        len(json.loads(run("--only", "cp-06", "--only", "cp-06", "--format", "json").stdout)) == 1
    )


@pytest.mark.parametrize("arguments", [["thesis"], ["--only", "xx-01"], ["--explain", "xx-01"]])
def test_unknown_paper_or_claim_is_a_message(arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "What to do:" in result.stderr


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    "arguments", [["datasets"], ["datasets", "national_fiscal"], ["--help"], ["datasets", "nope"]]
)
def test_what_the_output_cannot_encode_is_escaped(language, arguments):
    """As where the output of Windows is piped; the titles are in Chinese too."""
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "EDUSOCSEC_LANGUAGE": language}
    done = subprocess.run(
        [sys.executable, "-m", "edusocsec", *arguments], env=environment, capture_output=True
    )
    assert done.returncode == ("nope" in arguments)
    assert b"Traceback" not in done.stderr
    assert b"\\u" in done.stdout + done.stderr or language == "en"
