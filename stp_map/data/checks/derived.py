"""Checks that what was derived from the data can be read.

Whether it is what follows from the data of today, only the functions that make it can say:
``python geodata/build.py --check`` asks them, and so does a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from stp_map.core.errors import Fault
from stp_map.data.package import CLASS_LIMITS, CODES, DERIVED, read_json

_AGAIN = "Derive it again with geodata/build.py."


def check_derived(content: Mapping[str, bytes]) -> list[Fault]:
    """Find the derived files that are no JSON, or not of what they should be.

    Args:
        content: the files of the package by path; nothing is said of those that are missing.
    """
    faults: list[Fault] = []
    for path in (path for path in DERIVED if path in content):
        value, found = read_json(content[path], path)
        faults += found
        if path == CLASS_LIMITS and not (found or all(map(_is_rising, value.values()))):
            faults.append(Fault(path, f"expected lists of numbers in rising order. {_AGAIN}"))
        elif path != CLASS_LIMITS and not (found or value.get("codes") == list(CODES)):
            message = f"expected the shapes of {CODES[0]} to {CODES[-1]}, in this order. {_AGAIN}"
            faults.append(Fault(path, message))
    return faults


def _is_rising(limits: object) -> bool:
    return (
        isinstance(limits, list)
        and all(type(limit) in {int, float} for limit in limits)
        and all(lower < upper for lower, upper in pairwise(limits))
    )
