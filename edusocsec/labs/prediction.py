"""Predict, then reveal: commit to a guess before an important number is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ipywidgets as widgets

from edusocsec.errors import ArgumentError, instance_of, listed
from edusocsec.explain import Prose
from edusocsec.explain.display import Display
from edusocsec.explain.document import Block, Fold
from edusocsec.explain.rendering.html import render_html
from edusocsec.labs.lab import Lab, announced, page
from edusocsec.labs.watch import FEEDBACK, QUESTION, Watch
from edusocsec.translation import _, enumerated


@dataclass(frozen=True, eq=False, repr=False)
class Prediction(Display):
    """A question with a few possible answers, the true one, and why it is true."""

    question: str
    options: tuple[str, ...]
    truth: str
    because: str

    def blocks(self) -> Iterator[Block]:
        """The question, the options, and the answer to open."""
        yield Prose(self.question, strong=True)
        yield Prose(_("Possible answers: {options}.").format(options=enumerated(self.options)))
        yield Fold(_("Reveal"), (Prose(self.revelation),))

    @property
    def revelation(self) -> str:
        """The answer and the reason."""
        return _("Answer: {truth}. {because}").format(truth=self.truth, because=self.because)


class PredictionLab(Lab):
    """A prediction with a choice and a button that reveals the answer.

    Parameters
    ----------
    prediction : Prediction

    Attributes
    ----------
    choice : RadioButtons
    reveal : Button
        Opens once a choice was made.
    watch : Watch
        Says in the browser when the kernel is gone.
    """

    def __init__(self, prediction: Prediction) -> None:
        self.prediction = prediction
        self.choice = widgets.RadioButtons(
            options=prediction.options,
            value=None,
            description=_("Your guess"),
            layout=widgets.Layout(width="max-content"),
        )
        self.reveal = widgets.Button(description=_("Reveal"), button_style="primary", disabled=True)
        self.revealed = page()
        self.choice.observe(lambda _change: self._choose(), "value")
        self.reveal.on_click(lambda _button: self._reveal())
        asked = page(render_html([Prose(prediction.question, strong=True)]))
        self.revealed.add_class(FEEDBACK)
        self.watch = Watch(lambda _typed: None)
        box = widgets.VBox([asked, self.choice, self.reveal, self.watch, self.revealed])
        box.add_class(QUESTION)
        super().__init__(box, prediction)

    def _choose(self) -> None:
        self.reveal.disabled = self.choice.value is None

    def _reveal(self) -> None:
        guessed = (
            _("✓ You guessed right.")
            if self.choice.value == self.prediction.truth
            else _("✗ You guessed {guess}.").format(guess=self.choice.value)
        )
        blocks = [Prose(guessed, strong=True), Prose(self.prediction.revelation)]
        self.revealed.value = announced(render_html(blocks))


def predict(
    question: str, options: Sequence[object], truth: object, because: str = ""
) -> PredictionLab:
    """Ask for a guess, and reveal the answer after it.

    Parameters
    ----------
    question : str
    options : sequence
        The possible answers.
    truth : object
        The right one; compute it, so that it cannot drift from the data.
    because : str
        Why it is right, in a sentence.

    Raises
    ------
    ArgumentError
        If the truth is not among the options.

    Examples
    --------
    >>> lab = predict("How many factors?", [1, 2, 3], truth=2, because="Two eigenvalues exceed 1.")
    >>> lab.choice.value = "3"
    >>> lab.reveal.click()
    >>> "You guessed 3" in lab.revealed.value, "exceed 1" in lab.revealed.value
    (True, True)
    """
    written = tuple(str(option) for option in instance_of(options, Iterable, "options"))
    if str(truth) not in written:
        raise ArgumentError(
            _("The answer '{truth}' is not among the options {options}.").format(
                truth=truth, options=listed(written)
            ),
            _("Add it to the options."),
        )
    return PredictionLab(Prediction(question, written, str(truth), because))
