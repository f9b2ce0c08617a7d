"""Compile the catalogues of translated texts whenever the library is built or installed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):
    """Write messages.mo beside each messages.po; an editable installation reads it there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the files of the wheel are collected."""
        for catalogue in Path(self.root).glob("edusocsec/locale/*/LC_MESSAGES/*.po"):
            with catalogue.open("rb") as texts, catalogue.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(texts))
