"""The side panel: every choice of the View, as widgets that show it and change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from stp_map import text
from stp_map.address import colour_by_slug, read_colour_by
from stp_map.html import element
from stp_map.model import Atlas, Choice, LeaderType, PopulationBase, Region
from stp_map.places import footprints_of_place
from stp_map.selection import Selection
from stp_map.timeline import days, moment_of
from stp_map.ui.echoes import draw_settings, is_echo, set_widget
from stp_map.ui.state import go_from, go_to
from stp_map.view import BUILT_IN, ClassMethod, MapStyle, Mark, View, in_order, tidy_query


def side_panel(atlas: Atlas, view: View, selection: Selection) -> None:
    """Draw the side panel. A change writes a new view to the address.

    Args:
        atlas: all the data.
        view: what the widgets show.
        selection: gives the number of footprints behind each region and leader type.
    """

    def changed(key: str) -> None:
        if not is_echo(key):
            _take_widgets(atlas)

    with st.sidebar:
        st.html(element("h2", "Choose what is shown", class_="stp-side-title"))
        _fill_widgets(view)
        _timeline(atlas, view)
        _filters(selection, changed)
        _looks(atlas, view, changed)
        draw_settings()
        st.button("Reset", key="reset", on_click=go_to, args=(View(),), width="stretch")


def _timeline(atlas: Atlas, view: View) -> None:
    """The day of the leaders. Moving along it also marks what changed on the map."""

    def moved() -> None:
        if is_echo("as_at"):
            return
        as_at = st.session_state["as_at"]
        set_widget("mark", Mark.CHANGES, View().presentation.mark)
        go_from(atlas, lambda view: view.filtered(as_at=as_at).presented(mark=Mark.CHANGES))

    st.select_slider(
        "As at",
        days(atlas, view.filters.as_at),
        value=View().filters.as_at,
        key="as_at",
        format_func=lambda as_at: as_at.value,
        on_change=moved,
    )
    moment = moment_of(atlas, view.filters.as_at)
    st.html(element("p", f"{moment.as_at.value}: {moment.what}.", class_="stp-moment"))


def _filters(selection: Selection, changed: Callable[[str], None]) -> None:
    st.pills(
        "Region",
        list(Region),
        selection_mode="multi",
        key="region",
        format_func=lambda region: f"{region.value} ({selection.region_counts[region]})",
        on_change=changed,
        args=("region",),
    )
    st.pills(
        "Leader type",
        list(LeaderType),
        selection_mode="multi",
        key="leader_type",
        format_func=lambda kind: f"{kind.value} ({selection.leader_type_counts[kind]})",
        on_change=changed,
        args=("leader_type",),
    )
    st.text_input(
        "Search",
        key="q",
        placeholder="Footprint, leader, CCG or town",
        on_change=changed,
        args=("q",),
    )


def _looks(atlas: Atlas, view: View, changed: Callable[[str], None]) -> None:
    measures = _measures(atlas, view)
    st.selectbox(
        "Colour by",
        list(measures),
        key="colour_by",
        format_func=measures.__getitem__,
        on_change=changed,
        args=("colour_by",),
    )
    st.radio(
        "Population",
        list(PopulationBase),
        key="population",
        format_func=_words,
        on_change=changed,
        args=("population",),
    )
    st.selectbox(
        "Classes",
        list(ClassMethod),
        key="classes",
        format_func=_words,
        disabled=not _has_classes(atlas, view),
        on_change=changed,
        args=("classes",),
    )
    st.selectbox(
        "Map style",
        list(MapStyle),
        key="style",
        format_func=_words,
        on_change=changed,
        args=("style",),
    )
    st.selectbox(
        "Mark on the map",
        list(Mark),
        key="mark",
        format_func=_words,
        on_change=changed,
        args=("mark",),
    )
    st.toggle("Labels", key="labels", on_change=changed, args=("labels",))


def _words(choice: Choice) -> str:
    return str(choice.value)


def _measures(atlas: Atlas, view: View) -> dict[str, str]:
    """What a map can be coloured by, own figures included: how addresses name it, and words."""
    found = {choice.slug: str(choice.value) for choice in BUILT_IN}
    for column in atlas.own.usable if atlas.own else ():
        found[f"figure-{column.slug}"] = f"{text.OWN_FIGURES}: {column.heading}"
    asked = colour_by_slug(view.presentation)
    return {asked: f"{text.OWN_FIGURES} (not added here)", **found} if asked not in found else found


def _has_classes(atlas: Atlas, view: View) -> bool:
    shown = view.presentation
    column = atlas.own.column(shown.figure) if atlas.own else None
    return shown.colour_by.is_numeric or (column is not None and not column.categories)


def _fill_widgets(view: View) -> None:
    values, defaults = _values(view), _values(View())
    for key, value in values.items():
        set_widget(key, value, defaults[key])


def _values(view: View) -> dict[str, object]:
    """What each widget shows for a view, by the widget's key."""
    filters, shown = view.filters, view.presentation
    return {
        "as_at": filters.as_at,
        "region": list(filters.regions),
        "leader_type": list(filters.leader_types),
        "q": filters.query,
        "colour_by": colour_by_slug(shown),
        "population": shown.population,
        "classes": shown.classes,
        "style": shown.style,
        "mark": shown.mark,
        "labels": shown.labels,
    }


def _take_widgets(atlas: Atlas) -> None:
    def change(view: View) -> View:
        values = _chosen(view)
        unread = (View().presentation.colour_by, "")
        colour_by, figure = read_colour_by(values["colour_by"]) or unread
        query = tidy_query(values["q"])
        return view.filtered(
            regions=in_order(Region, values["region"]),
            leader_types=in_order(LeaderType, values["leader_type"]),
            query=query,
        ).presented(
            colour_by=colour_by,
            figure=figure,
            population=values["population"],
            classes=values["classes"],
            style=values["style"],
            mark=values["mark"],
            labels=values["labels"],
            selected=_found(atlas, view, query),
        )

    go_from(atlas, change)


def _chosen(view: View) -> dict[str, Any]:
    """What the widgets say, by their keys; of one that the browser is behind with, the view's."""
    return {
        key: value if is_echo(key) else st.session_state[key]
        for key, value in _values(view).items()
    }


def _found(atlas: Atlas, view: View, query: str) -> str:
    """What is selected after a search: the footprint of a place that was just searched for."""
    if query and query != view.filters.query:
        around = footprints_of_place(query, atlas.shared)
        if len(around) == 1:
            return next(iter(around))
    return view.presentation.selected
