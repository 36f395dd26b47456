"""The side panel: every choice of the View, as widgets that show it and change it."""

from __future__ import annotations

import streamlit as st

from stp_map.html import element
from stp_map.model import AsAt, Atlas, Choice, LeaderType, PopulationBase, Region
from stp_map.selection import Selection
from stp_map.ui.state import go_from, go_to, show_in_widget
from stp_map.view import ClassMethod, ColourBy, View, in_order, tidy_query


def side_panel(atlas: Atlas, view: View, selection: Selection) -> None:
    """Draw the side panel. A change writes a new view to the address.

    Args:
        atlas: all the data.
        view: what the widgets show.
        selection: gives the number of footprints behind each region and leader type.
    """
    shown = view.presentation

    def changed() -> None:
        _take_widgets(atlas)

    with st.sidebar:
        st.html(element("h2", "Choose what is shown", class_="stp-side-title"))
        _fill_widgets(view)
        st.radio(
            "As at",
            list(AsAt),
            index=list(AsAt).index(View().filters.as_at),
            key="as_at",
            format_func=_words,
            on_change=changed,
        )
        st.pills(
            "Region",
            list(Region),
            selection_mode="multi",
            key="region",
            format_func=lambda region: f"{region.value} ({selection.region_counts[region]})",
            on_change=changed,
        )
        st.pills(
            "Leader type",
            list(LeaderType),
            selection_mode="multi",
            key="leader_type",
            format_func=lambda kind: f"{kind.value} ({selection.leader_type_counts[kind]})",
            on_change=changed,
        )
        st.text_input(
            "Search",
            key="q",
            placeholder="Footprint, leader, CCG or town",
            on_change=changed,
        )
        st.selectbox(
            "Colour by", list(ColourBy), key="colour_by", format_func=_words, on_change=changed
        )
        st.radio(
            "Population",
            list(PopulationBase),
            key="population",
            format_func=_words,
            on_change=changed,
        )
        st.selectbox(
            "Classes",
            list(ClassMethod),
            key="classes",
            format_func=_words,
            disabled=not shown.colour_by.is_numeric,
            on_change=changed,
        )
        st.toggle("Labels", key="labels", on_change=changed)
        st.button("Reset", key="reset", on_click=go_to, args=(View(),), width="stretch")


def _words(choice: Choice) -> str:
    return str(choice.value)


def _fill_widgets(view: View) -> None:
    values, defaults = _values(view), _values(View())
    for key, value in values.items():
        show_in_widget(key, value, defaults[key])


def _values(view: View) -> dict[str, object]:
    """What each widget shows for a view, by the widget's key."""
    filters, shown = view.filters, view.presentation
    return {
        "as_at": filters.as_at,
        "region": list(filters.regions),
        "leader_type": list(filters.leader_types),
        "q": filters.query,
        "colour_by": shown.colour_by,
        "population": shown.population,
        "classes": shown.classes,
        "labels": shown.labels,
    }


def _take_widgets(atlas: Atlas) -> None:
    values = st.session_state

    def change(view: View) -> View:
        return view.filtered(
            as_at=values["as_at"],
            regions=in_order(Region, values["region"]),
            leader_types=in_order(LeaderType, values["leader_type"]),
            query=tidy_query(values["q"]),
        ).presented(
            colour_by=values["colour_by"],
            population=values["population"],
            classes=values["classes"],
            labels=values["labels"],
        )

    go_from(atlas, change)
