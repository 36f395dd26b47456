"""The lanes of the timeline as a person meets them on the page: drawn, read out, selected."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.core import palette
from stp_map.core.model import AsAt, Atlas, ChangeEvent, Evidence, LeaderType, Region
from stp_map.core.view import Filters, Presentation, View
from stp_map.web.timeline_lanes import lanes_html
from tests.factories import NOBODY, change, footprint, leader, with_footprints
from tests.html_reader import HtmlReader
from tests.untrusted import CORPUS, atlas_full_of

VALE, HILL = "E54000001", "E54000002"


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """A footprint whose lead changes in a span of days, and one where nobody was named."""
    second = leader("Bea Second", leader_type=LeaderType.INDEPENDENT, evidence=Evidence.UNVERIFIED)
    new = change(ChangeEvent.NEW_LEAD, second, date(2016, 10, 1), date(2016, 12, 31))
    return with_footprints(
        atlas,
        footprint(1, name="Vale", changes=(new,)),
        footprint(2, name="Hill", region=Region.LONDON, leader=NOBODY),
    )


def lanes(atlas: Atlas, view: View | None = None) -> str:
    return lanes_html(scene_of(atlas, view or View()))


def bars(html: str, code: str) -> list[tuple[str, float, float, str]]:
    """The bars of a lane from left to right: look, start and width in per cent, and title."""
    (lane,) = re.findall(rf'<li data-stp="{code}".*?</li>', html)
    found = [
        (
            str(a["class"]).removeprefix("stp-bar stp-"),
            *(float(n) for n in re.findall(r"(?:left|width):([\d.]+)%", str(a["style"]))),
            str(a["title"]),
        )
        for tag, a in HtmlReader(lane).elements
        if tag == "i"
    ]
    return sorted(found, key=lambda bar: bar[1])


def test_a_lane_is_solid_hatched_and_dashed_from_end_to_end(small: Atlas):
    drawn = bars(lanes(small), VALE)
    assert [look for look, *_ in drawn] == ["empty", "solid", "hatched", "span", "hatched"]
    for (_, start, width, _), (_, following, *_) in pairwise(drawn):
        assert start + width == pytest.approx(following, abs=0.02)
    _, start, width, title = drawn[3]
    assert start == pytest.approx(100 * 200 / 1294, abs=0.02), "1 October 2016"
    assert width == pytest.approx(100 * 91 / 1294, abs=0.02), "up to the day before it counts"
    assert "may have changed: new lead, Bea Second (unverified)" in title
    assert sum(drawn[-1][1:3]) == pytest.approx(100)


def test_every_bar_has_the_colour_of_its_leaders_type(small: Atlas):
    html = lanes(small)
    for kind in (LeaderType.CCG, LeaderType.INDEPENDENT):
        assert f"--stp-fill:{palette.LEADER_TYPES[kind].colour}" in html
        assert HtmlReader(html).words.count(str(kind.value)) >= 1
    assert palette.LEADER_TYPES[LeaderType.LOCAL_AUTHORITY].colour not in html


def test_names_stand_in_the_lanes_once_a_lead_with_weak_evidence_marked(small: Atlas):
    html = lanes(small)
    in_bars = re.findall(r"<i [^>]*>(.*?)</i>", html)
    named = [HtmlReader(each).words for each in in_bars if "<span>" in each]
    assert named == [
        "To be confirmed",
        "Ann Other , CCG",
        "Bea Second (unverified) , independent",
        "To be confirmed",
    ]


def test_a_screen_reader_is_told_each_lane_in_words_and_not_the_drawing(small: Atlas):
    html = lanes(small)
    hidden = re.sub(r'<(div|i)[^>]*aria-hidden="true".*?</\1>', "", html)
    words = HtmlReader(hidden).words
    assert (
        "Vale 15 to 29 March 2016: To be confirmed. "
        "30 March 2016: Ann Other, CCG, announced on 30 March 2016. "
        "31 March to 30 September 2016: Ann Other, CCG, last known, from March 2016, "
        "not checked since. 1 October to 30 December 2016: Ann Other, CCG, last known, from "
        "March 2016, not checked since; may have changed: new lead, Bea Second (unverified), "
        "some day from 1 October to 31 December 2016." in words
    )
    assert "Hill 15 March 2016 to 30 September 2019: To be confirmed." in words
    assert [tag for tag, _ in HtmlReader(html).elements].count("h3") == 2, "a heading a region"


def test_only_lanes_of_footprints_shown_are_drawn(small: Atlas, atlas: Atlas):
    html = lanes(small, View(Filters(regions=(Region.LONDON,))))
    assert "Hill" in html
    assert "Vale" not in html
    assert lanes(atlas).count("<li data-stp=") == 44
    none = lanes(small, View(Filters(query="nowhere")))
    assert HtmlReader(none).words == "No footprint matches these filters, so there is no lane."


def test_a_press_on_a_lane_selects_it_and_the_selected_one_shows_its_words(small: Atlas):
    html = lanes(small, View(presentation=Presentation(selected=HILL)))
    assert f'data-keep="lane {VALE}">Vale</a>' in html
    current = [a for tag, a in HtmlReader(html).elements if a.get("aria-current") == "true"]
    assert [a["data-stp"] for a in current] == [HILL]
    shown, other = (re.findall(rf'<li data-stp="{code}".*?</li>', html) for code in (HILL, VALE))
    assert "stp-unseen" not in shown[0]
    assert "stp-selected" in shown[0]
    assert "stp-unseen" in other[0]


@pytest.mark.parametrize(
    ("as_at", "left", "words"),
    [
        (AsAt(date(2016, 3, 15)), "0.00%", "Day shown: 15 March 2016"),
        (AsAt(date(2017, 12, 31)), "50.70%", "Day shown: 31 December 2017"),
        (AsAt.LATEST_KNOWN, "100.00%", "Latest known"),
    ],
)
def test_the_day_looked_at_is_a_line_across_with_its_name(
    small: Atlas, as_at: AsAt, left: str, words: str
):
    html = lanes(small, View(Filters(as_at=as_at)))
    assert f'class="stp-day" style="left:{left}"' in html
    assert f"{words}</b>" in html


def test_the_axis_names_years_and_the_known_days(small: Atlas):
    words = HtmlReader(lanes(small)).words
    for said in ("15 March 2016", "30 March 2016", "15 April 2016", "30 June 2016", "2017", "2019"):
        assert said in words


def test_no_text_of_the_data_becomes_markup(atlas: Atlas):
    elements = HtmlReader(lanes(atlas_full_of(atlas, *CORPUS.values()))).elements
    assert {tag for tag, _ in elements} == {
        *("p", "ul", "li", "i", "div", "span", "b", "small", "h3", "a"),
    }
    assert not [a for _, a in elements if any(name.startswith("on") for name in a)]
