"""What the side panel in the browser shows, and what a gesture in it makes of the View. Pure.

The panel speaks the language of addresses: its choices and what it says of them are parameters
and values as they stand in an address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stp_map.analysis.address import from_params, to_params
from stp_map.analysis.leads import types_counted
from stp_map.analysis.measures import uploaded_measures
from stp_map.analysis.parameters import BY_NAME
from stp_map.analysis.scene import Scene
from stp_map.analysis.search import search
from stp_map.analysis.timeline import days, moment_of
from stp_map.core import text
from stp_map.core.model import AsAt, Atlas, LeaderType, Region
from stp_map.core.view import Mark, View

FIELDS = tuple(BY_NAME[name] for name in BY_NAME if name not in {"stp", "compare"})
"""The parameters of an address that the panel can change: all but what map and table pick."""

_FIRST = View()
_NAMES = {field.name for field in FIELDS} | {"stp"}


def panel_choices(atlas: Atlas, first: View = _FIRST) -> dict[str, object]:
    """What can be chosen, the same for every view.

    Args:
        atlas: all the data.
        first: the view that the page opens with and a reset gives; its day is one of the steps.

    Returns:
        Plain values: for each parameter with fixed values, pairs of value and words in their
        order; and as ``default`` the value, or values, of each of ``FIELDS`` in ``first``.
    """
    return {
        "as_at": [_day(as_at) for as_at in days(atlas, first.filters.as_at)],
        **{field.name: field.choices for field in FIELDS if field.choices},
        "default": panel_values(first),
    }


def panel_state(scene: Scene) -> dict[str, object]:
    """What the panel is told of a view.

    Args:
        scene: what the panel shows, with the number of footprints behind each region and leader
            type.

    Returns:
        Plain values: ``is`` (the value, or values, of each of ``FIELDS``), ``regions`` and
        ``leader_types`` (counts in the order of their choices), ``moment`` (what the day means),
        ``types_counted`` (what the numbers beside leader types count);
        and only where there are any, ``day`` (a day that is no step of the timeline: value,
        words and index), ``own`` (uploaded figures to colour by: value and words), ``unclassed``.
    """
    atlas, view, selection = scene.atlas, scene.view, scene.selection
    as_at = view.filters.as_at
    steps, usual = days(atlas, as_at), days(atlas, View().filters.as_at)
    uploaded = uploaded_figures(scene)
    return {
        "is": panel_values(view),
        "regions": [selection.region_counts[region] for region in Region],
        "leader_types": [selection.leader_type_counts[kind] for kind in LeaderType],
        "moment": moment_in_words(atlas, as_at),
        "types_counted": types_counted(as_at),
        **({} if as_at in usual else {"day": [*_day(as_at), steps.index(as_at)]}),
        **({"own": uploaded} if uploaded else {}),
        **({} if scene.measure.is_numeric else {"unclassed": True}),
    }


def moment_in_words(atlas: Atlas, as_at: AsAt) -> str:
    """What a day means: the step of the timeline that it is on, and what happened then."""
    moment = moment_of(atlas, as_at)
    return f"{moment.as_at.value}: {moment.what}."


def panel_values(view: View) -> dict[str, str | list[str]]:
    """The value, or values, of each of ``FIELDS`` in a view, as an address writes them."""
    written = {field.name: (field, field.write(field.of(view))) for field in FIELDS}
    return {
        name: "".join(values) if field.most == 1 else values
        for name, (field, values) in written.items()
    }


def _day(as_at: AsAt) -> list[str]:
    return [as_at.slug, as_at.value]


def uploaded_figures(scene: Scene) -> list[list[str]]:
    """Uploaded figures to colour by; also those that an address asks for and nobody added."""
    measures = uploaded_measures(scene.figures)
    found = [[measure.slug, measure.name] for measure in measures]
    asked = scene.measure
    if not asked.is_uploaded or asked.slug in {slug for slug, _ in found}:
        return found
    return [[asked.slug, f"{text.OWN_FIGURES} (not added here)"], *found]


@dataclass(frozen=True, slots=True)
class Gesture:
    """What a person did in the panel since the browser last heard of the server.

    Attributes:
        number: goes up with each gesture of a visit.
        fields: parameters of an address and their new values; those of ``FIELDS`` count, and
            ``stp`` from a suggestion.
        is_reset: the view is to be the one that the page opens with, but for ``fields``.
    """

    number: int
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_reset: bool = False


def read_gesture(said: object) -> Gesture | None:
    """What a browser says that a person did.

    Args:
        said: anything at all; ``{"n": 3, "fields": {"region": ["london"]}, "reset": false}`` is
            meant.

    Returns:
        None for what no panel says. Values are still untrusted.
    """
    if not isinstance(said, dict) or not isinstance(said.get("n"), int):
        return None
    fields = said.get("fields")
    return Gesture(
        said["n"],
        {
            name: tuple(value for value in values if isinstance(value, str))
            for name, values in (fields.items() if isinstance(fields, dict) else ())
            if name in _NAMES and isinstance(values, list)
        },
        said.get("reset") is True,
    )


def view_after(atlas: Atlas, view: View, gesture: Gesture) -> View:
    """The view that a gesture asks for.

    Moving along the timeline also marks what changed; a search selects the footprint in which all
    that it finds lies, where there is one. A suggestion that was taken names its footprint itself.

    Args:
        atlas: all the data.
        view: the view before.
        gesture: any values; those that mean nothing fall back to the default.
    """
    before = View() if gesture.is_reset else view
    fields = gesture.fields
    after, _ = from_params({**to_params(before), **fields}, atlas.codes)
    if after.filters.as_at != before.filters.as_at and "mark" not in fields:
        after = after.presented(mark=Mark.CHANGES)
    if after.filters.query and after.filters.query != before.filters.query:
        only = search(atlas, after.filters.as_at, after.filters.query).only
        if only and "stp" not in fields:
            after = after.presented(selected=only)
    return after
