"""Names of exported files, which say what is inside."""

from __future__ import annotations

from stp_map.core import text
from stp_map.core.address import colour_by_slug
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.view import MapStyle, View

LONGEST_NAME = 120
"""Characters of a name before its ending; systems allow 255 bytes with the path's own share."""


def file_name(view: View, ending: str, what: str = "stp-footprints") -> str:
    """A name such as ``stp-footprints_london_leader-type_2016-03-30.png``.

    Args:
        view: what the file shows: regions, leader types, search, measure, selection, edition.
        ending: of the file, without its dot.
        what: how the name begins.

    Returns:
        Lower-case ASCII letters, digits, hyphens and underscores only, whatever was searched.
    """
    filters, shown = view.filters, view.presentation
    parts = [
        what,
        "-".join(region.slug for region in filters.regions),
        "-".join(kind.slug for kind in filters.leader_types),
        text.file_part(filters.query)[:30],
        colour_by_slug(shown),
        "" if shown.style is MapStyle.BOUNDARIES else shown.style.slug,
        shown.selected.lower(),
        filters.as_at.slug,
    ]
    name = "_".join(part for part in parts if part)
    return f"{name[:LONGEST_NAME]}.{ending}"


def chart_file_name(kind: ChartKind, view: View, ending: str) -> str:
    """A name such as ``stp-ranking_population_2016-03-30.png``.

    Args:
        kind: which chart. A comparison is named by what is compared, a timeline by its day.
        view: what the chart shows.
        ending: of the file, without its dot.
    """
    what = f"stp-{kind.slug}"
    if kind.is_distribution:
        return file_name(view, ending, what)
    compared = view.presentation.compared if kind is ChartKind.COMPARISON else ()
    parts = (what, *(key.lower() for key in compared), view.filters.as_at.slug)
    return f"{'_'.join(parts)}.{ending}"
