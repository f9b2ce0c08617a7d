"""Walk through the steps of a result: slider, previous and next."""

from __future__ import annotations

import ipywidgets as widgets

from edusocsec.explain import Result, Step
from edusocsec.labs.lab import Lab, page
from edusocsec.translation import _


class Player(Lab):
    """The steps of a result, one at a time.

    Parameters
    ----------
    result : Result

    Attributes
    ----------
    slider : SelectionSlider
        Its value is the name of the step on show; the arrow keys move it.
    """

    def __init__(self, result: Result) -> None:
        self.steps: list[Step] = list(result.steps.values())
        self.slider = widgets.SelectionSlider(
            options=[(step.title, step.name) for step in self.steps],
            description=_("Step"),
            continuous_update=False,
            layout=widgets.Layout(width="min(40rem, 100%)"),
        )
        self.previous = widgets.Button(description=_("Previous"), icon="arrow-left")
        self.next = widgets.Button(description=_("Next"), icon="arrow-right")
        self.position = widgets.Label()
        self.shown = page()
        self.previous.on_click(lambda _button: self._move(-1))
        self.next.on_click(lambda _button: self._move(+1))
        self.slider.observe(lambda _change: self._show(), "value")
        self._show()
        controls = widgets.HBox(
            [self.previous, self.next, self.position], layout=widgets.Layout(flex_flow="wrap")
        )
        super().__init__(widgets.VBox([self.slider, controls, self.shown]), self.steps[0])

    def _move(self, by: int) -> None:
        self.slider.index = min(max(self.slider.index + by, 0), len(self.steps) - 1)

    def _show(self) -> None:
        index = self.slider.index
        self.previous.disabled = index == 0
        self.next.disabled = index == len(self.steps) - 1
        self.position.value = _("Step {number} of {count}").format(
            number=index + 1, count=len(self.steps)
        )
        self.shown.value = self.steps[index].to_html()


def play(result: Result) -> Player:
    """Walk through the steps of a result in a widget.

    Examples
    --------
    >>> import edusocsec as ess
    >>> player = play(ess.bartlett_sphericity(correlation=[[1, 0.5], [0.5, 1]], n_observations=31))
    >>> player.position.value
    'Step 1 of 5'
    """
    return Player(result)
