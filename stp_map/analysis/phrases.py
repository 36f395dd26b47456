"""Phrases that both Python and the standalone page's script fill in, so that each is worded once.

``frontend/standalone_words.js`` builds the same sentences from them as ``sentences`` and
``describe`` do, for views that are made where no Python runs.
"""

from __future__ import annotations

from types import MappingProxyType

from stp_map.core import text

PHRASES = MappingProxyType(
    {
        "nothing": "No footprint matches these filters",
        "one_led": "{name} serves {people} and {verb} led by {leader}",
        "one_unled": "{name} serves {people} and has no confirmed leader",
        "whole": "{led} footprints have a {named} leader; together the {all} serve {people}",
        "part": (
            "{shown} of the {all} footprints are shown, serving {people}; {led} a {named} leader"
        ),
        "all": "all {all}",
        "some": "{some} of the {all}",
        "both_have": "both have",
        "all_have": "all {all} have",
        "none_has": "none has",
        "one_has": "1 has",
        "some_have": "{some} have",
        "million": text.MILLION,
        "footprints_shown": "Footprints shown",
        "average": "Average per footprint",
        "leaders": "Leaders {named}",
        "of": "{some} of {all}",
        "no_average": "–",
        "leader_type": "leader type {kinds}",
        "search": "search for “{query}”",
        "subtitle": "{measure}, {coverage} in England, {edition}{filters}",
        "coverage_whole": "{all} footprints",
        "coverage_part": "{shown} of {all} footprints",
        "map": "Map: {subtitle}.",
        "extremes": "Highest: {high} ({high_value}). Lowest: {low} ({low_value}).",
        "all_same": "All have {value}.",
        "classes": "{title}, number of footprints: {counts}.",
        "regions": "By region: {parts}.",
        "mix": "{count} ({mix})",
        "mean": "{count}, average {average}",
        "mix_of_leaders": "{count} (leaders: {mix})",
        "selected": "Selected: {name}, {value}; leader: {leader}.",
        "unverified_one": "Unverified, no published source found: leader of footprint {numbers}.",
        "unverified": "Unverified, no published source found: leaders of footprints {numbers}.",
        "footprint": "{count} footprint",
        "footprints": "{count} footprints",
        "caption": "{count} shown. Leaders: {edition}. Population: {people}.",
    }
)
"""By name, with what is filled in between braces."""


def phrase(which: str, /, **filled: object) -> str:
    """A phrase with its gaps filled in.

    Args:
        which: its name.
        **filled: what stands in each gap; it may be untrusted text.

    Raises:
        KeyError: there is no such phrase, or a gap is left.
    """
    return PHRASES[which].format(**filled)
