"""The View's way into and out of an address. Any junk in, a valid View out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from stp_map.analysis.parameters import BY_NAME, PARAMETERS, Codes
from stp_map.core.view import View

OWN_TO_THE_FRAME = frozenset({"embed", "embed_options"})
"""Parameters that Streamlit reads for itself; they are neither ours nor a mistake."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A URL parameter that could not be used, to be named to the person. Untrusted text."""

    name: str
    value: str


def from_params(
    params: Mapping[str, Sequence[str]], codes: Codes
) -> tuple[View, tuple[Ignored, ...]]:
    """The view that URL parameters ask for; anything unusable falls back to the default.

    Args:
        params: each parameter's values in their order, as from ``urllib.parse.parse_qs``.
        codes: every code a footprint is known by, first-issued or later, to its first-issued
            code, as ``Atlas.codes`` gives.

    Returns:
        A valid view whatever came in, and the values that were ignored. No parameter makes
        this raise.
    """
    fields: dict[bool, dict[str, object]] = {True: {}, False: {}}
    ignored: list[Ignored] = []
    for parameter in PARAMETERS:
        value, unused = parameter.take(params.get(parameter.name, ()), codes)
        ignored += [Ignored(parameter.name, each) for each in unused]
        if value is not None:
            fields[parameter.is_filter][parameter.field] = value
    unknown = params.keys() - BY_NAME.keys() - OWN_TO_THE_FRAME
    ignored += [Ignored(name, each) for name in params if name in unknown for each in params[name]]
    return View().filtered(**fields[True]).presented(**fields[False]), tuple(ignored)


def every_param(view: View) -> dict[str, list[str]]:
    """The values of every parameter in a view, defaults included, in a fixed order."""
    return {parameter.name: parameter.write(parameter.of(view)) for parameter in PARAMETERS}


def to_params(view: View) -> dict[str, list[str]]:
    """The values of the URL parameters of a view, in a fixed order, defaults left out.

    ``from_params`` gives the same view back.
    """
    return {name: values for name, values in every_param(view).items() if values != _DEFAULT[name]}


_DEFAULT = every_param(View())


def to_query_string(view: View) -> str:
    """The view as the part of an address behind its question mark; empty for the default."""
    return urlencode(to_params(view), doseq=True)
