"""Show an object made of blocks, everywhere in the same words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from edusocsec.explain.document import Block
from edusocsec.explain.rendering.html import render_html, render_page
from edusocsec.explain.rendering.latex import render_latex
from edusocsec.explain.rendering.markdown import render_markdown
from edusocsec.explain.rendering.text import render_text


class Display(ABC):
    """Anything that is shown: give the blocks, get text, Markdown, HTML and LaTeX."""

    @abstractmethod
    def blocks(self) -> Iterable[Block]:
        """Parts of the document, in reading order."""

    def to_text(self) -> str:
        """Plain text of at most 80 columns."""
        return render_text(self.blocks())

    def to_markdown(self) -> str:
        """Markdown with formulae between dollar signs."""
        return render_markdown(self.blocks())

    def to_html(self) -> str:
        """HTML fragment; formulae are typeset by the page's MathJax."""
        return render_html(self.blocks())

    def to_page(self, title: str) -> str:
        """Whole HTML page that opens anywhere: it needs no script and no network."""
        return render_page(title, self.blocks())

    def to_latex(self) -> str:
        """LaTeX; needs the packages amsmath, booktabs and adjustbox."""
        return render_latex(self.blocks())

    def __repr__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_latex_(self) -> str:
        return self.to_latex()
