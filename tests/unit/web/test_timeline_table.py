from __future__ import annotations

from datetime import date

import pytest

from stp_map.analysis.timeline import share, step_after
from stp_map.core.model import AsAt, Atlas, ChangeEvent, Evidence
from stp_map.core.view import Filters, Mark, Presentation, View
from stp_map.web.timeline_table import at_step, changes_html, step_html, table_html
from tests.factories import change, footprint, leader, with_footprints
from tests.html_reader import HtmlReader
from tests.untrusted import CORPUS, atlas_full_of

ONE = "E54000001"


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """A footprint whose lead changes in a span of days, and one whose lead ends on a day."""
    second = leader("Bea Second", evidence=Evidence.LATER_SOURCE)
    new = change(ChangeEvent.NEW_LEAD, second, date(2016, 10, 1), date(2016, 12, 31))
    ended = change(ChangeEvent.LEAD_ENDED, leader("Cy Third"), date(2017, 5, 2), date(2017, 5, 2))
    return with_footprints(
        atlas,
        footprint(1, name="Vale", changes=(new,)),
        footprint(2, name="Hill", leader=leader("Cy Third"), changes=(ended,)),
    )


def at(day: date | None) -> View:
    return View(Filters(as_at=AsAt(day)))


def test_days_lie_between_the_first_and_the_last():
    assert share(date(2016, 3, 15)) == 0
    assert share(date(2019, 9, 30)) == 1
    assert share(date(2017, 12, 22)) == pytest.approx(0.5, abs=0.001)


def test_a_step_names_who_followed_whom_with_evidence_and_source(small: Atlas):
    html = changes_html(small, AsAt(date(2016, 12, 31)))
    words = HtmlReader(html).words
    assert "Changed since 30 June 2016" in words
    assert (
        "Vale : Bea Second (later source), Chief Officer, Somewhere CCG; "
        "before, Ann Other was the last known." in words
    )
    assert "Later source" in words
    assert "news.example" in words
    assert f'<a href="?stp={ONE}" data-stp="{ONE}">Vale</a>' in html


def test_before_the_last_day_of_its_span_a_change_may_have_happened(small: Atlas):
    day = AsAt(date(2016, 11, 1))
    may = HtmlReader(changes_html(small, day)).words.split("May have changed by then")[1]
    assert "Vale : New lead, 1 October to 31 December 2016: Bea Second" in may
    assert "Hill" not in may
    assert "Last before: Plans due from every footprint." in step_html(small, day)


def test_the_end_of_a_lead_is_told_with_the_source_of_the_end(small: Atlas):
    words = HtmlReader(changes_html(small, AsAt(date(2017, 5, 2)))).words
    assert "Hill : The lead of Cy Third has ended, successor not known." in words
    assert "No known change has a span" in words


def test_known_days_say_their_source(small: Atlas):
    assert "Source: NHS England, 15 March 2016" in step_html(small, AsAt.FIRST_LEADERS)
    named = step_html(small, AsAt.LEADERS_NAMED)
    assert "HSJ, 30 March 2016; NHS Confederation, 30 March 2016" in named


def test_the_table_has_a_row_for_every_day_and_change_and_marks_the_step(small: Atlas):
    html = table_html(small, at(date(2016, 12, 31)))
    elements = HtmlReader(html).elements
    assert [tag for tag, _ in elements].count("tr") == 1 + 4 + 2
    assert "Vale: new lead, Bea Second (later source)" in html
    current = [a for _, a in elements if a.get("aria-current") == "step"]
    assert [a["data-view"] for a in current] == ["as_at=2016-12-31&mark=changes"]
    assert ">1 October to 31 December 2016</a>" in html


def test_links_to_steps_keep_the_rest_of_the_view(small: Atlas):
    view = View(presentation=Presentation(selected=ONE, labels=True))
    html = table_html(small, view)
    assert "as_at=2016-03-15&amp;labels=on&amp;mark=changes&amp;stp=E54000001" in html
    moved = at_step(view, AsAt.LATEST_KNOWN)
    assert moved.filters.as_at == AsAt.LATEST_KNOWN
    assert (moved.presentation.mark, moved.presentation.selected) == (Mark.CHANGES, ONE)


def test_the_step_after_a_day_is_the_next_known_and_none_after_the_last(small: Atlas):
    assert step_after(small, AsAt(date(2016, 7, 1))) == AsAt(date(2016, 12, 31))
    assert step_after(small, AsAt(date(2017, 5, 2))) is None
    assert step_after(small, AsAt.LATEST_KNOWN) is None


def test_no_text_of_the_data_becomes_markup(atlas: Atlas):
    doctored, day = atlas_full_of(atlas, *CORPUS.values()), AsAt(date(2017, 12, 31))
    steps = step_html(doctored, day) + changes_html(doctored, day)
    elements = HtmlReader(steps + table_html(doctored, at(day.day))).elements
    assert {tag for tag, _ in elements} <= {
        "p", "li", "a", "small", "h2", "h3", "ul",
        "table", "caption", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert not [a for _, a in elements if any(name.startswith("on") for name in a)]
    links = [str(a["href"]) for tag, a in elements if tag == "a"]
    assert all(link.startswith(("?", "https://", "http://")) for link in links)
