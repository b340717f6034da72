"""Colours as people see them, with the common deficiencies too: how far apart two are, how they stand off a ground.

Knows arithmetic on colours, (..., 3) arrays; nothing of the page or of what is coloured.
OKLCH: Ottosson 2020. Deficiencies: Machado, Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of
Color Vision Deficiency", severity 1.0, on linear RGB. Differences: CIEDE2000 as in Sharma, Wu, Dalal 2005. Contrast:
WCAG 2.
"""

from typing import Any

import numpy as np

Colours = np.ndarray[Any, np.dtype[np.floating[Any]]]

OKLAB_TO_LMS = np.array(
    [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.2914855480]]
)
LMS_TO_RGB = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)
RGB_TO_XYZ = np.array(
    [[0.4123908, 0.3575843, 0.1804808], [0.2126390, 0.7151687, 0.0721923], [0.0193308, 0.1191948, 0.9505322]]
)
WHITE = RGB_TO_XYZ.sum(1)  # D65
VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def oklch(lch: Colours) -> Colours:
    """Lightness 0..1, chroma, degrees -> linear RGB, which lies outside 0..1 where a screen cannot show it."""
    lightness, chroma, hue = np.moveaxis(np.asarray(lch, float), -1, 0)
    angle = np.deg2rad(hue)
    lab = np.stack([lightness, chroma * np.cos(angle), chroma * np.sin(angle)], -1)
    return np.asarray((lab @ OKLAB_TO_LMS.T) ** 3 @ LMS_TO_RGB.T)


def hex_rgb(text: str) -> Colours:
    """#1f52d8 or #fff -> linear RGB."""
    digits = text.removeprefix("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    s = np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)]) / 255
    return np.where(s <= 0.04045, s / 12.92, ((s + 0.055) / 1.055) ** 2.4)


def seen(rgb: Colours, vision: str = "full") -> Colours:
    """Linear RGB -> CIELAB, as somebody with that vision sees it."""
    xyz = np.clip(rgb @ VISIONS[vision].T, 0, 1) @ RGB_TO_XYZ.T / WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def difference(one: Colours, other: Colours) -> Colours:
    """CIEDE2000 between CIELAB colours."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(one, -1, 0), np.moveaxis(other, -1, 0)
    lift = 1 + 0.5 * (1 - _fades((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2))
    c1, c2 = np.hypot(lift * a1, b1), np.hypot(lift * a2, b2)
    h1, h2 = np.arctan2(b1, lift * a1) % (2 * np.pi), np.arctan2(b2, lift * a2) % (2 * np.pi)
    grey = c1 * c2 == 0
    turn = np.where(grey, 0, (h2 - h1 + np.pi) % (2 * np.pi) - np.pi)
    far = np.abs(h1 - h2) > np.pi
    hue = np.where(grey, h1 + h2, (h1 + h2 + np.where(far, 2 * np.pi, 0)) / 2)
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    scale_l, scale_c, scale_h = _scales(lightness, chroma, hue)
    dl, dc, dh = (l2 - l1) / scale_l, (c2 - c1) / scale_c, 2 * np.sqrt(c1 * c2) * np.sin(turn / 2) / scale_h
    return np.asarray(np.sqrt(np.maximum(0, dl**2 + dc**2 + dh**2 + _rotation(chroma, hue) * dc * dh)))


def _fades(chroma: Colours) -> Colours:
    return np.asarray(np.sqrt(chroma**7 / (chroma**7 + 25.0**7)))


def _scales(lightness: Colours, chroma: Colours, hue: Colours) -> tuple[Colours, Colours, Colours]:
    cos = [np.cos(n * hue - np.deg2rad(d)) for n, d in ((1, 30), (2, 0), (3, -6), (4, 63))]
    t = 1 - 0.17 * cos[0] + 0.24 * cos[1] + 0.32 * cos[2] - 0.20 * cos[3]
    away = (lightness - 50) ** 2
    return 1 + 0.015 * away / np.sqrt(20 + away), 1 + 0.045 * chroma, 1 + 0.015 * chroma * t


def _rotation(chroma: Colours, hue: Colours) -> Colours:
    angle = np.deg2rad(30) * np.exp(-(((np.rad2deg(hue) - 275) / 25) ** 2))
    return np.asarray(-np.sin(2 * angle) * 2 * _fades(chroma))


def contrast(one: Colours, other: Colours) -> Colours:
    """WCAG's ratio of two linear RGB colours, 1 to 21."""
    a, b = (np.clip(c, 0, 1) @ RGB_TO_XYZ[1] + 0.05 for c in (one, other))
    return np.asarray(np.maximum(a, b) / np.minimum(a, b))
