"""Renderers: the blocks of a document as text, Markdown, HTML and LaTeX."""
