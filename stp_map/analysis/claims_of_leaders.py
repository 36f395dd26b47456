"""Checks of what was claimed of the leaders of March 2016."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from stp_map.analysis.claims import Finding, Measured, Said, judge
from stp_map.analysis.claims_of_numbers import count
from stp_map.analysis.editions import lead_on, led
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Atlas, LeaderType

CCG, PROVIDER = LeaderType.CCG, LeaderType.NHS_PROVIDER
AUTHORITY, WAITING = LeaderType.LOCAL_AUTHORITY, LeaderType.TO_BE_CONFIRMED


def _types(atlas: Atlas) -> Counter[LeaderType]:
    return Counter(lead_on(f, AsAt.LEADERS_NAMED).leader_type for f in atlas.footprints)


waiting = count(
    lambda atlas: _types(atlas)[WAITING], 3, "{} to be confirmed on 30 March 2016".format
)
first_leaders = count(
    partial(led, as_at=AsAt.FIRST_LEADERS),
    8,
    lambda number: f"{text.count_of(number, 'leader')} named on 15 March 2016",
)


def half_ccg(atlas: Atlas) -> Finding:
    """Whether leaders from CCGs lead half of the footprints."""
    number, everything = _types(atlas)[CCG], len(atlas.footprints)
    figure = f"{number} of {everything} ({number / everything:.0%}) on 30 March 2016"
    return judge(figure, Measured("", number, Said(everything / 2, everything / 2)))


def counts_of_types(atlas: Atlas) -> Finding:
    """Whether there are as many leaders of each type as HSJ counted."""
    types = _types(atlas)
    said = {PROVIDER: 18, CCG: 18, AUTHORITY: 3}
    figure = "; ".join(f"{kind.value} {types[kind]}" for kind in said)
    return judge(figure, *(Measured(str(k.value), types[k], Said(n, n)) for k, n in said.items()))


def kinds_of_leaders(atlas: Atlas) -> Finding:
    """Everybody named must be of a kind that was said, a clinician being of one."""
    leaders = [f.leader for f in atlas.footprints if f.leader.is_named]
    said = (PROVIDER, CCG, AUTHORITY)
    others = [each for each in leaders if each.leader_type not in said and not each.is_clinician]
    of_these = len(leaders) - len(others)
    clinicians = sum(bool(each.is_clinician) for each in leaders)
    finding = judge(
        f"{of_these} of {len(leaders)} leaders are of these kinds; "
        f"a source calls {clinicians} of them clinicians",
        Measured("", of_these, Said(len(leaders), len(leaders))),
    )
    of_type = leader_words.type_in_a_sentence
    named = text.listed(
        [f"{leader_words.with_weakness(each)}, {of_type(each.leader_type)}" for each in others]
    )
    return replace(finding, why=f"of another kind: {named}" if others else "")
