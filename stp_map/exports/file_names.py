"""Names of exported files, which say what is inside."""

from __future__ import annotations

from stp_map.core import text
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.order import Order
from stp_map.core.view import MapStyle, View

LONGEST_NAME = 120
"""Characters of a name before its ending; systems allow 255 bytes with the path's own share."""


def file_name(view: View, order: Order) -> str:
    """A name such as ``stp-footprints_london_leader-type_2016-03-30.png``.

    Args:
        view: what the file shows: regions, leader types, search, measure, selection, edition. A
            comparison is named by what is compared, a timeline by its day.
        order: what is made of it.

    Returns:
        Lower-case ASCII letters, digits, hyphens and underscores only, whatever was searched.
    """
    if order.chart is not None:
        parts = _chart_parts(order.chart, view)
    else:
        what = "stp-briefing-pack" if order.output.is_pack else "stp-footprints"
        parts = [what, *_view_parts(view)]
    name = "_".join(part for part in parts if part)
    return f"{name[:LONGEST_NAME]}.{order.output.ending}"


def _chart_parts(kind: ChartKind, view: View) -> list[str]:
    what = f"stp-{kind.slug}"
    if kind.is_distribution:
        return [what, *_view_parts(view)]
    compared = view.presentation.compared if kind is ChartKind.COMPARISON else ()
    return [what, *(key.lower() for key in compared), view.filters.as_at.slug]


def _view_parts(view: View) -> list[str]:
    filters, shown = view.filters, view.presentation
    return [
        "-".join(region.slug for region in filters.regions),
        "-".join(kind.slug for kind in filters.leader_types),
        text.file_part(filters.query)[:30],
        shown.colour_by,
        "" if shown.style is MapStyle.BOUNDARIES else shown.style.slug,
        shown.selected.lower(),
        filters.as_at.slug,
    ]
