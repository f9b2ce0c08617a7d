"""A result computed in one language can be told in another, and its keys are the same in both."""

import contextlib
import dataclasses
import pkgutil
from functools import cached_property
from importlib import import_module

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import EdusocsecError
from edusocsec.explain import Result
from edusocsec.papers import common_prosperity, fiscal_equity, pension_subsidy
from edusocsec.papers.common_prosperity import detective
from edusocsec.papers.fiscal_equity import structure, transfer
from edusocsec.papers.fiscal_equity.fairness import per_head, per_older_resident
from edusocsec.papers.fiscal_equity.judgement import judge
from edusocsec.translation import use_language
from tests.results import RESULTS

CASES = RESULTS | {
    "judgement": lambda: judge({"all": per_head(2013), "65+": per_older_resident()}),
    "share of GDP": lambda: common_prosperity.share_of_gdp("both"),
    "real growth": lambda: common_prosperity.real_growth(
        ess.load_dataset("national_accounts")["gdp"], 2010, 2019
    ),
}
TABLES = {
    "deductions": structure.deductions,
    "central share": structure.central_share,
    "abroad": structure.abroad,
    "rules": lambda: transfer.try_rules(2017, 500),
    "policies": lambda: pension_subsidy.side_by_side({"actual": pension_subsidy.share_pension()}),
    "alternatives": pension_subsidy.alternatives,
    "multiples": common_prosperity.multiples,
    "beside": common_prosperity.table_2_beside,
    "periods": common_prosperity.periods,
    "milestones": common_prosperity.milestones,
    "series": common_prosperity.series_found,
    "problems": common_prosperity.problems,
    "paths": common_prosperity.paths,
    "doubts": common_prosperity.doubted_dates,
    "funds": lambda: common_prosperity.which_funds(2019),
    "rows": lambda: common_prosperity.which_rows(1186.35, 2010),
    "findings": detective.findings_by_kind,
    "notes": detective.notes,
    "reproduction": lambda: fiscal_equity.reproduce(2016).within_rate,
}
SLOW = {"permutation_p_value", "maximum_between"}
"""Numbers that cost much and have no labels."""


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")
    plt.close("all")


def keys_of(value):
    """Every label of a table: rows, columns, and their names."""
    axes = [list(axis) for axis in value.axes] + [list(axis.names) for axis in value.axes]
    return [axes, value.name if isinstance(value, pd.Series) else None]


def public(owner):
    """Names of fields and properties."""
    names = (
        [] if not dataclasses.is_dataclass(owner) else [f.name for f in dataclasses.fields(owner)]
    )
    kinds = (property, cached_property)
    names += [name for name in dir(type(owner)) if isinstance(getattr(type(owner), name), kinds)]
    return [name for name in dict.fromkeys(names) if not name.startswith("_") and name not in SLOW]


def labels_of(owner, depth=1):
    """Labels of every table that an object has among its attributes."""
    found = {}
    for name in public(owner):
        try:
            value = getattr(owner, name)
        except EdusocsecError:
            continue
        if isinstance(value, pd.Series | pd.DataFrame):
            found[name] = keys_of(value)
        elif depth and dataclasses.is_dataclass(value) and not isinstance(value, Result):
            found[name] = labels_of(value, depth - 1)
    return found


def all_labels(result):
    """Labels of attributes, of the table, and of every step."""
    steps = {
        name: keys_of(step.value)
        for name, step in result.steps.items()
        if isinstance(step.value, pd.Series | pd.DataFrame)
    }
    return labels_of(result) | {"table()": keys_of(result.table()), "steps": steps}


@pytest.mark.parametrize("name", CASES)
def test_language_between_number_and_story_changes_words_alone(name):
    result = CASES[name]()
    english, verdict = all_labels(result), result.verdict
    use_language("zh_CN")
    assert all_labels(result) == english
    assert result.to_text()
    assert result.explain().to_text()
    with contextlib.suppress(EdusocsecError):
        result.plot()
    assert result.verdict != verdict
    use_language("en")
    assert result.verdict == verdict


@pytest.mark.parametrize("name", CASES)
def test_keys_are_those_of_a_result_that_was_computed_in_chinese(name, monkeypatch):
    english = all_labels(CASES[name]())
    use_language("zh_CN")
    for maker in caches():
        maker.cache_clear()
    chinese = all_labels(CASES[name]())
    for maker in caches():
        maker.cache_clear()
    assert chinese == english


def caches():
    """Functions of the test data that remember a result."""
    from tests import results

    return [made for made in vars(results).values() if hasattr(made, "cache_clear")]


@pytest.mark.parametrize("name", TABLES)
def test_keys_of_tables_that_functions_give(name):
    english = keys_of(TABLES[name]())
    use_language("zh_CN")
    assert keys_of(TABLES[name]()) == english


def test_every_kind_of_result_is_among_them():
    for package in (ess.stats, ess.papers):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    kinds = {type(make()) for make in CASES.values()}
    missing = {
        kind.__name__
        for kind in subclasses(Result)
        if kind.__module__.startswith(("edusocsec.stats", "edusocsec.papers"))
        and not kind.__abstractmethods__
        and not any(issubclass(covered, kind) for covered in kinds)
    }
    assert not missing


def subclasses(kind):
    """Every class below this one."""
    below = kind.__subclasses__()
    return {*below, *(deeper for one in below for deeper in subclasses(one))}
