"""Labs that draw themselves in the browser, with a kernel or, saved as a page, without one."""

from __future__ import annotations

import json
import re
from abc import abstractmethod
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import anywidget
import numpy as np
import traitlets
from jinja2 import Environment

from edusocsec.errors import ArgumentError
from edusocsec.explain import Result
from edusocsec.labs.lab import Lab
from edusocsec.plots.colours import ACCENT, CATEGORIES, colour_scale
from edusocsec.plots.style import house_style
from edusocsec.translation import _, language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STATIC = Path(__file__).parent / "static"
"""What `ui/labs` was bundled into when the library was installed."""

CSS_PIXELS = 96
"""In an inch."""


class Colours(TypedDict):
    """The house's colours, as the browser needs them."""

    accent: str
    point: str
    signed: list[str]


class LabWidget(anywidget.AnyWidget):
    """What Python and the browser tell each other of a lab.

    A subclass says by ``lab`` which one the browser shows, and adds what changes there. All of it
    is plain JSON, so that a saved page can hold it.
    """

    _esm = STATIC / "labs.js"
    _css = STATIC / "labs.css"

    lab = traitlets.Unicode().tag(sync=True)
    language = traitlets.Unicode().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    colours = traitlets.Dict().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(self, **state: Any) -> None:
        super().__init__(language=language(), colours=house_colours(), **state)

    def state(self) -> dict[str, Any]:
        """All that the browser knows of this lab."""
        inherited = set(anywidget.AnyWidget.class_trait_names())
        names = set(self.trait_names(sync=True)) - inherited
        return {name: getattr(self, name) for name in sorted(names) if not name.startswith("_")}


class DrawnLab(Lab):
    """A lab that is drawn in the browser, and that can be saved as a page."""

    widget: LabWidget

    @property
    @abstractmethod
    def title(self) -> str:
        """What a saved page is called."""

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        return super()._repr_mimebundle_(**options) | {"text/html": self._static_html()}

    def _static_html(self) -> str:
        """What stands in where no script runs."""
        return self.first_view.to_html()

    def _saved_state(self) -> dict[str, Any]:
        """What a page without a kernel knows of this lab."""
        return self.widget.state()

    def save_html(self, path: str | Path) -> None:
        """Save the lab as it stands as one HTML file that works offline and without a kernel.

        Parameters
        ----------
        path : str or Path
            An existing file is replaced.

        Raises
        ------
        ArgumentError
            If the file cannot be written.
        """
        template = files("edusocsec.labs").joinpath("page.html.j2").read_text(encoding="utf-8")
        static = self._static_html()
        host = (STATIC / "host.js").read_text(encoding="utf-8")
        css = (STATIC / "labs.css").read_text(encoding="utf-8")
        html = (
            Environment(autoescape=True)
            .from_string(template)
            .render(
                language=language(),
                title=self.title,
                policy=_policy(
                    host, [css, *re.findall(r"<style>(.*?)</style>", static, re.DOTALL)]
                ),
                static=static,
                # Within a script element nothing but "<" can begin its end.
                state=json.dumps(self._saved_state(), allow_nan=False).replace("<", r"\u003c"),
                labs=(STATIC / "labs.js").read_text(encoding="utf-8"),
                host=host,
                css=css,
            )
        )
        try:
            Path(path).write_text(html, encoding="utf-8")
        except OSError as error:
            raise ArgumentError(
                _("The file '{path}' cannot be written: {reason}.").format(
                    path=path, reason=error.strerror
                ),
                _("Give the name of a file in a folder that exists and is yours."),
            ) from error


def _policy(script: str, styles: list[str]) -> str:
    """Content-Security-Policy of a saved page: nothing runs but what we wrote, nothing is fetched.

    The script makes a module of the page's own text, which is what ``blob:`` allows.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(script)} blob:",
            f"style-src-elem {' '.join(map(_hash, styles))}",
            "style-src-attr 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class BrowserLab(DrawnLab):
    """A view of a result that is drawn in the browser.

    Parameters
    ----------
    widget : LabWidget
    first_view : Result
        Where the lab begins: its figure and its table stand in where no script runs.
    """

    first_view: Result

    def __init__(self, widget: LabWidget, first_view: Result) -> None:
        super().__init__(widget, first_view)

    @property
    def title(self) -> str:
        """What was computed."""
        return self.first_view.title

    def _static_html(self) -> str:
        with house_style():
            figure = self.first_view.plot(title=None, caption=None)
        return still_image(figure) + self.first_view.to_html()


def still_image(figure: Figure) -> str:
    """Write a figure as HTML, sharp on a projector and small in a notebook."""
    picture = BytesIO()
    with house_style():
        figure.savefig(picture, format="png", dpi=2 * CSS_PIXELS)
    source = f"data:image/png;base64,{b64encode(picture.getvalue()).decode()}"
    width = round(figure.get_figwidth() * CSS_PIXELS)
    # No text in its place: the table and the verdict below say what the picture says.
    return f'<img alt="" width="{width}" src="{source}">'


def house_colours() -> Colours:
    """Give the browser the colours that the figures have."""
    scale = colour_scale("signed", np.array([-1.0, 1.0]))
    signed = [scale.colour(value) for value in np.linspace(-1, 1, 41)]
    return Colours(accent=ACCENT, point=CATEGORIES[0], signed=[hexadecimal(c) for c in signed])


def hexadecimal(colour: tuple[float, float, float, float]) -> str:
    """Write a colour as a style sheet does, without its opacity."""
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in colour[:3])
