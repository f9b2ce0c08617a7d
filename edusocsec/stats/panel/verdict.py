"""What a panel regression says, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edusocsec.errors import EdusocsecError, listed
from edusocsec.stats.p_values import p_text
from edusocsec.translation import _, ngettext, sentences

if TYPE_CHECKING:
    from edusocsec.stats.panel.result import PanelRegression


def verdict(result: PanelRegression) -> str:
    """Say which coefficients differ from zero, what the tests advise, and what that means."""
    said = [*_references(result), *_significance(result), *_single(result), _f_test(result)]
    if result.effects != "two_way":
        said.append(_hausman(result))
    return sentences([*said, _meaning(result)])


def _significance(result: PanelRegression) -> list[str]:
    p = result.p_values[result.panel.regressors]
    clear, unclear = list(p.index[p < 0.05]), list(p.index[p >= 0.05])
    if not clear:
        return [_("At the 5 per cent level, no regressor can be distinguished from zero.")]
    said = [
        _("At the 5 per cent level, these can be distinguished from zero: {names}.").format(
            names=listed(clear, most=12)
        )
    ]
    if unclear:
        said.append(_("These cannot: {names}.").format(names=listed(unclear, most=12)))
    return said


def _references(result: PanelRegression) -> list[str]:
    return [
        _("Of the categories of '{column}', '{reference}' is the one to compare with.").format(
            column=column, reference=reference
        )
        for column, reference in result.panel.references.items()
    ]


def _single(result: PanelRegression) -> list[str]:
    """Say how many entities have one row, and what that does."""
    if not result.n_single:
        return []
    said = [
        ngettext(
            "{count} of {entities} entities has one row only.",
            "{count} of {entities} entities have one row only.",
            result.n_single,
        ).format(count=result.n_single, entities=result.n_entities)
    ]
    fixed = result.effects in ("entity", "two_way")
    if fixed:
        said.append(_("Such a row is its own mean, so it tells nothing about the coefficients."))
    if result.error_kind == "clustered":
        said.append(
            _(
                "It counts as a cluster all the same, so the clustered errors are smaller than "
                "without it."
            )
            if fixed and result.small_sample
            else _("Each counts as a cluster.")
        )
    return said


def _f_test(result: PanelRegression) -> str:
    try:
        test = result.f_test
    except EdusocsecError as error:
        return error.problem
    if test.p < 0.05:
        text = _(
            "The F test advises fixed effects: the intercepts differ "
            "(F = {value:.2f} with {above} and {below} degrees of freedom, {p})."
        )
    else:
        text = _(
            "The F test finds no need for fixed effects: pooling will do "
            "(F = {value:.2f} with {above} and {below} degrees of freedom, {p})."
        )
    return text.format(
        value=test.statistic, above=test.df[0], below=test.df[1], p=f"p {p_text(test.p, sign=True)}"
    )


def _hausman(result: PanelRegression) -> str:
    try:
        test = result.hausman
    except EdusocsecError as error:
        return error.problem
    if test.p < 0.05:
        text = _(
            "The Hausman test advises fixed effects, not random ones: their coefficients differ "
            "(chi-squared = {value:.2f} with {df} degrees of freedom, {p})."
        )
    else:
        text = _(
            "The Hausman test does not speak against random effects, which are more precise "
            "(chi-squared = {value:.2f} with {df} degrees of freedom, {p})."
        )
    said = text.format(value=test.statistic, df=test.df, p=f"p {p_text(test.p, sign=True)}")
    if not test.common_variance:
        return said
    common = _("It takes the residual variance of the fixed effects for both.")
    return sentences([said, common])


def _meaning(result: PanelRegression) -> str:
    if result.effects in ("entity", "two_way"):
        return _(
            "The coefficients are associations within each '{entity}' over time, not proof of "
            "causes."
        ).format(entity=result.panel.index.names[0])
    return _(
        "The coefficients mix associations between one '{entity}' and another with those over "
        "time, and are not proof of causes."
    ).format(entity=result.panel.index.names[0])
