"""The timeline for the page: drawn, in words, and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from stp_map.analysis.address import to_query_string
from stp_map.analysis.timeline import (
    Moment,
    Step,
    changes,
    may_have_changed_by,
    moment_of,
    moments,
    share,
    step_before,
)
from stp_map.analysis.timeline_words import DAY_SOURCES
from stp_map.core import leader_words, text
from stp_map.core.html import Html, element, source_links, together
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Atlas, Footprint, Leader, LeaderChange
from stp_map.core.view import Mark, View
from stp_map.web.elements import fold, footprint_link, note, table


def at_step(view: View, as_at: AsAt) -> View:
    """The view moved to a day, with what changed marked on the map."""
    return view.filtered(as_at=as_at).presented(mark=Mark.CHANGES)


def drawing_html(atlas: Atlas, view: View) -> Html:
    """The timeline drawn: certain days as points, changes of uncertain day as spans.

    Args:
        atlas: all the data.
        view: the step that is emphasised, and what the links to other steps keep.

    Returns:
        A list whose items are links to the view at their step. Where they stand in time is
        drawn beside them for the eye alone; the words say it too.
    """
    here = moment_of(atlas, view.filters.as_at)
    items = [line for moment in moments(atlas) for line in _lines(moment, here, view)]
    years = [
        element("span", str(year), style=f"left:{share(date(year, 1, 1)):.2%}")
        for year in range(FIRST_DAY.year + 1, LAST_DAY.year + 1)
    ]
    key = "Points are certain days. A bar spans the days in which a change must have happened."
    return together(
        [
            note(key),
            element("div", *years, class_="stp-years", aria_hidden="true"),
            element("ol", *items, class_="stp-timeline"),
        ]
    )


def _lines(moment: Moment, here: Moment, view: View) -> list[Html]:
    """A line for a certain day, or one for each change that counts from a day."""
    if not moment.changes:
        point = _point(moment.day)
        return [_line(moment, here, view, text.day(moment.day), moment.what, point)]
    return [
        _line(moment, here, view, footprint.name, _event_and_days(change), _span(change))
        for footprint, change in moment.changes
    ]


def _event_and_days(change: LeaderChange) -> str:
    who = leader_words.with_weakness(change.leader)
    return f"{leader_words.event(change)}, {who}, {text.dates(change.earliest, change.latest)}"


def _line(moment: Moment, here: Moment, view: View, name: str, what: str, mark: Html) -> Html:
    query = to_query_string(at_step(view, moment.as_at))
    is_here = moment == here
    attributes = {"aria_current": "step"} if is_here else {}
    keep = f"{moment.as_at.slug} {name}"
    link = element(
        "a", name, href=f"?{query}", data_view=query, data_stay="", data_keep=keep, **attributes
    )
    track = element("div", mark, _now(here), class_="stp-track", aria_hidden="true")
    words = element("div", link, " ", element("small", what))
    return element("li", words, track, **({"class_": "stp-here"} if is_here else {}))


def _point(day: date) -> Html:
    return element("i", class_="stp-point", style=f"left:{share(day):.2%}")


def _span(change: LeaderChange) -> Html:
    if change.earliest == change.latest:
        return _point(change.latest)
    left = share(change.earliest)
    width = share(change.latest) - left
    return element("i", class_="stp-span", style=f"left:{left:.2%};width:{width:.2%}")


def _now(here: Moment) -> Html:
    return element("i", class_="stp-now", style=f"left:{share(here.day):.2%}")


def step_html(atlas: Atlas, view: View) -> Html:
    """What happened at the step, what changed since the one before, and what may have changed.

    Args:
        atlas: all the data.
        view: the day looked at. Names of footprints are links that select them.
    """
    as_at = view.filters.as_at
    moment, before = moment_of(atlas, as_at), step_before(atlas, as_at)
    source = DAY_SOURCES.get(moment.day, "") if not moment.changes else ""
    what = f"{moment.what}." if as_at == moment.as_at else f"Last before: {moment.what}."
    since = before.value if before else ""
    named = "Leaders named with it" if before is None else f"Changed since {since}"
    may = "May have changed by then"
    return together(
        [
            element("h2", as_at.value),
            element("p", what, *([element("small", f"Source: {source}")] if source else [])),
            element("h3", named),
            _listed((_step(step, moment) for step in changes(atlas, as_at)), _NONE),
            element("h3", may),
            _listed((_maybe(*each) for each in may_have_changed_by(atlas, as_at)), _NONE_MAY),
        ]
    )


_NONE = "No change of a leader is known."
_NONE_MAY = "No known change has a span of days that this day lies in."


def _listed(items: Iterable[Html], otherwise: str) -> Html:
    found = list(items)
    if not found:
        return note(otherwise)
    return element("ul", *found, class_="stp-steps")


def _step(step: Step, moment: Moment) -> Html:
    """One footprint's change; where a lead ended, its source is that of the end."""
    by_code = {footprint.code: change.leader for footprint, change in moment.changes}
    told_by = by_code.get(step.footprint.code, step.after.leader)
    return _item(step.footprint, f"{step.sentence}.", told_by)


def _maybe(footprint: Footprint, change: LeaderChange) -> Html:
    return _item(footprint, f"{leader_words.change_with_days(change)}.", change.leader)


def _item(footprint: Footprint, what: str, leader: Leader) -> Html:
    links = source_links(leader.sources)
    evidence = element("small", leader_words.EVIDENCE[leader.evidence], ". ", links)
    return element("li", footprint_link(footprint.code, footprint.name), ": ", what, evidence)


def table_html(atlas: Atlas) -> Html:
    """Every certain day and every change of a leader: when, what and where it was read.

    Args:
        atlas: all the data.
    """
    rows = [row for moment in moments(atlas) for row in _rows(moment)]
    return fold("The timeline as a table", table(("When", "What", "Source"), rows))


def _rows(moment: Moment) -> list[tuple[str, str, str]]:
    if not moment.changes:
        return [(text.day(moment.day), moment.what, DAY_SOURCES.get(moment.day, ""))]
    return [
        (
            text.dates(change.earliest, change.latest),
            f"{footprint.name}: {change.event.value}, {leader_words.line_of(change.leader)}",
            source_links(change.leader.sources),
        )
        for footprint, change in moment.changes
    ]
