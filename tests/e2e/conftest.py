"""A real JupyterLab on copies of the lessons, and a real browser to look at it."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from edusocsec.lessons import copy_lessons
from tests.e2e.notebook import run_all, write_notebook

# Without a sandbox, because containers run as root; the others keep it from calling home.
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


JUPYTER = [
    "--allow-root",
    "--ip=127.0.0.1",
    "--ServerApp.port_retries=0",
    "--IdentityProvider.token={token}",
    "--ServerApp.root_dir={folder}",
    "--expose-app-in-browser",
]

# No question about news over the lesson, and no empty page after its end.
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"scrollPastEnd": False},
}


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    address: str
    token: str
    folder: Path

    def url(self, path: str) -> str:
        """Address of a page without what earlier pages left open."""
        return f"{self.address}{path}?reset&token={self.token}"


@pytest.fixture(scope="session")
def browser():
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing = pytest.fail if os.environ.get("EDUSOCSEC_REQUIRE_BROWSER") == "1" else pytest.skip
        missing(f"no browser on this machine: none of {', '.join(names)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """JupyterLab with settings of its own, so that nobody's own settings change what is tested."""
    root = tmp_path_factory.mktemp("lab")
    copy_lessons(root / "lessons")
    for name, settings in SETTINGS.items():
        file = root / f"settings/@jupyterlab/{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(settings))
    with served("jupyterlab", root, *JUPYTER) as lab:
        yield lab


@contextmanager
def served(program, root, *options):
    """Run one of Jupyter's servers on the folder ``lessons`` under this root."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    lab = Lab(f"http://127.0.0.1:{port}", secrets.token_hex(16), root / "lessons")
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    filled = [option.format(token=lab.token, folder=lab.folder) for option in options]
    with (root / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", program, "--no-browser", f"--port={port}", *filled],
            env=os.environ | {name: str(root / folder) for name, folder in own.items()},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_ready(port, server, root / "server.log")
        yield lab
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_ready(port, server, log):
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The server did not start:\n{log.read_text()}")


@pytest.fixture
def complaints():
    """What the page says went wrong."""
    return []


@pytest.fixture
def page(browser, complaints):
    page = listen(browser.new_page(viewport={"width": 1280, "height": 900}), complaints)
    yield page
    page.close()


def listen(page, complaints):
    """Give a page time enough, and write down what it says went wrong."""
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


@pytest.fixture
def open_notebook(lab, page):
    """A function that opens a notebook of these cells in JupyterLab and runs it."""

    def open_notebook(name, cells):
        write_notebook(lab.folder / f"{name}.ipynb", cells)
        page.goto(lab.url(f"/lab/tree/{name}.ipynb"))
        run_all(page)
        page.evaluate("jupyterapp.shell.collapseLeft()")
        return page

    return open_notebook


@pytest.fixture
def open_page(page, tmp_path):
    """A function that saves a lab and opens it offline."""

    def open_page(lab, fragment=""):
        lab.save_html(tmp_path / "lab.html")
        page.context.set_offline(True)
        page.goto((tmp_path / "lab.html").as_uri() + fragment)
        expect(page.locator("p.sentence").last).not_to_be_empty()
        return page

    return open_page
