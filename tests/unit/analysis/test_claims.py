"""Claims against the data: every verdict, hand-checked, and altered tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape

import pytest

from stp_map.analysis.address import from_params, to_params
from stp_map.analysis.claims import Finding, Measured, Said, Verdict, cannot_check, judge
from stp_map.analysis.claims_said import CLAIMS
from stp_map.core.model import Atlas, Footprint, LeaderType, Region
from stp_map.core.organisations import TrustType
from stp_map.web.claims_table import claims_html, summary
from tests.factories import NOBODY, leader, with_footprints

HOLDS, APPROXIMATELY = Verdict.HOLDS, Verdict.APPROXIMATELY
DOES_NOT_HOLD, CANNOT_CHECK = Verdict.DOES_NOT_HOLD, Verdict.CANNOT_CHECK


def finding(atlas: Atlas, words: str) -> Finding:
    """What the data says to the one claim that holds these words."""
    (claim,) = (claim for claim in CLAIMS if words in claim.words)
    return claim.check(atlas)


def altered(atlas: Atlas, number: int, **changes: object) -> Atlas:
    """The atlas with one footprint changed."""
    return with_footprints(
        atlas,
        *(
            replace(f, **changes) if f.number == number else f  # type: ignore[arg-type]
            for f in atlas.footprints
        ),
    )


@pytest.mark.parametrize(
    ("said", "value", "verdict", "miss"),
    [
        (Said(5, 5), 5, HOLDS, 0),
        (Said(5, 5), 6, DOES_NOT_HOLD, 1),
        (Said(44, 44), 43, APPROXIMATELY, -1),
        (Said(22, 22), 18, DOES_NOT_HOLD, -4),
        (Said(1.8, 1.9, 0.1), 1.76, HOLDS, 0),
        (Said(1.8, 1.9, 0.1), 1.70, APPROXIMATELY, -0.1),
        (Said(1.8, 1.9, 0.1), 1.60, DOES_NOT_HOLD, -0.2),
        (Said(6, 7), 7.4, HOLDS, 0),
        (Said(6, 7), 7.6, APPROXIMATELY, 0.6),
        (Said(300_000, 300_000, 10_000), 322_775, APPROXIMATELY, 22_775),
        (Said(2_900_000, 3_000_000, 0), 2_959_911, HOLDS, 0),
        (Said(2_900_000, 3_000_000, 0), 3_000_000, HOLDS, 0),
        (Said(0, 0), 1, DOES_NOT_HOLD, 1),
    ],
)
def test_a_number_is_judged_as_it_was_said(said: Said, value, verdict, miss):
    assert said.verdict(value) is verdict
    assert said.miss(value) == pytest.approx(miss)


def test_a_claim_of_several_numbers_stands_as_its_worst_and_gives_every_difference():
    found = judge(
        "the figure",
        Measured("North", 44, Said(44, 44)),
        Measured("South", 43, Said(44, 44)),
        Measured("London", 10, Said(5, 5)),
    )
    assert found == Finding(
        DOES_NOT_HOLD,
        "the figure",
        "South: 1 below what was said (2%); London: 5 above what was said (100%)",
    )


def test_today_13_hold_4_hold_approximately_1_does_not_hold_and_1_cannot_be_checked(atlas: Atlas):
    verdicts = Counter(claim.check(atlas).verdict for claim in CLAIMS)
    assert verdicts == {HOLDS: 13, APPROXIMATELY: 4, DOES_NOT_HOLD: 1, CANNOT_CHECK: 1}


@pytest.mark.parametrize(
    ("words", "figure", "why"),
    [
        (
            "smallest",
            "West, North and East Cumbria: 322,775 registered patients (319,000 residents)",
            "22,775 above what was said (8%)",
        ),
        ("Half of", "18 of 44 (41%) on 30 March 2016", "4 below what was said (18%)"),
        ("North or London has 1.8", "North 1.78 million; London 1.88 million", ""),
        ("East has 1.0", "Midlands and East 1.02 million; South 1.13 million", ""),
        ("North or London has six", "North 7.4; London 6.4 CCGs on average", ""),
        ("three or four CCGs", "Midlands and East 3.6; South 3.8 CCGs on average", ""),
        (
            "seven or eight trusts",
            (
                "North 8.2; London 7.0 trusts by headquarters on average; without ambulance "
                "trusts North 7.9; London 6.8"
            ),
            "",
        ),
        (
            "as many providers as CCGs",
            (
                "Midlands and East 4.3; South 4.3 trusts by headquarters on average; without "
                "ambulance trusts Midlands and East 4.1; South 4.1"
            ),
            "",
        ),
        (
            "county boundaries",
            (
                "20 of 44 footprints are made of whole upper-tier councils, 15 of the 39 outside "
                "London; 27 and 22 to within 5% of each council"
            ),
            "“Many” is taken as half, and half are so only to within 5%",
        ),
        ("by 15 April", "15 April 2016: First return due: governance and priorities", ""),
        (
            "end of June",
            "30 June 2016: June submissions due",
            "what was due in June was not final: full submissions were due later",
        ),
        (
            "accountable officers",
            "40 of 41 leaders are of these kinds; a source calls 5 of them clinicians",
            "of another kind: Penny Harris (unverified), independent",
        ),
    ],
)
def test_figures_are_those_counted_by_hand(atlas: Atlas, words: str, figure: str, why: str):
    found = finding(atlas, words)
    assert found.figure.startswith(figure)
    assert found.why == why


def test_a_footprint_less_makes_the_number_of_footprints_approximate(atlas: Atlas):
    fewer = with_footprints(atlas, *atlas.footprints[:-1])
    assert finding(fewer, "divided into 44").verdict is APPROXIMATELY
    assert (
        finding(with_footprints(atlas, *atlas.footprints[:20]), "into 44").verdict is DOES_NOT_HOLD
    )


def test_the_smallest_footprint_is_judged_by_who_and_how_many(atlas: Atlas):
    rounder = altered(atlas, 2, population_registered=302_000)
    assert finding(rounder, "smallest").verdict is HOLDS
    other = altered(atlas, 11, population_registered=300_000)
    found = finding(other, "smallest")
    assert (found.verdict, found.why) == (DOES_NOT_HOLD, "another footprint is the smallest")
    assert found.figure.startswith("Shropshire")


def test_another_region_changes_the_count_for_london(atlas: Atlas):
    assert (
        finding(altered(atlas, 1, region=Region.LONDON), "within London").verdict is DOES_NOT_HOLD
    )


def test_a_leader_confirmed_or_lost_changes_what_is_said_of_leaders(atlas: Atlas):
    confirmed = altered(atlas, 6, leader=leader(leader_type=LeaderType.CCG))
    assert finding(confirmed, "still to be confirmed").verdict is DOES_NOT_HOLD
    assert finding(confirmed, "18 CCG leaders").verdict is APPROXIMATELY
    lost = altered(atlas, 7, leader=NOBODY)
    assert finding(lost, "first eight").verdict is DOES_NOT_HOLD


def test_half_is_half_of_the_footprints_there_are(atlas: Atlas):
    led = [f for f in atlas.footprints if f.leader.leader_type is LeaderType.CCG]
    others = [f for f in atlas.footprints if f not in led]
    assert finding(with_footprints(atlas, *led, *others[:18]), "Half of").verdict is HOLDS


def test_what_the_tables_do_not_hold_is_not_guessed(atlas: Atlas):
    assert cannot_check("No column.")(atlas) == Finding(CANNOT_CHECK, "", "No column.")
    found = finding(atlas, "women")
    assert found.verdict is CANNOT_CHECK
    assert "do not say who is a woman" in found.why


def test_what_happened_later_stands_beside_a_date(atlas: Atlas):
    assert finding(atlas, "by 15 April").after == (
        "made on that day by footprints 12 and 27, as far as is known"
    )
    assert finding(atlas, "end of June").after == (
        "13 June 2016: Minister tells Parliament that June submissions will be work in progress. "
        "21 October 2016: Full submissions due and made"
    )


def each_altered(atlas: Atlas, changed: Callable[[Footprint], Footprint]) -> Atlas:
    """The atlas with every footprint changed."""
    return with_footprints(atlas, *map(changed, atlas.footprints))


def dated(atlas: Atlas, event: str, day: date) -> Atlas:
    """The atlas with the events that begin so on another day."""
    return replace(
        atlas,
        process_dates=tuple(
            replace(each, earliest=day, latest=day) if each.event.startswith(event) else each
            for each in atlas.process_dates
        ),
    )


def with_leader(atlas: Atlas, number: int, **changes: object) -> Atlas:
    """The atlas with a footprint's leader changed."""
    return altered(atlas, number, leader=replace(atlas.footprints[number - 1].leader, **changes))


CHANGED_TABLES: dict[str, Callable[[Atlas], Atlas]] = {
    "divided into 44": lambda atlas: with_footprints(atlas, *atlas.footprints[:-1]),
    "lie within London": lambda atlas: altered(atlas, 1, region=Region.LONDON),
    "The smallest": lambda atlas: altered(atlas, 2, population_registered=302_000),
    "The largest": lambda atlas: altered(atlas, 7, population_registered=3_500_000),
    "North or London has 1.8": lambda atlas: altered(atlas, 1, population_registered=9_000_000),
    "South or the Midlands and East has 1.0": (
        lambda atlas: altered(atlas, 44, population_registered=9_000_000)
    ),
    "six or seven CCGs": lambda atlas: each_altered(atlas, lambda f: replace(f, ccgs=f.ccgs[:1])),
    "three or four CCGs": lambda atlas: each_altered(atlas, lambda f: replace(f, ccgs=f.ccgs[:1])),
    "seven or eight trusts": (
        lambda atlas: each_altered(atlas, lambda f: replace(f, trusts=f.trusts[:2]))
    ),
    "as many providers as CCGs": (
        lambda atlas: each_altered(atlas, lambda f: replace(f, trusts=f.trusts * 2))
    ),
    "first eight": lambda atlas: with_leader(atlas, 7, announced_to=date(2016, 3, 30)),
    "still to be confirmed": lambda atlas: altered(atlas, 6, leader=leader()),
    "Half of": lambda atlas: each_altered(
        atlas, lambda f: replace(f, leader=leader(leader_type=list(LeaderType)[f.number % 2]))
    ),
    "18 leaders are provider": lambda atlas: altered(atlas, 6, leader=leader()),
    "accountable officers": lambda atlas: each_altered(
        atlas, lambda f: replace(f, leader=replace(f.leader, is_clinician=True))
    ),
    "county boundaries": lambda atlas: each_altered(
        atlas, lambda f: replace(f, councils=tuple(c for c in f.councils if not c.is_split))
    ),
    "by 15 April": lambda atlas: dated(atlas, "First return due", date(2016, 5, 1)),
    "end of June": lambda atlas: dated(atlas, "Full submissions", date(2016, 6, 30)),
}
"""For words of a claim, a change of the tables after which it stands otherwise."""


def test_every_claim_but_one_has_a_table_that_changes_its_verdict():
    untouched = [c.words for c in CLAIMS if not any(words in c.words for words in CHANGED_TABLES)]
    assert untouched == ["Around a third of the leaders are women."]


@pytest.mark.parametrize("words", CHANGED_TABLES)
def test_a_changed_table_changes_the_verdict(atlas: Atlas, words: str):
    assert finding(CHANGED_TABLES[words](atlas), words).verdict is not finding(atlas, words).verdict


def test_a_date_that_is_gone_or_only_a_span_is_said(atlas: Atlas):
    none = replace(atlas, process_dates=())
    for words in ("by 15 April", "end of June"):
        assert finding(none, words).verdict is CANNOT_CHECK
        assert finding(none, words).after == ""
    (due,) = (d for d in atlas.process_dates if d.event.startswith("First return due"))
    vague = replace(atlas, process_dates=(replace(due, latest=date(2016, 4, 30)),))
    assert finding(vague, "by 15 April").verdict is APPROXIMATELY


def test_trusts_and_councils_are_judged_by_the_worse_way_of_counting(atlas: Atlas):
    ambulances = each_altered(
        atlas,
        lambda f: replace(f, trusts=tuple(replace(t, kind=TrustType.AMBULANCE) for t in f.trusts)),
    )
    found = finding(ambulances, "seven or eight trusts")
    assert found.verdict is DOES_NOT_HOLD
    assert found.why.startswith("North without ambulance trusts: 7.0 below what was said")
    unknown = each_altered(atlas, lambda f: replace(f, councils=()))
    assert finding(unknown, "county boundaries").verdict is CANNOT_CHECK
    split = each_altered(
        atlas,
        lambda f: replace(
            f, councils=tuple(replace(c, lsoas=2 * c.lsoas_in_footprint) for c in f.councils)
        ),
    )
    assert finding(split, "county boundaries").verdict is DOES_NOT_HOLD


def test_a_tie_for_the_smallest_is_said(atlas: Atlas):
    tied = altered(atlas, 11, population_registered=atlas.footprints[1].population_registered)
    assert finding(tied, "The smallest").why.endswith("; 1 more has as many")


def test_no_claim_fails_on_an_empty_or_odd_atlas(atlas: Atlas):
    few = with_footprints(atlas, altered(atlas, 1, ccgs=()).footprints[0])
    assert all(claim.check(few).verdict in Verdict for claim in CLAIMS)


def test_every_view_is_one_that_an_address_can_hold(atlas: Atlas):
    for claim in CLAIMS:
        assert from_params(to_params(claim.view), atlas.codes) == (claim.view, ())


def test_the_table_has_a_row_and_a_header_for_each_claim(atlas: Atlas):
    html = claims_html(atlas)
    assert html.count('<th scope="row">') == len(CLAIMS) == 19
    assert html.count('scope="col"') == 3
    assert all(f">{escape(claim.words)}</a>" in html for claim in CLAIMS)
    assert 'href="?region=london&amp;colour_by=region" data-view=""' in html


def test_text_from_a_table_is_escaped(atlas: Atlas):
    html = claims_html(altered(atlas, 2, name="<b>Cumbria</b>"))
    assert "&lt;b&gt;Cumbria&lt;/b&gt;: 322,775" in html


def test_the_summary_counts_every_verdict_that_occurs():
    findings = [Finding(HOLDS, ""), Finding(HOLDS, ""), Finding(DOES_NOT_HOLD, "")]
    assert summary(findings) == "Of 3 claims 2 hold and 1 does not hold."
