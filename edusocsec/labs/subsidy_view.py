"""What the subsidy lab tells the browser, as plain JSON: provinces, divisions, presets, numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from edusocsec.datasets import load_dataset
from edusocsec.labs.subsidy_policies import Policies
from edusocsec.papers.pension_subsidy import percent_of_equal_cost, share_of_equal_cost
from edusocsec.papers.pension_subsidy.policy import Policy
from edusocsec.plots.colours import colour_scale
from edusocsec.translation import _, sentences


def for_browser(policies: Policies) -> dict[str, Any]:
    """All that the browser has to know, whatever is chosen."""
    here = policies.here
    provinces = load_dataset("provinces_2013").loc[here.base.index]
    return {
        "provinces": [
            {
                "name": str(name),
                "label": row["abbreviation"],
                "row": int(row["tile_row"]),
                "column": int(row["tile_column"]),
            }
            for name, row in provinces.iterrows()
        ],
        "situation": {
            "base": here.base.tolist(),
            "national_base": here.national_base,
            "pensioners": here.pensioners.tolist(),
            "other_subsidy": here.other_subsidy.tolist(),
            "revenue": here.revenue.tolist(),
            "basic_pension": float(here.rules.basic_pension),
        },
        "divisions": [
            _division(policies, at, provinces["abbreviation"])
            for at in range(len(policies.divisions))
        ],
        "presets": [
            {"name": name, "choice": policies.choice(policy)}
            for name, policy in policies.presets.items()
        ],
        "same_cost": {
            "share": share_of_equal_cost(policies.actual),
            "percent": percent_of_equal_cost(policies.actual),
        },
        "actual": outcome(policies.actual),
        "views": _views(policies),
        "ordered": _ordered_colours(),
    }


def _division(policies: Policies, at: int, abbreviations: pd.Series) -> dict[str, Any]:
    division, regions = policies.divisions[at], policies.regions[at]
    return {
        "title": _("The centre pays a share in each of {count} regions").format(count=len(regions)),
        "regions": [
            {
                "name": _region_name(region),
                "members": " ".join(abbreviations[division == region]),
            }
            for region in regions
        ],
        "of": [regions.index(region) for region in division],
    }


def _views(policies: Policies) -> list[dict[str, Any]]:
    """What the map can show; its colours keep still, whatever is chosen."""
    rates = pd.concat([policy.replacement for policy in policies.presets.values()])
    changes = pd.concat(
        [policies.compare(policy).change.abs() for policy in policies.presets.values()]
    ).max()
    return [
        {
            "name": "burden",
            "title": _("Burden, per cent of local revenue"),
            "limits": [0.0, float(policies.actual.burden.max())],
            "places": 2,
        },
        {
            "name": "burden_change",
            "title": _("Change of the burden, points"),
            "limits": [-float(changes["burden"]), float(changes["burden"])],
            "places": 2,
        },
        {
            "name": "pension_change",
            "title": _("Change of the pension, yuan a year"),
            "limits": [-float(changes["pension"]), float(changes["pension"])],
            "places": 0,
        },
        {
            "name": "replacement",
            "title": _("Replacement rate, per cent of food and clothing"),
            "limits": [float(rates.min()), float(rates.max())],
            "places": 1,
        },
    ]


def outcome(policy: Policy) -> dict[str, Any]:
    """What a policy comes to, as plain JSON."""
    columns = {
        "from_centre": policy.from_centre,
        "from_province": policy.from_province,
        "pension": policy.pension,
        "paid": policy.payments["province"],
        "burden": policy.burden,
        "replacement": policy.replacement,
    }
    return {name: column.tolist() for name, column in columns.items()} | {
        "central_budget": policy.central_budget,
        "provincial_budget": float(policy.payments["province"].sum()),
        "theil": float(policy.theil),
    }


def _region_name(region: object) -> str:
    return region if isinstance(region, str) else _("Region {number}").format(number=region)


def _ordered_colours() -> list[str]:
    from matplotlib.colors import to_hex

    scale = colour_scale("ordered", np.array([0.0, 1.0]))
    return [to_hex(scale.colour(value)) for value in np.linspace(0, 1, 41)]


def badge(policy: Policy) -> dict[str, str]:
    """The badge of the numbers, and what it means here."""
    if policy.badge is None:
        return {"label": "", "caution": caution()}
    return {"label": policy.badge.label, "caution": sentences([policy.badge.meaning, caution()])}


def caution() -> str:
    """What keeps every number here from being more than an order of magnitude."""
    return sentences(
        [
            _("The persons are reconstructed: residents times the share of an age group."),
            _("The spending is that of urban households in 2012, a substitute."),
            _("Read the amounts as orders of magnitude; the paper prints none for its rule."),
        ]
    )
