"""Ask for the value of one cell of a step, with hints in stages and feedback on mistakes."""

from __future__ import annotations

import ipywidgets as widgets

from edusocsec.errors import instance_of
from edusocsec.explain import Exercise, Formula, Heading, Outcome, Prose
from edusocsec.explain.rendering.html import render_html
from edusocsec.labs.lab import Lab, announced, page
from edusocsec.labs.watch import FEEDBACK, QUESTION, Watch
from edusocsec.translation import _

_SIGNS = {
    Outcome.RIGHT: "✓",
    Outcome.IMPRECISE: "≈",
    Outcome.MISTAKE: "✗",
    Outcome.WRONG: "✗",
    Outcome.UNREADABLE: "?",
}


class Question(Lab):
    """An exercise with a field for the answer.

    Parameters
    ----------
    exercise : Exercise

    Attributes
    ----------
    answer : Text
        Enter submits it.
    check, hint, solution : Button
        The solution opens after the first answer, or after the last hint.
    watch : Watch
        Says in the browser when the kernel is gone.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.answer = widgets.Text(
            description=_("Answer"), placeholder=_("a number"), continuous_update=False
        )
        self.check = widgets.Button(description=_("Check"), button_style="primary")
        self.hint = widgets.Button(description=_("Hint"))
        self.solution = widgets.Button(description=_("Solution"), disabled=True)
        self.feedback = page()
        self.hints = page()
        self._hints_shown = 0
        self.check.on_click(lambda _button: self._check())
        self.answer.observe(lambda _change: self._check(), "value")
        self.hint.on_click(lambda _button: self._give_hint())
        self.solution.on_click(lambda _button: self._solve())
        controls = widgets.HBox(
            [self.answer, self.check, self.hint, self.solution],
            layout=widgets.Layout(flex_flow="wrap"),
        )
        asked = page(render_html(exercise.asked))
        self.feedback.add_class(FEEDBACK)
        self.watch = Watch(self._judge)
        box = widgets.VBox([asked, controls, self.feedback, self.watch, self.hints])
        box.add_class(QUESTION)
        super().__init__(box, exercise)

    def _judge(self, typed: str | None) -> None:
        """Judge what the browser holds, also where it has not told the field's value yet."""
        if typed is None or typed == self.answer.value:
            self._check()
        else:
            self.answer.value = typed

    def _check(self) -> None:
        if not self.answer.value.strip():
            self.feedback.value = ""
            return
        feedback = self.exercise.check(self.answer.value)
        self.feedback.value = announced(
            render_html([Prose(f"{_SIGNS[feedback.outcome]} {feedback.text}", strong=True)])
        )
        self.solution.disabled = False

    def _give_hint(self) -> None:
        hints = self.exercise.hints
        self._hints_shown = min(self._hints_shown + 1, len(hints))
        self.hints.value = announced(render_html(hints[: self._hints_shown]))
        if self._hints_shown == len(hints):
            self.hint.disabled = True
            self.solution.disabled = False

    def _solve(self) -> None:
        blocks: list[Heading | Formula] = [Heading(_("Solution"), 3), self.exercise.solution]
        self.hints.value = announced(render_html(blocks))


def ask(exercise: Exercise) -> Question:
    """Ask an exercise in a widget.

    Examples
    --------
    >>> import edusocsec as ess
    >>> bartlett = ess.bartlett_sphericity(correlation=[[1, 0.5], [0.5, 1]], n_observations=31)
    >>> question = ask(bartlett.exercise("df"))
    >>> question.answer.value = "1"
    >>> "Right." in question.feedback.value
    True
    """
    return Question(instance_of(exercise, Exercise, "exercise"))
