"""Everything about one footprint, in plain view and as nothing but text."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from stp_map.details import details_html, rank
from stp_map.editions import leader_as_at
from stp_map.model import AsAt, Atlas, ChangeEvent, Evidence, PopulationBase, Source
from stp_map.selection import Entry
from tests.factories import NOBODY, ccg, change, footprint, leader, with_footprints
from tests.html_reader import HtmlReader

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def details(atlas: Atlas, number: int, as_at: AsAt = AsAt.LEADERS_NAMED) -> str:
    """The words about a footprint."""
    one = atlas.footprints[number - 1]
    return HtmlReader(
        details_html(atlas, Entry(one, leader_as_at(one, as_at)), is_shown=True)
    ).words


def test_a_footprint_reads_from_its_name_to_its_ccgs(atlas: Atlas):
    assert details(atlas, 2) == (
        "West, North and East Cumbria Footprint 2 · North "
        "Leader Stephen Eames Chief Executive, North Cumbria University Hospitals NHS Trust "
        "Type NHS provider Public since 30 March 2016 "
        "Evidence Published: read in a source of the time, or in one that cites it "
        "Source hsj.co.uk Note Read in the HSJ list of 30 March 2016 "
        "Population and area GP-registered patients, January to March 2016 "
        "322,775 (rank 44 of 44) Residents, mid-2015 319,000 (rank 44 of 44) "
        f"Area {atlas.footprints[1].area_km2:,.0f} km² "
        "Density 64 registered patients, 63 residents per km² "
        "Published at the time 300,000 (NHS England 15 Mar 2016 news "
        "(england.nhs.uk/2016/03/footprint-areas); PharmaTimes; NHS Confed) "
        "Codes First-issued ONS code E54000002 Code after February 2017 E54000047 "
        "Note first-issued code inferred from sequence (superseded Feb 2017 by E54000047) "
        "1 clinical commissioning group (CCG) CCG Registered Residents "
        + " ".join(
            f"{each.name} (part) {each.population_registered:,} {each.population_resident:,}"
            for each in atlas.footprints[1].ccgs
        )
        + " A CCG marked (part) lay in two footprints; its populations are those of the whole CCG."
    )


def test_the_largest_footprint_is_first_in_rank(atlas: Atlas):
    assert rank(atlas, atlas.footprints[6], PopulationBase.REGISTERED) == 1
    assert "2,959,911 (rank 1 of 44)" in details(atlas, 7)


def test_ties_share_a_rank(atlas: Atlas):
    people = [500, 900, 500, 100]
    tied = [footprint(n, population_registered=p) for n, p in enumerate(people, start=1)]
    small = with_footprints(atlas, *tied)
    assert [rank(small, f, PopulationBase.REGISTERED) for f in tied] == [2, 1, 2, 4]


def test_a_footprint_that_waits_says_so_and_where_that_was_read(atlas: Atlas):
    assert "Leader To be confirmed Note HSJ list: TBC on 30 March 2016" in details(atlas, 6)
    assert "Source hsj.co.uk Population and area" in details(atlas, 6)


def test_a_leader_not_yet_public_is_not_named(atlas: Atlas):
    early = details(atlas, 1, AsAt.FIRST_LEADERS)
    assert "Leader To be confirmed Note No leader was public on 15 March 2016." in early
    assert "Mark Adams" not in early


def test_a_leader_without_a_published_source_says_so(atlas: Atlas):
    text = details(atlas, 25)
    assert "Evidence Unverified: no published source found Source None found" in text


def test_a_clinician_is_called_one_only_where_a_source_says_so(atlas: Atlas):
    assert "Clinician Yes, a source says so" in details(atlas, 4)
    assert "Clinician" not in details(atlas, 1)


def test_a_lead_that_ended_says_so(atlas: Atlas):
    assert re.search("Since then (The|This) lead (has )?ended", details(atlas, 14))
    assert "Since then" not in details(atlas, 13)


def test_later_changes_are_listed_oldest_first_with_their_evidence(atlas: Atlas):
    text = details(atlas, 6)
    first = text.index("New lead, between 31 March 2016 and 31 October 2016: Emma Latimer")
    second = text.index("New lead, between 1 August 2017 and 30 September 2017: Simon Pleydell")
    assert text.index("Later changes known") < first < second
    assert text.count("Published: read in a source of the time") == 2


def test_without_later_changes_there_is_no_heading_for_them(atlas: Atlas):
    assert "Later changes known" not in details(atlas, 1)


def test_an_unchanged_code_is_named_once(atlas: Atlas):
    assert "Codes First-issued ONS code E54000037 Later changes" in details(atlas, 37)


def test_a_footprint_left_out_says_so(atlas: Atlas):
    one = atlas.footprints[0]
    says_so = [
        "not among those that the filters show" in details_html(atlas, entry, is_shown=is_shown)
        for entry in [Entry(one, one.leader)]
        for is_shown in (False, True)
    ]
    assert says_so == [True, False]


def test_several_ccgs_are_counted_and_listed(atlas: Atlas):
    text = details(atlas, 37)
    assert "2 clinical commissioning groups (CCGs)" in text
    assert all(each.name in text for each in atlas.footprints[36].ccgs)
    assert "(part)" not in text


def hostile(value: object) -> object:
    """A copy of a value with hostile text in every field of text."""
    texts = {f.name: HOSTILE for f in fields(value) if isinstance(getattr(value, f.name), str)}  # type: ignore[arg-type]
    return replace(value, **texts)  # type: ignore[type-var]


@pytest.mark.parametrize("waits", [False, True])
def test_hostile_text_in_every_field_stays_text(atlas: Atlas, waits):
    sources = (Source(HOSTILE, HOSTILE), Source("https://x.example/" + HOSTILE, HOSTILE))
    person = replace(hostile(leader()), sources=sources, evidence=Evidence.UNVERIFIED)
    one = replace(
        hostile(footprint()),
        leader=person,
        changes=(change(ChangeEvent.NEW_LEAD, person, date(2017, 1, 1), date(2017, 1, 2)),),
        ccgs=(hostile(ccg(is_split=True)), hostile(ccg())),
    )
    shown = replace(NOBODY, note=HOSTILE, sources=sources) if waits else person
    read = HtmlReader(details_html(atlas, Entry(one, shown), is_shown=False))
    assert {tag for tag, _ in read.elements} <= {
        *("h2", "h3", "p", "dl", "div", "dt", "dd", "a", "ul", "li"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert {name for _, attributes in read.elements for name in attributes} <= {
        *("id", "class", "href", "rel", "scope")
    }
    assert {attributes.get("href") for tag, attributes in read.elements if tag == "a"} == {
        "https://x.example/" + HOSTILE
    }
    assert read.text.count(HOSTILE) > 5
