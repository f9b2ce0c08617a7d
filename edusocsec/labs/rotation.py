"""Turn the axes of a rotation by hand, and see loadings and criterion follow."""

from __future__ import annotations

import math
from typing import TypedDict, cast

import numpy as np
import pandas as pd
import traitlets

from edusocsec.labs.browser import BrowserLab, LabWidget
from edusocsec.stats.arguments import real_number, result_of
from edusocsec.stats.planar import varimax_criterion, working_loadings
from edusocsec.stats.rotation import Varimax
from edusocsec.translation import _


class Position(TypedDict):
    """How the axes stand: the frame, turned in the plane of two of its axes, then put in order.

    ``angle`` is in degrees, counter-clockwise; ``order`` is a permutation with signs.
    """

    frame: list[list[float]]
    first: int
    second: int
    angle: float
    order: list[list[float]]


class RotationWidget(LabWidget):
    """What Python and the browser tell each other of a rotation."""

    lab = traitlets.Unicode("rotation").tag(sync=True)
    position = traitlets.Dict().tag(sync=True)


class RotationLab(BrowserLab):
    """A rotation whose axes are turned by hand.

    Parameters
    ----------
    result : Varimax

    Attributes
    ----------
    widget : RotationWidget
        Its ``position`` says how the axes stand.
    """

    widget: RotationWidget

    def __init__(self, result: Varimax) -> None:
        self.result = result
        start = _start(len(result.rotation_matrix))
        widget = RotationWidget(
            texts=_texts(result),
            data={
                "variables": [str(name) for name in result.unrotated.index],
                "components": [str(name) for name in result.unrotated.columns],
                "factors": [str(name) for name in result.loadings.columns],
                "unrotated": result.unrotated.to_numpy().tolist(),
                "kaiser": result.kaiser,
                "start": start,
                "solution": _solution(result),
            },
            position=start,
        )
        super().__init__(widget, result)

    @property
    def rotation_matrix(self) -> pd.DataFrame:
        """Unrotated loadings times this are the loadings on the axes as they stand."""
        matrix = rotation_matrix(cast(Position, self.widget.position))
        return pd.DataFrame(
            matrix, self.result.rotation_matrix.index, self.result.rotation_matrix.columns
        )

    @property
    def loadings(self) -> pd.DataFrame:
        """Loadings on the axes as they stand."""
        return self.result.unrotated @ self.rotation_matrix

    @property
    def criterion(self) -> float:
        """Varimax criterion of the axes as they stand, normalized as the result is."""
        return varimax_criterion(working_loadings(self.loadings.to_numpy(), self.result.kaiser))

    def turn_to(self, angle: float) -> None:
        """Turn the axes to this angle, in degrees.

        Raises
        ------
        ArgumentError
            If it is not a number from -90 to 90.
        """
        self.widget.position = self.widget.position | {
            "angle": real_number(angle, "angle", -90, 90)
        }

    def show_solution(self) -> None:
        """Turn the axes to where the library put them."""
        self.widget.position = self.widget.data["solution"]


def rotation(result: Varimax) -> RotationLab:
    """Turn the axes of a varimax rotation by hand.

    Parameters
    ----------
    result : Varimax
        Its unrotated loadings are where the hand begins; its own solution is one button away.

    Returns
    -------
    RotationLab
        ``lab.loadings`` and ``lab.criterion`` are those of the axes as they stand;
        ``lab.save_html(path)`` saves it as a page.

    Examples
    --------
    >>> import edusocsec as ess
    >>> lab = rotation(ess.varimax([[0.7, 0.7], [0.7, -0.6], [0.6, 0.7], [0.8, -0.5]]))
    >>> lab.turn_to(-45)
    >>> lab.loadings.round(3).values.tolist()
    [[0.0, 0.99], [0.919, 0.071], [-0.071, 0.919], [0.919, 0.212]]
    >>> lab.criterion < lab.result.criterion
    True
    """
    return RotationLab(result_of(result, Varimax, "varimax"))


def rotation_matrix(position: Position) -> np.ndarray:
    """Matrix by which unrotated loadings become those on axes that stand like this."""
    frame, turned = np.array(position["frame"]), np.eye(len(position["frame"]))
    first, second = position["first"], position["second"]
    angle = math.radians(position["angle"])
    turned[first, first] = turned[second, second] = math.cos(angle)
    turned[second, first], turned[first, second] = math.sin(angle), -math.sin(angle)
    matrix: np.ndarray = frame @ turned @ np.array(position["order"])
    return matrix


def _start(size: int) -> Position:
    unit = np.eye(size).tolist()
    return Position(frame=unit, first=0, second=1, angle=0.0, order=unit)


def _solution(result: Varimax) -> Position:
    """The library's axes: of two, as an angle from the start; of more, as a frame."""
    matrix = result.rotation_matrix.to_numpy()
    start = _start(len(matrix))
    if len(matrix) > 2:
        return {**start, "frame": matrix.tolist()}
    # A quarter turn only swaps the axes, which is left to their order.
    angle = math.degrees(math.atan2(matrix[1, 0], matrix[0, 0]))
    angle = (angle + 45) % 90 - 45
    turned = rotation_matrix({**start, "angle": angle})
    return {**start, "angle": angle, "order": np.rint(turned.T @ matrix).tolist()}


def _texts(result: Varimax) -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "plane": _("Variables in the plane of two axes"),
        "curve": _("Varimax criterion by angle"),
        "criterion": (
            _("Varimax criterion, with Kaiser normalization")
            if result.kaiser
            else _("Varimax criterion, without normalization")
        ),
        "loadings": _("Loadings on the axes as they stand"),
        "axes_in": _("Axes that turn"),
        "plane_of": _("{first} and {second}"),
        "angle": _("Angle of {factor}"),
        "angle_now": _("{angle:.1f} degrees, criterion {criterion:.4f}"),
        "library": _("The library's solution"),
        "start": _("Start again"),
        "variable": _("variable"),
        "communality": _("communality"),
        "explained": _("explained variance"),
        "position": _(
            "At {angle:.1f} degrees the criterion is {criterion:.4f}, {share:.1f} per cent of the "
            "largest that this plane has, {largest:.4f}."
        ),
        "flat": _("The criterion is {criterion:.4f} at every angle: no angle is better."),
        "at_library": _("This is the library's solution."),
        "highest": _("{factor} has its highest loadings on {variables}."),
        "separator": _(", "),
        "sentences": _("{said} {more}"),
    }
