"""Every kind of result that tells steps, on the data of the README and the lessons."""

from functools import cache

import edusocsec as ess
from edusocsec.papers import common_prosperity, fiscal_equity, pension_subsidy
from edusocsec.papers.common_prosperity.detective import audits
from edusocsec.papers.fiscal_equity.transfer import equalize
from tests.reference import case


@cache
def chain():
    return pension_subsidy.factors_and_regions()


@cache
def spending(year=2013):
    return fiscal_equity.fairness.year_of_panel(year)


def in_chain(method, name="w01", **options):
    """A method of the factor chain on rows with case weights, of w02 with gaps."""
    table = case(name).data
    return method(table.drop(columns="w"), weights=table["w"], **options)


def scored(name, gaps="error", **options):
    table = case(name).data.drop(columns="w")
    components = in_chain(ess.principal_components, name, n_components=2, **options)
    return ess.factor_scores(table, ess.varimax(components), missing=gaps)


def by_pairs(method):
    return method(case("w02").data.drop(columns="w"), missing="pairwise")


def per_head(method, *arguments, **options):
    table = spending()
    return method(
        table["expenditure_per_capita"], *arguments, table["resident_population"], **options
    )


def regression(effects="entity", standard_errors="clustered", **options):
    return fiscal_equity.factors.explain(
        "expenditure_share_of_gdp", effects=effects, standard_errors=standard_errors, **options
    )


def squared():
    data = chain().data
    return ess.average_linkage(data.iloc[:, :2] / 1e3, metric="sqeuclidean")


def table_1():
    return common_prosperity.table_1()


RESULTS = {
    "correlation": lambda: ess.correlation_matrix(chain().data),
    "correlation given": lambda: ess.kmo(correlation=case("f05").data, n_observations=145),
    "kmo": lambda: chain().kmo,
    "bartlett": lambda: chain().bartlett,
    "components": lambda: chain().components,
    "varimax": lambda: chain().rotation,
    "varimax of loadings": lambda: ess.varimax(chain().components.loadings),
    "three factors": lambda: ess.varimax(ess.principal_components(case("f02").data, 3)),
    "scores": lambda: chain().scores,
    "scores of components": lambda: ess.factor_scores(chain().data, chain().components),
    "weighted bartlett": lambda: in_chain(ess.bartlett_sphericity),
    "weighted scores": lambda: scored("w01"),
    "pairwise bartlett": lambda: by_pairs(ess.bartlett_sphericity),
    "weighted pairwise bartlett": lambda: in_chain(
        ess.bartlett_sphericity, "w02", missing="pairwise"
    ),
    "weighted pairwise scores": lambda: scored("w02", "listwise", missing="pairwise"),
    "pairwise scores": lambda: ess.factor_scores(
        case("w02").data.drop(columns="w"),
        by_pairs(ess.principal_components),
        missing="listwise",
    ),
    "composite": lambda: chain().composite,
    "composite of components": lambda: ess.composite_scores(
        ess.factor_scores(chain().data, chain().components)
    ),
    "tree": lambda: chain().tree,
    "squared distances": squared,
    "distances given": lambda: ess.average_linkage(case("c04").data, metric="precomputed"),
    "partition": lambda: chain().regions,
    "agreement": lambda: pension_subsidy.compare_regions().agreement,
    "theil": lambda: per_head(ess.theil),
    "theil's L": lambda: per_head(ess.theil, kind="L"),
    "theil of rows": lambda: ess.theil([1, 2, 5]),
    "gini": lambda: per_head(ess.gini),
    "lorenz curve": lambda: per_head(ess.lorenz_curve),
    "atkinson 1": lambda: per_head(ess.atkinson, 1),
    "atkinson 2": lambda: per_head(ess.atkinson, 2),
    "atkinson infinite": lambda: per_head(ess.atkinson, float("inf")),
    "variation": lambda: per_head(ess.coefficient_of_variation),
    "variation of rows": lambda: ess.coefficient_of_variation(
        spending()["expenditure_per_capita"], ddof=1
    ),
    "decomposition": lambda: fiscal_equity.decompose("expenditure_per_capita", 2013),
    "decomposition of L": lambda: fiscal_equity.decompose(
        "expenditure_share_of_gdp", 2013, kind="L"
    ),
    "change": lambda: ess.theil_change(
        fiscal_equity.decompose("expenditure_per_capita", 2010),
        fiscal_equity.decompose("expenditure_per_capita", 2017),
    ),
    "panel, pooled": lambda: regression("none", "robust"),
    "panel, entity": lambda: regression("entity", "clustered"),
    "panel, two-way": lambda: regression("two_way", "classical"),
    "panel, random": lambda: regression("random", "classical"),
    "panel, one regressor": lambda: regression(regressors=["urbanization_rate"]),
    "audit": lambda: audits()["table_3"],
    "gap": lambda: common_prosperity.gap(table_1()["China"], table_1()["Turkey"]),
    "fund gap": lambda: common_prosperity.fund_gap(),
    "official fund gap": lambda: common_prosperity.fund_gap(common_prosperity.official_table_2()),
    "payment gap": lambda: common_prosperity.payment_gap(),
    "coverage": lambda: common_prosperity.coverage(),
    "official coverage": lambda: common_prosperity.coverage(common_prosperity.official_table_4()),
    "implied GDP": lambda: common_prosperity.implied_gdp("both"),
    "implied GDP, funds alone": lambda: common_prosperity.implied_gdp("funds"),
    "share of GDP": lambda: common_prosperity.share_of_gdp("both"),
    "share of provinces' GDP": lambda: common_prosperity.share_of_gdp("budget", "sum_of_provinces"),
    "real growth": lambda: common_prosperity.real_growth(
        ess.load_dataset("social_insurance_national")["employee_pension_expenditure"], 2010, 2019
    ),
    "assistance": lambda: common_prosperity.assistance_total(2016),
    "growth of assistance": lambda: common_prosperity.assistance_growth(),
    "growth of welfare": lambda: common_prosperity.welfare_growth(),
    "share of welfare": lambda: common_prosperity.welfare_share(),
    "years found": lambda: common_prosperity.years_found(),
    "average growth": lambda: common_prosperity.average_growth(
        ess.load_dataset("social_insurance_national")["all_funds_expenditure"], 2010, 2019
    ),
    "ratio": lambda: pension_subsidy.revenue_population_ratio(),
    "burden": lambda: pension_subsidy.burden(),
    "halved burden": lambda: pension_subsidy.burden(pension_subsidy.HALF_EVERYWHERE),
    "replacement": lambda: pension_subsidy.replacement_rate(),
    "national replacement": lambda: pension_subsidy.national_rate(),
    "shared pension": lambda: pension_subsidy.share_pension(),
    "third of a pension": lambda: pension_subsidy.share_pension(1 / 3),
    "rule": lambda: pension_subsidy.apply_rule(10),
    "rule of equal cost": lambda: pension_subsidy.apply_rule(
        pension_subsidy.percent_of_equal_cost()
    ),
    "leaving one out": lambda: pension_subsidy.leave_one_out(chain()),
    "transfer from below": lambda: equalize(2017, 500, paid_by="provinces"),
    "transfer by formula": lambda: equalize(2017, 500, rule="formula"),
    "pooling": lambda: fiscal_equity.pooling.pool(),
    "transfer by need": lambda: equalize(
        2017, 500, rule="formula", migrants=1 / 3, development=1 / 3
    ),
    "proportional transfer": lambda: equalize(2017, 500, rule="proportional"),
}
