"""What sees, beside a question, whether anybody still judges the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from edusocsec.labs.browser import STATIC
from edusocsec.translation import _

QUESTION, FEEDBACK = "edusocsec-question", "edusocsec-feedback"
"""Classes by which the browser finds the question, and what was said of an answer."""


class Watch(anywidget.AnyWidget):
    """Hides what was said of an earlier answer, and says when the kernel is gone.

    The browser tells what was typed; a kernel that runs says at once that it has judged it.

    Parameters
    ----------
    judge : callable
        Called with what was typed, or with None where nothing is typed.
    """

    _esm = STATIC / "watch.js"
    _css = STATIC / "watch.css"

    answered = traitlets.Int(0).tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)

    def __init__(self, judge: Callable[[str | None], None]) -> None:
        silent = _("The kernel does not answer. If it was restarted, run this cell again.")
        super().__init__(texts={"silent": silent})
        self._judge = judge
        self.on_msg(self._hear)

    def _hear(self, _widget: Any, content: Any, _buffers: Any) -> None:
        typed = content.get("typed") if isinstance(content, dict) else None
        self._judge(typed if isinstance(typed, str) else None)
        self.answered += 1
