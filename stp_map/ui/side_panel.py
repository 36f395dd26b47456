"""The side panel: every choice of the View, as widgets that show it and change it."""

from __future__ import annotations

import streamlit as st

from stp_map.html import element
from stp_map.model import AsAt, Atlas, Choice, LeaderType, PopulationBase, Region
from stp_map.selection import Selection
from stp_map.ui.state import go_from, go_to, show_in_widget
from stp_map.view import ClassMethod, ColourBy, Filters, Presentation, View, in_order, tidy_query


def side_panel(atlas: Atlas, view: View, selection: Selection) -> None:
    """Draw the side panel. A change writes a new view to the address.

    Args:
        atlas: all the data.
        view: what the widgets show.
        selection: gives the number of footprints behind each region and leader type.
    """
    filters, shown = view.filters, view.presentation

    def changed() -> None:
        _take_widgets(atlas)

    with st.sidebar:
        st.html(element("h2", "Choose what is shown", class_="stp-side-title"))
        _fill_widgets(filters, shown)
        st.radio("As at", list(AsAt), key="as_at", format_func=_words, on_change=changed)
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
            placeholder="Footprint, leader, organisation or CCG",
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


def _fill_widgets(filters: Filters, shown: Presentation) -> None:
    show_in_widget("as_at", filters.as_at)
    show_in_widget("region", list(filters.regions))
    show_in_widget("leader_type", list(filters.leader_types))
    show_in_widget("q", filters.query)
    show_in_widget("colour_by", shown.colour_by)
    show_in_widget("population", shown.population)
    show_in_widget("classes", shown.classes)
    show_in_widget("labels", shown.labels)


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
