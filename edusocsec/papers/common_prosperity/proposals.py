"""The article's problems and its five paths, paired as the article pairs them.

Sections 4.1 to 4.4 name a problem each; sections 5.2 to 5.5 answer them in the same order and by
the same names, and 5.1 stands over all of them. The measures are told in our own words. The
evidence is what the article's tables and our figures say; whether it is evidence *of that problem*
is the reader's question.
"""

from __future__ import annotations

import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.explain.cells import at
from edusocsec.papers.common_prosperity.coverage import coverage
from edusocsec.papers.common_prosperity.gaps import fund_gap
from edusocsec.papers.common_prosperity.levels import CHINA, MEAN, table_1
from edusocsec.papers.common_prosperity.reference_gap import gap
from edusocsec.papers.common_prosperity.welfare import composition
from edusocsec.papers.fiscal_equity.decomposition import decompose
from edusocsec.translation import _, sentences

ANNOUNCED = 5
"""Problems that the article's conclusion announces; it lists as many as :func:`problems`."""


def problems() -> pd.DataFrame:
    """The problems of section 4, each with the path that answers it.

    Returns
    -------
    DataFrame
        By ``section``: ``problem`` and ``evidence`` in words, with the figures computed here, and
        ``path``, the key of its answer in :func:`paths`.

    Examples
    --------
    >>> problems()["path"].to_dict()["4.4"]
    'administration'
    """
    rows = {
        "4.1": (_("The level of spending is low."), _low_level(), "investment"),
        "4.2": (
            _("The projects are arranged unevenly: groups and regions get different amounts."),
            _uneven_arrangement(),
            "project_arrangement",
        ),
        "4.3": (
            _("The structure is unbalanced: assistance and welfare are a small part."),
            _unbalanced_structure(),
            "structure",
        ),
        "4.4": (_("Administration is not unified."), _few_participants(), "administration"),
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["problem", "evidence", "path"])
    return table.rename_axis("section")


def paths() -> pd.DataFrame:
    """The article's five paths: the problem that each answers, and its measures in our words.

    Returns
    -------
    DataFrame
        By key of the path: ``name``, ``section``, ``answers`` (section of the problem),
        ``problem``, ``evidence`` and ``measures``. The first stands over all problems.

    Examples
    --------
    >>> paths()[["section", "answers"]].loc["structure"].to_list()
    ['5.4', '4.3']
    """
    gini = load_dataset("national_accounts")["income_gini"]
    over_all = (
        _("Guided by common prosperity"),
        "5.1",
        _("all"),
        _("Stands over the four problems."),
        _(
            "A figure of ours: the published Gini coefficient of incomes is {first:.3f} in 2010 "
            "and {last:.3f} in 2019."
        ).format(first=at(gini, 2010), last=at(gini, 2019)),
        _("The aim that the other four paths serve."),
    )
    answers = {
        "investment": (
            _("Investment"),
            "5.2",
            _(
                "Wider sources of funds; a larger share of GDP and of the budget; commercial "
                "insurance for middle and high incomes."
            ),
        ),
        "project_arrangement": (
            _("Project arrangement"),
            "5.3",
            _(
                "More responsibility of the centre; smaller gaps between regions and groups; "
                "protect the bottom and raise the middle."
            ),
        ),
        "structure": (
            _("Structure"),
            "5.4",
            _(
                "Long-term care insurance; more for children and women; assistance without double "
                "subsidies and without making people dependent; unemployment and injury insurance "
                "for migrants and for people who are hard to employ."
            ),
        ),
        "administration": (
            _("Administration"),
            "5.5",
            _(
                "Merge similar projects; shake off the barriers of status; bring the five agencies "
                "together (medical insurance, civil affairs, human resources and social security, "
                "finance, taxation); one law."
            ),
        ),
    }
    by_path = problems().reset_index().set_index("path")
    rows = {"common_prosperity": over_all}
    for path, (name, section, measures) in answers.items():
        answered, problem, evidence = by_path.loc[path, ["section", "problem", "evidence"]]
        rows[path] = (name, section, str(answered), str(problem), str(evidence), measures)
    columns = ["name", "section", "answers", "problem", "evidence", "measures"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("path")


def _low_level() -> str:
    printed = table_1()
    return _("In 2019 the printed share of GDP is {ratio:.0f} per cent of the OECD mean.").format(
        ratio=at(gap(printed[CHINA], printed[MEAN]).ratio, 2019)
    )


def _uneven_arrangement() -> str:
    return sentences(
        [
            _(
                "In 2019 medical insurance spends {multiple:.1f} times as much on an employee as "
                "on a resident."
            ).format(multiple=at(fund_gap().multiple, 2019)),
            _(
                "A figure of ours: Theil's index of the provinces' expenditure per head is "
                "{first:.3f} in 2010 and {last:.3f} in 2017."
            ).format(
                first=decompose("expenditure_per_capita", 2010).total,
                last=decompose("expenditure_per_capita", 2017).total,
            ),
        ]
    )


def _unbalanced_structure() -> str:
    parts = composition()
    return _(
        "In 2019 social insurance is {insurance:.1f} per cent of what Table 3 adds up to, social "
        "assistance {assistance:.1f} and social welfare {welfare:.1f}."
    ).format(
        insurance=at(parts, 2019, "social_insurance"),
        assistance=at(parts, 2019, "social_assistance"),
        welfare=at(parts, 2019, "social_welfare"),
    )


def _few_participants() -> str:
    return _(
        "By Table 4 the largest of unemployment, work-injury and maternity insurance has "
        "{share:.0f} participants in 2019 for every 100 of the smaller of pension and medical "
        "insurance. That counts the insured; it does not show who administers what."
    ).format(share=at(coverage().share, 2019))
