"""Everything about one footprint, in plain view and as nothing but text."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.core.later import LaterArea, ProcessDate, Relation
from stp_map.core.model import FIRST_DAY, AsAt, Atlas, ChangeEvent, PopulationBase, Source
from stp_map.core.organisations import Council
from stp_map.core.view import Filters, Presentation, View
from stp_map.web.details import details_html, rank
from tests.factories import NOBODY, ccg, change, footprint, leader, trust, with_footprints
from tests.html_reader import HtmlReader

UNTRUSTED = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def read(atlas: Atlas, code: str, filters: Filters | None = None) -> HtmlReader:
    """The details of a footprint as a browser takes them."""
    view = View(filters or Filters(), Presentation(selected=code))
    return HtmlReader(details_html(scene_of(atlas, view)))


def details(atlas: Atlas, number: int, as_at: AsAt = AsAt.LEADERS_NAMED) -> str:
    """The words about a footprint in an edition."""
    return read(atlas, f"E540000{number:02}", Filters(as_at=as_at)).words


def test_a_footprint_begins_with_its_name_number_and_region(atlas: Atlas):
    assert details(atlas, 37).startswith("Devon Footprint 37 · South")


def test_a_leader_is_given_with_post_type_day_evidence_and_source(atlas: Atlas):
    assert (
        "Leader Stephen Eames Chief Executive, North Cumbria University Hospitals NHS Trust "
        "What is known Announced on 30 March 2016 "
        "Type NHS provider Lead made public 30 March 2016 "
        "Evidence Published: read in an official page or in the press "
        "Source HSJ, 30 March 2016 Note Read in the HSJ list of 30 March 2016"
    ) in details(atlas, 2)


def test_populations_area_and_density_are_given_on_both_bases(atlas: Atlas):
    assert (
        "Population and area GP-registered patients, January to March 2016 "
        "322,775 (rank 44 of 44) Residents, mid-2015 319,000 (rank 44 of 44) Area 5,042 km² "
        "Density 64 registered patients, 63 residents per km² "
        "Published at the time 300,000 (NHS England 15 Mar 2016 news "
        "(england.nhs.uk/2016/03/footprint-areas); PharmaTimes; NHS Confed)"
    ) in details(atlas, 2)


def test_measures_without_a_place_of_their_own_are_among_the_numbers(atlas: Atlas):
    numbers = details(atlas, 37).partition("Population and area")[2].partition("Neighbours")[0]
    assert (
        "Share of England’s patients 2.1% of England’s registered patients "
        "Number of neighbours 3 neighbours"
    ) in numbers
    other = [each for each in MEASURES if each.is_numeric and not each.has_column]
    assert [each.name for each in other if each.name not in numbers] == []


def test_a_changed_code_is_given_with_its_successor_and_why(atlas: Atlas):
    assert (
        "Codes First-issued ONS code E54000002 Code after February 2017 E54000047 "
        "Note first-issued code inferred from sequence (superseded Feb 2017 by E54000047)"
    ) in details(atlas, 2)


def test_an_unchanged_code_has_no_successor(atlas: Atlas):
    assert "E54000037" in details(atlas, 37)
    assert "Code after February 2017" not in details(atlas, 37)


def test_a_split_ccg_is_marked_and_explained(atlas: Atlas):
    (cumbria,) = atlas.footprints[1].ccgs
    assert (
        "1 clinical commissioning group (CCG) CCG Registered Residents "
        f"{cumbria.name} (part) {cumbria.population_registered:,} "
        f"{cumbria.population_resident:,} A CCG marked (part) lay in two footprints; its "
        "populations are those of the whole CCG."
    ) in details(atlas, 2)


def test_neighbours_are_links_that_name_their_footprint(atlas: Atlas):
    found = read(atlas, "E54000036", Filters(query="o"))
    links = [(e, a) for e, a in found.elements if e == "a" and "data-stp" in a]
    assert links == [("a", {"href": "?stp=E54000037", "data-stp": "E54000037"})]
    assert "Neighbours Devon" in found.words


def test_the_largest_footprint_is_first_in_rank(atlas: Atlas):
    assert rank(atlas, atlas.footprints[6], PopulationBase.REGISTERED) == 1
    assert "2,959,911 (rank 1 of 44)" in details(atlas, 7)


def test_ties_share_a_rank(atlas: Atlas):
    people = [500, 900, 500, 100]
    tied = [footprint(n, population_registered=p) for n, p in enumerate(people, start=1)]
    small = with_footprints(atlas, *tied)
    assert [rank(small, f, PopulationBase.REGISTERED) for f in tied] == [2, 1, 2, 4]


def test_a_footprint_that_waits_says_so_and_where_that_was_read(atlas: Atlas):
    assert (
        "Leader To be confirmed What is known To be confirmed Note HSJ list: TBC on 30 March 2016"
        in details(atlas, 6)
    )
    assert "Source HSJ, 30 March 2016 Population and area" in details(atlas, 6)


def test_a_leader_not_yet_public_is_not_named(atlas: Atlas):
    early = details(atlas, 1, AsAt.FIRST_LEADERS)
    assert (
        "What is known To be confirmed Note No leader was public before 30 March 2016."
    ) in early
    assert "Mark Adams" not in early


def test_a_leader_without_a_published_source_says_so(atlas: Atlas):
    text = details(atlas, 25)
    assert "Evidence Unverified: no published source found Source None found" in text


def test_a_clinician_is_called_one_only_where_a_source_says_so(atlas: Atlas):
    assert "Clinician Yes, a source says so" in details(atlas, 4)
    assert "Clinician" not in details(atlas, 1)


def test_a_lead_that_ended_says_so(atlas: Atlas):
    ended = details(atlas, 14, AsAt.LATEST_KNOWN)
    known = "Ended some day from 1 to 31 January 2019, successor not known"
    assert "Leader David Pearson Director of Adult Social Care, Nottinghamshire" in ended
    assert f"What is known {known}" in ended
    assert "On the end left the ICS lead role; non-executive chair from 1 March 2019" in ended
    assert "Source of the end HSJ" in ended
    assert "Source of the end" not in details(atlas, 14)


def test_a_lead_of_a_later_day_is_the_last_known_one(atlas: Atlas):
    later = details(atlas, 10, AsAt(date(2016, 4, 10)))
    assert (
        "Leader Penny Harris (unverified) Programme Director, Staffordshire transformation "
        "programme What is known Last known, from March 2016, not checked since; may have changed: "
        "new lead, John MacDonald, some day from 1 to 30 April 2016"
    ) in later


def test_later_changes_are_listed_oldest_first_with_their_evidence(atlas: Atlas):
    text = details(atlas, 6)
    first = text.index("New lead, 31 March to 31 October 2016: Emma Latimer")
    second = text.index("New lead, 1 August to 30 September 2017: Simon Pleydell")
    assert text.index("Later changes known") < first < second
    assert text.count("Published: read in an official page or in the press. HSJ, 2017") == 2


def test_without_later_changes_there_is_no_heading_for_them(atlas: Atlas):
    assert "Later changes known" not in details(atlas, 1)


@pytest.mark.parametrize(("query", "says_so"), [("devon", True), ("cornwall", False)])
def test_a_footprint_left_out_says_so(atlas: Atlas, query, says_so):
    note = "This footprint is not among those that the filters show."
    assert (note in read(atlas, "E54000036", Filters(query=query)).words) is says_so


def test_several_ccgs_are_counted_and_listed(atlas: Atlas):
    text = details(atlas, 37)
    assert "2 clinical commissioning groups (CCGs)" in text
    assert all(each.name in text for each in atlas.footprints[36].ccgs)
    assert "(part)" not in text


def filled(value: object, text: str) -> object:
    """A copy of a value with a text in every field of text."""
    texts = {f.name: text for f in fields(value) if isinstance(getattr(value, f.name), str)}  # type: ignore[arg-type]
    return replace(value, **texts)  # type: ignore[type-var]


def details_full_of(atlas: Atlas, text: str, *, waits: bool) -> HtmlReader:
    """The details of a footprint whose every text is the same one."""
    sources = (Source(text, text), Source("https://x.example/" + text, text))
    person = replace(filled(leader(), text), sources=sources)
    shares = (("E54000001", 0.5), ("E54000002", 0.5))
    one = replace(
        filled(footprint(), text),
        code="E54000001",
        leader=replace(NOBODY, note=text, sources=sources) if waits else person,
        changes=(change(ChangeEvent.NEW_LEAD, person, date(2017, 1, 1), date(2017, 1, 2)),),
        ccgs=(filled(ccg(is_split=True), text), filled(ccg(), text)),
        neighbours=("E54000002",),
        trusts=(filled(trust(), text),),
        councils=(Council(text, text, text, 1, 2),),
        later=(LaterArea("2024", text, text, text, text, Relation.CHANGED_AREA, shares, text),),
    )
    small = replace(
        with_footprints(atlas, one, footprint(2, name=text)),
        process_dates=(ProcessDate(FIRST_DAY, FIRST_DAY, text, one.code, sources, text),),
    )
    return read(small, "E54000001", Filters(query="nothing that is there"))


@pytest.mark.parametrize("waits", [False, True])
def test_untrusted_text_in_every_field_stays_text(atlas: Atlas, waits):
    found = details_full_of(atlas, UNTRUSTED, waits=waits)
    harmless = details_full_of(atlas, "harmless", waits=waits)
    assert [(e, list(a)) for e, a in found.elements] == [(e, list(a)) for e, a in harmless.elements]
    assert {attributes["href"] for element, attributes in found.elements if element == "a"} == {
        "https://x.example/" + UNTRUSTED,
        "?stp=E54000002",
    }
    assert found.text.count(UNTRUSTED) == harmless.text.count("harmless") > 5
