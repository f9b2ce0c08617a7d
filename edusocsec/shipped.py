"""Find the folders that come with the library: ``datasets`` and ``lessons``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).parent


def shipped(folder: Literal["datasets", "lessons"]) -> Path:
    """Folder of the data or the lessons, in an installed wheel or in the source tree.

    Examples
    --------
    >>> (shipped("datasets") / "datapackage.json").is_file()
    True
    """
    installed = _PACKAGE / "shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder
