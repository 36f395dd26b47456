"""The NHS trusts and councils that belong to a footprint, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from stp_map.core.model import Choice


class TrustType(Choice):
    """What an NHS trust chiefly provides, as NHS Digital grouped trusts in 2015/16."""

    ACUTE = "acute"
    ACUTE_SPECIALIST = "acute specialist"
    MENTAL_HEALTH = "mental health"
    COMMUNITY = "community"
    AMBULANCE = "ambulance"


@dataclass(frozen=True, slots=True)
class Trust:
    """An NHS trust or foundation trust that operated on 30 March 2016.

    It stands with the footprint that its headquarters lies in, which is not membership of that
    footprint's plan. ``latitude`` and ``longitude`` (degrees, WGS 84) are the point of
    ``postcode``, or near it where that is no longer in use.
    """

    code: str
    name: str
    kind: TrustType
    is_foundation: bool
    postcode: str
    latitude: float
    longitude: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """An upper-tier council of 2016 and how much of it lies in one footprint.

    Counted in lower layer super output areas (LSOAs) of 2011.
    """

    code: str
    name: str
    kind: str
    lsoas_in_footprint: int
    lsoas: int

    @property
    def is_split(self) -> bool:
        """Whether parts of it lie in other footprints."""
        return self.lsoas_in_footprint < self.lsoas

    @property
    def share(self) -> float:
        """Share of the council that lies in the footprint, over 0 to 1."""
        return self.lsoas_in_footprint / self.lsoas
