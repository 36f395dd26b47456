"""What is marked over the colours, and what the key to it says."""

from __future__ import annotations

from datetime import date

import pytest

from stp_map.analysis.marks import MarkLine, Marks, Symbol, marks
from stp_map.analysis.selection import select
from stp_map.core.model import AsAt, Atlas, ChangeEvent, Region
from stp_map.core.view import Filters, MapStyle, Mark, Presentation
from tests.factories import change, footprint, leader, with_footprints

APRIL = AsAt(date(2016, 4, 30))
DEVON = "E54000037"


def of(atlas: Atlas, mark: Mark, **filters: object) -> Marks:
    """The marks under some filters."""
    selection = select(atlas, Filters(**filters))  # type: ignore[arg-type]
    return marks(atlas, selection, Presentation(mark=mark))


def numbers(found: Marks, symbol: Symbol) -> list[int]:
    """Numbers of the footprints that bear a symbol."""
    return sorted(int(code[-2:]) for code, each in found.symbols.items() if each is symbol)


def test_nothing_is_marked_unless_it_is_asked_for(atlas: Atlas):
    assert of(atlas, Mark.NOTHING) == Marks("", (), {}, {}, ())


def test_the_first_leaders_are_marked_as_named(atlas: Atlas):
    found = of(atlas, Mark.CHANGES, as_at=AsAt.FIRST_LEADERS)
    assert found.title == "First leaders"
    assert found.lines == (MarkLine(Symbol.DISC, "Leader named", 8),)
    assert numbers(found, Symbol.DISC) == [4, 7, 15, 17, 28, 34, 37, 44]
    assert found.words["E54000007"] == (
        "Sir Howard Bernstein, Chief Executive, Manchester City Council named"
    )


def test_what_changed_is_told_from_what_may_have_changed(atlas: Atlas):
    found = of(atlas, Mark.CHANGES, as_at=APRIL)
    assert found.title == "Changes of leader since 15 April 2016"
    assert found.lines == (
        MarkLine(Symbol.DISC, "Leader changed", 2),
        MarkLine(Symbol.RING, "May have changed by then", 4),
    )
    assert numbers(found, Symbol.DISC) == [10, 37]
    assert numbers(found, Symbol.RING) == [6, 22, 24, 36]
    assert found.words["E54000024"] == (
        "May have changed: new lead, Richard Carr (encyclopaedia), some day from 31 March 2016 to "
        "30 June 2018"
    )


def test_a_change_that_is_known_hides_one_that_may_have_followed(atlas: Atlas):
    day, later = date(2017, 1, 31), date(2017, 5, 31)
    one = footprint(
        changes=(
            change(ChangeEvent.NEW_LEAD, leader("Second"), day, day),
            change(ChangeEvent.NEW_LEAD, leader("Third"), date(2017, 1, 1), later),
        )
    )
    found = of(with_footprints(atlas, one), Mark.CHANGES, as_at=AsAt(day))
    assert found.symbols == {one.code: Symbol.DISC}
    assert found.words[one.code].startswith("Second, ")


@pytest.mark.parametrize("as_at", [AsAt.LATEST_KNOWN, AsAt(date(2019, 9, 30))])
def test_the_last_step_marks_the_lead_that_ended(atlas, as_at):
    found = of(atlas, Mark.CHANGES, as_at=as_at)
    assert found.words == {
        "E54000026": "The lead of Dr Anita Donley (unverified) has ended, successor not known"
    }
    assert found.lines == (MarkLine(Symbol.DISC, "Leader changed", 1),)


def test_where_nothing_changed_the_heading_says_since_when(atlas: Atlas):
    found = of(atlas, Mark.CHANGES, as_at=AsAt(date(2017, 6, 30)))
    assert found.title == "Changes of leader since 31 December 2016"
    assert numbers(found, Symbol.DISC) == []
    assert numbers(found, Symbol.RING) == [13, 24]


def test_weak_evidence_is_marked_by_its_kind(atlas: Atlas):
    found = of(atlas, Mark.EVIDENCE)
    assert numbers(found, Symbol.DISC) == [10, 25, 26, 31, 35]
    assert numbers(found, Symbol.RING) == [11, 12, 13, 18, 19, 20, 24, 39, 40, 41]
    assert numbers(found, Symbol.SQUARE) == [21, 38, 42]
    assert [line.count for line in found.lines] == [5, 10, 3]
    assert found.words["E54000010"] == "Penny Harris: unverified"
    assert found.words["E54000011"] == "Simon Wright: later source"


def by_type(atlas: Atlas, mark: Mark, as_at: AsAt) -> Marks:
    """The marks of a map of leader types on a day."""
    shown = Presentation(colour_by="leader-type", mark=mark)
    return marks(atlas, select(atlas, Filters(as_at=as_at)), shown)


def test_a_map_of_leader_types_of_a_later_day_marks_what_is_known_of_each(atlas: Atlas):
    found = by_type(atlas, Mark.NOTHING, AsAt(date(2017, 12, 31)))
    assert found.title == "What is known of the leads"
    assert [(line.symbol, line.label, line.count) for line in found.lines] == [
        (Symbol.DISC, "Known on that day", 3),
        (Symbol.RING, "Last known, not checked since", 40),
        (Symbol.SQUARE, "Ended, successor not known", 1),
    ]
    assert numbers(found, Symbol.DISC) == [13, 14, 35]
    assert found.words["E54000010"] == (
        "Ended some day from 1 November to 14 December 2016, successor not known"
    )


def test_it_marks_nothing_of_30_march_2016_and_nothing_in_place_of_what_was_asked_for(atlas):
    assert by_type(atlas, Mark.NOTHING, AsAt.LEADERS_NAMED).title == ""
    evidence = by_type(atlas, Mark.EVIDENCE, AsAt.LATEST_KNOWN)
    assert evidence.title == "Evidence for the leader"


def test_who_is_to_be_confirmed_has_a_sign_of_its_own(atlas: Atlas):
    found = of(atlas, Mark.STANDING, as_at=APRIL)
    assert numbers(found, Symbol.FRAME) == [6, 22, 36]
    assert found.lines[-1].label == "To be confirmed"


def test_trusts_are_marked_where_they_are_and_counted(atlas: Atlas):
    found = of(atlas, Mark.TRUSTS, regions=(Region.LONDON,))
    assert found.title == "NHS trusts on 30 March 2016"
    assert found.lines == (MarkLine(Symbol.TRUST, "Headquarters of a trust", 35, "trust"),)
    assert len(found.trusts) == 35
    assert all(51 < trust.latitude < 52 for trust in found.trusts)
    assert found.symbols == found.words == {}


def test_trusts_bring_the_source_lines_of_their_places(atlas: Atlas):
    assert of(atlas, Mark.TRUSTS).attribution == (
        "NHS trusts: NHS Digital, 2016, by headquarters",
        "Contains OS data © Crown copyright and database right 2025",
        "Contains Royal Mail data © Royal Mail copyright and database right 2025",
    )
    assert of(atlas, Mark.EVIDENCE).attribution == ()


def test_among_tiles_trusts_are_counted_and_not_drawn(atlas: Atlas):
    selection = select(atlas, Filters())
    found = marks(atlas, selection, Presentation(mark=Mark.TRUSTS, style=MapStyle.TILES))
    assert (found.trusts, found.lines[0].count) == ((), 238)
    assert "tiles have no places" in found.lines[0].label


def test_where_no_footprint_is_shown_no_trust_is_marked(atlas: Atlas):
    assert of(atlas, Mark.TRUSTS, query="zzzz").lines == ()


def test_what_the_filters_leave_out_is_neither_marked_nor_counted(atlas: Atlas):
    evidence = of(atlas, Mark.EVIDENCE, regions=(Region.LONDON,))
    assert (numbers(evidence, Symbol.DISC), len(evidence.lines)) == ([31], 1)
    changed = of(atlas, Mark.CHANGES, as_at=APRIL, regions=(Region.SOUTH,))
    assert set(changed.words) == set(changed.symbols) == {DEVON, "E54000036"}
    assert [line.count for line in changed.lines] == [1, 1]


@pytest.mark.parametrize("mark", Mark)
def test_a_place_that_was_searched_for_is_marked_whatever_else_is(atlas, mark):
    (place,) = of(atlas, mark, query="Skipton").places
    assert (place.name, place.latitude, place.longitude) == ("Skipton", 53.961, -2.017)


def test_every_place_of_a_name_in_england_is_marked_and_no_other(atlas: Atlas):
    places = of(atlas, Mark.NOTHING, query="Newport").places
    assert places
    assert all(49.9 < place.latitude < 55.9 for place in places)
    assert "Cardiff" not in [
        place.name for place in of(atlas, Mark.NOTHING, query="Cardiff").places
    ]


def test_a_position_is_marked_where_it_is(atlas: Atlas):
    (place,) = of(atlas, Mark.NOTHING, query="SE 0151").places
    assert (place.name, place.latitude, place.longitude) == (
        "SE 0151",
        pytest.approx(53.955, abs=0.01),
        pytest.approx(-1.985, abs=0.01),
    )


def test_words_that_are_no_place_mark_nothing(atlas: Atlas):
    assert of(atlas, Mark.NOTHING, query="zzzz").places == ()
