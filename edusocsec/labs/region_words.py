"""The words of the region lab."""

from __future__ import annotations

from edusocsec.translation import _, ngettext


def counted(count: int) -> str:
    """Write how many regions there are."""
    return ngettext("{count} region", "{count} regions", count).format(count=count)


def linkages() -> dict[str, str]:
    """Name the ways to merge."""
    return {
        "average": _("average linkage between groups"),
        "single": _("single linkage (nearest neighbours)"),
        "complete": _("complete linkage (farthest neighbours)"),
        "ward": _("Ward's method"),
    }


def metrics() -> dict[str, str]:
    """Name the distances."""
    return {
        "euclidean": _("Euclidean distance"),
        "sqeuclidean": _("squared Euclidean distance"),
        "precomputed": _("the distances that were given"),
    }


def texts() -> dict[str, str]:
    """All words of the lab; the browser fills in the numbers."""
    return {
        "linkage": _("Linkage"),
        "metric": _("Distance"),
        "shown": _("Colours show"),
        "shown_regions": _("the regions of this cut"),
        "follow": _("Light up"),
        "nobody": _("nobody"),
        "plane": _("Rows in the plane of {first} and {second}"),
        "plane_of_many": _(
            "{first} to the right, {second} upwards: two of {count} variables. The distances are "
            "those of all."
        ),
        "plane_axes": _("{first} to the right, {second} upwards."),
        "tree": _("Tree of merges, by their distance. Drag the line to cut it elsewhere."),
        "cut": _("Merges made before the cut"),
        "cut_now": _("{stage} merges, which leaves {count}"),
        "merge": _("The last merge before the cut"),
        "apart": _("All apart"),
        "undo": _("Undo"),
        "next": _("Next merge"),
        "play": _("Play"),
        "pause": _("Pause"),
        "again": _("Start again"),
        "merged": _(
            "Merge {stage} of {last} joins A ({first}) and B ({second}) at a distance of "
            "{height:.3f}. It leaves {count}."
        ),
        "tied": _(
            "{first} and {second} are as near to each other: the pair with the lowest rows is "
            "merged, so that the order of the rows decides."
        ),
        "none_yet": _("Nothing is merged yet: {count}, each of one row."),
        "next_at": _("The next merge comes at {height:.3f}."),
        "why_average": _(
            "Two regions are as far apart as their rows are on average; of all pairs of regions "
            "these were nearest."
        ),
        "why_single": _(
            "Two regions are as far apart as their nearest rows; of all pairs of regions these "
            "were nearest."
        ),
        "why_complete": _(
            "Two regions are as far apart as their farthest rows; of all pairs of regions these "
            "were nearest."
        ),
        "why_ward": _(
            "Of all merges this one added least to the sum of squares within the regions."
        ),
        "nearest": _("Their nearest rows are {first} and {second}."),
        "farthest": _("Their farthest rows are {first} and {second}."),
        "more": _("{names} and {count} more"),
        "map": _("Tile map of the regions"),
        "regions": _("Regions of this cut, and who is in them"),
        "region": _("region"),
        "region_of": _("Region {number}"),
        "size": _("size"),
        "members": _("members"),
        "cut_into": _("This is {linkage} on {metric}, cut into {count}."),
        "beside_groups": _("Beside {name} ({groups}) the adjusted Rand index is {index:.3f}."),
        "beside_start": _(
            "Beside the regions that the lab began with, which are {linkage} on {metric}, cut into "
            "{count}, the adjusted Rand index is {index:.3f}."
        ),
        "as_started": _("That is how the lab began."),
        "scale": _("An index of 1 is the same partition, 0 is agreement by chance."),
        "same_merges": _(
            "With or without the square, this linkage makes the same merges in the same order; "
            "only the distances at which it makes them differ."
        ),
        "other_merges": _("Without the square, this linkage would make other merges."),
        "other_squared": _("With the square, this linkage would make other merges."),
        "followed": _("{name} is in region {number}."),
        "followed_group": _("{name} is in region {number}; by {variable} it is in {group}."),
        "first_joined": _("It is first joined, with {others}, in merge {stage} at {height:.3f}."),
        "separator": _(", "),
        "sentences": _("{said} {more}"),
    }
