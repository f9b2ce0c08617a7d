"""A chain with all its outcomes as plain JSON."""

from __future__ import annotations

from typing import Any

from edusocsec.labs.convention_chains.chain import Chain
from edusocsec.plots.colours import text_colour
from edusocsec.translation import _, sentences


def for_browser(chain: Chain) -> dict[str, Any]:
    """All outcomes of a chain as plain JSON, in the order of its choices."""
    rows, groups = list(chain.default.groups.index), list(chain.looks)
    tiles = chain.tiles
    said = [chain.badge.label, chain.badge.meaning] if chain.badge is not None else []
    return {
        "title": chain.title,
        "data": sentences([_("Data: {badge}.").format(badge=said[0]), said[1]]) if said else "",
        "words": {"group": chain.words.group, "rank": chain.words.rank},
        "switches": [
            {
                "title": switch.title,
                "options": [
                    {"label": option.label, "code": option.code, "note": option.note}
                    for option in switch.options
                ],
                "needs": None if switch.needs is None else chain.position(*switch.needs),
                "otherwise": switch.otherwise,
            }
            for switch in chain.switches
        ],
        "groups": [
            {
                "name": chain.group_name(group),
                "mark": str(group),
                "colour": look.colour,
                "ink": text_colour(look.colour),
            }
            for group, look in chain.looks.items()
        ],
        "rows": [
            {"name": str(row)}
            if tiles is None
            else {
                "name": str(row),
                "short": str(tiles.loc[row, "abbreviation"]),
                "tile": [int(tiles.loc[row, "tile_row"]), int(tiles.loc[row, "tile_column"])],
            }
            for row in rows
        ],
        "numbers": [
            {"section": number.section, "title": number.title, "places": number.places}
            for number in chain.default.numbers
        ],
        "outcomes": [
            {
                "values": [number.value for number in chain.outcomes[choice].numbers],
                "groups": [groups.index(group) for group in chain.outcomes[choice].groups],
                "ranks": chain.outcomes[choice].ranks.tolist(),
                "verdict": chain.verdict(choice),
            }
            for choice in chain.choices
        ],
    }
