"""A widget whose first view is also an ordinary output, so that a printed page still teaches."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from edusocsec.explain.display import Display


class Lab:
    """A widget together with what stands in its place where no kernel runs.

    Parameters
    ----------
    widget : ipywidgets.Widget
    first_view : Display
        Shown in exported pages, on code hosts and to screen readers without a kernel.
    """

    def __init__(self, widget: widgets.Widget, first_view: Display) -> None:
        self.widget = widget
        self.first_view = first_view

    def __repr__(self) -> str:
        return self.first_view.to_text()

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        return {
            "text/plain": self.first_view.to_text(),
            "text/html": self.first_view.to_html(),
            "text/latex": self.first_view.to_latex(),
            "application/vnd.jupyter.widget-view+json": {
                "version_major": 2,
                "version_minor": 0,
                "model_id": self.widget.model_id,
            },
        }


def page(html: str = "") -> widgets.HTMLMath:
    """Make an area for rendered blocks, which announces its changes to screen readers."""
    area = widgets.HTMLMath(html)
    area.layout.width = "100%"
    return area


def announced(text: str) -> str:
    """Wrap rendered feedback so that a screen reader speaks it when it appears."""
    return f'<div role="status" aria-live="polite">{text}</div>'
