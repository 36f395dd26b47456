"""What footprints and trusts are called for short, for the search."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from stp_map.core.model import Atlas
from stp_map.data.package import SHORT_FORMS
from stp_map.data.sources import content_of


@lru_cache(maxsize=4)
def short_forms(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """Short forms such as ``RDE`` by the code of what they stand for.

    Raises:
        StpMapError: the file was removed, damaged or replaced since the atlas was loaded.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    lines = content_of(atlas, SHORT_FORMS).decode("utf-8-sig").splitlines()
    for row in csv.DictReader(lines):
        found[row["code"]].append(row["short_form"])
    return {code: tuple(short) for code, short in found.items()}
