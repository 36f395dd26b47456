"""How far apart two colours look, also to people with a colour-vision deficiency.

CIEDE2000: G. Sharma, W. Wu and E. N. Dalal (2005), "The CIEDE2000 color-difference formula:
implementation notes, supplementary test data, and mathematical observations", Color Research and
Application 30(1). Deficiencies: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes (2009), "A
physiologically-based model for simulation of color vision deficiency", IEEE Transactions on
Visualization and Computer Graphics 15(6), its matrices for severity 1.0 on linear sRGB. Both are
a page of arithmetic; the packages that carry them are large or no longer kept up.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
D65 = (0.95047, 1.0, 1.08883)


def difference(one: str, other: str, vision: str = "normal") -> float:
    """CIEDE2000 between two ``#RRGGBB`` colours as seen with a vision."""
    return ciede2000(lab_of(one, vision), lab_of(other, vision))


def lab_of(colour: str, vision: str = "normal") -> Triple:
    """CIELAB (D65) of a ``#RRGGBB`` colour as seen with a vision."""
    seen = times(VISIONS[vision], linear(colour))
    inside = (clipped(seen[0]), clipped(seen[1]), clipped(seen[2]))
    x, y, z = (bent(value / white) for value, white in zip(times(TO_XYZ, inside), D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def linear(colour: str) -> Triple:
    """The channels of a ``#RRGGBB`` colour in linear light."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return straightened(red), straightened(green), straightened(blue)


def straightened(channel: float) -> float:
    """An sRGB channel in linear light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def clipped(channel: float) -> float:
    """A channel that a screen can show."""
    return min(max(channel, 0.0), 1.0)


def bent(ratio: float) -> float:
    """The cube root of CIELAB, straight near black."""
    return ratio ** (1 / 3) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116


def times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    """A matrix applied to a vector."""
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def ciede2000(one: Triple, other: Triple) -> float:
    """CIEDE2000 between two CIELAB colours; names follow Sharma et al., equations 2 to 22."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    c_bar = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * sqrt(c_bar**7 / (c_bar**7 + 25**7))
    c1, h1 = polar(a1 * stretch, b1)
    c2, h2 = polar(a2 * stretch, b2)
    turn = shorter_way(h2 - h1) if c1 * c2 else 0.0
    l_bar, c_bar = (l1 + l2) / 2, (c1 + c2) / 2
    h_bar = h1 + turn / 2 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(h_bar - 30))
        + 0.24 * cos(radians(2 * h_bar))
        + 0.32 * cos(radians(3 * h_bar + 6))
        - 0.20 * cos(radians(4 * h_bar - 63))
    )
    lightness = (l2 - l1) / (1 + 0.015 * (l_bar - 50) ** 2 / sqrt(20 + (l_bar - 50) ** 2))
    chroma = (c2 - c1) / (1 + 0.045 * c_bar)
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * c_bar * t)
    theta = 30 * exp(-((((h_bar % 360) - 275) / 25) ** 2))
    rotation = -2 * sqrt(c_bar**7 / (c_bar**7 + 25**7)) * sin(radians(2 * theta))
    return sqrt(lightness**2 + chroma**2 + hue**2 + rotation * chroma * hue)


def polar(a: float, b: float) -> tuple[float, float]:
    """Chroma, and hue in degrees."""
    return hypot(a, b), degrees(atan2(b, a)) % 360


def shorter_way(turn: float) -> float:
    """A turn from one hue to another by the shorter way; half a turn keeps its direction."""
    return turn - 360 if turn > 180 else turn + 360 if turn < -180 else turn
