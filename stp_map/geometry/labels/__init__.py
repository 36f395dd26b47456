"""Where words and signs go over a map: none on top of another, none off its sheet.

``place_labels`` finds room for everything on one map, in the units of whatever sheet it is on,
knowing only how wide words are there. Outputs draw what it gives them.
"""

from stp_map.geometry.labels.label import LINE_HEIGHT, Label, Lettering, MapSite, Site, beside
from stp_map.geometry.labels.pins import Pin
from stp_map.geometry.labels.placer import Placed, Wanted, place_labels
from stp_map.geometry.labels.signs import SIGN_DARK, SIGN_HOLE, SIGN_RADIUS, Sign

__all__ = [
    "LINE_HEIGHT",
    "SIGN_DARK",
    "SIGN_HOLE",
    "SIGN_RADIUS",
    "Label",
    "Lettering",
    "MapSite",
    "Pin",
    "Placed",
    "Sign",
    "Site",
    "Wanted",
    "beside",
    "place_labels",
]
