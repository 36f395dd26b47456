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
        "one": "{name} serves {people} and {lead}",
        "whole_counted": (
            "{led} footprints have a leader {how} by NHS England{weak}; "
            "together the {all} serve {people}"
        ),
        "whole_later": "{leads}{weak}; together the {all} serve {people}",
        "part_counted": (
            "{shown} of the {all} footprints are shown, serving {people}; "
            "{led} a leader {how} by NHS England{weak}"
        ),
        "part_later": (
            "{shown} of the {all} footprints are shown, serving {people}; {leads}{weak}"
        ),
        "not_verified_one": "; 1 of the names could not be verified",
        "not_verified": "; {count} of the names could not be verified",
        "leads": "of the {count} leads{day}, {parts}",
        "on": " on {day}",
        "known_one": "1 is known",
        "known_some": "{count} are known",
        "last-known_one": "1 is last known and not checked since",
        "last-known_some": "{count} are last known and not checked since",
        "ended_one": "1 has ended, its successor not known",
        "ended_some": "{count} have ended, their successors not known",
        "to-be-confirmed_one": "1 is to be confirmed",
        "to-be-confirmed_some": "{count} are to be confirmed",
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
        "figure_counted": "Leaders {how} by {day}",
        "figure_known": "Leads known",
        "figure_last_known": "Leads last known, not checked since",
        "figure_with": "{label}; {said}",
        "figure_last-known": "{count} last known",
        "figure_ended": "{count} ended",
        "figure_to-be-confirmed": "{count} to be confirmed",
        "figure_not_verified": "{count} not verified",
        "of": "{some} of {all}",
        "no_average": "–",
        "leader_type": "leader type {kinds}",
        "last_known_leader_type": "last known leader type {kinds}",
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
        "mix_of_leads": "{count} (last known leaders: {mix})",
        "selected": "Selected: {name}, {value}; leader: {leader}.",
        "unverified_one": "Unverified, no published source found: leader of footprint {numbers}.",
        "unverified": "Unverified, no published source found: leaders of footprints {numbers}.",
        "encyclopaedia_one": "Named by an encyclopaedia only: leader of footprint {numbers}.",
        "encyclopaedia": "Named by an encyclopaedia only: leaders of footprints {numbers}.",
        "later-source_one": (
            "Named by a later source, March 2016 inferred: leader of footprint {numbers}."
        ),
        "later-source": (
            "Named by later sources, March 2016 inferred: leaders of footprints {numbers}."
        ),
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
