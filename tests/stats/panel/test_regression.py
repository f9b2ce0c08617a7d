"""Panel regressions against R's plm, printed results and least squares with dummy variables."""

import functools
import pickle
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from edusocsec.errors import (
    ArgumentError,
    MissingValuesError,
    NotNumericError,
    UnknownNameError,
)
from edusocsec.explain import Exercise
from edusocsec.provenance import Badge, with_badges
from edusocsec.stats.panel.peers import ask
from edusocsec.stats.panel.regression import panel_regression
from tests.reference import case

CASES = {
    "p01": ("inv", ["value", "capital"], "firm", "entity"),
    "p02": ("inv", ["value", "capital"], "firm", "two_way"),
    "p03": ("lgsp", ["lpcap", "lpc", "lemp", "unemp"], "state", "entity"),
}
EFFECTS = ["entity", "two_way", "none", "random"]
ERRORS = ["classical", "robust", "clustered"]


@functools.cache
def regression(name, effects=None, standard_errors="classical", small_sample=False):
    outcome, regressors, entity, own = CASES[name]
    return panel_regression(
        case(name).data,
        outcome=outcome,
        regressors=regressors,
        entity=entity,
        time="year",
        effects=effects or own,
        standard_errors=standard_errors,
        small_sample=small_sample,
    )


@functools.cache
def gaps():
    """Grunfeld's firms without some years: an unbalanced panel, in no order."""
    rows = case("p01").data.sample(frac=0.7, random_state=7)
    return rows.set_index(["firm", "year"])


def unbalanced(effects, standard_errors="classical"):
    return panel_regression(
        gaps(),
        outcome="inv",
        regressors=["value", "capital"],
        entity="firm",
        time="year",
        effects=effects,
        standard_errors=standard_errors,
    )


@pytest.mark.parametrize("name", CASES)
def test_regression_is_that_of_plm(name):
    result, plm = regression(name), case(name).results
    close = functools.partial(np.testing.assert_allclose, rtol=1e-12)
    assert list(result.coefficients.index) == plm["names"]
    close(result.coefficients, plm["coef"])
    close(result.standard_errors, plm["se"])
    close(result.t_values, plm["t"])
    close(result.fit.covariance, plm["vcov"])
    close(result.r_squared, plm["r2_within"])
    close(result.fit.sum_of_squares, plm["rss"])
    close(result.fixed_effects, plm["fixef"])
    assert result.df_residual == plm["df_residual"]
    assert result.n_observations == plm["nobs"]
    # A p value of 1e-104 has lost digits in its exponent.
    np.testing.assert_allclose(result.p_values, plm["p"], rtol=1e-11)


@pytest.mark.parametrize("name", CASES)
def test_clustered_errors_are_those_of_plm(name):
    plm = case(name).results
    clustered = regression(name, standard_errors="clustered").standard_errors
    np.testing.assert_allclose(clustered, plm["se_cluster_HC0"], rtol=1e-12)
    for small_sample in ("plm", True):
        corrected = regression(name, None, "clustered", small_sample).standard_errors
        np.testing.assert_allclose(corrected, plm["se_cluster_sss"], rtol=1e-12)


@pytest.mark.parametrize(
    ("effects", "printed"), [("entity", [0.0151945, 0.0527518]), ("two_way", [0.0108244])]
)
def test_clustered_errors_are_those_that_stata_prints(effects, printed):
    """`xtreg inv value capital, fe vce(cluster firm)` on Grunfeld's firms, and with `i.year`."""
    result = regression("p01", effects, "clustered", "stata")
    np.testing.assert_allclose(result.standard_errors[: len(printed)], printed, atol=5e-8)
    parameters = 3 if effects == "entity" else 3 + 19
    plain = regression("p01", effects, "clustered").standard_errors
    factor = np.sqrt(10 / 9 * 199 / (200 - parameters))
    np.testing.assert_allclose(result.standard_errors, plain * factor, rtol=1e-12)
    assert rf"\frac{{200 - 1}}{{200 - {parameters}}}" in result.steps["standard_errors"].worked


@pytest.mark.parametrize("small_sample", ["plm", "stata"])
@pytest.mark.parametrize("effects", ["entity", "two_way", "none"])
def test_corrections_are_those_of_linearmodels_which_counts_for_itself(effects, small_sample):
    from linearmodels.panel import PanelOLS, PooledOLS

    frame = case("p01").data.set_index(["firm", "year"]).astype(float)
    design = frame[["value", "capital"]]
    options = {"cov_type": "clustered", "cluster_entity": True, "debiased": True}
    options["group_debias"] = True
    if effects == "none":
        fitted = PooledOLS(frame["inv"], design.assign(const=1.0)).fit(**options)
    else:
        years = effects == "two_way"
        if small_sample == "stata":
            design = design.assign(const=1.0)
            dummies = pd.get_dummies(frame.index.get_level_values(1), drop_first=True, dtype=float)
            if years:
                design = design.join(dummies.set_axis(frame.index))
        model = PanelOLS(
            frame["inv"],
            design,
            entity_effects=True,
            time_effects=years and small_sample == "plm",
        )
        fitted = model.fit(auto_df=False, count_effects=False, **options)
    ours = regression("p01", effects, "clustered", small_sample).standard_errors
    np.testing.assert_allclose(
        ours[["value", "capital"]], fitted.std_errors[["value", "capital"]], rtol=1e-8
    )


def test_corrections_without_a_meaning_are_refused():
    for wrong in ({"standard_errors": "robust"}, {"standard_errors": "classical"}):
        with pytest.raises(ArgumentError, match="'plm' is a correction of clustered"):
            regression("p01", small_sample="plm", **wrong)
    with pytest.raises(ArgumentError, match="Stata corrects the errors of random effects"):
        regression("p01", "random", "clustered", "stata")
    with pytest.raises(UnknownNameError, match="'sss'"):
        regression("p01", "entity", "clustered", "sss")


@pytest.mark.parametrize("effects", EFFECTS)
@pytest.mark.parametrize("standard_errors", ERRORS)
@pytest.mark.parametrize("unit", [1e-8, 1.0, 1e8, 1e13])
def test_cross_check_says_the_same_in_every_unit(effects, standard_errors, unit):
    """GDP in yuan instead of 100 million yuan, population in persons, and on a large base."""
    frame = case("p01").data
    scaled = frame.assign(
        inv=frame["inv"] * unit, value=frame["value"] * unit, capital=frame["capital"] * 1e4 + 1e6
    )
    result = panel_regression(
        scaled, *CASES["p01"][:3], "year", effects=effects, standard_errors=standard_errors
    )
    for peer in ask(result):
        np.testing.assert_allclose(peer.ours, peer.theirs, rtol=1e-9)
    checked, plain = result.cross_check(), regression("p01", effects, standard_errors).cross_check()
    assert checked.index.equals(plain.index)
    assert list(checked["agreement"]) == list(plain["agreement"])


@pytest.mark.parametrize("effects", EFFECTS)
def test_a_peer_takes_nothing_over_from_the_result(effects):
    """Spoil what was computed: the peer must still give the right numbers, and so disagree."""
    right = regression("p01", effects, "clustered", "plm")
    spoilt_fit = replace(
        right.fit,
        df_residual=7,
        correction=3.0,
        coefficients=right.fit.coefficients * 2,
        covariance=right.fit.covariance * 2,
        variances=None if right.fit.variances is None else right.fit.variances * 5,
        theta=None if right.fit.theta is None else right.fit.theta / 2,
    )
    for good, bad in zip(ask(right), ask(replace(right, fit=spoilt_fit)), strict=True):
        np.testing.assert_allclose(bad.theirs, good.theirs, rtol=1e-12)
        np.testing.assert_allclose(good.ours, good.theirs, rtol=1e-9)
        assert not np.allclose(bad.ours, bad.theirs, rtol=1e-3)


@pytest.mark.parametrize("effects", ["entity", "two_way"])
def test_entities_with_one_row_are_counted_and_their_effect_is_said(effects):
    frame = case("p01").data
    options = {"effects": effects, "standard_errors": "clustered", "small_sample": "plm"}
    whole = frame[(frame["firm"] < 9) | (frame["year"] == 1940)]
    assert regression("p01", effects).n_single == 0
    result = panel_regression(whole, *CASES["p01"][:3], "year", **options)
    assert result.n_single == 2
    assert "2 of 10 entities have one row only." in result.verdict
    assert "the clustered errors are smaller than without it" in result.verdict
    without = panel_regression(frame[frame["firm"] < 9], *CASES["p01"][:3], "year", **options)
    np.testing.assert_allclose(result.coefficients, without.coefficients, rtol=1e-9)
    assert (result.standard_errors < without.standard_errors).all()
    plain = options | {"small_sample": False}
    assert (
        "Each counts as a cluster."
        in panel_regression(whole, *CASES["p01"][:3], "year", **plain).verdict
    )
    assert "one row only" not in without.verdict


def jobs():
    draw = np.random.default_rng(7)
    frame = pd.DataFrame({"unit": np.repeat(range(15), 4), "year": np.tile(range(2010, 2014), 15)})
    job = draw.integers(1, 5, size=60)
    frame["job"] = pd.Categorical(np.array(["", "none", "farm", "town", "state"])[job])
    frame["x"] = draw.normal(size=60)
    frame["y"] = frame["x"] + np.array([0, 3.0, -2, 1, 0])[job] + draw.normal(size=60) / 5
    return frame


@pytest.mark.parametrize("effects", EFFECTS)
def test_a_category_becomes_dummies_with_a_reference_that_is_told(effects):
    frame = jobs()
    dummies = pd.get_dummies(frame["job"], prefix="job", prefix_sep=": ", dtype=float).iloc[:, 1:]
    where = {"outcome": "y", "entity": "unit", "time": "year", "effects": effects}
    by_hand = panel_regression(frame.join(dummies), regressors=["x", *dummies], **where)
    result = panel_regression(frame, regressors=["x", "job"], **where)
    pd.testing.assert_series_equal(result.coefficients, by_hand.coefficients)
    assert result.panel.regressors == ["x", "job: none", "job: state", "job: town"]
    assert result.panel.references == {"job": "farm"}
    assert "Of the categories of 'job', 'farm' is the one to compare with." in result.verdict
    assert "farm" not in by_hand.verdict
    result.explain().to_text()


def test_only_categories_that_occur_become_dummies():
    frame = jobs()
    frame.loc[frame["job"] == "farm", "y"] = np.nan
    frame["job"] = frame["job"].cat.add_categories("nobody")
    frame.loc[3, "job"] = None
    options = {"outcome": "y", "regressors": ["x", "job"], "entity": "unit", "time": "year"}
    with pytest.raises(MissingValuesError):
        panel_regression(frame, **options)
    result = panel_regression(frame, **options, missing="listwise")
    assert result.panel.regressors == ["x", "job: state", "job: town"]
    assert result.panel.references == {"job": "none"}
    assert result.n_observations == frame[["y", "job"]].notna().all(axis=1).sum()


def test_numbers_that_are_marked_as_a_category_are_no_slope():
    frame = jobs()
    frame["code"] = pd.Categorical(frame["job"].cat.codes * 10)
    result = panel_regression(frame, "y", ["x", "code"], "unit", "year")
    assert result.panel.regressors == ["x", "code: 10", "code: 20", "code: 30"]


def test_a_category_cannot_be_the_outcome_and_the_hint_helps():
    frame = jobs()
    frame["score"] = pd.Categorical(np.round(frame["y"] * 100).astype(int))
    with pytest.raises(NotNumericError, match="'score' is marked as a category") as caught:
        panel_regression(frame, "score", "x", "unit", "year")
    data = frame.copy()
    data["score"] = eval(re.search(r"data\['score'\]\.astype\(float\)", caught.value.hint)[0])
    result = panel_regression(data, "score", "x", "unit", "year")
    expected = panel_regression(
        frame.assign(n=np.round(frame["y"] * 100)), "n", "x", "unit", "year"
    )
    np.testing.assert_allclose(result.coefficients, expected.coefficients)


def test_a_text_that_names_groups_is_refused_with_a_hint_that_leads_to_dummies():
    frame = jobs()
    data = frame.assign(job=frame["job"].astype(str))
    with pytest.raises(NotNumericError, match=r"'job' holds '\w+' in row '0 2010'") as caught:
        panel_regression(data, "y", ["x", "job"], "unit", "year")
    exec(re.search(r"data\[.*astype\('category'\)", caught.value.hint)[0])
    result = panel_regression(data, "y", ["x", "job"], "unit", "year")
    expected = panel_regression(frame, "y", ["x", "job"], "unit", "year")
    pd.testing.assert_series_equal(result.coefficients, expected.coefficients)


@pytest.mark.parametrize("effects", EFFECTS)
@pytest.mark.parametrize("name", ["(Intercept)", "y", "x", "index", 0, "estimate", "t"])
def test_a_regressor_may_have_any_name(effects, name):
    frame = case("p01").data
    expected = regression("p01", effects)
    renamed = frame.rename(columns={"value": name})
    result = panel_regression(renamed, "inv", [name, "capital"], "firm", "year", effects=effects)
    assert result.coefficients[name] == expected.coefficients["value"]
    assert result.vif[name] == expected.vif["value"]
    for step, known in zip(result.steps.values(), expected.steps.values(), strict=True):
        for mine, theirs in zip(step.mistakes, known.mistakes, strict=True):
            np.testing.assert_allclose(mine.value, theirs.value)
    result.explain().to_text()
    assert result.verdict
    result.cross_check()
    if effects in ("none", "random"):
        intercept = "((Intercept))" if name == "(Intercept)" else "(Intercept)"
        assert result.coefficients[intercept] == expected.coefficients["(Intercept)"]


def test_an_outcome_may_have_any_name():
    frame = case("p01").data.rename(columns={"inv": "(Intercept)"})
    result = panel_regression(frame, "(Intercept)", ["value", "capital"], "firm", "year")
    pd.testing.assert_series_equal(result.coefficients, regression("p01").coefficients)
    assert result.steps["coefficients"].mistakes
    result.explain().to_text()


def test_names_may_be_given_by_position():
    by_position = panel_regression(case("p01").data, *CASES["p01"][:3], "year")
    pd.testing.assert_series_equal(by_position.coefficients, regression("p01").coefficients)


def test_a_result_can_be_pickled_after_its_story_was_told():
    result = panel_regression(case("p01").data, *CASES["p01"][:3], "year")
    assert result.steps["coefficients"].worked
    again = pickle.loads(pickle.dumps(result))
    pd.testing.assert_frame_equal(again.table(), result.table())
    assert again.steps["coefficients"].worked == result.steps["coefficients"].worked


def test_random_effects_have_the_values_that_plm_prints():
    # As plm's `summary` prints them, with six decimals.
    result = regression("p01", effects="random")
    printed = [-57.834415, 0.109781, 0.308113]
    np.testing.assert_allclose(result.coefficients, printed, atol=5e-7)
    np.testing.assert_allclose(result.standard_errors, [28.898935, 0.010493, 0.017180], atol=5e-7)


@pytest.mark.parametrize("effects", EFFECTS)
@pytest.mark.parametrize("standard_errors", ERRORS)
@pytest.mark.parametrize("small_sample", [False, True])
def test_cross_check_agrees_with_least_squares_of_dummies(effects, standard_errors, small_sample):
    for name in ("p01", "p03"):
        result = regression(name, effects, standard_errors, small_sample)
        checked = result.cross_check()
        assert (checked["difference"] / checked["ours"].abs()).max() < 1e-9


@pytest.mark.parametrize("effects", EFFECTS)
@pytest.mark.parametrize("standard_errors", ERRORS)
def test_unbalanced_panel_agrees_with_least_squares_of_dummies(effects, standard_errors):
    result = unbalanced(effects, standard_errors)
    assert not result.balanced
    checked = result.cross_check()
    assert (checked["difference"] / checked["ours"].abs()).max() < 1e-9


@pytest.mark.parametrize("effects", ["entity", "two_way"])
def test_means_of_transformed_variables_are_zero(effects):
    for result in (regression("p01", effects), unbalanced(effects)):
        left = result.steps["within_transformed"].value
        spread = result.panel.data.std()
        levels = [0, 1] if effects == "two_way" else [0]
        for level in levels:
            assert (left.groupby(level=level).mean().abs() / spread).max().max() < 1e-12


def test_two_way_transformation_subtracts_both_means_and_adds_the_grand_mean():
    result = regression("p02")
    frame = result.panel.data
    expected = (
        frame
        - frame.groupby(level=0).transform("mean")
        - frame.groupby(level=1).transform("mean")
        + frame.mean()
    )
    np.testing.assert_allclose(result.fit.transformed, expected, atol=1e-9)


def test_order_of_rows_and_kind_of_labels_do_not_matter():
    frame = case("p01").data
    mixed = frame.sample(frac=1, random_state=1)
    mixed["year"] = "year " + mixed["year"].astype(str)
    mixed["firm"] = mixed["firm"].map(lambda firm: f"firm {firm}").astype("category")
    options = {"outcome": "inv", "regressors": ["value", "capital"], "entity": "firm"}
    result = panel_regression(mixed, **options, time="year", effects="two_way")
    np.testing.assert_allclose(result.coefficients, regression("p02").coefficients, rtol=1e-12)
    expected = pd.Series(case("p02").results["fixef"], [f"firm {n}" for n in range(1, 11)])
    np.testing.assert_allclose(result.fixed_effects.sort_index(), expected.sort_index())


def test_index_levels_serve_as_entity_and_time():
    frame = case("p01").data.set_index(["firm", "year"])
    result = panel_regression(frame, outcome="inv", regressors="value", entity="firm", time="year")
    assert result.panel.index.names == ["firm", "year"]
    assert (result.n_entities, result.n_periods, result.balanced) == (10, 20, True)


def test_listwise_leaves_out_incomplete_rows():
    frame = case("p01").data.astype({"inv": float})
    frame.loc[3, "value"] = np.nan
    options = {"outcome": "inv", "regressors": ["value", "capital"], "entity": "firm"}
    result = panel_regression(frame, **options, time="year", missing="listwise")
    dropped = panel_regression(frame.drop(index=3), **options, time="year")
    assert result.n_observations == 199
    np.testing.assert_array_equal(result.coefficients, dropped.coefficients)


def test_standardized_coefficients_are_those_of_z_scores():
    outcome, regressors, entity, _effects = CASES["p01"]
    frame = case("p01").data
    columns = [outcome, *regressors]
    scores = frame.assign(**(frame[columns] - frame[columns].mean()) / frame[columns].std())
    expected = panel_regression(
        scores, outcome=outcome, regressors=regressors, entity=entity, time="year"
    ).coefficients
    np.testing.assert_allclose(regression("p01").standardized, expected, rtol=1e-12)


def test_intervals_reach_as_far_as_students_t():
    result = regression("p01")
    ends = result.confidence_intervals
    np.testing.assert_allclose(ends.mean(axis=1), result.coefficients, rtol=1e-14)
    # The 97.5 per cent point of Student's t with 188 degrees of freedom.
    reach = (ends["upper"] - ends["lower"]) / 2 / result.standard_errors
    np.testing.assert_allclose(reach, 1.972663, atol=5e-7)


def test_table_and_verdict():
    result = regression("p03")
    assert list(result.table()) == [
        *("coefficient", "standard_error", "t_value", "p_value"),
        *("lower", "upper", "vif"),
    ]
    assert "distinguished from zero: 'lpc', 'lemp', 'unemp'." in result.verdict
    assert "These cannot: 'lpcap'." in result.verdict
    assert "F = 75.82 with 47 and 764 degrees of freedom, p < 0.001" in result.verdict
    assert "associations within each 'state' over time, not proof of causes" in result.verdict
    assert "mix associations" in regression("p03", "none").verdict


def test_badge_is_the_weakest_of_the_variables():
    frame = case("p01").data
    badges = dict.fromkeys(["inv", "value"], Badge.PUBLISHED) | {"capital": Badge.DERIVED}
    options = {"outcome": "inv", "entity": "firm", "time": "year"}
    result = panel_regression(with_badges(frame, badges), **options, regressors=["value"])
    assert result.badge == Badge.PUBLISHED
    result = panel_regression(with_badges(frame, badges), **options, regressors=["capital"])
    assert result.badge == Badge.DERIVED


def test_plot_shows_the_regressors():
    axes = regression("p01", "random").plot().axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["value", "capital"]


@pytest.mark.parametrize("effects", EFFECTS)
@pytest.mark.parametrize("standard_errors", ERRORS)
def test_explanation_is_rendered(effects, standard_errors):
    explained = regression("p01", effects, standard_errors, small_sample=True).explain()
    assert max(map(len, explained.to_text().splitlines())) <= 80
    assert "<table" in explained.to_html()
    assert "tabular" in explained.to_latex()
    assert regression("p01", effects, standard_errors).to_text()


STEPS_OF = {
    "entity": ["entity_means", "within_transformed"],
    "two_way": ["entity_means", "time_means", "within_transformed"],
    "none": [],
    "random": ["entity_means", "theta", "quasi_demeaned"],
}


@pytest.mark.parametrize("effects", EFFECTS)
def test_steps_lead_to_the_result(effects):
    result = regression("p01", effects, "clustered")
    fixed = ["fixed_effects"] if effects in ("entity", "two_way") else []
    assert list(result.steps) == [
        *STEPS_OF[effects],
        *("cross_products", "coefficients", *fixed, "residuals", "residual_variance"),
        *("contributions", "standard_errors", "t_values", "confidence_intervals"),
    ]
    steps = result.steps
    assert steps["coefficients"].value is result.coefficients
    assert steps["standard_errors"].value is result.standard_errors
    sums = steps["cross_products"].value
    names = list(result.coefficients.index)
    solved = np.linalg.solve(sums[names], sums["inv"])
    np.testing.assert_allclose(solved, result.coefficients, rtol=1e-9)
    added = (steps["contributions"].value ** 2).sum() ** 0.5
    np.testing.assert_allclose(added, result.standard_errors, rtol=1e-9)


@pytest.mark.parametrize("effects", EFFECTS)
@pytest.mark.parametrize("standard_errors", ERRORS)
def test_every_exercise_knows_its_answer_and_its_mistakes(effects, standard_errors):
    for result in (
        regression("p01", effects, standard_errors),
        unbalanced(effects, standard_errors),
    ):
        for step in result.steps.values():
            exercise = Exercise(step, step.cell)
            typed = f"{exercise.answer:.{step.places}f}"
            assert exercise.check(typed).outcome == "right"
            assert set(step.needs) <= set(result.steps)
            for mistake in step.mistakes:
                wrong = Exercise(
                    type(step)(**{**vars(step), "value": mistake.value, "mistakes": ()}), step.cell
                ).answer
                answer = exercise.check(f"{wrong:.12f}")
                assert answer.outcome == "right" or answer.outcome == "mistake", mistake.name


@pytest.mark.parametrize(
    ("step", "mistake"),
    [
        ("within_transformed", "grand_mean"),
        ("coefficients", "pooled"),
        ("coefficients", "between"),
        ("residual_variance", "means_not_counted"),
        ("residual_variance", "divided_by_n"),
        ("standard_errors", "means_not_counted"),
    ],
)
def test_mistakes_are_recognized(step, mistake):
    exercise = regression("p01").exercise(step)
    known = next(one for one in exercise.step.mistakes if one.name == mistake)
    wrong = known.value
    for label in exercise.cell[::-1]:
        wrong = wrong[label]
    feedback = exercise.check(f"{wrong:.8f}")
    assert feedback.outcome == "mistake"
    assert feedback.text == known.advice


def test_pooled_mistake_is_the_pooled_regression():
    mistakes = {m.name: m.value for m in regression("p01").steps["coefficients"].mistakes}
    pooled = regression("p01", "none").coefficients[["value", "capital"]]
    np.testing.assert_allclose(mistakes["pooled"], pooled, rtol=1e-10)
    spread = regression("p01").steps["residual_variance"]
    values = [m.value for m in spread.mistakes if m.name == "means_not_counted"]
    assert values[0] == pytest.approx(case("p01").results["rss"] / 198, rel=1e-12)


def test_worked_numbers_give_the_answer():
    options = {"outcome": "inv", "entity": "firm", "time": "year"}
    alone = panel_regression(case("p01").data, **options, regressors="value")
    sums = alone.steps["cross_products"].value
    slope = sums.at["value", "inv"] / sums.at["value", "value"]
    assert slope == pytest.approx(alone.coefficients["value"], rel=1e-12)
    assert r"\frac{" in alone.steps["coefficients"].worked
    assert "{200 - 10 - 2}" in regression("p01").steps["residual_variance"].worked
    assert "{200 - 10 - (20 - 1) - 2}" in regression("p02").steps["residual_variance"].worked


def test_unbalanced_two_way_transformation_names_the_projection():
    step = unbalanced("two_way").steps["within_transformed"]
    assert "linearmodels" in step.why
    assert r"\hat{x}" in step.formula


@pytest.mark.parametrize(("entities", "periods"), [(300, 4), (119, 10), (4, 300)])
def test_more_entities_and_periods_than_a_small_integer_counts(entities, periods):
    chance = np.random.default_rng(8)
    rows = pd.MultiIndex.from_product([range(entities), range(periods)], names=["who", "when"])
    frame = pd.DataFrame(chance.normal(size=(len(rows), 2)), rows, columns=["x", "y"])
    result = panel_regression(
        frame, outcome="y", regressors="x", entity="who", time="when", effects="two_way"
    )
    # In a balanced panel both means are taken off at once.
    x, y = frame["x"].unstack().to_numpy(), frame["y"].unstack().to_numpy()
    x = x - x.mean(axis=0) - x.mean(axis=1, keepdims=True) + x.mean()
    assert result.coefficients["x"] == pytest.approx((x * y).sum() / (x * x).sum(), rel=1e-9)
    assert result.fixed_effects.notna().all()
