"""The timeline for the page in words: what happened at a step, and a table of every change."""

from __future__ import annotations

from collections.abc import Iterable

from stp_map.analysis.address import to_query_string
from stp_map.analysis.timeline import (
    Moment,
    Step,
    changes,
    may_have_changed_by,
    moment_of,
    moments,
    step_before,
)
from stp_map.analysis.timeline_words import DAY_SOURCES
from stp_map.core import leader_words, text
from stp_map.core.html import Html, element, source_links, together
from stp_map.core.model import AsAt, Atlas, Footprint, Leader, LeaderChange
from stp_map.core.view import Mark, View
from stp_map.web.elements import footprint_link, note, table


def at_step(view: View, as_at: AsAt) -> View:
    """The view moved to a day, with what changed marked on the map."""
    return view.filtered(as_at=as_at).presented(mark=Mark.CHANGES)


def step_html(atlas: Atlas, as_at: AsAt) -> Html:
    """What happened at the step that a day is on, or at the last one before it."""
    moment = moment_of(atlas, as_at)
    source = DAY_SOURCES.get(moment.day, "") if not moment.changes else ""
    what = f"{moment.what}." if as_at == moment.as_at else f"Last before: {moment.what}."
    said = [what, *([element("small", f"Source: {source}")] if source else [])]
    return together([element("h2", as_at.value), element("p", *said)])


def changes_html(atlas: Atlas, as_at: AsAt) -> Html:
    """What changed since the step before, and what may have changed by the day.

    Names of footprints are links that select them.
    """
    moment, before = moment_of(atlas, as_at), step_before(atlas, as_at)
    named = f"Changed since {before.value}" if before else "Leaders named with it"
    return together(
        [
            element("h3", named),
            _listed((_step(step, moment) for step in changes(atlas, as_at)), _NONE),
            element("h3", "May have changed by then"),
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


def table_html(atlas: Atlas, view: View) -> Html:
    """Every known day and every change of a leader: when, what and where it was read.

    Args:
        atlas: all the data.
        view: the step that is marked, and what the links to other steps keep.
    """
    here = moment_of(atlas, view.filters.as_at)
    rows = [row for moment in moments(atlas) for row in _rows(moment, here, view)]
    caption = "Every known day, and every change of a leader with the days in which it happened"
    return table(("When", "What", "Source"), rows, caption=caption, class_="stp-days-known")


def _rows(moment: Moment, here: Moment, view: View) -> list[tuple[str, str, str]]:
    """A row for a known day, or one for each change that counts from a day."""
    if not moment.changes:
        link = _step_link(moment, here, view, text.day(moment.day))
        return [(link, moment.what, DAY_SOURCES.get(moment.day, ""))]
    return [
        (
            _step_link(moment, here, view, text.dates(change.earliest, change.latest), number),
            f"{footprint.name}: {change.event.value}, {leader_words.line_of(change.leader)}",
            source_links(change.leader.sources),
        )
        for number, (footprint, change) in enumerate(moment.changes)
    ]


def _step_link(moment: Moment, here: Moment, view: View, words: str, number: int = 0) -> Html:
    """A link to the view at a step; the page goes on at it when it is drawn anew."""
    query = to_query_string(at_step(view, moment.as_at))
    current = {"aria_current": "step"} if moment == here else {}
    keep = f"{moment.as_at.slug} {number}"
    where = {"href": f"?{query}", "data_view": query, "data_stay": "", "data_keep": keep}
    return element("a", words, **where, **current)
