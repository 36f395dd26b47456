"""How many examples a test of made-up values takes whose examples take long."""

from __future__ import annotations

from hypothesis import settings


def examples(as_long_as: int, least: int = 5) -> int:
    """How many examples keep a test about as quick as the others of its run.

    Args:
        as_long_as: how many examples of other tests one of its examples takes.
        least: fewer would try nothing.
    """
    return max(least, settings().max_examples // as_long_as)
