"""What the browser suggests while somebody types: every name but those of towns."""

from __future__ import annotations

from stp_map.analysis.search import Kind, names
from stp_map.core.model import AsAt, Atlas
from stp_map.data.short_forms import short_forms

KINDS = (Kind.FOOTPRINT, Kind.CCG, Kind.COUNCIL, Kind.TRUST)
"""What bears the same name on every day."""


def search_facts(atlas: Atlas) -> dict[str, object]:
    """Names, in the order in which they are suggested.

    Args:
        atlas: all the data.

    Returns:
        Plain values: ``kinds`` in words, the last that of a town; ``names``, each with the index
        of its kind, the name, its short forms, codes, and indexes of its footprints.
    """
    indexes = {code: index for index, code in enumerate(atlas.by_code)}
    short = {code.lower(): forms for code, forms in short_forms(atlas).items()}
    return {
        "kinds": [kind.value for kind in (*KINDS, Kind.TOWN)],
        "names": [
            [
                KINDS.index(each.kind),
                each.name,
                " ".join(form for code in sorted(each.codes) for form in short.get(code, ())),
                " ".join(sorted(each.codes)),
                [indexes[code] for code in each.footprints],
            ]
            for each in names(atlas, AsAt.LEADERS_NAMED)
            if each.kind in KINDS
        ],
    }
