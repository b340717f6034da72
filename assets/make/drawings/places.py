"""Drawings of places: whole pictures with sky, light and ground, in the manner of travel posters.

Knows one function a type; each reads c.background ("day", "sunset" or "night") for its light. Nothing here
stands on a floor or is scaled by render.py.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assets.make.canvas import RGB, WHITE, Canvas, Point, box, darker, lighter, mix, points, smooth
from assets.make.kinds import Kind

DOWN = (0.0, 0.0, 0.0, 1.0)
TIMES = {"day": 3.0, "sunset": 2.0, "night": 1.0}


@dataclass(frozen=True)
class Light:
    """Colours of an hour: sky from top to horizon, sea far and near, sand, leaves, and a tint over all else."""

    sky: tuple[RGB, RGB, RGB]
    sea: tuple[RGB, RGB]
    sand: RGB
    leaf: RGB
    rock: RGB
    tint: RGB
    strength: float

    def on(self, colour: RGB) -> RGB:
        """A colour as it looks in this light."""
        return mix(colour, self.tint, self.strength)


LIGHTS: dict[str, tuple[Light, ...]] = {
    "day": (
        Light(
            ((52, 140, 220), (124, 194, 240), (218, 240, 250)),
            ((22, 118, 186), (86, 214, 212)),
            (246, 222, 168),
            (48, 150, 70),
            (176, 150, 124),
            WHITE,
            0,
        ),
        Light(
            ((70, 170, 224), (150, 214, 238), (238, 246, 240)),
            ((16, 138, 176), (128, 226, 206)),
            (252, 234, 196),
            (70, 158, 62),
            (158, 152, 146),
            WHITE,
            0,
        ),
    ),
    "sunset": (
        Light(
            ((84, 58, 132), (236, 108, 104), (255, 206, 118)),
            ((176, 84, 116), (250, 176, 118)),
            (214, 140, 100),
            (62, 40, 66),
            (122, 70, 84),
            (120, 44, 70),
            0.45,
        ),
        Light(
            ((196, 70, 88), (248, 142, 76), (255, 222, 128)),
            ((190, 92, 84), (255, 190, 106)),
            (222, 150, 92),
            (74, 38, 50),
            (140, 74, 70),
            (140, 52, 50),
            0.45,
        ),
    ),
    "night": (
        Light(
            ((10, 16, 52), (28, 44, 102), (72, 96, 158)),
            ((20, 36, 88), (56, 92, 146)),
            (104, 108, 138),
            (14, 32, 48),
            (46, 54, 88),
            (16, 24, 66),
            0.6,
        ),
        Light(
            ((14, 10, 44), (44, 34, 96), (98, 80, 150)),
            ((26, 28, 80), (74, 84, 150)),
            (112, 104, 142),
            (18, 26, 44),
            (54, 48, 90),
            (20, 18, 64),
            0.6,
        ),
    ),
}


def light_of(c: Canvas) -> Light:
    """One of the lights of the picture's hour."""
    return c.choice(LIGHTS[c.background or "day"])


# sky and sea ----------------------------------------------------------------------------------
def sky(c: Canvas, light: Light, horizon: float, *, orb: bool = True) -> float:
    """The sky down to the horizon, with sun and clouds, a low sun, or moon and stars; gives the sun's x."""
    a, b, low = light.sky
    c.rect(0, 0, 100, 100, fill=c.gradient([(0, a), (horizon * 0.0055, b), (horizon / 100, low), (1, low)], angle=DOWN))
    x = c.uniform(22, 78)
    if c.background == "night":
        for _ in range(44):
            c.ellipse(
                c.uniform(0, 100),
                c.uniform(0, horizon * 0.85),
                c.choice((0.25, 0.35, 0.55)),
                None,
                (250, 248, 226),
                opacity=c.uniform(0.5, 1),
            )
        if orb:
            _moon(c, x, horizon * c.uniform(0.2, 0.5))
        return x
    if c.background == "sunset":
        if orb:
            _low_sun(c, x, horizon - c.uniform(-1, 9), c.uniform(7, 11))
        _streaks(c, horizon, lighter(b, 0.3))
        return x
    if orb and c.chance(0.6):
        y = c.uniform(10, 20)
        c.ellipse(x, y, 15, None, c.radial([(0, (255, 250, 214), 0.9), (1, (255, 250, 214), 0)]))
        c.ellipse(x, y, 5.4, None, (255, 246, 190))
    for _ in range(c.choice((1, 2, 3))):
        _cloud(c, c.uniform(4, 96), c.uniform(8, horizon * 0.72), c.uniform(0.6, 1.25))
    return x


def _moon(c: Canvas, x: float, y: float) -> None:
    """A full or a crescent moon in its glow."""
    r = c.uniform(5, 7.5)
    c.ellipse(x, y, r * 3, None, c.radial([(0, (230, 232, 255), 0.5), (1, (230, 232, 255), 0)]))
    if c.chance(0.4):
        c.path(
            f"M{x + r * 0.5:.2f} {y - r:.2f} A{r * 1.1:.2f} {r * 1.1:.2f} 0 1 0 {x + r * 0.5:.2f} {y + r:.2f}"
            f" A{r * 1.35:.2f} {r * 1.35:.2f} 0 0 1 {x + r * 0.5:.2f} {y - r:.2f} Z",
            (250, 246, 222),
        )
    else:
        c.ellipse(x, y, r, None, (250, 246, 222))
        c.ellipse(x - r * 0.3, y - r * 0.2, r * 0.22, None, (226, 222, 200))
        c.ellipse(x + r * 0.3, y + r * 0.3, r * 0.3, None, (226, 222, 200))


def _low_sun(c: Canvas, x: float, y: float, r: float) -> None:
    """A big sun near the horizon."""
    c.ellipse(x, y, r * 3, None, c.radial([(0, (255, 240, 180), 0.75), (1, (255, 226, 150), 0)]))
    c.ellipse(x, y, r, None, c.gradient([(0, (255, 250, 206)), (1, (255, 208, 96))], angle=DOWN))


def _streaks(c: Canvas, horizon: float, tone: RGB) -> None:
    """Thin lit clouds of the evening."""
    for _ in range(c.choice((3, 4, 5))):
        x, y, w = c.uniform(0, 90), c.uniform(6, horizon - 8), c.uniform(14, 34)
        c.path(
            f"M{x - w / 2:.1f} {y:.1f} Q{x:.1f} {y - 2.6:.1f} {x + w / 2:.1f} {y:.1f}"
            f" Q{x:.1f} {y + 1:.1f} {x - w / 2:.1f} {y:.1f} Z",
            tone,
            opacity=0.6,
        )


def _cloud(c: Canvas, x: float, y: float, s: float) -> None:
    """A flat-bottomed heap of white."""
    d = (
        f"M{x - 12 * s:.2f} {y:.2f}"
        f" C{x - 13 * s:.2f} {y - 5 * s:.2f} {x - 7 * s:.2f} {y - 6 * s:.2f} {x - 5.5 * s:.2f} {y - 4.4 * s:.2f}"
        f" C{x - 4 * s:.2f} {y - 11 * s:.2f} {x + 5 * s:.2f} {y - 10 * s:.2f} {x + 5 * s:.2f} {y - 4.6 * s:.2f}"
        f" C{x + 9 * s:.2f} {y - 7 * s:.2f} {x + 13 * s:.2f} {y - 4 * s:.2f} {x + 12 * s:.2f} {y:.2f} Z"
    )
    c.path(d, c.gradient([(0, WHITE), (1, (226, 238, 248))], angle=DOWN), opacity=0.94)


def sea(c: Canvas, light: Light, horizon: float, low: float, sun: float) -> None:
    """Water from the horizon down to `low`, with glints, brightest under the sun or moon."""
    c.rect(0, horizon, 100, low - horizon, fill=c.gradient([(0, light.sea[0]), (1, light.sea[1])], angle=DOWN))
    shine = {"day": WHITE, "sunset": (255, 240, 180), "night": (236, 238, 255)}[c.background or "day"]
    depth = low - horizon
    for k in range(15):
        y = horizon + depth * ((k + 0.4) / 15) ** 1.3
        w = 1.5 + (y - horizon) * 0.22
        x = sun + c.uniform(-1, 1) * (2 + w) if c.background != "day" else c.uniform(0, 100)
        c.rect(
            x - w, y, 2 * w, 0.35 + (y - horizon) * 0.016, 0.4, shine, opacity=0.75 if c.background != "day" else 0.5
        )
    c.rect(0, horizon - 0.25, 100, 0.6, fill=lighter(light.sea[0], 0.35))


def blade(pts: Sequence[Point], below: Sequence[Point]) -> str:
    """The area between two smooth lines that run the same way."""
    back = smooth(below[::-1], close=False)
    return smooth(pts, close=False) + " L" + back[1:] + " Z"


# palms ----------------------------------------------------------------------------------------
def palm(c: Canvas, light: Light, x: float, y: float, tall: float, lean: float) -> None:
    """A palm rooted at x, y: a slender curved trunk with rings, coconuts, and a fountain of fronds."""
    top = _trunk(c, light, x, y, tall, lean)
    size = tall * c.uniform(0.4, 0.48)
    for turn in (152, 30):  # the old fronds hang behind
        _frond(c, light, top, size * c.uniform(0.66, 0.78), turn + c.uniform(-8, 8), drop=0.35, shade=0.42)
    # the light ones from the top down, then the dark ones from the sides up
    for turn, shade in ((-88, 0), (-118, 0), (-32, 0), (-146, 0.24), (-60, 0.24), (-172, 0), (-6, 0)):
        long = size * (0.78 + 0.25 * abs(turn + 90) / 90) * c.uniform(0.92, 1.08)
        _frond(c, light, top, long, turn + c.uniform(-8, 8), drop=0.42, shade=shade)
    nut, r = light.on((112, 74, 40)), tall * 0.022
    for dx, dy in ((-1, 0.9), (1.05, 1.1), (0, 1.7)):
        c.ellipse(top[0] + dx * r, top[1] + dy * r, r, None, nut, stroke=darker(nut, 0.5), width=0.25)


def _trunk(c: Canvas, light: Light, x: float, y: float, tall: float, lean: float) -> Point:
    """The curved trunk, thick at the root; gives the point where the leaves spring."""
    n, bend, bark = 14, c.uniform(0.35, 0.75), light.on((150, 108, 72))
    steps = [k / n for k in range(n + 1)]
    rise = [t + 0.08 * math.sin(math.pi * t) for t in steps]
    spine = [(x + lean * ((1 - bend) * t + bend * t * t), y - tall * r) for t, r in zip(steps, rise, strict=True)]
    wide = [max(0.75, tall * (0.034 - 0.019 * t) + (tall * 0.02 if t == 0 else 0)) for t in steps]
    body = [(px, py, w) for (px, py), w in zip(spine, wide, strict=True)]
    d = blade([(px - w, py) for px, py, w in body], [(px + w, py) for px, py, w in body])
    c.path(d, c.gradient([(0, lighter(bark, 0.28)), (0.5, bark), (1, darker(bark, 0.4))], angle=(0, 0, 1, 0)))
    for px, py, w in body[1:-1]:
        ring = f"M{px - w:.2f} {py + 0.5:.2f} Q{px:.2f} {py + w * 0.9 + 0.5:.2f} {px + w:.2f} {py + 0.3:.2f}"
        c.path(ring, stroke=darker(bark, 0.45), width=0.45)
    return spine[-1]


def _frond(c: Canvas, light: Light, top: Point, size: float, turn: float, *, drop: float, shade: float) -> None:
    """One leaf: an arching rib with leaflets combed to both sides, longest near the middle."""
    a = math.radians(turn)
    dx, dy = size * math.cos(a), size * math.sin(a)
    (x0, y0), mid = top, (top[0] + dx * 0.62, top[1] + dy * 0.75 - size * 0.16)
    tip = (top[0] + dx, top[1] + dy * 0.62 + size * drop)
    m, upper, lower = 9, [], []
    side = 1 if dx >= 0 else -1
    for k in range(m + 1):
        t = k / m
        px = (1 - t) ** 2 * x0 + 2 * t * (1 - t) * mid[0] + t * t * tip[0]
        py = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * mid[1] + t * t * tip[1]
        reach = size * 0.2 * math.sin(math.pi * min(1, t * 0.86 + 0.1)) ** 0.8
        upper += [(px, py - reach * 0.16), (px + side * reach * 0.8, py - reach * 0.42)]
        lower += [(px, py + reach * 0.3), (px + side * reach * 0.25, py + reach * 1.15)]
    leaf = darker(light.leaf, shade)
    c.path(points([*lower, tip, *upper[::-1]], close=True), leaf)
    bright = lighter(leaf, 0.24 if c.background == "day" else 0.1)
    c.path(points([(x0, y0), *upper, tip], close=False) + f" Q{mid[0]:.2f} {mid[1]:.2f} {x0:.2f} {y0:.2f} Z", bright)
    c.path(
        f"M{x0:.2f} {y0:.2f} Q{mid[0]:.2f} {mid[1]:.2f} {tip[0]:.2f} {tip[1]:.2f}",
        stroke=darker(leaf, 0.28),
        width=max(0.25, size * 0.014),
    )


# things on a beach ----------------------------------------------------------------------------
def parasol(c: Canvas, light: Light, x: float, y: float, s: float) -> None:
    """A striped sunshade, tilted, with a towel below."""
    a, b = (
        light.on(c.choice([(228, 60, 56), (250, 190, 50), (40, 130, 210), (240, 110, 160)])),
        light.on((252, 250, 244)),
    )
    c.path(
        points([(x + 5 * s, y + 1), (x + 15 * s, y + 1), (x + 18 * s, y + 4 * s), (x + 7 * s, y + 4 * s)], close=True),
        light.on(c.choice([(70, 170, 190), (240, 120, 90)])),
    )
    c.ellipse(x + 3 * s, y + 0.6, 9 * s, 1.6 * s, darker(light.sand, 0.35), opacity=0.6)
    with c.group(f"rotate({c.uniform(-12, 12):.1f} {x:.1f} {y:.1f})"):
        c.line([(x, y), (x, y - 17 * s)], light.on((240, 236, 226)), 0.9 * s)
        rim = y - 10 * s
        for k in range(6):
            x0, x1 = x - 11 * s + k * 3.667 * s, x - 11 * s + (k + 1) * 3.667 * s
            c.path(
                f"M{x0:.2f} {rim:.2f} Q{(x0 + x1) / 2:.2f} {rim - 1.4 * s:.2f} {x1:.2f} {rim:.2f}"
                f" Q{x + (x1 - x) * 0.8:.2f} {rim - 6.4 * s:.2f} {x:.2f} {rim - 8 * s:.2f}"
                f" Q{x + (x0 - x) * 0.8:.2f} {rim - 6.4 * s:.2f} {x0:.2f} {rim:.2f} Z",
                a if k % 2 else b,
                stroke=darker(a, 0.4),
                width=0.25,
            )


def sailing_boat(c: Canvas, light: Light, x: float, y: float, s: float) -> None:
    """A small boat with two sails."""
    sail = light.on(c.choice([(252, 252, 248), (252, 236, 200), (240, 120, 80)]))
    c.path(
        f"M{x - 5 * s:.2f} {y - 1.6 * s:.2f} L{x + 5.4 * s:.2f} {y - 1.8 * s:.2f}"
        f" Q{x + 4 * s:.2f} {y + 0.6 * s:.2f} {x + 2.6 * s:.2f} {y + 0.6 * s:.2f}"
        f" L{x - 3 * s:.2f} {y + 0.6 * s:.2f} Z",
        light.on((150, 60, 50)),
    )
    c.path(
        f"M{x + 0.5 * s:.2f} {y - 2.2 * s:.2f} L{x + 0.5 * s:.2f} {y - 13 * s:.2f}"
        f" Q{x + 4.6 * s:.2f} {y - 7 * s:.2f} {x + 5 * s:.2f} {y - 2.4 * s:.2f} Z",
        sail,
    )
    c.path(
        f"M{x - 0.3 * s:.2f} {y - 2.2 * s:.2f} L{x - 0.3 * s:.2f} {y - 11.6 * s:.2f}"
        f" Q{x - 3.6 * s:.2f} {y - 5 * s:.2f} {x - 4.4 * s:.2f} {y - 2.2 * s:.2f} Z",
        darker(sail, 0.1),
    )


def headland(c: Canvas, light: Light, horizon: float, x0: float, x1: float, high: float, colour: RGB) -> None:
    """A far hill on the horizon from x0 to x1."""
    n = 7
    ridge = [
        (x0 + (x1 - x0) * k / n, horizon - high * math.sin(math.pi * k / n) ** 0.7 * c.uniform(0.75, 1.1))
        for k in range(n + 1)
    ]
    c.path(
        smooth(ridge, close=False) + " Z", c.gradient([(0, colour), (1, mix(colour, light.sky[2], 0.4))], angle=DOWN)
    )


def shore(c: Canvas, light: Light, edge: Sequence[Point]) -> None:
    """Sand below the line `edge` (left to right), with shallows, wet sand and a rim of foam along it."""
    close = " L100 100 L0 100 Z"
    shallow = mix(light.sea[1], light.sand, 0.45)
    for rise, paint, share in ((-3.4, shallow, 0.6), (-1.3, lighter(light.sea[1], 0.75), 0.95)):
        c.path(smooth([(x, y + rise * (0.3 + y / 100)) for x, y in edge], close=False) + close, paint, opacity=share)
    c.path(smooth(edge, close=False) + close, darker(light.sand, 0.16))
    dry = smooth([(x, y + 2.6 * (0.3 + y / 100)) for x, y in edge], close=False) + close
    c.path(dry, c.gradient([(0, lighter(light.sand, 0.2)), (1, darker(light.sand, 0.1))], angle=DOWN))


# beaches --------------------------------------------------------------------------------------
def palm_beach(c: Canvas) -> None:
    """Palms, sand and sea: palms beside the shore, a row along it, or a palm island."""
    light = light_of(c)
    horizon = c.uniform(46, 58)
    sun = sky(c, light, horizon)
    if c.chance(0.5):
        far = mix(light.leaf, light.sky[2], 0.45)
        x = c.uniform(0, 70)
        headland(c, light, horizon + 0.3, x, x + c.uniform(24, 48), c.uniform(4, 9), far)
    c.choice((_palm_shore, _palm_shore, _palm_row, _palm_island))(c, light, horizon, sun)


def _palm_shore(c: Canvas, light: Light, horizon: float, sun: float) -> None:
    """Sand sweeps in from one side; one to three tall palms lean over it."""
    sea(c, light, horizon, 92, sun)
    if c.chance(0.45):
        sailing_boat(c, light, c.uniform(48, 88), horizon + c.uniform(3, 7), c.uniform(0.7, 1.1))
    left, right = c.uniform(60, 70), c.uniform(80, 94)
    shore(c, light, [(-6, left), (18, left + 3), (42, left + 12), (68, right - 3), (106, right)])
    for k in range(c.choice((1, 2, 2, 3))):
        x, lean = (10, 26, 2)[k] + c.uniform(-3, 5), (c.uniform(8, 26), c.uniform(14, 34), c.uniform(-8, 8))[k]
        y, tall = (84, 92, 78)[k] + c.uniform(-3, 3), (60, 46, 50)[k] * c.uniform(0.9, 1.08)
        c.ellipse(x + 7, y + 0.5, 11, 1.6, darker(light.sand, 0.4), opacity=0.5)
        palm(c, light, x, y, tall, lean)
    if c.chance(0.45):
        parasol(c, light, c.uniform(52, 64), c.uniform(93, 96), c.uniform(0.8, 1.1))


def _palm_row(c: Canvas, light: Light, horizon: float, sun: float) -> None:
    """A long beach running to the horizon, lined by palms that grow smaller."""
    sea(c, light, horizon, 100, sun)
    if c.chance(0.4):
        sailing_boat(c, light, c.uniform(64, 90), horizon + c.uniform(2, 6), c.uniform(0.6, 1))
    shore(c, light, [(-8, horizon + 1), (20, horizon + 3), (40, horizon + 11), (52, horizon + 24), (62, 104)])
    for k in range(26):  # a low thicket where the sand ends, behind the trunks
        t = k / 25
        r = (1.4 + 2.4 * t) * c.uniform(0.8, 1.25)
        x, y = 21 - 26 * t - c.uniform(0, 1) ** 1.5 * (18 - 8 * t), horizon + 1 + (99 - horizon) * t**1.3
        tone = c.choice((lighter(light.leaf, 0.1), light.leaf, darker(light.leaf, 0.14)))
        c.ellipse(x, y, r * 1.5, r, c.gradient([(0, lighter(tone, 0.14)), (1, darker(tone, 0.35))], angle=DOWN))
    n = 3
    for k in range(n):
        t = k / (n - 1)
        tall, x, y = 15 + 57 * t**1.3, 38 - 24 * t + c.uniform(-1, 1), horizon + 4 + (88 - horizon) * t**1.6
        c.ellipse(x + tall * 0.1, y + 0.4, tall * 0.16, tall * 0.022, darker(light.sand, 0.4), opacity=0.5)
        palm(c, light, x, y, tall, tall * c.uniform(0.02, 0.3))
    if c.chance(0.4):
        parasol(c, light, c.uniform(34, 42), c.uniform(92, 96), 0.9)


def _palm_island(c: Canvas, light: Light, horizon: float, sun: float) -> None:
    """A small island with palms in a lagoon, seen from a strip of sand."""
    sea(c, light, horizon, 100, sun)
    x, y, w = c.uniform(42, 58), horizon + c.uniform(9, 15), c.uniform(28, 36)
    c.ellipse(x, y + 2.4, w + 7, 5.4, lighter(light.sea[1], 0.3), opacity=0.7)
    c.path(
        f"M{x - w:.1f} {y + 2:.1f}"
        f" C{x - w * 0.7:.1f} {y - 3:.1f} {x - w * 0.3:.1f} {y - 6:.1f} {x:.1f} {y - 6:.1f}"
        f" C{x + w * 0.4:.1f} {y - 6:.1f} {x + w * 0.7:.1f} {y - 2:.1f} {x + w:.1f} {y + 2:.1f}"
        f" Q{x:.1f} {y + 7:.1f} {x - w:.1f} {y + 2:.1f} Z",
        c.gradient([(0, lighter(light.sand, 0.25)), (1, darker(light.sand, 0.12))], angle=DOWN),
    )
    for dx in (-0.46, -0.16, 0.2, 0.46):
        c.ellipse(
            x + dx * w,
            y - 5.4 + abs(dx) * 4,
            w * 0.19,
            3.2,
            c.gradient([(0, lighter(light.leaf, 0.12)), (1, darker(light.leaf, 0.3))], angle=DOWN),
        )
    for k in range(c.choice((2, 3, 3))):
        palm(
            c,
            light,
            x + (-0.3, 0.14, 0.44)[k] * w,
            y - 4,
            (40, 46, 33)[k] * c.uniform(0.9, 1.1),
            (-14, 6, 16)[k] * c.uniform(0.6, 1.2),
        )
    low = c.uniform(84, 91)
    shore(c, light, [(-6, low + 4), (24, low + 1), (50, low - 1), (78, low + 2), (106, low - 3)])
    if c.chance(0.5):
        parasol(c, light, c.uniform(20, 70), c.uniform(94, 97), c.uniform(0.7, 0.95))
    elif c.chance(0.6):
        sailing_boat(c, light, c.choice((12, 86)), y + 8, 1.1)


def sandy_bay(c: Canvas) -> None:
    """A crescent of sand: from a cliff above it, or from the shore between headlands or dunes. No palms."""
    light = light_of(c)
    c.choice((_bay_above, _bay_above, _bay_shore, _bay_dunes))(c, light)


def _cliff(c: Canvas, light: Light, top: Sequence[Point], base: Sequence[Point], green: RGB) -> None:
    """A rock wall between two lines, cracked, with grass on its upper edge."""
    d = blade(top, base)
    rock = light.rock
    c.path(d, c.gradient([(0, lighter(rock, 0.2)), (1, darker(rock, 0.25))], angle=(0, 0, 0.3, 1)))
    with c.clip(d):
        for k in range(11):
            x = top[0][0] + (top[-1][0] - top[0][0]) * (k + c.uniform(0.2, 0.8)) / 11
            c.path(
                f"M{x:.1f} 0 L{x + c.uniform(-3, 3):.1f} 40 L{x + c.uniform(-4, 4):.1f} 64"
                f" L{x + 5:.1f} 100 L{x + 9:.1f} 100 L{x + 3:.1f} 50 Z",
                darker(rock, 0.35),
                opacity=0.4,
            )
    deep = [
        min(1, (low[1] - high[1]) / 14) for high, low in zip(top, base, strict=True)
    ]  # the turf thins out with the rock
    turf = [(x, y + k * c.uniform(2, 5)) for (x, y), k in zip(top, deep, strict=True)]
    c.path(blade([(x, y - 1.5 * k) for (x, y), k in zip(top, deep, strict=True)], turf), green)


def _bay_above(c: Canvas, light: Light) -> None:
    """From a height: the sea bites a round bay out of the land, edged with sand."""
    horizon = c.uniform(25, 32)
    sun = sky(c, light, horizon)
    sea(c, light, horizon, 100, sun)
    green = light.on(c.choice([(110, 160, 84), (134, 162, 92), (92, 150, 96)]))
    headland(c, light, horizon + 0.6, -14, c.uniform(16, 34), c.uniform(5, 9), mix(green, light.sky[2], 0.45))
    out, deep = c.uniform(77, 84), c.uniform(76, 82)
    tip = c.uniform(50, 62)
    # the water's edge from the far headland's tip round the bay to the near left
    edge = [
        (tip, horizon + 8),
        (tip + 10, horizon + 11),
        (out - 4, horizon + 17),
        (out, horizon + 28),
        (out - 5, deep - 12),
        (out - 22, deep - 1),
        (out - 46, deep + 1),
        (10, deep - 5),
        (-8, deep - 14),
    ]

    def land(grow: float) -> str:
        """The land behind the edge drawn back by `grow`, less where it is far away."""
        moved = []
        for x, y in edge:
            dx, dy = x - 34, (y - horizon - 22) * 1.3
            k = grow * (0.25 + (y - horizon) / 55) / math.hypot(dx, dy)
            moved.append((x + dx * k, y + max(0.12, dy / 40) * abs(k) * 34 * (1 if grow > 0 else -1)))
        return (
            smooth(moved, close=False)
            + f" L-8 112 L112 112 L112 {horizon + 4:.1f} L{tip + grow * 0.5:.1f} {horizon + 6:.1f} Z"
        )

    _bay_layers(c, light, land, green)
    peak = c.uniform(7, 14)
    _cliff(
        c,
        light,
        [
            (tip - 4, horizon + 7.4),
            (tip + 13, horizon - peak * 0.4),
            (tip + 30, horizon - peak),
            (108, horizon - peak * 0.8),
        ],
        [(tip - 4, horizon + 8.4), (tip + 15, horizon + 10.6), (tip + 32, horizon + 13), (108, horizon + 20)],
        green,
    )
    _bushes(c, darker(green, 0.1), horizon, deep)
    _bay_life(c, light, horizon, deep, out)


def _bay_life(c: Canvas, light: Light, horizon: float, deep: float, out: float) -> None:
    """Rocks, a boat and, on the sand, sunshades seen from above."""
    if c.chance(0.6):
        _rocks(c, light, 24, horizon + 20, 2)
    if c.chance(0.6):
        sailing_boat(c, light, c.uniform(20, 50), c.uniform(horizon + 14, deep - 22), c.uniform(0.8, 1.1))
    for _ in range(c.choice((0, 4, 7))):
        x, shade = c.uniform(14, out - 26), c.choice([(230, 70, 60), (250, 200, 60), (250, 250, 246), (50, 130, 210)])
        c.ellipse(x, deep + 4.4, 1.5, 1, light.on(shade))


def _bay_layers(c: Canvas, light: Light, land: Callable[[float], str], green: RGB) -> None:
    """From the shallows inwards: pale water, foam, wet and dry sand, and the green behind."""
    sand = c.gradient([(0, lighter(light.sand, 0.25)), (1, darker(light.sand, 0.08))], angle=DOWN)
    wide = c.uniform(10, 14)
    grass = c.gradient([(0, lighter(green, 0.18)), (1, darker(green, 0.28))], angle=DOWN)
    for grow, tone, share in (
        (-9, mix(light.sea[1], light.sand, 0.12), 0.7),
        (-4.5, mix(light.sea[1], light.sand, 0.4), 0.8),
        (-1.4, lighter(light.sea[1], 0.8), 1),
        (0, darker(light.sand, 0.14), 1),
        (1.5, sand, 1),
        (wide - 1.4, darker(light.sand, 0.3), 0.6),
        (wide, grass, 1),
    ):
        c.path(land(grow), tone, opacity=share)


def _bushes(c: Canvas, green: RGB, horizon: float, deep: float) -> None:
    """Round bushes on the near slope, larger towards the viewer."""
    spots = sorted(((c.uniform(-2, 102), c.uniform(deep + 13, 102)) for _ in range(20)), key=lambda p: p[1])
    for x, y in [*((c.uniform(94, 101), horizon + 24 + 7 * k) for k in range(5)), *spots]:
        r = (0.6 + (y - horizon) * 0.036) * c.uniform(0.8, 1.25)
        c.ellipse(x, y, r * 1.5, r, darker(green, 0.3))
        c.ellipse(x - r * 0.3, y - r * 0.3, r * 1.05, r * 0.62, lighter(green, 0.08))


def _rocks(c: Canvas, light: Light, x: float, y: float, n: int) -> None:
    """A few rocks in the water with foam around."""
    for _ in range(n):
        rx, ry, r = x + c.uniform(-16, 16), y + c.uniform(-3, 4), c.uniform(1.4, 3.4)
        c.ellipse(rx, ry + r * 0.2, r * 1.7, r * 0.5, lighter(light.sea[1], 0.6), opacity=0.7)
        c.polygon(
            [
                (rx - r * 1.2, ry),
                (rx - r * 0.7, ry - r),
                (rx + r * 0.1, ry - r * 1.4),
                (rx + r * 0.8, ry - r * 0.6),
                (rx + r * 1.2, ry),
            ],
            light.rock,
        )
        c.polygon(
            [(rx + r * 0.1, ry - r * 1.4), (rx + r * 0.8, ry - r * 0.6), (rx + r * 1.2, ry), (rx + r * 0.2, ry)],
            darker(light.rock, 0.3),
        )


def _bay_shore(c: Canvas, light: Light) -> None:
    """From the sand: water held between two rocky headlands."""
    horizon = c.uniform(44, 52)
    sun = sky(c, light, horizon)
    sea(c, light, horizon, 92, sun)
    green = light.on((104, 154, 86))
    a, b = c.uniform(14, 24), c.uniform(6, 14)
    _cliff(
        c,
        light,
        [
            (-4, horizon - a),
            (10, horizon - a - 2),
            (24, horizon - a * 0.7),
            (35, horizon - a * 0.35),
            (43, horizon + 1),
        ],
        [(-4, 84), (10, 78), (22, horizon + 13), (33, horizon + 5), (43, horizon + 1.5)],
        green,
    )
    _cliff(
        c,
        light,
        [(70, horizon + 0.5), (78, horizon - b * 0.6), (88, horizon - b), (104, horizon - b - 6)],
        [(70, horizon + 1), (78, horizon + 3), (88, horizon + 7), (104, horizon + 17)],
        green,
    )
    low = c.uniform(75, 81)
    shore(
        c,
        light,
        [(-6, 74), (8, 75), (24, low - 2), (48, low + 3), (72, low - 1), (90, horizon + 19), (106, horizon + 14)],
    )
    if c.chance(0.5):
        _rocks(c, light, 58, horizon + 14, 3)
    if c.chance(0.45):
        sailing_boat(c, light, c.uniform(48, 66), horizon + 4, c.uniform(0.7, 1.1))
    if c.chance(0.75):
        parasol(c, light, c.uniform(20, 70), c.uniform(90, 96), c.uniform(0.8, 1.1))


def _bay_dunes(c: Canvas, light: Light) -> None:
    """Over grassy dunes down to a wide curve of sand."""
    horizon = c.uniform(38, 46)
    sun = sky(c, light, horizon)
    sea(c, light, horizon, 88, sun)
    green = light.on((122, 150, 96))
    headland(c, light, horizon + 0.5, -16, 38, c.uniform(6, 10), mix(green, light.sky[2], 0.3))
    headland(c, light, horizon + 0.5, 72, 116, c.uniform(4, 8), mix(green, light.sky[2], 0.45))
    shore(
        c,
        light,
        [
            (-6, horizon + 15),
            (3, horizon + 20),
            (12, horizon + 28),
            (28, 80),
            (52, 84),
            (74, 80),
            (88, horizon + 25),
            (106, horizon + 18),
        ],
    )
    for x, y, w, h in ((-6, 88, 44, 20), (84, 96, 48, 20), (30, 106, 54, 20)):
        d = (
            f"M{x - w:.0f} 112 Q{x - w * 0.4:.1f} {y - h:.1f} {x + w * 0.1:.1f} {y - h * 0.9:.1f}"
            f" Q{x + w * 0.6:.1f} {y - h * 0.6:.1f} {x + w:.1f} 112 Z"
        )
        c.path(
            d,
            c.gradient(
                [(0, lighter(light.sand, 0.32)), (0.6, light.sand), (1, darker(light.sand, 0.25))],
                angle=(0.1, 0, 0.7, 1),
            ),
        )
        for _ in range(9):
            gx, gy = x + c.uniform(-0.3, 0.5) * w, y - h * c.uniform(0.4, 0.8)
            blades = " ".join(
                f"M{gx:.1f} {gy:.1f} Q{gx + k * 0.3:.1f} {gy - 4:.1f} {gx + k:.1f} {gy - 6 - c.uniform(0, 2.5):.1f}"
                for k in (-3, -1.4, 0.4, 2, 4)
            )
            c.path(blades, stroke=darker(green, c.uniform(0, 0.3)), width=0.6)
    if c.chance(0.5):
        sailing_boat(c, light, c.uniform(52, 84), horizon + c.uniform(3, 9), c.uniform(0.7, 1.1))


# cities ---------------------------------------------------------------------------------------
class Wall:
    """Four corners in the picture, addressed by s (across) and t (down), each 0 to 1."""

    def __init__(self, top_left: Point, top_right: Point, low_right: Point, low_left: Point) -> None:
        self.corners = (top_left, top_right, low_right, low_left)

    def at(self, s: float, t: float) -> Point:
        a, b, d, e = self.corners
        top, low = (
            (a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s),
            (e[0] + (d[0] - e[0]) * s, e[1] + (d[1] - e[1]) * s),
        )
        return top[0] + (low[0] - top[0]) * t, top[1] + (low[1] - top[1]) * t

    def quad(self, s0: float = 0, t0: float = 0, s1: float = 1, t1: float = 1) -> str:
        return points([self.at(s0, t0), self.at(s1, t0), self.at(s1, t1), self.at(s0, t1)], close=True)


def glass_wall(
    c: Canvas, light: Light, wall: Wall, rows: int, columns: int, *, shade: float = 0, near: float = 1
) -> None:
    """A curtain wall: glass that mirrors the sky, panes a little unlike each other, mullions, lit rooms by night.

    near: > 1 makes the rows grow downwards, as when one looks up.
    """
    hour = c.background or "day"
    glass = darker(mix(c.main, light.tint, light.strength * (0.35 if hour == "sunset" else 0.6)), shade)
    mirror = mix(glass, light.sky[2], {"day": 0.5, "sunset": 0.28, "night": 0.2}[hour])
    d = wall.quad()
    top = mix(glass, light.sky[1], 0.3 if hour == "day" else 0.16)
    c.path(d, c.gradient([(0, top), (0.4, mirror), (0.62, glass), (1, darker(glass, 0.3))], angle=(0, 0, 0.5, 1)))
    down = [(k / rows) ** near for k in range(rows + 1)]
    with c.clip(d):
        _reflections(c, wall, mirror, glass)
        _panes(c, wall, down, columns, glass)
    upright = [points((wall.at(j / columns, 0), wall.at(j / columns, 1))) for j in range(columns + 1)]
    level = [points((wall.at(0, t), wall.at(1, t))) for t in down]
    c.path(" ".join(upright + level), stroke=darker(glass, 0.5), width=0.45, opacity=0.75)
    c.path(" ".join(level[::4]), stroke=lighter(glass, 0.45), width=0.5, opacity=0.8)
    c.path(d, None, stroke=darker(glass, 0.62), width=0.8)


def _panes(c: Canvas, wall: Wall, down: Sequence[float], columns: int, glass: RGB) -> None:
    """Some panes a little lighter or darker than the wall; after dark, some lit from within."""
    share = {"day": 0.0, "sunset": 0.1, "night": 0.3}[c.background or "day"]
    for t0, t1 in itertools.pairwise(down):
        for j in range(columns):
            pane = wall.quad(j / columns, t0, (j + 1) / columns, t1)
            if c.chance(share):
                c.path(pane, c.choice([(255, 220, 130), (255, 236, 176), (250, 200, 110)]), opacity=0.92)
            elif c.chance(0.3):
                c.path(pane, c.choice([lighter(glass, 0.45), darker(glass, 0.3)]), opacity=0.34)


def _reflections(c: Canvas, wall: Wall, mirror: RGB, glass: RGB) -> None:
    """Clouds and the dark shape of houses opposite, mirrored in the wall."""
    t = c.uniform(0.1, 0.25)
    for _ in range(3):
        s, t = c.uniform(0.1, 0.8), t + c.uniform(0.08, 0.22)
        x, y = wall.at(s, t)
        _cloud_ghost(c, x, y, c.uniform(0.7, 1.3), lighter(mirror, 0.6))
    s = c.uniform(-0.1, 0.5)
    c.path(
        points([wall.at(s, 0), wall.at(s + 0.34, 0), wall.at(s + 0.1, 1), wall.at(s - 0.24, 1)], close=True),
        WHITE,
        opacity=0.16,
    )
    roofs = ((0, 0.8), (0.22, 0.8), (0.22, 0.72), (0.5, 0.72), (0.5, 0.84), (0.8, 0.84), (0.8, 0.76), (1, 0.76))
    base = [wall.at(*p) for p in ((0, 1), *roofs, (1, 1))]
    c.polygon(base, darker(glass, 0.45), opacity=0.4)


def _cloud_ghost(c: Canvas, x: float, y: float, s: float, tone: RGB) -> None:
    """A cloud as seen mirrored in glass."""
    for dx, dy, r in ((-6, 1, 4.5), (0, -1, 6.5), (6.5, 1, 5)):
        c.ellipse(x + dx * s, y + dy * s, r * s, r * s * 0.6, tone, opacity=0.5)


def glass_skyscraper(c: Canvas) -> None:
    """One or a few glass towers, straight on or from the pavement looking up."""
    light = light_of(c)
    c.choice((_tower_corner, _tower_corner, _tower_flat, _towers_up, _towers_up))(c, light)


def _skyline(c: Canvas, light: Light, low: float) -> None:
    """Pale houses in the distance and a street."""
    x = -4.0
    while x < 100:
        w, h = c.uniform(8, 15), c.uniform(8, 34)
        tone = mix(light.on((150, 168, 190)), light.sky[2], c.uniform(0.2, 0.5))
        c.rect(x, low - h, w + 0.4, h + 1, fill=tone)
        if c.background == "night":
            for _ in range(6):
                c.rect(x + c.uniform(1, w - 2), low - c.uniform(2, h - 1), 1, 1.3, fill=(255, 222, 140))
        x += w
    street = light.on((120, 124, 132))
    c.rect(0, low, 100, 100 - low, fill=c.gradient([(0, lighter(street, 0.2)), (1, darker(street, 0.15))], angle=DOWN))


def _trees(c: Canvas, light: Light, low: float) -> None:
    """Round street trees, or none."""
    for _ in range(c.choice((0, 3, 5))):
        x, r = c.choice((c.uniform(2, 22), c.uniform(78, 98))), c.uniform(2.6, 4.4)
        c.line([(x, low + 1), (x, low - r)], light.on((100, 76, 56)), 0.8)
        c.ellipse(
            x, low - r * 1.6, r, r * 1.2, c.gradient([(0, lighter(light.leaf, 0.2)), (1, darker(light.leaf, 0.2))])
        )


def _tower_corner(c: Canvas, light: Light) -> None:
    """A tower seen on its corner: two faces of glass, one in shadow; perhaps a stepped or slanted crown."""
    sky(c, light, 90)
    low = c.uniform(89, 93)
    _skyline(c, light, low)
    x0, x1 = c.uniform(25, 31), c.uniform(69, 75)
    edge, top = c.uniform(44, 58), c.uniform(7, 12)
    rows, cut = c.choice((18, 21, 24)), c.choice((3.0, 5.0, 9.0, -8.0))
    crown = c.choice(("flat", "step", "mast"))
    if crown == "step":
        a, b, t0 = x0 + (edge - x0) * 0.3, x1 + (edge - x1) * 0.3, top - 4
        glass_wall(c, light, Wall((a, t0 + 2), (edge, t0), (edge, 40), (a, 40)), 5, 3)
        glass_wall(c, light, Wall((edge, t0), (b, t0 + 2), (b, 40), (edge, 40)), 5, 3, shade=0.35)
        top += 12
    elif crown == "mast":
        c.line([(edge, top + 4), (edge, 1.5)], darker(light.on(c.main), 0.5), 1.2)
    glass_wall(
        c, light, Wall((x0, top + cut), (edge, top), (edge, low + 1.5), (x0, low - 1)), rows, c.choice((4, 5, 6))
    )
    glass_wall(
        c,
        light,
        Wall((edge, top), (x1, top + abs(cut) * 0.8), (x1, low - 1), (edge, low + 1.5)),
        rows,
        c.choice((4, 5)),
        shade=0.36,
    )
    _trees(c, light, low + 1)


def _tower_flat(c: Canvas, light: Light) -> None:
    """Two or three towers straight on, unlike in height and crown, filling the picture."""
    sky(c, light, 92)
    low = c.uniform(90, 94)
    _skyline(c, light, low)
    n = c.choice((1, 2, 3))
    slots = {1: ((24, 76),), 2: ((12, 46), (50, 90)), 3: ((6, 33), (33, 64), (68, 95))}[n]
    tallest = c.choice(range(n))
    for k in sorted(range(n), key=lambda k: k == tallest):
        x0, x1 = slots[k]
        top = c.uniform(6, 12) if k == tallest else c.uniform(20, 42)
        slant = c.choice((0, 0, 9, -9, 16))
        wall = Wall((x0, top + max(0, slant)), (x1, top + max(0, -slant)), (x1, low), (x0, low))
        if slant == 0 and c.chance(0.6):
            mid = (x0 + x1) / 2
            c.line([(mid, top), (mid, top - 8)], darker(light.on(c.main), 0.5), 1)
            c.rect(mid - 5, top - 2.5, 10, 3, fill=darker(light.on(c.main), 0.4))
        glass_wall(
            c,
            light,
            wall,
            int((low - top) / c.uniform(4, 5.4)),
            max(4, int((x1 - x0) / 6)),
            shade=0 if k == tallest else 0.22,
        )
        c.rect(x0, low - 6, x1 - x0, 6, fill=darker(light.on(c.main), 0.55))
        for j in range(5):
            w = (x1 - x0) / 5
            c.rect(
                x0 + j * w + 0.6,
                low - 5,
                w - 1.2,
                5,
                fill=(255, 226, 150) if c.background == "night" else lighter(light.on(c.main), 0.5),
            )
    _trees(c, light, low + 1)


def _towers_up(c: Canvas, light: Light) -> None:
    """From the pavement: towers rush together towards a point in the sky."""
    sky(c, light, 130, orb=c.chance(0.4))
    vx, vy = c.uniform(44, 58), c.uniform(-46, -26)

    def rise(x: float, y: float, t: float) -> Point:
        """From x, y towards the vanishing point."""
        return x + (vx - x) * t, y + (vy - y) * t

    if c.chance(0.75):
        side = c.uniform(0.42, 0.52)
        a, b = (84, 104), (128, 104)
        glass_wall(c, light, Wall(rise(*a, side), rise(*b, side), b, a), 12, 4, shade=0.3, near=1.5)
    if c.chance(0.5):
        a, b = (-30, 104), (8, 104)
        glass_wall(c, light, Wall(rise(*a, 0.4), rise(*b, 0.44), b, a), 11, 4, shade=0.18, near=1.5)
    x0, edge, x1 = c.uniform(2, 12), c.uniform(40, 58), c.uniform(84, 96)
    top = c.uniform(0.6, 0.66)
    rows = c.choice((16, 19, 22))
    glass_wall(
        c,
        light,
        Wall(rise(x0, 106, top - 0.05), rise(edge, 112, top), (edge, 112), (x0, 106)),
        rows,
        c.choice((5, 6)),
        near=1.5,
    )
    glass_wall(
        c,
        light,
        Wall(rise(edge, 112, top), rise(x1, 106, top - 0.05), (x1, 106), (edge, 112)),
        rows,
        c.choice((5, 6)),
        shade=0.38,
        near=1.5,
    )


def geometric_building(c: Canvas) -> None:
    """Bold modern architecture: stacked cubes, stacked curves, folded triangles or a great arch; hard shadows."""
    light = light_of(c)
    horizon = c.uniform(76, 84)
    sky(c, light, horizon)
    ground = light.on(c.choice([(214, 206, 194), (196, 200, 204), (226, 212, 186), (150, 184, 116)]))
    c.rect(
        0,
        horizon,
        100,
        100 - horizon,
        fill=c.gradient([(0, lighter(ground, 0.15)), (1, darker(ground, 0.12))], angle=DOWN),
    )
    c.choice((_cubes, _cubes, _drums, _folded, _arches))(c, light)


def tones(c: Canvas, light: Light) -> tuple[RGB, RGB, RGB]:
    """Lit, plain and shadowed wall; by night and at dusk still plainly the building's colour."""
    base = mix(c.main, light.tint, light.strength * 0.55)
    return lighter(base, 0.22), base, darker(base, 0.42)


def _window(c: Canvas, d: str, *, lit: float = 0.5) -> None:
    """One window in the shape d: dark by day, often lit after dark."""
    hour = c.background or "day"
    glow = hour == "night" and c.chance(lit + 0.25) or hour == "sunset" and c.chance(lit * 0.6)
    c.path(
        d,
        c.gradient(
            [(0, (255, 236, 170)), (1, (250, 196, 100))]
            if glow
            else [(0, (150, 190, 214)), (0.5, (60, 88, 118)), (1, (36, 52, 78))]
        ),
        stroke=(30, 34, 48),
        width=0.5,
    )


def _cast(c: Canvas, x: float, y: float, w: float, reach: float) -> None:
    """The building's hard shadow on the ground, to the right."""
    c.path(
        points([(x, y), (x + w, y), (x + w + reach, y + 7), (x + reach, y + 7)], close=True), (20, 20, 40), opacity=0.3
    )


def _cubes(c: Canvas, light: Light) -> None:
    """Boxes stacked askew, each with a lit front, a dark side and a pale roof."""
    lit, plain, dark = tones(c, light)
    y, n, dx, dy = 90.0, c.choice((3, 3, 4)), c.uniform(10, 15), c.uniform(4, 7)
    _cast(c, 26, y, 52, 18)
    mid = c.uniform(40, 46)
    for k in range(n):
        w, h = c.uniform(38, 54) - k * 3, (68 if n == 3 else 72) / n * c.uniform(0.9, 1.08)
        x = min(max(mid - w / 2 + c.uniform(-12, 12), 6), 92 - dx - w)
        if k:  # the shadow it throws on the box below
            c.path(
                points([(x + 2, y), (x + w, y), (x + w + 1, y + 5), (x + 5, y + 5)], close=True),
                (16, 16, 36),
                opacity=0.4,
            )
        front, side = (
            Wall((x, y - h), (x + w, y - h), (x + w, y), (x, y)),
            Wall((x + w, y - h), (x + w + dx, y - h - dy), (x + w + dx, y - dy), (x + w, y)),
        )
        c.path(front.quad(), c.gradient([(0, lit), (1, plain)]), stroke=darker(dark, 0.4), width=0.7)
        c.path(side.quad(), c.gradient([(0, dark), (1, darker(dark, 0.25))]), stroke=darker(dark, 0.4), width=0.7)
        c.path(
            points([(x, y - h), (x + w, y - h), (x + w + dx, y - h - dy), (x + dx, y - h - dy)], close=True),
            lighter(lit, 0.3),
            stroke=darker(dark, 0.4),
            width=0.7,
        )
        _cube_windows(c, front, side)
        y -= h


def _cube_windows(c: Canvas, front: Wall, side: Wall) -> None:
    """Windows of one of four styles on a box's front and side."""
    style = c.choice(("band", "square", "slots", "corner"))
    if style == "band":
        _window(c, front.quad(0.08, 0.3, 0.92, 0.66))
    elif style == "square":
        s = c.uniform(0.1, 0.5)
        _window(c, front.quad(s, 0.22, s + 0.36, 0.82))
    elif style == "slots":
        for k in range(5):
            _window(c, front.quad(0.1 + k * 0.17, 0.22, 0.19 + k * 0.17, 0.8))
    else:
        _window(c, front.quad(0.62, 0.22, 1, 0.8))
        _window(c, side.quad(0, 0.22, 0.6, 0.8))
        return
    if c.chance(0.5):
        _window(c, side.quad(0.25, 0.3, 0.75, 0.75), lit=0.2)


def _drums(c: Canvas, light: Light) -> None:
    """Round storeys stacked like plates, widening upwards or downwards, with dark bands of window between."""
    lit, plain, dark = tones(c, light)
    n, grow, r, y = c.choice((4, 5)), c.choice((3.2, 2.2, -2.6, -3.4)), c.uniform(30, 36), 90.0
    _cast(c, 30, y - 1, 40, 26)
    h = 76 / n
    shift = c.choice((0, 0, 2.4, -2.4))
    for k in range(n):
        rx, x = min(r + (k - n / 2) * grow, 43), 50 + shift * (k - n / 2)
        ry, wall = rx * 0.13, h * 0.52
        for part_rx, y0, y1, band in ((rx * 0.86, y - h + wall, y, True), (rx, y - h, y - h + wall, False)):
            d = (
                f"M{x - part_rx:.2f} {y0:.2f} L{x - part_rx:.2f} {y1:.2f}"
                f" A{part_rx:.2f} {part_rx * 0.13:.2f} 0 0 0 {x + part_rx:.2f} {y1:.2f}"
                f" L{x + part_rx:.2f} {y0:.2f} Z"
            )
            if band:
                _window(c, d, lit=0.7)
                _posts(c, x, part_rx, y0, y1, lit, door=k == 0)
                continue
            c.path(
                d,
                c.gradient([(0, plain), (0.25, lit), (0.55, plain), (1, dark)], angle=(0, 0, 1, 0)),
                stroke=darker(dark, 0.4),
                width=0.7,
            )
        roof = (
            f"M{x - rx:.2f} {y - h:.2f} A{rx:.2f} {ry:.2f} 0 1 1 {x + rx:.2f} {y - h:.2f}"
            f" A{rx:.2f} {ry:.2f} 0 1 1 {x - rx:.2f} {y - h:.2f} Z"
        )
        c.path(roof, lighter(lit, 0.3), stroke=darker(dark, 0.4), width=0.7)
        y -= h


def _posts(c: Canvas, x: float, rx: float, y0: float, y1: float, tone: RGB, *, door: bool) -> None:
    """Posts between the windows of a round storey, closer towards its sides, and the entrance."""
    y0 -= rx * 0.05
    for n in range(1, 10):
        turn = math.pi * n / 10
        px, sag = x - rx * math.cos(turn), rx * 0.13 * math.sin(turn)
        c.line([(px, y0 + sag), (px, y1 + sag)], tone, 0.5 + 0.9 * math.sin(turn))
    if door:
        h = (y1 - y0) * 0.9
        c.rect(x - 4.2, y1 + rx * 0.13 - h, 8.4, h, 0.6, darker(tone, 0.6), stroke=lighter(tone, 0.4), width=0.9)
        c.line([(x, y1 + rx * 0.13 - h), (x, y1 + rx * 0.13)], lighter(tone, 0.4), 0.7)


def _folded(c: Canvas, light: Light) -> None:
    """A facade folded into triangles, each catching another light."""
    lit, plain, dark = tones(c, light)
    x0, x1, low = c.uniform(8, 16), c.uniform(84, 92), 90.0
    top, rows, columns = c.uniform(12, 20), c.choice((4, 5)), c.choice((4, 5))
    _cast(c, x0 + 4, low, x1 - x0 - 4, 16)
    slant = c.choice((0, 12, -12))
    wall = Wall(
        (x0, top + max(0, slant)), (x1, top + max(0, -slant)), (x1 - c.uniform(0, 8), low), (x0 + c.uniform(0, 8), low)
    )
    for i in range(rows):
        for j in range(columns):
            a, b, d, e = (wall.at((j + p) / columns, (i + q) / rows) for p, q in ((0, 0), (1, 0), (1, 1), (0, 1)))
            centre = wall.at((j + 0.5) / columns, (i + 0.5) / rows)
            if (i + j) % 2:
                facets = (((a, b, e), lit), ((b, d, e), dark))
            else:
                facets = (((a, b, d), lighter(lit, 0.35)), ((a, d, e), plain))
            for tri, tone in facets:
                c.polygon(tri, tone, stroke=darker(dark, 0.35), width=0.45)
            if c.chance(0.22):
                _window(c, points([mix_point(p, centre, 0.36) for p in facets[1][0]], close=True))
    c.path(wall.quad(), None, stroke=darker(dark, 0.45), width=0.9)
    _window(c, points([wall.at(0.4, 1), wall.at(0.5, 0.8), wall.at(0.6, 1)], close=True), lit=0.9)


def mix_point(a: Point, b: Point, t: float) -> Point:
    """a at t = 0, b at t = 1."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _arches(c: Canvas, light: Light) -> None:
    """A block pierced by round arches, beside a half-round tower; or arches in rows."""
    lit, plain, dark = tones(c, light)
    low, top, x0, x1 = 90.0, c.uniform(10, 18), c.uniform(7, 13), c.uniform(72, 78)
    _cast(c, x0 + 8, low, x1 + 4 - x0, 15)
    rows, columns, dx, dy = c.choice((2, 3)), c.choice((2, 3)), 13.0, 5.0
    c.path(
        points([(x1, top), (x1 + dx, top - dy), (x1 + dx, low - dy), (x1, low)], close=True),
        c.gradient([(0, dark), (1, darker(dark, 0.25))]),
        stroke=darker(dark, 0.4),
        width=0.8,
    )
    c.path(
        points([(x0, top), (x1, top), (x1 + dx, top - dy), (x0 + dx, top - dy)], close=True),
        lighter(lit, 0.3),
        stroke=darker(dark, 0.4),
        width=0.8,
    )
    c.path(box(x0, top, x1 - x0, low - top), c.gradient([(0, lit), (1, plain)]), stroke=darker(dark, 0.4), width=0.8)
    w, h = (x1 - x0) / columns, (low - top) / rows
    for i in range(rows):
        for j in range(columns):
            x, y, r = x0 + (j + 0.5) * w, top + (i + 1) * h, min(w * 0.36, h * 0.4)
            foot = y if i == rows - 1 else y - h * 0.1
            peak = y - h + r + h * 0.12
            d = (
                f"M{x - r:.2f} {foot:.2f} L{x - r:.2f} {peak:.2f}"
                f" A{r:.2f} {r:.2f} 0 0 1 {x + r:.2f} {peak:.2f} L{x + r:.2f} {foot:.2f} Z"
            )
            c.path(d, darker(dark, 0.25), stroke=darker(dark, 0.5), width=0.6)
            with c.clip(d):  # the depth of the wall: its lit inner side, then the glass behind
                inner = (
                    f"M{x - r + 3:.2f} {foot:.2f} L{x - r + 3:.2f} {peak - 1:.2f}"
                    f" A{r:.2f} {r:.2f} 0 0 1 {x + r + 3:.2f} {peak - 1:.2f} L{x + r + 3:.2f} {foot:.2f} Z"
                )
                _window(c, inner, lit=0.6)


BEACHES, CITIES = ("places", "beaches"), ("places", "cities")

KINDS = [
    Kind(
        "palm beach",
        BEACHES,
        palm_beach,
        (
            "palm beach",
            "tropical beach",
            "palm-lined beach",
            "beach with palm trees",
            "palm tree beach",
            "beach with palms",
            "tropical shore",
            "island beach",
            "tropical sandy beach",
        ),
        {},
        {},
        TIMES,
        scene=True,
    ),
    Kind(
        "sandy bay",
        BEACHES,
        sandy_bay,
        (
            "sandy bay",
            "cove",
            "sandy shore",
            "bay",
            "sandy cove",
            "sheltered bay",
            "sea bay",
            "quiet cove",
            "coastal bay",
        ),
        {},
        {},
        TIMES,
        scene=True,
    ),
    Kind(
        "glass skyscraper",
        CITIES,
        glass_skyscraper,
        (
            "glass skyscraper",
            "skyscraper",
            "office tower",
            "high-rise",
            "glass tower",
            "tall building",
            "tall glass building",
            "glass high-rise",
            "glass office tower",
        ),
        {"blue": 3, "green": 1.5, "grey": 2},
        {},
        TIMES,
        scene=True,
    ),
    Kind(
        "geometric building",
        CITIES,
        geometric_building,
        (
            "geometric building",
            "modernist building",
            "modern building",
            "angular building",
            "geometric architecture",
            "building of geometric shapes",
            "modernist house",
            "block building",
        ),
        {"white": 2.5, "yellow": 1.5, "orange": 1.5, "pink": 1.2, "red": 1.5, "grey": 1.5, "blue": 1},
        {},
        TIMES,
        scene=True,
    ),
]
