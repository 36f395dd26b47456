"""Words of the standalone page that its script fills in, beside those it shares with the page.

The script composes the same sentences as ``stp_map.analysis.sentences`` and
``stp_map.analysis.describe``; a test in the browser compares the two over many views.
"""

from __future__ import annotations

from collections.abc import Iterable

from stp_map.analysis.measures import MEASURES, Measure
from stp_map.analysis.scene import Scene
from stp_map.analysis.sentences import NOTHING_SHOWN
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Atlas, Choice, LeaderType, PopulationBase, Region
from stp_map.core.text import NONE_MARKED
from stp_map.core.view import MapStyle, Mark
from stp_map.web.panel import moment_in_words
from stp_map.web.table import CAPTION

SENTENCES = {
    "nothing": NOTHING_SHOWN,
    "oneLed": "{name} serves {people} and is led by {leader}",
    "oneLastLed": "{name} serves {people} and was last known to be led by {leader}",
    "oneUnled": "{name} serves {people} and has no confirmed leader",
    "whole": "{led} footprints have a {named} leader; together the {all} serve {people}",
    "part": "{shown} of the {all} footprints are shown, serving {people}; {led} a {named} leader",
    "all": "All {all}",
    "someOf": "{some} of the {all}",
    "ofAll": "{some} of {all}",
    "both": "both have",
    "allHave": "all {count} have",
    "noneHas": "none has",
    "has": "{count} has",
    "have": "{count} have",
    "confirmed": "confirmed",
    "known": "known",
    "million": "{number} million",
    "leaderType": "leader type {kinds}",
    "search": "search for “{query}”",
    "coverageWhole": "{all} footprints",
    "coveragePart": "{shown} of {all} footprints",
    "subtitle": "{measure}, {coverage} in England, {edition}{filters}",
    "map": "Map: {subtitle}.",
    "extremes": "Highest: {high} ({highValue}). Lowest: {low} ({lowValue}).",
    "allSame": "All have {value}.",
    "classes": "{title}, number of footprints: {counts}.",
    "regions": "By region: {parts}.",
    "mixed": "{count} ({mix})",
    "average": "{count}, average {average}",
    "leaders": "{count} (leaders: {mix})",
    "selected": "Selected: {name}, {value}; leader: {leader}.",
    "unverifiedOne": "Unverified, no published source found: leader of footprint {numbers}.",
    "unverified": "Unverified, no published source found: leaders of footprints {numbers}.",
    "footprint": "{count} footprint",
    "footprints": "{count} footprints",
    "caption": CAPTION,
    "and": " and ",
    "or": " or ",
}

LABELS = {
    "choose": "Choose what is shown",
    "asAt": "As at",
    "earlier": "Earlier",
    "later": "Later",
    "region": "Region",
    "leaderType": "Leader type",
    "search": "Search",
    "searchHint": "Footprint, leader, organisation or CCG",
    "colourBy": "Colour by",
    "population": "Population",
    "style": "Map style",
    "mark": "Mark on the map",
    "noneMarked": NONE_MARKED,
    "labels": "Labels on the map",
    "reset": "Back to the first view",
    "map": "Map",
    "mapKeys": (
        "Footprints. Arrow keys move between them, Enter selects, Escape clears the selection."
    ),
    "leftOut": "Left out by the filters",
    "class": "class",
    "moves": "Move and zoom the map",
    "in": "Zoom in",
    "out": "Zoom out",
    "whole": "Show all of England",
    "london": "Zoom to London",
    "up": "Move map north",
    "left": "Move map west",
    "right": "Move map east",
    "down": "Move map south",
    "londonShort": "London",
    "details": "Details",
    "clear": "Clear selection",
    "howToSelect": text.HOW_TO_SELECT,
    "table": text.TABLE,
    "tableRegion": "Table of the footprints shown",
    "description": "Description of the map",
    "sources": "Sources",
    "skip": "Skip to the map",
    "noScript": (
        "This is the map as it was made. Choosing, sorting and reading about single footprints "
        "need JavaScript, which this browser has switched off."
    ),
    "shown": "Footprints shown",
    "averageLabel": "Average per footprint",
    "leadersConfirmed": "Leaders confirmed",
    "leadersKnown": "Leaders known",
    "dash": "–",
}


def choices(
    atlas: Atlas, days: Iterable[AsAt], measures: Iterable[Measure]
) -> dict[str, list[dict[str, str]]]:
    """Every choice by the name of its URL parameter: slug, words, and phrase where it has one.

    Args:
        atlas: all the data, for what happened on each day.
        days: whose leaders can be chosen.
        measures: what the map can be coloured by.

    Returns:
        Plain values in the order of each enumeration.
    """
    return {
        "as_at": [
            _choice(c) | {"phrase": text.edition(c), "moment": moment_in_words(atlas, c)}
            for c in days
        ],
        "region": [_choice(c) for c in Region],
        "leader_type": [
            _choice(c) | {"phrase": leader_words.type_in_a_sentence(c)} for c in LeaderType
        ],
        "colour_by": [{"slug": measure.slug, "words": measure.name} for measure in measures],
        "style": [_choice(c) for c in MapStyle],
        "mark": [_choice(c) for c in Mark],
        "population": [
            _choice(c) | {"phrase": text.people_noun(c), "title": text.people_title(c)}
            for c in PopulationBase
        ],
    }


def measures_of(scene: Scene) -> tuple[Measure, ...]:
    """What the page can be coloured by: all of ours, and the figures that it opens on."""
    return (*MEASURES, scene.measure) if scene.measure.is_uploaded else MEASURES


def _choice(choice: Choice | AsAt) -> dict[str, str]:
    return {"slug": choice.slug, "words": str(choice.value)}
